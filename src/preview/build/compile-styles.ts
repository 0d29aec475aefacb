/** WXSS to CSS. */
import postcss, { type AtRule, type Root } from 'postcss';
import { BuildFault } from './build-fault.js';
import { iconRules } from './icons.js';
import { rewriteSelector, type SelectorRules } from './rewrite-selector.js';
import { PACKAGE_FOLDER, type SourceTree } from './source-tree.js';
import { type FoundComponent } from './walk-app.js';

const UNIT = /(-?\d*\.?\d+)(rpx|vh|vw)\b/g;
const ICON_SHEET = `${PACKAGE_FOLDER}/tdesign-miniprogram/icon/icon`;

export interface CompiledSheet {
  /** Prefix of the component's classes, which the engine has to be told; null: the sheet is shared. */
  scope: string | null;
  css: string;
}

/**
 * The adapter decides by the JSON alone which component has its own scope; this must agree with it.
 * @returns whether classes of the component are its own
 */
export function isScoped({ json }: Pick<FoundComponent, 'json'>): boolean {
  if (json.styleIsolation === undefined) return json.component === true;
  return json.styleIsolation !== 'shared' && json.styleIsolation !== 'page-shared';
}

export class StyleCompiler {
  #scopes = 0;

  constructor(
    private readonly tree: SourceTree,
    /** Names of icons that are used somewhere. */
    private readonly usedIcons: ReadonlySet<string>,
  ) {}

  /** `app.wxss`: it reaches every page. */
  compileApp(): string {
    return this.#compile('app', { scope: null, route: null });
  }

  compileComponent(component: FoundComponent): CompiledSheet {
    const scope = isScoped(component) ? `s${this.#scopes++}` : null;
    const route = component.isPage && scope === null ? component.path : null;
    return { scope, css: this.#compile(component.path, { scope, route }) };
  }

  #compile(path: string, rules: SelectorRules): string {
    const root = this.#read(path, new Set());
    if (root === null) return '';
    if (path === ICON_SHEET) keepUsedIcons(root, this.usedIcons);
    root.walkRules((rule) => {
      if (isInKeyframes(rule.parent)) return;
      rule.selectors = rule.selectors.map((selector) => rewriteSelector(selector, rules));
    });
    root.walkDecls((declaration) => {
      declaration.value = convertUnits(declaration.value);
    });
    return root.toString();
  }

  /** A sheet with its imports in place; a sheet imported twice stands once. */
  #read(path: string, known: Set<string>): Root | null {
    if (known.has(path)) return null;
    known.add(path);
    const text = this.tree.read(`${path}.wxss`);
    if (text === null) return null;
    const root = this.#parse(path, text);
    root.walkAtRules('import', (rule) => {
      const target = this.#importTarget(path, rule);
      if (!this.tree.exists(`${target}.wxss`)) throw new BuildFault([`${path}.wxss：找不到 ${target}.wxss`]);
      const imported = this.#read(target, known);
      if (imported) rule.replaceWith(imported.nodes);
      else rule.remove();
    });
    return root;
  }

  #parse(path: string, text: string): Root {
    try {
      return postcss.parse(text, { from: `${path}.wxss` });
    } catch (error) {
      const { line, column, reason } = error as { line?: number; column?: number; reason?: string };
      throw new BuildFault([`${path}.wxss:${line}:${column}  ${reason ?? String(error)}`]);
    }
  }

  #importTarget(path: string, rule: AtRule): string {
    const specifier = /["']([^"']+?)(?:\.wxss)?["']/.exec(rule.params)?.[1] ?? '';
    const near = this.tree.resolve(path, specifier);
    if (specifier.startsWith('.') || specifier.startsWith('/') || this.tree.exists(`${near}.wxss`)) return near;
    return `${PACKAGE_FOLDER}/${specifier}`;
  }
}

/**
 * `750rpx` is the width of the phone, whatever it is; `vh` and `vw` are parts of the page's area, without the bars around it.
 * The host keeps the three variables up to date.
 */
export function convertUnits(value: string): string {
  return value.replace(UNIT, (_all, amount: string, unit: string) => `calc(var(--${unit}) * ${Number(amount)})`);
}

function isInKeyframes(parent: unknown): boolean {
  const rule = parent as AtRule | undefined;
  return rule?.type === 'atrule' && /keyframes$/.test(rule.name);
}

/** The icon font lies on a CDN: in its place each icon that is used becomes a mask. */
function keepUsedIcons(root: Root, used: ReadonlySet<string>): void {
  root.walkAtRules('font-face', (rule) => {
    rule.remove();
  });
  root.walkRules('.t-icon', (rule) => {
    rule.walkDecls('font-family', (declaration) => {
      declaration.remove();
    });
  });
  root.walkRules(/^\.t-icon-[a-z0-9-]+:before$/, (rule) => {
    rule.remove();
  });
  root.append(postcss.parse(iconRules(used)).nodes);
}
