import { describe, expect, test } from '@jest/globals';
import {
  IDENTITY_DOCUMENTS,
  maskAddress,
  maskEmail,
  maskIdentityNumber,
  maskPhone,
  normaliseIdentityNumber,
} from '../../../src/domain/application/identity.js';

describe('第二十九条 身份证明', () => {
  test.each([
    // GB 11643, appendix example: 11010519491231002X
    ['11010519491231002X', null],
    ['110105194912310021', '居民身份证号码有误，请逐位核对'],
    ['11010519491331002X', '居民身份证号码中的出生日期不正确，请核对'],
    ['1101051949123100', '居民身份证号码应为 18 位，最后一位可以是 X'],
  ])('居民身份证 %s', (number, fault) => {
    expect(IDENTITY_DOCUMENTS.resident_id.fault(number)).toBe(fault);
  });

  test.each([
    // 统一社会信用代码 of a published organisation register (阿里巴巴（中国）有限公司)
    ['91330100799655058B', null],
    ['91330100799655058C', '统一社会信用代码有误，请逐位核对'],
    ['9133010079965505', '统一社会信用代码应为 18 位数字或大写字母'],
  ])('统一社会信用代码 %s', (code, fault) => {
    expect(IDENTITY_DOCUMENTS.unified_social_credit_code.fault(code)).toBe(fault);
  });

  test('documents without a checksum are only looked at for plausibility', () => {
    expect(IDENTITY_DOCUMENTS.passport.fault('E12345678')).toBeNull();
    expect(IDENTITY_DOCUMENTS.hk_macau_permit.fault('H12345678')).toBeNull();
    expect(IDENTITY_DOCUMENTS.hk_macau_permit.fault('A12345678')).not.toBeNull();
    expect(IDENTITY_DOCUMENTS.taiwan_permit.fault('12345678')).toBeNull();
    expect(IDENTITY_DOCUMENTS.military.fault('南字第1234567号')).toBeNull();
  });

  test('what people type is brought into one form', () => {
    expect(normaliseIdentityNumber(' 110105 19491231 002x ')).toBe('11010519491231002X');
    expect(normaliseIdentityNumber('１１０１０５19491231002Ｘ')).toBe('11010519491231002X');
  });
});

describe('masking', () => {
  test('covers the birthday and the serial of an identity number', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('1101************2X');
    expect(maskIdentityNumber('E12')).toBe('***');
  });
  test('telephone, e-mail and address', () => {
    expect(maskPhone('13800138000')).toBe('138****8000');
    expect(maskPhone('12345')).toBe('*****');
    expect(maskEmail('zhang@example.cn')).toBe('z***@example.cn');
    expect(maskEmail('@')).toBe('***');
    expect(maskAddress('江苏省苏州市常熟市虞山街道1号')).toBe('江苏省苏州市*********');
  });
});
