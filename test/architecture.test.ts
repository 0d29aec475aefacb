import { describe, expect, test } from '@jest/globals';
import { breaches, readSources } from './support/architecture.js';

const only = (path: string, text: string): string[] => breaches(new Map([[path, text]]));

describe('architecture of src/', () => {
  const sources = readSources();

  test('is there to be read', () => {
    expect(sources.size).toBeGreaterThan(50);
    expect([...sources.keys()]).toEqual(expect.arrayContaining(['src/errors.ts', 'src/domain/calendar/plain-date.ts']));
  });

  test('keeps the direction of dependency and the house rules', () => {
    expect(breaches(sources).join('\n')).toBe('');
  });
});

describe('the reading of sources finds what it is there to find', () => {
  test.each([
    ['src/domain/payment/fee.ts', `import { Schema } from 'mongoose';`, 'persistence/'],
    ['src/domain/payment/fee.ts', `import { readFileSync } from 'node:fs';`, '只有法律规则'],
    ['src/domain/payment/fee.ts', `import { z } from 'zod';`, '只有法律规则'],
    ['src/domain/payment/fee.ts', `import { can } from '../../policies/can.js';`, 'commands/'],
    ['src/policies/can.ts', `import { agencies } from '../persistence/account/agency-store.js';`, 'persistence/'],
    ['src/ports/files.ts', `import { store } from '../persistence/files/store.js';`, '只有接口'],
    ['src/commands/application/submit.ts', `import mongoose from 'mongoose';`, 'persistence/'],
    ['src/commands/application/submit.ts', `import { type Context } from 'koa';`, 'ports/'],
    ['src/commands/application/submit.ts', `const z = await import('zod');`, 'ports/'],
    ['src/commands/application/submit.ts', `export { login } from '../../integrations/wechat/login.js';`, 'ports/'],
    ['src/persistence/account/store.ts', `import { submit } from '../../commands/application/submit.js';`, 'commands/'],
    ['src/persistence/account/store.ts', `import { MongoClient } from 'mongodb';`, '只能引用类型'],
    ['src/integrations/wechat/login.ts', `import { can } from '../../policies/can.js';`, 'main.ts'],
    ['src/integrations/wechat/login.ts', `import { Schema } from 'mongoose';`, 'persistence/'],
    ['src/http/app.ts', `import mongoose from 'mongoose';`, 'persistence/'],
    ['src/http/app.ts', `import { store } from '../persistence/account/store.js';`, 'ports/'],
    ['src/http/app.ts', `type Store = import('../persistence/account/store.js').Store;`, 'ports/'],
    ['src/jobs/sweep.ts', `import { app } from '../http/app.js';`, 'commands/'],
    ['src/http/app.ts', `import { build } from '../../scripts/build.js';`, 'src/ 之外'],
    ['src/http/app.ts', 'const m = await import(`../persistence/${name}.js`);', 'ports/'],
    ['src/utils/strings.ts', ``, '没有 utils 这一层'],
  ])('import: %s %s', (path, text, advice) => {
    const found = only(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
    expect(found[0]).toContain(advice);
  });

  test.each([
    ['src/domain/payment/fee.ts', `export const t = Date.now();`, '今天是参数'],
    ['src/domain/payment/fee.ts', `export const t = new Date();`, '今天是参数'],
    ['src/domain/payment/fee.ts', `export const t = Date['now']();`, '今天是参数'],
    ['src/domain/payment/fee.ts', `export const cwd = process.cwd();`, '哪个进程'],
    ['src/http/app.ts', `export const port = process.env.PORT;`, 'config.ts'],
    ['src/http/app.ts', `export const port = process['env'].PORT;`, 'config.ts'],
    ['src/http/app.ts', `console.log('here');`, 'Logger'],
    ['src/commands/application/submit.ts', `export function submit(clock = systemClock) {}`, '没有默认的钟'],
    ['src/domain/Payment/fee.ts', ``, 'kebab-case'],
    ['src/domain/payment/feeNotice.ts', ``, 'kebab-case'],
  ])('house rule: %s %s', (path, text, advice) => {
    const found = only(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(advice);
  });

  test('a file of 500 lines is let pass; one of 501 has to give its reason at the top', () => {
    const path = 'src/domain/payment/fee.ts';
    const reason = `/** A table of the form, line by line: its length is the form's. */`;
    expect(only(path, '\n'.repeat(499))).toEqual([]);
    expect(only(path, '\n'.repeat(500))).toEqual([expect.stringContaining('超过 500 行')]);
    expect(only(path, `${reason}${'\n'.repeat(500)}`)).toEqual([]);
  });

  test.each([
    ['src/domain/payment/fee.ts', `// import { Schema } from 'mongoose'; Date.now(); process.env`],
    ['src/domain/payment/fee.ts', `export const t = new Date(2026, 1);`],
    ['src/domain/payment/fee.ts', `export interface Step { process: string } export const s = { process: 1 };`],
    ['src/persistence/account/store.ts', `import { type Filter } from 'mongodb'; import type { Db } from 'mongodb';`],
    ['src/main.ts', `import mongoose from 'mongoose'; import { app } from './http/app.js';`],
    ['src/config.ts', `export const port = process.env.PORT;`],
    ['src/http/app.ts', `import Koa from 'koa'; import { submit } from '../commands/application/submit.js';`],
  ])('and lets pass what is allowed: %s %s', (path, text) => {
    expect(only(path, text)).toEqual([]);
  });
});
