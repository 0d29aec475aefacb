/**
 * The one path by which a case changes: load, ask the policy, ask the domain, append events, fold, book the difference in the
 * statistics, write audit and messages: all in one transaction, guarded by the version the user saw.
 */
import { shanghaiDate } from '../../clock.js';
import { AppError } from '../../errors.js';
import { type Action, actionBlocked, ACTIONS } from '../../domain/application/actions.js';
import { CASE_EVENTS, type CaseEvent, type CaseFact } from '../../domain/application/case-events.js';
import { type CaseBasis, deriveFacts } from '../../domain/application/case-facts.js';
import { type CaseState } from '../../domain/application/case-state.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type Actor } from '../../policies/actor.js';
import { canAct, canCorrect } from '../../policies/can.js';
import { type ApplicationRecord, type CaseScope } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { authorOf, auditActor } from '../authors.js';
import { bookDifference, type Correction } from '../report/book-difference.js';
import { noticesFor } from './case-notices.js';
import { assertClaimable, fileUnder, lookUpFiles, stagingOwner } from './files.js';
import { assertLateEntryReason } from './late-entry.js';

export interface CaseChange {
  id: string;
  /** The version of the case that the user saw. */
  expectedVersion: number;
  action: Action;
  /** Given when the change falls into a frozen year. */
  correction?: Correction | undefined;
  /** Why a fact is entered more than three working days after it happened. */
  lateEntryReason?: string | undefined;
  /** Staged files that this change adds to the case. */
  fileIds?: readonly string[] | undefined;
}

export interface CaseContext {
  tx: Transaction;
  record: ApplicationRecord;
  state: CaseState;
  calendar: WorkingCalendar;
  today: PlainDate;
}

/** What a verb decides: events to append, and the few plain fields a verb may change beside them. */
export interface CaseOutcome {
  facts: CaseFact[];
  fields?: Partial<
    Pick<ApplicationRecord, 'assignee' | 'applicant' | 'counted' | 'citizenId' | 'searchTerms' | 'bindingLookup'>
  >;
  /** Files that the office itself made for the case, beside those that were uploaded. */
  ownFiles?: readonly string[];
  /** For the audit row; never personal data. */
  detail?: Record<string, unknown>;
}

/**
 * @throws AppError `not_found` (foreign cases included), `forbidden`, `version_conflict` (details: `currentVersion` and the
 * events since), `action_not_allowed`, `event_date_invalid`, `event_before_receipt`, `year_frozen`, and what `decide` throws.
 */
export async function changeCase(
  deps: CommandDeps,
  actor: Actor,
  change: CaseChange,
  decide: Decide,
): Promise<ApplicationRecord> {
  const fileIds = change.fileIds ?? [];
  const files = await lookUpFiles(deps, fileIds);
  const changed = await deps.unitOfWork.run((tx) => changeCaseIn(deps, tx, actor, change, decide, files));
  await fileUnder(deps, changed, fileIds);
  return changed;
}

export type Decide = (context: CaseContext) => CaseOutcome | Promise<CaseOutcome>;

/** The same inside a transaction that changes several cases: all of them or none. `files`: what there is of `change.fileIds`. */
export async function changeCaseIn(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  change: CaseChange,
  decide: Decide,
  files: readonly StoredFile[] = [],
): Promise<ApplicationRecord> {
  const record = await tx.applications.load(scopeOf(actor), change.id);
  if (!record) throw new AppError('not_found');
  if (!mayChange(actor, change, record)) throw new AppError('forbidden');
  if (record.version !== change.expectedVersion) throw conflict(actor, record, change.expectedVersion);

  const calendar = await deps.calendars.forAgency(record.agencyId);
  const before = deriveFacts(basisOf(record), calendar);
  const blocked = actionBlocked(change.action, before.state);
  if (blocked) throw new AppError('action_not_allowed', { action: ACTIONS[change.action].label, reason: blocked });

  assertClaimable(files, change.fileIds ?? [], stagingOwner(actor));
  const today = deps.clock.today();
  const outcome = await decide({ tx, record, state: before.state, calendar, today });
  for (const fact of outcome.facts) checkDate(fact, record.facts.receiptDate, today, calendar, change);
  return applyOutcome(deps, tx, actor, { record, outcome, calendar, change });
}

/** By role; or as a correction, which the head of the office answers for and may therefore enter himself. */
function mayChange(actor: Actor, { action, correction }: CaseChange, record: ApplicationRecord): boolean {
  return canAct(actor, action, record) || (correction !== undefined && canCorrect(actor, action, record));
}

/** Appends events of their own to a case that a command on another case touches; no version is asked for. */
export async function appendFacts(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  input: { record: ApplicationRecord; facts: CaseFact[]; action: Action; fileIds?: readonly string[] },
): Promise<ApplicationRecord> {
  const { record, facts, action, fileIds } = input;
  return applyOutcome(deps, tx, actor, {
    record,
    outcome: { facts },
    calendar: await deps.calendars.forAgency(record.agencyId),
    change: { id: record.id, expectedVersion: record.version, action, fileIds },
  });
}

async function applyOutcome(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  input: { record: ApplicationRecord; outcome: CaseOutcome; calendar: WorkingCalendar; change: CaseChange },
): Promise<ApplicationRecord> {
  const { record, outcome, calendar, change } = input;
  const now = deps.clock.now();
  const version = record.version + 1;
  const newEvents = outcome.facts.map((fact, index): CaseEvent => ({
    ...fact,
    id: deps.newId(),
    seq: record.events.length + index + 1,
    version,
    at: now.toISOString(),
    by: authorOf(actor),
    ...(change.lateEntryReason ? { lateEntryReason: change.lateEntryReason } : {}),
  }));
  const changed: ApplicationRecord = {
    ...record,
    ...outcome.fields,
    fileIds: [...new Set([...record.fileIds, ...(change.fileIds ?? []), ...(outcome.ownFiles ?? [])])],
    version,
    events: [...record.events, ...newEvents],
  };
  changed.facts = deriveFacts(basisOf(changed), calendar).facts;

  await tx.applications.save(changed, newEvents);
  await bookDifference(deps, tx, actor, { before: record, after: changed, correction: change.correction });
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: record.agencyId,
      at: now.toISOString(),
      actor: auditActor(actor),
      action: change.action,
      subject: { type: 'application', id: record.id, label: record.number },
      detail: { version, ...outcome.detail },
    },
  ]);
  await tx.outbox.append(noticesFor(deps, changed, newEvents));
  return changed;
}

export function basisOf(record: Pick<ApplicationRecord, 'channel' | 'applicant' | 'events' | 'createdAt'>): CaseBasis {
  return {
    channel: record.channel,
    applicantKind: record.applicant.kind,
    events: record.events,
    createdDate: shanghaiDate(new Date(record.createdAt)),
  };
}

/** Staff reach their agency's cases, a citizen his own; nobody else reaches any. */
export function scopeOf(actor: Actor): CaseScope {
  if (actor.type === 'staff') return { agencyId: actor.agencyId };
  if (actor.type === 'citizen') return { citizenId: actor.citizenId };
  throw new AppError('forbidden');
}

/** What happened since; the applicant is told what his timeline shows, and not who in the office did it. */
function conflict(actor: Actor, record: ApplicationRecord, expectedVersion: number): AppError {
  const since = record.events.filter((event) => event.version > expectedVersion);
  return new AppError('version_conflict', {
    currentVersion: record.version,
    events: since.flatMap(({ kind, date, at, by }) => {
      const { label, applicantText } = CASE_EVENTS[kind];
      if (actor.type === 'staff') return [{ kind, label, date, at, by: by.name }];
      return applicantText === null
        ? []
        : [{ kind, label: applicantText, date, at, by: by.type === 'citizen' ? '您' : '行政机关' }];
    }),
  });
}

function checkDate(
  fact: CaseFact,
  receiptDate: PlainDate | null,
  today: PlainDate,
  calendar: WorkingCalendar,
  change: CaseChange,
): void {
  if (!isPlainDate(fact.date))
    throw new AppError('invalid_date', { value: fact.date }, { fields: [{ path: 'date', message: '日期无效' }] });
  if (fact.date > today) throw new AppError('event_date_invalid', { date: fact.date, reason: '不能晚于今天' });
  if (receiptDate && fact.date < receiptDate) throw new AppError('event_before_receipt', { receiptDate });
  assertLateEntryReason(fact.date, change.lateEntryReason, today, calendar);
}
