/**
 * The one path by which a remedy changes: load, ask the policy, append events, fold, book the difference in table 3, tell the linked
 * cases, write the audit row: all in one transaction, guarded by the version the user saw.
 */
import { AppError } from '../../errors.js';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { deriveFacts } from '../../domain/application/case-facts.js';
import { type RemedyEvent, type RemedyFact } from '../../domain/application/remedy-events.js';
import { currentRound, foldedRemedy, foldRemedy, type RemedyState } from '../../domain/application/remedy-state.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { REMEDY_GROUP_LABELS } from '../../domain/report/generations.js';
import { entriesOfRemedy } from '../../domain/report/remedy-tally.js';
import { diffEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type Actor, type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';
import { bookEntries, type Correction } from '../report/book-difference.js';
import { basisOf } from './change-case.js';
import { assertClaimable, lookUpFiles, stagingOwner } from './files.js';
import { invalid } from './input-faults.js';

export interface RemedyChange {
  id: string;
  /** The version of the remedy that the user saw. */
  expectedVersion: number;
  lateEntryReason?: string | undefined;
  /** Given when the change falls into a frozen year. */
  correction?: Correction | undefined;
  /** Staged files that this change adds. */
  fileIds?: readonly string[] | undefined;
}

export interface RemedyChangeOutcome {
  facts: RemedyFact[];
  fields?: Partial<Pick<RemedyRecord, 'counted' | 'notCountedReason'>>;
  /** A line for the history of every linked case. */
  line?: { date: PlainDate; text: string };
}

/**
 * @param decide given the remedy before the change; what it throws ends the change
 * @throws AppError `not_found` (foreign ones included), `forbidden`, `version_conflict`, `invalid_input`, `year_frozen`
 */
export async function changeRemedy(
  deps: CommandDeps,
  actor: StaffActor,
  action: string,
  change: RemedyChange,
  decide: (before: RemedyRecord, state: RemedyState) => RemedyChangeOutcome | Promise<RemedyChangeOutcome>,
): Promise<RemedyRecord> {
  const { agencyId } = actor;
  if (!can(actor, 'record_remedy', { agencyId })) throw new AppError('forbidden');
  const fileIds = change.fileIds ?? [];
  const files = await lookUpFiles(deps, fileIds);
  const changed = await deps.unitOfWork.run(async (tx) => {
    const before = await tx.remedies.load(agencyId, change.id);
    if (!before) throw new AppError('not_found');
    if (before.version !== change.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: before.version });
    }
    assertClaimable(files, fileIds, stagingOwner(actor));
    const { facts, fields, line } = await decide(before, foldRemedy(before.events));
    const version = before.version + 1;
    const added = remedyEvents(deps, actor, {
      facts,
      after: before.events,
      version,
      lateEntryReason: change.lateEntryReason,
    });
    const events = [...before.events, ...added];
    const after: RemedyRecord = {
      ...before,
      ...fields,
      events,
      ...foldedRemedy(before.group, events),
      fileIds: [...before.fileIds, ...fileIds],
      version,
    };
    await tx.remedies.save(after);
    await bookEntries(deps, tx, actor, {
      agencyId,
      source: { type: 'remedy', id: after.id },
      entries: diffEntries(entriesOfRecord(before), entriesOfRecord(after)),
      correction: change.correction,
    });
    if (line) await tellCases(deps, tx, actor, after, { ...line, text: `${remedyTitle(after)} ${line.text}` });
    await auditRemedy(deps, tx, actor, action, after);
    return after;
  });
  if (fileIds.length > 0) await deps.files.changeOwner(fileIds, `remedy:${changed.id}`, agencyId);
  return changed;
}

/**
 * The answer that a ruling asked for has gone out: the order is performed. One over several cases is for a person to judge.
 */
export async function markRedone(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  redone: { agencyId: string; remedyId: string; date: PlainDate },
): Promise<void> {
  const before = await tx.remedies.load(redone.agencyId, redone.remedyId);
  const round = before && currentRound(foldRemedy(before.events));
  if (!before || !round?.judgment?.order || round.performedDate || before.applicationIds.length !== 1) return;
  const version = before.version + 1;
  const facts: RemedyFact[] = [{ kind: 'performed', date: redone.date, text: '已发出重新作出的答复' }];
  const events = [...before.events, ...remedyEvents(deps, actor, { facts, after: before.events, version })];
  const after: RemedyRecord = { ...before, events, ...foldedRemedy(before.group, events), version };
  await tx.remedies.save(after);
  await auditRemedy(deps, tx, actor, 'record_remedy_stage', after);
}

export function remedyEvents(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  actor: Actor,
  input: {
    facts: readonly RemedyFact[];
    after: readonly RemedyEvent[];
    version: number;
    lateEntryReason?: string | undefined;
  },
): RemedyEvent[] {
  const { facts, after, version, lateEntryReason } = input;
  return facts.map((fact, index): RemedyEvent => ({
    ...fact,
    id: deps.newId(),
    seq: after.length + index + 1,
    version,
    at: deps.clock.now().toISOString(),
    by: authorOf(actor),
    ...(lateEntryReason ? { lateEntryReason } : {}),
  }));
}

/** Everything a remedy adds to table 3 as it stands. */
export function entriesOfRecord({ group, counted, rounds }: RemedyRecord): TallyEntry[] {
  return entriesOfRemedy({ group, counted, rounds });
}

export function remedyTitle(record: Pick<RemedyRecord, 'group' | 'body' | 'number'>): string {
  const { heading, label } = REMEDY_GROUP_LABELS[record.group];
  const kind = heading === null ? label : `${heading}（${label}）`;
  return [kind, record.body, record.number].filter((part) => part !== '').join(' ');
}

/** A line in the history of every linked case. A case that is not this agency's is told as missing. */
export async function tellCases(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  remedy: RemedyRecord,
  fact: { date: PlainDate; text: string },
): Promise<void> {
  const { agencyId } = remedy;
  const calendar = await deps.calendars.forAgency(agencyId);
  for (const [index, applicationId] of remedy.applicationIds.entries()) {
    const record = await tx.applications.load({ agencyId }, applicationId);
    if (!record) throw invalid([{ path: `applicationIds.${index}`, message: '没有这件申请' }]);
    const version = record.version + 1;
    const event: CaseEvent = {
      kind: 'remedy_recorded',
      remedyId: remedy.id,
      ...fact,
      id: deps.newId(),
      seq: record.events.length + 1,
      version,
      at: deps.clock.now().toISOString(),
      by: authorOf(actor),
    };
    const changed: ApplicationRecord = { ...record, version, events: [...record.events, event] };
    changed.facts = deriveFacts(basisOf(changed), calendar).facts;
    await tx.applications.save(changed, [event]);
  }
}

export async function auditRemedy(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  action: string,
  record: RemedyRecord,
): Promise<void> {
  const { version, group, filedDate, result, resultDate, counted, applicationIds } = record;
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: record.agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action,
      subject: { type: 'remedy', id: record.id, label: remedyTitle(record) },
      detail: { version, group, filedDate, result, resultDate, counted, applicationIds },
    },
  ]);
}
