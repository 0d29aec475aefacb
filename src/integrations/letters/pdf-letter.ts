import PDFDocument from 'pdfkit';
import { type LetterBlock, type LetterModel, type RenderOptions } from '../../ports/letter-renderer.js';
import { LETTERHEAD_GAP, LINE, NAME_SHARE, PAGE, QR_SIZE, RED, SEAL_LINES, SIZE } from './page.js';
import { qrModules } from './qr.js';

const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const BOTTOM = PAGE.height - PAGE.bottom;
const CELL_PADDING = 6;
const INDENTED = { indent: 2 * SIZE.body } as const;

/** @param font TrueType file; only the characters that occur are put into the PDF */
export function pdfLetter(font: Buffer, model: LetterModel, { createdAt, author }: RenderOptions): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: model.title, Author: author, CreationDate: createdAt, ModDate: createdAt },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces))).on('error', reject);
  });
  doc.registerFont('body', font);
  doc.font('body');
  model.blocks.forEach((block, index) => draw(doc, block, model.blocks[index + 1]));
  numberPages(doc);
  doc.end();
  return done;
}

type Doc = PDFKit.PDFDocument;

/** A line of its own height, whatever the font's. */
function write(doc: Doc, text: string, size: number, line: number, options: PDFKit.Mixins.TextOptions = {}): void {
  doc.fontSize(size);
  const lineGap = line - doc.currentLineHeight(true);
  doc.text(text, PAGE.left, doc.y, { width: WIDTH, lineGap, ...options });
}

/** @param next what follows: some of it does not stand alone on a page */
function draw(doc: Doc, block: LetterBlock, next: LetterBlock | undefined): void {
  const paragraph = (text: string): void => {
    breakWell(doc, text, block.kind === 'paragraph' ? next : undefined);
    write(doc, text, SIZE.body, LINE, INDENTED);
  };
  switch (block.kind) {
    case 'letterhead':
      doc.fillColor(`#${RED}`);
      write(doc, block.text, SIZE.letterhead, 1.6 * SIZE.letterhead, { align: 'center', characterSpacing: 2 });
      doc.fillColor('black');
      doc.y += LETTERHEAD_GAP;
      // The red line stands below the number where there is one.
      if (next?.kind !== 'number') redLine(doc);
      return;
    case 'number': {
      write(doc, block.text, SIZE.body, LINE, { align: 'center' });
      return redLine(doc);
    }
    case 'title':
      doc.y += LINE / 2;
      write(doc, block.text, SIZE.title, 1.6 * SIZE.title, { align: 'center' });
      doc.y += LINE / 2;
      return;
    case 'addressee':
      return write(doc, block.text, SIZE.body, LINE);
    case 'paragraph':
      return paragraph(block.text);
    case 'list':
      return block.items.forEach((item) => paragraph(item));
    case 'table':
      return table(doc, block.rows);
    case 'signature':
      return signature(doc, block.agency, block.date);
    case 'notes':
      doc.y += LINE / 2;
      return block.items.forEach((item) => write(doc, item, SIZE.notes, 1.6 * SIZE.notes));
    case 'qr':
      return qr(doc, block.text, block.caption);
  }
}

/** What has to be on the page of a paragraph's last lines: the signature, or the picture that it speaks of. */
function tailOf(next: LetterBlock | undefined): number {
  if (next?.kind === 'signature') return (SEAL_LINES + 2) * LINE;
  return next?.kind === 'qr' ? QR_SIZE + 2 * LINE : 0;
}

/** So that neither the first nor the last line of a paragraph stands alone on a page, nor a signature without text; a slip is not cut. */
function breakWell(doc: Doc, text: string, next: LetterBlock | undefined): void {
  doc.fontSize(SIZE.body);
  const lineGap = LINE - doc.currentLineHeight(true);
  const lines = Math.round(doc.heightOfString(text, { width: WIDTH, lineGap, ...INDENTED }) / LINE);
  // A hair of tolerance: heights are sums of fractions.
  const room = Math.floor((BOTTOM - doc.y + 0.5) / LINE);
  if (lines + Math.ceil(tailOf(next) / LINE) <= room) return;
  const isSlip = next?.kind === 'qr';
  const here = isSlip ? 0 : lines <= room ? lines - 2 : lines === room + 1 ? room - 1 : room;
  if (here >= 2) doc.page.margins.bottom += (room - here) * LINE;
  else if (doc.y > PAGE.top) doc.addPage();
}

function redLine(doc: Doc): void {
  const y = doc.y + 2;
  doc
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + WIDTH, y)
    .lineWidth(1.5)
    .stroke(`#${RED}`);
  doc.y = y + 6;
}

/** Name and day stay together, with room for the seal; four characters from the right edge. */
function signature(doc: Doc, agency: string, date: string): void {
  ensure(doc, (SEAL_LINES + 2) * LINE);
  doc.y += SEAL_LINES * LINE;
  const width = WIDTH - 4 * SIZE.body;
  for (const text of [agency, date]) write(doc, text, SIZE.body, LINE, { align: 'right', width });
}

function table(doc: Doc, rows: readonly string[][]): void {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return;
  // A table of two columns is names and contents.
  const widths =
    columns === 2
      ? [NAME_SHARE * WIDTH, (1 - NAME_SHARE) * WIDTH]
      : Array.from({ length: columns }, () => WIDTH / columns);
  doc.fontSize(SIZE.table).y += CELL_PADDING;
  const lineGap = 1.5 * SIZE.table - doc.currentLineHeight(true);
  for (const row of rows) {
    doc.fontSize(SIZE.table);
    const heights = row.map((cell, index) =>
      doc.heightOfString(cell || ' ', { width: (widths[index] ?? 0) - 2 * CELL_PADDING, lineGap }),
    );
    const height = Math.max(LINE, Math.max(...heights) + 2 * CELL_PADDING);
    ensure(doc, height);
    const top = doc.y;
    let left: number = PAGE.left;
    row.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      doc.rect(left, top, width, height).lineWidth(0.75).stroke('black');
      if (cell !== '')
        doc.text(cell, left + CELL_PADDING, top + (height - (heights[index] ?? 0) + lineGap) / 2, {
          width: width - 2 * CELL_PADDING,
          lineGap,
        });
      left += width;
    });
    doc.y = top + height;
  }
  doc.y += CELL_PADDING;
}

function qr(doc: Doc, text: string, caption: string): void {
  ensure(doc, QR_SIZE + 2 * LINE);
  const modules = qrModules(text);
  const side = QR_SIZE / modules.length;
  const left = PAGE.left + (WIDTH - QR_SIZE) / 2;
  const top = doc.y + LINE / 2;
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      // A hair wider than its place, or viewers draw white lines between the modules.
      if (dark) doc.rect(left + x * side, top + y * side, side + 0.1, side + 0.1);
    }),
  );
  doc.fill('black');
  doc.y = top + QR_SIZE + LINE / 4;
  write(doc, caption, SIZE.notes, 1.6 * SIZE.notes, { align: 'center' });
}

function ensure(doc: Doc, height: number): void {
  if (doc.y + height > BOTTOM) doc.addPage();
}

/** “— 1 —” in the middle below the text. */
function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    // Below the bottom margin text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.fontSize(SIZE.pageNumber);
    doc.text(`— ${index + 1} —`, PAGE.left, BOTTOM + 7 * (72 / 25.4), {
      width: WIDTH,
      align: 'center',
      lineBreak: false,
    });
  }
}
