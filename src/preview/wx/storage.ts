/** Storage of the mini-program in the browser's, under a prefix. */
import { type Api, asApi, Failure } from './answer.js';

const PREFIX = 'wx:';
/** WeChat's limit for one mini-program. */
const LIMIT_KB = 10_240;

export function storageApi(): Api {
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage: asApi('getStorage', ({ key }) => {
      const data = read(String(key));
      if (data === undefined) throw new Failure('data not found');
      return { data };
    }),
    setStorage: asApi('setStorage', ({ key, data }) => write(String(key), data)),
    removeStorage: asApi('removeStorage', ({ key }) => remove(String(key))),
    clearStorage: asApi('clearStorage', clear),
    getStorageInfo: asApi('getStorageInfo', info),
  };
}

/** What may be kept: WeChat also keeps dates, which JSON would turn into text. */
function read(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return undefined;
  try {
    const { date, data } = JSON.parse(text) as { date?: string; data?: unknown };
    return date === undefined ? data : new Date(date);
  } catch {
    return undefined;
  }
}

function write(key: string, data: unknown): void {
  if (!key) throw new Error('setStorageSync:fail parameter error: parameter.key should be String');
  const text = JSON.stringify(data instanceof Date ? { date: data.toISOString() } : { data: data ?? null });
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    throw new Error('setStorage:fail exceed storage max size 10Mb');
  }
}

function remove(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

function clear(): void {
  for (const key of info().keys) remove(key);
}

function info(): { keys: string[]; currentSize: number; limitSize: number } {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const characters = keys.reduce((sum, key) => sum + key.length + (localStorage.getItem(key) ?? '').length, 0);
  const currentSize = Math.ceil((characters * 2) / 1024);
  return { keys: keys.map((key) => key.slice(PREFIX.length)), currentSize, limitSize: LIMIT_KB };
}
