/** `createSelectorQuery`: the adapter's own knows neither `node` nor `computedStyle`, and measures from the window. */
import { type Caller, type TreeNode } from './engine.js';
import { pageOfElement } from './page.js';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  node?: boolean;
  context?: boolean;
}

type Callback = (result: unknown) => void;
type Selection = { kind: 'one' | 'all'; selector: string; within: Caller | null } | { kind: 'viewport' };

export class SelectorQuery {
  #within: Caller | null = null;
  readonly #queue: { selection: Selection; fields: Fields; callback: Callback | undefined }[] = [];

  /** @param byDefault where to look when `in` was not called: the component, or the page in front */
  constructor(private readonly byDefault: () => Caller | null) {}

  in(component: Caller): this {
    this.#within = component;
    return this;
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, { kind: 'one', selector, within: this.#within ?? this.byDefault() });
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, { kind: 'all', selector, within: this.#within ?? this.byDefault() });
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, { kind: 'viewport' });
  }

  exec(callback?: (results: unknown[]) => void): this {
    requestAnimationFrame(() => {
      const results = this.#queue.map(({ selection, fields, callback: own }) => {
        const result = evaluate(selection, fields);
        own?.(result);
        return result;
      });
      callback?.(results);
    });
    return this;
  }

  /** For `NodesRef` only. */
  add(selection: Selection, fields: Fields, callback?: Callback): this {
    this.#queue.push({ selection, fields, callback });
    return this;
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly selection: Selection,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(this.selection, fields, callback);
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback);
  }
}

function evaluate(selection: Selection, fields: Fields): unknown {
  if (selection.kind === 'viewport') return describeViewport(fields);
  const shadow = selection.within?._$.getShadowRoot();
  if (!shadow) return selection.kind === 'one' ? null : [];
  // `>>>` reaches into components; selectors of the engine do so by themselves only within one tree.
  const [outer = '', inner] = selection.selector.split('>>>').map((text) => text.trim());
  const found = shadow.querySelectorAll(outer);
  const nodes = inner ? found.flatMap((node) => node.getShadowRoot()?.querySelectorAll(inner) ?? []) : found;
  if (selection.kind === 'all') return nodes.map((node) => describe(node, fields));
  return nodes[0] ? describe(nodes[0], fields) : null;
}

function describe(node: TreeNode, fields: Fields): Record<string, unknown> {
  const element = node.$$ ?? firstElement(node);
  const result: Record<string, unknown> = {};
  if (fields.id) result['id'] = node.id;
  if (fields.dataset) result['dataset'] = node.dataset ?? {};
  if (fields.mark) result['mark'] = node.collectMarks();
  const rect = element?.getBoundingClientRect();
  const origin = element?.closest('.mp-host')?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const box = rect ?? { left: 0, top: 0, width: 0, height: 0 };
  if (fields.rect) {
    const [left, top] = [box.left - (rect ? origin.left : 0), box.top - (rect ? origin.top : 0)];
    Object.assign(result, { left, top, right: left + box.width, bottom: top + box.height });
  }
  if (fields.size) Object.assign(result, { width: box.width, height: box.height });
  if (fields.scrollOffset && element) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
    Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  for (const name of fields.properties ?? []) result[name] = node.data?.[name];
  if (fields.computedStyle && element) {
    const style = window.getComputedStyle(element);
    for (const name of fields.computedStyle) {
      result[name] = style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    }
  }
  const control = element?.querySelector(':scope > canvas') ?? element;
  if (fields.node) result['node'] = control;
  if (fields.context) result['context'] = element;
  return result;
}

function describeViewport(fields: Fields): Record<string, unknown> {
  const host = document.querySelector<HTMLElement>('.mp-host');
  const [width, height] = [host?.clientWidth ?? window.innerWidth, host?.clientHeight ?? window.innerHeight];
  const page = pageOfElement(document.querySelector('.mp-page:not([hidden])'))?.element;
  const result: Record<string, unknown> = {};
  if (fields.id) result['id'] = '';
  if (fields.dataset) result['dataset'] = {};
  if (fields.rect) Object.assign(result, { left: 0, top: 0, right: width, bottom: height });
  if (fields.size) Object.assign(result, { width, height });
  if (fields.scrollOffset) {
    const { scrollLeft = 0, scrollTop = 0, scrollWidth = width, scrollHeight = height } = page ?? {};
    Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  return result;
}

/** A component with a virtual host has no element of its own. */
function firstElement(node: TreeNode): TreeNode['$$'] {
  const inside = node.getShadowRoot?.() as unknown as { getComposedChildren(): readonly TreeNode[] } | null;
  for (const child of inside?.getComposedChildren() ?? []) {
    const element = child.$$ ?? firstElement(child);
    if (element && element.nodeType === Node.ELEMENT_NODE) return element;
  }
  return null;
}
