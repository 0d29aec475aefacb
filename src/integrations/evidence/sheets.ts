/** Pages that are drawn here: A4, numbered through the whole bundle. */
import PDFDocument from 'pdfkit';

export type Doc = PDFKit.PDFDocument;

const MM = 72 / 25.4;
export const PAPER = {
  width: 210 * MM,
  height: 297 * MM,
  left: 25 * MM,
  right: 20 * MM,
  top: 22 * MM,
  bottom: 22 * MM,
};
export const WIDTH = PAPER.width - PAPER.left - PAPER.right;
const BOTTOM = PAPER.height - PAPER.bottom;
export const BODY = 11;
const PADDING = 3;
const GREY = '#555555';

export interface Sheets {
  bytes: Buffer;
  pages: number;
}

/** @param firstPage number of its first page in the bundle; @param head stands at the top of every page */
export function drawSheets(
  font: Buffer,
  { firstPage, head }: { firstPage: number; head?: string },
  draw: (doc: Doc) => void,
): Promise<Sheets> {
  const doc = new PDFDocument({
    size: [PAPER.width, PAPER.height],
    margins: { top: PAPER.top, bottom: PAPER.bottom, left: PAPER.left, right: PAPER.right },
    bufferPages: true,
  });
  doc.registerFont('body', font);
  doc.font('body').fontSize(BODY);
  draw(doc);
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index);
    // Outside of the margins text would begin a page of its own.
    doc.page.margins.top = doc.page.margins.bottom = 0;
    doc.fillColor('black');
    outside(doc, `第 ${firstPage + index} 页`, PAPER.height - 14 * MM);
    if (head) outside(doc, head, 11 * MM);
  }
  return collected(doc).then((bytes) => ({ bytes, pages: count }));
}

function outside(doc: Doc, text: string, y: number): void {
  doc.fontSize(9).text(text, PAPER.left, y, { width: WIDTH, align: 'center', lineBreak: false });
}

export function collected(doc: Doc): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces))).on('error', reject);
    doc.end();
  });
}

/** Position of the page that is being drawn, from 0. */
export function pageIndex(doc: Doc): number {
  return doc.bufferedPageRange().count - 1;
}

/** A new page when what comes next does not fit. */
export function ensure(doc: Doc, height: number): void {
  if (doc.y + height > BOTTOM) doc.addPage();
}

interface TextStyle {
  size?: number;
  align?: 'left' | 'center';
  indent?: number;
  grey?: boolean;
}

export function write(doc: Doc, text: string, { size = BODY, align = 'left', indent = 0, grey }: TextStyle = {}): void {
  doc.fillColor(grey ? GREY : 'black').fontSize(size);
  doc.text(text, PAPER.left + indent, doc.y, { width: WIDTH - indent, align, lineGap: 0.35 * size });
}

/** A name and what stands behind it; the text goes on on the next page. */
export function fact(doc: Doc, name: string, text: string, size = BODY): void {
  const left = 8 * size;
  ensure(doc, 2 * size);
  const { y } = doc;
  doc
    .fillColor(GREY)
    .fontSize(size)
    .text(name, PAPER.left, y, { width: left - size, lineGap: 0.35 * size });
  doc.y = y;
  write(doc, text, { size, indent: left });
  doc.y += 0.25 * size;
}

export interface Column {
  title: string;
  /** Points. */
  width: number;
  size?: number;
  align?: 'left' | 'right';
}

/** The head is repeated on every page. */
export function table(doc: Doc, columns: readonly Column[], rows: Iterable<readonly string[]>): void {
  const head = columns.map(({ title }) => title);
  row(doc, columns, head, true);
  for (const cells of rows) {
    const height = heightOf(doc, columns, cells);
    if (doc.y + height > BOTTOM) {
      doc.addPage();
      row(doc, columns, head, true);
    }
    row(doc, columns, cells, false);
  }
}

function heightOf(doc: Doc, columns: readonly Column[], cells: readonly string[]): number {
  const heights = columns.map(({ width, size = 9 }, index) =>
    doc.fontSize(size).heightOfString(cells[index] || ' ', { width: width - 2 * PADDING, lineGap: 1 }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function row(doc: Doc, columns: readonly Column[], cells: readonly string[], isHead: boolean): void {
  const height = heightOf(doc, columns, cells);
  const top = doc.y;
  let { left } = PAPER;
  columns.forEach(({ width, size = 9, align = 'left' }, index) => {
    doc.lineWidth(0.5).rect(left, top, width, height).stroke('#888888');
    doc.fillColor(isHead ? GREY : 'black').fontSize(isHead ? 9 : size);
    doc.text(cells[index] ?? '', left + PADDING, top + PADDING, { width: width - 2 * PADDING, align, lineGap: 1 });
    left += width;
  });
  doc.x = PAPER.left;
  doc.y = top + height;
}
