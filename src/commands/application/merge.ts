import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { appendFacts, type CaseChange, changeCaseIn } from './change-case.js';

/**
 * A second pending application of the same applicant for the same thing goes into the first and ends as `otherwise_other`
 * (A.10, 15). The applicant is told, and follows the first.
 * @throws AppError `invalid_input` naming `intoId`: not there, somebody else's, answered already, or the later of the two
 */
export async function mergeCase(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & { intoId: string; reason: string },
): Promise<ApplicationRecord> {
  return deps.unitOfWork.run(async (tx) => {
    const into = input.intoId === input.id ? null : await tx.applications.load(scope(actor), input.intoId);
    const merged = await changeCaseIn(deps, tx, actor, { ...input, action: 'merge' }, ({ record, today }) => {
      const fault = mergeFault(record, into);
      if (fault || !into)
        throw new AppError('invalid_input', {}, { fields: [{ path: 'intoId', message: fault ?? '' }] });
      return {
        facts: [{ kind: 'merged', date: today, into: { id: into.id, number: into.number }, reason: input.reason }],
        detail: { into: into.number },
      };
    });
    if (!into) throw new AppError('not_found');
    await appendFacts(deps, tx, actor, {
      record: into,
      facts: [{ kind: 'merged_from', date: deps.clock.today(), other: { id: merged.id, number: merged.number } }],
      action: 'merge',
    });
    return merged;
  });
}

function mergeFault(later: ApplicationRecord, earlier: ApplicationRecord | null): string | null {
  if (!earlier) return '没有这件申请';
  if (earlier.applicant.lookup !== later.applicant.lookup) return '不是同一申请人的申请';
  if (!earlier.facts.open) return '这件申请已经答复，请按重复申请处理';
  const day = ({ facts, createdAt }: ApplicationRecord): string =>
    `${facts.receiptDate ?? facts.submittedDate ?? ''} ${createdAt}`;
  return day(later) < day(earlier) ? '应并入在先的申请' : null;
}

function scope(actor: Actor): { agencyId: string } {
  if (actor.type !== 'staff') throw new AppError('forbidden');
  return { agencyId: actor.agencyId };
}
