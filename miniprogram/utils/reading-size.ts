/** Size of the text that is read, chosen by A- and A+ on an item or a report and kept; beside 长辈版, which is for everything. */
const KEY = 'reading-size';
/** rpx */
const SIZES = [30, 34, 40, 46, 54, 62] as const;
const USUAL = 1;
const USUAL_LARGE = 3;

export interface ReadingSize {
  size: number;
  canShrink: boolean;
  canGrow: boolean;
}

export function readingSize(large: boolean): ReadingSize {
  const at = placeOf(large);
  return { size: SIZES[at] ?? SIZES[USUAL], canShrink: at > 0, canGrow: at < SIZES.length - 1 };
}

export function changeReadingSize(large: boolean, step: 1 | -1): ReadingSize {
  wx.setStorageSync(KEY, Math.min(Math.max(placeOf(large) + step, 0), SIZES.length - 1));
  return readingSize(large);
}

function placeOf(large: boolean): number {
  const stored: unknown = wx.getStorageSync(KEY);
  return typeof stored === 'number' ? stored : large ? USUAL_LARGE : USUAL;
}
