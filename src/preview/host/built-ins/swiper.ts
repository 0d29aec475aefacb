/** `swiper`: the browser's own snapping; dots, and by default nothing that moves by itself. */
import { type BuiltIn, type BuiltInNode, make } from './define.js';

const timers = new WeakMap<BuiltInNode, number>();

export const SWIPER: BuiltIn = {
  name: 'swiper',
  properties: {
    ...{ current: 0, indicatorDots: false, indicatorColor: '', indicatorActiveColor: '', autoplay: false },
    ...{ interval: 5000, duration: 500, circular: false, vertical: false, previousMargin: '', nextMargin: '' },
    ...{ displayMultipleItems: 1, snapToEdge: false, easingFunction: 'default', cacheExtent: 0 },
  },
  created(node) {
    const { $$: element } = node;
    const dots = make('div', 'mp-dots');
    dots.hidden = true;
    let settling = 0;
    element.setAttribute('aria-roledescription', '轮播');
    element.addEventListener('scroll', (event) => event.stopPropagation(), { capture: false });
    element.addEventListener(
      'scroll',
      () => {
        window.clearTimeout(settling);
        settling = window.setTimeout(() => settle(node), 80);
      },
      { passive: true },
    );
    queueMicrotask(() => element.append(dots));
  },
  attached(node) {
    requestAnimationFrame(() => {
      show(node, false);
      drawDots(node);
    });
    play(node);
  },
  detached: (node) => window.clearInterval(timers.get(node)),
  changed: {
    current: (node) => show(node, true),
    vertical: ({ $$: element }, value) => element.toggleAttribute('vertical', Boolean(value)),
    indicatorDots: (node) => requestAnimationFrame(() => drawDots(node)),
    autoplay: (node) => play(node),
  },
};

export const SWIPER_ITEM: BuiltIn = { name: 'swiper-item', properties: { itemId: '', skipHiddenItemLayout: false } };

function itemsOf({ $$: element }: BuiltInNode): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
    (item) => item.closest('wx-swiper') === element,
  );
}

function show(node: BuiltInNode, smoothly: boolean): void {
  const item = itemsOf(node)[Number(node.data['current'])];
  const { offsetLeft: left = 0, offsetTop: top = 0 } = item ?? {};
  node.$$.scrollTo?.({ left, top, behavior: smoothly ? 'smooth' : 'auto' });
  drawDots(node);
}

function settle(node: BuiltInNode): void {
  const { $$: element, data } = node;
  const size = data['vertical'] ? element.clientHeight : element.clientWidth;
  const place = data['vertical'] ? element.scrollTop : element.scrollLeft;
  const current = size === 0 ? 0 : Math.round(place / size);
  if (current === Number(data['current'])) return;
  node.setData({ current });
  node.triggerEvent('change', { current, currentItemId: '', source: 'touch' });
  node.triggerEvent('animationfinish', { current, currentItemId: '', source: 'touch' });
}

function drawDots(node: BuiltInNode): void {
  const dots = node.$$.querySelector<HTMLElement>(':scope > .mp-dots');
  if (!dots) return;
  dots.hidden = !node.data['indicatorDots'];
  const current = Number(node.data['current']);
  dots.replaceChildren(
    ...itemsOf(node).map((_item, index) => {
      const dot = make('button', index === current ? 'mp-dot mp-dot-on' : 'mp-dot');
      dot.type = 'button';
      dot.setAttribute('aria-label', `第 ${index + 1} 页`);
      if (index === current) dot.setAttribute('aria-current', 'true');
      dot.addEventListener('click', () => {
        node.setData({ current: index });
        node.triggerEvent('change', { current: index, currentItemId: '', source: 'touch' });
      });
      return dot;
    }),
  );
}

function play(node: BuiltInNode): void {
  window.clearInterval(timers.get(node));
  const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  if (!node.data['autoplay'] || still) return;
  const next = (): void => {
    const count = itemsOf(node).length;
    if (count < 2) return;
    const current = (Number(node.data['current']) + 1) % count;
    node.setData({ current });
    node.triggerEvent('change', { current, currentItemId: '', source: 'autoplay' });
  };
  timers.set(node, window.setInterval(next, Number(node.data['interval'])));
}
