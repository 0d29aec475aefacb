/** 长辈版: large text, large targets. Follows WeChat's own font size until the user chooses. */
const KEY = 'large-text';
/** WeChat's font size (standard 16) from which the large edition is what the user wants. */
const LARGE_FROM = 20;

export function isLarge(): boolean {
  const chosen: unknown = wx.getStorageSync(KEY);
  if (typeof chosen === 'boolean') return chosen;
  return (wx.getAppBaseInfo().fontSizeSetting ?? 16) >= LARGE_FROM;
}

export function chooseLarge(large: boolean): void {
  wx.setStorageSync(KEY, large);
}
