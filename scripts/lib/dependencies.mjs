/** Installs what package-lock.json names, when node_modules does not already hold exactly that. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { makeFolder, projectRoot } from './paths.mjs';
import { fileFault, PlainError, say } from './plain-error.mjs';

/** @param {string} root */
function lockHash(root) {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex');
  } catch (error) {
    throw new PlainError(`读不到 package-lock.json（${fileFault(error)}），请在完整的项目文件夹里运行。`);
  }
}

const stampFile = (root) => join(root, 'node_modules', '.installed-lock');

/** Cheap: one hash of the lock file against the stamp left by the last installation. */
export function isInstalled(root = projectRoot) {
  const hash = lockHash(root);
  try {
    if (readFileSync(stampFile(root), 'utf8') === hash) return true;
  } catch {
    // No stamp: somebody ran npm himself, or nothing is installed.
  }
  if (!holdsWhatTheLockNames(root)) return false;
  try {
    writeFileSync(stampFile(root), hash);
  } catch {
    // A read-only installation is a good installation; it is compared again next time.
  }
  return true;
}

/**
 * npm leaves its own copy of the lock inside node_modules: after a bare `npm ci` or `npm install` it tells whether
 * everything asked for is there. Optional packages for other platforms are not.
 */
function holdsWhatTheLockNames(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || entry.optional || entry.devOptional || entry.link || present[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/** Runs `npm ci` if needed; two commands at once do it once. */
export async function installDependencies(root = projectRoot) {
  if (isInstalled(root)) return;
  const cache = join(root, '.cache');
  try {
    makeFolder(cache);
  } catch (error) {
    throw new PlainError(`不能在项目文件夹 ${root} 里写入（${fileFault(error)}），无法安装依赖。`);
  }
  await withFileLock(
    join(cache, 'install.lock'),
    async () => {
      if (isInstalled(root)) return;
      say(existsSync(join(root, 'node_modules')) ? '依赖有变化，正在重新安装（npm ci）…' : '正在安装依赖（npm ci）…');
      const startedAt = Date.now();
      const { code, output } = await npmCi(root);
      if (code !== 0) throw new PlainError(explainNpm(output, code));
      writeFileSync(stampFile(root), lockHash(root));
      say(`依赖已安装，用时 ${Math.round((Date.now() - startedAt) / 1000)} 秒。`);
    },
    { waitingFor: '另一个命令正在安装依赖，等待它完成…' },
  );
}

function npmCi(root) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=1'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      // Development packages are needed by the build and the tests; NODE_ENV=production would leave them out.
      env: { ...process.env, NODE_ENV: 'development', npm_config_include: 'dev' },
    });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: String(error.code ?? error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * What npm's answer means. Exported for its test.
 * @param {string} output
 * @param {number} code
 */
export function explainNpm(output, code) {
  // Its first lines name the fault; what follows is advice on npm's own options.
  const answer = output
    .split('\n')
    .filter((line) => line.trim() && !/^npm (warn|notice)|^npm (error|ERR!)\s*$/i.test(line))
    .slice(0, 12)
    .join('\n');
  const because = (text) => `安装依赖失败：${text}\n--- npm 的回答 ---\n${answer}`;
  if (code === 127) return '安装依赖失败：找不到 npm。请安装带 npm 的 Node.js（https://nodejs.org）。';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return because('连不上 npm 软件源。请检查网络或代理，或用 npm config set registry <地址> 换一个可用的镜像后重试。');
  }
  if (/ENOSPC/.test(output)) return because('磁盘空间不足，请清理后重试。');
  if (/EACCES|EPERM|EROFS/.test(output)) return because('没有写入 node_modules 的权限，请检查文件夹的所有者。');
  if (/EUSAGE|in sync/.test(output))
    return because('package.json 与 package-lock.json 不一致，请运行 npm install 并提交锁文件。');
  return because(`npm ci 以状态 ${code} 结束。`);
}
