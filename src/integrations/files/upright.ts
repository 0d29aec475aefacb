/** What needs the pixels of a picture: whether it can be shown at all, and turning it upright. Everything else is done byte by byte. */
import sharp from 'sharp';
import { MAX_PIXELS } from './picture.js';
import { refusal } from './refusals.js';

// Every picture is seen once: nothing to remember, and one thread leaves the others to the server.
sharp.cache(false);
sharp.concurrency(1);

/** One picture at a time: decoded, it is fifty times its file. */
let previous: Promise<unknown> = Promise.resolve();

function afterPrevious<T>(work: () => Promise<T>): Promise<T> {
  const result = previous.then(work);
  previous = result.catch(() => undefined);
  return result;
}

const THUMBNAIL = 32;
/** From the best on; a lower one only when the file would become larger than what may be uploaded. */
const JPEG_QUALITIES = [92, 85, 75] as const;
/** What a decoder only warns of but nobody could read: data that stop in the middle. */
const CUT_OFF = /premature end|end of (image|stream|file)|truncated/i;

type Strictness = 'error' | 'warning';

/** @throws AppError `file_refused` when it cannot be decoded to its end */
export async function assertShowable(picture: Buffer): Promise<void> {
  await afterPrevious(async () => {
    try {
      await thumbnail(picture, 'warning');
    } catch (warning) {
      // Cameras write small faults that every viewer overlooks.
      if (warning instanceof Error && CUT_OFF.test(warning.message)) throw refusal('damaged_picture', warning);
      await thumbnail(picture, 'error').catch((error: unknown) => {
        throw refusal('damaged_picture', error);
      });
    }
  });
}

async function thumbnail(picture: Buffer, failOn: Strictness): Promise<void> {
  await sharp(picture, { failOn, limitInputPixels: MAX_PIXELS }).resize(THUMBNAIL, THUMBNAIL).raw().toBuffer();
}

/**
 * The picture as it was held. Of what stood beside the pixels only the colour profile comes along.
 * @param picture with its EXIF, which says how to turn it
 */
export async function turnUpright(
  picture: Buffer,
  { format, maxBytes }: { format: 'jpeg' | 'png'; maxBytes: number },
): Promise<Buffer> {
  return await afterPrevious(async () => {
    for (const quality of format === 'jpeg' ? JPEG_QUALITIES : [100]) {
      const turned = await render(picture, format, quality);
      if (turned.length <= maxBytes) return turned;
    }
    throw refusal('picture_too_large');
  });
}

async function render(picture: Buffer, format: 'jpeg' | 'png', quality: number): Promise<Buffer> {
  const upright = sharp(picture, { failOn: 'error', limitInputPixels: MAX_PIXELS }).autoOrient().keepIccProfile();
  try {
    return await (format === 'jpeg' ? upright.jpeg({ quality }) : upright.png()).toBuffer();
  } catch (error) {
    throw refusal('damaged_picture', error);
  }
}
