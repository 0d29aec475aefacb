import { describe, expect, test } from '@jest/globals';
import { bodyTerms, parseQuery, titleTerms, wordsOf } from '../../../src/domain/disclosure/segment.js';

describe('words of Chinese text', () => {
  test('punctuation and stop words are dropped, width and case fall together', () => {
    expect(wordsOf('关于印发《生活垃圾分类管理办法》的通知')).toEqual([
      '印',
      '发',
      '生活',
      '垃圾',
      '分类',
      '管理',
      '办法',
      '通知',
    ]);
    expect(wordsOf('请问ＰＭ2.5监测数据在哪里查询？')).toEqual(['pm2.5', '监测', '数据']);
    expect(wordsOf('《》〔〕，。！')).toEqual([]);
  });
});

describe('terms of a title', () => {
  test('every pair of neighbours, across words too, but not across punctuation', () => {
    expect(titleTerms('渣土车运输管理', null)).toEqual(['渣土', '土车', '车运', '运输', '输管', '管理']);
    expect(titleTerms('供水、供气', null)).toEqual(['供水', '供气']);
  });

  test('a document number gives its parts', () => {
    expect(titleTerms('通知', '国办发〔2014〕32号')).toEqual(['通知', '国办', '办发', '2014', '32', '号']);
  });

  test('at most 200 terms', () => {
    const long = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(titleTerms(long)).toHaveLength(200);
  });
});

describe('terms of a body', () => {
  test('only the pairs within words; characters the segmenter leaves alone are joined with their neighbours', () => {
    expect(bodyTerms('老旧小区改造')).toEqual(['老旧', '小区', '改造']);
    expect(bodyTerms('渣土车')).toEqual(['渣土', '土车']);
    expect(bodyTerms('处罚决定书')).toEqual(['处罚', '决定', '定书']);
  });
});

describe('a question as it is typed', () => {
  test('a single character behind a word may begin the next one', () => {
    expect(parseQuery('老旧小')).toEqual({ terms: ['老旧'], tail: { kind: 'pair', text: '旧小' }, phrase: '老旧小' });
    expect(parseQuery('老旧小区')).toEqual({ terms: ['老旧', '小区'], tail: null, phrase: '老旧小区' });
    expect(parseQuery('老旧小区改')).toEqual({
      terms: ['老旧', '小区'],
      tail: { kind: 'pair', text: '区改' },
      phrase: '老旧小区改',
    });
  });

  test('a single character alone, or the last token, is a prefix', () => {
    expect(parseQuery('垃')).toEqual({ terms: [], tail: { kind: 'prefix', text: '垃' }, phrase: '垃' });
    expect(parseQuery('小区 老').tail).toEqual({ kind: 'prefix', text: '老' });
    expect(parseQuery('PM2')).toEqual({ terms: [], tail: { kind: 'prefix', text: 'pm2' }, phrase: 'pm2' });
  });

  test('what a blank follows is complete', () => {
    expect(parseQuery('pm2 ').tail).toBeNull();
    expect(parseQuery('pm2 ').terms).toEqual(['pm2']);
  });

  test('a question in whole words asks for its nouns', () => {
    expect(parseQuery('我想知道老旧小区改造的补贴标准').terms).toEqual(['老旧', '小区', '改造', '补贴', '标准']);
    expect(parseQuery('关于').terms).toEqual([]);
    expect(parseQuery('，。 ')).toEqual({ terms: [], tail: null, phrase: '' });
  });

  test('every beginning of a title asks only for what the title holds', () => {
    const title = '常熟市城市管理局关于做好2025年建筑渣土运输车辆专项整治工作的通知';
    const held = titleTerms(title);
    for (let length = 1; length <= title.length; length += 1) {
      const { terms, tail } = parseQuery(title.slice(0, length));
      const missing = terms.filter((term) => !held.includes(term));
      const isTailHeld =
        tail === null ||
        (tail.kind === 'pair' ? held.includes(tail.text) : held.some((term) => term.startsWith(tail.text)));
      expect({ typed: title.slice(0, length), missing, isTailHeld }).toEqual({
        typed: title.slice(0, length),
        missing: [],
        isTailHeld: true,
      });
    }
  });
});
