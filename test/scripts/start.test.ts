import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { withDevelopmentSecrets } from '../../scripts/lib/development-secrets.js';
import { isAlive } from '../../scripts/lib/file-lock.mjs';
import { inTemporaryFolder, runProgram, startProgram } from '../support/processes.js';

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

const START = ['scripts/run.mjs', 'start', '--empty'];

describe('npm start', () => {
  test(
    'serves, refuses its port to a second one, and ends with status 0 and nothing left running',
    () =>
      inTemporaryFolder(async (folder) => {
        const variables = { DATA_DIR: folder, PORT: await freePort(), LOG_LEVEL: 'warn' };
        const server = startProgram(START, variables);
        await server.prints(/按 Ctrl-C 停止/);
        expect((await fetch(`http://127.0.0.1:${variables.PORT}/docs`)).status).toBe(200);
        const database = JSON.parse(readFileSync(join(folder, 'mongod.json'), 'utf8')).process;
        expect(isAlive(database)).toBe(true);

        const second = await runProgram(START, variables);
        expect(second).toMatchObject({ code: 1, stdout: '' });
        expect(second.stderr).toContain(`端口 ${variables.PORT} 已被占用`);
        expect(second.stderr).toContain(`PORT=${Number(variables.PORT) + 1} npm start`);

        server.child.kill('SIGTERM');
        const ended = await server.ends();
        expect(ended.code).toBe(0);
        expect(ended.stdout).toContain(`http://127.0.0.1:${variables.PORT}`);
        expect(isAlive(database)).toBe(false);
      }),
    180_000,
  );

  test('tells every fault of the configuration at once, and starts nothing', () =>
    inTemporaryFolder(async (folder) => {
      const variables = { DATA_DIR: folder, PORT: 'x', ROLES: 'cook', NODE_ENV: 'production' };
      const ended = await runProgram(START, variables);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      for (const name of [
        'PORT',
        'ROLES',
        'FIELD_KEYS',
        'LOOKUP_KEY',
        'MONGODB_URI',
        'PUBLIC_ORIGIN',
        'WECHAT_APP_ID',
      ]) {
        expect(ended.stderr).toContain(`  ${name}：`);
      }
      expect(() => statSync(join(folder, 'mongod.json'))).toThrow('ENOENT');
    }));
});

describe('keys of development', () => {
  test('are made once, for the owner only, and the same for everyone afterwards', () =>
    inTemporaryFolder(async (folder) => {
      const env = { DATA_DIR: folder };
      const [first, second] = await Promise.all([withDevelopmentSecrets(env), withDevelopmentSecrets(env)]);
      expect(first.LOOKUP_KEY).toMatch(/^[A-Za-z0-9+/]{43}=$/);
      expect(second).toEqual(first);
      expect(await withDevelopmentSecrets(env)).toEqual(first);
      expect(statSync(join(folder, 'dev-secrets.json')).mode & 0o777).toBe(0o600);
    }));

  test('give way to those that are set, and do not exist in production', () =>
    inTemporaryFolder(async (folder) => {
      const own = await withDevelopmentSecrets({ DATA_DIR: folder, LOOKUP_KEY: 'own' });
      expect(own.LOOKUP_KEY).toBe('own');
      const production = { DATA_DIR: folder, NODE_ENV: 'production' };
      expect(await withDevelopmentSecrets(production)).toEqual(production);
    }));

  test('that were damaged are not replaced: what they encrypted would be lost', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'dev-secrets.json'), '{');
      await expect(withDevelopmentSecrets({ DATA_DIR: folder })).rejects.toThrow('已损坏');
    }));
});
