/** What is written in a DOCX or PDF, read without the libraries that wrote it. */
import { inflateSync } from 'node:zlib';
import { openZip } from '../../src/integrations/xlsx/zip-archive.js';

/** Text for comparison: how lines and spaces fall is the renderer's. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '');

export async function docxText(bytes: Buffer): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of openZip(bytes).read('word/document.xml', 4_000_000)) pieces.push(piece);
  const document = Buffer.concat(pieces).toString('utf8');
  return [...document.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    )
    .join('');
}

/** One text a page, in the order of drawing; of a PDF with one font whose glyphs are told by a ToUnicode map. */
export function pdfPages(bytes: Buffer): string[] {
  const objects = [...bytes.toString('latin1').matchAll(/\d+ 0 obj\n([\s\S]*?)endobj/g)].map(([, body = '']) => body);
  const streams = objects.flatMap((body) => {
    const found = /stream\n([\s\S]*?)\nendstream/.exec(body);
    if (!found) return [];
    const raw = Buffer.from(found[1] ?? '', 'latin1');
    if (!body.includes('/FlateDecode')) return [raw.toString('latin1')];
    try {
      return [inflateSync(raw).toString('latin1')];
    } catch {
      return [];
    }
  });
  const glyphs = new Map<string, string>();
  for (const map of streams.filter((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar')))
    readMap(map, glyphs);
  return streams
    .filter((stream) => /\]\s*TJ|>\s*Tj/.test(stream))
    .map((stream) =>
      [...stream.matchAll(/<([0-9a-fA-F]+)>/g)]
        .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
        .map((glyph) => glyphs.get(glyph.toLowerCase()) ?? '\ufffd')
        .join(''),
    );
}

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

function readMap(map: string, glyphs: Map<string, string>): void {
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*\[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      glyphs.set(glyph, utf16(hex.replaceAll(' ', '')));
    });
  }
}

/** `— 1 —` at the foot of each page, which the letter's text does not hold. */
export const withoutPageNumbers = (pages: readonly string[]): string => squeezed(pages.join('')).replace(/—\d+—/g, '');
