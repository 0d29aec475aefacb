import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { type LetterBlock, type LetterModel, type RenderOptions } from '../../ports/letter-renderer.js';
import { LETTERHEAD_GAP, LINE, NAME_SHARE, PAGE, QR_SIZE, RED, SEAL_LINES, SIZE } from './page.js';
import { qrPng } from './qr.js';

/** Twentieths of a point. */
const twips = (points: number): number => Math.round(points * 20);
const halves = (points: number): number => points * 2;
const WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** The fonts that offices have; where one is missing the word processor takes its own. */
const FONT = {
  body: { ascii: '仿宋', hAnsi: '仿宋', eastAsia: '仿宋', hint: 'eastAsia' },
  title: { ascii: '方正小标宋简体', hAnsi: '方正小标宋简体', eastAsia: '方正小标宋简体', hint: 'eastAsia' },
  page: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', hint: 'eastAsia' },
} as const;

export function docxLetter(model: LetterModel, { author }: RenderOptions): Promise<Buffer> {
  const document = new Document({
    title: model.title,
    creator: author,
    lastModifiedBy: author,
    styles: {
      default: { document: { run: { font: FONT.body, size: halves(SIZE.body), language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              bottom: twips(PAGE.bottom),
              left: twips(PAGE.left),
              right: twips(PAGE.right),
              footer: twips(PAGE.bottom - 28),
            },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: model.blocks.flatMap((block, index) => drawn(block, model.blocks[index + 1])),
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** @param next what follows: some of it does not stand alone on a page */
function drawn(block: LetterBlock, next: LetterBlock | undefined): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'letterhead':
      return [
        line(block.text, {
          size: SIZE.letterhead,
          color: RED,
          paragraph: {
            alignment: AlignmentType.CENTER,
            spacing: { ...exactly(1.6 * SIZE.letterhead), after: twips(LETTERHEAD_GAP) },
            // The red line stands below the number where there is one.
            ...(next?.kind === 'number' ? {} : RED_LINE),
          },
          font: FONT.title,
        }),
      ];
    case 'number':
      return [
        line(block.text, {
          paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(LINE), ...RED_LINE },
        }),
      ];
    case 'title':
      return [
        line(block.text, {
          size: SIZE.title,
          font: FONT.title,
          paragraph: {
            alignment: AlignmentType.CENTER,
            spacing: { ...exactly(1.6 * SIZE.title), before: twips(LINE / 2), after: twips(LINE / 2) },
          },
        }),
      ];
    case 'addressee':
      return [line(block.text)];
    case 'paragraph':
      return [indented(block.text, next)];
    case 'list':
      return block.items.map((item) => indented(item));
    case 'table':
      return [table(block.rows)];
    case 'signature':
      return signature(block.agency, block.date);
    case 'notes':
      return block.items.map((item, index) =>
        line(item, {
          size: SIZE.notes,
          paragraph: { spacing: { ...exactly(1.6 * SIZE.notes), before: index === 0 ? twips(LINE / 2) : 0 } },
        }),
      );
    case 'qr':
      return qr(block.text, block.caption);
  }
}

const RED_LINE = { border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 4 } } } as const;

const exactly = (points: number) => ({ line: twips(points), lineRule: LineRuleType.EXACTLY });

interface LineOptions {
  size?: number;
  color?: string;
  font?: (typeof FONT)[keyof typeof FONT];
  paragraph?: IParagraphOptions;
}

function line(text: string, { size = SIZE.body, color, font = FONT.body, paragraph }: LineOptions = {}): Paragraph {
  return new Paragraph({
    spacing: exactly(LINE),
    widowControl: true,
    // As in the PDF: no space of its own between Chinese and figures.
    autoSpaceEastAsianText: false,
    ...paragraph,
    children: [new TextRun({ text, size: halves(size), font, ...(color ? { color } : {}) })],
  });
}

const indented = (text: string, next?: LetterBlock): Paragraph =>
  line(text, {
    paragraph: {
      spacing: { ...exactly(LINE), after: next?.kind === 'table' ? twips(6) : 0 },
      indent: { firstLine: twips(2 * SIZE.body) },
      keepNext: next?.kind === 'signature' || next?.kind === 'qr',
      keepLines: next?.kind === 'qr',
    },
  });

/** Name and day stay together, with room for the seal; four characters from the right edge. */
function signature(agency: string, date: string): Paragraph[] {
  const indent = { right: twips(4 * SIZE.body) };
  const alignment = AlignmentType.RIGHT;
  return [
    line(agency, {
      paragraph: { alignment, indent, keepNext: true, spacing: { ...exactly(LINE), before: twips(SEAL_LINES * LINE) } },
    }),
    line(date, { paragraph: { alignment, indent, spacing: exactly(LINE) } }),
  ];
}

function table(rows: readonly string[][]): Table {
  const columns = rows[0]?.length ?? 1;
  const shares = columns === 2 ? [NAME_SHARE, 1 - NAME_SHARE] : Array.from({ length: columns }, () => 1 / columns);
  return new Table({
    width: { size: twips(WIDTH), type: WidthType.DXA },
    columnWidths: shares.map((share) => twips(share * WIDTH)),
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(LINE), rule: HeightRule.ATLEAST },
          children: row.map(
            (cell, index) =>
              new TableCell({
                verticalAlign: VerticalAlignTable.CENTER,
                width: { size: twips((shares[index] ?? 0) * WIDTH), type: WidthType.DXA },
                margins: { left: twips(6), right: twips(6), top: twips(4), bottom: twips(4) },
                children: [line(cell, { size: SIZE.table, paragraph: { spacing: exactly(1.5 * SIZE.table) } })],
              }),
          ),
        }),
    ),
  });
}

function qr(text: string, caption: string): Paragraph[] {
  const side = Math.round((QR_SIZE * 96) / 72);
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(text),
    transformation: { width: side, height: side },
    altText: { name: 'qr', title: '二维码', description: caption },
  });
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] }),
    line(caption, {
      size: SIZE.notes,
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(1.6 * SIZE.notes) },
    }),
  ];
}

function pageNumber(): Paragraph {
  const run = { font: FONT.page, size: halves(SIZE.pageNumber) };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}
