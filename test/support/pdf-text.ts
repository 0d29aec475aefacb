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

function textOf(streams: readonly PDFStream[], resources: PDFDict | undefined): string {
  const commands = streams.map(plain).join('\n');
  const forms = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  let glyphs = new Map<string, string>();
  let text = '';
  const operators = /\/(\S+)\s+(?:[\d.]+\s+Tf|Do)|<([0-9a-fA-F]+)>/g;
  for (const [whole, name = '', hex = ''] of commands.matchAll(operators)) {
    if (hex) text += (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs.get(glyph.toLowerCase()) ?? '\ufffd').join('');
    else if (whole.endsWith('Do')) {
      const form = forms?.lookup(PDFName.of(name));
      const isForm = form instanceof PDFRawStream && form.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
      if (isForm) text += textOf([form], form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict));
    } else glyphs = glyphsOf(resources?.lookupMaybe(PDFName.of('Font'), PDFDict), name);
  }
  return text.replace(/\s+/gu, '');
}

function glyphsOf(fonts: PDFDict | undefined, name: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  const map = fonts?.lookupMaybe(PDFName.of(name), PDFDict)?.lookup(PDFName.of('ToUnicode'));
  if (!(map instanceof PDFStream)) return glyphs;
  const utf16 = (hex: string): string =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const [, first = '', list = ''] of plain(map).matchAll(/<([0-9a-f]{4})>\s*<[0-9a-f]{4}>\s*\[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      glyphs.set(glyph, utf16(hex.replaceAll(' ', '')));
    });
  }
  return glyphs;
}

function plain(stream: PDFStream): string {
  const bytes = Buffer.from(stream.getContents());
  const isPacked = stream.dict.get(PDFName.of('Filter'))?.toString().includes('FlateDecode') ?? false;
  return (isPacked ? inflateSync(bytes) : bytes).toString('latin1');
}
