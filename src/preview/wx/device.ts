/** The phone: clipboard, camera, dialler, map, calendar. */
import { showModal } from '../host/modal.js';
import { type Api, asApi, Failure, type Options, quiet, silent } from './answer.js';
import { calendarFile } from './calendar-file.js';
import { keepFile } from './temporary-files.js';
import { save } from './viewers.js';

export function deviceApi(): Api {
  return {
    setClipboardData: asApi('setClipboardData', async ({ data }) => {
      await copy(String(data));
    }),
    getClipboardData: asApi('getClipboardData', async () => {
      try {
        return { data: await navigator.clipboard.readText() };
      } catch {
        throw new Failure('browser denied');
      }
    }),
    scanCode: asApi('scanCode', async () => {
      const content = '浏览器里不能扫码：请输入码里的内容。';
      const answer = await showModal({ title: '扫一扫', editable: true, placeholderText: content });
      if (!answer.confirm || answer.content === '') throw new Failure('cancel');
      return { result: answer.content, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' };
    }),
    makePhoneCall: asApi('makePhoneCall', async ({ phoneNumber }) => {
      const number = String(phoneNumber);
      const { confirm } = await showModal({ title: '拨打电话', content: number, confirmText: '呼叫' });
      if (!confirm) throw new Failure('cancel');
      const link = document.createElement('a');
      link.href = `tel:${number.replace(/[^\d+*#-]/g, '')}`;
      link.click();
    }),
    openLocation: asApi('openLocation', async (options) => {
      const text = addressOf(options);
      const { confirm } = await showModal({ title: '位置', content: text, confirmText: '复制', cancelText: '关闭' });
      if (confirm) await copy(text);
    }),
    addPhoneCalendar: asApi('addPhoneCalendar', (options) => addToCalendar(options)),
    addPhoneRepeatCalendar: asApi('addPhoneRepeatCalendar', (options) => addToCalendar(options)),
    getNetworkType: asApi('getNetworkType', () => network()),
    onNetworkStatusChange: (listener: (status: object) => void) => {
      const tell = (): void => listener({ isConnected: navigator.onLine, ...network() });
      networkListeners.set(listener, tell);
      for (const type of ['online', 'offline']) window.addEventListener(type, tell);
    },
    offNetworkStatusChange: (listener: (status: object) => void) => {
      const tell = networkListeners.get(listener);
      if (tell) for (const type of ['online', 'offline']) window.removeEventListener(type, tell);
    },
    ...quiet('vibrateShort', 'vibrateLong', 'setKeepScreenOn', 'setScreenBrightness'),
    ...silent('NetworkWeakChange', 'KeyboardHeightChange', 'UserCaptureScreen', 'MemoryWarning'),
  };
}

const networkListeners = new Map<unknown, () => void>();

function network(): { networkType: string } {
  return { networkType: navigator.onLine ? 'wifi' : 'none' };
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without HTTPS there is no clipboard for pages; the old way still works.
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) throw new Failure('browser denied');
  }
}

function addressOf({ name, address, latitude, longitude }: Options): string {
  return [name, address].filter(Boolean).join('，') || `${String(latitude)}, ${String(longitude)}`;
}

function addToCalendar(options: Options): void {
  const file = new File([calendarFile(options)], `${String(options['title'] ?? '提醒')}.ics`, {
    type: 'text/calendar',
  });
  save(keepFile(file), file.name);
}
