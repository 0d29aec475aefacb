/** `page-meta`: what a page says about itself as a whole. */
import { pageOfElement } from '../page.js';
import { toPixels } from '../units.js';
import { type BuiltIn, type BuiltInNode } from './define.js';

const SYSTEM_FONT = '16px';

/** The template is filled before the page lies in the document: then once more when it does. */
const WAITING = ['pageFontSize', 'rootFontSize', 'pageStyle', 'backgroundColor', 'rootBackgroundColor'] as const;

export const PAGE_META: BuiltIn = {
  name: 'page-meta',
  properties: {
    ...{ pageFontSize: '', rootFontSize: '', pageStyle: '', backgroundColor: '', rootBackgroundColor: '' },
    ...{ backgroundTextStyle: '', scrollTop: '', scrollDuration: 300, pageOrientation: '' },
  },
  changed: {
    ...Object.fromEntries(WAITING.map((name) => [name, (node: BuiltInNode) => apply(node)])),
    scrollTop(node, value) {
      const page = pageOfElement(node.$$);
      page?.element.scrollTo?.({ top: toPixels(value), behavior: node.data['scrollDuration'] ? 'smooth' : 'auto' });
    },
  },
  attached: apply,
};

function apply({ $$: element, data }: BuiltInNode): void {
  const page = pageOfElement(element);
  if (!page) return;
  const { style } = page.element;
  const size = (value: unknown): string => (value === 'system' ? SYSTEM_FONT : String(value ?? ''));
  if (data['pageStyle']) style.cssText = `${style.cssText};${String(data['pageStyle'])}`;
  style.fontSize = size(data['pageFontSize']);
  if (data['rootBackgroundColor'] || data['backgroundColor']) {
    style.setProperty('--mp-window-background', String(data['rootBackgroundColor'] || data['backgroundColor']));
  }
  page.rootFontSize = size(data['rootFontSize']);
  if (!page.element.hidden) document.documentElement.style.fontSize = page.rootFontSize;
}
