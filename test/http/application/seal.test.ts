/** A.10, 17: the letter gets its electronic seal when it goes out; the hash of what left is archived, and nothing is half done. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { pdfFile, pngFile } from '../../support/files.js';
import { type Answer, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

const letterSaying = (word: string): Buffer => Buffer.concat([pdfFile(), Buffer.from(`% ${word}\n%%EOF\n`)]);

async function staged(content: Buffer, name = '答复书.pdf', client = desk.clerk): Promise<string> {
  return (await client.upload('/api/staff/files', name, content)).body.id;
}

async function decided(): Promise<string> {
  const { id } = await desk.online('2026-03-02');
  await desk.done(desk.clerk, id, 'propose-decision', {
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '予以公开。',
  });
  await desk.done(desk.reviewer, id, 'approve-decision');
  return id;
}

const send = (id: string, fileId: string, body: object = {}): Promise<Answer> =>
  desk.act(desk.clerk, id, 'dispatch', { method: 'online', fileIds: [fileId], sealFileId: fileId, ...body });

async function bytesOf(id: string, fileId: string): Promise<Buffer> {
  const path = `${server.origin}/api/me/applications/${id}/files/${fileId}`;
  return Buffer.from(await (await fetch(path, { headers: desk.citizen.authorization })).arrayBuffer());
}

const storedFiles = (): Promise<number> => server.connection.db?.collection('files.files').countDocuments() ?? never();
function never(): never {
  throw new Error('no database');
}

test('requires authentication, the agency and the role', async () => {
  const id = await decided();
  const fileId = await staged(pdfFile());
  const path = `/api/staff/applications/${id}/actions/dispatch`;
  const body = { expectedVersion: 4, method: 'online', fileIds: [fileId], sealFileId: fileId };
  const before = await storedFiles();
  expect((await server.anonymous.post(path, body)).status).toBe(401);
  expect((await desk.outsider.post(path, body)).status).toBe(404);
  expect((await desk.act(desk.reviewer, id, 'dispatch', { ...body })).status).toBe(403);
  expect(await storedFiles()).toBe(before);
});

test('the applicant opens the sealed letter, and its hash is archived', async () => {
  const id = await decided();
  const [letter, annex] = [await staged(letterSaying('答复')), await staged(pngFile(), '附图.png')];
  const answer = await send(id, letter, { fileIds: [letter, annex] });
  expect(answer.status).toBe(200);
  const { files } = (await desk.citizen.get(`/api/me/applications/${id}`)).body;
  expect(files.map(({ name }: { name: string }) => name)).toEqual(['答复书.pdf', '附图.png']);
  const [sealed] = files;
  expect(sealed.id).not.toBe(letter);
  const bytes = await bytesOf(id, sealed.id);
  expect(bytes.toString('latin1')).toContain('sealed by the simulator');
  expect(answer.body.delivery.sealedSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

describe('nothing is half done', () => {
  test.each([
    ['seal-fault-500', '电子签章服务暂时不可用，答复没有发出，请稍后重试，或者上传盖章后的扫描件。'],
    ['seal-fault-unsealed', '电子签章服务没有交回盖章的 PDF，答复没有发出，请稍后重试，或者上传盖章后的扫描件。'],
    ['seal-fault-page', '电子签章服务没有交回盖章的 PDF，答复没有发出，请稍后重试，或者上传盖章后的扫描件。'],
  ])('%s: 503, and the case and the files stay as they were', async (fault, message) => {
    const id = await decided();
    const letter = await staged(letterSaying(fault));
    const [files, { version }] = [await storedFiles(), await desk.page(id)];
    const answer = await send(id, letter);
    expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([
      503,
      'service_unavailable',
      message,
    ]);
    expect(await desk.page(id)).toMatchObject({ version, status: { code: 'awaiting_dispatch' } });
    expect(await storedFiles()).toBe(files);
    // The scan of the stamped letter is still a way.
    const scan = await staged(pdfFile());
    expect((await send(id, scan, { sealFileId: undefined, sealedFileId: scan })).status).toBe(200);
  });

  test('no seal is put on what could not go out', async () => {
    const letter = await staged(letterSaying('还没有批准'));
    const { id } = await desk.online('2026-03-02');
    const files = await storedFiles();
    expect((await send(id, letter)).status).toBe(422);
    const ready = await decided();
    expect((await desk.act(desk.clerk, ready, 'dispatch', { expectedVersion: 1 })).status).toBe(400);
    const early = await send(ready, letter, { date: '2026-02-27' });
    expect([early.status, early.body.error.code]).toEqual([422, 'event_date_invalid']);
    const foreign = await staged(pdfFile(), '答复书.pdf', desk.outsider);
    expect((await send(ready, foreign)).body.error.fields[0].path).toBe('fileIds.0');
    expect(await storedFiles()).toBe(files + 1);
    expect((await desk.page(ready)).status.code).toBe('awaiting_dispatch');
  });

  test.each([
    [
      'not among the files',
      async () => ({ fileIds: [await staged(pdfFile())] }),
      '待盖章的答复书应在 fileIds 之中，或者是所选文书的文件',
    ],
    [
      'stamped already',
      async (letter: string) => ({ sealedFileId: letter }),
      '已经上传了盖章原件，不需要再加盖电子签章',
    ],
  ])('%s', async (_, more, message) => {
    const letter = await staged(pdfFile());
    const answer = await send(await decided(), letter, await more(letter));
    expect([answer.status, answer.body.error.fields]).toEqual([400, [{ path: 'sealFileId', message }]]);
  });

  test('only a PDF is sealed', async () => {
    const answer = await send(await decided(), await staged(pngFile(), '答复书.png'));
    expect(answer.body.error.fields).toEqual([{ path: 'sealFileId', message: '只能为 PDF 加盖电子签章' }]);
  });
});
