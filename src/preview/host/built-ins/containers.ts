/** Boxes, text and links. */
import { tapOn } from '../events.js';
import { type BuiltIn, type BuiltInNode, documentId, make } from './define.js';

export const VIEW: BuiltIn = { name: 'view' };
export const TEXT: BuiltIn = { name: 'text' };
export const COVER_VIEW: BuiltIn = { name: 'cover-view', properties: { scrollTop: null } };

/** Stays where it is: the area of a page is its own containing block, so that what is fixed covers exactly the page. */
export const ROOT_PORTAL: BuiltIn = { name: 'root-portal', properties: { enable: true } };

/** A tap on it goes to the control it names, or to the first one inside. */
export const LABEL: BuiltIn = {
  name: 'label',
  properties: { for: '' },
  created(node) {
    node.$$.addEventListener('click', ({ target }) => {
      const named = String(node.data['for'] ?? '');
      const selector = 'wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-button,wx-picker';
      const control = named ? document.getElementById(documentId(node, named)) : node.$$.querySelector(selector);
      if (!(control instanceof HTMLElement) || (target instanceof Node && control.contains(target))) return;
      const inner = control.querySelector<HTMLElement>('input,textarea,select');
      if (!inner) tapOn(control);
      else if (inner.matches('[type=checkbox],[type=radio]')) inner.click();
      else inner.focus();
    });
  },
};

export const NAVIGATOR: BuiltIn = {
  name: 'navigator',
  properties: { url: '', openType: 'navigate', delta: 1, target: 'self' },
  created(node) {
    node.$$.setAttribute('role', 'link');
    node.$$.tabIndex = 0;
    (node as unknown as { addListener(name: string, run: () => void): void }).addListener('tap', () => follow(node));
  },
};

const WAYS: Readonly<Record<string, 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack'>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

interface Routes {
  wx: Record<string, (options: Record<string, unknown>) => void>;
}

function follow(node: BuiltInNode): void {
  const { url, openType, delta } = node.data;
  const way = WAYS[String(openType)];
  if (!way) throw new Error(`预览里没有 navigator open-type="${String(openType)}"`);
  const answer = (name: 'success' | 'fail') => (detail: unknown) => node.triggerEvent(name, detail);
  const options = { url, delta, success: answer('success'), fail: answer('fail') };
  (globalThis as unknown as Routes).wx[way]?.(options);
}

/** Another site is not drawn inside the page but offered as a link. */
export const WEB_VIEW: BuiltIn = {
  name: 'web-view',
  properties: { src: '' },
  created(node) {
    const link = make('a', 'mp-web-link');
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    node.$$.append(link);
  },
  changed: {
    src({ $$: element }, value) {
      const link = element.querySelector('a');
      if (!link || !/^https?:\/\//.test(String(value))) return;
      link.href = String(value);
      link.textContent = `在新窗口打开：${String(value)}`;
    },
  },
};
