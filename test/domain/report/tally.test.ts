import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import {
  diffEntries,
  entriesForApplicantKindCorrection,
  entriesForHandled,
  entriesForReceipt,
  entriesOfCase,
  sumEntries,
  type CountedFacts,
} from '../../../src/domain/report/tally.js';

const pending: CountedFacts = {
  receiptDate: plainDate('2024-12-31'),
  dispatchDate: null,
  column: 'natural_person',
  decisionCode: null,
  counted: true,
};
const answered: CountedFacts = { ...pending, dispatchDate: plainDate('2025-01-04'), decisionCode: 'granted' };

describe('统计流水', () => {
  test('第三十一条 新收 counts in the year of receipt: 31 December, and 1 January the year after', () => {
    expect(entriesForReceipt(pending)).toEqual([
      { year: 2024, flow: 'newly_received', column: 'natural_person', delta: 1 },
    ]);
    expect(entriesForReceipt({ ...pending, receiptDate: plainDate('2025-01-01') })).toEqual([
      { year: 2025, flow: 'newly_received', column: 'natural_person', delta: 1 },
    ]);
  });

  test('A.10, 1: 办结 counts in the year of dispatch, 31 December and 4 January', () => {
    expect(entriesForHandled({ ...answered, dispatchDate: plainDate('2024-12-31') })).toEqual([
      { year: 2024, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: 1 },
    ]);
    expect(entriesForHandled(answered)).toEqual([
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: 1 },
    ]);
  });

  test('a decision that was not dispatched, and a case that was not received, count nothing', () => {
    expect(entriesForHandled({ ...answered, dispatchDate: null })).toEqual([]);
    expect(entriesOfCase({ ...answered, receiptDate: null })).toEqual([]);
  });

  test('A.10, 15: the parent of a split counts 0; the split takes its 新收 back', () => {
    const split = { ...pending, counted: false };
    expect(entriesOfCase(split)).toEqual([]);
    expect(diffEntries(entriesOfCase(pending), entriesOfCase(split))).toEqual([
      { year: 2024, flow: 'newly_received', column: 'natural_person', delta: -1 },
    ]);
  });

  test('dispatch books only the result: what did not change is not booked again', () => {
    expect(diffEntries(entriesOfCase(pending), entriesOfCase(answered))).toEqual([
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: 1 },
    ]);
    expect(diffEntries(entriesOfCase(answered), entriesOfCase(answered))).toEqual([]);
  });

  test('a corrected kind is −1/+1 in every flow already booked, in its own year', () => {
    expect(entriesForApplicantKindCorrection(answered, 'commercial_enterprise')).toEqual([
      { year: 2024, flow: 'newly_received', column: 'natural_person', delta: -1 },
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: -1 },
      { year: 2024, flow: 'newly_received', column: 'commercial_enterprise', delta: 1 },
      { year: 2025, flow: 'handled', column: 'commercial_enterprise', decisionCode: 'granted', delta: 1 },
    ]);
    expect(entriesForApplicantKindCorrection(pending, 'other')).toEqual([
      { year: 2024, flow: 'newly_received', column: 'natural_person', delta: -1 },
      { year: 2024, flow: 'newly_received', column: 'other', delta: 1 },
    ]);
  });

  test('A.10, 13: a redone decision moves the result, it adds none', () => {
    const redone: CountedFacts = { ...answered, decisionCode: 'partially_granted' };
    expect(diffEntries(entriesOfCase(answered), entriesOfCase(redone))).toEqual([
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: -1 },
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'partially_granted', delta: 1 },
    ]);
  });

  test('sums: one entry a cell, cells of zero left out', () => {
    const one = entriesOfCase(answered);
    expect(sumEntries([...one, ...one, ...one])).toEqual([
      { year: 2024, flow: 'newly_received', column: 'natural_person', delta: 3 },
      { year: 2025, flow: 'handled', column: 'natural_person', decisionCode: 'granted', delta: 3 },
    ]);
    expect(sumEntries([...one, ...entriesForApplicantKindCorrection(answered, 'other')])).toEqual([
      { year: 2024, flow: 'newly_received', column: 'other', delta: 1 },
      { year: 2025, flow: 'handled', column: 'other', decisionCode: 'granted', delta: 1 },
    ]);
  });
});
