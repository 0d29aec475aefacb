/** What was read last time, shown at once while the fresh answer comes. Public answers only: nothing personal stays on the phone. */
import { ApiFailure } from '../api/api-failure';

const PREFIX = 'cache:';
const NAMES_KEY = 'cache-names';
/** The newest answers that are kept: the phone's storage also holds the draft of an application. */
const MOST = 60;
/** Characters; a longer answer is fetched each time. */
const LONGEST = 200_000;

export function cached<T>(name: string): T | null {
  const stored: unknown = wx.getStorageSync(PREFIX + name);
  return stored ? (stored as T) : null;
}

export function keep(name: string, value: object): void {
  if (JSON.stringify(value).length > LONGEST) return;
  const names = [name, ...namesKept().filter((other) => other !== name)];
  for (const old of names.slice(MOST)) wx.removeStorageSync(PREFIX + old);
  // A full storage only means that nothing is shown at once next time.
  wx.setStorage({ key: NAMES_KEY, data: names.slice(0, MOST), fail: () => {} });
  wx.setStorage({ key: PREFIX + name, data: value, fail: () => {} });
}

function namesKept(): string[] {
  const stored: unknown = wx.getStorageSync(NAMES_KEY);
  return Array.isArray(stored) ? (stored as string[]) : [];
}

/**
 * Shows what is cached, then what is fresh. @param put called once or twice
 * @throws ApiFailure where nothing was cached, and where the server says that there is nothing (any more): what was withdrawn is
 * not shown from the phone
 */
export async function freshen<T extends object>(
  name: string,
  fetch: () => Promise<T>,
  put: (value: T) => void,
): Promise<void> {
  const before = cached<T>(name);
  if (before) put(before);
  try {
    const value = await fetch();
    keep(name, value);
    put(value);
  } catch (error) {
    const isRefused = error instanceof ApiFailure && !error.isPassing;
    if (isRefused) wx.removeStorageSync(PREFIX + name);
    if (!before || isRefused) throw error;
    wx.showToast({ title: '网络不通，显示的是上次的内容', icon: 'none', duration: 3_000 });
  }
}
