/** What the checks of JPEG and PNG have in common. */
import { refusal } from './refusals.js';

/** 64 megapixels of a phone fit, a picture made to exhaust memory does not: decoded, three bytes each. */
export const MAX_PIXELS = 65_000_000;

export interface CheckedPicture {
  width: number;
  height: number;
  /** EXIF: 1 is upright. */
  orientation: number;
  /** Without anything but the picture. */
  clean: Buffer;
}

/** @throws AppError `file_refused` */
export function assertSize({ width, height }: Pick<CheckedPicture, 'width' | 'height'>): void {
  if (width * height > MAX_PIXELS) throw refusal('picture_too_large');
}

/** Nothing, or zeros as some cameras write to fill a block: no place to hide anything. */
export function isPadding(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
