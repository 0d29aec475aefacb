/** What follows from a choice, so that fields that contradict each other do not stay; and asking before something is cleared. */
import { type DraftFields } from '../../../api/generated';
import { documentsFor } from '../../../utils/identity-words';

const PERSON_FIELDS = [
  'applicantKind',
  'applicantName',
  'identityDocument',
  'identityNumber',
  'phone',
  'email',
  'address',
] as const satisfies readonly (keyof DraftFields)[];

/** An organisation has no passport. @returns further changes */
export function fittingDocument(fields: DraftFields, name: string, value: string): DraftFields {
  if (name !== 'applicantKind' || !fields.identityDocument) return {};
  const fits = documentsFor(value).some((document) => document.value === fields.identityDocument);
  return fits ? {} : { identityDocument: '' };
}

/** A guardian's authority comes from the law and has no last day. @returns further changes */
export function followCapacity(name: string, value: string): DraftFields {
  return name === 'agentCapacity' && value === 'guardian' ? { agentAuthorityUntil: '' } : {};
}

/** What of the form is kept of a person. */
export function personBody(fields: DraftFields): Pick<DraftFields, (typeof PERSON_FIELDS)[number]> {
  return Object.fromEntries(PERSON_FIELDS.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])));
}

export async function confirmed(title: string, content: string, confirmText: string): Promise<boolean> {
  const { confirm } = await wx.showModal({ title, content, confirmText });
  return confirm;
}
