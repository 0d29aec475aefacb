/** Uploads through the door, with a scanner behind it: what is refused is told plainly, what is found is kept apart and on record. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { TestClamd } from '../../support/clamd.js';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { docmFile, jpegFile, pdfFile, zipFile } from '../../support/files.js';
import { EICAR, exif, heicFile, pdfOf, withSegment } from '../../support/hostile-files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const clamd = new TestClamd();
const { port } = await clamd.start();
const server = useServer({
  today: '2026-03-02',
  config: { CLAMD_ADDRESS: `127.0.0.1:${port}`, CLAMD_TIMEOUT_SECONDS: '3' },
});
let citizen: Client;
let stranger: Client;
let clerk: Client;
let elsewhere: Client;

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  stranger = await server.citizen('li-si');
  clerk = await server.staff(['clerk'], '王经办');
  elsewhere = await server.staff(['clerk'], '外人', 'other');
});
afterAll(() => clamd.stop());
beforeEach(() => {
  clamd.mood = 'scanning';
});

const draft = async (): Promise<string> =>
  (await citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields: buildOtherForm() }, { key: newKey() }))
    .body.id;
const rows = async (name: string) => (await server.connection.db?.collection(name).find().toArray()) ?? [];
const errorOf = ({ status, body }: Answer) => [status, body.error.code, body.error.details?.kind];

test('requires authentication', async () => {
  for (const path of ['/api/me/files', '/api/staff/files', `/api/me/drafts/${'0'.repeat(24)}/files`]) {
    expect((await server.anonymous.upload(path, 'a.pdf', pdfFile())).status).toBe(401);
  }
});

test('another citizen’s draft takes nothing from a stranger, clean or not', async () => {
  const id = await draft();
  for (const content of [pdfFile(), EICAR]) {
    expect((await stranger.upload(`/api/me/drafts/${id}/files`, 'a.pdf', content)).status).toBe(404);
  }
});

test('another agency cannot use a file, though it knows its number', async () => {
  const { body: file } = await clerk.upload('/api/staff/files', '扫描件.pdf', pdfFile());
  const answer = await elsewhere.post(
    '/api/staff/applications',
    { channel: 'in_person', submittedDate: '2026-03-02', fields: buildOtherForm(), fileIds: [file.id] },
    { key: newKey() },
  );
  expect(answer.body.error.fields).toEqual([{ path: 'fileIds.0', message: '没有这个附件，请重新上传' }]);
});

describe('a refusal says what is wrong and what to do', () => {
  test.each([
    ['macros', 422, docmFile(), '这个文件不能上传：文件含有宏。请另存为不含宏的 .docx 或 .xlsx 后上传。'],
    [
      'pdf_script',
      422,
      pdfOf('<</S/JavaScript/JS(x)>>'),
      '这个文件不能上传：PDF 含有 JavaScript 脚本。请打印为 PDF 后上传。',
    ],
    [
      'hidden_archive',
      422,
      Buffer.concat([jpegFile(), zipFile({ a: 'a' })]),
      '这个文件不能上传：文件里藏有压缩包。需要提交几个文件的，请逐个上传。',
    ],
  ])('%s', async (kind, status, content, message) => {
    const before = (await rows('files.files')).length;
    for (const [who, path] of [
      [citizen, '/api/me/files'],
      [clerk, '/api/staff/files'],
      [citizen, `/api/me/drafts/${await draft()}/files`],
    ] as const) {
      const answer = await who.upload(path, '附件', content);
      expect(errorOf(answer)).toEqual([status, 'file_refused', kind]);
      expect(answer.body.error.message).toBe(message);
    }
    expect((await rows('files.files')).length).toBe(before);
  });

  test('HEIC: how to send a JPEG', async () => {
    const answer = await citizen.upload('/api/me/files', 'IMG_0001.HEIC', heicFile(), 'image/heic');
    expect([answer.status, answer.body.error.code]).toEqual([415, 'unsupported_file_type']);
    expect(answer.body.error.message).toContain('设置 → 相机 → 格式 → 选“兼容性最佳”（最兼容）');
  });
});

describe('what the scanner finds', () => {
  test('is told plainly, kept apart, on record, and nowhere else', async () => {
    const id = await draft();
    for (const [who, path, agencyId, type] of [
      [citizen, `/api/me/drafts/${id}/files`, null, 'citizen'],
      [clerk, '/api/staff/files', server.agencyId, 'staff'],
    ] as const) {
      const known = new Set((await rows('quarantine.files')).map((row) => String(row._id)));
      const before = (await rows('files.files')).length;
      const answer = await who.upload(path, '说明.txt', EICAR);
      expect(errorOf(answer)).toEqual([422, 'file_infected', undefined]);
      expect(answer.body.error.message).toContain('Eicar-Test-Signature');
      const [row, ...others] = (await rows('quarantine.files')).filter((each) => !known.has(String(each._id)));
      expect(others).toEqual([]);
      expect(row).toMatchObject({ filename: '说明.txt', length: 68, metadata: { agencyId } });
      const audit = (await rows('auditRows')).filter((each) => each['action'] === 'quarantine_file');
      expect(audit.at(-1)).toMatchObject({
        agencyId,
        actor: { type },
        subject: { type: 'file', id: row?._id },
        detail: { threat: 'Eicar-Test-Signature' },
      });
      expect((await rows('files.files')).length).toBe(before);
    }
    expect((await citizen.get(`/api/me/drafts/${id}`)).body.files).toEqual([]);
  });

  test('has no door: its number can be neither claimed nor downloaded', async () => {
    await clerk.upload('/api/staff/files', '说明.txt', EICAR);
    const fileId = String((await rows('quarantine.files')).at(-1)?._id);
    const body = { channel: 'in_person', submittedDate: '2026-03-02', fields: buildOtherForm() };
    const claimed = await clerk.post('/api/staff/applications', { ...body, fileIds: [fileId] }, { key: newKey() });
    expect(claimed.body.error.fields).toEqual([{ path: 'fileIds.0', message: '没有这个附件，请重新上传' }]);
    const made = await clerk.post('/api/staff/applications', body, { key: newKey() });
    expect((await clerk.get(`/api/staff/applications/${made.body.id}/files/${fileId}`)).status).toBe(404);
  });
});

describe('a scanner that gives no verdict', () => {
  test.each(['silent', 'hanging_up', 'not_clamd'] as const)('%s: 503, come again, nothing kept', async (mood) => {
    const id = await draft();
    const before = (await rows('files.files')).length;
    clamd.mood = mood;
    const answer = await citizen.upload(`/api/me/drafts/${id}/files`, '说明.pdf', pdfFile());
    expect(errorOf(answer)).toEqual([503, 'scanner_unavailable', undefined]);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(answer.body.error.message).toBe('文件安全检查暂时不可用，文件没有保存，请稍后重新上传。');
    expect((await rows('files.files')).length).toBe(before);
    clamd.mood = 'scanning';
    expect((await citizen.upload(`/api/me/drafts/${id}/files`, '说明.pdf', pdfFile())).status).toBe(201);
  });
});

test('a photo comes back without the place it was taken at; it is saved, never opened in place', async () => {
  const id = await draft();
  const told = withSegment(jpegFile(), 0xe1, exif(1));
  const { body } = await citizen.upload(`/api/me/drafts/${id}/files`, '..\\身份证\u202egpj.JPG', told);
  expect(body.file).toMatchObject({ name: '身份证gpj.JPG'.replace('.JPG', '.jpg'), size: jpegFile().length });
  const made = await citizen.post('/api/me/applications', { draftId: id }, { key: newKey() });
  const response = await fetch(`${server.origin}/api/me/applications/${made.body.id}/files/${body.file.id}`, {
    headers: citizen.authorization,
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(jpegFile())).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `attachment; filename="___gpj.jpg"; filename*=UTF-8''%E8%BA%AB%E4%BB%BD%E8%AF%81gpj.jpg`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  });
});

test('twelve uploads at once: all are told, memory stays flat, the spool is empty afterwards', async () => {
  const content = Buffer.concat([Buffer.from('说明\n'), Buffer.alloc(5_000_000, 0x61)]);
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  /** A server with its hands full says so with a 503 and is asked again, as the faces do it; anything else is the answer. */
  const upload = async (): Promise<number> => {
    for (;;) {
      const { status } = await clerk.upload('/api/staff/files', 'a.txt', content);
      if (status !== 503) return status;
    }
  };
  const answers = await Promise.all(Array.from({ length: 12 }, upload));
  clearInterval(watch);
  expect(answers).toEqual(Array(12).fill(201));
  // The client's own copies of the bodies are in this process too.
  expect(most - before).toBeLessThan(400 * 1_048_576);
  expect(await readdir(server.uploadDirectory)).toEqual([]);
}, 120_000);
