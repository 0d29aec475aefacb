/**
 * Puts a calendar in force (a State Council year, or an agency's regional notice) and recomputes every open case that
 * hangs on it: the due date is a fold, so a changed calendar moves it, and whoever is concerned is told.
 *
 * May be cut short at any point and run again: the same file is the same import, a case already recomputed is not
 * touched again, and what was moved is read back from the audit rows that were written with it.
 */
import { calendarWarnings, parseCalendarYear } from '../../domain/calendar/calendar-import.js';
import { type CalendarVersion } from '../../domain/calendar/state-council-calendar.js';
import { AppError, type FieldFault } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type CalendarCache, type CalendarImportReads, type CalendarLayerRecord } from '../../ports/calendar-layers.js';
import { type CommandDeps } from '../../ports/deps.js';
import { auditRow } from './audit-row.js';
import { recomputeCases, type RecomputeProblem } from './recompute-cases.js';

export interface CalendarDeps extends AccountDeps {
  calendars: CalendarCache;
  imports: CalendarImportReads;
  hash: CommandDeps['hash'];
  /**
   * Waits until other processes have heard of the new calendar and have finished what they began under the old one;
   * cases they changed meanwhile are recomputed once more.
   */
  settle(): Promise<void>;
}

export interface CalendarImport {
  /** The document as `parseCalendarYear` describes it. */
  document: unknown;
  /** An agency's regional notice; null for the State Council's calendar of a year. */
  agencyId: string | null;
}

export interface CalendarImported {
  layer: CalendarLayerRecord;
  /** True when the file had been imported before and was only carried on with. */
  repeated: boolean;
  /** Odd, but valid: worth a second look. */
  warnings: FieldFault[];
  /** Open cases looked at. */
  examined: number;
  /** Everybody whose due date this import moved, also before it was cut short. */
  moved: { agency: string; number: string; oldDueDate: string | null; newDueDate: string | null }[];
  /** Cases in which the new calendar takes away the effect of a recorded step (an extension now after the due date). */
  problems: RecomputeProblem[];
}

/** @throws AppError `calendar_invalid` with every fault as a field, `not_found` (no such agency), `forbidden`. */
export async function importCalendar(
  deps: CalendarDeps,
  actor: Actor,
  input: CalendarImport,
): Promise<CalendarImported> {
  requireImporter(actor, input.agencyId);
  const version = parseCalendarYear(input.document);
  const { layer, repeated } = await storeLayer(deps, actor, version, input.agencyId);
  deps.calendars.invalidate();

  const agencies = (await deps.imports.agencies()).filter(({ id }) => input.agencyId === null || id === input.agencyId);
  let examined = 0;
  const problems: RecomputeProblem[] = [];
  const seen = new Map<string, Map<string, number>>();
  for (const { id, code } of agencies) {
    const cases = await deps.imports.openCases(id);
    seen.set(id, new Map(cases.map((row) => [row.id, row.version])));
    const ids = cases.map((row) => row.id);
    problems.push(...(await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: true })));
    examined += cases.length;
  }

  await deps.settle();
  deps.calendars.invalidate();
  for (const { id, code } of agencies) {
    const before = seen.get(id);
    const changed = (await deps.imports.openCases(id)).filter((row) => before?.get(row.id) !== row.version);
    examined += changed.filter((row) => !before?.has(row.id)).length;
    const ids = changed.map((row) => row.id);
    problems.push(...(await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: true })));
  }
  for (const { id, code } of agencies) {
    const ids = await deps.imports.closedCases(id, version.year);
    await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: false });
  }
  return {
    layer,
    repeated,
    warnings: input.agencyId === null ? calendarWarnings(version) : [],
    examined,
    moved: await movesOf(deps, layer.id),
    problems: [...new Map(problems.map((problem) => [problem.number, problem])).values()],
  };
}

/** The State Council's calendar binds all agencies, so nobody on the staff of one imports it. */
function requireImporter(actor: Actor, agencyId: string | null): void {
  if (actor.type === 'system') return;
  if (agencyId === null || !can(actor, 'import_regional_calendar', { agencyId })) throw new AppError('forbidden');
}

async function storeLayer(
  deps: CalendarDeps,
  actor: Actor,
  version: CalendarVersion,
  agencyId: string | null,
): Promise<{ layer: CalendarLayerRecord; repeated: boolean }> {
  const contentHash = deps.hash(JSON.stringify(version));
  return deps.unitOfWork.run(async (tx) => {
    if (agencyId !== null && !(await tx.agencies.load(agencyId))) throw new AppError('not_found');
    const newest = await tx.calendars.newest(agencyId, version.year, version.notice);
    if (newest?.contentHash === contentHash) return { layer: newest, repeated: true };
    const by = auditRow(deps, actor, {
      agencyId,
      action: 'import_calendar',
      subject: { type: 'calendar', id: deps.newId(), label: version.notice },
      detail: { year: version.year, noticeDate: version.noticeDate, daysOff: version.daysOff.length },
    });
    const layer: CalendarLayerRecord = {
      ...version,
      id: by.subject.id,
      agencyId,
      contentHash,
      importedAt: by.at,
      importedBy: by.actor as CalendarLayerRecord['importedBy'],
    };
    await tx.calendars.insert(layer);
    await tx.audit.append([by]);
    return { layer, repeated: false };
  });
}

/** First and last date of each case that ended elsewhere than it began. */
async function movesOf(deps: CalendarDeps, layerId: string): Promise<CalendarImported['moved']> {
  const codes = new Map((await deps.imports.agencies()).map(({ id, code }) => [id, code]));
  const moved = new Map<string, CalendarImported['moved'][number]>();
  for (const move of await deps.imports.moves(layerId)) {
    const first = moved.get(move.applicationId);
    moved.set(move.applicationId, {
      agency: codes.get(move.agencyId) ?? '',
      number: move.number,
      oldDueDate: first ? first.oldDueDate : move.before,
      newDueDate: move.after,
    });
  }
  return [...moved.values()].filter((move) => move.oldDueDate !== move.newDueDate);
}
