/**
 * The demo is made once for this file, and in the hardest way: a first fill is killed on its way, and the next start notices
 * and makes it anew. Everything below looks at what that left behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { signIn } from '../../src/commands/account/sign-in.js';
import { signInCitizen } from '../../src/commands/account/sign-in-citizen.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { demoAtStart, withDemo } from '../../src/compose-demo.js';
import { AGENCY_DATA, DEMO_PASSWORD } from '../../src/demo/agency-data.js';
import { demoAccountLines } from '../../src/demo/demo-accounts.js';
import { type DemoDeps } from '../../src/demo/demo-deps.js';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { type DemoOutcome, prepareDemo, resetDemo } from '../../src/demo/prepare-demo.js';
import { type CaseEvent } from '../../src/domain/application/case-events.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { officialViolations } from '../../src/domain/report/rules.js';
import { yearTables } from '../../src/domain/report/year-tables.js';
import { verifyCases } from '../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../src/persistence/application/case-stream.js';
import { collectionOf, COLLECTIONS, type CollectionName, type Stored } from '../../src/persistence/collections.js';
import { mongoDemoState } from '../../src/persistence/demo-state.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type DemoMarker } from '../../src/ports/demo-state.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/database.js';
import { SilentLog } from '../support/silent-log.js';

/** A Friday afternoon, a working day, outside of every holiday. */
const NOW = '2026-11-20T16:30:00+08:00';
const TODAY = plainDate('2026-11-20');
const MAKING_MS = 600_000;

let database: OpenTestDatabase;
let connection: Connection;
let commands: ComposedCommands;
let outcome: DemoOutcome;
let applications: (Omit<ApplicationRecord, 'id'> & Stored)[];
/** What the killed fill left, seen before the next start. */
let killed: { marker: DemoMarker | null; agencies: number; applications: number; error: unknown };

const composeOn = (on: Connection): ComposedCommands => {
  const clock = new MovableClock();
  clock.freeze(new Date(NOW));
  const fieldKeys = [{ id: 'test', key: Buffer.alloc(32, 7) }];
  return composeCommands({ connection: on, clock, fieldKeys, lookupKey: Buffer.alloc(32, 9) });
};

const demoOn = <T>(
  on: Connection,
  with_: ComposedCommands,
  work: (deps: DemoDeps) => Promise<T>,
  progress: (message: string) => void = () => {},
): Promise<T> =>
  withDemo(
    { connection: on, commands: with_, config: { environment: 'test' }, logger: new SilentLog(), progress },
    work,
  );

const startOn = (
  on: Connection,
  with_: ComposedCommands,
  { demo, empty }: { demo: boolean; empty: boolean },
): Promise<string[]> =>
  demoAtStart({
    connection: on,
    commands: with_,
    config: { environment: 'test', demo },
    logger: new SilentLog(),
    progress: () => {},
    empty,
  });

const count = (name: CollectionName, filter: object = {}): Promise<number> =>
  collectionOf<Stored>(connection, name).countDocuments(filter);

const rowsOf = <T = Record<string, unknown>>(name: CollectionName, filter: object = {}): Promise<T[]> =>
  collectionOf<Stored>(connection, name).find(filter).toArray() as unknown as Promise<T[]>;

beforeAll(async () => {
  database = await openTestDatabase();
  connection = await database.connection();
  await migrate(connection);
  commands = composeOn(connection);
  const error = await demoOn(connection, commands, fillDemo, (message) => {
    if (message.includes('2021')) throw new Error('killed');
  }).catch((reason: unknown) => reason);
  killed = {
    error,
    marker: await mongoDemoState(connection).marker(),
    agencies: await count('agencies'),
    applications: await count('applications'),
  };
  outcome = await demoOn(connection, composeOn(connection), prepareDemo);
  applications = await rowsOf('applications');
}, MAKING_MS);

afterAll(async () => {
  await database?.drop();
}, 60_000);

const tally = (of: (item: (typeof applications)[number]) => string | null): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of applications) counts[of(item) ?? 'none'] = (counts[of(item) ?? 'none'] ?? 0) + 1;
  return counts;
};

describe('a fill that was killed', () => {
  test('leaves its marker and what it had done so far', () => {
    expect(killed.error).toEqual(new Error('killed'));
    expect(killed.marker).toMatchObject({ state: 'filling', finishedAt: null });
    expect(killed.agencies).toBe(3);
    expect(killed.applications).toBeGreaterThan(5);
  });

  test('is noticed by the next start, thrown away and made anew', async () => {
    expect(outcome.outcome).toBe('filled');
    const marker = await mongoDemoState(connection).marker();
    expect(marker).toMatchObject({ state: 'done' });
    expect(marker?.runId).not.toBe(killed.marker?.runId);
    // Three and not six, and the numbers begin at 1 again.
    expect(await count('agencies')).toBe(3);
    expect(await count('staff')).toBe(18);
    expect(await count('applications', { number: 'YXCG-2021-000001' })).toBe(1);
    const numbers = applications.filter((item) => item.number.startsWith('YXCG-2025-')).map((item) => item.number);
    expect(Math.max(...numbers.map((number) => Number(number.slice(-6))))).toBe(numbers.length);
  });
});

describe('what is there', () => {
  test('every status that has a command, with cases to look at', () => {
    // 待缴费 follows when the fee notice has its command.
    expect(Object.keys(tally((item) => item.facts.status)).sort()).toEqual([
      'answered',
      'awaiting_approval',
      'awaiting_dispatch',
      'awaiting_receipt',
      'awaiting_supplement',
      'closed',
      'consulting',
      'in_progress',
    ]);
  });

  test('every decision of the form but 逾期不缴费, whose notice has no command yet', () => {
    const counts = tally((item) => item.facts.decisionCode);
    expect(Object.keys(counts).sort()).toEqual([
      'granted',
      'none',
      'not_processed_confirmation',
      'not_processed_duplicate',
      'not_processed_petition',
      'not_processed_public_publication',
      'not_processed_unreasonably_frequent',
      'otherwise_other',
      'otherwise_supplement_overdue',
      'partially_granted',
      'refused_administrative_inquiry',
      'refused_deliberative_process',
      'refused_enforcement_file',
      'refused_internal_affairs',
      'refused_prohibited_by_law',
      'refused_security_and_stability',
      'refused_state_secret',
      'refused_third_party_rights',
      'unavailable_not_held',
      'unavailable_requires_creation',
      'unavailable_still_unclear',
    ]);
  });

  test('every channel and every kind of applicant, agents, corrected kinds, notes and assignments', async () => {
    expect(Object.keys(tally((item) => item.channel)).sort()).toEqual([
      'email',
      'external_platform',
      'fax',
      'in_person',
      'online',
      'oral',
      'ordinary_mail',
      'registered_mail',
    ]);
    expect(Object.keys(tally((item) => item.applicant.kind)).sort()).toEqual([
      'commercial_enterprise',
      'legal_service_organization',
      'natural_person',
      'other',
      'public_welfare_organization',
      'research_institution',
    ]);
    const has = (kind: CaseEvent['kind']): number =>
      applications.filter((item) => item.events.some((event) => event.kind === kind)).length;
    expect(applications.filter((item) => item.applicant.agent !== null).length).toBeGreaterThanOrEqual(5);
    expect(has('applicant_kind_corrected')).toBe(3);
    expect(has('noted')).toBeGreaterThan(20);
    expect(has('assigned')).toBeGreaterThan(200);
    expect(has('released')).toBeGreaterThan(2);
    expect(has('extension_approved')).toBeGreaterThan(5);
    expect(has('extension_returned')).toBeGreaterThanOrEqual(1);
    expect(has('decision_returned')).toBeGreaterThan(5);
    expect(has('supplement_submitted')).toBeGreaterThan(3);
    expect(has('withdrawn')).toBe(8);
    expect(await count('drafts', { applicationId: null })).toBe(5);
  });

  test('about three hundred cases over the years, more of them each year', () => {
    const years = tally((item) => String(item.facts.year));
    expect(applications.length).toBeGreaterThanOrEqual(300);
    expect(Object.keys(years)).toEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
    expect(years['2025']).toBeGreaterThan(years['2021'] ?? 0);
  });

  test('第五十一条 every result of every block of table 3, and in each something not decided yet', async () => {
    const remedies = await rowsOf<{ group: string; result: string | null }>('remedies');
    const seen = new Set(remedies.map(({ group, result }) => `${group} ${result ?? 'pending'}`));
    const groups = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];
    const results = ['upheld', 'corrected', 'other', 'pending'];
    expect([...seen].sort()).toEqual(groups.flatMap((group) => results.map((result) => `${group} ${result}`)).sort());
  });

  test('第二十条 published items of every one of the fifteen items and every column, a few of them late', async () => {
    const items = await rowsOf<{
      status: string;
      category: string | null;
      column: string;
      timeliness: { late: boolean } | null;
    }>('publications');
    const published = items.filter((item) => item.status === 'published');
    expect(published.length).toBeGreaterThanOrEqual(100);
    expect(new Set(published.map((item) => item.category).filter((category) => category !== null)).size).toBe(15);
    expect(new Set(published.map((item) => item.column)).size).toBe(7);
    expect(published.filter((item) => item.timeliness?.late)).toHaveLength(3);
    expect(new Set(items.map((item) => item.status))).toEqual(
      new Set(['draft', 'in_review', 'published', 'withdrawn']),
    );
  });

  test('第五十条 a report of each agency for each year from 2017, with tables from 2019 on; a guide in its second version', async () => {
    const reports = await rowsOf<{ agencyId: string; year: number; tables: { generation: number } | null }>(
      'annualReports',
    );
    const byYear = (year: number) => reports.filter((report) => report.year === year);
    for (const year of [2017, 2018]) expect(byYear(year).map((report) => report.tables)).toEqual([null, null, null]);
    for (const year of [2019, 2020]) expect(byYear(year).map((report) => report.tables?.generation)).toEqual([2, 2, 2]);
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      expect(byYear(year).map((report) => report.tables?.generation)).toEqual([3, 3, 3]);
    }
    expect(byYear(2026)).toEqual([]);
    expect(await count('guides', { version: 2 })).toBe(3);
  });
});

describe('the figures', () => {
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

  test('tables = recount for every year and agency, and no official rule is broken', async () => {
    const reads = mongoReportReads(connection);
    for (const agencyId of await reads.agencyIds()) {
      for (const year of years) {
        const tables = yearTables(await reads.book(agencyId, year));
        expect(tables).toEqual(yearTables(await reads.recount(agencyId, year)));
        expect(officialViolations(tables.violations)).toEqual([]);
      }
    }
  });

  test('the published report of a year says what its cases say', async () => {
    const reads = mongoReportReads(connection);
    const reports = await rowsOf<{
      agencyId: string;
      year: number;
      warnings: unknown[];
      tables: { table2: Record<string, number[]>; table3: Record<string, number[]> } | null;
      chapters: { body: string }[];
    }>('annualReports', { year: { $gte: 2019 } });
    expect(reports).toHaveLength(21);
    for (const { agencyId, year, tables, warnings, chapters } of reports) {
      const own = yearTables(await reads.book(agencyId, year));
      expect(tables?.table2).toEqual(own.table2.rows);
      expect(tables?.table3).toEqual(own.table3);
      expect(warnings).toEqual([]);
      expect(chapters).toHaveLength(6);
      expect(chapters[0]?.body).toContain(`全年新收申请${own.table2.rows['newly_received']?.at(-1)}件`);
    }
  });

  test('every year that is over is frozen; one was corrected afterwards, which left a second version with its cells', async () => {
    const frozen = await rowsOf<{ agencyId: string; year: number; version: number; diff: { row: string }[] }>(
      'frozenTables',
    );
    expect(frozen.filter(({ version }) => version === 1)).toHaveLength(21);
    const [second, ...more] = frozen.filter(({ version }) => version === 2);
    expect(more).toEqual([]);
    expect(second?.year).toBe(2024);
    expect(second?.diff.length).toBeGreaterThanOrEqual(2);
  });

  test('every case folds to what is stored beside it', async () => {
    const verified = await verifyCases({ cases: mongoCaseStream(connection), calendars: commands.calendars });
    expect(verified).toEqual({ checked: applications.length, different: 0, differences: [] });
  });
});

describe('the days', () => {
  test('nothing is dated in the future, and every history runs forward', () => {
    const now = new Date(NOW).toISOString();
    for (const { events, createdAt, number } of applications) {
      expect(createdAt <= now).toBe(true);
      const instants = events.map((event) => event.at);
      expect({ number, instants }).toEqual({ number, instants: [...instants].sort() });
      expect(events.every((event) => event.at <= now && event.date <= TODAY)).toBe(true);
      expect(events[0]?.kind).toBe('submitted');
    }
  });

  test('the office works on working days only, 调休 counted; the app is open every day', async () => {
    const calendar = await commands.calendars.forAgency(applications[0]?.agencyId ?? '');
    const byStaff = applications.flatMap((item) => item.events.filter((event) => event.by.type === 'staff'));
    expect(byStaff.length).toBeGreaterThan(1500);
    expect(byStaff.filter((event) => !calendar.isWorkingDay(event.date)).map((event) => event.date)).toEqual([]);
    const submissions = applications
      .filter((item) => item.channel === 'online')
      .map((item) => item.facts.submittedDate);
    expect(submissions.some((date) => date !== null && !calendar.isWorkingDay(date))).toBe(true);
  });

  test('第三十三条 answers are in time but for the few that are there to be seen', () => {
    const late = applications.filter(
      ({ facts }) => facts.dispatchedDate && facts.dueDate && facts.dispatchedDate > facts.dueDate,
    );
    expect(late).toHaveLength(4);
  });

  test('what is listed by identifier is listed in the order of time, although steps were taken side by side', async () => {
    for (const [name, field] of [
      ['applications', 'createdAt'],
      ['auditRows', 'at'],
      ['notices', 'createdAt'],
      ['publications', 'createdAt'],
    ] as const) {
      const rows = await collectionOf<Stored>(connection, name)
        .find({}, { sort: { _id: 1 } })
        .toArray();
      const instants = rows.map((row) => (row as unknown as Record<string, string>)[field] ?? '');
      expect([name, instants]).toEqual([name, [...instants].sort()]);
    }
  });

  test('no row of any collection was made later than now', async () => {
    const now = new Date(NOW).toISOString();
    for (const name of ['auditRows', 'outbox', 'notices', 'alarms', 'remedies', 'publications'] as const) {
      const field = { auditRows: 'at', alarms: 'recordedAt' }[name as string] ?? 'createdAt';
      expect([name, await count(name, { [field]: { $gt: now } })]).toEqual([name, 0]);
    }
  });
});

describe('the desk of today', () => {
  const open = () => applications.filter((item) => item.facts.open);
  const dueOn = (date: string) =>
    open().filter(({ facts }) => facts.dueDate === date && facts.turn !== 'applicant').length;

  test('cases due today and on each of the next five working days', () => {
    // 2026-11-20 is a Friday.
    for (const date of ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
      expect([date, dueOn(date) >= 1]).toEqual([date, true]);
    }
  });

  test('some overdue, two of them by two working days', () => {
    const overdue = open().filter(({ facts }) => facts.dueDate && facts.dueDate < TODAY && facts.turn === 'office');
    expect(overdue).toHaveLength(4);
    expect(dueOn('2026-11-18')).toBe(2);
  });

  test('unconfirmed since yesterday and longer; a limit of an applicant that has passed; a silent third party', () => {
    const unconfirmed = open().filter(({ facts }) => facts.status === 'awaiting_receipt');
    expect(unconfirmed.filter(({ facts }) => facts.submittedDate === '2026-11-19').length).toBeGreaterThanOrEqual(2);
    expect(unconfirmed.some(({ facts }) => (facts.submittedDate ?? '') <= '2026-11-17')).toBe(true);
    const waiting = open().filter(({ facts }) => facts.status === 'awaiting_supplement');
    expect(waiting.some(({ facts }) => (facts.turnUntil ?? '') < TODAY)).toBe(true);
    const consulting = open().filter(({ facts }) => facts.status === 'consulting');
    expect(consulting.some(({ facts }) => facts.turnUntil !== null && facts.turnUntil < TODAY)).toBe(true);
    expect(consulting.some(({ facts }) => facts.turn === 'agency')).toBe(true);
  });

  test('some are nobody’s yet', () => {
    const untaken = open().filter((item) => item.assignee === null && item.facts.receiptDate !== null);
    expect(untaken.length).toBeGreaterThanOrEqual(3);
  });
});

describe('messages and alarms', () => {
  test('everything is delivered; of citizens a few are unread, years of old ones are not', async () => {
    expect(await count('outbox', { state: 'waiting' })).toBe(0);
    const toCitizens = { 'recipient.citizenId': { $type: 'string' } };
    const unread = await count('notices', { ...toCitizens, readBy: {} });
    expect(unread).toBeGreaterThanOrEqual(5);
    expect(unread).toBeLessThan(60);
    expect(await count('notices', { ...toCitizens, readBy: {}, createdAt: { $lt: '2026-10-20' } })).toBe(0);
  });

  test('alarms are those of today’s open cases and of nothing else', async () => {
    const alarms = await rowsOf<{ kind: string; subject: { type: string; id: string }; recordedAt: string }>('alarms');
    const open = new Set(applications.filter((item) => item.facts.open).map((item) => item._id));
    expect(alarms.filter(({ subject }) => subject.type !== 'application' || !open.has(subject.id))).toEqual([]);
    expect(new Set(alarms.map(({ kind }) => kind))).toEqual(
      new Set(['answer_due', 'consultation_unanswered', 'receipt_unconfirmed', 'supplement_overdue']),
    );
    expect(new Set(alarms.map(({ recordedAt }) => recordedAt))).toEqual(new Set([new Date(NOW).toISOString()]));
  });
});

describe('accounts', () => {
  const client = { address: '127.0.0.1', userAgent: 'test' };

  test('every printed account signs in with the printed password, which need not be changed', async () => {
    const printed = demoAccountLines().join('\n');
    expect(printed).toContain(DEMO_PASSWORD);
    for (const { account, name } of Object.values(AGENCY_DATA).flatMap((agency) => agency.staff)) {
      expect(printed).toContain(account);
      const { staff } = await signIn(commands, { account, password: DEMO_PASSWORD, client });
      expect(staff).toMatchObject({ name, mustChangePassword: false, disabled: false });
    }
  });

  test('a printed citizen signs in through the simulated WeChat and finds cases and messages', async () => {
    const found = await demoOn(connection, commands, async ({ login }) => {
      const { citizen } = await signInCitizen(
        { ...commands, login },
        { code: 'persona-demo-zhou.again', client: { userAgent: 'test' } },
      );
      return citizen.id;
    });
    expect(await count('citizens')).toBe(14);
    expect(await count('applications', { citizenId: found })).toBeGreaterThanOrEqual(3);
    expect(await count('notices', { 'recipient.citizenId': found })).toBeGreaterThanOrEqual(3);
  });

  test('第二十九条 identity numbers have right check characters and a region that does not exist', () => {
    const numbers = applications.flatMap(({ applicant }) =>
      applicant.identity?.document === 'resident_id' ? [commands.cipher.decrypt(applicant.identity.sealed)] : [],
    );
    expect(numbers.length).toBeGreaterThan(150);
    expect(numbers.filter((number) => !/^999999(19|20)\d{9}[\dX]$/.test(number))).toEqual([]);
  });
});

describe('a second time', () => {
  test('a fill is refused and changes nothing', async () => {
    const before = await counts();
    await expect(demoOn(connection, commands, fillDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    expect(await counts()).toEqual(before);
  });

  test('the next start finds the demo and leaves it as it is', async () => {
    const before = await counts();
    expect(await demoOn(connection, commands, prepareDemo)).toEqual({ outcome: 'present' });
    expect(await counts()).toEqual(before);
  });

  test('a server that is not in demo mode does not open on it: the password is public', async () => {
    await expect(startOn(connection, commands, { demo: false, empty: false })).rejects.toMatchObject({
      code: 'service_unavailable',
    });
  });

  test('in demo mode the accounts are told at every start', async () => {
    expect(await startOn(connection, commands, { demo: true, empty: false })).toEqual(demoAccountLines());
    expect(await startOn(connection, commands, { demo: true, empty: true })).toEqual(demoAccountLines());
  });

  const counts = async (): Promise<[string, number][]> => {
    const names: CollectionName[] = [
      'agencies',
      'staff',
      'citizens',
      'applications',
      'auditRows',
      'outbox',
      'publications',
    ];
    return Promise.all(names.map(async (name): Promise<[string, number]> => [COLLECTIONS[name], await count(name)]));
  };
});

describe('a database in which people have worked', () => {
  let theirs: OpenTestDatabase;
  let own: ComposedCommands;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    const on = await theirs.connection();
    await migrate(on);
    own = composeOn(on);
    await createAgency(own, { type: 'system', name: 'test' }, { code: 'REAL', name: '某市教育局' });
  }, 120_000);

  afterAll(async () => {
    await theirs?.drop();
  }, 60_000);

  test('is never filled, and never reset', async () => {
    const on = await theirs.connection();
    expect(await demoOn(on, own, prepareDemo)).toEqual({ outcome: 'foreign' });
    await expect(demoOn(on, own, fillDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    await expect(demoOn(on, own, resetDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    const agencies = await collectionOf<Stored & { code: string }>(on, 'agencies').find().toArray();
    expect(agencies.map(({ code }) => code)).toEqual(['REAL']);
    expect(await mongoDemoState(on).marker()).toBeNull();
  });
});

describe('a process that was killed in the middle of a transaction', () => {
  let theirs: OpenTestDatabase;
  let child: ChildProcess | null = null;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    await migrate(await theirs.connection());
  }, 120_000);

  afterAll(async () => {
    child?.kill('SIGKILL');
    await theirs?.drop();
  }, 60_000);

  test('does not keep the next start waiting for the minute that the server leaves it', async () => {
    const on = await theirs.connection();
    const agencies = collectionOf<Stored & { code: string }>(on, 'agencies');
    await agencies.insertOne({ _id: 'a', code: 'HALF' });
    const holding = spawn(process.execPath, ['--input-type=module', '-e', HOLDS_A_TRANSACTION, theirs.uri], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = holding;
    await new Promise((resolve) => holding.stdout.once('data', resolve));
    const ended = new Promise((resolve) => holding.once('close', resolve));
    holding.kill('SIGKILL');
    await ended;

    const startedAt = performance.now();
    await mongoDemoState(on).clear();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(await agencies.countDocuments()).toBe(0);
  }, 120_000);
});

/** Changes the agency and never commits. */
const HOLDS_A_TRANSACTION = `
  import mongoose from 'mongoose';
  const connection = await mongoose.createConnection(process.argv[1]).asPromise();
  const session = await connection.startSession();
  session.startTransaction();
  await connection.db.collection('agencies').updateOne({ code: 'HALF' }, { $set: { name: 'x' } }, { session });
  process.stdout.write('open');
  setInterval(() => {}, 1000);
`;

describe('--empty', () => {
  let theirs: OpenTestDatabase;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    await migrate(await theirs.connection());
  }, 120_000);

  afterAll(async () => {
    await theirs?.drop();
  }, 60_000);

  test('leaves an empty database empty, and takes out what a killed fill left', async () => {
    const on = await theirs.connection();
    const own = composeOn(on);
    const state = mongoDemoState(on);
    expect(await startOn(on, own, { demo: true, empty: true })).toEqual([]);
    expect(await state.isEmpty()).toBe(true);

    const killing = demoOn(on, own, fillDemo, () => {
      throw new Error('killed');
    });
    await expect(killing).rejects.toThrow('killed');
    expect(await state.isEmpty()).toBe(false);
    expect(await startOn(on, own, { demo: true, empty: true })).toEqual([]);
    expect(await state.isEmpty()).toBe(true);
    expect(await state.marker()).toBeNull();
  });
});
