/** What a mini-program asks about the phone, WeChat and itself. */
import { type Chrome } from '../host/chrome.js';
import { parseLocation } from '../host/url-history.js';
import { type Api, asApi, quiet, silent } from './answer.js';

/** The base library whose behaviour the preview follows. */
const LIBRARY = '3.8.0';
const WECHAT = '8.0.55';
const FONT_SIZE = 17;

export function systemApi(chrome: Chrome): Api {
  const windowInfo = (): object => {
    const { clientWidth, clientHeight } = chrome.host;
    const width = chrome.element.clientWidth || window.innerWidth;
    const height = chrome.element.clientHeight || window.innerHeight;
    return {
      ...{ pixelRatio: window.devicePixelRatio, screenWidth: width, screenHeight: height, statusBarHeight: 0 },
      ...{ windowWidth: clientWidth || width, windowHeight: clientHeight || height, screenTop: height - clientHeight },
      safeArea: { left: 0, right: width, top: 0, bottom: height, width, height },
    };
  };
  const systemInfo = (): object => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() });
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: asApi('getSystemInfoAsync', systemInfo),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => {
      const names = ['album', 'bluetooth', 'camera', 'location', 'microphone', 'notification', 'phoneCalendar'];
      return Object.fromEntries(names.map((name) => [`${name}Authorized`, 'authorized']));
    },
    getMenuButtonBoundingClientRect: () => {
      const right = (chrome.element.clientWidth || window.innerWidth) - 7;
      return { width: 87, height: 32, top: 6, bottom: 38, left: right - 87, right };
    },
    getAccountInfoSync: () => ({ miniProgram: { appId: 'browser', envVersion: 'browser', version: '' } }),
    getLaunchOptionsSync: launchOptions,
    getEnterOptionsSync: launchOptions,
    getSetting: asApi('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    env: { USER_DATA_PATH: 'blob:usr' },
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: object) => void) => queueMicrotask(() => listener({ hasUpdate: false })),
      onUpdateReady: () => {},
      onUpdateFailed: () => {},
      applyUpdate: () => window.location.reload(),
    }),
    getLogManager: () => quietLog(),
    getRealtimeLogManager: () => quietLog(),
    getPerformance: () => ({
      now: () => performance.now(),
      mark: () => {},
      createObserver: () => ({ observe: () => {} }),
    }),
    ...quiet('authorize', 'openSetting', 'setEnableDebug', 'openAppAuthorizeSetting', 'openSystemBluetoothSetting'),
    ...silent('ThemeChange', 'WindowResize', 'MenuButtonBoundingClientRectWeightChange', 'AppShow', 'AppHide', 'Error'),
    ...silent('PageNotFound', 'UnhandledRejection', 'AudioInterruptionBegin', 'AudioInterruptionEnd'),
    reportEvent: () => {},
    reportAnalytics: () => {},
    preloadAssets: () => {},
  };
}

function deviceInfo(): object {
  const platform = /iPhone|iPad/.test(navigator.userAgent)
    ? 'ios'
    : /Android/.test(navigator.userAgent)
      ? 'android'
      : 'devtools';
  return { brand: 'browser', model: 'browser', system: navigator.platform, platform, abi: '', benchmarkLevel: -1 };
}

/** Without WeChat's own slider for the size of text the browser's default size says it: 16 px is normal. */
function appBaseInfo(): object {
  const own = Number.parseFloat(
    window.getComputedStyle(document.documentElement).getPropertyValue('--mp-system-font') || '',
  );
  const scale = (Number.isFinite(own) && own > 0 ? own : browserFontSize()) / 16;
  return {
    ...{ SDKVersion: LIBRARY, version: WECHAT, language: 'zh_CN', theme: 'light', enableDebug: false },
    ...{
      fontSizeSetting: Math.round(FONT_SIZE * scale),
      fontSizeScaleFactor: scale,
      host: { env: 'WeChat', appId: '' },
    },
  };
}

let measured: number | null = null;

function browserFontSize(): number {
  if (measured !== null) return measured;
  const probe = document.createElement('div');
  probe.style.cssText = 'font-size:medium;position:absolute;visibility:hidden';
  document.documentElement.append(probe);
  measured = Number.parseFloat(window.getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  return measured;
}

const launched = parseLocation(window.location.hash);

function launchOptions(): object {
  return { path: launched?.path ?? '', query: launched?.query ?? {}, scene: 1001, referrerInfo: {}, shareTicket: '' };
}

function quietLog(): object {
  return Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug', 'setFilterMsg', 'addFilterMsg'].map((name) => [name, () => {}]),
  );
}
