/** What was read last time, shown at once while the fresh answer comes. Public answers only: nothing personal stays on the phone. */
const PREFIX = 'cache:';

export function cached<T>(name: string): T | null {
  const stored: unknown = wx.getStorageSync(PREFIX + name);
  return stored ? (stored as T) : null;
}

export function keep(name: string, value: object): void {
  // A full storage only means that nothing is shown at once next time.
  wx.setStorage({ key: PREFIX + name, data: value, fail: () => {} });
}

/**
 * Shows what is cached, then what is fresh. @param put called once or twice
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
    if (!before) throw error;
    wx.showToast({ title: '网络不通，显示的是上次的内容', icon: 'none', duration: 3_000 });
  }
}
