/** A.10, 15 and 21: of those who apply together one leaves, one was entered wrongly, another one represents them. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { buildOtherForm, IDENTITY_NUMBER } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, useServer } from '../../support/server.js';
import { ok } from '../../support/tenants.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

const WANG = { name: '王五', identityDocument: 'resident_id', identityNumber: '110105194912310038' };
const ZHAO = { name: '赵六子', identityDocument: 'resident_id', identityNumber: '320506197911174637' };
const VERBS = ['remove_co_applicant', 'correct_co_applicant', 'change_representative'];

const together = (fields: object = {}): Promise<Answer['body']> =>
  desk.online('2026-03-02', { ...buildOtherForm(), joint: [WANG, ZHAO], ...fields });
const names = (page: Answer['body']): string[] => [
  page.applicant.name,
  ...page.applicant.joint.map(({ name }: { name: string }) => name),
];
const fieldsOf = ({ status, body }: Answer) => [status, body.error.fields];
const column = async (): Promise<(number | null)[]> =>
  ok(await desk.clerk.get('/api/staff/reports/2026/tables')).tables.table2.rows.newly_received;

test('requires authentication, the agency and the role', async () => {
  const { id, version } = await together();
  const bodies = {
    'remove-co-applicant': { index: 0, proof: '书面声明' },
    'correct-co-applicant': { index: 0, name: '王伍', reason: '登记有误' },
    'change-representative': { index: 0, phone: '13900139000', proof: '推选书' },
  };
  for (const [verb, body] of Object.entries(bodies)) {
    const path = `/api/staff/applications/${id}/actions/${verb}`;
    const sent = { expectedVersion: version, ...body };
    expect((await server.anonymous.post(path, sent)).status).toBe(401);
    expect((await desk.citizen.post(path, sent)).status).toBe(401);
    expect((await desk.outsider.post(path, sent)).status).toBe(404);
    const wrong = verb === 'change-representative' ? desk.clerk : desk.reviewer;
    expect((await wrong.post(path, sent)).status).toBe(403);
    const stale = await desk.act(desk.head, id, verb, { ...body, expectedVersion: 1 });
    expect(stale.status).toBe(verb === 'change-representative' ? 409 : 403);
  }
  expect(names(await desk.page(id))).toEqual(['张三', '王五', '赵六子']);
});

test('the buttons stand only where several apply together, while the case is open', async () => {
  const buttons = async (id: string): Promise<string[]> =>
    (await desk.page(id)).abilities
      .map(({ action }: { action: string }) => action)
      .filter((action: string) => VERBS.includes(action));
  const joint = await together();
  expect(await buttons(joint.id)).toEqual(['remove_co_applicant', 'correct_co_applicant']);
  const alone = await desk.online('2026-03-02');
  expect(await buttons(alone.id)).toEqual([]);
  const refused = await desk.act(desk.clerk, alone.id, 'remove-co-applicant', { index: 0, proof: '书面声明' });
  expect([refused.status, refused.body.error.message]).toEqual([
    422,
    '当前状态下不能“登记共同申请人退出”：这件申请没有共同申请人',
  ]);
  await desk.answered(joint.id);
  expect(await buttons(joint.id)).toEqual([]);
  const late = await desk.act(desk.clerk, joint.id, 'remove-co-applicant', { index: 0, proof: '书面声明' });
  expect([late.status, late.body.error.code]).toEqual([422, 'action_not_allowed']);
});

describe('one leaves', () => {
  test('the others go on; the representative sees who left, and not why', async () => {
    const before = await column();
    const { id } = await together();
    server.clock.freezeOn('2026-03-04');
    const page = await desk.done(desk.clerk, id, 'remove-co-applicant', {
      index: 0,
      date: '2026-03-03',
      proof: '2026-03-03 的书面声明',
      reason: '已搬走',
    });
    expect(names(page)).toEqual(['张三', '赵六子']);
    expect(page.events.at(-1)).toMatchObject({
      kind: 'co_applicant_left',
      date: '2026-03-03',
      detail: '王五。已搬走。凭据：2026-03-03 的书面声明',
    });
    const own = ok(await desk.citizen.get(`/api/me/applications/${id}`));
    expect(names(own)).toEqual(['张三', '赵六子']);
    expect(own.timeline.at(-1)).toMatchObject({ title: '一位共同申请人退出了申请', detail: '王五' });
    const found = await desk.clerk.get(`/api/staff/applications?text=${encodeURIComponent('王五')}`);
    expect(found.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    const audit = server.connection.db?.collection('auditRows');
    const row = await audit?.findOne({ 'subject.id': id, action: 'remove_co_applicant' });
    expect(row?.['detail']).toEqual({ version: 3 });
    const last = await desk.done(desk.clerk, id, 'remove-co-applicant', { index: 0, proof: '书面声明' });
    expect(last.applicant.joint).toEqual([]);
    const after = await column();
    expect(after.map((value, at) => (value ?? 0) - (before[at] ?? 0))).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  test.each([
    [{ index: 2, proof: '书面声明' }, 'index'],
    [{ index: -1, proof: '书面声明' }, 'index'],
    [{ index: 20, proof: '书面声明' }, 'index'],
    [{ index: '0', proof: '书面声明' }, 'index'],
    [{ index: 0 }, 'proof'],
    [{ index: 0, proof: '书面声明', reason: 'x'.repeat(501) }, 'reason'],
  ])('%j: 400 that names the field', async (body, path) => {
    const { id } = await together();
    const answer = await desk.act(desk.clerk, id, 'remove-co-applicant', body);
    expect([answer.status, answer.body.error.fields.map((fault: { path: string }) => fault.path)]).toEqual([
      400,
      [path],
    ]);
  });
});

describe('one was entered wrongly', () => {
  test('name and proof are mended in their place', async () => {
    const { id } = await together({ joint: [WANG, ZHAO] });
    const page = await desk.done(desk.clerk, id, 'correct-co-applicant', {
      index: 1,
      name: '赵陆子',
      identityDocument: 'resident_id',
      identityNumber: '530102199003070032',
      reason: '与身份证不符',
    });
    expect(page.applicant.joint).toEqual([
      expect.objectContaining({ name: '王五' }),
      { name: '赵陆子', identity: { document: expect.anything(), masked: '5301************32' } },
    ]);
    expect(page.events.at(-1).detail).toBe('赵六子 → 赵陆子，更正了身份证明。与身份证不符');
    const own = ok(await desk.citizen.get(`/api/me/applications/${id}`));
    expect(own.timeline.at(-1)).toMatchObject({
      title: '已更正共同申请人的信息',
      detail: '赵六子 → 赵陆子，更正了身份证明',
    });
    expect(JSON.stringify(own)).not.toContain('530102199003070032');
  });

  test.each([
    [{}, 'name', '请填写正确的姓名或者身份证明'],
    [{ identityDocument: 'resident_id' }, 'identityNumber', '请填写身份证明上的号码'],
    [{ identityNumber: ZHAO.identityNumber }, 'identityDocument', '请选择身份证明的种类'],
    [
      { identityDocument: 'resident_id', identityNumber: ZHAO.identityNumber },
      'identityNumber',
      '与代表人或者另一位共同申请人的号码相同',
    ],
    [
      { identityDocument: 'resident_id', identityNumber: IDENTITY_NUMBER },
      'identityNumber',
      '与代表人或者另一位共同申请人的号码相同',
    ],
  ])('%j: 400', async (body, path, message) => {
    const { id } = await together();
    const answer = await desk.act(desk.clerk, id, 'correct-co-applicant', { index: 0, reason: '有误', ...body });
    expect(fieldsOf(answer)).toEqual([400, [{ path, message }]]);
  });
});

describe('another one represents them', () => {
  test('the case goes over: name, contact, account; the column stays', async () => {
    const { id, number } = await together({ agentName: '李四' });
    await desk.done(desk.clerk, id, 'record-electronic-service', { agreed: true, proof: '电话' });
    const before = await column();
    const page = await desk.done(desk.reviewer, id, 'change-representative', {
      index: 1,
      phone: '13900139000',
      address: '云溪市和平路 9 号',
      proof: '全体签名的推选书',
    });
    expect(names(page)).toEqual(['赵六子', '张三', '王五']);
    expect(page.applicant).toMatchObject({
      identity: { masked: '3205************37' },
      contact: { phone: '139****9000', email: null },
      agent: null,
    });
    expect(page.delivery.electronicService).toBeNull();
    expect(page.events.at(-1).detail).toBe('张三 → 赵六子。凭据：全体签名的推选书');
    expect(await column()).toEqual(before);

    expect((await desk.citizen.get(`/api/me/applications/${id}`)).status).toBe(404);
    await deliverOutbox({ outbox: mongoOutboxDelivery(server.connection), clock: server.clock });
    const { items } = (await desk.citizen.get('/api/me/notices')).body;
    expect(items[0]).toMatchObject({
      title: '您不再是共同申请人的代表人',
      body: `申请 ${number} 的代表人已变更，以后的通知和答复发给新的代表人。有疑问的，请与受理机关联系。`,
    });

    const { code } = await desk.done(desk.clerk, id, 'issue-binding-code');
    ok(await desk.stranger.post('/api/me/applications/actions/bind', { number, code }));
    const own = ok(await desk.stranger.get(`/api/me/applications/${id}`));
    expect(own.timeline.map(({ detail }: { detail: string }) => detail)).toContain('张三 → 赵六子');
  });

  test('the former one may leave at once; a code told to him is void', async () => {
    const { id, number } = await desk.handedIn('2026-03-02', {}, { joint: [WANG] });
    const { code } = await desk.done(desk.clerk, id, 'issue-binding-code');
    const page = await desk.done(desk.head, id, 'change-representative', {
      index: 0,
      email: 'wang@example.cn',
      formerLeaves: true,
      proof: '推选书',
    });
    expect(names(page)).toEqual(['王五']);
    expect(page.events.at(-1).detail).toBe('张三 → 王五，张三 退出申请。凭据：推选书');
    expect((await desk.citizen.post('/api/me/applications/actions/bind', { number, code })).status).toBe(404);
  });

  test.each([
    [{}, 'phone', '请至少填写一种联系方式（电话、邮箱或地址）'],
    [{ phone: '一二三' }, 'phone', '电话号码格式不正确，请只填写数字和“-”'],
    [{ email: 'wang' }, 'email', '邮箱格式不正确，例如 name@example.cn'],
    [{ index: 2, phone: '13900139000' }, 'index', '共同申请人只有 2 位'],
  ])('%j: 400', async (body, path, message) => {
    const { id } = await together();
    const answer = await desk.act(desk.head, id, 'change-representative', { index: 0, proof: '推选书', ...body });
    expect(fieldsOf(answer)).toEqual([400, [{ path, message }]]);
  });

  test('not once it is decided: the letter names him', async () => {
    const { id } = await together();
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const body = { index: 0, phone: '13900139000', proof: '推选书' };
    expect((await desk.act(desk.head, id, 'change-representative', body)).status).toBe(422);
    expect((await desk.act(desk.clerk, id, 'remove-co-applicant', { index: 0, proof: '书面声明' })).status).toBe(200);
  });
});
