import qrcode from 'qrcode-generator';
import sharp from 'sharp';

/** Rows of dark (true) and light modules, without the quiet zone. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_cell, column) => code.isDark(row, column)),
  );
}

const QUIET = 4;
const SCALE = 8;

export async function qrPng(text: string): Promise<Buffer> {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET;
  const pixels = Buffer.alloc(side * side, 255);
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pixels[(y + QUIET) * side + x + QUIET] = 0;
    }),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(side * SCALE, side * SCALE, { kernel: 'nearest' })
    .png()
    .toBuffer();
}
