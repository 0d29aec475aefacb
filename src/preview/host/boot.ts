/** Starts the mini-program: engine, built-ins, `wx`, components, first page. The order matters at every line. */
import { addSimulatorStrip } from '../frame/simulator-strip.js';
import { createWx } from '../wx/create-wx.js';
import { installAnimations } from './animation.js';
import { createBackend } from './backend.js';
import { registerBuiltIns } from './built-ins/define.js';
import { BUILT_INS, NO_OPS } from './built-ins/index.js';
import { Chrome } from './chrome.js';
import { adapter, callSafely, type Caller, engine, type PageCaller, useSpace } from './engine.js';
import { defineTouches, receiveEvent, refuseLateClicks, watchLongPress } from './events.js';
import { PageFactory } from './page.js';
import { type Parts } from './parts.js';
import { registerComponents } from './register.js';
import { Router } from './router.js';
import { SelectorQuery } from './selector-query.js';
import { listenToKeys, markTappable, watchTappables } from './tappable.js';
import { parseLocation, UrlHistory } from './url-history.js';

type AppObject = Record<string, unknown>;

declare global {
  interface Window {
    /** What E2E tests and the frame around the phone may ask. */
    preview?: { router: Router };
  }
}

export function boot(parts: Parts): void {
  hushPackages();
  const env = new adapter.MiniProgramEnv();
  const codeSpace = env.createCodeSpace('', true);
  const space = codeSpace.getComponentSpace();
  useSpace(space);
  space.updateComponentOptions({ writeIdToDOM: true, writeFieldsToNode: false });

  const backend = createBackend({
    knownTags: new Set([...BUILT_INS.map(({ name }) => name), ...NO_OPS, ...componentTags(parts)]),
    onTapListener: markTappable,
  });
  backend.onEvent((target, type, detail, options) => receiveEvent(target as never, type, detail, options) as never);
  const associated = env.associateBackend(backend as never);
  defineTouches();
  registerBuiltIns(space, [...BUILT_INS, ...NO_OPS.map((name) => ({ name }))]);
  codeSpace.setOverallBehavior(readyBehavior(space) as never);

  codeSpace.addStyleSheet('app', 'app');
  associated.registerStyleSheetContent('app', parts.appCss);

  const chrome = new Chrome(parts);
  document.body.append(chrome.element);
  const pages = new PageFactory({ parts, associated, codeSpace, host: chrome.host });
  const router = new Router({ parts, pages, chrome, history: new UrlHistory(window) });
  chrome.connect(router);

  const app: AppObject = {};
  const wx = createWx({ router, chrome, parts, query: () => new SelectorQuery(() => router.current?.caller ?? null) });
  Object.assign(globalThis, {
    wx,
    App: (definition: AppObject) => Object.assign(app, definition),
    getApp: () => app,
    getCurrentPages: (): PageCaller[] => router.stack.map(({ caller }) => caller),
    getRegExp: (source: string, flags?: string) => new RegExp(source, flags),
    getDate: (...args: never[]) => Reflect.construct(Date, args) as Date,
    __wxsCtor: (value: unknown) => Object.prototype.toString.call(value).slice(8, -1),
    __wxConfig: { envVersion: 'browser' },
  });
  patchCallers(router);

  parts.loadApp();
  registerComponents(parts, codeSpace, associated);
  listenToKeys();
  watchLongPress();
  refuseLateClicks();
  watchTappables(chrome.host);
  window.preview = { router };
  void addSimulatorStrip(chrome.element);

  const start = parseLocation(window.location.hash) ?? { path: parts.routes[0] ?? '', query: {} };
  const launch = { ...start, scene: 1001, referrerInfo: {} };
  callSafely(() => (app['onLaunch'] as ((options: unknown) => void) | undefined)?.call(app, launch));
  callSafely(() => (app['onShow'] as ((options: unknown) => void) | undefined)?.call(app, launch));
  document.addEventListener('visibilitychange', () => followVisibility(app, router));
  router.start();
}

/** Warnings about templates of packages are for their authors; those about ours stay in the console. */
function hushPackages(): void {
  engine.addGlobalWarningListener((_message, component) => {
    const { is = '' } = typeof component === 'string' ? {} : (component as { is?: string });
    return is !== '' && !is.startsWith('miniprogram_npm/') ? undefined : false;
  });
}

/** Every tag under which some component of the mini-program is known. */
function componentTags({ components }: Parts): string[] {
  return components.flatMap(({ json }) => {
    const { usingComponents, componentGenerics } = json as Record<string, Record<string, unknown> | undefined>;
    return [...Object.keys(usingComponents ?? {}), ...Object.keys(componentGenerics ?? {})];
  });
}

/** The engine never fires `ready` by itself. */
function readyBehavior(space: { defineBehavior(definition: object): unknown }): unknown {
  return space.defineBehavior({
    is: 'preview/ready',
    lifetimes: {
      attached(this: Caller) {
        const node = this._$;
        requestAnimationFrame(() => {
          if (node.$$ === null || node.$$.isConnected) node.triggerLifetime('ready', []);
        });
      },
    },
  });
}

/** What the adapter's component instances lack or do less well. */
function patchCallers(router: Router): void {
  const { prototype } = adapter.component.ComponentCaller;
  installAnimations(prototype as never);
  Object.assign(prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(() => this);
    },
    getPageId(this: Caller) {
      return router.pageOf(this)?.caller.route ?? '';
    },
    getTabBar: () => null,
    getOpenerEventChannel(this: Caller) {
      return router.pageOf(this)?.channel ?? null;
    },
  });
}

function followVisibility(app: AppObject, router: Router): void {
  const hidden = document.visibilityState === 'hidden';
  const name = hidden ? 'onHide' : 'onShow';
  const page = router.current;
  if (hidden) page?.hide();
  callSafely(() => (app[name] as ((options: unknown) => void) | undefined)?.call(app, {}));
  if (!hidden) page?.show();
}
