/** Units of WXSS that arrive at run time, in `style` attributes. The build converts those in sheets. */

const UNIT = /(-?\d*\.?\d+)(rpx|vh|vw)\b/g;

/**
 * `rpx` is 1/750 of the width of the phone; `vh` and `vw` are parts of the page's area, which is smaller than the browser's
 * window. The host keeps `--rpx`, `--vh` and `--vw` up to date.
 */
export function convertUnits(style: unknown): string {
  return String(style).replace(
    UNIT,
    (_all, amount: string, unit: string) => `calc(var(--${unit}) * ${Number(amount)})`,
  );
}

/** @returns CSS pixels of a length such as `20rpx`, `20px` or `20` */
export function toPixels(length: unknown): number {
  const [, amount = '0', unit] = /^\s*(-?\d*\.?\d+)(rpx|px)?/.exec(String(length ?? '')) ?? [];
  return unit === 'rpx' ? (Number(amount) * phoneWidth()) / 750 : Number(amount);
}

export function phoneWidth(): number {
  return document.querySelector('.mp-app')?.clientWidth || window.innerWidth;
}
