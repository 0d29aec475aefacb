/** Where the agency wants a second person for it: asks to see what the case page masks. */
import { type SealedPart } from '../../domain/application/sealed-parts.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApprovalRequest } from '../../ports/approval-requests.js';
import { type CommandDeps } from '../../ports/deps.js';
import { askSecondPerson } from '../account/ask-second-person.js';
import { openApplicant } from './open-applicant.js';
import { assertSaysNothing } from './unmasking-reason.js';

/**
 * @throws AppError `not_found`, `forbidden`, `already_exists`, `action_not_allowed` (the agency asks for the reason alone),
 *   `invalid_input` when the reason holds personal data
 */
export function requestUnmasking(
  deps: CommandDeps,
  actor: StaffActor,
  input: { id: string; reason: string; fields: readonly SealedPart[] },
): Promise<ApprovalRequest> {
  const { reason } = input;
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.applications.load({ agencyId: actor.agencyId }, input.id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, 'reveal_personal_data', record)) throw new AppError('forbidden');
    if ((await tx.agencies.load(record.agencyId))?.unmasking !== 'with_approval') {
      throw new AppError('action_not_allowed', {
        action: '提出查看请求',
        reason: '本单位说明理由后即可查看，不必审批',
      });
    }
    const fields = [...new Set(input.fields)].sort();
    assertSaysNothing(reason, openApplicant(deps.cipher, record, fields));
    return askSecondPerson(deps, tx, actor, {
      request: {
        kind: 'unmasking',
        reason,
        fields,
        applicationId: record.id,
        applicationNumber: record.number,
      },
      open: `unmasking:${record.id}:${actor.staffId}`,
      // A reviewer's own request is for the head to decide.
      role: actor.roles.includes('reviewer') ? 'office_head' : 'reviewer',
      about: record.number,
      detail: { fields },
    });
  });
}
