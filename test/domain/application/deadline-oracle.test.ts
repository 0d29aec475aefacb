import { describe, expect, test } from '@jest/globals';
import { deadlineLine } from '../../../src/domain/application/deadline-line.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { randomHistoryLine } from '../../support/deadline-histories.js';
import { oracleAnswer } from '../../support/deadline-oracle.js';
import { Random } from '../../support/random.js';

const calendar = buildWorkingCalendar();

describe('第三十条至第三十五条 期限与独立编写的逐日计算一致', () => {
  test('10,000 random histories 2019–2027: no difference', () => {
    const differences: unknown[] = [];
    const seen = new Map<string, number>();
    const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
    for (let seed = 1; seed <= 10_000; seed++) {
      const line = randomHistoryLine(new Random(seed), seed);
      const answer = deadlineLine(line, calendar);
      const expected = oracleAnswer(line);
      if (JSON.stringify(answer) !== JSON.stringify(expected)) differences.push({ line, answer, expected });
      count(answer.error?.code ?? 'valid');
      if (answer.provisional) count('provisional');
      if (answer.pausedWorkingDays > 0) count('paused');
    }
    expect(differences.slice(0, 3)).toEqual([]);
    expect(differences).toHaveLength(0);
    // The comparison is only worth something if every outcome was met often.
    for (const outcome of [
      'valid',
      'provisional',
      'paused',
      'invalid_input',
      'not_supported',
      'event_before_receipt',
      'extension_too_long',
      'extension_repeated',
      'extension_after_due',
      'supplement_repeated',
    ]) {
      expect([outcome, (seen.get(outcome) ?? 0) >= 50]).toEqual([outcome, true]);
    }
    expect(seen.get('valid')).toBeGreaterThan(5_000);
  }, 180_000);
});
