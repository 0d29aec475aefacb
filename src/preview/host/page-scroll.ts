/** `onPageScroll`, `onReachBottom`: the page scrolls, not the document. */
import { type OpenPage } from './page.js';

const DEFAULT_DISTANCE = 50;

export function watchPageScroll(page: OpenPage): void {
  const { element, config } = page;
  const distance = config.onReachBottomDistance ?? DEFAULT_DISTANCE;
  let reachedAt = -1;
  element.addEventListener(
    'scroll',
    () => {
      if (element.hidden) return;
      const { scrollTop, scrollHeight, clientHeight } = element;
      page.scrollTop = scrollTop;
      page.call('onPageScroll', { scrollTop });
      const isNear = scrollHeight - scrollTop - clientHeight <= distance;
      if (!isNear) reachedAt = -1;
      // Once for each end: when more has been added below, it is another end.
      else if (reachedAt !== scrollHeight) {
        reachedAt = scrollHeight;
        page.call('onReachBottom');
      }
    },
    { passive: true },
  );
}
