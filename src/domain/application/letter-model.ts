/**
 * What a letter (文书) of the office says, as blocks in the order of the page. The preview, the DOCX and the PDF are drawn from this
 * one model, so they cannot say different things.
 */
import { type PlainDate } from '../calendar/plain-date.js';

export type LetterBlock =
  /** 发文机关标志: red, with a red line below it. */
  | { kind: 'letterhead'; text: string }
  /** 发文字号. */
  | { kind: 'number'; text: string }
  | { kind: 'title'; text: string }
  | { kind: 'addressee'; text: string }
  | { kind: 'paragraph'; text: string }
  /** Each item with its own number in front. */
  | { kind: 'list'; items: string[] }
  /** Every row has the same number of cells; an empty cell is to be filled in by hand. */
  | { kind: 'table'; rows: string[][] }
  | { kind: 'signature'; agency: string; date: string }
  | { kind: 'notes'; items: string[] }
  /** `text` is what a scanner reads; the words for people stand in `caption`. */
  | { kind: 'qr'; text: string; caption: string };

export interface LetterModel {
  /** For the file's properties and name. */
  title: string;
  blocks: LetterBlock[];
}

/** Everything that is written in the letter, line by line, in the order of the page. */
export function linesOf({ blocks }: LetterModel): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'list':
      case 'notes':
        return block.items;
      case 'table':
        return block.rows.flat().filter((cell) => cell !== '');
      case 'signature':
        return [block.agency, block.date];
      case 'qr':
        return [block.caption];
      default:
        return [block.text];
    }
  });
}

/** As letters write a day (GB/T 9704): `2026年3月12日`. */
export function chineseDate(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
