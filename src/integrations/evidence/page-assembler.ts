/**
 * Writes a PDF page by page out of others, without ever holding the whole: the objects of each part are numbered on, written and let
 * go; what is remembered is where each object begins. The order of the pages is that of the page tree, told at the end, so the list
 * at the front can be written last, when it is known on which page everything stands.
 */
import { PDFDocument, PDFHexString, type PDFObject, type PDFPage, PDFRef } from 'pdf-lib';

/** The library numbers these two first in every document it makes. */
const PAGES = PDFRef.of(1);
const CATALOG = PDFRef.of(2);
const HEAD = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

export interface Assembler {
  begin(): Uint8Array;
  /** A document to which pages are added; its objects continue those that were written before. */
  part(): Promise<PDFDocument>;
  /** @returns the pages, to be named to `end`, and what is to be written */
  write(part: PDFDocument): Promise<{ pages: PDFRef[]; bytes: Uint8Array[] }>;
  end(pages: readonly PDFRef[], info: { title: string; author: string; createdAt: Date }): Uint8Array;
}

export function pageAssembler(): Assembler {
  const offsets = new Map<number, number>();
  let position = 0;
  let highest = 2;

  const serialised = (ref: PDFRef, object: PDFObject): Uint8Array => {
    const head = Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1');
    const size = object.sizeInBytes();
    const bytes = Buffer.alloc(head.length + size + 8);
    head.copy(bytes);
    object.copyBytesInto(bytes, head.length);
    bytes.write('\nendobj\n', head.length + size, 'latin1');
    offsets.set(ref.objectNumber, position);
    position += bytes.length;
    return bytes;
  };

  return {
    begin() {
      position = HEAD.length;
      return HEAD;
    },
    async part() {
      const part = await PDFDocument.create({ updateMetadata: false });
      part.context.largestObjectNumber = highest;
      return part;
    },
    async write(part) {
      await part.flush();
      const pages = part.getPages().map((page: PDFPage) => page.ref);
      const bytes = part.context
        .enumerateIndirectObjects()
        .filter(([ref]) => ref !== PAGES && ref !== CATALOG)
        .map(([ref, object]) => serialised(ref, object));
      highest = part.context.largestObjectNumber;
      return { pages, bytes };
    },
    end(pages, { title, author, createdAt }) {
      const info = PDFRef.of(highest + 1);
      const text = (value: string): string => PDFHexString.fromText(value).toString();
      const lines: [PDFRef, string][] = [
        [PAGES, `<</Type/Pages/Count ${pages.length}/Kids[${pages.join(' ')}]>>`],
        [CATALOG, `<</Type/Catalog/Pages ${PAGES}/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>`],
        [info, `<</Title ${text(title)}/Author ${text(author)}/CreationDate(${pdfDate(createdAt)})>>`],
      ];
      const objects = lines.map(([ref, dict]) => {
        const line = `${ref.objectNumber} 0 obj\n${dict}\nendobj\n`;
        offsets.set(ref.objectNumber, position);
        position += line.length;
        return line;
      });
      const count = highest + 2;
      const entries = Array.from({ length: count }, (_, number) => {
        const offset = offsets.get(number);
        return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
      });
      return Buffer.from(
        `${objects.join('')}xref\n0 ${count}\n${entries.join('')}trailer\n<</Size ${count}/Root ${CATALOG}/Info ${info}>>\nstartxref\n${position}\n%%EOF\n`,
        'latin1',
      );
    },
  };
}

/** ISO 32000, 7.9.4, in UTC. */
function pdfDate(at: Date): string {
  return `D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
}
