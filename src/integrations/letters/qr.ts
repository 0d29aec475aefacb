import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';

// In Node since 20.15, not yet in its types of version 20.
const crc32 = zlibCrc32 as (data: Uint8Array) => number;

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
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of one bit a pixel, with the quiet zone: small enough to be written without an image library. */
export function qrPng(text: string): Buffer {
  const modules = qrModules(text);
  const side = (modules.length + 2 * QUIET) * SCALE;
  const rowBytes = Math.ceil(side / 8);
  // Every row begins with its filter (none); 1 is light.
  const rows = Buffer.alloc((rowBytes + 1) * side, 0xff);
  for (let y = 0; y < side; y += 1) {
    const start = y * (rowBytes + 1);
    rows[start] = 0;
    const line = modules[Math.floor(y / SCALE) - QUIET] ?? [];
    line.forEach((dark, x) => {
      // A module is as wide as a byte has bits.
      if (dark) rows[start + 1 + x + QUIET] = 0;
    });
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit of grey; deflate, no filter method but the first, not interlaced.
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
