import { describe, expect, test } from '@jest/globals';
import { normaliseText, queryTerms, searchTerms } from '../../../src/domain/application/search-text.js';

describe('search terms', () => {
  test('Chinese as single characters and pairs, letters and digits as they are', () => {
    expect(searchTerms('垃圾分类 2025')).toEqual(['垃', '垃圾', '圾', '圾分', '分', '分类', '类', '2025']);
    expect(searchTerms('CSGL-2026-000001')).toEqual(['csgl', '2026', '000001']);
  });
  test('a query needs all its pairs; a single character is looked up by itself', () => {
    expect(queryTerms('垃圾分类')).toEqual(['垃圾', '圾分', '分类']);
    expect(queryTerms('王')).toEqual(['王']);
    expect(queryTerms('，。')).toEqual([]);
  });
  test('mixed runs are separated', () => {
    expect(queryTerms('永川府办法〔2017〕65号')).toEqual(['永川', '川府', '府办', '办法', '2017', '65', '号']);
  });
  test('no text makes more than 200 terms', () => {
    const long = Array.from({ length: 500 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(searchTerms(long)).toHaveLength(200);
  });
});

describe('text for duplicates', () => {
  test('width, case, spaces and punctuation fall away', () => {
    expect(normaliseText('关于　《ＡＢＣ》 的 通知。')).toBe('关于abc的通知');
    expect(normaliseText('关于abc的通知')).toBe('关于abc的通知');
  });
});
