import { describe, expect, test } from '@jest/globals';
import { excerptAround, rankMatches } from '../../../src/domain/disclosure/rank.js';
import { parseQuery, titleTerms } from '../../../src/domain/disclosure/segment.js';

const candidate = (id: string, title: string, publishedDate: string) => ({
  id,
  title,
  terms: titleTerms(title),
  publishedDate,
});

const common = { cap: 20_000, of: new Map(Object.entries({ 通知: 9_000, 老旧: 40, 小区: 300, 改造: 200, 垃圾: 500 })) };

describe('which item comes first', () => {
  test('the one that holds more of the question, rare words before common ones', () => {
    const ranked = rankMatches(
      parseQuery('老旧小区改造通知 '),
      [
        candidate('a', '放假通知', '2026-03-01'),
        candidate('b', '小区停车改造', '2026-02-01'),
        candidate('c', '老旧小区改造补贴', '2019-01-01'),
      ],
      common,
      10,
    );
    expect(ranked.map(({ id }) => id)).toEqual(['c', 'b']);
  });

  test('word for word at the beginning, then word for word, then the newer one', () => {
    const ranked = rankMatches(
      parseQuery('老旧小区'),
      [
        candidate('old', '小区老旧电梯更新', '2026-01-02'),
        candidate('in', '关于老旧小区改造的意见', '2020-01-01'),
        candidate('begins', '老旧小区改造', '2018-01-01'),
        candidate('newer', '小区老旧管道更新', '2026-01-03'),
      ],
      common,
      10,
    );
    expect(ranked.map(({ id }) => id)).toEqual(['begins', 'in', 'newer', 'old']);
  });

  test('a word that stands nowhere counts neither way', () => {
    const ranked = rankMatches(parseQuery('垃圾嘿嘿 '), [candidate('a', '垃圾分类', '2026-01-01')], common, 10);
    expect(ranked.map(({ id }) => id)).toEqual(['a']);
  });

  test('at most as many as asked for', () => {
    const many = ['1', '2', '3'].map((id) => candidate(id, '垃圾分类', `2026-01-0${id}`));
    expect(rankMatches(parseQuery('垃圾'), many, common, 2).map(({ id }) => id)).toEqual(['3', '2']);
  });
});

describe('excerpt', () => {
  test('a short body is given whole', () => {
    expect(excerptAround('本办法自公布之日起施行。\n有效期五年。', parseQuery('施行'))).toBe(
      '本办法自公布之日起施行。 有效期五年。',
    );
  });

  test('begins a little before the first word and says where it was cut', () => {
    const body = `${'前'.repeat(100)}垃圾分类${'后'.repeat(100)}`;
    expect(excerptAround(body, parseQuery('垃圾分类'))).toBe(`…${'前'.repeat(20)}垃圾分类${'后'.repeat(66)}…`);
  });
});
