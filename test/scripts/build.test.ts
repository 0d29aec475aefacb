import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inTemporaryFolder, PROJECT } from '../support/processes.js';

// @ts-expect-error a plain Node module without types: the build runs before anything is compiled
const { ensureBuild } = await import('../../scripts/lib/build.mjs');

/** A project of two sources with this project's compiler. */
async function inProject(work: (folder: string, write: (path: string, text: string) => void) => Promise<void>) {
  await inTemporaryFolder(async (folder) => {
    const write = (path: string, text: string): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    write('package-lock.json', '{}');
    write('src/one.ts', `import { two } from './two.js';\nexport const one: number = two - 1;\n`);
    write('src/two.ts', `export const two: number = 2;\n`);
    write('src/data.json', `{"a":1}`);
    write('src/console/app.ts', `export const browser = true;\n`);
    write('scripts/run-it.ts', `export {};\n`);
    await work(folder, write);
  });
}

describe('the build', () => {
  test('makes the mini-program for the browser when that or its host has changed, and only then', () =>
    inProject(async (folder, write) => {
      cpSync(join(PROJECT, 'src/preview'), join(folder, 'src/preview'), { recursive: true });
      cpSync(join(PROJECT, 'test/preview/fixtures/app'), join(folder, 'miniprogram'), { recursive: true });
      write('package.json', '{"type":"module"}');
      await ensureBuild(folder);
      const page = (): string => readFileSync(join(folder, 'dist/preview/index.html'), 'utf8');
      const first = page();
      expect(first).toMatch(/data-app="\/assets\/app\.[A-Z0-9]{8}\.js"/);
      expect(existsSync(join(folder, 'dist/preview/index.html.br'))).toBe(true);
      expect(await ensureBuild(folder)).toEqual({ built: 0 });

      write('miniprogram/pages/list/list.wxml', '<view>另一页</view>');
      expect(await ensureBuild(folder)).toEqual({ built: 0 });
      expect(page()).not.toBe(first);

      write('miniprogram/pages/list/list.wxml', '<view>没有关闭');
      await expect(ensureBuild(folder)).rejects.toThrow(
        '小程序不能编译，有 1 处错误：\n  pages/list/list.wxml:1:2  标签没有关闭（missing end tag）',
      );
    }));

  test('compiles sources and copies what is not compiled, without the front ends', () =>
    inProject(async (folder) => {
      expect(await ensureBuild(folder)).toEqual({ built: 4 });
      expect(readFileSync(join(folder, 'dist/src/one.js'), 'utf8')).toContain('from "./two.js"');
      expect(readFileSync(join(folder, 'dist/src/data.json'), 'utf8')).toBe('{"a":1}');
      expect(existsSync(join(folder, 'dist/src/one.js.map'))).toBe(true);
      expect(existsSync(join(folder, 'dist/scripts/run-it.js'))).toBe(true);
      expect(existsSync(join(folder, 'dist/src/console'))).toBe(false);
    }));

  test('does nothing when nothing changed, one file when one changed, everything when packages changed', () =>
    inProject(async (folder, write) => {
      await ensureBuild(folder);
      expect(await ensureBuild(folder)).toEqual({ built: 0 });
      write('src/two.ts', `export const two: number = 22;\n`);
      expect(await ensureBuild(folder)).toEqual({ built: 1 });
      expect(readFileSync(join(folder, 'dist/src/two.js'), 'utf8')).toContain('22');
      write('package-lock.json', '{"changed":true}');
      expect(await ensureBuild(folder)).toEqual({ built: 4 });
    }));

  test('takes away what came from a source that is gone', () =>
    inProject(async (folder) => {
      await ensureBuild(folder);
      rmSync(join(folder, 'src/two.ts'));
      await ensureBuild(folder);
      expect(existsSync(join(folder, 'dist/src/two.js'))).toBe(false);
      expect(existsSync(join(folder, 'dist/src/two.js.map'))).toBe(false);
    }));

  test('that does not parse names file and line, and leaves the last good one', () =>
    inProject(async (folder, write) => {
      await ensureBuild(folder);
      write('src/one.ts', `export const one = 7;\n`);
      write('src/two.ts', `export const two = ;\n`);
      await expect(ensureBuild(folder)).rejects.toThrow(/编译失败，有 1 处错误：\n {2}src\/two\.ts:1:20/);
      expect(readFileSync(join(folder, 'dist/src/one.js'), 'utf8')).toContain('two - 1');
      write('src/two.ts', `export const two = 3;\n`);
      expect(await ensureBuild(folder)).toEqual({ built: 2 });
    }));

  test('of two commands at once is made once', () =>
    inProject(async (folder) => {
      const built = await Promise.all([ensureBuild(folder), ensureBuild(folder), ensureBuild(folder)]);
      expect(built.map((result: { built: number }) => result.built).sort()).toEqual([0, 0, 4]);
    }));
});
