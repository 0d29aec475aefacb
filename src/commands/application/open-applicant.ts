import { type IdentityDocument } from '../../domain/application/identity.js';
import { SEALED_PART_IDS, type SealedPart } from '../../domain/application/sealed-parts.js';
import { type ApplicationRecord, type Contact, type SealedIdentity } from '../../ports/applications.js';
import { type FieldCipher } from '../../ports/cipher.js';

interface ClearIdentity {
  document: IdentityDocument;
  number: string;
}

/** Null: not asked for, or the case does not hold it. */
export interface ClearApplicant {
  identity: ClearIdentity | null;
  contact: { phone: string | null; email: string | null; address: string | null } | null;
  agentIdentity: ClearIdentity | null;
  /** Everybody who applies together with the applicant; one may stand without proof of identity. */
  jointIdentities: { name: string; identity: ClearIdentity | null }[];
  /** Contacts that letters were sent to afterwards; with `contact`. */
  otherContacts: string[];
}

/** Decrypts the named parts and nothing else. Who may be shown them is decided before. */
export function openApplicant(
  cipher: FieldCipher,
  { applicant, events }: Pick<ApplicationRecord, 'applicant' | 'events'>,
  parts: readonly SealedPart[] = SEALED_PART_IDS,
): ClearApplicant {
  const identityOf = (identity: SealedIdentity | null | undefined): ClearIdentity | null =>
    identity ? { document: identity.document, number: cipher.decrypt(identity.sealed) } : null;
  const contactOf = (): ClearApplicant['contact'] => {
    if (!applicant.contact) return null;
    const { phone, email, address } = JSON.parse(cipher.decrypt(applicant.contact.sealed)) as Contact;
    return { phone: phone ?? null, email: email ?? null, address: address ?? null };
  };
  return {
    identity: parts.includes('identity') ? identityOf(applicant.identity) : null,
    contact: parts.includes('contact') ? contactOf() : null,
    agentIdentity: parts.includes('agent_identity') ? identityOf(applicant.agent?.identity) : null,
    jointIdentities: parts.includes('joint_identity')
      ? (applicant.joint ?? []).map(({ name, identity }) => ({ name, identity: identityOf(identity) }))
      : [],
    otherContacts: parts.includes('contact')
      ? events.flatMap((event) =>
          event.kind === 'redelivered' && event.contactSealed ? [cipher.decrypt(event.contactSealed)] : [],
        )
      : [],
  };
}
