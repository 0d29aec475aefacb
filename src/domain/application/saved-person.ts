/**
 * A person or organisation for whom an account applies again and again (several persons under one account): what stands of the
 * applicant in the form, typed once. Nothing of it is proof of anything; every application made with it is checked for itself.
 */
import { type FieldFault } from '../../errors.js';
import { type ApplicationForm, cleanForm, type FORM_LIMITS, formFaults } from './application-form.js';

export const PERSON_FIELDS = [
  'applicantKind',
  'applicantName',
  'identityDocument',
  'identityNumber',
  'phone',
  'email',
  'address',
] as const satisfies readonly (keyof typeof FORM_LIMITS)[];

export type PersonFields = Pick<ApplicationForm, (typeof PERSON_FIELDS)[number]>;

/** More persons than one applies for out of care; a limit against filling the database. */
export const MAX_PERSONS = 20;

/** Without what cannot be seen and without what is empty. */
export function cleanPerson(fields: PersonFields): PersonFields {
  const clean = cleanForm(fields);
  return Object.fromEntries(PERSON_FIELDS.flatMap((field) => (clean[field] ? [[field, clean[field]]] : [])));
}

/** The rules of the form, as far as they are about the applicant; what is not given yet may be added with each application. */
export function personFaults(fields: PersonFields): FieldFault[] {
  const own: ReadonlySet<string> = new Set(PERSON_FIELDS);
  return formFaults(fields, 'office').filter(({ path }) => own.has(path));
}
