/**
 * The State Council's holiday calendars 2017–2026, every version of each year.
 * A year can have several versions (2019 and 2020 were changed within the year); all are kept, so that it can be
 * shown what was in force on an earlier day.
 */
import { addDays, plainDate, type PlainDate } from './plain-date.js';
import { STATE_COUNCIL_NOTICES, type HolidayLine, type StateCouncilNotice } from './state-council-notices.js';

export interface CalendarEntry {
  date: PlainDate;
  /** The holiday that the day off belongs to, or for which the weekend day is worked. */
  name?: string;
  /** Number of the notice that says so, where it is not the version's own (a changed year keeps the rest as it was). */
  notice?: string;
}

/** A whole year's calendar as one notice leaves it. Days may lie in the neighbouring years (the New Year holiday). */
export interface CalendarVersion {
  year: number;
  notice: string;
  noticeDate: PlainDate;
  /** Number of the notice that this version changes. */
  amends?: string;
  daysOff: readonly CalendarEntry[];
  /** Weekend days on which work is made up (调休上班). */
  workingDays: readonly CalendarEntry[];
}

/** In order of year, then of the notice's date. Source: the notices named in each version. */
export const STATE_COUNCIL_CALENDARS: readonly CalendarVersion[] = buildVersions(STATE_COUNCIL_NOTICES);

function buildVersions(notices: readonly StateCouncilNotice[]): CalendarVersion[] {
  const versions: CalendarVersion[] = [];
  for (const notice of notices) {
    const own: CalendarVersion = {
      year: notice.year,
      notice: notice.notice,
      noticeDate: plainDate(notice.noticeDate),
      daysOff: notice.holidays.flatMap(daysOffOf),
      workingDays: notice.holidays.flatMap((line) =>
        (line.worked ?? []).map((day) => ({ date: plainDate(day), name: line.name })),
      ),
    };
    const amended = versions.find((version) => version.notice === notice.amends);
    versions.push(amended ? amend(amended, own) : own);
  }
  return versions;
}

/** The earlier calendar with the days that the later notice names put in their place. */
function amend(earlier: CalendarVersion, later: CalendarVersion): CalendarVersion {
  const changed = new Set([...later.daysOff, ...later.workingDays].map((entry) => entry.date));
  const keep = (entries: readonly CalendarEntry[]): CalendarEntry[] =>
    entries.filter((entry) => !changed.has(entry.date)).map((entry) => ({ notice: earlier.notice, ...entry }));
  const merge = (kept: CalendarEntry[], added: readonly CalendarEntry[]): CalendarEntry[] =>
    [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    ...later,
    amends: earlier.notice,
    daysOff: merge(keep(earlier.daysOff), later.daysOff),
    workingDays: merge(keep(earlier.workingDays), later.workingDays),
  };
}

function daysOffOf(line: HolidayLine): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  const last = plainDate(line.off[1]);
  for (let date = plainDate(line.off[0]); date <= last; date = addDays(date, 1))
    entries.push({ date, name: line.name });
  return entries;
}
