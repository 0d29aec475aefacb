import { describe, expect, test } from '@jest/globals';
import { checkAccount, checkNewPassword, normaliseAccount } from '../../../src/domain/account/accounts.js';

const thrownBy = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('accounts', () => {
  test('are one whatever the case, width and spaces in which they are typed', () => {
    expect(normaliseAccount(' ＷＡＮＧ.Jingban ')).toBe('wang.jingban');
  });

  test.each([
    ['abc', null],
    ['ab', 'invalid_input'],
    ['a'.repeat(32), null],
    ['a'.repeat(33), 'invalid_input'],
    ['9abc', 'invalid_input'],
    ['王经办', 'invalid_input'],
    ['wang jb', 'invalid_input'],
  ])('%s', (account, expected) => {
    expect(thrownBy(() => checkAccount(account))).toBe(expected);
  });
});

describe('new passwords', () => {
  test.each([
    ['123456789', 'weak_password'],
    ['1234567890', null],
    // Ten characters, not ten bytes.
    ['政府信息公开条例二零', null],
    ['政府信息公开条例二', 'weak_password'],
    ['Wang.JingBan', 'weak_password'],
    ['old-password', 'weak_password'],
    ['old-password2', null],
  ])('%s', (password, expected) => {
    expect(thrownBy(() => checkNewPassword(password, 'wang.jingban', 'old-password'))).toBe(expected);
  });
});
