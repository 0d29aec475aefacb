/**
 * `npm run pack`: the mini-program as it is uploaded, in dist/miniprogram (with its own project.config.json), and the packages it
 * needs beside its source, so that WeChat DevTools opens the project as it stands. Checks sizes and runs WeChat's own compilers
 * over every template and style sheet. JSON on stdout; status 1 over a limit or with a fault.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { kilobytes, overLimit, packMiniprogram } from './lib/pack-miniprogram.js';
import { projectRoot } from './lib/paths.mjs';
import { PlainError, say } from './lib/plain-error.mjs';

/** Ours, below WeChat's own 2 MB a package and 20 MB in all. */
const LIMITS = { main: 1.2 * 1024 * 1024, sub: 1.2 * 1024 * 1024, total: 4 * 1024 * 1024 };

const appRoot = join(projectRoot, 'miniprogram');
const outDir = join(projectRoot, 'dist', 'miniprogram');
const packed = packMiniprogram({ appRoot, projectRoot, outDir });

const project = JSON.parse(readFileSync(join(projectRoot, 'project.config.json'), 'utf8')) as Record<string, unknown>;
writeFileSync(join(outDir, 'project.config.json'), JSON.stringify({ ...project, miniprogramRoot: './' }, null, 2));
rmSync(join(appRoot, 'miniprogram_npm'), { recursive: true, force: true });
cpSync(join(outDir, 'miniprogram_npm'), join(appRoot, 'miniprogram_npm'), { recursive: true });

const faults = [...overLimit(packed, LIMITS), ...compilerFaults(outDir)];
for (const [name, size] of Object.entries(packed.sizes)) say(`${name}：${kilobytes(size)}`);
say(`总计：${kilobytes(packed.total)}，${packed.files} 个文件，在 ${outDir}`);
process.stdout.write(`${JSON.stringify({ ...packed, faults })}\n`);
if (faults.length > 0) throw new PlainError(`小程序打包没有通过：\n${faults.join('\n')}`);

/** WeChat's own `wcc` and `wcsc`; the package has them for x86-64 only. */
function compilerFaults(root: string): string[] {
  if (process.platform === 'linux' && process.arch !== 'x64') {
    say('微信的模板编译器只有 x86-64 的版本，这台机器上跳过。');
    return [];
  }
  const require = createRequire(import.meta.url);
  const { wxmlToJs } = require('miniprogram-compiler') as { wxmlToJs(root: string): string };
  const found: string[] = [];
  try {
    wxmlToJs(root);
  } catch (error) {
    found.push(`wcc：${error instanceof Error ? error.message : String(error)}`);
  }
  const folder = { darwin: 'mac', win32: 'windows' }[process.platform as 'darwin' | 'win32'] ?? 'linux';
  const wcsc = join(
    projectRoot,
    'node_modules',
    'miniprogram-compiler',
    'bin',
    folder,
    folder === 'windows' ? 'wcsc.exe' : 'wcsc',
  );
  // npm does not keep the mark of a program here.
  chmodSync(wcsc, 0o755);
  const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.wxss'));
  const { status, stderr, error } = spawnSync(
    wcsc,
    sheets.map((path) => `./${path}`),
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) found.push(`wcsc：${error?.message ?? stderr.trim()}`);
  return found;
}
