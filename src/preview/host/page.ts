/** One open page: its component, its place in the document, its life. */
import { type adapter, callSafely, type PageCaller, type TreeNode } from './engine.js';
import { EventChannel } from './event-channel.js';
import { watchPageScroll } from './page-scroll.js';
import { type ComponentPart, type Parts } from './parts.js';

export interface PageUrl {
  /** Route without a slash in front. */
  path: string;
  query: Record<string, string>;
}

export interface PageFactoryOptions {
  parts: Parts;
  associated: InstanceType<typeof adapter.AssociatedBackend>;
  codeSpace: InstanceType<typeof adapter.CodeSpace>;
  /** Where pages lie above each other. */
  host: HTMLElement;
}

let lastId = 0;

export class PageFactory {
  readonly #parts = new Map<string, ComponentPart>();

  constructor(private readonly options: PageFactoryOptions) {
    for (const part of options.parts.components) this.#parts.set(part.path, part);
  }

  /** @param id of a page before a reload; absent: a new one */
  create(url: PageUrl, id?: number): OpenPage {
    const { associated, codeSpace, host, parts } = this.options;
    const part = this.#parts.get(url.path);
    if (!part) throw new Error(`no page ${url.path}`);
    lastId = Math.max(lastId + 1, id ?? 0);
    const root = associated.createRoot('mp-page-root', codeSpace, `/${url.path}`);
    const config = { ...parts.app.window, ...part.json };
    return new OpenPage(id ?? lastId, url, config, root as never, host);
  }
}

interface Root {
  get(): PageCaller;
  getComponent(): TreeNode;
  attach(parent: unknown, placeholder: unknown): void;
  release(): void;
}

export class OpenPage {
  readonly caller: PageCaller;
  /** The element that scrolls. */
  readonly element = document.createElement('div');
  readonly channel = new EventChannel();
  title: string;
  /** Asked before the page is left by the user (`wx.enableAlertBeforeUnload`). */
  leaveWarning: string | null = null;
  scrollTop = 0;
  /** Set by `page-meta`. */
  rootFontSize = '';
  #shown = false;
  #isReady = false;

  constructor(
    readonly id: number,
    readonly url: PageUrl,
    readonly config: ComponentPart['json'],
    private readonly root: Root,
    host: HTMLElement,
  ) {
    this.title = config.navigationBarTitleText ?? '';
    this.caller = root.get();
    this.caller.route = url.path;
    this.caller.options = url.query;
    this.element.className = 'mp-page';
    this.element.dataset['route'] = url.path;
    this.element.tabIndex = -1;
    this.element.hidden = true;
    if (config.backgroundColor) this.element.style.setProperty('--mp-window-background', config.backgroundColor);
    if (config.disableScroll) this.element.style.overflow = 'hidden';
    const placeholder = document.createElement('div');
    this.element.append(placeholder);
    host.append(this.element);
    (this.element as { openPage?: OpenPage }).openPage = this;
    root.attach(this.element, placeholder);
    watchPageScroll(this);
  }

  get node(): TreeNode {
    return this.root.getComponent();
  }

  load(): void {
    this.#call('onLoad', this.url.query);
  }

  show(): void {
    if (this.#shown) return;
    this.#shown = true;
    this.element.hidden = false;
    this.element.scrollTop = this.scrollTop;
    document.documentElement.style.fontSize = this.rootFontSize;
    this.#call('onShow');
    callSafely(() => this.node.triggerPageLifetime('show', []));
    if (this.#isReady) return;
    this.#isReady = true;
    requestAnimationFrame(() => this.#call('onReady'));
  }

  /** @param visibly false: the page goes behind another one */
  hide(visibly = true): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#call('onHide');
    callSafely(() => this.node.triggerPageLifetime('hide', []));
    if (visibly) return;
    this.scrollTop = this.element.scrollTop;
    this.element.hidden = true;
  }

  destroy(): void {
    this.#shown = false;
    this.#call('onUnload');
    callSafely(() => this.root.release());
    this.element.remove();
  }

  /** Calls a method of the page if it has one. */
  call(name: string, argument?: unknown): unknown {
    return this.#call(name, argument);
  }

  has(name: string): boolean {
    return typeof this.caller[name] === 'function';
  }

  #call(name: string, argument?: unknown): unknown {
    const method = this.caller[name];
    if (typeof method !== 'function') return undefined;
    return callSafely(() => (method as (this: PageCaller, argument?: unknown) => unknown).call(this.caller, argument));
  }
}

export function pageOfElement(element: Element | null): OpenPage | null {
  return (element?.closest('.mp-page') as { openPage?: OpenPage } | null)?.openPage ?? null;
}
