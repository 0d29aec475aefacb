import { describe, expect, test } from '@jest/globals';
import {
  AGENCY_CODE,
  checkAgencyIdentity,
  type RemedyBody,
  remedyBodiesOn,
  remedyBodyFaults,
} from '../../../src/domain/account/agency-rules.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { AppError } from '../../../src/errors.js';

function body(name: string, validFrom: string, validUntil: string | null): RemedyBody {
  return {
    name,
    address: '',
    phone: '',
    validFrom: plainDate(validFrom),
    validUntil: validUntil === null ? null : plainDate(validUntil),
  };
}

describe('codes of agencies', () => {
  test.each(['RS', 'RSJ', 'A1', 'ABCDEFGHIJKLMNOP'])('%s can be one', (code) => {
    expect(AGENCY_CODE.test(code)).toBe(true);
  });

  test.each(['R', 'rsj', '1RS', 'RS-J', 'ABCDEFGHIJKLMNOPQ', 'RSJ\n', ''])('%j cannot', (code) => {
    expect(AGENCY_CODE.test(code)).toBe(false);
  });

  test('all faults are told at once', () => {
    const faults = (): void => checkAgencyIdentity({ code: 'rsj', name: ' ' });
    expect(faults).toThrow(AppError);
    try {
      faults();
    } catch (error) {
      expect((error as AppError).fields.map((fault) => fault.path)).toEqual(['code', 'name']);
    }
  });
});

describe('行政复议法（2023）第二十四条: the body of a day', () => {
  // Until 2023-12-31 one could also go to the department above; from 2024-01-01 only to the people's government.
  const bodies = [body('市人力资源和社会保障局', '2020-01-01', '2023-12-31'), body('县人民政府', '2024-01-01', null)];

  test.each([
    ['2019-12-31', []],
    ['2020-01-01', ['市人力资源和社会保障局']],
    ['2023-12-31', ['市人力资源和社会保障局']],
    ['2024-01-01', ['县人民政府']],
    ['2030-06-01', ['县人民政府']],
  ])('%s', (day, names) => {
    expect(remedyBodiesOn(bodies, plainDate(day)).map((found) => found.name)).toEqual(names);
  });

  test('第二十八条: two may be right at once', () => {
    const choice = [body('县人民政府', '2024-01-01', null), body('市司法局', '2024-01-01', null)];
    expect(remedyBodiesOn(choice, plainDate('2026-03-02'))).toHaveLength(2);
  });

  test('an end before the beginning is a fault, an end on the same day is not', () => {
    expect(remedyBodyFaults([body('甲', '2024-01-02', '2024-01-02')], 'courts')).toEqual([]);
    expect(remedyBodyFaults([body('甲', '2024-01-02', '2024-01-01')], 'courts')).toEqual([
      { path: 'courts.0.validUntil', message: '停用日期不能早于启用日期' },
    ]);
  });
});
