import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { computeFee, TARIFF_2021, tariffOn } from '../../../src/domain/payment/tariff.js';

const perItem = (ordinalInMonth: number) => computeFee({ method: 'per_item', ordinalInMonth }, TARIFF_2021);
const perPage = (pages: number) => computeFee({ method: 'per_page', pages }, TARIFF_2021);
const invalid = expect.objectContaining({ code: 'invalid_input' });

describe('国办函〔2020〕109号第四条 按件计收（超额累进）', () => {
  test.each([
    [1, 0],
    [10, 0],
    [11, 100_00],
    [30, 100_00],
    [31, 200_00],
    [40, 200_00],
    [41, 300_00],
    [50, 300_00],
    [51, 400_00],
    [60, 400_00],
    [61, 500_00],
    [100, 800_00],
    [101, 900_00],
  ])('the %i. request of the month costs %i fen', (ordinal, fen) => {
    expect(perItem(ordinal)).toBe(fen);
  });

  test.each([
    [10, 0],
    [11, 100],
    [25, 1_500],
    [30, 2_000],
    [31, 2_200],
    [40, 4_000],
    [41, 4_300],
    [50, 7_000],
    [55, 9_000],
    [60, 11_000],
    [100, 37_000],
  ])('%i requests in a month cost %i yuan together', (requests, yuan) => {
    let fen = 0;
    for (let n = 1; n <= requests; n++) fen += perItem(n);
    expect(fen).toBe(yuan * 100);
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53])('%d is no ordinal', (ordinal) => {
    expect(() => perItem(ordinal)).toThrow(invalid);
  });

  test('an amount beyond the safe integers is refused, not rounded', () => {
    expect(() => perItem(Number.MAX_SAFE_INTEGER)).toThrow(invalid);
  });
});

describe('国办函〔2020〕109号第五条 按量计收（超额累进）', () => {
  test.each([
    [0, 0],
    [1, 0],
    [30, 0],
    [31, 10],
    [68, 380],
    [70, 400],
    [100, 700],
    [101, 720],
    [120, 1_100],
    [150, 1_700],
    [200, 2_700],
    [201, 2_740],
    [350, 8_700],
  ])('%i pages in one request cost %i yuan', (pages, yuan) => {
    expect(perPage(pages)).toBe(yuan * 100);
  });

  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('%d is no number of pages', (pages) => {
    expect(() => perPage(pages)).toThrow(invalid);
  });

  test('the largest amount that is still a safe integer', () => {
    // 2,700 yuan for 200 pages, 4,000 fen for each further one; 2^53 − 1 = 9007199254740991.
    const pages = 200 + Math.floor((9_007_199_254_740_991 - 270_000) / 4_000);
    expect(perPage(pages)).toBe(270_000 + (pages - 200) * 4_000);
    expect(() => perPage(pages + 1)).toThrow(invalid);
  });
});

describe('国办函〔2020〕109号 自2021年1月1日起施行', () => {
  test('the day before there is no processing fee', () => {
    expect(tariffOn(plainDate('2020-12-31'))).toBeNull();
    expect(tariffOn(plainDate('2021-01-01'))?.notice).toBe('国办函〔2020〕109号');
    expect(tariffOn(plainDate('2026-06-01'))).toBe(TARIFF_2021);
  });
});
