/**
 * The mini-program as WeChat gets it: our own files compiled, of the packages only what is reachable, icons as data. Sizes are
 * counted as WeChat counts them: bytes of all files, a sub-package by its root, everything else in the main package.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix, relative } from 'node:path';
import { transformSync } from 'esbuild';
import { findIconNames, iconRules } from '../../src/preview/build/icons.js';
import { PACKAGE_FOLDER, SourceTree } from '../../src/preview/build/source-tree.js';
import { walkApp } from '../../src/preview/build/walk-app.js';

const ICON_SHEET = `${PACKAGE_FOLDER}/tdesign-miniprogram/icon/icon.wxss`;
const NOT_PACKED = new Set(['.md', '.map']);

export interface Packed {
  /** Bytes by package; `main` is the main package. */
  sizes: Record<string, number>;
  total: number;
  files: number;
}

/** @param outDir emptied first */
export function packMiniprogram({
  appRoot,
  projectRoot,
  outDir,
}: Record<'appRoot' | 'projectRoot' | 'outDir', string>): Packed {
  const tree = new SourceTree(appRoot, projectRoot);
  const { app, components } = walkApp(tree);
  rmSync(outDir, { recursive: true, force: true });
  const written = new Map<string, number>();
  const write = (path: string, content: string | Uint8Array): void => {
    const file = join(outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    written.set(path, statSync(file).size);
  };

  const own = ownFiles(appRoot);
  const foreign = reachable(
    tree,
    components.map(({ path }) => path).filter((path) => tree.isForeign(path)),
  );
  const icons = findIconNames(
    [
      ...own.filter((path) => /\.(wxml|ts)$/.test(path)),
      ...[...foreign].filter((path) => /\.(wxml|js)$/.test(path)),
    ].map((path) => tree.read(path) ?? ''),
  );
  for (const path of own) {
    const source = readFileSync(join(appRoot, path));
    if (path.endsWith('.ts')) write(path.replace(/\.ts$/, '.js'), compiled(source.toString('utf8'), path));
    else write(path, path.endsWith('.json') ? JSON.stringify(JSON.parse(source.toString('utf8'))) : source);
  }
  for (const path of foreign) {
    write(path, path === ICON_SHEET ? withoutFont(tree.read(path) ?? '', iconRules(icons)) : (tree.read(path) ?? ''));
  }

  const roots = ((app['subPackages'] ?? []) as { root: string }[]).map(({ root }) => `${root}/`);
  const sizes: Record<string, number> = { main: 0 };
  for (const [path, size] of written) {
    const root = roots.find((one) => path.startsWith(one))?.slice(0, -1) ?? 'main';
    sizes[root] = (sizes[root] ?? 0) + size;
  }
  return { sizes, total: Object.values(sizes).reduce((sum, size) => sum + size, 0), files: written.size };
}

function ownFiles(appRoot: string): string[] {
  return readdirSync(appRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'tsconfig.json' && !NOT_PACKED.has(extname(entry.name)))
    .map((entry) => relative(appRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith(`${PACKAGE_FOLDER}/`) && !path.endsWith('.d.ts'));
}

function compiled(source: string, path: string): string {
  return transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2018', minify: true, sourcefile: path }).code;
}

/** Every file that the components of packages need, found by following what the files name. */
function reachable(tree: SourceTree, components: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = components.flatMap((path) => ['.json', '.wxml', '.wxss', '.js'].map((ending) => path + ending));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !tree.exists(path)) continue;
    found.add(path);
    waiting.push(...namedIn(tree, path, tree.read(path) ?? ''));
  }
  return found;
}

function namedIn(tree: SourceTree, path: string, source: string): string[] {
  const ending = extname(path);
  const near = (specifier: string): string => tree.resolve(path, specifier);
  const all = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map(([, name = '']) => name);
  if (ending === '.wxml') return all(/<(?:import|include|wxs)\b[^>]*?\bsrc=["']([^"']+)["']/g).map(near);
  if (ending === '.wxss') return all(/@import\s+["']([^"']+)["']/g).map(near);
  if (ending === '.wxs') return all(/require\(["']([^"']+)["']\)/g).map(near);
  if (ending !== '.js') return [];
  return all(/(?:from|import|require\()\s*["']([^"']+)["']/g).flatMap((name) => {
    const base = name.startsWith('.') ? near(name) : innerPackage(path, name);
    return [base, `${base}.js`, posix.join(base, 'index.js')].filter((one) => one.endsWith('.js'));
  });
}

/** A package's own packages lie below it, where WeChat looks for them first. */
function innerPackage(path: string, name: string): string {
  const [, owner = ''] = new RegExp(`^${PACKAGE_FOLDER}/((?:@[^/]+/)?[^/]+)/`).exec(path) ?? [];
  return `${PACKAGE_FOLDER}/${owner}/${PACKAGE_FOLDER}/${name}`;
}

/** The sheet without its font from a CDN and the thousands of names; with the shapes that are used. */
function withoutFont(sheet: string, rules: string): string {
  const own = sheet.replace(/@font-face\s*\{[^}]*\}/g, '').replace(/\.t-icon-[a-z0-9-]+:before\s*\{[^}]*\}/g, '');
  return `${own}\n${rules}`;
}

/** @returns what is over its limit, in words; empty when nothing is */
export function overLimit({ sizes, total }: Packed, limits: { main: number; sub: number; total: number }): string[] {
  const words = (name: string, size: number, limit: number): string[] =>
    size > limit ? [`${name} ${kilobytes(size)} 超过 ${kilobytes(limit)}`] : [];
  return [
    ...Object.entries(sizes).flatMap(([name, size]) => words(name, size, name === 'main' ? limits.main : limits.sub)),
    ...words('总计', total, limits.total),
  ];
}

export const kilobytes = (size: number): string => `${Math.round(size / 1024)} KB`;
