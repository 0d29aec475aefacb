import { describe, expect, test } from '@jest/globals';
import { findPersonalData } from '../../../src/domain/disclosure/personal-data.js';

const kinds = (text: string) => findPersonalData(text).map(({ kind, masked }) => `${kind} ${masked}`);

describe('第十五条 疑似个人信息', () => {
  test('resident identity number: check character right, in groups, in full width', () => {
    expect(kinds('身份证号11010519491231002X。')).toEqual(['identity_number 110*************2X']);
    expect(kinds('身份证号 110105 19491231 002x')).toEqual(['identity_number 110*************2X']);
    expect(kinds('４４０５２４１８８００１０１００１４')).toEqual(['identity_number 440*************14']);
  });

  test('one digit changed is no identity number', () => {
    expect(kinds('编号110105194912310021')).toEqual([]);
    expect(kinds('编号11010519491331002X')).toEqual([]);
  });

  test('15 digits of the old form need a possible date', () => {
    expect(kinds('130503670401001')).toEqual(['identity_number 130**********01']);
    expect(kinds('130503671301001')).toEqual([]);
  });

  test('mobile numbers, with and without country code and gaps', () => {
    expect(kinds('电话13800138000')).toEqual(['mobile_number 138******00']);
    expect(kinds('+86 138-0013-8000')).toEqual(['mobile_number 861********00']);
    expect(kinds('2026-03-12 13800138000')).toEqual(['mobile_number 138******00']);
  });

  test('landlines, short numbers, amounts and long serial numbers are none', () => {
    expect(kinds('0512-52881234，12345热线，金额1380013800.00元，12800138000，138001380001')).toEqual([]);
  });

  test('bank cards pass the Luhn check', () => {
    expect(kinds('账号6222021234567890129')).toEqual([]);
    expect(kinds('卡号 4111 1111 1111 1111')).toEqual(['bank_card 411***********11']);
    expect(kinds('卡号6228480402564890018')).toEqual(['bank_card 622**************18']);
  });

  test('several, in the order of the text', () => {
    expect(kinds('张某 13912345678，11010519491231002X')).toEqual([
      'mobile_number 139******78',
      'identity_number 110*************2X',
    ]);
  });
});
