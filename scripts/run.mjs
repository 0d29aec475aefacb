/**
 * The one launcher: `node scripts/run.mjs <name> [args…]` runs scripts/<name>.ts, compiled when a source has changed.
 * stdout belongs to that script; everything said here goes to stderr.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeVersionFault } from './lib/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}

const { explain, PlainError } = await import('./lib/plain-error.mjs');
const { projectRoot } = await import('./lib/paths.mjs');

const GENERATORS = new Set(['openapi', 'clients']);

const [name, ...args] = process.argv.slice(2);

try {
  await launch();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  // Whoever reads the closing line of a test run finds one even when nothing could be run.
  if (name === 'test') process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  process.exit(1);
}

async function launch() {
  if (!name || !exists(name)) {
    const asked = name ? `没有名为“${name}”的命令。` : '请写出要运行的命令。';
    throw new PlainError(`${asked}可用的命令：${commandNames().join('、')}。`);
  }
  const { installDependencies } = await import('./lib/dependencies.mjs');
  await installDependencies();
  if (name === 'check') return await import('./check.mjs');

  const { loadEnvironmentFile } = await import('./lib/environment-file.mjs');
  // A test run must not meet the database of somebody's .env.
  if (name !== 'test') loadEnvironmentFile();
  const { ensureBuild } = await import('./lib/build.mjs');
  // What is generated from the server must not wait for pages that cannot be built without it.
  await ensureBuild(undefined, { pages: !GENERATORS.has(name) });

  const script = join(projectRoot, 'dist', 'scripts', `${name}.js`);
  process.argv = [process.argv[0], script, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(script).href);
}

function exists(command) {
  return /^[a-z][a-z0-9-]*$/.test(command) && commandNames().includes(command);
}

function commandNames() {
  const scripts = join(projectRoot, 'scripts');
  if (!existsSync(scripts)) return [];
  const names = readdirSync(scripts).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  return [...names.map((file) => file.replace(/\.ts$/, '')), 'check'].sort();
}
