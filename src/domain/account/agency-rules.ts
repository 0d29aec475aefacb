/** What an agency's own data must satisfy, whoever enters it: console, command line or demo data. */
import { AppError, type FieldFault } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';

/** The code stands in every application number of the agency, so it can never change. */
export const AGENCY_CODE = /^[A-Z][A-Z0-9]{1,15}$/;
export const AGENCY_NAME_MAX = 100;

/** A body to which people are sent with a remedy (复议机关, 管辖法院); which one is right depends on the day. */
export interface RemedyBody {
  name: string;
  address: string;
  phone: string;
  /** First day on which it is the right door. */
  validFrom: PlainDate;
  /** Last such day; null while it lasts. */
  validUntil: PlainDate | null;
}

/** @throws AppError `invalid_input` with every fault as a field. */
export function checkAgencyIdentity(input: { code: string; name: string }): void {
  const fields: FieldFault[] = [];
  if (!AGENCY_CODE.test(input.code)) {
    fields.push({ path: 'code', message: '代码应为 2 至 16 个大写字母或数字，以字母开头，例如 RSJ' });
  }
  const length = [...input.name.trim()].length;
  if (length === 0) fields.push({ path: 'name', message: '请填写机关名称' });
  if (length > AGENCY_NAME_MAX) fields.push({ path: 'name', message: `机关名称不能超过 ${AGENCY_NAME_MAX} 个字` });
  if (fields.length > 0) throw new AppError('invalid_input', {}, { fields });
}

/** @param path name of the field, for the faults */
export function remedyBodyFaults(bodies: readonly RemedyBody[], path: string): FieldFault[] {
  return bodies.flatMap((body, index) =>
    body.validUntil !== null && body.validUntil < body.validFrom
      ? [{ path: `${path}.${index}.validUntil`, message: '停用日期不能早于启用日期' }]
      : [],
  );
}

/**
 * The bodies that are the right door on a day, both ends included. Mostly one; against some organs the law leaves a
 * choice (行政复议法（2023）第二十八条), and none is entered for days nobody looked up.
 */
export function remedyBodiesOn(bodies: readonly RemedyBody[], day: PlainDate): RemedyBody[] {
  return bodies.filter((body) => body.validFrom <= day && (body.validUntil === null || day <= body.validUntil));
}
