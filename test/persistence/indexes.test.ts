/** Every query of the repositories has an index: each is explained against a filled collection and must not scan it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { migrate } from '../../src/persistence/migrate.js';
import { approvalRequestReads, approvalRequestWrites } from '../../src/persistence/account/approval-request-store.js';
import { calendarImportReads } from '../../src/persistence/account/calendar-store.js';
import { applicationReads, draftReads } from '../../src/persistence/application/application-reads.js';
import { personReads } from '../../src/persistence/application/persons-store.js';
import { noticeReads } from '../../src/persistence/notice-store.js';
import { staffDisclosureReads } from '../../src/persistence/disclosure/staff-reads.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
let connection: Connection;

/** Small collections and collections read whole on purpose. */
const MAY_SCAN = new Set(['migrations', 'calendarLayers']);

interface Seen {
  collection: string;
  plan: string;
  keysExamined: number;
}

/** Of 2,000 cases 200 are the agency's and 20 the citizen's: whoever looks at more walks an index from end to end. */
const MAX_KEYS = 450;

/** Profiles what `work` sends and names the winning plan of each read. */
async function plansOf(work: () => Promise<unknown>): Promise<Seen[]> {
  const db = connection.db;
  if (!db) throw new Error('not open');
  await db.command({ profile: 2 });
  const since = new Date();
  await work();
  await db.command({ profile: 0 });
  const rows = await db
    .collection('system.profile')
    .find({ ts: { $gte: since }, planSummary: { $exists: true }, ns: { $not: /system\./ } })
    .toArray();
  await db.collection('system.profile').drop();
  return rows.map((row) => ({
    collection: String(row.ns).split('.')[1] ?? '',
    plan: String(row.planSummary),
    keysExamined: Number(row.keysExamined ?? 0),
  }));
}

function expectIndexed(seen: Seen[]): void {
  expect(seen.length).toBeGreaterThan(0);
  const scans = seen.filter(
    ({ collection, plan, keysExamined }) =>
      (plan.includes('COLLSCAN') || keysExamined > MAX_KEYS) && !MAY_SCAN.has(collection),
  );
  expect(scans).toEqual([]);
}

const AGENCY = 'a'.repeat(24);
const CITIZEN = 'c'.repeat(24);
const page = { after: null, limit: 50 };

beforeAll(async () => {
  connection = await database.connection();
  await migrate(connection);
  const rows = Array.from({ length: 2_000 }, (_, index) => ({
    _id: index.toString(16).padStart(24, '0'),
    agencyId: index % 10 === 0 ? AGENCY : 'b'.repeat(24),
    citizenId: index % 100 === 0 ? CITIZEN : null,
    number: `X-${index}`,
    channel: 'online',
    assignee: null,
    applicant: { kind: 'natural_person', name: '甲', lookup: `l${index}` },
    content: { subject: '路灯' },
    searchTerms: ['路', '路灯', '灯'],
    counted: true,
    facts: {
      open: index % 3 === 0,
      status: index % 3 === 0 ? 'in_progress' : 'closed',
      dueDate: `2026-0${(index % 9) + 1}-01`,
      alarmDate: `2026-0${(index % 9) + 1}-01`,
      year: 2026,
      receiptYear: 2026,
      handledYear: index % 3 === 0 ? null : 2026,
      receiptDate: '2026-01-05',
      submittedDate: '2026-01-05',
      column: 'natural_person',
      decisionCode: index % 3 === 0 ? null : 'granted',
      resultCode: index % 3 === 0 ? null : 'granted',
    },
    version: 1,
    events: [],
  }));
  await connection.db?.collection<{ _id: string }>('applications').insertMany(rows);
});

test('the check can fail: a query without an index is seen as a scan', async () => {
  const seen = await plansOf(async () =>
    connection.db?.collection('applications').find({ 'content.subject': '路灯' }).toArray(),
  );
  expect(() => expectIndexed(seen)).toThrow();
});

describe('applications', () => {
  const queue = { agencyId: AGENCY, view: 'open' as const };
  test.each([
    ['open cases by due date', queue],
    ['one clerk’s', { ...queue, assigneeId: 'd'.repeat(24) }],
    ['nobody’s', { ...queue, assigneeId: 'none' }],
    ['one status', { ...queue, status: 'in_progress' as const }],
    ['all of a year', { agencyId: AGENCY, view: 'all' as const, year: 2026 }],
    ['text', { agencyId: AGENCY, view: 'all' as const, text: '路灯' }],
    ['due soon', { ...queue, dueBy: '2026-03-01' as never }],
  ])('queue: %s', async (_, filter) => {
    const reads = applicationReads(connection, () => performance.now());
    expectIndexed(await plansOf(() => reads.queue(filter, page)));
    expectIndexed(
      await plansOf(() => reads.queue(filter, { after: { key: '2026-02-01', id: '0'.repeat(24) }, limit: 50 })),
    );
    expectIndexed(await plansOf(() => reads.count(filter)));
  });

  test('what waits for approval, one applicant’s and the same question', async () => {
    const reads = applicationReads(connection, () => performance.now());
    const after = { key: '2026-02-01', id: '0'.repeat(24) };
    expectIndexed(await plansOf(() => reads.awaitingApproval(AGENCY, ['decision', 'extension'], page)));
    expectIndexed(await plansOf(() => reads.awaitingApproval(AGENCY, ['decision'], { ...page, after })));
    expectIndexed(await plansOf(() => reads.awaitingLawyer(AGENCY, 'd'.repeat(24), page)));
    expectIndexed(await plansOf(() => reads.awaitingLawyer(AGENCY, 'd'.repeat(24), { ...page, after })));
    expectIndexed(await plansOf(() => reads.ofApplicant(AGENCY, 'l10', 10)));
    const record = { id: '', agencyId: AGENCY, contentKey: 'c1', applicant: { lookup: '' } };
    expectIndexed(await plansOf(() => reads.sameContent(record, 10)));
  });

  test('a citizen’s list and one case', async () => {
    const reads = applicationReads(connection, () => performance.now());
    expectIndexed(await plansOf(() => reads.ofCitizen(CITIZEN, page)));
    expectIndexed(await plansOf(() => reads.ofCitizen(CITIZEN, { ...page, open: true })));
    expectIndexed(await plansOf(() => draftReads(connection).list(CITIZEN, page)));
    expectIndexed(await plansOf(() => personReads(connection).ofCitizen(CITIZEN)));
  });
});

test('inboxes', async () => {
  const reads = noticeReads(connection);
  const staff = { staffId: 'd'.repeat(24), agencyId: AGENCY, roles: ['clerk'] };
  expectIndexed(await plansOf(() => reads.ofCitizen(CITIZEN, page)));
  expectIndexed(await plansOf(() => reads.unreadOfCitizen(CITIZEN)));
  expectIndexed(await plansOf(() => reads.ofStaff(staff, page)));
  expectIndexed(await plansOf(() => reads.unreadOfStaff(staff)));
});

test('tables, recount and what is behind a cell', async () => {
  const reads = mongoReportReads(connection);
  expectIndexed(await plansOf(() => reads.book(AGENCY, 2026)));
  expectIndexed(await plansOf(() => reads.recount(AGENCY, 2026)));
  expectIndexed(await plansOf(() => reads.unconfirmed(AGENCY, 2026, 50)));
});

test('what waits for a second person beside the cases', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => ({
    _id: index.toString(16).padStart(24, '0'),
    agencyId: index % 10 === 0 ? AGENCY : 'b'.repeat(24),
    kind: index % 2 === 0 ? 'unmasking' : 'tally_correction',
    requestedBy: { id: `s${index % 7}`, name: '甲' },
    ...(index % 2 === 0 ? { applicationId: `a${index}` } : {}),
    decideBy: '2026-03-09',
    open: index % 5 === 0 ? `open-${index}` : null,
  }));
  await connection.db?.collection<{ _id: string }>('approvalRequests').insertMany(rows);
  const reads = approvalRequestReads(connection);
  const waiting = { today: '2026-03-02' as PlainDate, ...page };
  const after = { key: '2026-03-09', id: '0'.repeat(24) };
  expectIndexed(await plansOf(() => reads.waiting(AGENCY, ['unmasking', 'tally_correction'], waiting)));
  expectIndexed(await plansOf(() => reads.waiting(AGENCY, ['unmasking'], { ...waiting, after })));
  expectIndexed(await plansOf(() => reads.latestUnmasking('a10', 's3')));
  expectIndexed(await plansOf(() => reads.tallyCorrections(AGENCY, 5)));
  const session = await connection.startSession();
  expectIndexed(await plansOf(() => approvalRequestWrites(connection, { session }).findOpen('open-10')));
  await session.endSession();
});

test('calendars: what an import would move, and how far one is', async () => {
  const reads = calendarImportReads(connection);
  expectIndexed(await plansOf(() => reads.openCasesDueFrom(AGENCY, '2026-05-01' as never, 2_001)));
  expectIndexed(await plansOf(() => reads.topAgencies()));
  expectIndexed(await plansOf(() => reads.lastImport(AGENCY, 2026)));
  expectIndexed(await plansOf(() => reads.unfinishedImports()));
});

test('the publication desk and its figures of a year', async () => {
  const reads = staffDisclosureReads(connection);
  for (const filter of [{}, { status: 'draft' }, { category: 'A20-01' }, { column: 'notices' }] as const) {
    expectIndexed(await plansOf(() => reads.publications({ agencyId: AGENCY, ...filter }, page)));
    expectIndexed(await plansOf(() => reads.countPublications({ agencyId: AGENCY, ...filter })));
  }
  expectIndexed(await plansOf(() => reads.publicationCounts(AGENCY, 2026)));
});
