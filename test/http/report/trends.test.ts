/** Several years beside each other: what the charts of the statistics page are drawn from. */
import { beforeAll, expect, test } from '@jest/globals';
import { importLedger } from '../../../src/commands/application/import-ledger.js';
import { caseMonths } from '../../../src/persistence/report/case-months.js';
import { lawyerShares } from '../../../src/persistence/report/lawyer-shares.js';
import { mongoLedgerImports } from '../../../src/persistence/report/ledger-import-store.js';
import { ledgerRow, openLedgerRow, sheetOf } from '../../support/books.js';
import { openDesk } from '../../support/desk.js';
import { queryPlansOf } from '../../support/query-plans.js';
import { type Client, useServer } from '../../support/server.js';

const bed = useServer({ today: '2026-03-02' });
let clerk: Client;

beforeAll(async () => {
  clerk = await bed.staff(['clerk'], '王经办');
  const rows = [
    // 20 working days from 2024-03-05 end on 2024-04-02: 4 April is a holiday, not before.
    ledgerRow({ receiptDate: '2024-03-05', handledDate: '2024-04-02' }),
    ledgerRow({ receiptDate: '2024-03-05', handledDate: '2024-04-03' }),
    ledgerRow({ receiptDate: '2024-12-30', handledDate: '2025-01-10', result: '属于国家秘密' }),
    openLedgerRow({ receiptDate: '2025-01-02' }),
    ledgerRow({ receiptDate: '2018-05-07', handledDate: '2019-02-11', result: '2.同意公开答复数' }),
  ];
  const commands = { ...bed.commands, ledgerImports: mongoLedgerImports(bed.connection) };
  const agency = { id: bed.agencyId, code: 'TEST' };
  const file = { name: '台账.xlsx', hash: 'trends', rows: sheetOf(rows), date1904: false };
  const { errors } = await importLedger(commands, { type: 'system', name: 'test' }, { agency, file });
  expect(errors).toEqual([]);
}, 60_000);

test('新收、结果、按期、按月，逐年', async () => {
  const { status, body } = await clerk.get('/api/staff/reports/2025/trends?years=2');
  expect(status).toBe(200);
  expect(body.groups[2]).toEqual({ code: 'refused', label: '（三）不予公开' });
  expect(body.years).toEqual([
    {
      year: 2024,
      newlyReceived: 3,
      handled: 2,
      carriedForward: 1,
      results: { granted: 2, partially_granted: 0, refused: 0, unavailable: 0, not_processed: 0, otherwise: 0 },
      timeliness: { on_time: 1, late: 1, undated: 0 },
      months: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      lawyers: { answers: 0, withLawyer: 0 },
    },
    {
      year: 2025,
      newlyReceived: 1,
      handled: 1,
      carriedForward: 1,
      results: { granted: 0, partially_granted: 0, refused: 1, unavailable: 0, not_processed: 0, otherwise: 0 },
      timeliness: { on_time: 1, late: 0, undated: 0 },
      months: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      lawyers: { answers: 0, withLawyer: 0 },
    },
  ]);
});

test('最早从 2019 年起；旧条例时的申请没有期限；别的单位什么也没有', async () => {
  const { years } = (await clerk.get('/api/staff/reports/2020/trends?years=10')).body;
  expect(years.map(({ year }: { year: number }) => year)).toEqual([2019, 2020]);
  expect(years[0].timeliness).toEqual({ on_time: 0, late: 0, undated: 1 });
  expect((await clerk.get('/api/staff/reports/2018/trends')).body.error.code).toBe('generation_not_available');
  expect((await clerk.get('/api/staff/reports/2025/trends?years=11')).status).toBe(400);
  const other = await bed.staff(['contributor'], '外单位', 'other');
  const theirs = (await other.get('/api/staff/reports/2025/trends?years=1')).body.years;
  expect(theirs[0]).toMatchObject({ newlyReceived: 0, handled: 0, months: Array.from({ length: 12 }, () => 0) });
});

test('律师参与：发出的答复里有法律审查意见的；台账没有记载，不计', async () => {
  const desk = await openDesk(bed);
  const lawyer = await bed.staff(['lawyer'], '周律师');
  const withOpinion = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, withOpinion.id, 'request-legal-review');
  await desk.done(lawyer, withOpinion.id, 'give-legal-opinion', { verdict: 'agrees', text: '可以公开。' });
  await desk.answered(withOpinion.id);
  await desk.answered((await desk.handedIn('2026-03-02')).id);
  await desk.answered((await desk.handedIn('2026-03-02')).id);
  const asked = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, asked.id, 'request-legal-review');
  await desk.answered(asked.id);
  const pending = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, pending.id, 'request-legal-review');
  await desk.done(lawyer, pending.id, 'give-legal-opinion', { verdict: 'disagrees', text: '不宜公开。' });
  const { years } = (await clerk.get('/api/staff/reports/2026/trends?years=3')).body;
  expect(years.map(({ lawyers }: { lawyers: object }) => lawyers)).toEqual([
    { answers: 0, withLawyer: 0 },
    { answers: 0, withLawyer: 0 },
    { answers: 4, withLawyer: 1 },
  ]);
});

test('counted from the index alone', async () => {
  const { host, port, name } = bed.connection;
  const uri = `mongodb://${host}:${port}/${name}?directConnection=true`;
  const plans = await queryPlansOf(uri, async (connection) => {
    await caseMonths(connection, bed.agencyId);
    await lawyerShares(connection, bed.agencyId, { from: 2021, until: 2025 });
  });
  expect(plans).toHaveLength(2);
  for (const { plan } of plans) {
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toMatch(/FETCH|COLLSCAN/);
  }
});
