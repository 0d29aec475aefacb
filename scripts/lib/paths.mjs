import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileFault, PlainError, say } from './plain-error.mjs';

/** The folder of package.json: this file runs both as scripts/lib/ and, compiled, as dist/scripts/lib/. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(from) {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new PlainError('找不到项目的 package.json，请在完整的项目文件夹里运行。');
  return findProjectRoot(parent);
}

/** Where a fetched `mongod` is kept between projects and clones. Not created by this call. */
export function preferredCacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'gov-information-disclosure');
}

let warnedOf = '';

/**
 * A cache folder that can be written: the user's, or `.cache/` in the project when that one is broken.
 * @returns {string}
 */
export function writableCacheFolder(env = process.env) {
  const preferred = preferredCacheFolder(env);
  try {
    return writable(preferred);
  } catch (error) {
    const fallback = join(projectRoot, '.cache');
    if (warnedOf !== preferred)
      say(`缓存文件夹 ${preferred} 不能使用（${fileFault(error)}），改用项目里的 ${fallback}。`);
    warnedOf = preferred;
    try {
      return writable(fallback);
    } catch (second) {
      throw new PlainError(
        `两个缓存文件夹都不能写入：\n  ${preferred}：${fileFault(error)}\n  ${fallback}：${fileFault(second)}\n` +
          '请修正其中一个的权限，或用环境变量 XDG_CACHE_HOME 指定另一个文件夹。',
      );
    }
  }
}

/** Every folder in which an earlier run may have left a `mongod`. */
export function cacheFolders(env = process.env) {
  return [preferredCacheFolder(env), join(projectRoot, '.cache')];
}

/**
 * Makes a folder and those above it, and fails with the true reason: on a read-only file system the recursive
 * `mkdir` of Node speaks of a path that does not exist.
 * @param {string} folder
 */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    let missing = folder;
    while (!existsSync(dirname(missing))) missing = dirname(missing);
    mkdirSync(missing);
    mkdirSync(folder, { recursive: true });
  }
}

function writable(folder) {
  makeFolder(folder);
  accessSync(folder, constants.W_OK | constants.X_OK);
  return folder;
}
