/** What can be read on each page of a PDF, labels that were put on it included. */
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from 'pdf-lib';

export async function pdfTexts(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  return document.getPages().map(({ node }) => {
    const contents = node.Contents();
    const streams =
      contents instanceof PDFArray
        ? contents.asArray().map((_, index) => contents.lookup(index, PDFStream))
        : contents
          ? [contents]
          : [];
    return textOf(streams, node.Resources());
  });
}

/** The characters of a font by code, and how many digits a code has where it is drawn. */
interface Glyphs {
  digits: number;
  characters: Map<string, string>;
}

function textOf(streams: readonly PDFStream[], resources: PDFDict | undefined): string {
  // What is said of a run of glyphs beside it would be taken for glyphs.
  const commands = streams
    .map(plain)
    .join('\n')
    .replace(/\/ActualText\s*<[^>]*>/g, '');
  const forms = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
  let glyphs: Glyphs = { digits: 4, characters: new Map() };
  let text = '';
  const operators = /\/(\S+)\s+(?:[\d.]+\s+Tf|Do)|<([0-9a-fA-F]+)>/g;
  for (const [whole, name = '', hex = ''] of commands.matchAll(operators)) {
    if (hex)
      text += codesOf(hex, glyphs.digits)
        .map((code) => glyphs.characters.get(code) ?? '\ufffd')
        .join('');
    else if (whole.endsWith('Do')) {
      const form = forms?.lookup(PDFName.of(name));
      const isForm = form instanceof PDFRawStream && form.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
      if (isForm) text += textOf([form], form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict));
    } else glyphs = glyphsOf(fonts?.lookupMaybe(PDFName.of(name), PDFDict));
  }
  // A browser's font names radicals where the characters that look like them are meant.
  return text.replace(/\s+/gu, '').replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'));
}

const codesOf = (hex: string, digits: number): string[] =>
  hex.toLowerCase().match(new RegExp(`.{${digits}}`, 'g')) ?? [];
const utf16 = (hex: string): string => codesOf(hex.replaceAll(' ', ''), 4).map(unitOf).join('');
const unitOf = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

function glyphsOf(font: PDFDict | undefined): Glyphs {
  const digits = font?.get(PDFName.of('Subtype')) === PDFName.of('Type0') ? 4 : 2;
  const characters = new Map<string, string>();
  const map = font?.lookup(PDFName.of('ToUnicode'));
  if (!(map instanceof PDFStream)) return { digits, characters };
  const put = (code: number, character: string): void =>
    void characters.set(code.toString(16).padStart(digits, '0'), character);
  const parts = plain(map).matchAll(/beginbf(char|range)([\s\S]*?)endbf/g);
  for (const [, kind, lines = ''] of parts) {
    if (kind === 'char') {
      for (const [, code = '', hex = ''] of lines.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f ]+)>/gi)) {
        put(Number.parseInt(code, 16), utf16(hex));
      }
      continue;
    }
    const ranges = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:\[([^\]]*)\]|<([0-9a-f ]+)>)/gi;
    for (const [, from = '', to = '', list = '', start = ''] of lines.matchAll(ranges)) {
      const first = Number.parseInt(from, 16);
      const each = [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = '']) => utf16(hex));
      for (let code = first; code <= Number.parseInt(to, 16); code += 1) {
        const at = code - first;
        put(code, each[at] ?? String.fromCharCode(Number.parseInt(start, 16) + at));
      }
    }
  }
  return { digits, characters };
}

function plain(stream: PDFStream): string {
  const bytes = Buffer.from(stream.getContents());
  const isPacked = stream.dict.get(PDFName.of('Filter'))?.toString().includes('FlateDecode') ?? false;
  return (isPacked ? inflateSync(bytes) : bytes).toString('latin1');
}
