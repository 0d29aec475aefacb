/** Letters of a case: looked at, issued, kept for good, sent. What they say: `letter-texts.test.ts`. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { blockOf, type LetterDesk, openLetterDesk, serial, textOf } from '../../support/letter-desk.js';
import { docxText, pdfPages, squeezed, withoutPageNumbers } from '../../support/letter-files.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: LetterDesk;
beforeAll(async () => {
  desk = await openLetterDesk(server);
});

const at = (id: string, rest = ''): string => `/api/staff/applications/${id}/outgoing-letters${rest}`;

async function bytes(path: string, who = desk.clerk): Promise<Buffer> {
  const response = await fetch(server.origin + path, { headers: who.authorization });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('who may', () => {
  let id = '';
  let letterId = '';
  beforeAll(async () => {
    ({ id } = await desk.handedIn('2026-03-02'));
    letterId = (await desk.issued(id, 'receipt')).id;
  });

  test('requires authentication', async () => {
    expect((await server.anonymous.get(at(id))).status).toBe(401);
    expect((await desk.issue(id, 'receipt', {}, server.anonymous)).status).toBe(401);
    expect((await desk.citizen.get(at(id))).status).toBe(401);
  });

  test('another agency finds nothing', async () => {
    for (const path of [at(id), at(id, `/${letterId}`), at(id, `/${letterId}/pdf`), at(id, `/${letterId}/docx`)])
      expect((await desk.outsider.get(path)).status).toBe(404);
    expect((await desk.preview(id, 'receipt', {}, desk.outsider)).status).toBe(404);
    expect((await desk.issue(id, 'receipt', {}, desk.outsider)).status).toBe(404);
  });

  test('issuing is for clerks, reading for the office', async () => {
    expect((await desk.issue(id, 'receipt', {}, desk.reviewer)).status).toBe(403);
    expect((await desk.reviewer.get(at(id, `/${letterId}`))).status).toBe(200);
  });
});

describe('one text in preview, DOCX and PDF', () => {
  test('of a long letter with every kind of block', async () => {
    const text = Array.from(
      { length: 60 },
      (_, line) => `第${line + 1}条：甲方 A&B <Ltd.> “附件${line}”，见《目录》。`,
    );
    const id = await desk.decided([{ code: 'granted', ground: 'article_36_2' }], text.join('\n'));
    const seen = (await desk.preview(id, 'decision_granted')).body;
    const letter = await desk.issued(id, 'decision_granted');
    expect(letter.number).toMatch(/^云城管依申请〔2026〕第\d+号$/);
    expect(textOf(seen).replace('（文号在签发时编定）', letter.number)).toBe(textOf(letter));
    expect(blockOf(letter, 'letterhead')?.text).toBe('云溪市城市管理局');

    const docx = await bytes(at(id, `/${letter.id}/docx`));
    const pdf = await bytes(at(id, `/${letter.id}/pdf`));
    expect([sha256(docx), sha256(pdf)]).toEqual([letter.files.docx.sha256, letter.files.pdf.sha256]);
    expect(squeezed(await docxText(docx))).toBe(textOf(letter));
    const pages = pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(3);
    expect(withoutPageNumbers(pages)).toBe(textOf(letter));
    expect(pages.map((page) => /— (\d+) —/.exec(page)?.[1])).toEqual(pages.map((_, index) => String(index + 1)));
    // Only the characters that occur are in it; the font is 14 MB.
    expect([docx.length < 30_000, pdf.length < 120_000]).toEqual([true, true]);
  });

  test('of a letter with a table, and as a PDF before it is issued', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'demand-fee', { method: 'per_page', pages: 68 });
    const values = { 缴纳方式: '非税收入统一缴款码' };
    const draft = await fetch(`${server.origin}/api/staff/applications/${id}/actions/preview-letter-pdf`, {
      method: 'POST',
      headers: { ...desk.clerk.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'fee_notice', values }),
    });
    const drawn = withoutPageNumbers(pdfPages(Buffer.from(await draft.arrayBuffer())));
    const letter = await desk.issued(id, 'fee_notice', { values });
    expect(drawn.replace('（文号在签发时编定）', letter.number)).toBe(textOf(letter));
    expect(squeezed(await docxText(await bytes(at(id, `/${letter.id}/docx`))))).toBe(textOf(letter));
    expect(withoutPageNumbers(pdfPages(await bytes(at(id, `/${letter.id}/pdf`))))).toBe(textOf(letter));
  });
});

describe('an issued letter', () => {
  test('of receipt: the copy of the applicant binds the case to his account; what is archived holds no code', async () => {
    const { id, number } = await desk.handedIn('2026-03-02');
    const letter = await desk.issued(id, 'receipt');
    const response = await fetch(`${server.origin}${at(id, `/${letter.id}/actions/print-applicant-copy`)}`, {
      method: 'POST',
      headers: { ...desk.clerk.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ expectedVersion: letter.version }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = withoutPageNumbers(pdfPages(Buffer.from(await response.arrayBuffer())));
    const code = /和绑定码([0-9A-Z]{10})，/.exec(text)?.[1] ?? '';
    const bound = await desk.citizen.post('/api/me/applications/actions/bind', { number, code });
    expect([bound.status, bound.body.id]).toEqual([200, id]);
    expect(withoutPageNumbers(pdfPages(await bytes(at(id, `/${letter.id}/pdf`))))).not.toContain('绑定码');
  });

  test('is in the file, in the list and in the audit log; changes of the case do not touch it', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const letter = await desk.issued(id, 'receipt');
    const files = (await desk.page(id)).files.map((file: { name: string }) => file.name);
    expect(files).toEqual(['政府信息公开申请接收回执.docx', '政府信息公开申请接收回执.pdf']);
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '检索' });
    await desk.done(desk.head, id, 'approve-extension');
    const again = (await desk.clerk.get(at(id, `/${letter.id}`))).body;
    expect(again.model).toEqual(letter.model);
    const list = (await desk.clerk.get(at(id))).body;
    expect(list.items.map((item: { id: string }) => item.id)).toEqual([letter.id]);
    const rows = await server.connection.db?.collection('auditRows').find({ 'subject.id': id }).toArray();
    const actions = rows?.map((row) => row.action as string) ?? [];
    expect(actions).toEqual(expect.arrayContaining(['issue_letter', 'archive_letter_files']));
    const archived = rows?.find((row) => row.action === 'archive_letter_files');
    expect(archived?.detail).toMatchObject({
      pdfSha256: letter.files.pdf.sha256,
      docxSha256: letter.files.docx.sha256,
    });
  });

  test('is replaced by a new one that names it; its number stays used', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-20' });
    const first = await desk.issued(id, 'supplement_notice');
    const replaces = { letterId: first.id, reason: '联系电话有误' };
    const second = await desk.issued(id, 'supplement_notice', { replaces, values: { 补充说明: '请来电联系。' } });
    expect(serial(second.number)).toBe(serial(first.number) + 1);
    expect(blockOf(second, 'notes')?.items).toEqual([
      `注：本文书代替本机关2026年3月2日制发的《政府信息公开申请补正告知书》（${first.number}），原文书作废。`,
    ]);
    const { items } = (await desk.clerk.get(at(id))).body;
    expect(items.map((item: { replacedBy: string | null }) => item.replacedBy)).toEqual([second.id, null]);
    const third = await desk.issue(id, 'supplement_notice', { replaces });
    expect([third.status, third.body.error.fields]).toEqual([
      400,
      [{ path: 'replaces.letterId', message: '这份文书已被代替，请选择代替它的那一份' }],
    ]);
  });

  test('is proved to have arrived by a 送达回证', async () => {
    const id = await desk.decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const letter = await desk.issued(id, 'decision_granted');
    const proof = await desk.issued(id, 'delivery_receipt', { aboutLetterId: letter.id });
    expect([proof.number, proof.recipient]).toEqual([null, '张三']);
    expect(blockOf(proof, 'table')?.rows?.slice(0, 4)).toEqual([
      ['送达文书', '政府信息公开告知书'],
      ['文号', letter.number],
      ['受送达人', '张三'],
      ['送达地点', ''],
    ]);
  });

  test('whose files were not drawn, because the server stopped, is drawn when it is asked for', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const letter = await desk.issued(id, 'receipt');
    await server.commands.files.delete([letter.files.docx.id, letter.files.pdf.id]);
    const letters = server.connection.db?.collection<{ _id: string }>('outgoingLetters');
    const lost = { files: null, drawingUntil: '2026-03-02T23:59:59.000Z' };
    await letters?.updateOne({ _id: letter.id }, { $set: lost });
    expect((await desk.clerk.get(at(id, `/${letter.id}/pdf`))).status).toBe(503);
    await letters?.updateOne({ _id: letter.id }, { $set: { ...lost, drawingUntil: '2026-03-01T00:00:00.000Z' } });
    // What is drawn anew from the same text at the same instant is the same file.
    expect(sha256(await bytes(at(id, `/${letter.id}/pdf`)))).toBe(letter.files.pdf.sha256);
  });
});

describe('the answer that goes out', () => {
  test('carries the PDF of the issued letter, which is the applicant’s from then on', async () => {
    const { id } = await desk.online('2026-03-02', { subject: '发出的文书' });
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const letter = await desk.issued(id, 'decision_granted');
    const own = `/api/me/applications/${id}`;
    expect((await desk.citizen.get(own)).body.files).toEqual([]);
    const foreign = await desk.handedIn('2026-03-02');
    const other = await desk.issued(foreign.id, 'receipt');
    for (const [letterId, message] of [
      [other.id, '本案没有这份文书'],
      [(await desk.issued(id, 'receipt')).id, '只有处理决定的文书可以作为答复发出'],
    ]) {
      const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'online', letterId });
      expect([refused.status, refused.body.error.fields]).toEqual([400, [{ path: 'letterId', message }]]);
    }
    await desk.done(desk.clerk, id, 'dispatch', { method: 'online', letterId: letter.id });
    const { files } = (await desk.citizen.get(own)).body;
    expect(files.map((file: { id: string }) => file.id)).toEqual([letter.files.pdf.id]);
    expect(sha256(await bytes(`${own}/files/${letter.files.pdf.id}`, desk.citizen))).toBe(letter.files.pdf.sha256);
    const late = await desk.issue(id, 'decision_granted', { replaces: { letterId: letter.id, reason: '有误' } });
    expect([late.status, late.body.error.fields[0].message]).toEqual([400, '答复书已经发出，更正须先撤销原答复']);
  });

  test('one that was replaced does not go out', async () => {
    const id = await desk.decided([{ code: 'granted', ground: 'article_36_2' }], '予以公开。');
    const first = await desk.issued(id, 'decision_granted');
    await desk.issued(id, 'decision_granted', { replaces: { letterId: first.id, reason: '标题有误' } });
    const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'post', letterId: first.id });
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      [{ path: 'letterId', message: '这份文书已被代替' }],
    ]);
  });
});
