import { type CalendarEffect } from '../../../commands/account/preview-calendar.js';
import { fromEpochDay, plainDate, toEpochDay, yearOf } from '../../../domain/calendar/plain-date.js';
import { standingNotices } from '../../../domain/calendar/regional-notices.js';
import {
  type CalendarEntry,
  type CalendarVersion,
  STATE_COUNCIL_CALENDARS,
} from '../../../domain/calendar/state-council-calendar.js';
import { DAY_KINDS, type DayKind, type WorkingCalendar } from '../../../domain/calendar/working-calendar.js';
import {
  type CalendarImportRecord,
  type CalendarLayerRecord,
  type CalendarLayersOf,
} from '../../../ports/calendar-layers.js';

const kindOf = (kind: DayKind) => ({ code: kind, label: DAY_KINDS[kind] });

type YearDays = ReturnType<typeof daysOfYear>;

/** A calendar never changes: another one takes its place when a layer is imported, and with it this memory goes. */
const remembered = new WeakMap<WorkingCalendar, Map<number, YearDays>>();

/** The days of a year, worked out once for each calendar. */
export function presentDays(calendar: WorkingCalendar, year: number): YearDays {
  const years = remembered.get(calendar) ?? new Map<number, YearDays>();
  remembered.set(calendar, years);
  const known = years.get(year) ?? daysOfYear(calendar, year);
  years.set(year, known);
  return known;
}

function daysOfYear(calendar: WorkingCalendar, year: number) {
  const [first, last] = [toEpochDay(plainDate(`${year}-01-01`)), toEpochDay(plainDate(`${year}-12-31`))];
  const all = Array.from({ length: last - first + 1 }, (_, index) => calendar.describe(fromEpochDay(first + index)));
  const worked = (month: number): number =>
    all.filter(({ date, working }) => working && Number(date.slice(5, 7)) === month).length;
  return {
    year,
    published: calendar.isPublished(year),
    publishedYears: calendar.versions.map((version) => version.year),
    workingDays: all.filter(({ working }) => working).length,
    months: Array.from({ length: 12 }, (_, index) => ({ month: index + 1, workingDays: worked(index + 1) })),
    days: all
      .filter(({ kind }) => kind !== 'weekday' && kind !== 'weekend')
      .map(({ date, kind, working, name, notice }) => ({
        date,
        kind: kindOf(kind),
        working,
        name: name ?? null,
        notice: notice ?? null,
      })),
  };
}

/**
 * @param now the calendar in force
 * @param shown the calendar that is shown, which may be an earlier one
 */
export function presentVersions(
  year: number,
  { national, regional }: CalendarLayersOf,
  { now, shown }: { now: WorkingCalendar; shown: WorkingCalendar },
) {
  const of = (calendar: WorkingCalendar) => calendar.versions.find((version) => version.year === year);
  const versions: (CalendarVersion | CalendarLayerRecord)[] = [...STATE_COUNCIL_CALENDARS, ...national];
  return {
    versions: versions
      .filter((version) => version.year === year)
      .sort((a, b) => (a.noticeDate < b.noticeDate ? -1 : a.noticeDate > b.noticeDate ? 1 : 0))
      .map((version) => ({
        notice: version.notice,
        noticeDate: version.noticeDate,
        amends: version.amends ?? null,
        inForce: version === of(now),
        shown: version === of(shown),
        importedAt: 'importedAt' in version ? version.importedAt : null,
      })),
    regional: standingNotices(regional)
      .filter((layer) => namesDayOf(layer, year))
      .map((layer) => ({
        notice: layer.notice,
        noticeDate: layer.noticeDate,
        importedAt: layer.importedAt,
        importedBy: layer.importedBy.name,
        daysOff: layer.daysOff.map(presentEntry),
        workingDays: layer.workingDays.map(presentEntry),
      })),
  };
}

const presentEntry = ({ date, name, notice }: CalendarEntry) => ({ date, name: name ?? null, notice: notice ?? null });

function namesDayOf(layer: CalendarVersion, year: number): boolean {
  return layer.year === year || [...layer.daysOff, ...layer.workingDays].some(({ date }) => yearOf(date) === year);
}

/** An agency reads of an import for all only what it did to its own cases. */
export function presentLayerState(row: CalendarImportRecord | null, agencyId: string) {
  if (!row) return { version: 0, run: null };
  const own = row.effects.find((effect) => effect.agencyId === agencyId);
  const ended = row.finishedAt !== null;
  return {
    version: row.version,
    run: {
      notice: row.notice,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      total: row.total,
      done: Math.min(row.done, row.total),
      moved: ended ? (own?.moved ?? 0) : null,
      problems: ended ? (own?.problems ?? 0) : null,
    },
  };
}

export function presentEffect(effect: CalendarEffect) {
  const { takesEffect, examined, complete, moved, problems, movedElsewhere } = effect;
  return {
    takesEffect,
    warnings: effect.warnings.map(({ message }) => message),
    days: effect.days.map(({ date, before, after }) => ({
      date,
      before: kindOf(before.kind),
      after: kindOf(after.kind),
      name: after.name ?? before.name ?? null,
    })),
    examined,
    complete,
    moved,
    cases: effect.cases.map(({ id, ...rest }) => ({ applicationId: id, ...rest })),
    problems,
    movedElsewhere,
  };
}
