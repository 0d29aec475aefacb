import { type Faults, firstFault } from './faults';

interface Owner {
  createSelectorQuery(): WechatMiniprogram.SelectorQuery;
}

/**
 * Brings the first faulty field into view; the field's root has the id `f-<name>`. Asks the page or component itself, because a
 * selector of the page does not reach into a component.
 */
export function scrollToFault(owner: Owner, faults: Faults, order: readonly string[]): void {
  const name = firstFault(faults, order);
  if (!name) return;
  const query = owner.createSelectorQuery();
  query.select(`#f-${name}`).boundingClientRect();
  query.selectViewport().scrollOffset();
  query.exec((found: [{ top: number } | null, { scrollTop: number } | null]) => {
    const [rect, view] = found;
    if (rect) void wx.pageScrollTo({ scrollTop: Math.max(0, (view?.scrollTop ?? 0) + rect.top - 20), duration: 200 });
  });
}
