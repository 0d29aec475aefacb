/** The router's functions. */
import { type EventChannel } from '../host/event-channel.js';
import { type Router } from '../host/router.js';
import { type Api, asApi, type Options } from './answer.js';

export function navigationApi(router: Router): Api {
  const url = (options: Options): string => String(options['url'] ?? '');
  return {
    navigateTo: asApi('navigateTo', (options) => {
      const { channel } = router.navigateTo(url(options));
      const events = (options['events'] ?? {}) as Record<string, Parameters<EventChannel['on']>[1]>;
      for (const [name, listener] of Object.entries(events)) channel.on(name, listener);
      return { eventChannel: channel };
    }),
    redirectTo: asApi('redirectTo', (options) => router.redirectTo(url(options))),
    reLaunch: asApi('reLaunch', (options) => router.reLaunch(url(options))),
    switchTab: asApi('switchTab', (options) => router.switchTab(url(options))),
    navigateBack: asApi('navigateBack', ({ delta }) => router.navigateBack(delta === undefined ? 1 : Number(delta))),
    enableAlertBeforeUnload: asApi('enableAlertBeforeUnload', ({ message }) => {
      if (router.current) router.current.leaveWarning = String(message ?? '');
    }),
    disableAlertBeforeUnload: asApi('disableAlertBeforeUnload', () => {
      if (router.current) router.current.leaveWarning = null;
    }),
  };
}
