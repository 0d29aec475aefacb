/**
 * What somebody has typed and not yet sent, kept on this phone until it is: a call, a kill or a dead battery loses nothing.
 * Never an identity number. Goes when it is sent and when he logs out.
 */
const PREFIX = 'typed:';

export function keepTyped(name: string, value: object): void {
  // A full storage costs no more than the safety net.
  wx.setStorage({ key: PREFIX + name, data: value, fail: () => {} });
}

export function typed<T extends object>(name: string): T | null {
  const stored: unknown = wx.getStorageSync(PREFIX + name);
  return stored ? (stored as T) : null;
}

export function forgetTyped(name: string): void {
  wx.removeStorageSync(PREFIX + name);
}

/** Choices of how to read, and the index of public answers: they tell nothing of a person. */
const IMPERSONAL = ['large-text', 'reading-size', 'agency', 'cache-names'];

/** Removes everything from the phone that tells of a person, the session too. */
export function forgetPersonal(): void {
  for (const key of wx.getStorageInfoSync().keys) {
    if (!IMPERSONAL.includes(key) && !key.startsWith('cache:')) wx.removeStorageSync(key);
  }
}
