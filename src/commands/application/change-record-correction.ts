/** The one path by which an application to correct one's own record changes (第四十一条). */
import { AppError } from '../../errors.js';
import {
  foldRecordCorrection,
  isCorrectionStepOpen,
  needsAgency,
  RECORD_CORRECTION_EVENTS,
  RECORD_CORRECTION_OUTCOMES,
  type RecordCorrectionEvent,
  type RecordCorrectionFact,
  type RecordCorrectionOutcome,
  type RecordCorrectionState,
} from '../../domain/application/record-corrections.js';
import { type Actor, type CitizenActor, type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type OutboxRow } from '../../ports/outbox.js';
import { type RecordCorrectionRecord } from '../../ports/record-corrections.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';
import { scopeOf } from './change-case.js';

interface Change {
  id: string;
  /** The version the user saw. */
  expectedVersion: number;
}

/** What was compared with what; may be entered again. */
export function verifyRecord(
  deps: CommandDeps,
  actor: StaffActor,
  input: Change & { text: string },
): Promise<RecordCorrectionRecord> {
  return change(deps, actor, input, { kind: 'verified', date: deps.clock.today(), text: input.text });
}

/** Corrects, refuses, forwards or tells whom to ask, and tells the person. Not by whoever verified. */
export function decideRecordCorrection(
  deps: CommandDeps,
  actor: StaffActor,
  input: Change & { outcome: RecordCorrectionOutcome; text: string; agency?: string | undefined },
): Promise<RecordCorrectionRecord> {
  const { outcome, text, agency } = input;
  if (needsAgency(outcome) && !agency) {
    throw new AppError('invalid_input', {}, { fields: [{ path: 'agency', message: '请填写有权更正的机关' }] });
  }
  const fact: RecordCorrectionFact = {
    kind: 'decided',
    date: deps.clock.today(),
    outcome,
    text,
    agency: needsAgency(outcome) ? (agency ?? null) : null,
  };
  return change(deps, actor, input, fact, (state) => {
    if (state.verifiedBy === actor.staffId) throw new AppError('separation_of_duties');
  });
}

export function withdrawRecordCorrection(
  deps: CommandDeps,
  actor: CitizenActor,
  input: Change,
): Promise<RecordCorrectionRecord> {
  return change(deps, actor, input, { kind: 'withdrawn', date: deps.clock.today() });
}

/** @throws AppError `forbidden`, `not_found` (of others included), `version_conflict`, `action_not_allowed`, `separation_of_duties` */
async function change(
  deps: CommandDeps,
  actor: StaffActor | CitizenActor,
  input: Change,
  fact: Exclude<RecordCorrectionFact, { kind: 'submitted' }>,
  check: (state: RecordCorrectionState) => void = () => {},
): Promise<RecordCorrectionRecord> {
  if (actor.type === 'staff' && !can(actor, 'handle_record_correction', { agencyId: actor.agencyId })) {
    throw new AppError('forbidden');
  }
  return deps.unitOfWork.run(async (tx) => {
    const before = await tx.recordCorrections.load(scopeOf(actor), input.id);
    if (!before) throw new AppError('not_found');
    if (before.version !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: before.version });
    }
    const state = foldRecordCorrection(before.events);
    if (!isCorrectionStepOpen(fact.kind, state.status)) {
      throw new AppError('action_not_allowed', {
        action: RECORD_CORRECTION_EVENTS[fact.kind],
        reason: state.status === 'submitted' ? '尚未核实' : '已经办结或者撤回',
      });
    }
    check(state);
    const version = before.version + 1;
    const events = [...before.events, correctionEvent(deps, actor, fact, before.events.length + 1, version)];
    const after = { ...before, events, status: foldRecordCorrection(events).status, version };
    await tx.recordCorrections.save(after);
    await auditCorrection(deps, tx, actor, fact.kind, after);
    if (fact.kind === 'decided' && after.citizenId) {
      await tx.outbox.append([toldRow(deps, after, after.citizenId, fact.outcome)]);
    }
    return after;
  });
}

/** 更正并告知: the person finds what was done on his page; the notice says no more than that it was done. */
function toldRow(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  { id, number }: RecordCorrectionRecord,
  citizenId: string,
  outcome: RecordCorrectionOutcome,
): OutboxRow {
  return {
    id: deps.newId(),
    dedupeKey: `record-correction:${id}:decided`,
    recipient: { type: 'citizen', citizenId },
    kind: 'record_correction_decided',
    title: `您的更正申请：${RECORD_CORRECTION_OUTCOMES[outcome]}`,
    body: `更正申请 ${number} 已有处理结果，请查看。`,
    subject: { type: 'record_correction', id },
    createdAt: deps.clock.now().toISOString(),
  };
}

export function correctionEvent(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  actor: Actor,
  fact: RecordCorrectionFact,
  seq: number,
  version: number,
): RecordCorrectionEvent {
  return { ...fact, id: deps.newId(), seq, version, at: deps.clock.now().toISOString(), by: authorOf(actor) };
}

export async function auditCorrection(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  action: RecordCorrectionFact['kind'],
  record: RecordCorrectionRecord,
): Promise<void> {
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: record.agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action: `record_correction_${action}`,
      subject: { type: 'record_correction', id: record.id, label: record.number },
      detail: { version: record.version, status: record.status },
    },
  ]);
}
