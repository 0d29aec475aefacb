import { foldCase } from '../../domain/application/fold-case.js';
import { OUTGOING_KINDS } from '../../domain/application/letter-kinds.js';
import { NUMBER_TO_COME } from '../../domain/application/letter-number.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { auditRow } from '../account/audit-row.js';
import { type DraftLetter, draftLetter, type LetterInput } from './draft-letter.js';
import { type LetterDeps } from './letter-deps.js';

/**
 * The letter as it would be, with what it still lacks; nothing is stored and no number is drawn.
 * @throws AppError `not_found`, `forbidden`, `invalid_input`
 */
export function previewLetter(
  deps: LetterDeps,
  actor: StaffActor,
  { id, ...input }: LetterInput & { id: string },
): Promise<DraftLetter> {
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.applications.load({ agencyId: actor.agencyId }, id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, 'view_case', record)) throw new AppError('forbidden');
    const calendar = await deps.calendars.forAgency(record.agencyId);
    const state = foldCase(record.events, record.facts.receiptDate !== null);
    const today = deps.clock.today();
    const draft = await draftLetter(deps, { tx, record, state, calendar, today }, input, NUMBER_TO_COME);
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: record.agencyId,
        action: 'preview_letter',
        subject: { type: 'application', id: record.id, label: record.number },
        detail: { kind: OUTGOING_KINDS[input.kind].label },
      }),
    ]);
    return draft;
  });
}
