/** A.10, 17: the stamped scan of an issued letter, and its electronic seal, as the original that goes out. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { docxFile, pdfFile, pngFile } from '../../support/files.js';
import { type Answer, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
  const admin = await server.staff(['administrator'], '孙管理');
  const { version } = (await admin.get('/api/staff/agency')).body;
  const body = (name: string) => ({ name, address: '', phone: '', validFrom: '2024-01-01', validUntil: null });
  await admin.post('/api/staff/agency/actions/update', {
    expectedVersion: version,
    sealedOriginals: 'in_system',
    reconsiderationBodies: [body('云溪市人民政府')],
    courts: [body('云溪市人民法院')],
  });
});

interface Issued {
  id: string;
  letterId: string;
  pdfId: string;
}

async function issued(): Promise<Issued> {
  const { id } = await desk.online('2026-03-02');
  await desk.done(desk.clerk, id, 'propose-decision', {
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '予以公开。',
  });
  await desk.done(desk.reviewer, id, 'approve-decision');
  const { version } = await desk.page(id);
  const letter = await desk.clerk.post(`/api/staff/applications/${id}/actions/issue-letter`, {
    expectedVersion: version,
    kind: 'decision_granted',
  });
  return { id, letterId: letter.body.id, pdfId: letter.body.files.pdf.id };
}

async function staged(content: Buffer, name = '盖章件.pdf', client = desk.clerk): Promise<string> {
  return (await client.upload('/api/staff/files', name, content)).body.id;
}

async function attach({ id, letterId }: Issued, fileId: string, who = desk.clerk): Promise<Answer> {
  const { version } = await desk.page(id);
  return who.post(`/api/staff/applications/${id}/outgoing-letters/${letterId}/actions/attach-sealed-original`, {
    expectedVersion: version,
    fileId,
  });
}

const send = ({ id, letterId }: Issued, more: object = {}): Promise<Answer> =>
  desk.act(desk.clerk, id, 'dispatch', { method: 'online', letterId, ...more });
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const filesOfApplicant = async (id: string): Promise<string[]> =>
  (await desk.citizen.get(`/api/me/applications/${id}`)).body.files.map((file: { id: string }) => file.id);

test('requires authentication, the agency and the role', async () => {
  const letter = await issued();
  const fileId = await staged(pdfFile());
  expect((await attach(letter, fileId, server.anonymous)).status).toBe(401);
  expect((await attach(letter, fileId, desk.outsider)).status).toBe(404);
  expect((await attach(letter, fileId, desk.reviewer)).status).toBe(403);
});

describe('the stamped scan', () => {
  test('is archived with its hash, waits with the office, and goes out as the original', async () => {
    const letter = await issued();
    const scan = pdfFile();
    const fileId = await staged(scan);
    const answer = await attach(letter, fileId);
    expect([answer.status, answer.body.sealed]).toEqual([200, { fileId, sha256: sha256(scan), date: '2026-03-02' }]);
    const page = await desk.page(letter.id);
    expect(page.events.at(-1)).toMatchObject({ kind: 'letter_sealed', title: '上传盖章原件' });
    expect(await filesOfApplicant(letter.id)).toEqual([]);
    const sent = await send(letter);
    expect([sent.status, sent.body.delivery.sealedSha256]).toEqual([200, sha256(scan)]);
    expect(await filesOfApplicant(letter.id)).toEqual([fileId]);
    const { items } = (await desk.clerk.get(`/api/staff/applications/${letter.id}/outgoing-letters`)).body;
    expect(items[0]).toMatchObject({ sentDate: '2026-03-02', sealed: { fileId } });
  });

  test('the last one counts, until the letter has gone out', async () => {
    const letter = await issued();
    const [wrong, right] = [await staged(pdfFile()), await staged(pngFile(), '盖章件.png')];
    await attach(letter, wrong);
    expect((await attach(letter, right)).body.sealed.fileId).toBe(right);
    await send(letter);
    expect(await filesOfApplicant(letter.id)).toEqual([right]);
    const late = await attach(letter, await staged(pdfFile()));
    expect([late.status, late.body.error.details.reason]).toEqual([422, '这份文书已经发出']);
    const replaced = await desk.clerk.post(`/api/staff/applications/${letter.id}/actions/issue-letter`, {
      expectedVersion: (await desk.page(letter.id)).version,
      kind: 'decision_granted',
      replaces: { letterId: letter.letterId, reason: '有误' },
    });
    expect(replaced.body.error.fields[0].message).toBe('答复书已经发出，更正须先撤销原答复');
  });

  test('a scan is a PDF or a picture, of the office, and uploaded just now', async () => {
    const letter = await issued();
    const word = await attach(letter, await staged(docxFile(), '盖章件.docx'));
    expect(word.body.error.fields).toEqual([{ path: 'fileId', message: '盖章原件应为 PDF、JPEG 或者 PNG' }]);
    const foreign = await attach(letter, await staged(pdfFile(), '盖章件.pdf', desk.outsider));
    expect(foreign.body.error.fields).toEqual([{ path: 'fileId', message: '没有这个附件，请重新上传' }]);
    const own = await attach(letter, letter.pdfId);
    expect(own.body.error.fields).toEqual([{ path: 'fileId', message: '没有这个附件，请重新上传' }]);
  });

  test('without it the letter does not leave an agency that keeps its originals here', async () => {
    const refused = await send(await issued());
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'sealedFileId']);
  });
});

describe('the electronic seal', () => {
  test('is put on the PDF of the letter; the sealed copy goes out in its place', async () => {
    const letter = await issued();
    const sent = await send(letter, { sealFileId: letter.pdfId });
    expect(sent.status).toBe(200);
    const [only, ...others] = await filesOfApplicant(letter.id);
    expect([others, only === letter.pdfId]).toEqual([[], false]);
    const bytes = Buffer.from(
      await (
        await fetch(`${server.origin}/api/me/applications/${letter.id}/files/${only ?? ''}`, {
          headers: desk.citizen.authorization,
        })
      ).arrayBuffer(),
    );
    expect(bytes.toString('latin1')).toContain('sealed by the simulator');
    expect(sent.body.delivery.sealedSha256).toBe(sha256(bytes));
    expect(sha256(bytes)).not.toBe(sent.body.files.find((file: { id: string }) => file.id === letter.pdfId)?.sha256);
  });

  test('or on its scan', async () => {
    const letter = await issued();
    const fileId = await staged(pdfFile());
    await attach(letter, fileId);
    expect((await send(letter, { sealFileId: fileId })).status).toBe(200);
    expect(await filesOfApplicant(letter.id)).not.toContain(fileId);
  });

  test('not on a file of another letter or case', async () => {
    const [letter, other] = [await issued(), await issued()];
    const refused = await send(letter, { sealFileId: other.pdfId });
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      [{ path: 'sealFileId', message: '待盖章的答复书应在 fileIds 之中，或者是所选文书的文件' }],
    ]);
    expect((await desk.page(letter.id)).status.code).toBe('awaiting_dispatch');
  });

  test('what has no seal is not called sealed', async () => {
    const letter = await issued();
    const refused = await send(letter, { sealedFileId: letter.pdfId });
    expect(refused.body.error.fields).toEqual([{ path: 'sealedFileId', message: '盖章原件应在 fileIds 之中' }]);
  });
});
