/** 第四十七条、第五十一条: a complaint against an agency, between its supervisors and itself. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAgency } from '../../../src/commands/account/create-agency.js';
import { alarmComplaints } from '../../../src/jobs/alarm-complaints.js';
import { collectionOf, type Stored } from '../../../src/persistence/collections.js';
import { mongoJobStores } from '../../../src/persistence/jobs/job-stores.js';
import { type OutboxDocument } from '../../../src/persistence/plain-rows.js';
import { newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { SilentLog } from '../../support/silent-log.js';

const bed = useServer({ today: '2026-02-06' });
const SYSTEM = { type: 'system', name: 'test' } as const;

let supervisor: Client;
let own: Client;
let sibling: Client;
let stranger: Client;
let subordinateId: string;

/** TEST stands above OTHER; a third agency has nothing to do with either. */
beforeAll(async () => {
  supervisor = await bed.staff(['supervisor'], '汤若谷');
  own = await bed.staff(['clerk'], '白鹭洲', 'other');
  sibling = await bed.staff(['supervisor'], '外人', 'other');
  stranger = await bed.staff(['clerk', 'reviewer', 'office_head', 'administrator'], '同事');
  subordinateId = bed.otherAgencyId;
  await bed.connection.db
    ?.collection<{ _id: string }>('agencies')
    .updateOne({ _id: subordinateId }, { $set: { parentId: bed.agencyId } });
});

const about = (more: object = {}) => ({
  agencyId: subordinateId,
  matter: 'not_answered',
  text: '申请提交三个月仍未答复。',
  receivedDate: '2026-02-06',
  complainantName: '张三',
  complainantContact: '13800138000',
  ...more,
});
const register = (who: Client, more: object = {}) =>
  who.post('/api/staff/supervision/complaints', about(more), { key: newKey() });
async function registered(): Promise<Answer['body']> {
  const made = await register(supervisor);
  expect(made.status).toBe(201);
  return made.body;
}
const supervise = (who: Client, { id, version }: Answer['body'], verb: string, body: object) =>
  who.post(`/api/staff/supervision/complaints/${id}/actions/${verb}`, { expectedVersion: version, ...body });
const feedback = (who: Client, { id, version }: Answer['body'], text = '已答复') =>
  who.post(`/api/staff/complaints/${id}/actions/give-feedback`, { expectedVersion: version, text });

describe('requires authentication; only the two sides', () => {
  test('nobody; the supervisors of another agency; the supervising agency’s other staff; an agency not below', async () => {
    bed.clock.freezeOn('2026-02-06');
    expect((await register(bed.anonymous)).status).toBe(401);
    expect((await register(stranger)).status).toBe(403);
    const notBelow = await register(sibling);
    expect([notBelow.status, notBelow.body.error.fields]).toEqual([
      400,
      [{ path: 'agencyId', message: '没有这个下级机关' }],
    ]);
    const ofNobody = await register(supervisor, { agencyId: '0'.repeat(24) });
    expect(ofNobody.body.error.fields).toEqual(notBelow.body.error.fields);
    const complaint = await registered();
    const path = `/api/staff/supervision/complaints/${complaint.id}`;
    expect((await sibling.get(path)).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(403);
    // The supervising agency is not the agency complained of.
    expect((await stranger.get(`/api/staff/complaints/${complaint.id}`)).status).toBe(404);
    const third = await createAgency(bed.commands, SYSTEM, { code: 'THIRD', name: '无关机关', parentCode: 'TEST' });
    expect(third.parentId).toBe(bed.agencyId);
  });
});

describe('received → ordered → feedback → result', () => {
  test('each side sees its own; the agency never learns who complained; nothing enters table 2', async () => {
    bed.clock.freezeOn('2026-02-06');
    let complaint = await registered();
    expect(complaint).toMatchObject({
      number: expect.stringMatching(/^TS-TEST-2026-\d{4}$/),
      status: { code: 'received' },
      complainant: { name: '张三', contact: '138****8000' },
      abilities: { order: true, return_feedback: false, conclude: true },
    });
    const stored = await bed.connection.db?.collection<Stored>('complaints').findOne({ _id: complaint.id });
    expect(JSON.stringify(stored)).not.toContain('13800138000');

    const order = { order: 'rectify', text: '请在期限内答复', dueDate: '2026-02-05' };
    const past = await supervise(supervisor, complaint, 'order', order);
    expect([past.status, past.body.error.fields[0].path]).toEqual([400, 'dueDate']);
    expect((await feedback(own, complaint)).body.error.code).toBe('action_not_allowed');
    complaint = (await supervise(supervisor, complaint, 'order', { ...order, dueDate: '2026-02-27' })).body;
    expect(complaint).toMatchObject({ status: { code: 'ordered' }, dueDate: '2026-02-27', overdue: false });

    const seen = (await own.get(`/api/staff/complaints/${complaint.id}`)).body;
    expect(seen).toMatchObject({ order: { kind: { code: 'rectify' } }, abilities: { give_feedback: true } });
    expect(JSON.stringify(seen)).not.toContain('张三');
    const listed = (await own.get('/api/staff/complaints?status=ordered')).body;
    expect(listed.items.map((item: Answer['body']) => item.id)).toContain(complaint.id);
    expect(JSON.stringify(listed)).not.toContain('张三');

    expect((await feedback(supervisor, complaint)).status).toBe(403);
    const answered = (await feedback(own, complaint)).body;
    const returned = await supervise(supervisor, answered, 'return-feedback', {
      text: '请说明原因',
      dueDate: '2026-03-05',
    });
    expect(returned.body).toMatchObject({ status: { code: 'ordered' }, dueDate: '2026-03-05' });
    const again = (await feedback(own, returned.body, '因人员调整，已整改')).body;
    const done = await supervise(supervisor, again, 'conclude', { result: 'rectified', text: '已督促答复' });
    expect(done.body).toMatchObject({
      status: { code: 'concluded' },
      dueDate: null,
      result: { kind: { code: 'rectified' } },
    });
    expect((await supervise(supervisor, done.body, 'conclude', { result: 'rectified', text: '再次' })).status).toBe(
      422,
    );
    const stale = await supervise(supervisor, complaint, 'conclude', { result: 'rectified', text: '旧版本' });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'version_conflict']);

    const tables = (await own.get('/api/staff/reports/2026/tables')).body.tables;
    expect(tables.table2.rows.newly_received).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('one without grounds is concluded without an order; a repeated request makes one', async () => {
    const complaint = await registered();
    const done = await supervise(supervisor, complaint, 'conclude', { result: 'unfounded', text: '已按期答复' });
    expect(done.body.status.code).toBe('concluded');
    const key = newKey();
    const [first, second] = await Promise.all([
      supervisor.post('/api/staff/supervision/complaints', about(), { key }),
      supervisor.post('/api/staff/supervision/complaints', about(), { key }),
    ]);
    expect(first.body.id).toBe(second.body.id);
  });
});

describe('the day of the feedback', () => {
  const sweepOn = (today: string) => {
    bed.clock.freezeOn(today);
    return alarmComplaints({ ...bed.commands, ...mongoJobStores(bed.connection), log: new SilentLog() });
  };
  const told = async (id: string) =>
    (
      await collectionOf<OutboxDocument>(bed.connection, 'outbox')
        .find({ 'subject.id': id, kind: 'alarm' })
        .sort({ _id: 1 })
        .toArray()
    ).map(({ recipient, title }) => `${recipient.type === 'role' ? recipient.role : ''} ${title}`);

  test('each level once; the supervisors hear of it when it is over', async () => {
    bed.clock.freezeOn('2026-02-06');
    const complaint = await registered();
    const order = { order: 'reprove', text: '通报', dueDate: '2026-02-27' };
    expect((await supervise(supervisor, complaint, 'order', order)).status).toBe(200);
    // Left on 02-12: 13, 14, 24, 25, 26, 27 are six; on 02-13 five.
    await sweepOn('2026-02-12');
    expect(await told(complaint.id)).toEqual([]);
    await Promise.all([sweepOn('2026-02-13'), sweepOn('2026-02-13')]);
    expect(await told(complaint.id)).toEqual([
      'office_head 距投诉举报的反馈期限还有 5 个工作日',
      'clerk 距投诉举报的反馈期限还有 5 个工作日',
    ]);
    await sweepOn('2026-02-27');
    expect(await told(complaint.id)).toHaveLength(4);
    expect((await supervisor.get(`/api/staff/supervision/complaints/${complaint.id}`)).body.overdue).toBe(false);
    await sweepOn('2026-02-28');
    await sweepOn('2026-03-06');
    expect((await told(complaint.id)).slice(4)).toEqual([
      'office_head 已超过投诉举报的反馈期限（2026-02-27）',
      'clerk 已超过投诉举报的反馈期限（2026-02-27）',
      'supervisor 已超过投诉举报的反馈期限（2026-02-27）',
    ]);
    expect((await own.get(`/api/staff/complaints/${complaint.id}`)).body.overdue).toBe(true);
  });
});
