import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isAlive, processMark, withFileLock } from '../../scripts/lib/file-lock.mjs';
import { inTemporaryFolder, runProgram } from '../support/processes.js';

const LOCK_MODULE = new URL('../../scripts/lib/file-lock.mjs', import.meta.url).href;

describe('a lock between processes', () => {
  test('lets one in at a time, and is gone afterwards', () =>
    inTemporaryFolder(async (folder) => {
      const lock = join(folder, 'lock');
      const counter = join(folder, 'counter');
      writeFileSync(counter, '0');
      // Reads, waits, writes: without the lock increments get lost.
      const script = `
        import { readFileSync, writeFileSync } from 'node:fs';
        import { withFileLock } from ${JSON.stringify(LOCK_MODULE)};
        for (let i = 0; i < 5; i++) await withFileLock(${JSON.stringify(lock)}, async () => {
          const value = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
          await new Promise((resolve) => setTimeout(resolve, 10));
          writeFileSync(${JSON.stringify(counter)}, String(value + 1));
        });`;
      const programs = [1, 2, 3].map(() => runProgram(['--input-type=module', '-e', script]));
      expect((await Promise.all(programs)).map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(readFileSync(counter, 'utf8')).toBe('15');
      expect(existsSync(lock)).toBe(false);
    }));

  test('of a process that was killed is taken over', () =>
    inTemporaryFolder(async (folder) => {
      const lock = join(folder, 'lock');
      const script = `
        import { withFileLock } from ${JSON.stringify(LOCK_MODULE)};
        await withFileLock(${JSON.stringify(lock)}, () => process.kill(process.pid, 'SIGKILL'));`;
      await runProgram(['--input-type=module', '-e', script]);
      expect(existsSync(lock)).toBe(true);
      expect(await withFileLock(lock, () => 'mine', { timeoutMs: 5_000 })).toBe('mine');
    }));

  test('that was cut off while being written is taken over after a while', () =>
    inTemporaryFolder(async (folder) => {
      const lock = join(folder, 'lock');
      writeFileSync(lock, '');
      await expect(withFileLock(lock, () => 'mine', { timeoutMs: 300 })).rejects.toThrow('超过');
      utimesSync(lock, new Date(0), new Date(0));
      expect(await withFileLock(lock, () => 'mine', { timeoutMs: 5_000 })).toBe('mine');
    }));

  test('is released when the work fails', () =>
    inTemporaryFolder(async (folder) => {
      const lock = join(folder, 'lock');
      const failing = withFileLock(lock, () => Promise.reject(new Error('work')));
      await expect(failing).rejects.toThrow('work');
      expect(existsSync(lock)).toBe(false);
    }));
});

describe('a process', () => {
  test('that lives is known, one with the same id but another start is not', () => {
    expect(isAlive(processMark())).toBe(true);
    expect(isAlive({ pid: process.pid, start: '1' })).toBe(process.platform !== 'linux');
    expect(isAlive({ pid: 2 ** 22 + 1 })).toBe(false);
    expect(isAlive(null)).toBe(false);
  });
});
