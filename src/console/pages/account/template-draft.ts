/** The wording of a letter while it is edited, and how two wordings differ. */
import { type LetterTemplate, type Operations } from '../../api/generated';

export type TemplateBlock = LetterTemplate['blocks'][number];
export type BlockKind = TemplateBlock['kind'];

export interface TemplateDraft {
  title: string;
  blocks: DraftBlock[];
}

/** One shape for all kinds, so that a paragraph can become a list without losing its text. */
export interface DraftBlock {
  key: number;
  kind: BlockKind;
  /** Of a list: one item a line. */
  text: string;
  rows: string[][];
}

export const BLOCK_LABELS: Readonly<Record<BlockKind, string>> = {
  addressee: '称呼',
  paragraph: '段落',
  list: '列表',
  table: '表格',
  note: '附注',
};

let nextKey = 1;

export function newBlock(kind: BlockKind = 'paragraph'): DraftBlock {
  return { key: nextKey++, kind, text: '', rows: [['', '']] };
}

export function draftOf({ title, blocks }: Pick<LetterTemplate, 'title' | 'blocks'>): TemplateDraft {
  return {
    title,
    blocks: blocks.map((block) => ({
      ...newBlock(block.kind),
      ...(block.kind === 'table'
        ? { rows: block.rows.map((row) => [...row]) }
        : { text: block.kind === 'list' ? block.items.join('\n') : block.text }),
    })),
  };
}

type Content = Operations['previewLetterTemplate']['body'];

export function contentOf({ title, blocks }: TemplateDraft): Content {
  return {
    title,
    blocks: blocks.map(({ kind, text, rows }) => {
      if (kind === 'table') return { kind, rows };
      if (kind === 'list') return { kind, items: linesIn(text) };
      return { kind, text };
    }),
  };
}

const linesIn = (text: string): string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 0 ? lines : [''];
};

/** As lines of text, for comparison. */
export function linesOf({ title, blocks }: Pick<LetterTemplate, 'title' | 'blocks'> | Content): string[] {
  return [
    `标题：${title}`,
    ...blocks.flatMap((block) => {
      const label = BLOCK_LABELS[block.kind];
      if (block.kind === 'table') return block.rows.map((row) => `${label}：${row.join(' ｜ ')}`);
      if (block.kind === 'list') return block.items.map((item) => `${label}：${item}`);
      return [`${label}：${block.text}`];
    }),
  ];
}

export interface Difference {
  change: 'same' | 'gone' | 'new';
  line: string;
}

/** What has to go and to come for `before` to become `after`; the longest common lines stay. */
export function differences(before: readonly string[], after: readonly string[]): Difference[] {
  // common[i][j]: the most lines that before[i…] and after[j…] have in common.
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [gone, fresh] = [before[i], after[j]];
    if (gone !== undefined && gone === fresh) {
      found.push({ change: 'same', line: gone });
      i += 1;
      j += 1;
    } else if (fresh === undefined || (gone !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      found.push({ change: 'gone', line: gone ?? '' });
      i += 1;
    } else {
      found.push({ change: 'new', line: fresh });
      j += 1;
    }
  }
  return found;
}
