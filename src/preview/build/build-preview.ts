/** Builds the browser preview: `miniprogram/` as it is, with the host around it, into a folder of hashed files. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Asset, bundle, minifyCss } from './bundle.js';
import { compileTemplates } from './compile-templates.js';
import { type CompiledSheet, StyleCompiler } from './compile-styles.js';
import { entryModule } from './entry.js';
import { findIconNames } from './icons.js';
import { indexPage } from './index-page.js';
import { SourceTree } from './source-tree.js';
import { type FoundApp, scriptOf, walkApp } from './walk-app.js';

export { BuildFault } from './build-fault.js';

export interface PreviewBuildOptions {
  /** The folder with `app.json`. */
  appRoot: string;
  /** The folder with `node_modules` and `src/preview`. */
  projectRoot: string;
  /** Where `index.html` and `assets/` go; what else is in there is removed. */
  outDir: string;
  /** Smaller files, for readers; without it faster, for tests. */
  minify?: boolean;
}

export interface PreviewBuild {
  /** File name → bytes, before compression. */
  sizes: Readonly<Record<string, number>>;
  components: number;
}

const IMAGE = /\.(png|jpe?g|gif|svg|webp)$/i;
const COMPRESSIBLE = /\.(js|css|html|svg)$/;

/** @throws BuildFault when the mini-program's source does not compile; the files of the build before stay */
export async function buildPreview(options: PreviewBuildOptions): Promise<PreviewBuild> {
  const { appRoot, projectRoot, outDir, minify = true } = options;
  const tree = new SourceTree(appRoot, projectRoot);
  const found = walkApp(tree);
  const templates = compileTemplates(
    tree,
    found.components.map(({ path }) => path),
  );
  const styles = new StyleCompiler(tree, findIconNames(readTexts(tree, found)));
  const small = minify ? minifyCss : async (css: string): Promise<string> => css;
  const appCss = await small(styles.compileApp());
  const sheets = new Map<string, CompiledSheet>();
  for (const component of found.components) {
    const { scope, css } = styles.compileComponent(component);
    sheets.set(component.path, { scope, css: await small(css) });
  }
  const images = readImages(tree.appRoot);
  const host = join(projectRoot, 'src', 'preview');
  const entry = entryModule({
    found,
    templates,
    appCss,
    sheets,
    bootModule: join(host, 'host', 'boot.ts'),
    scriptFile: (path) => tree.locate(scriptOf(tree, path) ?? `${path}.ts`) ?? path,
    assets: Object.fromEntries(images.map(({ source, name }) => [source, `/assets/${name}`])),
  });
  const scripts = await bundle({
    tree,
    entry,
    further: {
      start: join(host, 'frame', 'start.ts'),
      base: join(host, 'host', 'base.css'),
      frame: join(host, 'frame', 'frame.css'),
    },
    minify,
  });

  const title = String((found.app['window'] as { navigationBarTitleText?: string })?.navigationBarTitleText ?? '');
  const files = new Map<string, Uint8Array>();
  for (const { name, contents } of [...scripts, ...images]) files.set(`assets/${name}`, contents);
  files.set('favicon.svg', readFileSync(join(host, 'frame', 'favicon.svg')));
  files.set('index.html', Buffer.from(indexPage({ title, url: (name) => assetUrl(scripts, name) })));
  if (minify) await addCompressed(files);
  write(outDir, files);
  const sizes = Object.fromEntries([...files].map(([name, contents]) => [name, contents.length]));
  return { sizes, components: found.components.length };
}

function assetUrl(assets: readonly Asset[], entry: string): string {
  const asset = assets.find((one) => one.entry === entry);
  if (!asset) throw new Error(`no asset "${entry}" was built`);
  return `/assets/${asset.name}`;
}

/** Everything in which an icon may be named. */
function* readTexts(tree: SourceTree, { components }: FoundApp): Generator<string> {
  for (const { path } of components) {
    for (const suffix of ['.wxml', '.wxs', '.js']) yield tree.read(path + suffix) ?? '';
  }
  for (const file of filesBelow(tree.appRoot)) {
    if (/\.(ts|js|wxml|wxs|json)$/.test(file)) yield readFileSync(file, 'utf8');
  }
}

function readImages(appRoot: string): { source: string; name: string; contents: Uint8Array }[] {
  return filesBelow(appRoot)
    .filter((file) => IMAGE.test(file))
    .map((file) => {
      const contents = readFileSync(file);
      const source = `/${relative(appRoot, file).split(sep).join('/')}`;
      const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
      const name = `${source.slice(1).replace(IMAGE, '').replaceAll('/', '-')}.${hash}${extname(file)}`;
      return { source, name, contents };
    });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(^|[\\/])(miniprogram_npm|node_modules)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function addCompressed(files: Map<string, Uint8Array>): Promise<void> {
  const jobs = [...files].filter(([name]) => COMPRESSIBLE.test(name));
  const compressed = await Promise.all(
    jobs.map(async ([name, contents]) => ({
      name,
      // Quality 9 takes a quarter of a second where 11 takes three, for 4 % more.
      br: await promisify(brotliCompress)(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      gz: await promisify(gzip)(contents, { level: 9 }),
    })),
  );
  for (const { name, br, gz } of compressed) {
    files.set(`${name}.br`, br);
    files.set(`${name}.gz`, gz);
  }
}

/** The page comes last, so that whoever reads meanwhile finds everything it names; what is old goes after that. */
function write(outDir: string, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(join(outDir, 'assets'), { recursive: true });
  const pageLast = [...files].sort(([a], [b]) => Number(a.startsWith('index')) - Number(b.startsWith('index')));
  for (const [name, contents] of pageLast) {
    const temporary = join(outDir, `${name}.${process.pid}.tmp`);
    writeFileSync(temporary, contents);
    renameSync(temporary, join(outDir, name));
  }
  for (const file of filesBelow(outDir)) {
    if (!files.has(relative(outDir, file).split(sep).join('/'))) rmSync(file, { force: true });
  }
}
