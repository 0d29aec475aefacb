/**
 * Cases handed in in December 2026, with 2027 unknown (weekends off, weekdays worked). Working days after
 * Friday 11 December: 14–18 (5), 21–25 (10), 28–31 (14), 1 January (15), 4–8 (20): due on 8 January 2027;
 * Monday 14 December: 15–18 (4), 21–25 (9), 28–31 (13), 1 January (14), 4–8 (19), 11 January (20): due on 11 January;
 * Tuesday 15 December: one later each: due on 12 January.
 */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { finishCalendarImports } from '../../../src/commands/account/finish-calendar-imports.js';
import { putCalendar } from '../../../src/commands/account/import-calendar.js';
import { calendarImportReads } from '../../../src/persistence/account/calendar-store.js';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-12-15' });
let desk: Desk;
let admin: Client;
let otherAdmin: Client;
/** Due on the day before the one that is declared off, on it, and on the day after it. */
let cases: { before: Answer['body']; on: Answer['body']; after: Answer['body'] };

beforeAll(async () => {
  desk = await openDesk(server);
  admin = await server.staff(['administrator'], '吴管理');
  otherAdmin = await server.staff(['administrator'], '郑管理', 'other');
});
beforeEach(async () => {
  for (const name of ['applications', 'calendarLayers', 'calendarImports', 'auditRows']) {
    await server.connection.collection(name).deleteMany({});
  }
  server.commands.calendars.invalidate();
  await pollFor(async () => (await admin.get('/api/staff/calendars/2027')).body.regional.length === 0);
  await standAlone();
  const before = await desk.handedIn('2026-12-11');
  const on = await desk.handedIn('2026-12-14');
  cases = { before, on, after: await desk.handedIn('2026-12-15') };
});

/** Both agencies at the top: nobody stands above all. */
const standAlone = () => server.connection.collection('agencies').updateMany({}, { $set: { parentId: null } });
const putOtherBelow = () =>
  server.connection
    .collection<{ _id: string }>('agencies')
    .updateOne({ _id: server.otherAgencyId }, { $set: { parentId: server.agencyId } });

const FOUNDING_DAY = {
  scope: 'regional',
  notice: '云政办〔2026〕18号',
  noticeDate: '2026-12-01',
  daysOff: [{ date: '2027-01-11', name: '建市纪念日' }],
  workingDays: [],
};
const NEW_YEAR = {
  scope: 'national',
  notice: '国办发明电〔2026〕9号',
  noticeDate: '2026-11-10',
  daysOff: [
    ...['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, name: '元旦' })),
    { date: '2027-05-01', name: '劳动节' },
    ...['2027-10-01', '2027-10-02', '2027-10-03'].map((date) => ({ date, name: '国庆节' })),
  ],
  workingDays: [],
};

const preview = (who: Client, body: object, year = 2027) =>
  who.post(`/api/staff/calendars/${year}/actions/preview`, body);
const put = (who: Client, body: object, expectedVersion = 0) =>
  who.post('/api/staff/calendars/2027/actions/import', { ...body, expectedVersion });
const dueDate = async (record: Answer['body']): Promise<string> => (await desk.page(record.id)).dueDate;
const year = async (who: Client, of: number | string): Promise<Answer['body']> =>
  (await who.get(`/api/staff/calendars/${of}`)).body;

async function pollFor(fits: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 15_000;
  while (!(await fits())) {
    if (performance.now() > until) throw new Error('never came true');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function finished(scope: 'national' | 'regional'): Promise<Answer['body']> {
  await pollFor(async () => Boolean((await year(admin, 2027)).layers[scope].run?.finishedAt));
  return (await year(admin, 2027)).layers[scope].run;
}

describe('who may come in', () => {
  test('requires authentication; everybody of the desk reads, an administrator imports', async () => {
    const paths = ['/api/staff/calendars/2027/actions/preview', '/api/staff/calendars/2027/actions/import'];
    expect((await server.anonymous.get('/api/staff/calendars/2027')).status).toBe(401);
    for (const path of paths) expect((await server.anonymous.post(path, FOUNDING_DAY)).status).toBe(401);
    expect(await year(desk.clerk, 2027)).toMatchObject({
      abilities: { import_national_calendar: false, import_regional_calendar: false },
    });
    for (const body of [FOUNDING_DAY, NEW_YEAR]) {
      expect((await preview(desk.clerk, body)).status).toBe(403);
      expect((await put(desk.head, body)).status).toBe(403);
    }
  });

  test('what binds all is imported only from above all: not by one of two agencies side by side', async () => {
    expect(await year(admin, 2027)).toMatchObject({
      abilities: { import_national_calendar: false, import_regional_calendar: true },
    });
    expect((await preview(admin, NEW_YEAR)).status).toBe(403);
    expect((await put(admin, NEW_YEAR)).status).toBe(403);
    await putOtherBelow();
    expect((await year(admin, 2027)).abilities.import_national_calendar).toBe(true);
    expect((await year(otherAdmin, 2027)).abilities.import_national_calendar).toBe(false);
    expect((await put(otherAdmin, NEW_YEAR)).status).toBe(403);
    expect((await preview(admin, NEW_YEAR)).status).toBe(200);
  });
});

describe('the year', () => {
  test('2026: 261 weekdays, 19 of them off, 6 days of weekends worked', async () => {
    const view = await year(desk.clerk, 2026);
    expect(view).toMatchObject({ year: 2026, published: true, workingDays: 248 });
    // January: 22 weekdays, the 1st and 2nd off, Sunday the 4th worked.
    expect(view.months[0]).toEqual({ month: 1, workingDays: 21 });
    expect(view.days.find(({ date }: { date: string }) => date === '2026-01-04')).toEqual({
      date: '2026-01-04',
      kind: { code: 'make_up_working_day', label: '调休上班' },
      working: true,
      name: '元旦',
      notice: '国办发明电〔2025〕7号',
    });
  });

  test('2027 has no notice yet: provisional, 261 weekdays', async () => {
    expect(await year(desk.clerk, 2027)).toMatchObject({
      published: false,
      workingDays: 261,
      days: [],
      versions: [],
      layers: { national: { version: 0, run: null } },
    });
  });

  test('2019 was changed within the year: both versions, and what it said before', async () => {
    const now = await year(desk.clerk, 2019);
    expect(now.versions).toMatchObject([
      { inForce: false, shown: false, amends: null },
      { inForce: true, shown: true, amends: now.versions[0].notice },
    ]);
    const mayDays = (view: Answer['body']) =>
      view.days
        .map(({ date, working }: { date: string; working: boolean }) => `${date.slice(5)}${working ? ' 上班' : ''}`)
        .filter((text: string) => /^0(4-28|5-0)/.test(text));
    expect(mayDays(now)).toEqual(['04-28 上班', '05-01', '05-02', '05-03', '05-04', '05-05 上班']);
    const earlier = await year(desk.clerk, `2019?asOf=${now.versions[0].noticeDate}`);
    expect(mayDays(earlier)).toEqual(['05-01']);
    expect(earlier.versions).toMatchObject([{ shown: true }, { inForce: true, shown: false }]);
  });

  test('a year that no statistics have', async () => {
    expect(await desk.clerk.get('/api/staff/calendars/1999')).toMatchObject({
      status: 400,
      body: { error: { fields: [{ path: 'path.year' }] } },
    });
  });
});

describe('第三十三条 期限的最后一日变成休息日的，到下一个工作日', () => {
  test('looking ahead names the moved cases and keeps nothing', async () => {
    const { body } = await preview(admin, FOUNDING_DAY);
    expect(body).toEqual({
      takesEffect: true,
      warnings: [],
      days: [
        {
          date: '2027-01-11',
          before: { code: 'weekday', label: '工作日' },
          after: { code: 'regional_day_off', label: '本地区放假' },
          name: '建市纪念日',
        },
      ],
      examined: 2,
      complete: true,
      moved: 2,
      cases: [
        {
          applicationId: cases.on.id,
          number: cases.on.number,
          subject: expect.any(String),
          assignee: null,
          before: '2027-01-11',
          after: '2027-01-12',
        },
        expect.objectContaining({ number: cases.after.number, before: '2027-01-12', after: '2027-01-13' }),
      ],
      problems: [],
      movedElsewhere: 0,
    });
    expect(await dueDate(cases.on)).toBe('2027-01-11');
    expect(await year(admin, 2027)).toMatchObject({ regional: [], layers: { regional: { version: 0, run: null } } });
    expect(await server.connection.collection('auditRows').countDocuments({ action: 'import_calendar' })).toBe(0);
  });

  test('importing moves them, tells how far it is, and leaves audit rows', async () => {
    const { status, body } = await put(admin, FOUNDING_DAY);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      published: false,
      regional: [{ notice: '云政办〔2026〕18号', importedBy: '吴管理' }],
      layers: { regional: { version: 1, run: { finishedAt: null, moved: null } } },
    });
    expect(await finished('regional')).toMatchObject({ total: 3, done: 3, moved: 2, problems: 0 });
    expect([await dueDate(cases.before), await dueDate(cases.on), await dueDate(cases.after)]).toEqual([
      '2027-01-08',
      '2027-01-12',
      '2027-01-13',
    ]);
    const rows = await server.connection
      .collection('auditRows')
      .find({ action: { $in: ['import_calendar', 'recompute_due_date'] } })
      .sort({ _id: 1 })
      .toArray();
    expect(rows.map((row) => [row['action'], row['actor'].name])).toEqual([
      ['import_calendar', '吴管理'],
      ['recompute_due_date', '系统'],
      ['recompute_due_date', '系统'],
    ]);
    // Nothing of it reaches another agency.
    expect(await year(otherAdmin, 2027)).toMatchObject({ regional: [], layers: { regional: { version: 0 } } });
  });

  test('of two who import at once one is told that the year has changed', async () => {
    const other = { ...FOUNDING_DAY, daysOff: [{ date: '2027-03-01', name: '建市纪念日' }] };
    const answers = await Promise.all([put(admin, FOUNDING_DAY), put(admin, other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: 'version_conflict',
      details: { currentVersion: 1 },
    });
    expect((await put(admin, other, 0)).status).toBe(409);
    expect((await put(admin, other, 1)).body.error).toMatchObject({
      code: 'import_running',
      message: '正在按上一次导入的安排重算期限，请等重算完成后再导入。',
    });
    await finished('regional');
    expect((await put(admin, other, 1)).status).toBe(200);
    await finished('regional');
  });

  test('every fault at its row; nothing is kept', async () => {
    const faulty = {
      ...FOUNDING_DAY,
      notice: ' ',
      daysOff: [
        { date: '2027-01-11', name: '建市纪念日' },
        { date: '2027-02-30', name: '建市纪念日' },
        { date: '2027-01-11', name: '又一次' },
      ],
      workingDays: [{ date: '2027-01-13' }],
    };
    for (const send of [preview, put]) {
      const { status, body } = await send(admin, faulty);
      expect(status).toBe(422);
      expect(body.error).toMatchObject({ code: 'calendar_invalid' });
      expect(body.error.fields.map(({ path }: { path: string }) => path)).toEqual([
        'notice',
        'daysOff.1.date',
        'daysOff.2.date',
        'workingDays.0.date',
      ]);
    }
    expect(await server.connection.collection('calendarLayers').countDocuments()).toBe(0);
  });
});

describe('the State Council’s calendar', () => {
  test('imported from above all: own cases by name, others by number only', async () => {
    await putOtherBelow();
    const elsewhere = await desk.outsider.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-12-15', fields: buildOtherForm() },
      { key: newKey() },
    );
    expect(elsewhere.status).toBe(201);
    // 1 January off: each of the four one working day later.
    const { body } = await preview(admin, NEW_YEAR);
    expect(body).toMatchObject({ examined: 4, complete: true, moved: 3, movedElsewhere: 1, warnings: [] });
    expect(body.cases.map(({ after }: { after: string }) => after)).toEqual(['2027-01-11', '2027-01-12', '2027-01-13']);
    expect(body.days[0]).toMatchObject({ date: '2027-01-01', after: { label: '放假' }, name: '元旦' });

    expect((await put(admin, NEW_YEAR)).status).toBe(200);
    expect(await finished('national')).toMatchObject({ total: 4, done: 4, moved: 3 });
    expect(await year(otherAdmin, 2027)).toMatchObject({
      published: true,
      versions: [{ notice: '国办发明电〔2026〕9号', inForce: true }],
      layers: { national: { run: { moved: 1 } } },
    });
  });

  test('a notice older than the one in force changes nothing, and says so', async () => {
    await putOtherBelow();
    await put(admin, NEW_YEAR);
    await finished('national');
    const older = {
      ...NEW_YEAR,
      notice: '国办发明电〔2026〕8号',
      noticeDate: '2026-10-10',
      daysOff: NEW_YEAR.daysOff.slice(1),
    };
    expect((await preview(admin, older)).body).toMatchObject({
      takesEffect: false,
      days: [],
      moved: 0,
      warnings: [expect.stringContaining('2027-01-01')],
    });
  });

  test('cut short, it is gone on with by the sweep', async () => {
    const deps = { ...server.commands, imports: calendarImportReads(server.connection), settle: async () => {} };
    const actor = { type: 'system', name: 'calendar:import' } as const;
    const { scope: _, ...document } = NEW_YEAR;
    await putCalendar(deps, actor, { document: { ...document, year: 2027 }, agencyId: null });
    const never = new AbortController().signal;
    expect(await finishCalendarImports(deps, never)).toBe(0);
    server.clock.freezeOn('2026-12-16');
    expect(await finishCalendarImports(deps, never)).toBe(1);
    expect(await finishCalendarImports(deps, never)).toBe(0);
    expect(await dueDate(cases.on)).toBe('2027-01-12');
    expect((await year(admin, 2027)).layers.national.run).toMatchObject({ total: 3, done: 3, moved: 3 });
  });
});
