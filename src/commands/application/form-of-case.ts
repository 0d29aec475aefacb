import { type ApplicationForm } from '../../domain/application/application-form.js';
import { type ApplicationRecord, type Contact } from '../../ports/applications.js';
import { type FieldCipher } from '../../ports/cipher.js';

/**
 * The form as its own applicant once filled it in, to begin another one with: the agency named in an answer is asked the same
 * (第三十六条第五项) without typing it again. The purpose and the files are not carried over.
 */
export function formOfCase(
  cipher: FieldCipher,
  { applicant, content, replyPreference }: Pick<ApplicationRecord, 'applicant' | 'content' | 'replyPreference'>,
): ApplicationForm {
  const { identity, contact, agent, joint = [] } = applicant;
  const reached = contact ? (JSON.parse(cipher.decrypt(contact.sealed)) as Contact) : {};
  const form: Record<string, string | null | undefined> = {
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    identityDocument: identity?.document,
    identityNumber: identity && cipher.decrypt(identity.sealed),
    phone: reached.phone,
    email: reached.email,
    address: reached.address,
    agentName: agent?.name,
    agentIdentityDocument: agent?.identity?.document,
    agentIdentityNumber: agent?.identity && cipher.decrypt(agent.identity.sealed),
    agentCapacity: agent?.capacity,
    agentAuthorityUntil: agent?.authorityUntil,
    subject: content.subject,
    documentNumber: content.documentNumber,
    description: content.description,
    replyMedium: replyPreference?.medium,
    replyMethod: replyPreference?.method,
  };
  const texts = Object.fromEntries(Object.entries(form).filter(([, text]) => text)) as ApplicationForm;
  if (joint.length === 0) return texts;
  return {
    ...texts,
    joint: joint.map(({ name, identity: own }) => ({
      name,
      ...(own ? { identityDocument: own.document, identityNumber: cipher.decrypt(own.sealed) } : {}),
    })),
  };
}
