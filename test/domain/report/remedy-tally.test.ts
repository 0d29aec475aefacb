import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import {
  entriesForRemedyChange,
  entriesForRemedyFiled,
  entriesOfRemedy,
  type RemedyFacts,
  type RemedyRound,
} from '../../../src/domain/report/remedy-tally.js';
import { type RemedyResult } from '../../../src/domain/report/tally.js';

function round(filed: string, decided?: [date: string, result: RemedyResult]): RemedyRound {
  return {
    filedDate: plainDate(filed),
    resultDate: decided ? plainDate(decided[0]) : null,
    result: decided?.[1] ?? null,
  };
}

function suit(...rounds: RemedyRound[]): RemedyFacts {
  return { group: 'litigation_direct', rounds, counted: true };
}

describe('表三流水: one chain is one 件 in a year by its latest result (A.10, 12)', () => {
  test('filed, and decided the year after', () => {
    expect(entriesForRemedyFiled('reconsideration', plainDate('2024-11-20'))).toEqual([
      { year: 2024, flow: 'remedy_filed', remedyGroup: 'reconsideration', delta: 1 },
    ]);
    expect(entriesOfRemedy(suit(round('2024-11-20', ['2025-02-01', 'upheld'])))).toEqual([
      { year: 2024, flow: 'remedy_filed', remedyGroup: 'litigation_direct', delta: 1 },
      { year: 2025, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'upheld', delta: 1 },
    ]);
  });

  test('an appeal decided within the year: the latest result alone', () => {
    const first = round('2024-01-10', ['2024-04-10', 'upheld']);
    const appeal = round('2024-04-20', ['2024-08-20', 'corrected']);
    expect(entriesForRemedyChange(suit(first), suit(first, appeal))).toEqual([
      { year: 2024, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'upheld', delta: -1 },
      { year: 2024, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'corrected', delta: 1 },
    ]);
  });

  test('an appeal open on 31 December: 尚未审结, its result in the next year', () => {
    const first = round('2024-01-10', ['2024-11-10', 'upheld']);
    expect(entriesOfRemedy(suit(first, round('2024-12-31')))).toEqual([
      { year: 2024, flow: 'remedy_filed', remedyGroup: 'litigation_direct', delta: 1 },
    ]);
    expect(entriesOfRemedy(suit(first, round('2024-12-31', ['2025-03-01', 'other'])))).toEqual([
      { year: 2024, flow: 'remedy_filed', remedyGroup: 'litigation_direct', delta: 1 },
      { year: 2025, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'other', delta: 1 },
    ]);
  });

  test('an appeal of 1 January: the judgment stays in its year, the chain counts again in the next', () => {
    const chain = suit(round('2024-01-10', ['2024-12-20', 'upheld']), round('2025-01-01', ['2025-05-01', 'corrected']));
    expect(entriesOfRemedy(chain)).toEqual([
      { year: 2024, flow: 'remedy_filed', remedyGroup: 'litigation_direct', delta: 1 },
      { year: 2024, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'upheld', delta: 1 },
      { year: 2025, flow: 'remedy_filed', remedyGroup: 'litigation_direct', delta: 1 },
      { year: 2025, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'corrected', delta: 1 },
    ]);
  });

  test('a mended result is −1/+1', () => {
    const before = suit(round('2025-01-10', ['2025-04-10', 'upheld']));
    const after = suit(round('2025-01-10', ['2025-04-10', 'other']));
    expect(entriesForRemedyChange(before, after)).toEqual([
      { year: 2025, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'upheld', delta: -1 },
      { year: 2025, flow: 'remedy_result', remedyGroup: 'litigation_direct', remedyResult: 'other', delta: 1 },
    ]);
  });

  test('国办公开办函〔2016〕201号: a co-defendant counts nothing', () => {
    expect(entriesOfRemedy({ ...suit(round('2025-01-10')), counted: false })).toEqual([]);
  });
});
