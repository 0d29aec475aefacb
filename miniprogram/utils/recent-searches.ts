/** The words searched for last, on this phone only. */
const KEY = 'recent-searches';
const MOST = 10;

export function recentSearches(): string[] {
  const stored: unknown = wx.getStorageSync(KEY);
  return Array.isArray(stored) ? (stored as string[]) : [];
}

export function rememberSearch(words: string): string[] {
  const recent = [words, ...recentSearches().filter((other) => other !== words)].slice(0, MOST);
  wx.setStorageSync(KEY, recent);
  return recent;
}

export function forgetSearches(): void {
  wx.removeStorageSync(KEY);
}
