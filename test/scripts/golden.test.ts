/** Tables of real published reports come out of a ledger of cases, cell by cell. */
import { expect, test } from '@jest/globals';
import { publishedReports, reproduce } from '../../scripts/lib/golden.js';
import { useBooks } from '../support/books.js';

const books = useBooks({ today: '2026-03-02' });

/** The largest one alone has 3,607 cases and 553 remedies: `npm run golden` does it, the rest is shown here as well. */
const TOO_LARGE_HERE = '2023-suqian-city.json';
const reports = publishedReports().filter((name) => name !== TOO_LARGE_HERE);

test('there are at least five', () => {
  expect(reports.length).toBeGreaterThanOrEqual(5);
});

test.each(reports)(
  '%s',
  async (name) => {
    const code = `GOLD${reports.indexOf(name)}`;
    const outcome = await reproduce({ commands: books.commands, reads: books.reads }, name, code);
    expect(outcome.differences).toEqual([]);
    expect(outcome.cells).toBe(name < '2021' ? 176 : 190);
    expect(outcome.cases).toBeGreaterThan(0);
  },
  180_000,
);
