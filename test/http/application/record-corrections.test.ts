/** 第四十一条: correction of a record on oneself, with evidence; verified by one, decided by another; never in table 2. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Stored } from '../../../src/persistence/collections.js';
import { buildCorrection, IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const bed = useServer({ today: '2026-03-02' });

let citizen: Client;
let another: Client;
let clerk: Client;
let reviewer: Client;
let elsewhere: Client;

beforeAll(async () => {
  citizen = await bed.citizen('zhang-san');
  another = await bed.citizen('li-si');
  clerk = await bed.staff(['clerk'], '王经办');
  reviewer = await bed.staff(['reviewer'], '李审核');
  elsewhere = await bed.staff(['clerk', 'reviewer', 'office_head'], '外人', 'other');
});

async function evidence(who: Client = citizen): Promise<string> {
  return (await who.upload('/api/me/files', '录像截图.pdf', pdfFile())).body.id as string;
}
const submit = async (change: (body: ReturnType<typeof buildCorrection>) => object = (body) => body) =>
  citizen.post('/api/me/record-corrections', change(buildCorrection(bed.agencyId, await evidence())), {
    key: newKey(),
  });
async function submitted(): Promise<Answer['body']> {
  const made = await submit();
  expect(made.status).toBe(201);
  return made.body;
}
const handle = (who: Client, { id, version }: Answer['body'], verb: string, body: object) =>
  who.post(`/api/staff/record-corrections/${id}/actions/${verb}`, { expectedVersion: version, ...body });
const decide = (who: Client, correction: Answer['body'], more: object = {}) =>
  handle(who, correction, 'decide', { outcome: 'corrected', text: '已删去该条记录。', ...more });
const verified = async () => (await handle(clerk, await submitted(), 'verify', { text: '与录像核对' })).body;

describe('requires authentication; only the person and the agency', () => {
  test('nobody, another citizen, another agency, a contributor', async () => {
    expect((await bed.anonymous.post('/api/me/record-corrections', {}, { key: newKey() })).status).toBe(401);
    const correction = await submitted();
    expect((await another.get(`/api/me/record-corrections/${correction.id}`)).status).toBe(404);
    expect((await elsewhere.get(`/api/staff/record-corrections/${correction.id}`)).status).toBe(404);
    expect((await handle(elsewhere, correction, 'verify', { text: '核对' })).status).toBe(404);
    const contributor = await bed.staff(['contributor'], '信息员');
    expect((await contributor.get('/api/staff/record-corrections')).status).toBe(403);
    expect((await another.get('/api/me/record-corrections')).body.items).toEqual([]);
    const file = `/files/${correction.files[0].id}`;
    expect((await another.get(`/api/me/record-corrections/${correction.id}${file}`)).status).toBe(404);
    const own = await fetch(`${bed.origin}/api/me/record-corrections/${correction.id}${file}`, {
      headers: citizen.authorization,
    });
    expect(own.status).toBe(200);
  });
});

describe('filed with evidence, verified, corrected and told', () => {
  test('from both sides', async () => {
    const correction = await submitted();
    expect(correction).toMatchObject({
      number: expect.stringMatching(/^TEST-GZ-2026-\d{4}$/),
      agencyName: '云溪市城市管理局',
      status: { code: 'submitted', label: '已提交，等待核实' },
      abilities: { withdraw: true },
    });
    const seen = (await clerk.get(`/api/staff/record-corrections/${correction.id}`)).body;
    expect(seen.applicant).toMatchObject({ name: '张三', identity: { masked: '1101************2X' } });
    const stored = await bed.connection.db?.collection<Stored>('recordCorrections').findOne({ _id: correction.id });
    expect(JSON.stringify(stored)).not.toContain(IDENTITY_NUMBER);

    expect((await decide(reviewer, correction)).body.error.code).toBe('action_not_allowed');
    const checked = (await handle(clerk, correction, 'verify', { text: '与录像核对，确非本人' })).body;
    expect(checked).toMatchObject({ status: { code: 'verifying' }, abilities: { decide: false } });
    expect((await decide(clerk, checked)).body.error.code).toBe('separation_of_duties');
    const done = (await decide(reviewer, checked)).body;
    expect(done).toMatchObject({ status: { code: 'decided' }, decision: { outcome: { code: 'corrected' } } });
    expect((await decide(reviewer, done)).status).toBe(422);

    const mine = (await citizen.get(`/api/me/record-corrections/${correction.id}`)).body;
    expect(mine).toMatchObject({
      status: { label: '已办结' },
      decision: { text: '已删去该条记录。' },
      abilities: { withdraw: false },
    });
    expect(JSON.stringify(mine)).not.toContain('与录像核对');
    const notices = await bed.connection.db
      ?.collection('outbox')
      .find({ 'subject.id': correction.id, 'recipient.type': 'citizen' })
      .toArray();
    expect(notices?.map((row) => row['title'])).toEqual(['您的更正申请：已更正']);
    const listed = (await clerk.get('/api/staff/record-corrections?status=decided')).body;
    expect(listed.items.map((item: Answer['body']) => item.id)).toContain(correction.id);
    const queue = (await clerk.get('/api/staff/applications?view=all')).body;
    expect(queue.items).toEqual([]);
    const tables = (await clerk.get('/api/staff/reports/2026/tables')).body.tables;
    expect(tables.table2.rows.newly_received).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test.each([
    ['forwarded', 'agency', 400],
    ['redirected', 'agency', 400],
  ])('%s names the agency that may correct it', async (outcome, path, status) => {
    const correction = await verified();
    const without = await decide(reviewer, correction, { outcome });
    expect([without.status, without.body.error.fields[0].path]).toEqual([status, path]);
    const named = await decide(reviewer, correction, { outcome, agency: '云溪市商务局' });
    expect(named.body.decision).toMatchObject({ outcome: { code: outcome }, agency: '云溪市商务局' });
  });

  test('withdrawn by the person himself, and then nothing more', async () => {
    const { id, version } = await submitted();
    const withdrawn = await citizen.post(`/api/me/record-corrections/${id}/actions/withdraw`, {
      expectedVersion: version,
    });
    expect(withdrawn.body.status.code).toBe('withdrawn');
    expect((await handle(clerk, withdrawn.body, 'verify', { text: '核对' })).body.error.code).toBe(
      'action_not_allowed',
    );
  });
});

describe('what is wrong is told by its field', () => {
  test('no evidence, a wrong number, nobody to reach, no such agency', async () => {
    const faultOf = (answer: Answer) => [answer.status, answer.body.error.fields[0].path];
    expect(faultOf(await submit((body) => ({ ...body, fileIds: [] })))).toEqual([400, 'fileIds']);
    const person = (change: object) => submit((body) => ({ ...body, applicant: { ...body.applicant, ...change } }));
    expect(faultOf(await person({ identityNumber: '110105194912310020' }))).toEqual([400, 'applicant.identityNumber']);
    expect(faultOf(await person({ phone: undefined }))).toEqual([400, 'applicant.phone']);
    expect(faultOf(await submit((body) => ({ ...body, agencyId: '0'.repeat(24) })))).toEqual([400, 'agencyId']);
    expect(faultOf(await submit((body) => ({ ...body, fileIds: ['0'.repeat(24)] })))).toEqual([400, 'fileIds.0']);
  });

  test('the same request twice makes one', async () => {
    const [key, body] = [newKey(), buildCorrection(bed.agencyId, await evidence())];
    const first = await citizen.post('/api/me/record-corrections', body, { key });
    const second = await citizen.post('/api/me/record-corrections', body, { key });
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  });
});
