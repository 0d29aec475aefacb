/** Remedies of before have their histories written once; what they count does not change. */
import { expect, test } from '@jest/globals';
import { foldedRemedy } from '../../src/domain/application/remedy-state.js';
import { remedyTallyOf } from '../support/remedies.js';
import { type RemedyDocument } from '../../src/persistence/application/remedies-store.js';
import { mongoRemedyReads } from '../../src/persistence/application/remedy-reads.js';
import { complaintReads, complaintSweepReads } from '../../src/persistence/supervision/complaints-store.js';
import { recordCorrectionReads } from '../../src/persistence/application/record-corrections-store.js';
import { remedySweepReads } from '../../src/persistence/jobs/sweep-reads.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { migrate } from '../../src/persistence/migrate.js';
import { initialIndexes } from '../../src/persistence/migrations/2026-11-22-initial-indexes.js';
import { remediesOfTheirOwn } from '../../src/persistence/migrations/2026-11-27-remedies.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { useTestDatabase } from '../support/database.js';
import { queryPlansOf } from '../support/query-plans.js';

const database = useTestDatabase();
const AGENCY = 'a'.repeat(24);

const old = (index: number, more: object) => ({
  _id: index.toString(16).padStart(24, '0'),
  agencyId: AGENCY,
  group: 'reconsideration',
  number: `${index}号`,
  body: '云溪市人民政府',
  filedDate: '2024-11-05',
  result: null,
  resultDate: null,
  resultText: '',
  counted: true,
  applicationIds: [],
  version: 1,
  createdAt: '2024-11-05T02:00:00.000Z',
  ...more,
});

test('pending, decided and uncounted ones; a second run changes nothing', async () => {
  const connection = await database.connection();
  await initialIndexes.up(connection);
  const remedies = collectionOf<RemedyDocument>(connection, 'remedies');
  await connection.db?.collection<Stored>('remedies').insertMany([
    old(1, {}),
    old(2, {
      result: 'upheld',
      resultDate: '2025-01-20',
      resultText: '维持',
      version: 2,
      group: 'litigation_direct',
    }),
    old(3, { counted: false }),
  ]);
  await remediesOfTheirOwn.up(connection);
  const migrated = await remedies.find({}).sort({ _id: 1 }).toArray();
  expect(migrated.map(({ events }) => events.map((event) => event.kind))).toEqual([
    ['filed'],
    ['filed', 'judged'],
    ['filed'],
  ]);
  for (const { group, events, ...stored } of migrated) expect(stored).toMatchObject(foldedRemedy(group, events));
  expect(migrated.map((row) => row.notCountedReason)).toEqual([null, null, '作为共同被告，由原行为机关统计']);

  await remediesOfTheirOwn.up(connection);
  expect(await remedies.find({}).sort({ _id: 1 }).toArray()).toEqual(migrated);
  await migrate(connection);
  const { recount } = await mongoReportReads(connection).bothSums(AGENCY);
  expect(remedyTallyOf(recount)).toEqual([
    '2024 remedy_filed litigation_direct 1',
    '2024 remedy_filed reconsideration 1',
    '2025 remedy_result litigation_direct upheld 1',
  ]);
});

test('no list and no sweep looks through everything', async () => {
  await migrate(await database.connection());
  const page = { after: null, limit: 20 };
  const after = { after: { key: null, id: '0'.repeat(24) }, limit: 20 };
  const plans = await queryPlansOf(database.uri, async (connection) => {
    await remedySweepReads(connection).watched(page);
    await remedySweepReads(connection).watched(after);
    await mongoRemedyReads(connection).list(AGENCY, { ...page, pending: true });
    await complaintSweepReads(connection).awaitingFeedback(after);
    for (const scope of [{ agencyId: AGENCY }, { supervisorAgencyId: AGENCY }]) {
      await complaintReads(connection).list(scope, after);
      await complaintReads(connection).list(scope, { ...page, status: 'ordered' });
    }
    for (const scope of [{ agencyId: AGENCY }, { citizenId: AGENCY }]) {
      await recordCorrectionReads(connection).list(scope, after);
      await recordCorrectionReads(connection).list(scope, { ...page, status: 'submitted' });
    }
  });
  expect(plans.length).toBe(12);
  expect(plans.filter(({ plan }) => plan.includes('COLLSCAN') || !plan.includes('IXSCAN'))).toEqual([]);
  // Lists come in the order of their index; only a citizen's few corrections of one status may be sorted.
  expect(plans.filter(({ plan, collection }) => plan.includes('"SORT"') && collection !== 'recordCorrections')).toEqual(
    [],
  );
});
