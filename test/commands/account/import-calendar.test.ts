/**
 * A case handed in on Monday 2026-12-14. Working days after it: 15–18 (4), 21–25 (9), 28–31 (13); with 2027 unknown, weekends
 * off and weekdays worked: 1 January, a Friday (14), 4–8 (19), 11 January (20). With 1–3 January off: 4–8 (18), 11, 12 January.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../../src/clock.js';
import { createAgency } from '../../../src/commands/account/create-agency.js';
import {
  type CalendarDeps,
  type CalendarImport,
  type CalendarImported,
  importCalendar,
} from '../../../src/commands/account/import-calendar.js';
import { approveExtension } from '../../../src/commands/application/decide-extension.js';
import { addNote } from '../../../src/commands/application/note.js';
import { registerApplication } from '../../../src/commands/application/register-application.js';
import { requestExtension } from '../../../src/commands/application/request-extension.js';
import { recordWithdrawal } from '../../../src/commands/application/withdraw.js';
import { verifyCases } from '../../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../../src/persistence/application/case-stream.js';
import { composeCommands, type ComposedCommands } from '../../../src/compose-commands.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { calendarImportReads } from '../../../src/persistence/account/calendar-store.js';
import { openDatabase } from '../../../src/persistence/connection.js';
import { migrate } from '../../../src/persistence/migrate.js';
import { type StaffActor, type StaffRole } from '../../../src/policies/actor.js';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type ApplicationRecord } from '../../../src/ports/applications.js';
import { buildOtherForm } from '../../support/cases.js';
import { useTestDatabase } from '../../support/database.js';

jest.setTimeout(60_000);

const SYSTEM = { type: 'system', name: 'calendar:import' } as const;
const KEYS = { fieldKeys: [{ id: 'k1', key: Buffer.alloc(32, 1) }], lookupKey: Buffer.alloc(32, 2) };

const NEW_YEAR_OFF = {
  year: 2027,
  notice: '国办发明电〔2026〕9号',
  noticeDate: '2026-11-10',
  daysOff: [
    ...['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, name: '元旦' })),
    { date: '2027-05-01', name: '劳动节' },
    ...['2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, name: '国庆节' })),
  ],
  workingDays: [],
};

const database = useTestDatabase();
const clock = new MovableClock();
let connection: Connection;
let commands: ComposedCommands;
let agency: AgencyRecord;
let other: AgencyRecord;
let sequence = 0;

beforeAll(async () => {
  connection = await openDatabase(database.uri);
  await migrate(connection);
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const name of ['applications', 'agencies', 'calendarLayers', 'auditRows', 'outbox']) {
    await connection.collection(name).deleteMany({});
  }
  clock.freezeOn('2026-12-14');
  commands = composeCommands({ connection, clock, ...KEYS });
  sequence += 1;
  agency = await createAgency(commands, SYSTEM, { code: `RSJ${sequence}`, name: '人社局' });
  other = await createAgency(commands, SYSTEM, { code: `GAJ${sequence}`, name: '公安局' });
});

function staff(roles: StaffRole[] = ['clerk'], agencyId = agency.id, staffId = 'a'.repeat(24)): StaffActor {
  return {
    type: 'staff',
    staffId,
    agencyId,
    roles,
    name: '王经办',
    sessionId: 's'.repeat(24),
    mustChangePassword: false,
  };
}

function register(agencyId = agency.id, day = '2026-12-14', deps = commands): Promise<ApplicationRecord> {
  return registerApplication(deps, staff(['clerk'], agencyId), {
    channel: 'in_person',
    form: buildOtherForm({ replyMedium: 'paper', replyMethod: 'in_person' }),
    submittedDate: plainDate(day),
    fileIds: [],
    confirmDuplicate: true,
    lateEntryReason: '补录',
  });
}

function run(input: Partial<CalendarImport> = {}, overrides: Partial<CalendarDeps> = {}): Promise<CalendarImported> {
  const deps: CalendarDeps = {
    ...commands,
    imports: calendarImportReads(connection),
    settle: async () => {},
    ...overrides,
  };
  return importCalendar(deps, SYSTEM, { document: NEW_YEAR_OFF, agencyId: null, ...input });
}

async function factsOf(id: string): Promise<ApplicationRecord['facts']> {
  const found = await connection
    .collection<{ _id: string; facts: ApplicationRecord['facts'] }>('applications')
    .findOne({ _id: id });
  if (!found) throw new Error('no such case');
  return found.facts;
}

describe('a year becomes known (第三十三条 二十个工作日)', () => {
  test('moves the open cases that reach into it, and tells whom', async () => {
    const early = await register(agency.id, '2026-11-02');
    const late = await register();
    const elsewhere = await register(other.id);
    expect(late.facts).toMatchObject({ dueDate: '2027-01-11', provisional: true });

    const result = await run();
    expect(result).toMatchObject({ repeated: false, warnings: [], examined: 3, problems: [] });
    expect(result.moved).toEqual([
      { agency: other.code, number: elsewhere.number, oldDueDate: '2027-01-11', newDueDate: '2027-01-12' },
      { agency: agency.code, number: late.number, oldDueDate: '2027-01-11', newDueDate: '2027-01-12' },
    ]);
    expect(await factsOf(late.id)).toMatchObject({
      dueDate: '2027-01-12',
      alarmDate: '2027-01-12',
      provisional: false,
    });
    expect(await factsOf(elsewhere.id)).toMatchObject({ dueDate: '2027-01-12' });
    expect(await factsOf(early.id)).toMatchObject({ dueDate: '2026-11-30', provisional: false });
  });

  test('the version of a case stays: no event was added, nobody is in anybody’s way', async () => {
    const record = await register();
    await run();
    const changed = await addNote(commands, staff(), {
      id: record.id,
      expectedVersion: record.version,
      text: '电话联系',
    });
    expect(changed.facts.dueDate).toBe('2027-01-12');
  });

  test('the clerk and the applicant each get one notice', async () => {
    const record = await register();
    const citizenId = 'c'.repeat(24);
    await connection.collection<{ _id: string }>('applications').updateOne({ _id: record.id }, { $set: { citizenId } });
    await connection.collection('outbox').deleteMany({});
    await run();
    await run();
    const rows = await connection.collection('outbox').find().sort({ _id: 1 }).toArray();
    expect(rows.map((row) => [row['recipient'], row['body']])).toEqual([
      [
        { type: 'role', agencyId: agency.id, role: 'clerk' },
        `申请 ${record.number} 的答复期限由 2027-01-11 变为 2027-01-12（国办发明电〔2026〕9号）。`,
      ],
      [
        { type: 'citizen', citizenId },
        `您的申请 ${record.number} 的答复期限由 2027-01-11 变为 2027-01-12（国办发明电〔2026〕9号）。`,
      ],
    ]);
  });

  test('a closed case follows silently: nobody is told, and what is stored stays what its events say', async () => {
    const record = await register();
    const earlier = await register(agency.id, '2026-11-02');
    for (const each of [record, earlier]) {
      const withdrawal = { id: each.id, expectedVersion: each.version, reason: '申请人来函撤回' };
      await recordWithdrawal(commands, staff(), withdrawal);
    }
    await connection.collection('outbox').deleteMany({});
    expect(await run()).toMatchObject({ examined: 0, moved: [] });
    expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-12', provisional: false, open: false });
    expect(await factsOf(earlier.id)).toMatchObject({ dueDate: '2026-11-30' });
    expect(await connection.collection('outbox').countDocuments()).toBe(0);
    const { calendars } = composeCommands({ connection, clock, ...KEYS });
    const verified = await verifyCases({ cases: mongoCaseStream(connection), calendars });
    expect(verified).toEqual({ checked: 2, different: 0, differences: [] });
  });

  test('a make-up working day can bring it back, by a later notice', async () => {
    const record = await register();
    await run();
    // With Sunday 27 December worked the 20th working day is 11 January again.
    const later = {
      ...NEW_YEAR_OFF,
      notice: '国办发明电〔2026〕10号',
      noticeDate: '2026-12-01',
      workingDays: [{ date: '2026-12-27', name: '元旦' }],
    };
    const result = await run({ document: later });
    expect(result.moved).toEqual([
      { agency: agency.code, number: record.number, oldDueDate: '2027-01-12', newDueDate: '2027-01-11' },
    ]);
    expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-11', provisional: false });
  });

  test('a case that waits for approval and does not move is not written down as recomputed', async () => {
    // Due on 21 December: 24–27 November (4), 30 November–4 December (9), 7–11 (14), 14–18 (19), 21 December (20).
    const early = await register(agency.id, '2026-11-23');
    const change = { id: early.id, expectedVersion: early.version };
    await requestExtension(commands, staff(), { ...change, workingDays: 3, reason: '案情复杂' });
    expect((await run()).moved).toEqual([]);
    expect(await connection.collection('auditRows').countDocuments({ action: 'recompute_due_date' })).toBe(0);
  });

  test('an extension that now lies after the due date is pointed out (第三十三条)', async () => {
    const record = await register();
    clock.freezeOn('2027-01-11');
    const requested = await requestExtension(commands, staff(), {
      id: record.id,
      expectedVersion: record.version,
      workingDays: 10,
      reason: '案情复杂',
    });
    const head = staff(['office_head'], agency.id, 'b'.repeat(24));
    await approveExtension(commands, head, { id: record.id, expectedVersion: requested.version });
    // Only Sunday 27 December is worked: the 20th working day becomes Friday 8 January.
    const document = {
      ...NEW_YEAR_OFF,
      daysOff: NEW_YEAR_OFF.daysOff.slice(3),
      workingDays: [{ date: '2026-12-27', name: '元旦' }],
    };
    const result = await run({ document });
    expect(result.problems).toEqual([{ agency: agency.code, number: record.number, code: 'extension_after_due' }]);
    // The fixed days off are missing: worth a second look.
    expect(result.warnings.map((warning) => warning.message)).toEqual([expect.stringContaining('2027-01-01')]);
  });
});

describe('an agency’s regional notice', () => {
  const regional = {
    year: 2027,
    notice: '平府办〔2026〕1号',
    noticeDate: '2026-12-01',
    daysOff: [{ date: '2027-01-04', name: '建城纪念日' }],
    workingDays: [],
  };

  test('moves its cases and nobody else’s', async () => {
    const own = await register();
    const elsewhere = await register(other.id);
    const result = await run({ document: regional, agencyId: agency.id });
    expect(result).toMatchObject({
      examined: 1,
      warnings: [],
      moved: [{ agency: agency.code, number: own.number, oldDueDate: '2027-01-11', newDueDate: '2027-01-12' }],
    });
    // A regional notice alone does not make a year known.
    expect(await factsOf(own.id)).toMatchObject({ dueDate: '2027-01-12', provisional: true });
    expect(await factsOf(elsewhere.id)).toMatchObject({ dueDate: '2027-01-11' });
  });

  test('imported again with other days it takes the place of the first', async () => {
    const own = await register();
    await run({ document: regional, agencyId: agency.id });
    const mended = { ...regional, daysOff: [{ date: '2027-03-01', name: '建城纪念日' }] };
    expect((await run({ document: mended, agencyId: agency.id })).moved).toEqual([
      { agency: agency.code, number: own.number, oldDueDate: '2027-01-12', newDueDate: '2027-01-11' },
    ]);
  });

  test('both layers together', async () => {
    const own = await register();
    await run();
    await run({ document: regional, agencyId: agency.id });
    expect(await factsOf(own.id)).toMatchObject({ dueDate: '2027-01-13', provisional: false });
  });

  test('an administrator imports for his own agency, and nothing for all', async () => {
    const deps = { ...commands, imports: calendarImportReads(connection), settle: async () => {} };
    const admin = staff(['administrator']);
    const attempt = (actor: StaffActor, agencyId: string | null) =>
      importCalendar(deps, actor, { document: regional, agencyId });
    await expect(attempt(admin, null)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(attempt(admin, other.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(attempt(staff(['clerk']), agency.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await attempt(admin, agency.id)).toMatchObject({
      layer: { importedBy: { type: 'staff' }, agencyId: agency.id },
    });
  });

  test('of an agency that does not exist', async () => {
    await expect(run({ agencyId: 'f'.repeat(24) })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('cut short and run again', () => {
  test('killed between two batches: the rest is done, and all who were moved are told', async () => {
    const records = await Promise.all(Array.from({ length: 45 }, () => register()));
    let runs = 0;
    const dying: CalendarDeps['unitOfWork'] = {
      ...commands.unitOfWork,
      run: (work) => {
        runs += 1;
        // The layer, then the first batch; the second never happens.
        if (runs > 2) throw new Error('killed');
        return commands.unitOfWork.run(work);
      },
    };
    await expect(run({}, { unitOfWork: dying })).rejects.toThrow('killed');
    const dueDates = async (): Promise<string[]> =>
      (await Promise.all(records.map((record) => factsOf(record.id)))).map((facts) => facts.dueDate ?? '');
    expect((await dueDates()).filter((day) => day === '2027-01-12')).toHaveLength(40);

    const again = await run();
    expect(again).toMatchObject({ repeated: true, examined: 45 });
    expect(again.moved.map((move) => move.number).toSorted()).toEqual(
      records.map((record) => record.number).toSorted(),
    );
    expect(await dueDates()).toEqual(Array(45).fill('2027-01-12'));
    expect(await connection.collection('calendarLayers').countDocuments()).toBe(1);
    expect(await connection.collection('auditRows').countDocuments({ action: 'recompute_due_date' })).toBe(45);
  });

  test('a third time changes nothing', async () => {
    await register();
    await run();
    const audited = await connection.collection('auditRows').countDocuments();
    expect(await run()).toMatchObject({ repeated: true, moved: [expect.anything()] });
    expect(await connection.collection('auditRows').countDocuments()).toBe(audited);
  });

  test('going back to an earlier file is an import of its own', async () => {
    const record = await register();
    await run();
    await run({ document: { ...NEW_YEAR_OFF, workingDays: [{ date: '2026-12-27', name: '元旦' }] } });
    expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-11' });
    expect(await run()).toMatchObject({ repeated: false });
    expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-12' });
  });
});

describe('while others work', () => {
  test('what another process did under the old calendar is mended when it has settled', async () => {
    const record = await register();
    // Its calendar is already in memory, and it hears of nothing.
    const deaf = composeCommands({ connection, clock, ...KEYS });
    await deaf.calendars.forAgency(agency.id);
    let late: ApplicationRecord | null = null;
    const result = await run(
      {},
      {
        settle: async () => {
          await addNote(deaf, staff(), { id: record.id, expectedVersion: record.version, text: '电话联系' });
          late = await register(agency.id, '2026-12-14', deaf);
          expect(late.facts.dueDate).toBe('2027-01-11');
          expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-11' });
        },
      },
    );
    expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-12' });
    expect(result.examined).toBe(2);
    expect(result.moved.map(({ oldDueDate, newDueDate }) => [oldDueDate, newDueDate])).toEqual([
      ['2027-01-11', '2027-01-12'],
      ['2027-01-11', '2027-01-12'],
    ]);
  });

  test('cases being worked on at the same moment end up right', async () => {
    const records = await Promise.all(Array.from({ length: 20 }, () => register()));
    const [result] = await Promise.all([
      run(),
      ...records.map((record) =>
        addNote(commands, staff(), { id: record.id, expectedVersion: record.version, text: '电话联系' }),
      ),
    ]);
    await run();
    expect(result?.examined).toBe(20);
    for (const record of records) expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-12' });
  });
});

test('a faulty file is told with all its faults and changes nothing', async () => {
  const record = await register();
  const document = { ...NEW_YEAR_OFF, noticeDate: '2026-13-01', workingDays: [{ date: '2027-01-04' }] };
  await expect(run({ document })).rejects.toMatchObject({
    code: 'calendar_invalid',
    fields: [expect.objectContaining({ path: 'noticeDate' }), expect.objectContaining({ path: 'workingDays.0.date' })],
  });
  expect(await connection.collection('calendarLayers').countDocuments()).toBe(0);
  expect(await factsOf(record.id)).toMatchObject({ dueDate: '2027-01-11' });
});
