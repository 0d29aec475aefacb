/** Tables of real published reports come out of a ledger of cases, cell by cell. */
import { expect, test } from '@jest/globals';
import { publishedReports, reproduce } from '../../scripts/lib/golden.js';
import { useBooks } from '../support/books.js';

const books = useBooks({ today: '2026-03-02' });

const carried = publishedReports();
/** The city's 3,607 cases and 553 remedies take longer than the six others together: `npm run golden` reproduces it too. */
const reports = carried.filter((name) => name !== '2023-suqian-city.json');

test('all that the project carries are there', () => {
  expect(carried).toEqual([
    '2019-shanghai-general-office.json',
    '2020-changshu-urban-management.json',
    '2023-jinhu-county-government.json',
    '2023-shuyang-development-and-reform-bureau.json',
    '2023-suqian-city.json',
    '2025-shanghai-general-office.json',
    '2025-shuyang-county-government.json',
  ]);
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
