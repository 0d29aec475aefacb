import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { TABLE3_CELL_LABELS } from '../../domain/report/generations.js';
import { diffEntries, type RemedyResult } from '../../domain/report/tally.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { bookEntries, type Correction } from '../report/book-difference.js';
import { assertDay, auditRemedy, entriesOfRecord, remedyTitle, tellCases } from './record-remedy.js';

export interface RecordRemedyResultInput {
  id: string;
  /** The version of the remedy that the user saw. */
  expectedVersion: number;
  /** Null with a null date takes a result entered by mistake back: the remedy is pending again. */
  outcome: { result: RemedyResult; date: PlainDate; text: string } | null;
  correction?: Correction | undefined;
}

/**
 * Records how a reconsideration or suit ended, in the year of the result; a changed result books the difference.
 * @throws AppError `forbidden`, `not_found`, `version_conflict`, `invalid_input`, `year_frozen`
 */
export async function recordRemedyResult(
  deps: CommandDeps,
  actor: StaffActor,
  input: RecordRemedyResultInput,
): Promise<RemedyRecord> {
  const { agencyId } = actor;
  if (!can(actor, 'record_remedy', { agencyId })) throw new AppError('forbidden');
  return deps.unitOfWork.run(async (tx) => {
    const before = await tx.remedies.load(agencyId, input.id);
    if (!before) throw new AppError('not_found');
    if (before.version !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: before.version });
    }
    const { outcome } = input;
    if (outcome) assertDay('resultDate', outcome.date, before.filedDate, deps.clock.today());
    const after: RemedyRecord = {
      ...before,
      result: outcome?.result ?? null,
      resultDate: outcome?.date ?? null,
      resultText: outcome?.text.trim() ?? '',
      version: before.version + 1,
    };
    await tx.remedies.save(after);
    await bookEntries(deps, tx, actor, {
      agencyId,
      source: { type: 'remedy', id: after.id },
      entries: diffEntries(entriesOfRecord(before), entriesOfRecord(after)),
      correction: input.correction,
    });
    await tellCases(deps, tx, actor, after, {
      date: outcome?.date ?? deps.clock.today(),
      text: `${remedyTitle(after)} ${outcome ? TABLE3_CELL_LABELS[outcome.result] : '结果登记有误，已撤回'}`,
    });
    await auditRemedy(deps, tx, actor, 'record_remedy_result', after);
    return after;
  });
}
