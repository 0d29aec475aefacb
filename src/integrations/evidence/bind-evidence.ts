import { TextDecoder } from 'node:util';
import { PDFDocument, type PDFRef } from 'pdf-lib';
import sharp from 'sharp';
import { type BoundPiece, type EvidenceBundle } from '../../ports/evidence-binder.js';
import { drawCover, drawList, drawRecords, drawSlip, drawText, drawTrail, type Place } from './bundle-sheets.js';
import { type ReadFile } from './evidence-binder.js';
import { pageAssembler } from './page-assembler.js';
import { type Doc, drawSheets, PAPER, type Sheets, WIDTH } from './sheets.js';
import { addStamped, openPdf } from './stamp-pages.js';

interface Options {
  createdAt: Date;
  author: string;
  read: (fileId: string) => Promise<ReadFile | null>;
}

/** A larger file takes more memory and time than one piece may, and nobody leafs through it on paper. */
const MAX_FILE_BYTES = 50 * 1_048_576;
/** A longer text is no document to be leafed through. */
const MAX_TEXT_BYTES = 300_000;

const REASONS = {
  encrypted: '本件为设有密码的 PDF，不能编入。请另附电子文件，按上列散列值核对。',
  broken: '本件 PDF 不完整或者结构有误，不能完整编入。请另附电子文件，按上列散列值核对。',
  picture: '本件图片不能读取，没有编入。请另附电子文件，按上列散列值核对。',
  format: '本件的格式不能编入 PDF。请另附电子文件，按上列散列值核对。',
  large: '本件超过 50 MB，没有编入。请另附电子文件，按上列散列值核对。',
  missing: '本件的文件已不在档案库中。',
  changed: '档案库中的文件与登记的散列值不符，没有编入。请查明原因。',
} as const;

/** Everything is written as soon as it is drawn; only the list at the front waits until all places are known. */
export async function* bindEvidence(
  font: Buffer,
  bundle: EvidenceBundle,
  options: Options,
): AsyncGenerator<Uint8Array> {
  const assembler = pageAssembler();
  const places: Place[] = [];
  const behind: PDFRef[] = [];
  const listPages = (await drawSheets(font, { firstPage: 2 }, (doc) => drawList(doc, bundle.pieces, null))).pages;
  let nextPage = 2 + listPages;

  async function* add(part: PDFDocument, pages: PDFRef[]): AsyncGenerator<Uint8Array> {
    const written = await assembler.write(part);
    pages.push(...written.pages);
    yield* written.bytes;
  }
  const fromSheets = async ({ bytes }: Sheets): Promise<PDFDocument> => {
    const part = await assembler.part();
    const drawn = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await part.copyPages(drawn, drawn.getPageIndices())) part.addPage(page);
    return part;
  };

  yield assembler.begin();
  for (const run of runsOf(bundle.pieces)) {
    const firstPage = nextPage;
    const [first] = run;
    if (first?.file) {
      const part = await partOfFile(first, firstPage);
      places.push({ firstPage, pages: part.getPageCount() });
      nextPage += part.getPageCount();
      yield* add(part, behind);
      continue;
    }
    let starts: { first: number; last: number }[] = [];
    const sheets = await drawSheets(font, { firstPage }, (doc) => (starts = drawRecords(doc, run)));
    places.push(...starts.map((at) => ({ firstPage: firstPage + at.first, pages: at.last - at.first + 1 })));
    nextPage += sheets.pages;
    yield* add(await fromSheets(sheets), behind);
  }
  const trail = await drawSheets(font, { firstPage: nextPage }, (doc) => drawTrail(doc, bundle.trail));
  yield* add(await fromSheets(trail), behind);
  const front: PDFRef[] = [];
  yield* add(await fromSheets(await drawSheets(font, { firstPage: 1 }, (doc) => drawCover(doc, bundle))), front);
  const list = await drawSheets(font, { firstPage: 2 }, (doc) => drawList(doc, bundle.pieces, places));
  yield* add(await fromSheets(list), front);
  const { createdAt, author } = options;
  yield assembler.end([...front, ...behind], { title: bundle.title, author, createdAt });

  async function partOfFile(piece: BoundPiece, firstPage: number): Promise<PDFDocument> {
    const head = `证据 ${piece.number}　${piece.title}`;
    const drawn = async (draw: (doc: Doc) => void): Promise<PDFDocument> =>
      fromSheets(await drawSheets(font, { firstPage, head }, draw));
    const slip = (reason: keyof typeof REASONS): Promise<PDFDocument> =>
      drawn((doc) => drawSlip(doc, piece, REASONS[reason]));
    if (piece.file && piece.file.size > MAX_FILE_BYTES) return slip('large');
    const file = piece.file && (await options.read(piece.file.id));
    if (!piece.file || !file) return slip('missing');
    if (file.sha256 !== piece.sha256) return slip('changed');
    switch (piece.file.contentType) {
      case 'application/pdf': {
        const source = await openPdf(file.bytes);
        if (typeof source === 'string') return slip(source);
        try {
          const part = await assembler.part();
          await addStamped(part, source, font, { number: piece.number, firstPage });
          return part;
        } catch {
          // Deep inside of it something is not what it should be.
          return slip('broken');
        }
      }
      case 'image/jpeg':
      case 'image/png': {
        const picture = await drawable(piece.file.contentType, file.bytes);
        return picture ? drawn((doc) => drawPicture(doc, picture)) : slip('picture');
      }
      case 'text/plain': {
        const text = file.bytes.length > MAX_TEXT_BYTES ? null : decoded(file.bytes);
        return text === null ? slip('format') : drawn((doc) => drawText(doc, text));
      }
      default:
        return slip('format');
    }
  }
}

/** Records that follow each other share pages; a file begins its own. */
function runsOf(pieces: readonly BoundPiece[]): BoundPiece[][] {
  const runs: BoundPiece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && !piece.file && last[0]?.file === null) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

interface Picture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** A JPEG goes in as it is. A PNG is written anew without transparency, which nothing on paper has; no point of it changes. */
async function drawable(contentType: string, bytes: Buffer): Promise<Picture | null> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    if (contentType === 'image/jpeg') return { bytes, width, height };
    const flat = await sharp(bytes).flatten({ background: '#ffffff' }).toColourspace('srgb').png({ palette: false });
    return { bytes: await flat.toBuffer(), width, height };
  } catch {
    return null;
  }
}

/** As large as the page allows, never larger than 150 dots to the inch make it. */
function drawPicture(doc: Doc, { bytes, width, height }: Picture): void {
  const room = { width: WIDTH, height: PAPER.height - PAPER.top - PAPER.bottom };
  const scale = Math.min(room.width / width, room.height / height, 72 / 150);
  doc.image(bytes, PAPER.left + (room.width - scale * width) / 2, PAPER.top, {
    width: scale * width,
    height: scale * height,
  });
}

function decoded(bytes: Buffer): string | null {
  for (const encoding of ['utf-8', 'gbk']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, or none.
    }
  }
  return null;
}
