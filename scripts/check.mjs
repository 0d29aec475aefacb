/** `npm run check`: everything that can be judged without running the product. Name and result of each step on stderr. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { say } from './lib/plain-error.mjs';

const tool = (path, ...args) => [join('node_modules', path), ...args];

const STEPS = [
  { name: '类型（tsc）', command: tool('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: '类型（预览）', command: tool('typescript/bin/tsc', '--noEmit', '-p', 'src/preview') },
  { name: '类型（办理台）', command: tool('vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'src/console') },
  { name: '办理台测试的类型（tsc）', command: tool('typescript/bin/tsc', '--noEmit', '-p', 'test/console') },
  { name: '写法（eslint）', command: tool('eslint/bin/eslint.js', '.') },
  { name: '格式（prettier）', command: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  {
    name: '架构（依赖方向）',
    command: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      ...tool('jest/bin/jest.js', 'test/architecture', '--verbose=false'),
    ],
  },
  {
    name: '生成的文件（openapi.json）',
    command: ['scripts/run.mjs', 'openapi', '--check'],
    needs: 'scripts/openapi.ts',
  },
  { name: '小程序的包（大小、微信的编译器）', command: ['scripts/run.mjs', 'pack'] },
  { name: '生成的文件（接口类型）', command: ['scripts/run.mjs', 'clients', '--check'] },
  {
    name: '小程序的类型（tsc）',
    command: tool('typescript/bin/tsc', '--noEmit', '-p', 'miniprogram'),
  },
  // They import the mini-program's files as its own bundler resolves them, not as Node does.
  {
    name: '小程序测试的类型（tsc）',
    command: tool('typescript/bin/tsc', '--noEmit', '-p', 'test/miniprogram'),
  },
];

let failed = 0;
for (const { name, command, needs } of STEPS) {
  if (needs && !existsSync(join(projectRoot, needs))) continue;
  const startedAt = Date.now();
  const { code, output } = await run(command);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`${code === 0 ? '✓' : '✗'} ${name} ${seconds} 秒`);
  if (code === 0) continue;
  failed++;
  say(output.trimEnd());
}
say(failed === 0 ? '检查全部通过。' : `${failed} 项检查没有通过。`);
process.exit(failed === 0 ? 0 : 1);

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
