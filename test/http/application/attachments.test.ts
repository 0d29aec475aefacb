/** Files of a draft and of a case: streamed in, sniffed, owned, and given only to whom they belong. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let citizen: Client;
let stranger: Client;
let clerk: Client;
let elsewhere: Client;

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  stranger = await server.citizen('li-si');
  clerk = await server.staff(['clerk'], '王经办');
  elsewhere = await server.staff(['clerk'], '外人', 'other');
});

const newDraft = async () =>
  (await citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields: buildOtherForm() }, { key: newKey() }))
    .body as {
    id: string;
  };
const storedFiles = async () => (await server.connection.db?.collection('files.files').countDocuments()) ?? -1;

test('requires authentication', async () => {
  const answer = await server.anonymous.upload(`/api/me/drafts/${'0'.repeat(24)}/files`, 'a.pdf', PDF);
  expect(answer.status).toBe(401);
});

describe('attachments of a draft', () => {
  test('are stored, listed, filed with the case, and downloaded byte by byte', async () => {
    const draft = await newDraft();
    const uploaded = await citizen.upload(`/api/me/drafts/${draft.id}/files`, '身份证.png', PNG);
    expect(uploaded.status).toBe(201);
    expect(uploaded.body.file).toMatchObject({ name: '身份证.png', size: PNG.length, contentType: 'image/png' });
    const made = await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() });
    expect(made.body.files).toHaveLength(1);
    const path = `/applications/${made.body.id}/files/${uploaded.body.file.id}`;
    for (const [who, base, status] of [
      [citizen, '/api/me', 200],
      [clerk, '/api/staff', 200],
      [stranger, '/api/me', 404],
      [elsewhere, '/api/staff', 404],
    ] as const) {
      const response = await fetch(server.origin + base + path, { headers: who.authorization });
      expect(response.status).toBe(status);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (status === 200) {
        expect(bytes.equals(PNG)).toBe(true);
        expect(response.headers.get('content-type')).toBe('image/png');
      }
    }
  });

  test('a name sent beside the file goes before the name of the part, which WeChat makes up', async () => {
    const draft = await newDraft();
    const form = new FormData();
    form.append('name', '../证件/身份证明1.jpg');
    form.append('file', new Blob([PNG]), 'tmp_4f3a.png');
    const response = await fetch(`${server.origin}/api/me/drafts/${draft.id}/files`, {
      method: 'POST',
      headers: citizen.authorization,
      body: form,
    });
    const { file } = (await response.json()) as { file: { name: string } };
    expect([response.status, file.name]).toEqual([201, '身份证明1.png']);
  });

  test('what is not of the closed list is refused and leaves nothing behind', async () => {
    const draft = await newDraft();
    const before = await storedFiles();
    const answer = await citizen.upload(
      `/api/me/drafts/${draft.id}/files`,
      'run.pdf',
      Buffer.from('MZ\u0090\u0000 not a document'),
    );
    expect(answer.status).toBe(415);
    expect(answer.body.error.code).toBe('unsupported_file_type');
    expect(await storedFiles()).toBe(before);
  });

  test('10 MB are accepted, one byte more is not', async () => {
    const draft = await newDraft();
    const limit = 10 * 1_048_576;
    const exact = Buffer.concat([PDF, Buffer.alloc(limit - PDF.length, 32)]);
    expect((await citizen.upload(`/api/me/drafts/${draft.id}/files`, '正好.pdf', exact)).status).toBe(201);
    const over = await citizen.upload(
      `/api/me/drafts/${draft.id}/files`,
      '超出.pdf',
      Buffer.concat([exact, Buffer.from(' ')]),
    );
    expect(over.status).toBe(413);
    expect(over.body.error.code).toBe('file_too_large');
  });

  test('ten files, also when twelve come at once; the eleventh is told why', async () => {
    const draft = await newDraft();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => citizen.upload(`/api/me/drafts/${draft.id}/files`, `${index}.pdf`, PDF)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(10);
    const refused = answers.filter((answer) => answer.status !== 201);
    expect(refused.map((answer) => answer.body.error.code)).toEqual(['too_many_files', 'too_many_files']);
    const seen = (await citizen.get(`/api/me/drafts/${draft.id}`)).body;
    expect(seen.files).toHaveLength(10);
  });

  test('a photograph of the identity document stands for its number, as long as it is there', async () => {
    const { id } = await newDraft();
    const save = async (fields: object) => {
      const { version } = (await citizen.get(`/api/me/drafts/${id}`)).body;
      return (await citizen.request('PATCH', `/api/me/drafts/${id}`, { expectedVersion: version, fields })).body;
    };
    const without = [{ path: 'identityNumber', message: '请填写身份证明上的号码，或者上传证件的照片' }];
    expect((await save({ identityNumber: '' })).faults).toEqual(without);
    const { file } = (await citizen.upload(`/api/me/drafts/${id}/files`, '护照.png', PNG)).body;
    const with_ = await save({ identityPhoto: file.id });
    expect([with_.faults, with_.fields.identityPhoto]).toEqual([[], file.id]);
    expect((await save({ identityPhoto: '0'.repeat(24) })).faults).toEqual(without);
    await save({ identityPhoto: file.id });
    const removed = (await citizen.request('DELETE', `/api/me/drafts/${id}/files/${file.id}`)).body;
    expect([removed.faults, removed.fields.identityPhoto]).toEqual([without, undefined]);
    const again = (await citizen.upload(`/api/me/drafts/${id}/files`, '护照.png', PNG)).body;
    expect((await citizen.post('/api/me/applications', { draftId: id }, { key: newKey() })).status).toBe(400);
    await save({ identityPhoto: again.file.id });
    const made = await citizen.post('/api/me/applications', { draftId: id }, { key: newKey() });
    expect([made.status, made.body.applicant.identity, made.body.files.length]).toEqual([201, null, 1]);
  });

  test('a stranger can neither add nor remove', async () => {
    const draft = await newDraft();
    const mine = await citizen.upload(`/api/me/drafts/${draft.id}/files`, 'a.pdf', PDF);
    expect((await stranger.upload(`/api/me/drafts/${draft.id}/files`, 'b.pdf', PDF)).status).toBe(404);
    const removal = await stranger.request('DELETE', `/api/me/drafts/${draft.id}/files/${mine.body.file.id}`);
    expect(removal.status).toBe(404);
    const own = await citizen.request('DELETE', `/api/me/drafts/${draft.id}/files/${mine.body.file.id}`);
    expect(own.body.files).toEqual([]);
  });
});

describe('files of an office', () => {
  test('an answer carries only files that this agency has uploaded', async () => {
    const made = await clerk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: buildOtherForm() },
      { key: newKey() },
    );
    const foreign = await elsewhere.upload('/api/staff/files', '别处.pdf', PDF);
    const answer = await clerk.post(`/api/staff/applications/${made.body.id}/actions/request-supplement`, {
      expectedVersion: made.body.version,
      text: '请补正',
    });
    const refused = await clerk.post(`/api/staff/applications/${made.body.id}/actions/record-supplement`, {
      expectedVersion: answer.body.version,
      fileIds: [foreign.body.id],
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error.fields).toEqual([{ path: 'fileIds.0', message: '没有这个附件，请重新上传' }]);
    const own = await clerk.upload('/api/staff/files', '补正材料.pdf', PDF);
    const recorded = await clerk.post(`/api/staff/applications/${made.body.id}/actions/record-supplement`, {
      expectedVersion: answer.body.version,
      fileIds: [own.body.id],
    });
    expect(recorded.status).toBe(200);
    expect(recorded.body.files.map((file: { name: string }) => file.name)).toEqual(['补正材料.pdf']);
  });
});
