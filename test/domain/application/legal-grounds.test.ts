import { describe, expect, test } from '@jest/globals';
import {
  citationOf,
  LEGAL_GROUND_IDS,
  LEGAL_GROUNDS,
  remedyVariant,
  remedyVariantOn,
} from '../../../src/domain/application/legal-grounds.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';

describe('救济途径按法律依据区分（行政复议法第二十三条，国办函〔2021〕132号，法释〔2025〕8号）', () => {
  test('第十四至十六条 and the refused part of 第三十七条: reconsideration first', () => {
    expect(LEGAL_GROUND_IDS.filter((ground) => remedyVariant(ground) === 'R1')).toEqual([
      'article_37',
      'article_14',
      'article_15',
      'article_16_1',
      'article_16_2',
    ]);
  });

  test('行政查询事项 is counted under 不予公开 but may be sued directly', () => {
    expect(remedyVariant('article_36_7')).toBe('R2');
  });

  test('逾期不补正 (第三十条) and 逾期不缴费 (109号): the closing is R2', () => {
    expect(remedyVariant('article_30')).toBe('R2');
    expect(remedyVariant('fee_measures')).toBe('R2');
  });

  test('grounds of the 2007 text keep their letters', () => {
    const old = LEGAL_GROUND_IDS.filter((ground) => ground.startsWith('old_'));
    expect(old).toHaveLength(7);
    expect(old.map((ground) => LEGAL_GROUNDS[ground].remedyVariant)).toEqual([
      'R3',
      'R3',
      'R3',
      'R3',
      'R3',
      'R3',
      'R3',
    ]);
  });

  test('a letter dispatched on 2023-12-31 is never re-worded, one of 2024-01-01 carries the new text', () => {
    expect(remedyVariantOn('article_14', plainDate('2023-12-31'))).toBe('R3');
    expect(remedyVariantOn('article_14', plainDate('2024-01-01'))).toBe('R1');
    expect(remedyVariantOn('article_36_4', plainDate('2023-12-31'))).toBe('R3');
    expect(remedyVariantOn('article_36_4', plainDate('2024-01-01'))).toBe('R2');
  });

  test('citations as a letter prints them', () => {
    expect(citationOf('article_36_4')).toBe('《中华人民共和国政府信息公开条例》第三十六条第（四）项');
    expect(citationOf('fee_measures')).toBe('《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）');
    expect(citationOf('confirmation_no_article')).toBe('');
  });
});
