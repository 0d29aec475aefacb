/** Everything around the page that WeChat draws: navigation bar, tab bar, layers above. */
import { NavigationBar } from './navigation-bar.js';
import { type OpenPage } from './page.js';
import { type Parts } from './parts.js';
import { PullDown } from './pull-down.js';
import { type Router } from './router.js';
import { showModal } from './modal.js';
import { TabBar } from './tab-bar.js';

export class Chrome {
  readonly element = document.createElement('div');
  /** Where the pages lie. */
  readonly host = document.createElement('main');
  readonly navigation: NavigationBar;
  readonly tabs: TabBar;
  readonly pullDown: PullDown;
  #appTitle: string;

  constructor(parts: Parts) {
    this.#appTitle = parts.app.window?.navigationBarTitleText ?? '';
    this.element.className = 'mp-app';
    this.host.className = 'mp-host';
    this.navigation = new NavigationBar();
    this.tabs = new TabBar(parts);
    this.pullDown = new PullDown(this.host);
    this.element.append(this.navigation.element, this.host, this.tabs.element);
    this.#followSize();
  }

  connect(router: Router): void {
    this.navigation.connect({
      onBack: () => void router.leave(),
      onHome: () => router.goHome(),
      onRefresh: () => this.pullDown.start(router.current),
    });
    this.tabs.connect(router);
    this.pullDown.connect(() => router.current);
  }

  /** @param depth how many pages are open */
  show(page: OpenPage, depth: number): void {
    const isTab = this.tabs.show(page.url.path);
    this.navigation.show(page, { canGoBack: depth > 1, canGoHome: depth === 1 && !isTab && !this.tabs.isHome(page) });
    this.pullDown.stop();
    this.#setDocumentTitle(page);
    // A reader of the screen goes to the new page; the ring is for the keyboard only.
    page.element.setAttribute('aria-label', page.title || this.#appTitle);
    page.element.focus({ preventScroll: true });
  }

  setTitle(page: OpenPage, title: string): void {
    page.title = title;
    page.element.setAttribute('aria-label', title);
    if (page.element.hidden) return;
    this.navigation.setTitle(title);
    this.#setDocumentTitle(page);
  }

  async confirm(question: string): Promise<boolean> {
    const { confirm } = await showModal({ title: '提示', content: question });
    return confirm;
  }

  #setDocumentTitle(page: OpenPage): void {
    document.title = page.title && page.title !== this.#appTitle ? `${page.title} - ${this.#appTitle}` : this.#appTitle;
  }

  /** `vh` in WXSS is a part of the page's area, without the bars. */
  #followSize(): void {
    if (typeof ResizeObserver === 'undefined') return;
    new ResizeObserver(() => {
      const { clientWidth, clientHeight } = this.host;
      this.element.style.setProperty('--vh', `${clientHeight / 100}px`);
      this.element.style.setProperty('--vw', `${clientWidth / 100}px`);
      this.element.style.setProperty('--rpx', `${clientWidth / 750}px`);
    }).observe(this.host);
  }
}
