/** The bar above the page: back or home, the title, and for the keyboard what the finger does by pulling. */
import { type OpenPage } from './page.js';

export interface NavigationHandlers {
  onBack: () => void;
  onHome: () => void;
  onRefresh: () => void;
}

export class NavigationBar {
  readonly element = document.createElement('header');
  readonly #back = iconButton('mp-back', '返回');
  readonly #home = iconButton('mp-home', '回到首页');
  readonly #refresh = iconButton('mp-refresh', '刷新');
  readonly #title = document.createElement('h1');
  readonly #spinner = document.createElement('span');

  constructor() {
    this.element.className = 'mp-bar';
    this.#title.className = 'mp-title';
    this.#spinner.className = 'mp-spinner';
    this.#spinner.hidden = true;
    const left = group('mp-bar-left', this.#back, this.#home);
    const middle = group('mp-bar-middle', this.#spinner, this.#title);
    const right = group('mp-bar-right', this.#refresh);
    this.element.append(left, middle, right);
  }

  connect({ onBack, onHome, onRefresh }: NavigationHandlers): void {
    this.#back.addEventListener('click', onBack);
    this.#home.addEventListener('click', onHome);
    this.#refresh.addEventListener('click', onRefresh);
  }

  show(page: OpenPage, { canGoBack, canGoHome }: { canGoBack: boolean; canGoHome: boolean }): void {
    const { config } = page;
    this.element.hidden = config.navigationStyle === 'custom';
    this.#back.hidden = !canGoBack;
    this.#home.hidden = !canGoHome;
    this.#refresh.hidden = config.enablePullDownRefresh !== true;
    this.setColors(config.navigationBarBackgroundColor ?? '#ffffff', config.navigationBarTextStyle === 'white');
    this.setTitle(page.title);
    this.setLoading(false);
  }

  setTitle(title: string): void {
    this.#title.textContent = title;
  }

  setColors(background: string, whiteText: boolean): void {
    this.element.style.background = background;
    this.element.style.color = whiteText ? '#fff' : '#000';
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', background);
  }

  setLoading(loading: boolean): void {
    this.#spinner.hidden = !loading;
  }
}

function iconButton(className: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `mp-icon-button ${className}`;
  button.setAttribute('aria-label', label);
  button.title = label;
  return button;
}

function group(className: string, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(...children);
  return element;
}
