import { describe, expect, test } from '@jest/globals';
import { overallDecisionCode, remediesOfParts } from '../../../src/domain/application/decision-parts.js';
import { type DecisionPart } from '../../../src/domain/application/decisions.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';

const granted: DecisionPart = { code: 'granted', ground: 'article_36_2' };
const alreadyPublic: DecisionPart = { code: 'granted', ground: 'article_36_1' };
const thirdParty: DecisionPart = { code: 'refused_third_party_rights', ground: 'article_15' };
const notHeld: DecisionPart = { code: 'unavailable_not_held', ground: 'article_36_5' };
const partly: DecisionPart = { code: 'partially_granted', ground: 'article_37' };

describe('第三十七条 区分处理: one case, one row', () => {
  test('all parts alike: that code', () => {
    expect(overallDecisionCode([notHeld], null)).toBe('unavailable_not_held');
    expect(overallDecisionCode([granted, alreadyPublic], null)).toBe('granted');
    expect(overallDecisionCode([granted, granted], 'granted')).toBe('granted');
  });

  test('one part given, another not: partially_granted', () => {
    expect(overallDecisionCode([granted, thirdParty], null)).toBe('partially_granted');
    expect(overallDecisionCode([notHeld, alreadyPublic], null)).toBe('partially_granted');
    expect(overallDecisionCode([partly, notHeld], null)).toBe('partially_granted');
    expect(overallDecisionCode([granted, thirdParty], 'partially_granted')).toBe('partially_granted');
  });

  test('several refusals and nothing given: the clerk chooses among the parts', () => {
    expect(overallDecisionCode([thirdParty, notHeld], 'unavailable_not_held')).toBe('unavailable_not_held');
    expect(overallDecisionCode([thirdParty, notHeld], 'refused_third_party_rights')).toBe('refused_third_party_rights');
  });

  test.each<[string, DecisionPart[], Parameters<typeof overallDecisionCode>[1]]>([
    ['no part', [], null],
    ['several refusals without a choice', [thirdParty, notHeld], null],
    ['a choice that is no part', [thirdParty, notHeld], 'not_processed_petition'],
    ['granted and refused cannot be counted as refused', [granted, thirdParty], 'refused_third_party_rights'],
    ['a ground that does not carry its code', [{ code: 'granted', ground: 'article_15' }], null],
  ])('incomplete: %s', (_, parts, mainCode) => {
    expect(() => overallDecisionCode(parts, mainCode)).toThrow(
      expect.objectContaining({ code: 'decision_incomplete' }),
    );
  });

  test('A.10, 10: one remedy per part, in the order of the parts', () => {
    expect(remediesOfParts([granted, thirdParty, notHeld], plainDate('2026-03-12'))).toEqual(['R2', 'R1', 'R2']);
    expect(remediesOfParts([partly], plainDate('2026-03-12'))).toEqual(['R1']);
    expect(remediesOfParts([granted, thirdParty], plainDate('2023-06-01'))).toEqual(['R3', 'R3']);
  });
});
