import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Ended, inTemporaryFolder, PROJECT, runProgram } from '../support/processes.js';

/** `npm test` on suites of its own instead of the project's. */
async function runSuites(suites: Record<string, string>, ...args: string[]): Promise<Ended> {
  return await inTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(suites)) writeFileSync(join(folder, name), text);
    const config = {
      rootDir: folder,
      testMatch: ['**/*.case.mjs'],
      moduleFileExtensions: ['mjs', 'js'],
      transform: {},
      reporters: ['default', join(PROJECT, 'scripts/lib/test-totals-reporter.mjs')],
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    // One database for this run as well; it is not what is tried here.
    const database = { MONGODB_URI: process.env.TEST_MONGODB_URI };
    return await runProgram(['scripts/run.mjs', 'test', '--config', join(folder, 'config.json'), ...args], database);
  });
}

const PASSING = `test('a', () => {}); test('b', () => expect(process.env.TEST_MONGODB_URI).toMatch(/^mongodb:/));`;

describe('npm test', () => {
  test('counts over all suites, and is content when nothing failed', async () => {
    const ended = await runSuites({
      'one.case.mjs': PASSING,
      'two.case.mjs': `test.skip('c', () => {}); test('d', () => {});`,
    });
    expect(ended).toMatchObject({ code: 0, stdout: '3 passed, 0 failed, 1 skipped\n' });
  });

  test('a failed test, and a suite that cannot be loaded, are failures', async () => {
    const broken = `import './nowhere.mjs'; test('never', () => {});`;
    const failing = `test('no', () => { throw new Error('no'); }); test.todo('later');`;
    const ended = await runSuites({ 'one.case.mjs': PASSING, 'two.case.mjs': failing, 'three.case.mjs': broken });
    expect(ended).toMatchObject({ code: 1, stdout: '2 passed, 2 failed, 1 skipped\n' });
  });

  test('no test at all is not content', async () => {
    const ended = await runSuites(
      { 'one.case.mjs': PASSING },
      '--testPathPatterns',
      'nothing-of-this-name',
      '--passWithNoTests',
    );
    expect(ended).toMatchObject({ code: 1, stdout: '0 passed, 0 failed, 0 skipped\n' });
  });

  test('a run that jest refuses is one failure', async () => {
    const ended = await runSuites({ 'one.case.mjs': PASSING }, '--rootDir=/no/such/folder');
    expect(ended.code).not.toBe(0);
    expect(ended.stdout).toBe('0 passed, 1 failed, 0 skipped\n');
  });
});
