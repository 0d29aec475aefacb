/** Figures and days of the past years hold together (part of `demo.test.ts`, which makes the demo). */
import { describe, expect, test } from '@jest/globals';
import { officialViolations } from '../../src/domain/report/rules.js';
import { yearTables } from '../../src/domain/report/year-tables.js';
import { verifyCases } from '../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../src/persistence/application/case-stream.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { NOW, TODAY, connection, commands, applications, count, rowsOf } from '../support/demo.js';

export function demoHistory(): void {
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

    test('who asks for the same thing again does so more than a week later: steps of one week may overtake one another', () => {
      const first = new Map<string, number>();
      const gaps: number[] = [];
      const inOrder = [...applications].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
      for (const { applicant, normalisedText, createdAt } of inOrder) {
        const key = `${applicant.lookup} ${normalisedText}`;
        const at = Date.parse(createdAt);
        const before = first.get(key);
        if (before !== undefined) gaps.push((at - before) / 86_400_000);
        else first.set(key, at);
      }
      expect(gaps.length).toBeGreaterThan(3);
      expect(gaps.filter((days) => days < 7)).toEqual([]);
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
}
