/** Pictures: whole, upright, and without what the camera wrote beside them. */
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { fileInspector } from '../../../src/integrations/files/file-inspector.js';
import { jpegFile, pngFile, zipFile } from '../../support/files.js';
import { exif, withChunk, withSegment } from '../../support/hostile-files.js';

const inspector = fileInspector();
const TEN_MB = 10_485_760;
const inspect = async (content: Buffer) => (await inspector.inspect('照片', content, TEN_MB)).content;
const refusedAs = (kind: string) => ({ code: 'file_refused', details: { kind } });

const COLOURS = { R: [220, 30, 30], G: [30, 200, 30], B: [30, 30, 220], W: [250, 250, 250] } as const;
type Colour = keyof typeof COLOURS;

/** 64 × 32 pixels in four quarters: red, green above blue, white. */
async function quarters(format: 'jpeg' | 'png'): Promise<Buffer> {
  const pixels = Buffer.alloc(64 * 32 * 3);
  for (let y = 0; y < 32; y += 1) {
    for (let x = 0; x < 64; x += 1) {
      const colour: Colour = y < 16 ? (x < 32 ? 'R' : 'G') : x < 32 ? 'B' : 'W';
      Buffer.from(COLOURS[colour]).copy(pixels, (y * 64 + x) * 3);
    }
  }
  const picture = sharp(pixels, { raw: { width: 64, height: 32, channels: 3 } });
  return await (
    format === 'jpeg' ? picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }) : picture.png()
  ).toBuffer();
}

/** The colours in the middle of the four quarters, line by line. */
async function seen(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const offset = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * info.channels;
    const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 60;
    const found = (Object.keys(COLOURS) as Colour[]).find((name) =>
      COLOURS[name].every((wanted, channel) => near(data[offset + channel] as number, wanted)),
    );
    return found ?? '?';
  };
  return `${info.width}x${info.height} ${at(0.25, 0.25)}${at(0.75, 0.25)}/${at(0.25, 0.75)}${at(0.75, 0.75)}`;
}

describe('upright, as it was seen (EXIF 2.3, Orientation)', () => {
  test.each([
    [1, '64x32 RG/BW'],
    [2, '64x32 GR/WB'],
    [3, '64x32 WB/GR'],
    [4, '64x32 BW/RG'],
    [5, '32x64 RB/GW'],
    [6, '32x64 BR/WG'],
    [7, '32x64 WG/BR'],
    [8, '32x64 GW/RB'],
  ])('orientation %d', async (orientation, expected) => {
    const content = await inspect(withSegment(await quarters('jpeg'), 0xe1, exif(orientation)));
    expect(await seen(content)).toBe(expected);
    expect((await sharp(content).metadata()).orientation ?? 1).toBe(1);
    expect(content.includes('Exif')).toBe(false);
  });

  test('a PNG too', async () => {
    const content = await inspect(withChunk(await quarters('png'), 'eXIf', exif(6).subarray(6)));
    expect(await seen(content)).toBe('32x64 BR/WG');
    expect(content.includes('eXIf')).toBe(false);
  });

  test.each([0, 9])('orientation %d does not exist: the picture stays as it is', async (orientation) => {
    expect(await seen(await inspect(withSegment(await quarters('jpeg'), 0xe1, exif(orientation))))).toBe('64x32 RG/BW');
  });
});

describe('what was written beside the picture is gone', () => {
  test('of a JPEG: EXIF with the place, XMP, IPTC, comments; the picture is the same byte by byte', async () => {
    const plain = jpegFile();
    let told = withSegment(plain, 0xe1, exif(1));
    told = withSegment(told, 0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>author</x:xmpmeta>'));
    told = withSegment(told, 0xed, Buffer.from('Photoshop 3.0\0caption'));
    told = withSegment(told, 0xfe, Buffer.from('a comment'));
    told = withSegment(told, 0xe2, Buffer.from('FPXR\0something'));
    const content = await inspect(told);
    expect(content.toString('hex')).toBe(plain.toString('hex'));
    for (const word of ['Camera-Marker', '31.2304N', 'author', 'caption', 'comment', 'FPXR']) {
      expect(told.includes(word)).toBe(true);
      expect(content.includes(word)).toBe(false);
    }
  });

  test('the colour profile stays, also when the picture is turned', async () => {
    const wide = await sharp(await quarters('jpeg'))
      .withIccProfile('p3')
      .jpeg({ quality: 95 })
      .toBuffer();
    const profile = (await sharp(wide).metadata()).icc;
    expect(profile?.length).toBeGreaterThan(100);
    for (const orientation of [1, 6]) {
      const content = await inspect(withSegment(wide, 0xe1, exif(orientation)));
      expect((await sharp(content).metadata()).icc?.equals(profile as Buffer)).toBe(true);
    }
  });

  test('of a PNG: texts, time, EXIF; what decides the colours stays', async () => {
    const plain = withChunk(pngFile(), 'gAMA', Buffer.from([0, 0, 0xb1, 0x8f]));
    let told = withChunk(plain, 'tEXt', Buffer.from('Author\0Camera-Marker'));
    told = withChunk(told, 'iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x/>'));
    told = withChunk(told, 'zTXt', Buffer.from('Comment\0\0packed'));
    told = withChunk(told, 'tIME', Buffer.from('07ea0302080000', 'hex'));
    told = withChunk(told, 'eXIf', exif(1).subarray(6));
    expect((await inspect(told)).toString('hex')).toBe(plain.toString('hex'));
  });
});

describe('behind the end', () => {
  test.each([
    ['JPEG', jpegFile()],
    ['PNG', pngFile()],
  ])('of a %s: nothing but zeros, which are not kept', async (_kind, picture) => {
    expect((await inspect(Buffer.concat([picture, Buffer.alloc(512)]))).equals(picture)).toBe(true);
    for (const more of [Buffer.from('x'), Buffer.concat([Buffer.alloc(512), Buffer.from([1])])]) {
      await expect(inspect(Buffer.concat([picture, more]))).rejects.toMatchObject(refusedAs('data_after_end'));
    }
  });

  test('previews that a phone announces are whole pictures, and are not kept', async () => {
    const announced = withSegment(jpegFile(), 0xe2, Buffer.from('MPF\0II*\0'));
    expect((await inspect(Buffer.concat([announced, jpegFile(), jpegFile()]))).equals(jpegFile())).toBe(true);
    await expect(inspect(Buffer.concat([jpegFile(), jpegFile()]))).rejects.toMatchObject(refusedAs('data_after_end'));
    const film = Buffer.concat([announced, jpegFile(), Buffer.from('\0\0\0\u0018ftypmp42')]);
    await expect(inspect(film)).rejects.toMatchObject(refusedAs('data_after_end'));
  });
});

describe('an archive in a picture is refused, wherever it is', () => {
  const archive = zipFile({ 'run.js': 'alert(1)' });
  test.each([
    ['behind a JPEG', Buffer.concat([jpegFile(), archive])],
    ['in a comment of a JPEG', withSegment(jpegFile(), 0xfe, archive)],
    ['in the EXIF of a JPEG', withSegment(jpegFile(), 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), archive]))],
    ['behind a PNG', Buffer.concat([pngFile(), archive])],
    ['in a text of a PNG', withChunk(pngFile(), 'tEXt', archive)],
    ['RAR behind a JPEG', Buffer.concat([jpegFile(), Buffer.from('Rar!\u001a\u0007\u0001\0', 'latin1')])],
    ['7z behind a PNG', Buffer.concat([pngFile(), Buffer.from('377abcaf271c0004', 'hex')])],
  ])('%s', async (_where, picture) => {
    await expect(inspect(picture)).rejects.toMatchObject(refusedAs('hidden_archive'));
  });

  test('four bytes that only look like one are none', async () => {
    expect(await inspect(withSegment(jpegFile(), 0xfe, Buffer.from('PK\u0003\u0004 PK\u0005\u0006')))).toEqual(
      jpegFile(),
    );
  });
});

describe('damaged', () => {
  test('a JPEG cut off anywhere', async () => {
    const picture = await quarters('jpeg');
    for (const length of [picture.length - 1, picture.length - 2, Math.floor(picture.length / 2), 30, 4]) {
      await expect(inspect(picture.subarray(0, length))).rejects.toMatchObject(refusedAs('damaged_picture'));
    }
  });

  test('a JPEG whose data stop in the middle, though its end mark is there', async () => {
    const picture = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    const half = Buffer.concat([picture.subarray(0, picture.length / 2), Buffer.from('ffd9', 'hex')]);
    await expect(inspect(half)).rejects.toMatchObject(refusedAs('damaged_picture'));
  });

  test('a PNG cut off anywhere, with a wrong sum, or without a picture', async () => {
    const picture = await quarters('png');
    for (const length of [picture.length - 1, picture.length - 12, Math.floor(picture.length / 2), 20]) {
      await expect(inspect(picture.subarray(0, length))).rejects.toMatchObject(refusedAs('damaged_picture'));
    }
    const changed = Buffer.from(picture);
    changed[60] = (changed[60] as number) ^ 1;
    await expect(inspect(changed)).rejects.toMatchObject(refusedAs('damaged_picture'));
    const empty = Buffer.concat([picture.subarray(0, 33), Buffer.from('0000000049454e44ae426082', 'hex')]);
    await expect(inspect(empty)).rejects.toMatchObject(refusedAs('damaged_picture'));
  });

  test('a PNG with a chunk that must be understood and is not', async () => {
    await expect(inspect(withChunk(pngFile(), 'EVIL', Buffer.alloc(4)))).rejects.toMatchObject(
      refusedAs('damaged_picture'),
    );
  });
});

describe('size', () => {
  /** A PNG of one colour: its file is small however large it is. */
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false } as never)
      .png({ palette: true, colours: 2 })
      .toBuffer();

  test('65 million pixels are shown, more are refused before they are decoded', async () => {
    const fits = await blank(10_000, 6_500);
    expect((await inspect(fits)).length).toBeGreaterThan(100);
    const tooLarge = await blank(10_000, 6_501);
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    await expect(inspect(tooLarge)).rejects.toMatchObject(refusedAs('picture_too_large'));
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
  }, 60_000);
});
