/** The tabs below the page. */
import { type OpenPage } from './page.js';
import { type Parts } from './parts.js';
import { type Router } from './router.js';

interface Tab {
  path: string;
  button: HTMLButtonElement;
  image: HTMLImageElement | null;
  label: HTMLElement;
  badge: HTMLElement;
  icons: { plain: string; selected: string };
}

export class TabBar {
  readonly element = document.createElement('nav');
  readonly #tabs: Tab[];
  readonly #home: string;
  #hiddenByApp = false;

  constructor({ app, assets, routes }: Parts) {
    this.#home = routes[0] ?? '';
    this.element.className = 'mp-tabs';
    this.element.setAttribute('aria-label', '主要栏目');
    const { list = [], color = '#5b6470', selectedColor = '#0052d9', backgroundColor = '#fff' } = app.tabBar ?? {};
    this.element.style.setProperty('--mp-tab-color', color);
    this.element.style.setProperty('--mp-tab-selected', selectedColor);
    this.element.style.background = backgroundColor;
    const url = (path: string | undefined): string => (path ? (assets[`/${path.replace(/^\//, '')}`] ?? '') : '');
    this.#tabs = list.map(({ pagePath, text, iconPath, selectedIconPath }) => {
      return makeTab(pagePath, text, { plain: url(iconPath), selected: url(selectedIconPath ?? iconPath) });
    });
    this.element.append(...this.#tabs.map(({ button }) => button));
  }

  connect(router: Router): void {
    for (const [index, { path, button, label }] of this.#tabs.entries()) {
      button.addEventListener('click', () => {
        router.switchTab(`/${path}`);
        router.current?.call('onTabItemTap', { index, pagePath: path, text: label.textContent });
      });
    }
  }

  isHome(page: OpenPage): boolean {
    return page.url.path === this.#home;
  }

  /** @returns whether the page is one of the tabs */
  show(path: string): boolean {
    const isTab = this.#tabs.some((tab) => tab.path === path);
    this.element.hidden = !isTab || this.#hiddenByApp;
    for (const { path: own, button, image, icons } of this.#tabs) {
      const selected = own === path;
      if (selected) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
      if (image) image.src = selected ? icons.selected : icons.plain;
    }
    return isTab;
  }

  /** @param text null: no badge; '' : a dot */
  setBadge(index: number, text: string | null): void {
    const tab = this.#tabs[index];
    if (!tab) return;
    tab.badge.hidden = text === null;
    tab.badge.textContent = text ?? '';
    tab.button.setAttribute('aria-label', `${tab.label.textContent}${text ? `，${text} 条未读` : ''}`);
  }

  setText(index: number, text: string): void {
    const tab = this.#tabs[index];
    if (tab) tab.label.textContent = text;
  }

  setHidden(hidden: boolean, path: string): void {
    this.#hiddenByApp = hidden;
    this.show(path);
  }
}

function makeTab(path: string, text: string, icons: { plain: string; selected: string }): Tab {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'mp-tab';
  const image = icons.plain ? document.createElement('img') : null;
  if (image) {
    image.alt = '';
    image.src = icons.plain;
  }
  const label = document.createElement('span');
  label.textContent = text;
  const badge = document.createElement('span');
  badge.className = 'mp-badge';
  badge.hidden = true;
  button.append(...(image ? [image] : []), label, badge);
  return { path, button, image, label, badge, icons };
}
