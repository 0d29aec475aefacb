/** The global `wx`. What is not here is undefined, so that a program can ask for it; calling it throws and names it. */
import { createAnimation } from '../host/animation.js';
import { assetUrls } from '../host/built-ins/image.js';
import { type Chrome } from '../host/chrome.js';
import { type Caller } from '../host/engine.js';
import { type Parts } from '../host/parts.js';
import { type Router } from '../host/router.js';
import { type SelectorQuery } from '../host/selector-query.js';
import { type Api } from './answer.js';
import { deviceApi } from './device.js';
import { filesApi } from './files.js';
import { interfaceApi } from './interface.js';
import { loginApi } from './login.js';
import { navigationApi } from './navigation.js';
import { networkApi } from './network.js';
import { storageApi } from './storage.js';
import { systemApi } from './system.js';
import { viewersApi } from './viewers.js';

export interface WxOptions {
  router: Router;
  chrome: Chrome;
  parts: Parts;
  query: () => SelectorQuery;
}

export function createWx({ router, chrome, parts, query }: WxOptions): Api {
  assetUrls.current = parts.assets;
  const api: Api = {
    ...navigationApi(router),
    ...interfaceApi(router, chrome),
    ...networkApi(),
    ...filesApi(),
    ...viewersApi(),
    ...storageApi(),
    ...deviceApi(),
    ...systemApi(chrome),
    ...loginApi(router),
    createSelectorQuery: query,
    createAnimation,
    createIntersectionObserver: (component: Caller, options?: object) =>
      (component['createIntersectionObserver'] as (options?: object) => unknown).call(component, options),
    nextTick: (run: () => void) => queueMicrotask(run),
  };
  api['canIUse'] = (name: string) => Object.hasOwn(api, name.split('.')[0] ?? '');
  const told = new Set<string>();
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && !told.has(name)) {
        told.add(name);
        // eslint-disable-next-line no-console
        console.warn(`wx.${name} 在预览里没有，见 src/preview/README.md`);
      }
      return Reflect.get(target, name) as unknown;
    },
  });
}
