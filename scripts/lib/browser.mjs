/**
 * A Chromium for the tests that look at the product: the one that is named, one that is installed, Debian's own package where we
 * may install it, at last Playwright's own download. None of them: an error that says what to do.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { PlainError, say } from './plain-error.mjs';
import { projectRoot } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** @returns {string | null} path of an installed browser, or null */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new PlainError(`CHROMIUM_PATH 指向的 ${named} 不能执行，请改正或者去掉这个变量。`);
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (folder && isProgram(join(folder, name))) return join(folder, name);
  }
  const downloaded = playwrightsOwn();
  return downloaded && existsSync(downloaded) ? downloaded : null;
}

/** @returns {string} @throws PlainError when there is none and none can be had */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) {
    ensureChineseFont();
    return found;
  }
  const tried = [tryDebian(), tryPlaywright()];
  const browser = findBrowser();
  if (browser) return browser;
  throw new PlainError(
    `端到端测试需要 Chromium，没有找到，也没能安装：\n${tried.filter(Boolean).join('\n')}\n请安装 Chromium（Debian：apt-get install ${PACKAGES.join(' ')}），或用 CHROMIUM_PATH 指定它的位置。`,
  );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn() {
  try {
    return createRequire(join(projectRoot, 'package.json'))('playwright-core').chromium.executablePath();
  } catch {
    return null;
  }
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && isOnPath('apt-get');
const isOnPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, name)));

function aptInstall(packages) {
  const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

/** @returns {string} what went wrong, empty when it went well */
function tryDebian() {
  if (!mayInstall()) return 'apt-get：只有 Debian/Ubuntu 的 root 用户可以自动安装。';
  say(`正在安装 ${PACKAGES.join('、')}（只在第一次）…`);
  const { status, stderr } = aptInstall(PACKAGES);
  return status === 0 ? '' : `apt-get：${lastLine(stderr)}`;
}

function tryPlaywright() {
  if (findBrowser()) return '';
  say('正在下载 Playwright 的 Chromium（只在第一次）…');
  const cli = join(projectRoot, 'node_modules', 'playwright-core', 'cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { encoding: 'utf8' });
  return status === 0 ? '' : `Playwright：${lastLine(stderr)}`;
}

/** Without one the pictures show boxes and every text is as wide as it is not. */
function ensureChineseFont() {
  if (process.platform !== 'linux' || !isOnPath('fc-list')) return;
  if (spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout.trim() !== '') return;
  if (mayInstall()) {
    say('正在安装中文字体（只在第一次）…');
    aptInstall(['fonts-noto-cjk']);
  } else say('没有找到中文字体，测试画面里的汉字会显示为方框；请安装 fonts-noto-cjk。');
}

const lastLine = (text) => (text ?? '').trim().split('\n').pop() ?? '';
