/** A.10, 7, 15 and 21: split, merged, linked, succeeded, bound, mended. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { splitCase } from '../../../src/commands/application/split.js';
import { type StaffActor } from '../../../src/policies/actor.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

type Rows = Record<string, (number | null)[]>;
const rows = async (year: number): Promise<Rows> =>
  (await desk.clerk.get(`/api/staff/reports/${year}/tables`)).body.tables.table2.rows;
const recountEqual = async (year: number): Promise<boolean> =>
  (await desk.clerk.get(`/api/staff/reports/${year}/recount`)).body.equal;
/** Column 自然人 of 新收 and of 其他处理—其他. */
const counted = async (): Promise<number[]> => {
  const table = await rows(2026);
  return [table['newly_received']?.[0] ?? 0, table['otherwise_other']?.[0] ?? 0];
};

test('requires authentication, the agency and the role', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const path = `/api/staff/applications/${id}/actions/split`;
  const body = { expectedVersion: 1, parts: [{ subject: '甲' }, { subject: '乙' }], reason: '两项' };
  expect((await server.anonymous.post(path, body)).status).toBe(401);
  expect((await desk.outsider.post(path, body)).status).toBe(404);
  expect((await desk.head.post(path, body)).status).toBe(403);
  expect((await desk.clerk.post(path, { ...body, parts: [{ subject: '甲' }] })).body.error.fields[0].path).toBe(
    'parts',
  );
});

describe('split', () => {
  test('the children keep day and channel and count, the parent counts no more', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const [before] = await counted();
    server.clock.freezeOn('2026-03-06');
    const parent = await desk.done(desk.clerk, id, 'split', {
      parts: [{ subject: '道路养护合同' }, { subject: '路灯采购合同', description: '2025年' }],
      reason: '申请包含两项互不相关的内容',
    });
    expect(parent).toMatchObject({ status: { code: 'closed' }, abilities: expect.any(Array) });
    expect(parent.children).toHaveLength(2);
    const [first, second] = await Promise.all(parent.children.map((child: { id: string }) => desk.page(child.id)));
    expect(first).toMatchObject({
      subject: '道路养护合同',
      receiptDate: '2026-03-02',
      dueDate: '2026-03-30',
      channel: { code: 'in_person' },
      status: { code: 'in_progress' },
      parent: { id, number: parent.number },
    });
    expect(second.content.description).toBe('2025年');
    const [after] = await counted();
    expect(after).toBe((before ?? 0) + 1);
    expect(await recountEqual(2026)).toBe(true);
    await desk.answered(first.id);
    expect(
      (await desk.act(desk.clerk, id, 'split', { parts: [{ subject: '甲' }, { subject: '乙' }], reason: '再' })).status,
    ).toBe(422);
    const again = await desk.act(desk.clerk, second.id, 'split', {
      parts: [{ subject: '甲' }, { subject: '乙' }],
      reason: '再',
    });
    expect(again.body.error.message).toContain('拆分得到的申请不能再拆分');
  });

  test('a look that saw another version than the transaction: no child without a number', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const stored = await desk.page(id);
    const { unitOfWork } = server.commands;
    const behind: typeof unitOfWork = {
      ...unitOfWork,
      look: (read) =>
        unitOfWork.look((stores) =>
          read({
            ...stores,
            applications: {
              load: async (...asked) => {
                const record = await stores.applications.load(...asked);
                return record && { ...record, version: record.version - 1 };
              },
            },
          }),
        ),
    };
    const clerk: StaffActor = {
      type: 'staff',
      staffId: desk.clerk.staffId,
      agencyId: server.agencyId,
      roles: ['clerk'],
      name: '经办',
      sessionId: '0'.repeat(24),
      mustChangePassword: false,
    };
    const input = {
      id,
      expectedVersion: stored.version,
      parts: [{ subject: '甲' }, { subject: '乙' }],
      reason: '两项',
    };
    await expect(splitCase({ ...server.commands, unitOfWork: behind }, clerk, input)).rejects.toMatchObject({
      code: 'version_conflict',
    });
    expect(await desk.page(id)).toMatchObject({ version: stored.version, children: [] });
    expect((await splitCase(server.commands, clerk, input)).version).toBe(stored.version + 1);
  });

  test('an applicant with an account sees what became of it', async () => {
    const { id } = await desk.online('2026-03-02');
    await desk.done(desk.clerk, id, 'split', { parts: [{ subject: '甲项' }, { subject: '乙项' }], reason: '内部理由' });
    const mine = (await desk.citizen.get(`/api/me/applications/${id}`)).body;
    expect(mine.children).toHaveLength(2);
    expect(JSON.stringify(mine)).not.toContain('内部理由');
    expect((await desk.citizen.get(`/api/me/applications/${mine.children[0].id}`)).body.subject).toBe('甲项');
    expect((await desk.stranger.get(`/api/me/applications/${mine.children[0].id}`)).status).toBe(404);
  });

  test('ten at once make one pair of children', async () => {
    const { id, version } = await desk.handedIn('2026-03-02');
    const [before] = await counted();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        desk.clerk.post(`/api/staff/applications/${id}/actions/split`, {
          expectedVersion: version,
          parts: [{ subject: '甲' }, { subject: '乙' }],
          reason: '两项',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect((await counted())[0]).toBe((before ?? 0) + 1);
  });
});

describe('merge', () => {
  const person = { identityNumber: '110105194912310038', applicantName: '李四' };

  test('the later goes into the earlier and is counted as 其他处理—其他', async () => {
    const first = await desk.handedIn('2026-03-02', {}, person);
    const later = await desk.handedIn('2026-03-04', {}, person);
    const others = await desk.handedIn(
      '2026-03-04',
      {},
      { identityNumber: '11010519491231002X', applicantName: '王五' },
    );
    const [received, other] = await counted();
    const backwards = await desk.act(desk.clerk, first.id, 'merge', { intoId: later.id, reason: '相同' });
    expect(backwards.body.error.fields).toEqual([{ path: 'intoId', message: '应并入在先的申请' }]);
    const foreign = await desk.act(desk.clerk, others.id, 'merge', { intoId: first.id, reason: '相同' });
    expect(foreign.body.error.fields).toEqual([{ path: 'intoId', message: '不是同一申请人的申请' }]);
    const merged = await desk.done(desk.clerk, later.id, 'merge', { intoId: first.id, reason: '内容相同' });
    expect(merged).toMatchObject({ status: { code: 'closed' }, mergedInto: { id: first.id } });
    expect((await desk.page(first.id)).mergedFrom).toEqual([{ id: later.id, number: later.number }]);
    expect(await counted()).toEqual([received, (other ?? 0) + 1]);
    expect(await recountEqual(2026)).toBe(true);
  });

  test('what is answered is no place to go', async () => {
    const first = await desk.handedIn('2026-03-02', {}, person);
    await desk.answered(first.id);
    const later = await desk.handedIn('2026-03-04', {}, person);
    const answer = await desk.act(desk.clerk, later.id, 'merge', { intoId: first.id, reason: '相同' });
    expect(answer.body.error.fields).toEqual([{ path: 'intoId', message: '这件申请已经答复，请按重复申请处理' }]);
  });
});

test('linked and unlinked from either side; another agency’s case is none', async () => {
  const one = await desk.handedIn('2026-03-02');
  const two = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, one.id, 'link', { otherId: two.id, text: '同一条路' });
  expect((await desk.page(two.id)).links).toEqual([{ id: one.id, number: one.number }]);
  const again = await desk.act(desk.clerk, one.id, 'link', { otherId: two.id });
  expect(again.body.error.fields).toEqual([{ path: 'otherId', message: '已经关联' }]);
  const none = await desk.act(desk.clerk, one.id, 'link', { otherId: '0'.repeat(24) });
  expect(none.body.error.fields).toEqual([{ path: 'otherId', message: '没有这件申请' }]);
  await desk.done(desk.clerk, two.id, 'unlink', { otherId: one.id });
  expect((await desk.page(one.id)).links).toEqual([]);
});

test('第四十四条 asked twice: other people’s equal application gives the hint', async () => {
  const text = { subject: '滨河路改造工程验收报告', description: '2024年' };
  const one = await desk.handedIn('2026-03-02', {}, { ...text, identityNumber: '11010519491231002X' });
  const alone = (await desk.clerk.get(`/api/staff/applications/${one.id}/similar`)).body;
  expect(alone).toEqual({ items: [], hint: null });
  await desk.handedIn('2026-03-03', {}, { ...text, applicantName: '李四', identityNumber: '110105194912310038' });
  const { items, hint } = (await desk.clerk.get(`/api/staff/applications/${one.id}/similar`)).body;
  expect(items).toHaveLength(1);
  expect(items[0].sameApplicant).toBe(false);
  expect(hint).toContain('另有 1 件其他申请人提出的相同申请');
});

test('A.10, 21 the successor goes on; the column stays', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const before = await rows(2026);
  const wrong = await desk.act(desk.reviewer, id, 'succeed-applicant', {
    name: '继承人',
    identityDocument: 'resident_id',
    identityNumber: '123',
    reason: '申请人死亡',
  });
  expect(wrong.body.error.fields[0].path).toBe('identityNumber');
  const changed = await desk.done(desk.reviewer, id, 'succeed-applicant', {
    name: '张小三',
    identityDocument: 'resident_id',
    identityNumber: '110105194912310038',
    reason: '申请人死亡，由其子继续申请',
  });
  expect(changed.applicant).toMatchObject({ name: '张小三', identity: { masked: expect.stringContaining('*') } });
  expect(await rows(2026)).toEqual(before);
});

describe('a paper case is bound to the account', () => {
  test('number and code, once told; a wrong code and a stranger learn the same', async () => {
    const { id, number } = await desk.handedIn('2026-03-02');
    const { code, qr } = await desk.done(desk.clerk, id, 'issue-binding-code');
    expect(qr).toBe(`bind:${number}:${code}`);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{10}$/);
    expect(JSON.stringify(await desk.page(id))).not.toContain(code);
    const bind = (who: typeof desk.citizen, given: string) =>
      who.post('/api/me/applications/actions/bind', { number, code: given });
    expect((await server.anonymous.post('/api/me/applications/actions/bind', { number, code })).status).toBe(401);
    const wrong = await bind(desk.citizen, 'AAAAAAAAAA');
    expect(wrong.status).toBe(404);
    const bound = await bind(desk.citizen, ` ${code.toLowerCase()} `);
    expect(bound.body).toMatchObject({ id, number });
    expect((await bind(desk.citizen, code)).status).toBe(200);
    const strangers = await bind(desk.stranger, code);
    expect(strangers.status).toBe(404);
    expect(strangers.body.error.message).toBe(wrong.body.error.message);
    expect((await desk.citizen.get(`/api/me/applications/${id}`)).status).toBe(200);
    expect((await desk.act(desk.clerk, id, 'issue-binding-code')).body.error.message).toContain('申请已与账号绑定');
  });

  test('a new code voids the old one', async () => {
    const { id, number } = await desk.handedIn('2026-03-02');
    const { code: old } = await desk.done(desk.clerk, id, 'issue-binding-code');
    const { code } = await desk.done(desk.clerk, id, 'issue-binding-code');
    expect((await desk.citizen.post('/api/me/applications/actions/bind', { number, code: old })).status).toBe(404);
    expect((await desk.citizen.post('/api/me/applications/actions/bind', { number, code })).status).toBe(200);
  });
});

describe('A.10, 7 a wrong date is mended by a second person', () => {
  async function signedFor(on: string, received: string): Promise<{ id: string; eventId: string }> {
    const { id } = await desk.handedIn(on, {
      channel: 'registered_mail',
      submittedDate: '2026-02-26',
      receivedDate: received,
    });
    const { events } = await desk.page(id);
    return { id, eventId: events.find((event: { kind: string }) => event.kind === 'signed_for').id };
  }

  test('due date, timeline and facts follow; the wrong date stays on record', async () => {
    const { id, eventId } = await signedFor('2026-03-03', '2026-03-03');
    expect((await desk.page(id)).dueDate).toBe('2026-03-31');
    const mending = { eventId, to: '2026-03-02' };
    const preview = await desk.clerk.post(`/api/staff/applications/${id}/actions/preview-date-correction`, mending);
    expect(preview.body).toMatchObject({
      before: { receiptDate: '2026-03-03', dueDate: '2026-03-31' },
      after: { receiptDate: '2026-03-02', dueDate: '2026-03-30' },
      entries: [],
    });
    const proposed = await desk.done(desk.clerk, id, 'propose-date-correction', { ...mending, reason: '章看错了' });
    expect(proposed).toMatchObject({ dueDate: '2026-03-31', pendingCorrection: { to: '2026-03-02' } });
    expect((await desk.act(desk.clerk, id, 'approve-date-correction')).status).toBe(403);
    const mended = await desk.done(desk.reviewer, id, 'approve-date-correction');
    expect(mended).toMatchObject({ receiptDate: '2026-03-02', dueDate: '2026-03-30', pendingCorrection: null });
    const event = mended.events.find((item: { id: string }) => item.id === eventId);
    expect(event).toMatchObject({ date: '2026-03-02', enteredDate: '2026-03-03' });
  });

  test('nobody approves his own', async () => {
    const both = await server.staff(['clerk', 'reviewer'], '兼职');
    const { id, eventId } = await signedFor('2026-03-03', '2026-03-03');
    await desk.done(both, id, 'propose-date-correction', { eventId, to: '2026-03-02', reason: '看错' });
    expect((await desk.act(both, id, 'approve-date-correction')).body.error.code).toBe('separation_of_duties');
    const returned = await desk.done(desk.reviewer, id, 'return-date-correction', { comment: '请附照片' });
    expect(returned).toMatchObject({ receiptDate: '2026-03-03', pendingCorrection: null });
  });

  test('not to come, not before what it follows, and not of a note', async () => {
    const { id, eventId } = await signedFor('2026-03-03', '2026-03-03');
    const attempt = (body: object) => desk.act(desk.clerk, id, 'propose-date-correction', { reason: '看错', ...body });
    expect((await attempt({ eventId, to: '2026-03-04' })).body.error.message).toContain('不能晚于今天');
    expect((await attempt({ eventId, to: '2026-02-25' })).body.error.message).toContain(
      '早于“提交申请”的日期 2026-02-26',
    );
    expect((await attempt({ eventId, to: '2026-02-26' })).status).toBe(200);
    const noted = await desk.done(desk.clerk, (await desk.handedIn('2026-03-03')).id, 'note', { text: '备注' });
    const note = noted.events.find((event: { kind: string }) => event.kind === 'noted');
    const answer = await desk.act(desk.clerk, noted.id, 'propose-date-correction', {
      eventId: note.id,
      to: '2026-03-02',
      reason: '看错',
    });
    expect(answer.body.error.fields).toEqual([{ path: 'eventId', message: '“备注”的日期不能更正' }]);
  });

  test('the year of the table follows', async () => {
    const { id, eventId } = await signedFor('2026-03-03', '2026-03-03');
    const [before, last] = [await rows(2026), await rows(2025)];
    const submitted = (await desk.page(id)).events.find((event: { kind: string }) => event.kind === 'submitted').id;
    await desk.done(desk.clerk, id, 'propose-date-correction', {
      eventId: submitted,
      to: '2025-12-30',
      reason: '邮戳',
    });
    await desk.done(desk.reviewer, id, 'approve-date-correction');
    const moving = { eventId, to: '2025-12-31' };
    const preview = await desk.clerk.post(`/api/staff/applications/${id}/actions/preview-date-correction`, moving);
    expect(preview.body.entries).toEqual(
      expect.arrayContaining([
        { year: 2025, row: '本年新收', delta: 1 },
        { year: 2026, row: '本年新收', delta: -1 },
      ]),
    );
    await desk.done(desk.clerk, id, 'propose-date-correction', { ...moving, reason: '签收章' });
    await desk.done(desk.reviewer, id, 'approve-date-correction');
    const [after, lastAfter] = [await rows(2026), await rows(2025)];
    expect((after['newly_received']?.[0] ?? 0) - (before['newly_received']?.[0] ?? 0)).toBe(-1);
    expect((lastAfter['newly_received']?.[0] ?? 0) - (last['newly_received']?.[0] ?? 0)).toBe(1);
    expect(await recountEqual(2026)).toBe(true);
    expect(await recountEqual(2025)).toBe(true);
  });
});
