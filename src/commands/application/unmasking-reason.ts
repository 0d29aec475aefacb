/** The reason for seeing personal data goes into the audit log and must hold none. */
import { assertNothingPersonal, tooPersonal } from '../account/assert-nothing-personal.js';
import { type ClearApplicant } from './open-applicant.js';

/**
 * A second look with the same reason must not carry over what the first one showed.
 * @throws AppError `invalid_input`
 */
export function assertSaysNothing(reason: string, shown: ClearApplicant): void {
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
  if (copied) throw tooPersonal('reason');
  assertNothingPersonal(reason, 'reason');
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
