import { beforeEach, expect, test } from '@jest/globals';
import { ApiFailure } from '../../miniprogram/api/api-failure';
import { cached, freshen, keep } from '../../miniprogram/utils/cache';

const stored = new Map<string, unknown>();
const told: string[] = [];

/** The part of WeChat that the cache uses. */
Object.assign(globalThis, {
  wx: {
    getStorageSync: (key: string) => stored.get(key) ?? '',
    removeStorageSync: (key: string) => void stored.delete(key),
    setStorage: ({ key, data }: { key: string; data: unknown }) => void stored.set(key, data),
    showToast: ({ title }: { title: string }) => void told.push(title),
  },
});

beforeEach(() => {
  stored.clear();
  told.length = 0;
});

/** What a page was shown, in order. */
async function shownBy(name: string, fetch: () => Promise<{ text: string }>): Promise<string[]> {
  const shown: string[] = [];
  await freshen(name, fetch, ({ text }) => shown.push(text)).catch((error: Error) => shown.push(`! ${error.message}`));
  return shown;
}

test('first what was read last time, then what is fresh', async () => {
  expect(await shownBy('guide', () => Promise.resolve({ text: '第一版' }))).toEqual(['第一版']);
  expect(await shownBy('guide', () => Promise.resolve({ text: '第二版' }))).toEqual(['第一版', '第二版']);
});

test('without a network the last content stays and says so', async () => {
  keep('guide', { text: '第一版' });
  const offline = () => Promise.reject(new ApiFailure(0, 'offline', '没有连上服务器'));
  expect(await shownBy('guide', offline)).toEqual(['第一版']);
  expect(told).toEqual(['网络不通，显示的是上次的内容']);
  expect(await shownBy('never read', offline)).toEqual(['! 没有连上服务器']);
});

test('what was withdrawn is told, and gone from the phone', async () => {
  keep('item', { text: '已撤回的信息' });
  const withdrawn = () => Promise.reject(new ApiFailure(404, 'not_found', '没有找到'));
  expect(await shownBy('item', withdrawn)).toEqual(['已撤回的信息', '! 没有找到']);
  expect(cached('item')).toBeNull();
});

test('sixty answers are kept, the newest; one that is too long is not', () => {
  for (let at = 1; at <= 61; at += 1) keep(`item:${at}`, { text: String(at) });
  expect([cached('item:1'), cached('item:2'), cached('item:61')]).toEqual([null, { text: '2' }, { text: '61' }]);
  keep('long', { text: '长'.repeat(200_001) });
  expect(cached('long')).toBeNull();
});
