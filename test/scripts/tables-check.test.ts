import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { tablesJson } from '../support/report-tables.js';

/** The command as a person runs it, through the launcher. */
function tablesCheck(input: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/run.mjs', 'tables-check'], { input, encoding: 'utf8' });
}

describe('npm run -s tables:check', () => {
  test('a real published report has no contradiction: one JSON text on stdout, nothing else', () => {
    const { status, stdout } = tablesCheck(readFileSync('test/fixtures/reports/2023-suqian-city.json', 'utf8'));
    expect(stdout).toBe('{"violations":[]}\n');
    expect(status).toBe(0);
  });

  test('contradictions are an answer, not a failure', () => {
    const input = JSON.stringify(tablesJson(2025, { newly_received: [61, 0, 0, 0, 0, 0, 61] }));
    const { status, stdout } = tablesCheck(input);
    const { violations } = JSON.parse(stdout) as { violations: { rule: string; column: string }[] };
    expect(violations.map(({ rule, column }) => [rule, column])).toEqual([
      ['table2_balance', 'natural_person'],
      ['table2_balance', 'total'],
    ]);
    expect(status).toBe(0);
  });

  test('input that is no table: exit status 1, the fields on stderr, nothing on stdout', () => {
    const { status, stdout, stderr } = tablesCheck('{"year":2025,"table2":{"rows":{"granted":[1,2]}}}');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('table2.rows.granted：应为 7 个单元格的数组，实际 2 个');
  });
});
