import { describe, expect, test } from '@jest/globals';
import { createTask } from 'node-cron';
import { lastDueFire } from '../../src/jobs/last-due-fire.js';

describe('the last fire of a schedule in Asia/Shanghai', () => {
  test.each([
    // 03:00 in Shanghai is 19:00Z of the day before.
    ['0 3 * * *', '2026-03-12T18:59:59.999Z', '2026-03-11T19:00:00.000Z'],
    ['0 3 * * *', '2026-03-12T19:00:00.000Z', '2026-03-12T19:00:00.000Z'],
    ['5 * * * *', '2026-03-12T02:04:59.000Z', '2026-03-12T01:05:00.000Z'],
    ['5 * * * *', '2026-03-11T16:05:00.000Z', '2026-03-11T16:05:00.000Z'],
    ['*/5 * * * * *', '2026-03-12T02:00:04.999Z', '2026-03-12T02:00:00.000Z'],
    ['*/5 * * * * *', '2026-03-12T02:00:05.000Z', '2026-03-12T02:00:05.000Z'],
    ['*/10 * * * *', '2026-03-12T02:00:00.000Z', '2026-03-12T02:00:00.000Z'],
    // 1 January in Shanghai begins at 16:00Z of 31 December.
    ['0 0 1 1 *', '2026-12-31T15:59:59.000Z', '2025-12-31T16:00:00.000Z'],
    ['0 0 1 1 *', '2026-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['0 9 29 2 *', '2026-03-12T00:00:00.000Z', '2024-02-29T01:00:00.000Z'],
    // Sunday is 0 and 7; 2026-03-08 is one.
    ['0 9 * * 7', '2026-03-12T00:00:00.000Z', '2026-03-08T01:00:00.000Z'],
    ['0 9 * * 0', '2026-03-12T00:00:00.000Z', '2026-03-08T01:00:00.000Z'],
    // Day of month AND day of week: the 13th that is a Friday.
    ['0 9 13 * 5', '2026-04-01T00:00:00.000Z', '2026-03-13T01:00:00.000Z'],
  ])('%s at %s', (cron, now, expected) => {
    expect(lastDueFire(cron, new Date(now)).toISOString()).toBe(expected);
  });

  test.each(['5 * * * *', '0 3 * * *', '30 7 * * *', '*/10 * * * *', '0 9 13 * 5', '*/5 * * * * *'])(
    '%s: the scheduler agrees that it was due then',
    async (cron) => {
      const task = createTask(cron, () => {}, { timezone: 'Asia/Shanghai' });
      try {
        expect(task.match(lastDueFire(cron, new Date('2026-03-12T05:17:23.456Z')))).toBe(true);
      } finally {
        await task.destroy();
      }
    },
  );

  test('a schedule whose last fire cannot be told is refused', () => {
    expect(() => lastDueFire('0 0 L * *', new Date())).toThrow('cannot be told');
  });
});
