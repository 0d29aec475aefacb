/** One script for the browser out of the host, the templates and the mini-program's own code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildFailure, type Loader, type Plugin, transform } from 'esbuild';
import { BuildFault } from './build-fault.js';
import { type SourceTree } from './source-tree.js';

const APP = 'preview:app';

export interface BundleOptions {
  tree: SourceTree;
  /** Text of the module that starts the mini-program. */
  entry: string;
  /** Name of an entry point → absolute file. */
  further: Readonly<Record<string, string>>;
  minify: boolean;
}

export interface Asset {
  /** The name of an entry point: `app`, or a key of `further`. */
  entry: string;
  /** File name with a hash of its content. */
  name: string;
  contents: Uint8Array;
}

export async function bundle({ tree, entry, further, minify }: BundleOptions): Promise<Asset[]> {
  try {
    const result = await build({
      absWorkingDir: tree.projectRoot,
      entryPoints: { app: APP, ...further },
      outdir: 'out',
      entryNames: '[name].[hash]',
      bundle: true,
      write: false,
      format: 'iife',
      target: ['es2020', 'chrome90', 'firefox90', 'safari15'],
      minify,
      legalComments: 'none',
      charset: 'utf8',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.svg': 'dataurl' },
      logLevel: 'silent',
      plugins: [appEntry(entry, tree.projectRoot), packages(tree)],
    });
    return result.outputFiles.map(({ path, contents }) => {
      const name = path.replaceAll('\\', '/').split('/').at(-1) ?? '';
      return { entry: name.split('.')[0] ?? '', name, contents };
    });
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (!errors) throw error;
    throw new BuildFault(
      errors.map(({ text, location }) => (location ? `${location.file}:${location.line}  ${text}` : text)),
    );
  }
}

/** @returns a sheet as small as it can be said */
export async function minifyCss(css: string): Promise<string> {
  if (css === '') return '';
  const { code } = await transform(css, { loader: 'css', minify: true, logLevel: 'silent', charset: 'utf8' });
  return code.trimEnd();
}

function appEntry(text: string, resolveDir: string): Plugin {
  return {
    name: 'app-entry',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^preview:app$/ }, ({ path }) => ({ path, namespace: 'preview' }));
      onLoad({ filter: /.*/, namespace: 'preview' }, () => ({ contents: text, loader: 'js' as Loader, resolveDir }));
    },
  };
}

/** Names of packages, as the mini-program's tools resolve them and Node does not. */
function packages(tree: SourceTree): Plugin {
  return {
    name: 'miniprogram-packages',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, resolveDir, namespace }) => {
        if (namespace === 'preview') return undefined;
        const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(path) ?? [];
        const [, around] = /^(.*[\\/]miniprogram_dist)(?:[\\/]|$)/.exec(resolveDir) ?? [];
        const nested = around && firstFile(join(around, 'miniprogram_npm', name), rest);
        if (nested) return { path: nested };
        const folder = rest === '' ? null : tree.packageFolder(name);
        const inside = folder && firstFile(folder, rest);
        return inside ? { path: inside } : undefined;
      });
    },
  };
}

function firstFile(folder: string, rest: string): string | undefined {
  const base = join(folder, rest);
  const candidates = rest === '' ? [] : [base, `${base}.js`];
  return [...candidates, join(base, 'index.js')].find((file) => /\.js$/.test(file) && existsSync(file));
}
