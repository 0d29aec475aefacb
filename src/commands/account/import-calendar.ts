/**
 * Puts a calendar in force (a State Council year, or an agency's regional notice) and recomputes every open case that
 * hangs on it: the due date is a fold, so a changed calendar moves it, and whoever is concerned is told.
 *
 * May be cut short at any point and run again: the same file is the same import, a case already recomputed is not
 * touched again, and what was moved is read back from the audit rows that were written with it.
 */
import { calendarWarnings, parseCalendarYear } from '../../domain/calendar/calendar-import.js';
import { importKey } from '../../domain/calendar/calendar-scope.js';
import { type CalendarVersion } from '../../domain/calendar/state-council-calendar.js';
import { AppError, type FieldFault } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import {
  type CalendarCache,
  type CalendarImportReads,
  type CalendarImportRecord,
  type CalendarLayerRecord,
} from '../../ports/calendar-layers.js';
import { type CommandDeps } from '../../ports/deps.js';
import { auditRow } from './audit-row.js';
import { recomputeCases, type RecomputeProblem } from './recompute-cases.js';

export const CALENDAR_CHANGED = '这一年的日历刚被其他人更新过，请查看最新内容后再导入。';

/** Two recomputations at once end right, but could not say which of them moved what. */
export const CALENDAR_RUNNING = '正在按上一次导入的安排重算期限，请等重算完成后再导入。';

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
  /** Of the last import of that year as the user saw it, 0 when there was none; absent: whatever was imported before. */
  expectedVersion?: number;
}

export interface CalendarPut {
  layer: CalendarLayerRecord;
  /** True when the file had been imported before. */
  repeated: boolean;
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

/**
 * Puts a calendar in force, and has its cases recomputed.
 * @throws AppError `calendar_invalid` with every fault as a field, `not_found` (no such agency), `forbidden`,
 *   `version_conflict`, `import_running`.
 */
export async function importCalendar(
  deps: CalendarDeps,
  actor: Actor,
  input: CalendarImport,
): Promise<CalendarImported> {
  const { layer, repeated } = await putCalendar(deps, actor, input);
  const { examined, problems, moved } = await recomputeFor(deps, actor, layer);
  return {
    layer,
    repeated,
    warnings: input.agencyId === null ? calendarWarnings(layer) : [],
    examined,
    moved,
    problems,
  };
}

/**
 * Puts a calendar in force. From here on every new date is counted under it; `recomputeFor` makes the open cases follow.
 * @throws AppError as `importCalendar`
 */
export async function putCalendar(deps: CalendarDeps, actor: Actor, input: CalendarImport): Promise<CalendarPut> {
  await requireImporter(deps, actor, input.agencyId);
  const version = parseCalendarYear(input.document);
  const put = await storeLayer(deps, actor, version, input);
  deps.calendars.invalidate();
  return put;
}

/**
 * Folds the cases that hang on a layer again, twice: also those that others changed under the old calendar while it ran. What
 * has been done is told after each batch. May be cut short and run again, also at once in several processes.
 */
export async function recomputeFor(
  deps: CalendarDeps,
  actor: Actor,
  layer: CalendarLayerRecord,
): Promise<Pick<CalendarImported, 'examined' | 'moved' | 'problems'>> {
  const all = await deps.imports.agencies();
  const agencies = all.filter(({ id }) => layer.agencyId === null || id === layer.agencyId);
  const key = importKey(layer.agencyId, layer.year);
  let done = 0;
  const tell = (progress: Partial<CalendarImportRecord>): Promise<void> =>
    deps.imports.tellProgress(key, layer.id, { heartbeatAt: deps.clock.now().toISOString(), ...progress });
  const onBatch = async (size: number): Promise<void> => {
    done += size;
    await tell({ done });
  };

  const open = new Map<string, { id: string; version: number }[]>();
  for (const { id } of agencies) open.set(id, await deps.imports.openCases(id));
  await tell({ total: [...open.values()].reduce((sum, cases) => sum + cases.length, 0), done });
  const problems: RecomputeProblem[] = [];
  for (const { id, code } of agencies) {
    const ids = (open.get(id) ?? []).map((row) => row.id);
    problems.push(...(await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: true, onBatch })));
  }
  let examined = done;

  await deps.settle();
  deps.calendars.invalidate();
  for (const { id, code } of agencies) {
    const before = new Map(open.get(id)?.map((row) => [row.id, row.version]));
    const changed = (await deps.imports.openCases(id)).filter((row) => before.get(row.id) !== row.version);
    examined += changed.filter((row) => !before.has(row.id)).length;
    const ids = changed.map((row) => row.id);
    problems.push(...(await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: true })));
  }
  for (const { id, code } of agencies) {
    const ids = await deps.imports.closedCases(id, layer.year);
    await recomputeCases(deps, actor, { agencyId: id, code, ids, layer, open: false, onBatch: () => tell({}) });
  }
  const moved = await movesOf(deps, layer.id);
  const found = [...new Map(problems.map((problem) => [problem.number, problem])).values()];
  await tell({ finishedAt: deps.clock.now().toISOString(), effects: effectsOf(agencies, moved, found) });
  return { examined, moved, problems: found };
}

function effectsOf(
  agencies: readonly { id: string; code: string }[],
  moved: CalendarImported['moved'],
  problems: readonly RecomputeProblem[],
): CalendarImportRecord['effects'] {
  const count = (rows: readonly { agency: string }[], code: string): number =>
    rows.filter(({ agency }) => agency === code).length;
  return agencies
    .map(({ id, code }) => ({ agencyId: id, moved: count(moved, code), problems: count(problems, code) }))
    .filter((effect) => effect.moved > 0 || effect.problems > 0);
}

/** @throws AppError `forbidden` */
export async function requireImporter(
  deps: Pick<CalendarDeps, 'imports'>,
  actor: Actor,
  agencyId: string | null,
): Promise<void> {
  if (actor.type === 'system') return;
  const may =
    agencyId === null ? await mayImportForAll(deps, actor) : can(actor, 'import_regional_calendar', { agencyId });
  if (!may) throw new AppError('forbidden');
}

/**
 * The State Council's calendar binds all agencies of the system, so only an administrator of the one agency that stands above
 * all others imports it here; where there is no such agency, the operator of the server does.
 */
export async function mayImportForAll(deps: Pick<CalendarDeps, 'imports'>, actor: Actor): Promise<boolean> {
  if (actor.type !== 'staff') return actor.type === 'system';
  if (!can(actor, 'import_regional_calendar', { agencyId: actor.agencyId })) return false;
  const top = await deps.imports.topAgencies();
  return top.length === 1 && top[0] === actor.agencyId;
}

/**
 * Somebody is at it: its last sign of life is younger than that. A batch takes moments, and so does the pause between the rounds.
 */
const ABANDONED_AFTER_MS = 60_000;

export function isRunning(row: CalendarImportRecord | null, now: Date): boolean {
  return row !== null && row.finishedAt === null && now.getTime() - Date.parse(row.heartbeatAt) < ABANDONED_AFTER_MS;
}

async function storeLayer(
  deps: CalendarDeps,
  actor: Actor,
  version: CalendarVersion,
  { agencyId, expectedVersion }: CalendarImport,
): Promise<CalendarPut> {
  const contentHash = deps.hash(JSON.stringify(version));
  const key = importKey(agencyId, version.year);
  return deps.unitOfWork.run(async (tx) => {
    if (agencyId !== null && !(await tx.agencies.load(agencyId))) throw new AppError('not_found');
    const last = await tx.calendars.lastImport(key);
    const currentVersion = last?.version ?? 0;
    if (expectedVersion !== undefined && expectedVersion !== currentVersion) {
      throw new AppError('version_conflict', { currentVersion }, { message: CALENDAR_CHANGED });
    }
    if (expectedVersion !== undefined) {
      const others = agencyId === null ? [last] : [last, await tx.calendars.lastImport(importKey(null, version.year))];
      if (others.some((row) => isRunning(row, deps.clock.now()))) {
        throw new AppError('import_running', {}, { message: CALENDAR_RUNNING });
      }
    }
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
    await tx.calendars.putImport({
      id: key,
      agencyId,
      year: version.year,
      version: currentVersion + 1,
      layerId: layer.id,
      notice: version.notice,
      startedAt: by.at,
      heartbeatAt: by.at,
      finishedAt: null,
      total: 0,
      done: 0,
      effects: [],
    });
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
