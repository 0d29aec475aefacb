/** What a recount finds is booked on the word of two people, and never otherwise than they have seen it. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { repairTally } from '../../../src/commands/report/repair-tally.js';
import { mongoReportReads } from '../../../src/persistence/report/report-reads.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { bookWrongly, spoilTally } from '../../support/spoil-tally.js';
import { ok } from '../../support/tenants.js';

const bed = useServer({ today: '2025-12-29' });
const corrections = '/api/staff/reports/tally-corrections';
const requests = '/api/staff/approval-requests';
const TABLES = '/api/staff/reports/2025';
let desk: Desk;

const propose = (who: Client, reason = '重新计数少一件'): Promise<Answer> => who.post(corrections, { reason });
const approve = (who: Client, id: string): Promise<Answer> => who.post(`${requests}/${id}/actions/approve`, {});
const differs = async (): Promise<number[]> => ok(await desk.clerk.get(`${TABLES}/recount`)).differingYears;
const repairs = async () =>
  (await bed.connection.db?.collection('auditRows').find({ action: 'repair_tally' }).toArray()) ?? [];

const spoil = (delta?: number, year?: number): Promise<void> => spoilTally(bed, delta, year);

beforeAll(async () => {
  desk = await openDesk(bed);
  await desk.handedIn('2025-12-29');
  await bed.keepSignedIn();
  bed.clock.freezeOn('2026-01-08');
});
/** Nothing of the test before it waits or differs. */
beforeEach(async () => {
  const { tally, recount } = await mongoReportReads(bed.connection).bothSums(bed.agencyId);
  expect(tally).toEqual(recount);
  expect((await desk.head.get(requests)).body.items).toEqual([]);
});

test('requires authentication and the role', async () => {
  expect((await propose(bed.anonymous)).status).toBe(401);
  expect((await bed.anonymous.get(corrections)).status).toBe(401);
  for (const role of ['administrator', 'auditor', 'contributor', 'supervisor', 'lawyer'] as const) {
    expect([role, (await propose(await bed.staff([role], '某某'))).status]).toEqual([role, 403]);
  }
});

test('without a difference there is nothing to correct; a reason is needed', async () => {
  const answer = await propose(desk.clerk);
  expect([answer.status, answer.body.error.code]).toEqual([422, 'action_not_allowed']);
  const empty = await propose(desk.clerk, '  ');
  expect([empty.status, empty.body.error.fields[0].path]).toEqual([400, 'reason']);
});

test('words that hold personal data are refused: the audit log keeps them for good', async () => {
  await spoil();
  const answer = await propose(desk.clerk, '13900139001 的申请人来电说少一件');
  expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, 'reason']);
  await spoil(-1);
});

describe('a difference', () => {
  test('proposed by one, seen and approved by another: booked; a frozen version that was right stands', async () => {
    ok(await desk.head.post(`${TABLES}/actions/freeze`, {}));
    await spoil();
    expect(await differs()).toEqual([2025, 2026]);
    const made = await propose(desk.head);
    expect(made.status).toBe(201);
    const { id, tallyCorrection } = made.body;
    expect(tallyCorrection.entries).toEqual(['2025 年 新收 自然人 −1']);
    expect(tallyCorrection.years[0]).toEqual({
      year: 2025,
      differences: [
        { title: '一、本年新收政府信息公开申请数量，自然人', before: 2, after: 1 },
        { title: '一、本年新收政府信息公开申请数量，总计', before: 2, after: 1 },
        { title: '四、结转下年度继续办理，自然人', before: 2, after: 1 },
        { title: '四、结转下年度继续办理，总计', before: 2, after: 1 },
      ],
    });
    expect((await propose(desk.clerk)).body.error.code).toBe('already_exists');

    const own = await approve(desk.head, id);
    expect([own.status, own.body.error.code]).toEqual([422, 'separation_of_duties']);
    expect((await approve(desk.reviewer, id)).status).toBe(403);
    expect((await desk.reviewer.get(requests)).body.items).toEqual([]);
    expect(await repairs()).toEqual([]);

    const second = await bed.staff(['office_head'], '钱副主任');
    expect(ok(await approve(second, id))).toMatchObject({ decision: { approved: true, by: '钱副主任' } });
    expect(await differs()).toEqual([]);
    const { items } = ok(await desk.clerk.get(`${TABLES}/versions`));
    expect(items.map(({ version, reason, frozenBy }: never) => [version, reason, frozenBy])).toEqual([
      [1, null, '赵主任'],
    ]);
    expect(await repairs()).toMatchObject([
      {
        actor: { name: '钱副主任' },
        detail: {
          reason: '重新计数少一件',
          requestId: id,
          entries: [{ year: 2025, flow: 'newly_received', column: 'natural_person', delta: -1 }],
        },
      },
    ]);
  });

  test('frozen with the fault in it: the correction makes the second version, with its cells', async () => {
    await bed.connection.db?.collection('frozenTables').deleteMany({});
    await spoil();
    ok(await desk.head.post(`${TABLES}/actions/freeze`, {}));
    const { id } = ok(await propose(desk.clerk));
    ok(await approve(desk.head, id));
    const { items } = ok(await desk.clerk.get(`${TABLES}/versions`));
    expect(items).toMatchObject([
      {
        version: 2,
        reason: '重新计数少一件',
        frozenBy: '赵主任',
        diff: [
          { table: 'table2', row: 'newly_received', column: 'natural_person', before: 2, after: 1 },
          { table: 'table2', row: 'newly_received', column: 'total', before: 2, after: 1 },
          { table: 'table2', row: 'carried_forward', column: 'natural_person', before: 2, after: 1 },
          { table: 'table2', row: 'carried_forward', column: 'total', before: 2, after: 1 },
        ],
      },
      { version: 1 },
    ]);
  });

  test('what differs otherwise than was proposed is not booked: 409 with the figures of now; returned, it can be proposed anew', async () => {
    await spoil();
    const { id } = ok(await propose(desk.clerk));
    await spoil(2);
    const before = (await repairs()).length;
    const answer = await approve(desk.head, id);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'figures_changed']);
    expect(answer.body.error.details.years[0].differences[0]).toEqual({
      title: '一、本年新收政府信息公开申请数量，自然人',
      before: 4,
      after: 1,
    });
    expect(await differs()).toEqual([2025, 2026]);
    expect((await repairs()).length).toBe(before);

    ok(await desk.head.post(`${requests}/${id}/actions/return`, { comment: '差异已变，请重新核对' }));
    expect(ok(await desk.clerk.get(corrections)).items[0]).toMatchObject({
      standing: { code: 'returned' },
      decision: { comment: '差异已变，请重新核对' },
    });
    const again = ok(await propose(desk.clerk, '重新核对过'));
    expect(again.tallyCorrection.entries).toEqual(['2025 年 新收 自然人 −3']);
    const answers = await Promise.all([approve(desk.head, again.id), approve(desk.head, again.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await repairs()).length).toBe(before + 1);
    expect(await differs()).toEqual([]);
  });

  test('an earlier one that is still waiting when another way put the books right is refused, too', async () => {
    await spoil();
    const { id } = ok(await propose(desk.clerk));
    await spoil(-1);
    const answer = await approve(desk.head, id);
    expect([answer.status, answer.body.error.details.years]).toEqual([409, []]);
    ok(await desk.head.post(`${requests}/${id}/actions/return`, { comment: '已经一致' }));
  });

  test('approved while somebody else repairs the books: booked once', async () => {
    for (let round = 0; round < 4; round += 1) {
      await spoil(1, 2026);
      const { id } = ok(await propose(desk.clerk));
      const [approved, repaired] = await Promise.all([
        approve(desk.head, id),
        repairTally(bed.commands, { type: 'system', name: 'test' }, { agencyId: bed.agencyId, reason: '命令行' }),
      ]);
      const { tally, recount } = await mongoReportReads(bed.connection).bothSums(bed.agencyId);
      expect(tally).toEqual(recount);
      if (approved.status === 200) {
        expect(repaired).toEqual([]);
        continue;
      }
      expect([approved.status, approved.body.error.code, repaired.length]).toEqual([409, 'figures_changed', 1]);
      ok(await desk.head.post(`${requests}/${id}/actions/return`, { comment: '已经另行更正' }));
    }
  });

  test('of a year whose form nobody sees any more it can be proposed and booked too', async () => {
    const of2017 = { year: 2017, flow: 'handled', column: 'natural_person' } as const;
    await bookWrongly(bed, { ...of2017, decisionCode: 'g1_granted', delta: -1 });
    await bookWrongly(bed, { ...of2017, decisionCode: 'g1_refused', delta: 1 });
    expect(await differs()).toEqual([2017]);
    const { id, tallyCorrection } = ok(await propose(desk.clerk));
    expect(tallyCorrection.entries).toHaveLength(2);
    ok(await approve(desk.head, id));
    expect(await differs()).toEqual([]);
  });
});
