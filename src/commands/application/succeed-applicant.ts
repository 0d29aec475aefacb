import { AppError } from '../../errors.js';
import {
  IDENTITY_DOCUMENTS,
  type IdentityDocument,
  normaliseIdentityNumber,
} from '../../domain/application/identity.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { caseSearchTerms, sealIdentity } from './new-application.js';

/**
 * A merged or renamed organisation continues through its successor, a dead person through an heir who takes the application up
 * (A.10, 21). The column of the statistics stays: it is the one the case was received in.
 * @throws AppError `invalid_input` (identity number)
 */
export function succeedApplicant(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & {
    name: string;
    identityDocument: IdentityDocument;
    identityNumber: string;
    reason: string;
  },
): Promise<ApplicationRecord> {
  const { name, identityDocument, identityNumber, reason } = input;
  const fault = IDENTITY_DOCUMENTS[identityDocument].fault(normaliseIdentityNumber(identityNumber));
  if (fault) throw new AppError('invalid_input', {}, { fields: [{ path: 'identityNumber', message: fault }] });
  return changeCase(deps, actor, { ...input, action: 'succeed_applicant' }, ({ record, today }) => {
    const identity = sealIdentity(deps.cipher, identityDocument, identityNumber);
    const { lookup } = identity ?? record.applicant;
    const applicant = { ...record.applicant, name, identity, lookup };
    return {
      facts: [{ kind: 'applicant_succeeded', date: today, from: record.applicant.name, to: name, reason }],
      fields: { applicant, searchTerms: caseSearchTerms({ ...record, applicant }) },
    };
  });
}
