/** What is drawn for a bundle beside the files themselves: cover, list of evidence, records, slip sheets, audit trail. */
import { type BoundPiece, type EvidenceBundle, type TrailRow } from '../../ports/evidence-binder.js';
import { BODY, type Column, type Doc, ensure, fact, pageIndex, table, WIDTH, write } from './sheets.js';

/** Where a piece stands: its first page in the bundle, from 1, and how many it has. */
export interface Place {
  firstPage: number;
  pages: number;
}

const HASH_SIZE = 6;
/** Two lines in the column. */
const hashed = (sha256: string): string => `${sha256.slice(0, 32)}\n${sha256.slice(32)}`;

export function drawCover(doc: Doc, { title, cover, remarks }: EvidenceBundle): void {
  doc.y += 150;
  write(doc, title, { size: 24, align: 'center' });
  doc.y += 60;
  for (const [name, text] of cover) fact(doc, name, text, 13);
  doc.y += 40;
  for (const remark of remarks) write(doc, remark, { size: 9, grey: true });
}

const LIST: readonly Column[] = [
  { title: '序号', width: 30, align: 'right' },
  { title: '证据名称', width: WIDTH - 30 - 62 - 36 - 36 - 128 },
  { title: '日期', width: 62 },
  { title: '页数', width: 36, align: 'right' },
  { title: '页码', width: 36, align: 'right' },
  { title: 'SHA-256', width: 128, size: HASH_SIZE },
];

/** @param places null while they are not known: the list then takes the same room */
export function drawList(doc: Doc, pieces: readonly BoundPiece[], places: readonly Place[] | null): void {
  write(doc, '证据目录', { size: 18, align: 'center' });
  doc.y += 8;
  const rows = pieces.map(({ number, title, date, article, sha256 }, index) => {
    const place = places?.[index];
    return [
      String(number),
      article ? `${title}（${article}）` : title,
      date,
      place ? String(place.pages) : '',
      place ? String(place.firstPage) : '',
      hashed(sha256),
    ];
  });
  table(doc, LIST, rows);
}

/** Records follow each other on the page. @returns where each begins and ends, by page of this drawing, from 0 */
export function drawRecords(doc: Doc, pieces: readonly BoundPiece[]): { first: number; last: number }[] {
  return pieces.map((piece) => {
    ensure(doc, 6 * BODY);
    const first = pageIndex(doc);
    write(doc, `证据 ${piece.number}　${piece.title}`, { size: 13 });
    doc.y += 3;
    fact(doc, '日期', piece.date);
    if (piece.article) fact(doc, '依据', `《中华人民共和国政府信息公开条例》${piece.article}`);
    for (const [name, text] of piece.facts) fact(doc, name, text);
    fact(doc, 'SHA-256', hashed(piece.sha256).replace('\n', ' '), 9);
    const last = pageIndex(doc);
    doc.y += 12;
    return { first, last };
  });
}

/** In the place of a file that cannot be bound in. */
export function drawSlip(doc: Doc, piece: BoundPiece, reason: string): void {
  write(doc, `证据 ${piece.number}　${piece.title}`, { size: 13 });
  doc.y += 6;
  if (piece.file) {
    fact(doc, '文件名', piece.file.name);
    fact(doc, '格式', piece.file.contentType);
    fact(doc, '大小', `${piece.file.size} 字节`);
  }
  fact(doc, '日期', piece.date);
  fact(doc, 'SHA-256', piece.sha256, 9);
  doc.y += 12;
  write(doc, reason);
}

const TRAIL: readonly Column[] = [
  { title: '链号', width: 46, align: 'right' },
  { title: '时间（北京）', width: 92, size: 8 },
  { title: '操作', width: WIDTH - 46 - 92 - 86 - 128 },
  { title: '操作人', width: 86 },
  { title: '链上散列值', width: 128, size: HASH_SIZE },
];

export function drawTrail(
  doc: Doc,
  { remarks, rows }: { remarks: readonly string[]; rows: readonly TrailRow[] },
): void {
  write(doc, '审计链摘录', { size: 18, align: 'center' });
  doc.y += 8;
  for (const remark of remarks) write(doc, remark, { size: 9, grey: true });
  doc.y += 6;
  table(
    doc,
    TRAIL,
    rows.map(({ at, who, what, seal }) => [
      seal ? String(seal.seq) : '—',
      at,
      what,
      who,
      seal ? hashed(seal.hash) : '尚未封存',
    ]),
  );
}

export function drawText(doc: Doc, text: string): void {
  // Tabs have no width in a font.
  for (const line of text.split(/\r\n|\r|\n/)) write(doc, line.replaceAll('\t', '    ') || ' ', { size: 10 });
}
