import { describe, expect, test } from '@jest/globals';
import { streamCases } from '../../../scripts/bench/case-stream.js';
import { makeApplicants, sealOnce } from '../../../scripts/bench/people.js';
import { SMALL } from '../../../scripts/bench/plan.js';
import { basisOf } from '../../../src/commands/application/change-case.js';
import { entriesOf } from '../../../src/commands/report/book-difference.js';
import { deriveFacts } from '../../../src/domain/application/case-facts.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';

const plain = { encrypt: (text: string) => text, decrypt: (text: string) => text, lookup: (text: string) => text };
const calendar = buildWorkingCalendar();

function cases(count: number) {
  const seal = sealOnce(plain);
  const citizens = makeApplicants(40, 1, plain, seal);
  const walkIns = makeApplicants(40, 2, plain, seal);
  return [...streamCases({ plan: { ...SMALL, cases: count }, calendar, citizens, walkIns })];
}

describe('cases of the benchmark', () => {
  test('are what the commands would have stored: facts folded from the events, entries that follow from the facts', () => {
    for (const { record, entries } of cases(800)) {
      expect(record.facts).toEqual(deriveFacts(basisOf(record), calendar).facts);
      expect(entries).toEqual(entriesOf(record));
    }
  });

  test('come in order of their ids, with a number each, over all years, and about three in a hundred are open', () => {
    const records = cases(4_000).map(({ record }) => record);
    const ids = records.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(records.map(({ number }) => number)).size).toBe(4_000);
    expect([...new Set(records.map(({ facts }) => facts.year))]).toEqual([
      2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    const open = records.filter(({ facts }) => facts.open).length / 4_000;
    expect(open).toBeGreaterThan(0.02);
    expect(open).toBeLessThan(0.04);
  });

  test('are the same every time', () => {
    expect(cases(50)).toEqual(cases(50));
  });
});
