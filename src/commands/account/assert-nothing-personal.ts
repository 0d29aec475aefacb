import { findPersonalData } from '../../domain/disclosure/personal-data.js';
import { AppError } from '../../errors.js';

/**
 * For words that go into the audit log, which keeps them for good.
 * @param path the field they were typed into. @throws AppError `invalid_input`
 */
export function assertNothingPersonal(text: string, path: string): void {
  if (findPersonalData(text).length > 0) throw tooPersonal(path);
}

export function tooPersonal(path: string): AppError {
  const message = '理由会写入审计记录，请不要写证件号码、电话等个人信息';
  return new AppError('invalid_input', {}, { fields: [{ path, message }] });
}
