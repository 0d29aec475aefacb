/** Remedies through the real door: what the office records of them and what the applicant sees. Days by hand, 2026 calendar. */
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { act, draftOf, ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-02-06' });

let clerk: Client;
let reviewer: Client;
let head: Client;
let admin: Client;
let citizen: Client;
let elsewhere: Client;

beforeAll(async () => {
  clerk = await bed.staff(['clerk'], '王经办');
  reviewer = await bed.staff(['reviewer'], '李审核');
  head = await bed.staff(['office_head'], '赵主任');
  admin = await bed.staff(['administrator'], '孙管理');
  elsewhere = await bed.staff(['clerk', 'administrator'], '外人', 'other');
  citizen = await bed.citizen('zhang-san');
  await configure({
    reconsiderationBodies: [place('云溪市人民政府')],
    courts: [place('云溪市滨江区人民法院')],
  });
});

const place = (name: string) => ({
  name,
  address: '望江大道1号',
  phone: '0360-5550100',
  validFrom: '2024-01-01',
  validUntil: null,
});

async function configure(changes: object): Promise<Answer> {
  const { version } = ok(await admin.get('/api/staff/agency'));
  return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, ...changes });
}

/** Sent and confirmed on the same Friday: due 2026-03-12. */
async function submitted(): Promise<string> {
  bed.clock.freezeOn('2026-02-06');
  const draft = await draftOf(citizen, bed.agencyId, buildOtherForm());
  const made = ok(await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
  await act(clerk, made.id, 'confirm-receipt', {});
  return made.id as string;
}

async function answered(id: string, parts: object[], on = '2026-03-11', mainCode?: string): Promise<void> {
  bed.clock.freezeOn(on);
  await act(clerk, id, 'propose-decision', { parts, text: '现予答复。', ...(mainCode ? { mainCode } : {}) });
  await act(reviewer, id, 'approve-decision', {});
  await act(clerk, id, 'dispatch', { method: 'online' });
}

const GRANTED = { code: 'granted', ground: 'article_36_2', subject: '甲文件' };
const REFUSED = { code: 'refused_third_party_rights', ground: 'article_15', subject: '乙文件' };
const mine = async (id: string) => ok(await citizen.get(`/api/me/applications/${id}`));
const doorsOf = (body: Answer['body'], part = 0) =>
  body.remedies.paragraphs[part].doors.map((door: Answer['body']) => [door.kind.code, door.lastDate, door.passed]);

async function registered(more: object = {}): Promise<Answer['body']> {
  const body = { group: 'reconsideration', filedDate: '2026-02-06', body: '云溪市人民政府', ...more };
  return ok(await clerk.post('/api/staff/remedies', body, { key: newKey() }));
}
const change = (who: Client, remedy: Answer['body'], verb: string, body: object) =>
  who.post(`/api/staff/remedies/${remedy.id}/actions/${verb}`, { expectedVersion: remedy.version, ...body });

describe('requires authentication and the role', () => {
  test('nobody, another agency, a contributor', async () => {
    bed.clock.freezeOn('2026-02-06');
    const remedy = await registered();
    const stage = { stage: { kind: 'answered', date: '2026-02-06' } };
    expect((await change(bed.anonymous, remedy, 'record-stage', stage)).status).toBe(401);
    expect((await change(elsewhere, remedy, 'record-stage', stage)).status).toBe(404);
    const contributor = await bed.staff(['contributor'], '信息员');
    expect((await change(contributor, remedy, 'record-stage', stage)).status).toBe(403);
    expect((await contributor.get(`/api/staff/remedies/${remedy.id}`)).status).toBe(403);
  });
});

describe('what the office records', () => {
  test('stages, the limit with its explanation, files, a result and its redo', async () => {
    const id = await submitted();
    await answered(id, [REFUSED], '2026-02-26');
    bed.clock.freezeOn('2026-03-02');
    let remedy = await registered({ filedDate: '2026-03-02', servedDate: '2026-03-02', applicationIds: [id] });
    expect(remedy).toMatchObject({
      matter: { code: 'application_decision', label: '对申请的处理决定' },
      instance: null,
      // 03-03 … 03-06 (4), 03-09 … 03-13 (9), 03-16 (10).
      nextLimit: { kind: 'reconsideration_answer', dueDate: '2026-03-16', workingDaysLeft: 10, overdue: false },
    });
    const listed = ok(await clerk.get('/api/staff/remedies?limit=1'));
    expect(listed.items[0]).toMatchObject({ id: remedy.id, nextLimit: { dueDate: '2026-03-16' } });
    bed.clock.freezeOn('2026-03-17');
    expect(ok(await clerk.get(`/api/staff/remedies/${remedy.id}`)).limits).toMatchObject([
      { overdue: true, workingDaysLeft: -1 },
    ]);
    bed.clock.freezeOn('2026-03-16');
    const file = ok(await clerk.upload('/api/staff/files', '答复书.pdf', pdfFile()));
    const stage = { stage: { kind: 'answered', date: '2026-03-16', text: '维持原答复' }, fileIds: [file.id] };
    remedy = ok(await change(clerk, remedy, 'record-stage', stage));
    expect(remedy.nextLimit).toBeNull();
    expect(remedy.files).toMatchObject([{ id: file.id, name: '答复书.pdf' }]);
    const download = `/api/staff/remedies/${remedy.id}/files/${file.id}`;
    expect((await fetch(bed.origin + download, { headers: clerk.authorization })).status).toBe(200);
    expect((await elsewhere.get(download)).status).toBe(404);
    const stale = await change(clerk, { ...remedy, version: 1 }, 'record-stage', {
      stage: { kind: 'resumed', date: '2026-03-16' },
    });
    expect([stale.status, stale.body.error.details]).toEqual([409, { currentVersion: 2 }]);

    const outcome = {
      result: 'corrected',
      outcome: 'annulled_on_merits',
      date: '2026-04-20',
      servedDate: '2026-04-20',
      order: { kind: 'redo' },
    };
    bed.clock.freezeOn('2026-04-20');
    remedy = ok(await change(clerk, remedy, 'record-result', { outcome }));
    // law A.5: twenty working days after 2026-04-20 are 2026-05-20.
    expect(remedy.nextLimit).toMatchObject({ kind: 'redo', dueDate: '2026-05-20' });

    const redone = await act(clerk, id, 'order-redo', { remedyId: remedy.id });
    expect(redone).toMatchObject({
      status: { code: 'in_progress' },
      dueDate: '2026-05-20',
      redo: { by: { code: 'ruling' }, replyBy: '2026-05-20' },
      decision: null,
      earlierAnswers: [
        { dispatchedDate: '2026-02-26', revoked: { by: 'ruling', date: '2026-04-20', label: '已被撤销' } },
      ],
    });
    expect(ok(await clerk.get(`/api/staff/applications/${id}/deadline`))).toMatchObject({
      dueDate: '2026-05-20',
      sentence: '重新答复的期限由复议决定或者裁判确定，为 2026-05-20。',
    });
    const seen = await mine(id);
    expect(seen).toMatchObject({
      remedies: null,
      decision: null,
      earlierAnswers: [{ revoked: { label: '已被撤销' } }],
    });
    expect(seen.timeline.at(-1)).toMatchObject({ title: '行政机关将依复议决定或者裁判重新答复' });
    const repeated = await clerk.post(`/api/staff/applications/${id}/actions/propose-decision`, {
      expectedVersion: redone.version,
      parts: [REFUSED],
      text: '不予公开。',
    });
    expect([repeated.status, repeated.body.error.code]).toEqual([422, 'decision_incomplete']);
    // Silence after the ruling's own day is silence as well.
    bed.clock.freezeOn('2026-05-20');
    expect((await mine(id)).remedies).toBeNull();
    bed.clock.freezeOn('2026-05-21');
    expect((await mine(id)).remedies).toMatchObject({ basis: 'silence', startDate: '2026-05-20' });
  });

  test.each([
    ['no kind', {}, 'stage.kind'],
    ['an unknown kind', { kind: 'won', date: '2026-02-06' }, 'stage.kind'],
    ['a wrong day', { kind: 'answered', date: '2026-02-30' }, 'stage.date'],
    ['a field of another kind', { kind: 'resumed', date: '2026-02-06', reason: '恢复' }, 'stage.reason'],
    ['no reason', { kind: 'suspended', date: '2026-02-06' }, 'stage.reason'],
  ])('bad input is told by its field: %s', async (_, stage, path) => {
    bed.clock.freezeOn('2026-02-06');
    const answer = await change(clerk, await registered(), 'record-stage', { stage });
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, path]);
  });

  test('a body that is not configured for the day', async () => {
    bed.clock.freezeOn('2026-02-06');
    const body = { group: 'litigation_direct', filedDate: '2026-02-06', body: '某某法院' };
    const refused = await clerk.post('/api/staff/remedies', body, { key: newKey() });
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'body']);
    const reasoned = await clerk.post('/api/staff/remedies', { ...body, bodyReason: '指定管辖' }, { key: newKey() });
    expect(reasoned.status).toBe(201);
  });
});

describe('A.10, 11: what the applicant sees from the first day of silence', () => {
  test('nothing on the last day; everything on the day after; each way ends by itself', async () => {
    const id = await submitted();
    bed.clock.freezeOn('2026-03-12');
    expect(await mine(id)).toMatchObject({ dueDate: '2026-03-12', overdue: false, remedies: null });
    bed.clock.freezeOn('2026-03-13');
    const late = await mine(id);
    expect(late).toMatchObject({ overdue: true, remedies: { basis: 'silence', startDate: '2026-03-12' } });
    expect(doorsOf(late)).toEqual([
      ['complaint', null, false],
      ['reconsideration', '2026-05-11', false],
      ['litigation', '2026-09-14', false],
    ]);
    expect(late.remedies.paragraphs[0].doors[1].bodies).toEqual([
      { name: '云溪市人民政府', address: '望江大道1号', phone: '0360-5550100' },
    ]);
    bed.clock.freezeOn('2026-05-11');
    expect(doorsOf(await mine(id))[1]).toEqual(['reconsideration', '2026-05-11', false]);
    bed.clock.freezeOn('2026-05-12');
    expect(doorsOf(await mine(id))[1]).toEqual(['reconsideration', '2026-05-11', true]);
    bed.clock.freezeOn('2026-09-14');
    expect(doorsOf(await mine(id))[2]).toEqual(['litigation', '2026-09-14', false]);
    bed.clock.freezeOn('2026-09-15');
    expect(doorsOf(await mine(id))[2]).toEqual(['litigation', '2026-09-14', true]);
  });

  test('the words are the agency’s; words that cannot be filled in are refused; null brings the default back', async () => {
    const id = await submitted();
    bed.clock.freezeOn('2026-03-13');
    ok(await configure({ silenceText: '{答复期限} 已过，请先在 {复议截止} 前申请行政复议。' }));
    expect((await mine(id)).remedies.paragraphs[0].text).toBe('2026-03-12 已过，请先在 2026-05-11 前申请行政复议。');
    const refused = await configure({ silenceText: '{某日}前' });
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'silenceText']);
    ok(await configure({ silenceText: null }));
    expect((await mine(id)).remedies.paragraphs[0].text).toContain('行政机关应当在 2026-03-12 前答复而没有答复');
    expect(
      (await elsewhere.post('/api/staff/agency/actions/update', { expectedVersion: 1, silenceText: null })).status,
    ).toBe(200);
  });
});

describe('A.10, 9 and 10: what the applicant sees after an answer', () => {
  test('one paragraph a part; days from proof of service, and until there is one from receipt', async () => {
    const id = await submitted();
    await answered(id, [GRANTED, REFUSED]);
    const before = await mine(id);
    expect(before.remedies).toMatchObject({ basis: 'decision', startDate: null });
    expect(before.remedies.paragraphs.map((each: Answer['body']) => [each.subject, each.variant])).toEqual([
      ['甲文件', 'R2'],
      ['乙文件', 'R1'],
    ]);
    expect(before.remedies.paragraphs[0].doors[0]).toMatchObject({ lastDate: null, safeLastDate: '2026-05-11' });
    bed.clock.freezeOn('2026-03-13');
    await act(clerk, id, 'record-delivery', { proof: '申请人已在线打开' });
    const after = await mine(id);
    expect(after.remedies.startDate).toBe('2026-03-13');
    expect(doorsOf(after, 0)).toEqual([
      ['reconsideration', '2026-05-12', false],
      ['litigation', '2026-09-14', false],
    ]);
    expect(doorsOf(after, 1)).toEqual([
      ['reconsideration', '2026-05-12', false],
      ['litigation', null, false],
    ]);
  });

  test('an answer that the agency takes back itself: marked, its letter kept, no remedies until the new one', async () => {
    const id = await submitted();
    await answered(id, [REFUSED]);
    bed.clock.freezeOn('2026-03-16');
    expect((await act(head, id, 'revoke-own-decision', { reason: '适用依据有误' })).earlierAnswers).toHaveLength(1);
    const seen = await mine(id);
    expect(seen).toMatchObject({
      remedies: null,
      // 03-17 … 20 (4), 23–27 (9), 30–04-03 (14), 清明 04-04–06, 04-07–10 (18), 13, 14 (20).
      dueDate: '2026-04-14',
      earlierAnswers: [
        { decision: { code: 'refused_third_party_rights' }, revoked: { by: 'agency', label: '已撤销' } },
      ],
    });
    await answered(id, [GRANTED], '2026-04-14');
    const again = await mine(id);
    expect(again).toMatchObject({ overdue: false, decision: { code: 'granted' }, remedies: { basis: 'decision' } });
    expect(again.earlierAnswers).toHaveLength(1);
  });
});

describe('bodies that are kept in memory', () => {
  const doorNames = async (id: string) =>
    (await mine(id)).remedies.paragraphs[0].doors.map((door: Answer['body']) =>
      door.bodies.map((body: Answer['body']) => body.name),
    );

  test('what the agency changes shows at once, what another process changes a moment later', async () => {
    const id = await submitted();
    await answered(id, [REFUSED]);
    expect(await doorNames(id)).toEqual([['云溪市人民政府'], ['云溪市滨江区人民法院']]);
    ok(await configure({ reconsiderationBodies: [place('云溪市司法局')] }));
    expect(await doorNames(id)).toEqual([['云溪市司法局'], ['云溪市滨江区人民法院']]);

    // Not through this process: it only hears of it.
    const agencies = bed.connection.collection<{ _id: string }>('agencies');
    await agencies.updateOne({ _id: bed.agencyId }, { $set: { courts: [place('云溪市中级人民法院')] } });
    const until = Date.now() + 10_000;
    while (Date.now() < until && (await doorNames(id))[1][0] !== '云溪市中级人民法院') await pause(20);
    expect(await doorNames(id)).toEqual([['云溪市司法局'], ['云溪市中级人民法院']]);
  });
});
