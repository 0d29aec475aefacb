/** From app.json to every component that it reaches. */
import { BuildFault } from './build-fault.js';
import { type SourceTree } from './source-tree.js';

export interface ComponentJson {
  component?: boolean;
  styleIsolation?: string;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, { default?: string } | boolean>;
  [name: string]: unknown;
}

export interface AppJson {
  pages: string[];
  usingComponents?: Record<string, string>;
  [name: string]: unknown;
}

export interface FoundComponent {
  /** Component path. */
  path: string;
  isPage: boolean;
  /** As the runtime gets it: every component named by its absolute path. */
  json: ComponentJson;
}

export interface FoundApp {
  app: AppJson;
  /** All pages, those of sub-packages included; the first is the home page. */
  routes: string[];
  components: FoundComponent[];
}

/** @throws {BuildFault} naming every page and component that is named but not there */
export function walkApp(tree: SourceTree): FoundApp {
  const faults: string[] = [];
  const app = readJson<AppJson>(tree, 'app', faults);
  if (!app) throw new BuildFault(faults);
  const routes = routesOf(app);
  const found = new Map<string, FoundComponent>();
  const waiting = routes.map((path) => ({ path, isPage: true, namedBy: 'app.json' }));
  const shared = resolveAll(app.usingComponents ?? {}, 'app');

  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, isPage, namedBy } = next;
    if (found.has(path)) continue;
    if (!tree.exists(`${path}.json`)) {
      faults.push(`${namedBy}：没有 ${path}.json`);
      continue;
    }
    const json = readJson<ComponentJson>(tree, path, faults);
    if (!json) continue;
    if (!tree.exists(`${path}.wxml`)) faults.push(`${path}：没有 ${path}.wxml`);
    if (!scriptOf(tree, path)) faults.push(`${path}：没有 ${path}.ts`);
    const own = resolveAll(json.usingComponents ?? {}, path);
    const generics = resolveGenerics(json, path);
    // Packages know nothing of our app-wide components, and would only meet them by an accident of names.
    const visible = tree.isForeign(path) ? own : { ...shared, ...own };
    found.set(path, { path, isPage, json: { ...json, usingComponents: absolute(visible), ...generics.json } });
    for (const target of [...Object.values(visible), ...generics.targets])
      waiting.push({ path: target, isPage: false, namedBy: `${path}.json` });
  }
  if (faults.length > 0) throw new BuildFault(faults);
  return { app, routes, components: [...found.values()] };

  function resolveAll(names: Record<string, string>, from: string): Record<string, string> {
    const resolved: Record<string, string> = {};
    for (const [tag, specifier] of Object.entries(names)) {
      const target = tree.resolveComponent(from, specifier);
      if (target === null) faults.push(`${from}.json：找不到组件 ${specifier}`);
      else resolved[tag] = target;
    }
    return resolved;
  }

  function resolveGenerics(json: ComponentJson, from: string): { targets: string[]; json: Partial<ComponentJson> } {
    if (!json.componentGenerics) return { targets: [], json: {} };
    const targets: string[] = [];
    const generics: Record<string, { default?: string } | boolean> = {};
    for (const [name, generic] of Object.entries(json.componentGenerics)) {
      const specifier = typeof generic === 'object' ? generic.default : undefined;
      const target = specifier === undefined ? undefined : resolveAll({ [name]: specifier }, from)[name];
      if (target !== undefined) targets.push(target);
      generics[name] = target === undefined ? generic : { default: `/${target}` };
    }
    return { targets, json: { componentGenerics: generics } };
  }
}

/** @returns the script of a component with its suffix, or null */
export function scriptOf(tree: SourceTree, path: string): string | null {
  return [`${path}.ts`, `${path}.js`].find((file) => tree.exists(file)) ?? null;
}

function routesOf(app: AppJson): string[] {
  const packages = (app['subPackages'] ?? app['subpackages'] ?? []) as { root: string; pages: string[] }[];
  const inside = packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`));
  return [...app.pages, ...inside];
}

function absolute(components: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(components).map(([tag, path]) => [tag, `/${path}`]));
}

function readJson<T>(tree: SourceTree, path: string, faults: string[]): T | null {
  const text = tree.read(`${path}.json`);
  if (text === null) {
    faults.push(`没有 ${path}.json`);
    return null;
  }
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    faults.push(`${path}.json：${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
