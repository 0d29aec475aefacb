/** Shows staff what is masked on the case page. Who asked, what for and which parts is written down before anything is shown. */
import { AppError } from '../../errors.js';
import { findPersonalData } from '../../domain/disclosure/personal-data.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { auditActor } from '../authors.js';
import { type ClearApplicant, openApplicant, type SealedPart } from './open-applicant.js';

/**
 * @throws AppError `not_found` (another agency's cases too), `forbidden`, `invalid_input` when the reason holds personal data:
 *   it goes into the audit log.
 */
export async function revealPersonalData(
  deps: Pick<CommandDeps, 'unitOfWork' | 'cipher' | 'clock' | 'newId'>,
  actor: StaffActor,
  input: { id: string; reason: string; fields: readonly SealedPart[] },
): Promise<ClearApplicant> {
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.applications.load({ agencyId: actor.agencyId }, input.id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, 'reveal_personal_data', record)) throw new AppError('forbidden');
    const fields = [...new Set(input.fields)].sort();
    const revealed = openApplicant(deps.cipher, record, fields);
    assertSaysNothing(input.reason, revealed);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId: record.agencyId,
        at: deps.clock.now().toISOString(),
        actor: auditActor(actor),
        action: 'reveal_personal_data',
        subject: { type: 'application', id: record.id, label: record.number },
        detail: { reason: input.reason, fields },
      },
    ]);
    return revealed;
  });
}

/** A second look with the same reason must not carry over what the first one showed. */
function assertSaysNothing(reason: string, shown: ClearApplicant): void {
  const { identity, contact, agentIdentity, jointIdentities, otherContacts } = shown;
  const told = [
    identity?.number,
    agentIdentity?.number,
    ...jointIdentities.map((each) => each.identity?.number),
    contact?.phone,
    contact?.email,
    contact?.address,
    ...otherContacts,
  ];
  const text = squeezed(reason);
  const copied = told.some((value) => value && squeezed(value).length >= 4 && text.includes(squeezed(value)));
  if (!copied && findPersonalData(reason).length === 0) return;
  throw new AppError(
    'invalid_input',
    {},
    { fields: [{ path: 'reason', message: '理由会写入审计记录，请不要写证件号码、电话等个人信息' }] },
  );
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
