/**
 * Compiles src/ and scripts/ into dist/, file by file and without bundling, and only what changed; then what runs in a
 * browser, by its own builder.
 *
 * Two commands at once do not disturb each other: a lock lets one of them build; everything is compiled in memory
 * before the first file is written; each file is written beside its place and moved onto it; the list of what was
 * built comes last. A build that fails or is killed leaves the files of the one before it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withFileLock } from './file-lock.mjs';
import { makeFolder, projectRoot } from './paths.mjs';
import { fileFault, PlainError } from './plain-error.mjs';

/** Raised when the way of building changes, so that everything is built again. */
const RECIPE = 2;

/** These run in a browser; `buildPreview` and `buildConsole` take care of them. */
const NOT_FOR_NODE = new Set(['src/console', 'src/preview/host', 'src/preview/wx', 'src/preview/frame']);
/** What the browser preview is made of. */
const PREVIEW_FOLDERS = ['miniprogram', 'src/preview'];
const CONSOLE_FOLDERS = ['src/console'];
const ASSET = /\.(json|html|css|mjs)$/;

/** @typedef {Record<string, string>} Inputs path from the project root → size and time of its last change */

/**
 * Brings dist/ up to date.
 * @param {{ pages?: boolean }} [what] without the pages, what is generated from the server can be made before they compile
 * @returns {Promise<{ built: number }>} how many files were compiled or copied
 * @throws {PlainError} with the compiler's messages when a file does not parse
 */
export async function ensureBuild(root = projectRoot, { pages = true } = {}) {
  if (isFresh(root, pages)) return { built: 0 };
  const dist = join(root, 'dist');
  try {
    makeFolder(dist);
    return await withFileLock(join(dist, '.build.lock'), () => build(root, dist, pages), {
      waitingFor: '另一个命令正在编译，等待它完成…',
    });
  } catch (error) {
    if (typeof error.code === 'string') throw new PlainError(`不能写入编译结果 ${dist}：${fileFault(error)}。`);
    throw error;
  }
}

function isFresh(root, pages) {
  const before = readManifest(root);
  return (
    before !== null &&
    before.recipe === recipe(root) &&
    sameInputs(before.inputs, listInputs(root)) &&
    (!pages ||
      (isPageFresh(root, 'preview', before, listPreviewInputs(root)) &&
        isPageFresh(root, 'console', before, listConsoleInputs(root))))
  );
}

function isPageFresh(root, page, before, inputs) {
  if (Object.keys(inputs).length === 0) return true;
  return sameInputs(before?.[page] ?? {}, inputs) && existsSync(join(pageFolder(root, page), 'index.html'));
}

async function build(root, dist, pages) {
  const before = readManifest(root);
  const inputs = listInputs(root);
  const currentRecipe = recipe(root);
  const known = before?.recipe === currentRecipe ? before.inputs : {};
  const changed = Object.keys(inputs).filter((path) => known[path] !== inputs[path]);
  const gone = Object.keys(before?.inputs ?? {}).filter((path) => !(path in inputs));

  const outputs = await compile(root, dist, changed);
  for (const { path, contents } of outputs) {
    makeFolder(dirname(path));
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, contents);
    renameSync(temporary, path);
  }
  for (const path of gone.flatMap((input) => outputsOf(input))) rmSync(join(dist, path), { force: true });
  const sameRecipe = before?.recipe === currentRecipe;
  /** @returns the sources that the page stands for now */
  const refresh = async (page, sources, run) => {
    if (!pages) return sameRecipe ? before[page] : undefined;
    if (!sameRecipe || !isPageFresh(root, page, before, sources)) await run(root, sources);
    return sources;
  };
  const preview = await refresh('preview', listPreviewInputs(root), buildPreview);
  const consolePage = await refresh('console', listConsoleInputs(root), buildConsole);

  const manifest = manifestFile(root);
  writeFileSync(`${manifest}.tmp`, JSON.stringify({ recipe: currentRecipe, inputs, preview, console: consolePage }));
  renameSync(`${manifest}.tmp`, manifest);
  return { built: changed.length };
}

const pageFolder = (root, page) => join(root, 'dist', page);

/** The mini-program for the browser: its builder has just been compiled. */
async function buildPreview(root, inputs) {
  if (Object.keys(inputs).length === 0) return;
  const builder = join(root, 'dist', 'src', 'preview', 'build', 'build-preview.js');
  const { buildPreview: run, BuildFault } = await import(pathToFileURL(builder).href);
  try {
    await run({ appRoot: join(root, 'miniprogram'), projectRoot: root, outDir: pageFolder(root, 'preview') });
  } catch (error) {
    throw error instanceof BuildFault ? new PlainError(error.message) : error;
  } finally {
    const esbuild = await import('esbuild');
    await esbuild.stop?.();
  }
}

/** The console of the office. */
async function buildConsole(root, inputs) {
  if (Object.keys(inputs).length === 0) return;
  const { buildConsole: run } = await import('./build-console.mjs');
  await run({ source: join(root, 'src', 'console'), outDir: pageFolder(root, 'console') });
}

async function compile(root, dist, changed) {
  const sources = changed.filter((path) => path.endsWith('.ts'));
  const outputs = changed
    .filter((path) => !path.endsWith('.ts'))
    .map((path) => ({ path: join(dist, path), contents: readFileSync(join(root, path)) }));
  if (sources.length === 0) return outputs;
  const esbuild = await import('esbuild');
  try {
    const result = await esbuild.build({
      absWorkingDir: root,
      entryPoints: sources,
      outbase: '.',
      outdir: 'dist',
      bundle: false,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      logLevel: 'silent',
    });
    return [...outputs, ...result.outputFiles.map(({ path, contents }) => ({ path, contents }))];
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    const lines = error.errors.map(({ text, location }) =>
      location ? `  ${location.file}:${location.line}:${location.column + 1}  ${text}` : `  ${text}`,
    );
    throw new PlainError(`编译失败，有 ${lines.length} 处错误：\n${lines.join('\n')}`);
  } finally {
    await esbuild.stop?.();
  }
}

function outputsOf(input) {
  if (!input.endsWith('.ts')) return [input];
  const output = input.replace(/\.ts$/, '.js');
  return [output, `${output}.map`];
}

/** @returns {Inputs} */
function listInputs(root) {
  const inputs = {};
  const visit = (folder, wanted) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_FOR_NODE.has(path)) visit(path, wanted);
      } else if (wanted(path)) {
        const { size, mtimeMs } = statSync(join(root, path));
        inputs[path] = `${size} ${mtimeMs}`;
      }
    }
  };
  const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts');
  visit('src', (path) => isSource(path) || ASSET.test(path));
  visit('scripts', (path) => isSource(path) || (path.startsWith('scripts/lib/') && path.endsWith('.mjs')));
  return inputs;
}

/** @returns {Inputs} empty where there is no mini-program */
function listPreviewInputs(root) {
  if (!existsSync(join(root, 'miniprogram', 'app.json')) || !existsSync(join(root, 'src', 'preview'))) return {};
  return listFiles(root, PREVIEW_FOLDERS);
}

/** @returns {Inputs} empty where there is no console */
function listConsoleInputs(root) {
  return existsSync(join(root, 'src', 'console', 'index.html')) ? listFiles(root, CONSOLE_FOLDERS) : {};
}

/** @returns {Inputs} */
function listFiles(root, folders) {
  const inputs = {};
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      inputs[relative(root, path)] = `${size} ${mtimeMs}`;
    }
  }
  return inputs;
}

/** Another compiler or other packages: build everything again. */
function recipe(root) {
  return createHash('sha256')
    .update(`${RECIPE}`)
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function sameInputs(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

const manifestFile = (root) => join(root, 'dist', 'built-from.json');

/** @returns {{ recipe: string, inputs: Inputs, preview?: Inputs, console?: Inputs } | null} */
function readManifest(root) {
  try {
    return JSON.parse(readFileSync(manifestFile(root), 'utf8'));
  } catch {
    return null;
  }
}
