/** Names under which staff sign in, and what a password must be. */
import { AppError } from '../../errors.js';

const ACCOUNT = /^[a-z][a-z0-9._-]{2,31}$/;

export const PASSWORD_MIN = 10;
/** Hashing takes time by length and nobody types more; the door refuses longer ones. */
export const PASSWORD_MAX = 128;

/** Accounts are unique without regard to case or width, because people type them with an input method switched on. */
export function normaliseAccount(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** @throws AppError `invalid_input` */
export function checkAccount(account: string): void {
  if (ACCOUNT.test(account)) return;
  const message = '账号应为 3 至 32 个小写字母、数字、“.”“_”或“-”，以字母开头';
  throw new AppError('invalid_input', {}, { fields: [{ path: 'account', message }] });
}

/**
 * @param oldPassword the one being replaced, where it is known
 * @throws AppError `weak_password` when it has fewer than 10 characters, is the account, or is the old one.
 */
export function checkNewPassword(password: string, account: string, oldPassword?: string): void {
  const length = [...password].length;
  const weak = length < PASSWORD_MIN || normaliseAccount(password) === account || password === oldPassword;
  if (weak) throw new AppError('weak_password');
}
