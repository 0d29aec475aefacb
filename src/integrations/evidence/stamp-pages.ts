/** The pages of an uploaded PDF as they are, each with a small label in its corner: which piece, which page of the bundle. */
import { degrees, PDFDocument, PDFName, type PDFPage } from 'pdf-lib';
import PDFKit from 'pdfkit';
import { collected } from './sheets.js';

const LABEL = { width: 104, height: 16, size: 9, margin: 8 };
/** An ordinary page is this wide; on larger ones the label grows with them. */
const ORDINARY_WIDTH = 595;

/** Why a PDF cannot be bound in. */
export type Unbindable = 'encrypted' | 'broken';

/** @returns the document, or why its pages cannot be taken over whole */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument | Unbindable> {
  let source: PDFDocument;
  try {
    // What the library cannot read it would leave out; a piece of evidence with gaps is worse than none.
    source = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      ignoreEncryption: true,
    });
    if (source.isEncrypted) return 'encrypted';
    const pages = source.getPages();
    const isWhole = ({ node }: PDFPage): boolean => {
      const contents = PDFName.of('Contents');
      return node.get(contents) === undefined || node.lookup(contents) !== undefined;
    };
    return pages.length > 0 && pages.every(isWhole) ? source : 'broken';
  } catch {
    // Behind a password the objects themselves look broken.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt') ? 'encrypted' : 'broken';
  }
}

/** @throws whatever the library throws about a document that is broken inside; nothing has been added then that would be seen */
export async function addStamped(
  part: PDFDocument,
  source: PDFDocument,
  font: Buffer,
  { number, firstPage }: { number: number; firstPage: number },
): Promise<void> {
  const copied = await part.copyPages(source, source.getPageIndices());
  const words = copied.map((_, index) => `证据 ${number} · 第 ${firstPage + index} 页`);
  const labels = await part.embedPages((await PDFDocument.load(await labelSheets(font, words))).getPages());
  copied.forEach((page, index) => {
    const label = labels[index];
    part.addPage(page);
    if (label) page.drawPage(label, placeOf(page));
  });
}

function labelSheets(font: Buffer, words: readonly string[]): Promise<Buffer> {
  const { width, height, size } = LABEL;
  const doc = new PDFKit({ size: [width, height], margin: 0, autoFirstPage: false });
  doc.registerFont('body', font);
  for (const text of words) {
    doc.addPage();
    doc.rect(0.5, 0.5, width - 1, height - 1).fillAndStroke('white', '#888888');
    doc.fillColor('black').font('body').fontSize(size);
    doc.text(text, 0, 1.5, { width, align: 'center', lineBreak: false });
  }
  return collected(doc);
}

/** The corner that is seen at the top right, whichever way the page is turned. */
function placeOf(page: PDFPage) {
  const box = page.getCropBox();
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const [left, bottom, right, top] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const scale = Math.max(1, (angle % 180 === 0 ? box.width : box.height) / ORDINARY_WIDTH);
  const width = scale * LABEL.width;
  const height = scale * LABEL.height;
  const across = width + scale * LABEL.margin;
  const down = height + scale * LABEL.margin;
  const [x, y] =
    angle === 90
      ? [left + down, top - across]
      : angle === 180
        ? [left + across, bottom + down]
        : angle === 270
          ? [right - down, bottom + across]
          : [right - across, top - down];
  return { x, y, width, height, rotate: degrees(angle) };
}
