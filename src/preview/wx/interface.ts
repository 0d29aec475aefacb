/** What WeChat shows around and above a page. */
import { type Chrome } from '../host/chrome.js';
import { showActionSheet, showModal } from '../host/modal.js';
import { hideToast, showToast } from '../host/toast.js';
import { type Router } from '../host/router.js';
import { type Api, asApi, Failure, quiet } from './answer.js';

const TOAST_MS = 1500;

export function interfaceApi(router: Router, chrome: Chrome): Api {
  return {
    showToast: asApi('showToast', ({ title, icon, duration, mask }) => {
      const sign = (icon ?? 'success') as 'success';
      showToast({
        title: String(title ?? ''),
        icon: sign,
        duration: Number(duration ?? TOAST_MS),
        mask: Boolean(mask),
      });
    }),
    hideToast: asApi('hideToast', () => hideToast('toast')),
    showLoading: asApi('showLoading', ({ title, mask }) => {
      showToast({ title: String(title ?? ''), icon: 'loading', duration: null, mask: Boolean(mask) });
    }),
    hideLoading: asApi('hideLoading', () => hideToast('loading')),
    showModal: asApi('showModal', async (options) => {
      const { confirm, cancel, content } = await showModal(options as Parameters<typeof showModal>[0]);
      return options['editable'] ? { confirm, cancel, content } : { confirm, cancel };
    }),
    showActionSheet: asApi('showActionSheet', async ({ itemList, alertText }) => {
      const tapIndex = await showActionSheet(itemList as string[], String(alertText ?? ''));
      if (tapIndex === null) throw new Failure('cancel');
      return { tapIndex };
    }),

    setNavigationBarTitle: asApi('setNavigationBarTitle', ({ title }) => {
      if (router.current) chrome.setTitle(router.current, String(title ?? ''));
    }),
    setNavigationBarColor: asApi('setNavigationBarColor', ({ frontColor, backgroundColor }) => {
      chrome.navigation.setColors(String(backgroundColor), frontColor === '#ffffff');
    }),
    showNavigationBarLoading: asApi('showNavigationBarLoading', () => chrome.navigation.setLoading(true)),
    hideNavigationBarLoading: asApi('hideNavigationBarLoading', () => chrome.navigation.setLoading(false)),

    setTabBarBadge: asApi('setTabBarBadge', ({ index, text }) => chrome.tabs.setBadge(Number(index), String(text))),
    removeTabBarBadge: asApi('removeTabBarBadge', ({ index }) => chrome.tabs.setBadge(Number(index), null)),
    showTabBarRedDot: asApi('showTabBarRedDot', ({ index }) => chrome.tabs.setBadge(Number(index), '')),
    hideTabBarRedDot: asApi('hideTabBarRedDot', ({ index }) => chrome.tabs.setBadge(Number(index), null)),
    setTabBarItem: asApi('setTabBarItem', ({ index, text }) => chrome.tabs.setText(Number(index), String(text))),
    hideTabBar: asApi('hideTabBar', () => chrome.tabs.setHidden(true, router.current?.url.path ?? '')),
    showTabBar: asApi('showTabBar', () => chrome.tabs.setHidden(false, router.current?.url.path ?? '')),

    startPullDownRefresh: asApi('startPullDownRefresh', () => chrome.pullDown.start(router.current)),
    stopPullDownRefresh: asApi('stopPullDownRefresh', () => chrome.pullDown.stop()),
    pageScrollTo: asApi('pageScrollTo', ({ scrollTop, selector, duration, offsetTop }) => {
      const page = router.current;
      if (!page) return;
      let top = Number(scrollTop ?? 0);
      if (selector) {
        const target = page.node.getShadowRoot()?.querySelector(String(selector))?.$$;
        if (!target) throw new Failure(`cannot find ${String(selector)}`);
        const [own, other] = [page.element.getBoundingClientRect(), target.getBoundingClientRect()];
        top = page.element.scrollTop + other.top - own.top + Number(offsetTop ?? 0);
      }
      page.element.scrollTo?.({ top, behavior: Number(duration ?? 300) > 0 ? 'smooth' : 'auto' });
    }),
    ...quiet('setBackgroundColor', 'setBackgroundTextStyle', 'setTabBarStyle', 'hideHomeButton', 'hideKeyboard'),
    ...quiet('loadFontFace', 'setTopBarText'),
  };
}
