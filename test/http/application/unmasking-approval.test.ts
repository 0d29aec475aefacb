/** Where the agency wants a second person before anybody sees what the case page masks. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { IDENTITY_NUMBER } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02' });
const ASKED = { reason: '邮寄答复书，核对收件人', fields: ['identity'] };
const requests = '/api/staff/approval-requests';
let desk: Desk;
let id = '';

const request = (who: Client, body: object = ASKED): Promise<Answer> =>
  who.post(`/api/staff/applications/${id}/actions/request-unmasking`, body);
const reveal = (who: Client, body: object = ASKED): Promise<Answer> =>
  who.post(`/api/staff/applications/${id}/actions/reveal-personal-data`, body);
const standing = async (who: Client) => ok(await who.get(`/api/staff/applications/${id}/unmasking`)).request;
const approve = (who: Client, requestId: string): Promise<Answer> =>
  who.post(`${requests}/${requestId}/actions/approve`, {});
const giveBack = (who: Client, requestId: string): Promise<Answer> =>
  who.post(`${requests}/${requestId}/actions/return`, { comment: '窗口有回执，不必看' });

const rowsOf = async (action: string) =>
  (await bed.connection.db?.collection('auditRows').find({ action, 'subject.id': id }).sort({ _id: 1 }).toArray()) ??
  [];

async function rule(unmasking: 'with_reason' | 'with_approval'): Promise<void> {
  const admin = await bed.staff(['administrator'], '管理员');
  const { version } = ok(await admin.get('/api/staff/agency'));
  ok(await admin.post('/api/staff/agency/actions/update', { expectedVersion: version, unmasking }));
}

beforeAll(async () => {
  desk = await openDesk(bed);
  await bed.keepSignedIn();
});
beforeEach(async () => {
  ({ id } = await desk.handedIn('2026-03-02'));
});

test('until the agency says otherwise the reason is enough, and nothing can be asked for', async () => {
  expect(ok(await desk.clerk.get(`/api/staff/applications/${id}/unmasking`))).toEqual({
    rule: { code: 'with_reason', label: '说明理由后即可查看' },
    request: null,
  });
  const answer = await request(desk.clerk);
  expect([answer.status, answer.body.error.code]).toEqual([422, 'action_not_allowed']);
  expect((await reveal(desk.clerk)).status).toBe(200);
});

describe('with a second person', () => {
  beforeAll(() => rule('with_approval'));

  test('requires authentication and the role; another agency’s do not exist', async () => {
    expect((await request(bed.anonymous)).status).toBe(401);
    expect((await request(await bed.citizen('zhang'))).status).toBe(401);
    expect((await request(await bed.staff(['administrator'], '管理员'))).status).toBe(403);
    expect((await request(desk.outsider)).status).toBe(404);
    const { id: requestId } = ok(await request(desk.clerk));
    const elsewhere = await bed.staff(['reviewer', 'office_head'], '他处', 'other');
    expect((await approve(elsewhere, requestId)).status).toBe(404);
    expect((await giveBack(elsewhere, requestId)).status).toBe(404);
    expect((await elsewhere.get(requests)).body.items).toEqual([]);
    expect((await approve(desk.colleague, requestId)).status).toBe(403);
    expect((await desk.colleague.get(requests)).status).toBe(403);
  });

  test('the reason alone shows nothing; asked, approved, seen by who asked and by nobody else, each look written down', async () => {
    const refused = await reveal(desk.clerk);
    expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([
      403,
      'approval_required',
      '本单位查看完整的个人信息须经另一人批准：请先提出请求。',
    ]);
    const made = await request(desk.clerk);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: { code: 'unmasking', label: '查看完整的个人信息' },
      standing: { code: 'pending', label: '等待审批' },
      reason: '邮寄答复书，核对收件人',
      decideBy: '2026-03-09',
      own: true,
      decision: null,
      unmasking: {
        applicationId: id,
        fields: [{ code: 'identity', label: '申请人的身份证明号码' }],
        usableUntil: null,
      },
      tallyCorrection: null,
    });
    expect((await request(desk.clerk)).body.error.code).toBe('already_exists');
    expect((await reveal(desk.clerk)).body.error.message).toContain('您的请求正在等待审批');

    const decided = ok(await approve(desk.reviewer, made.body.id));
    expect(decided).toMatchObject({
      standing: { code: 'approved' },
      own: false,
      decision: { approved: true, by: '李审核', comment: null },
      unmasking: { usableUntil: '2026-03-03' },
    });
    expect(ok(await reveal(desk.clerk)).identity.number).toBe(IDENTITY_NUMBER);
    expect((await reveal(desk.colleague)).status).toBe(403);
    expect((await reveal(desk.reviewer)).status).toBe(403);
    const wider = await reveal(desk.clerk, { ...ASKED, fields: ['identity', 'contact'] });
    expect([wider.status, wider.body.error.message]).toEqual([
      403,
      '本单位查看完整的个人信息须经另一人批准：批准的项目不包括其中的一部分。',
    ]);
    expect(await rowsOf('reveal_personal_data')).toMatchObject([
      { detail: { reason: '邮寄答复书，核对收件人', fields: ['identity'], requestId: made.body.id } },
    ]);
    expect(await rowsOf('approve_unmasking')).toMatchObject([
      {
        actor: { name: '李审核' },
        detail: { requestId: made.body.id, requestedBy: '王经办', usableUntil: '2026-03-03' },
      },
    ]);
  });

  test('through the end of the next working day, and not the day after', async () => {
    bed.clock.freezeOn('2026-03-06');
    const { id: requestId } = ok(await request(desk.clerk));
    // Friday: the next working day is Monday.
    expect(ok(await approve(desk.head, requestId)).unmasking.usableUntil).toBe('2026-03-09');
    bed.clock.freezeOn('2026-03-09');
    expect((await reveal(desk.clerk)).status).toBe(200);
    bed.clock.freezeOn('2026-03-10');
    expect((await reveal(desk.clerk)).body.error.message).toContain('批准已在 2026-03-09 到期');
    expect((await standing(desk.clerk)).standing.code).toBe('expired');
    expect((await request(desk.clerk)).status).toBe(201);
  });

  test('asking for more does not lose what was approved; what is refused later was another request', async () => {
    ok(await approve(desk.reviewer, ok(await request(desk.clerk)).id));
    const more = { ...ASKED, fields: ['contact'] };
    const { id: second } = ok(await request(desk.clerk, more));
    expect((await reveal(desk.clerk)).status).toBe(200);
    expect((await reveal(desk.clerk, more)).body.error.message).toContain('您的请求正在等待审批');
    ok(await giveBack(desk.reviewer, second));
    expect((await reveal(desk.clerk)).status).toBe(200);
    expect((await reveal(desk.clerk, more)).body.error.message).toContain('您的请求已被退回');
  });

  test('it was about the people of then: whoever takes their place is not shown by it', async () => {
    bed.clock.freeze(new Date('2026-03-02T14:00:00+08:00'));
    ok(await approve(desk.reviewer, ok(await request(desk.clerk)).id));
    bed.clock.freeze(new Date('2026-03-02T15:00:00+08:00'));
    await desk.done(desk.reviewer, id, 'succeed-applicant', {
      name: '张小三',
      identityDocument: 'resident_id',
      identityNumber: '110105194912310038',
      reason: '申请人死亡，由其子继续申请',
    });
    expect((await reveal(desk.clerk)).body.error.message).toContain('申请人或者代表人有变更，请重新提出请求');
    expect((await request(desk.clerk)).status).toBe(201);
  });

  test('returned with a comment that its author reads; he may ask again', async () => {
    const { id: requestId } = ok(await request(desk.clerk));
    const empty = await desk.reviewer.post(`${requests}/${requestId}/actions/return`, { comment: ' ' });
    expect([empty.status, empty.body.error.fields[0].path]).toEqual([400, 'comment']);
    const told = await desk.reviewer.post(`${requests}/${requestId}/actions/return`, {
      comment: '打 13900139001 就行',
    });
    expect([told.status, told.body.error.fields[0].path]).toEqual([400, 'comment']);
    ok(await giveBack(desk.reviewer, requestId));
    expect(await standing(desk.clerk)).toMatchObject({
      standing: { code: 'returned' },
      decision: { approved: false, by: '李审核', comment: '窗口有回执，不必看' },
    });
    expect((await reveal(desk.clerk)).body.error.message).toContain('您的请求已被退回');
    expect((await request(desk.clerk)).status).toBe(201);
  });

  test('nobody approves his own; the head does it for a reviewer', async () => {
    const { id: requestId } = ok(await request(desk.reviewer));
    const own = await approve(desk.reviewer, requestId);
    expect([own.status, own.body.error.code]).toEqual([422, 'separation_of_duties']);
    const waiting = (await desk.reviewer.get(requests)).body.items;
    expect(waiting.find((item: { id: string }) => item.id === requestId)).toMatchObject({ own: true });
    expect((await reveal(desk.reviewer)).status).toBe(403);
    ok(await approve(desk.head, requestId));
    expect((await reveal(desk.reviewer)).status).toBe(200);
  });

  test('two requests of one person at once are one', async () => {
    const answers = await Promise.all([request(desk.clerk), request(desk.clerk)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await rowsOf('request_unmasking')).toHaveLength(1);
  });

  test('two decide at once: one of them is told what the other did', async () => {
    const { id: requestId } = ok(await request(desk.clerk));
    const answers = await Promise.all([approve(desk.reviewer, requestId), approve(desk.head, requestId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = answers[0].status === 200 ? [answers[0], answers[1]] : [answers[1], answers[0]];
    const { by } = won.body.decision;
    expect(lost.body.error).toMatchObject({
      code: 'already_decided',
      message: `${by}已经批准，不必再办理。`,
      details: { name: by, outcome: '批准' },
    });
    expect(await rowsOf('approve_unmasking')).toHaveLength(1);
    const returned = await giveBack(desk.head, requestId);
    expect([returned.status, returned.body.error.details.outcome]).toEqual([409, '批准']);
  });

  test('undecided it lapses after five working days: the last day, and the day after', async () => {
    bed.clock.freezeOn('2026-03-02');
    const { id: requestId } = ok(await request(desk.clerk));
    const listed = async () =>
      (await desk.head.get(requests)).body.items.some((item: { id: string }) => item.id === requestId);
    bed.clock.freezeOn('2026-03-09');
    expect(await listed()).toBe(true);
    bed.clock.freezeOn('2026-03-10');
    expect(await listed()).toBe(false);
    expect((await standing(desk.clerk)).standing).toEqual({ code: 'lapsed', label: '无人审批，已失效' });
    const late = await approve(desk.head, requestId);
    expect([late.status, late.body.error.code]).toEqual([422, 'action_not_allowed']);
    expect((await request(desk.clerk)).status).toBe(201);
  });

  test('a reason that holds personal data is refused by its name, and nothing is asked', async () => {
    const answer = await request(desk.clerk, { reason: `核对 ${IDENTITY_NUMBER}`, fields: ['identity'] });
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, 'reason']);
    expect(await standing(desk.clerk)).toBeNull();
  });

  test('who may decide and who has asked are told', async () => {
    const { id: requestId } = ok(await request(desk.clerk));
    await deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
    const asked = (await desk.reviewer.get('/api/staff/notices?limit=1')).body.items;
    expect(asked).toMatchObject([
      { title: '有请求待审批：查看完整的个人信息', subject: { type: 'approval_request', id: requestId } },
    ]);
    ok(await giveBack(desk.reviewer, requestId));
    await deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
    expect((await desk.clerk.get('/api/staff/notices?limit=1')).body.items).toMatchObject([
      { title: '查看完整的个人信息：被退回', subject: { type: 'application', id } },
    ]);
  });
});
