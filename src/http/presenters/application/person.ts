/** A saved person in his account's list: by name, the rest masked, because lists are looked at where others can see. */
import { openPerson } from '../../../commands/application/save-person.js';
import { APPLICANT_KINDS, type ApplicantKind } from '../../../domain/application/applicant-kinds.js';
import {
  IDENTITY_DOCUMENTS,
  type IdentityDocument,
  maskAddress,
  maskEmail,
  maskIdentityNumber,
  maskPhone,
  normaliseIdentityNumber,
} from '../../../domain/application/identity.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type PersonRecord } from '../../../ports/persons.js';

export function presentPerson(deps: Pick<CommandDeps, 'cipher'>, person: PersonRecord) {
  const fields = openPerson(deps, person);
  const kind = fields.applicantKind as ApplicantKind;
  const document = fields.identityDocument as IdentityDocument | undefined;
  return {
    id: person.id,
    kind: { code: kind, label: APPLICANT_KINDS[kind].label },
    name: fields.applicantName ?? '',
    identity:
      document && fields.identityNumber
        ? {
            document: { code: document, label: IDENTITY_DOCUMENTS[document].label },
            masked: maskIdentityNumber(normaliseIdentityNumber(fields.identityNumber)),
          }
        : null,
    contact: {
      phone: fields.phone ? maskPhone(fields.phone) : null,
      email: fields.email ? maskEmail(fields.email) : null,
      address: fields.address ? maskAddress(fields.address) : null,
    },
    version: person.version,
    updatedAt: person.updatedAt,
  };
}
