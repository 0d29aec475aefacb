/** The stack of pages, and the five ways through it. */
import { type Chrome } from './chrome.js';
import { type Caller } from './engine.js';
import { type OpenPage, type PageFactory, pageOfElement, type PageUrl } from './page.js';
import { type Parts } from './parts.js';
import { formatUrl, parseLocation, parseUrl, type StackEntry, type UrlHistory } from './url-history.js';

/** WeChat refuses an eleventh page. */
const MOST_PAGES = 10;

export interface RouterOptions {
  parts: Parts;
  pages: PageFactory;
  chrome: Chrome;
  history: UrlHistory;
}

/** Why a way is closed; WeChat's words without the name of the function. */
export class RouteRefusal extends Error {}

export class Router {
  readonly #open: OpenPage[] = [];
  /** Tab pages live on when another tab is shown. */
  readonly #tabs = new Map<string, OpenPage>();

  constructor(private readonly options: RouterOptions) {
    options.history.listen((stack, hash) => this.#followHistory(stack, hash));
  }

  get stack(): readonly OpenPage[] {
    return this.#open;
  }

  get current(): OpenPage | null {
    return this.#open.at(-1) ?? null;
  }

  /** The page in which a component stands. */
  pageOf({ _$: node }: Caller): OpenPage | null {
    for (let at: typeof node | undefined = node; at; at = at.ownerShadowRoot?.getHostNode()) {
      const page = this.#open.find((one) => one.node === at) ?? pageOfElement(at.$$);
      if (page) return page;
    }
    return null;
  }

  /** Opens what the address says: the whole stack after a reload, one page otherwise. */
  start(): void {
    const { history, parts } = this.options;
    const asked = parseLocation(window.location.hash);
    const before = history.state?.stack ?? [];
    const known = before.filter(({ url }) => parts.routes.includes(parseUrl(url).path));
    if (asked && known.length > 0 && known.length === before.length && known.at(-1)?.url === formatUrl(asked)) {
      for (const { id, url } of known) {
        this.current?.hide(false);
        this.#push(parseUrl(url), id);
      }
    } else if (asked && parts.routes.includes(asked.path)) {
      this.#push(asked);
    } else {
      this.#push({ path: parts.routes[0] ?? '', query: {} });
    }
    history.replace(this.#entries());
  }

  navigateTo(url: string): OpenPage {
    const target = this.#resolve(url);
    if (this.isTab(target.path)) throw new RouteRefusal('can not navigateTo a tabbar page');
    if (this.#open.length >= MOST_PAGES) throw new RouteRefusal(`webview count limit exceed`);
    this.current?.hide(false);
    const page = this.#push(target);
    this.options.history.push(this.#entries());
    return page;
  }

  redirectTo(url: string): void {
    const target = this.#resolve(url);
    if (this.isTab(target.path)) throw new RouteRefusal('can not redirectTo a tabbar page');
    this.#drop(1);
    this.#push(target);
    this.options.history.replace(this.#entries());
  }

  reLaunch(url: string): void {
    const target = this.#resolve(url);
    this.#dropAll();
    this.#push(target);
    this.options.history.push(this.#entries());
  }

  switchTab(url: string): void {
    const target = this.#resolve(url);
    if (!this.isTab(target.path)) throw new RouteRefusal('can not switch to no-tabBar page');
    if (this.#showTab(target)) this.options.history.push(this.#entries());
  }

  navigateBack(delta = 1): void {
    if (this.#open.length < 2) throw new RouteRefusal('cannot navigate back at first page.');
    const steps = Math.min(Math.max(1, Math.floor(delta)), this.#open.length - 1);
    this.#drop(steps);
    this.#reveal();
    this.options.history.back(steps, this.#entries());
  }

  /** The user's way back: warned first if the page asked for it. */
  async leave(): Promise<void> {
    const warning = this.current?.leaveWarning;
    if (warning && !(await this.options.chrome.confirm(warning))) return;
    if (this.#open.length > 1) this.navigateBack();
    else this.goHome();
  }

  goHome(): void {
    const home = this.options.parts.routes[0] ?? '';
    if (this.isTab(home)) this.switchTab(`/${home}`);
    else this.reLaunch(`/${home}`);
  }

  isTab(path: string): boolean {
    return this.options.parts.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  }

  /** @throws RouteRefusal for a page that is not there */
  #resolve(url: string): PageUrl {
    const base = new URL(`preview:///${this.current?.url.path ?? ''}`);
    const [path = '', search] = url.split(/\?(.*)/s);
    const absolute = new URL(path, base).pathname.replace(/^\/+/, '');
    const target = parseUrl(search ? `${absolute}?${search}` : absolute);
    if (!this.options.parts.routes.includes(target.path)) throw new RouteRefusal(`page "${target.path}" is not found`);
    return target;
  }

  #push(url: PageUrl, id?: number): OpenPage {
    const page = this.options.pages.create(url, id);
    // In the stack before it loads: its first lines may already ask for the pages.
    this.#open.push(page);
    if (this.isTab(url.path)) this.#tabs.set(url.path, page);
    page.load();
    this.#reveal(page);
    return page;
  }

  /** @returns false when that tab is already shown */
  #showTab(target: PageUrl): boolean {
    const kept = this.#tabs.get(target.path);
    if (kept && kept === this.current) return false;
    for (const page of this.#open.splice(0).reverse()) {
      if (this.#tabs.get(page.url.path) === page) page.hide(false);
      else page.destroy();
    }
    if (kept) {
      this.#open.push(kept);
      this.#reveal();
    } else {
      this.#push({ path: target.path, query: {} });
    }
    return true;
  }

  #drop(count: number): void {
    for (const page of this.#open.splice(this.#open.length - count).reverse()) {
      if (this.#tabs.get(page.url.path) === page) this.#tabs.delete(page.url.path);
      page.destroy();
    }
  }

  #dropAll(): void {
    const pages = new Set([...this.#open, ...this.#tabs.values()]);
    this.#open.length = 0;
    this.#tabs.clear();
    for (const page of [...pages].reverse()) page.destroy();
  }

  /** @param page a new one; if its own first lines have already gone on to another page, that one stays in front */
  #reveal(page = this.current): void {
    if (!page || page !== this.current) return;
    page.show();
    this.options.chrome.show(page, this.#open.length);
  }

  #entries(): StackEntry[] {
    return this.#open.map(({ id, url }) => ({ id, url: formatUrl(url) }));
  }

  #followHistory(stack: readonly StackEntry[] | null, hash: string): void {
    const { history, parts } = this.options;
    if (!stack) {
      const asked = parseLocation(hash);
      if (!asked || !parts.routes.includes(asked.path)) return history.replace(this.#entries());
      if (this.isTab(asked.path)) this.#showTab(asked);
      else {
        this.#dropAll();
        this.#push(asked);
      }
      return history.replace(this.#entries());
    }
    const own = this.#open.map(({ id }) => id);
    const isBelow = stack.length <= own.length && stack.every(({ id }, place) => id === own[place]);
    if (isBelow) {
      if (stack.length < own.length) {
        this.#drop(own.length - stack.length);
        this.#reveal();
      }
      return;
    }
    this.#rebuild(stack);
    history.replace(this.#entries());
  }

  /** Forward again, or back beyond a change of tab: pages that are gone are opened anew. */
  #rebuild(stack: readonly StackEntry[]): void {
    const urls = stack.map(({ url }) => parseUrl(url));
    const [first, ...rest] = urls;
    if (!first) return;
    if (this.#open[0]?.id === stack[0]?.id) {
      let same = 0;
      while (same < this.#open.length && this.#open[same]?.id === stack[same]?.id) same += 1;
      this.#drop(this.#open.length - same);
      for (const { id, url } of stack.slice(same)) {
        this.current?.hide(false);
        this.#push(parseUrl(url), id);
      }
      return;
    }
    if (this.isTab(first.path)) this.#showTab(first);
    else {
      this.#dropAll();
      this.#push(first, stack[0]?.id);
    }
    for (const [place, url] of rest.entries()) {
      this.current?.hide(false);
      this.#push(url, stack[place + 1]?.id);
    }
  }
}
