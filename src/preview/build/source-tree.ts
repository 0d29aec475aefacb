/** The folders of a mini-program as the builder sees them: its own files, and packages under `miniprogram_npm/`. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

/** Where npm packages appear inside a mini-program. */
export const PACKAGE_FOLDER = 'miniprogram_npm';

/**
 * Paths in here are *component paths*: from the mini-program's root, with slashes, without a slash in front and without a
 * suffix, e.g. `pages/home/home` or `miniprogram_npm/tdesign-miniprogram/button/button`.
 */
export class SourceTree {
  readonly #packageFolders = new Map<string, string | null>();

  /** The folder with `app.json`. */
  readonly appRoot: string;
  /** The folder with `node_modules`. */
  readonly projectRoot: string;

  constructor(appRoot: string, projectRoot: string) {
    this.appRoot = resolve(appRoot);
    this.projectRoot = resolve(projectRoot);
  }

  /** Whether a path belongs to a package and not to us. */
  isForeign(path: string): boolean {
    return path.startsWith(`${PACKAGE_FOLDER}/`);
  }

  /** @returns where a path lies on the disk (nothing needs to be there); null for a package that is not installed */
  locate(path: string): string | null {
    if (!this.isForeign(path)) return join(this.appRoot, path);
    const [, name = '', rest = ''] = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(path) ?? [];
    const folder = this.packageFolder(name);
    return folder && join(folder, rest);
  }

  /** @returns the folder of a package's mini-program files; null when it is not installed or has none */
  packageFolder(name: string): string | null {
    const known = this.#packageFolders.get(name);
    if (known !== undefined) return known;
    const root = join(this.projectRoot, 'node_modules', name);
    const description = join(root, 'package.json');
    let folder: string | null = null;
    if (existsSync(description)) {
      const { miniprogram } = JSON.parse(readFileSync(description, 'utf8')) as { miniprogram?: string };
      const built = join(root, miniprogram ?? 'miniprogram_dist');
      if (existsSync(built)) folder = built;
    }
    this.#packageFolders.set(name, folder);
    return folder;
  }

  exists(pathWithSuffix: string): boolean {
    const place = this.locate(pathWithSuffix);
    return place !== null && existsSync(place);
  }

  /** @returns the text of a file, or null */
  read(pathWithSuffix: string): string | null {
    const place = this.locate(pathWithSuffix);
    return place !== null && existsSync(place) ? readFileSync(place, 'utf8') : null;
  }

  /**
   * What a component names in `usingComponents`.
   * @param from the component path of the file that names it
   * @returns a component path, or null when there is no such component
   */
  resolveComponent(from: string, specifier: string): string | null {
    const isComponent = (path: string): boolean => this.exists(`${path}.json`);
    const near = this.resolve(from, specifier);
    const far = specifier.startsWith('.') ? [] : [`${PACKAGE_FOLDER}/${specifier}`];
    for (const path of [near, ...far]) {
      for (const candidate of [path, `${path}/index`]) if (isComponent(candidate)) return candidate;
    }
    return null;
  }

  /**
   * A file named by another one: `/x` from the root, everything else from the folder of the file that names it.
   * @param from a component path, or a path with suffix
   */
  resolve(from: string, specifier: string): string {
    if (specifier.startsWith('/')) return posix.normalize(specifier.slice(1));
    return posix.join(posix.dirname(from), specifier);
  }
}
