/**
 * Several persons apply together (A.10, 15): one case, one representative, who is the applicant of the form. The case counts once,
 * in the representative's column; the others stand beside him with their names and the proof of who they are.
 */
import { type FieldFault } from '../../errors.js';
import { cleanLine } from '../disclosure/clean-text.js';
import { IDENTITY_DOCUMENTS, type IdentityDocument, normaliseIdentityNumber } from './identity.js';

export interface CoApplicantForm {
  name?: string | undefined;
  identityDocument?: string | undefined;
  identityNumber?: string | undefined;
}

/** As checked: a name at least. */
export interface CompleteCoApplicant extends CoApplicantForm {
  name: string;
}

/** More would be a petition; the representative can write to us again. */
export const MAX_JOINT = 20;
/** Longest text of each field, in characters. */
export const JOINT_LIMITS = { name: 100, identityDocument: 40, identityNumber: 50 } as const satisfies Record<
  keyof CoApplicantForm,
  number
>;
const FIELDS = Object.keys(JOINT_LIMITS) as (keyof CoApplicantForm)[];

/** Without what cannot be seen; order and number of the persons stay, because faults name their places. */
export function cleanJoint(joint: readonly CoApplicantForm[]): CoApplicantForm[] {
  return joint.map((person) =>
    Object.fromEntries(FIELDS.flatMap((field) => (person[field] ? [[field, cleanLine(person[field])]] : []))),
  );
}

/**
 * Each fault names its place, `joint.0.identityNumber`. An office may register a person without proof of identity, as it may the
 * applicant himself (it is asked for by a supplement notice); half a proof is a slip of the pen and is told to both.
 */
export function jointFaults(
  given: readonly CoApplicantForm[],
  representative: Pick<CoApplicantForm, 'identityDocument' | 'identityNumber'>,
  filler: 'applicant' | 'office',
): FieldFault[] {
  if (given.length > MAX_JOINT) return [{ path: 'joint', message: `共同申请人最多 ${MAX_JOINT} 人` }];
  const faults: FieldFault[] = [];
  const seen = new Set([keyOf(representative)]);
  cleanJoint(given).forEach((person, index) => {
    const fault = (field: keyof CoApplicantForm, message: string): void =>
      void faults.push({ path: `joint.${index}.${field}`, message });
    const document = person.identityDocument ?? '';
    const number = person.identityNumber ?? '';
    if (!person.name) fault('name', '请填写共同申请人的姓名或者名称');
    const isNeeded = filler === 'applicant' || document !== '' || number !== '';
    if (document === '' ? isNeeded : !Object.hasOwn(IDENTITY_DOCUMENTS, document))
      fault('identityDocument', document === '' ? '请选择身份证明的种类' : '请从列表中选择身份证明的种类');
    else if (number === '' && isNeeded) fault('identityNumber', '请填写身份证明上的号码');
    else if (document !== '') {
      const plain = normaliseIdentityNumber(number);
      const message = IDENTITY_DOCUMENTS[document as IdentityDocument].fault(plain);
      if (message) fault('identityNumber', message);
      else if (seen.has(keyOf(person))) fault('identityNumber', '与代表人或者另一位共同申请人的号码相同');
      seen.add(keyOf(person));
    }
    for (const field of FIELDS) {
      const max = JOINT_LIMITS[field];
      if ((given[index]?.[field]?.length ?? 0) > max) fault(field, `最多 ${max} 个字`);
    }
  });
  return faults;
}

function keyOf({ identityDocument, identityNumber }: CoApplicantForm): string {
  return `${identityDocument ?? ''}:${normaliseIdentityNumber(identityNumber ?? '')}`;
}
