/**
 * What importing a calendar would do, without doing it: which days change, and which open cases' due dates move. Bounded: it
 * looks at so many cases and no more, and says when there are others.
 */
import { clockHistory, deriveFacts } from '../../domain/application/case-facts.js';
import { computeDeadline } from '../../domain/application/deadline.js';
import { type ChangedDay, changedDays } from '../../domain/calendar/calendar-differences.js';
import { calendarWarnings, parseCalendarYear } from '../../domain/calendar/calendar-import.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type CalendarVersion } from '../../domain/calendar/state-council-calendar.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type FieldFault } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type CalendarCache, type CalendarImportReads, type PreviewedCase } from '../../ports/calendar-layers.js';
import { basisOf } from '../application/change-case.js';
import { requireImporter } from './import-calendar.js';

/** As many as are looked at before somebody who waits is answered. */
const MAX_EXAMINED = 2_000;
const MAX_LISTED = 50;

export interface MovedCase {
  id: string;
  number: string;
  subject: string;
  assignee: string | null;
  before: PlainDate | null;
  after: PlainDate | null;
}

export interface CalendarEffect {
  version: CalendarVersion;
  /** Odd, but valid. */
  warnings: FieldFault[];
  /** False where a later notice for the year is in force already: the import would be kept and change nothing. */
  takesEffect: boolean;
  days: ChangedDay[];
  /** Open cases whose due date may move; with `complete` false there are more. */
  examined: number;
  complete: boolean;
  moved: number;
  /** The own agency's, those to be acted on first in front. */
  cases: MovedCase[];
  /** Of the own agency: extensions that would lie after the due date, and so have no effect (art 33). */
  problems: string[];
  /** Cases of other agencies, by number only. */
  movedElsewhere: number;
}

/** @throws AppError `calendar_invalid` with every fault as a field, `forbidden`. */
export async function previewCalendar(
  deps: { calendars: CalendarCache; imports: CalendarImportReads },
  actor: StaffActor,
  { document, national }: { document: unknown; national: boolean },
): Promise<CalendarEffect> {
  await requireImporter(deps, actor, national ? null : actor.agencyId);
  const version = parseCalendarYear(document);
  const own = await compared(deps, actor.agencyId, version, national);
  const others = national ? (await deps.imports.agencies()).filter(({ id }) => id !== actor.agencyId) : [];
  const effect: CalendarEffect = {
    version,
    warnings: national ? calendarWarnings(version) : [],
    takesEffect: !national || own.after.versions.some((one) => one === version),
    days: own.days,
    examined: 0,
    complete: true,
    moved: 0,
    cases: [],
    problems: [],
    movedElsewhere: 0,
  };
  const seen = await examine(deps, actor.agencyId, own, effect);
  for (const { record, before, after } of seen) {
    if (before !== after) {
      effect.moved += 1;
      if (effect.cases.length < MAX_LISTED) effect.cases.push(movedCase(record, before, after));
    }
    const { breaches } = computeDeadline(clockHistory(basisOf(record)), own.after);
    if (breaches.some(({ code }) => code === 'extension_after_due')) effect.problems.push(record.number);
  }
  for (const { id } of others) {
    if (!effect.complete) break;
    const moves = await examine(deps, id, await compared(deps, id, version, national), effect);
    effect.movedElsewhere += moves.filter(({ before, after }) => before !== after).length;
  }
  return effect;
}

interface Compared {
  after: WorkingCalendar;
  days: ChangedDay[];
}

async function compared(
  { calendars }: { calendars: CalendarCache },
  agencyId: string,
  version: CalendarVersion,
  national: boolean,
): Promise<Compared> {
  const [before, after] = await Promise.all([
    calendars.forAgency(agencyId),
    calendars.withLayer(agencyId, version, national ? 'national' : 'regional'),
  ]);
  return { after, days: changedDays(before, after, version.year) };
}

interface Examined {
  record: PreviewedCase;
  before: PlainDate | null;
  after: PlainDate | null;
}

/** A case that is due before the first changed day is counted as it was. */
async function examine(
  { imports }: { imports: CalendarImportReads },
  agencyId: string,
  { after, days }: Compared,
  effect: CalendarEffect,
): Promise<Examined[]> {
  const first = days[0]?.date;
  if (first === undefined) return [];
  const room = MAX_EXAMINED - effect.examined;
  const found = await imports.openCasesDueFrom(agencyId, first, room + 1);
  if (found === null || found.length > room) effect.complete = false;
  const records = (found ?? []).slice(0, room);
  effect.examined += records.length;
  return records.map((record) => ({
    record,
    before: record.facts.dueDate,
    after: deriveFacts(basisOf(record), after).facts.dueDate,
  }));
}

function movedCase(record: PreviewedCase, before: PlainDate | null, after: PlainDate | null): MovedCase {
  const { id, number, content, assignee } = record;
  return { id, number, subject: content.subject, assignee: assignee?.name ?? null, before, after };
}
