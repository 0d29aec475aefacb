/** `scroll-view`. */
import { toPixels } from '../units.js';
import { type BuiltIn, type BuiltInNode, documentId } from './define.js';

export const SCROLL_VIEW: BuiltIn = {
  name: 'scroll-view',
  properties: {
    ...{ scrollX: false, scrollY: false, upperThreshold: 50, lowerThreshold: 50, scrollTop: null, scrollLeft: null },
    ...{ scrollIntoView: '', scrollWithAnimation: false, scrollAnchoring: false, enhanced: false, bounces: true },
    ...{ enableFlex: false, enablePassive: false, enableBackToTop: false, showScrollbar: true, pagingEnabled: false },
    ...{ fastDeceleration: false, refresherEnabled: false, refresherThreshold: 45, refresherDefaultStyle: 'black' },
    ...{ refresherBackground: '', refresherTriggered: false, scrollAnchor: false, usingSticky: false, type: 'list' },
  },
  created(node) {
    const { $$: element } = node;
    let [left, top] = [0, 0];
    let edge = { upper: true, lower: false };
    element.addEventListener(
      'scroll',
      (event) => {
        event.stopPropagation();
        const { scrollLeft, scrollTop, scrollHeight, scrollWidth, clientWidth, clientHeight } = element;
        const detail = { scrollLeft, scrollTop, scrollHeight, scrollWidth };
        node.triggerEvent('scroll', { ...detail, deltaX: left - scrollLeft, deltaY: top - scrollTop });
        [left, top] = [scrollLeft, scrollTop];
        const vertical = Boolean(node.data['scrollY']);
        const before = vertical ? scrollTop : scrollLeft;
        const after = vertical ? scrollHeight - clientHeight - scrollTop : scrollWidth - clientWidth - scrollLeft;
        const upper = before <= toPixels(node.data['upperThreshold']);
        const lower = after <= toPixels(node.data['lowerThreshold']);
        if (upper && !edge.upper) node.triggerEvent('scrolltoupper', { direction: vertical ? 'top' : 'left' });
        if (lower && !edge.lower) node.triggerEvent('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
        edge = { upper, lower };
      },
      { passive: true },
    );
  },
  changed: {
    scrollX: (node) => setOverflow(node),
    scrollY: (node) => setOverflow(node),
    enableFlex: ({ $$: element }, value) => element.toggleAttribute('enable-flex', Boolean(value)),
    showScrollbar: ({ $$: element }, value) => element.toggleAttribute('no-scrollbar', value === false),
    scrollTop: (node, value) => scrollTo(node, { top: toPixels(value) }),
    scrollLeft: (node, value) => scrollTo(node, { left: toPixels(value) }),
    scrollIntoView(node, value) {
      if (!value) return;
      requestAnimationFrame(() => {
        const target = node.$$.querySelector(`[id="${documentId(node, String(value))}"]`);
        if (!target) return;
        const [own, other] = [node.$$.getBoundingClientRect(), target.getBoundingClientRect()];
        const { scrollLeft, scrollTop } = node.$$;
        scrollTo(node, { left: scrollLeft + other.left - own.left, top: scrollTop + other.top - own.top });
      });
    },
  },
};

function setOverflow({ $$: element, data }: BuiltInNode): void {
  element.style.overflowX = data['scrollX'] ? 'auto' : 'hidden';
  element.style.overflowY = data['scrollY'] ? 'auto' : 'hidden';
  // Reached with the keyboard, or what is beyond the edge could not be read without a mouse.
  if (data['scrollX'] || data['scrollY']) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
}

function scrollTo({ $$: element, data }: BuiltInNode, place: ScrollToOptions): void {
  element.scrollTo?.({ ...place, behavior: data['scrollWithAnimation'] ? 'smooth' : 'auto' });
}
