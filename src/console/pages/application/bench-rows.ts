/** A list of the workbench: its beginning, how many there are, and where the whole of it is. */
import { type RouteLocationRaw } from 'vue-router';
import { type QueueItem } from '../../api/generated';
import { type Loaded, useLoad } from '../../composables/use-load';

export interface BenchRow {
  id: string;
  text: string;
  to: RouteLocationRaw;
  /** The whole of what the row has no room for. */
  title?: string;
  /** At the end of the row: who, when. */
  words?: string;
  /** How urgent it is. */
  due?: Pick<QueueItem, 'workingDaysLeft' | 'overdue'> & { turn?: QueueItem['turn'] };
  /** How it is, where nothing is due. */
  state?: { text: string; bad: boolean };
}

export interface Listed {
  items: readonly BenchRow[];
  /** As people read it: `12`, `1000+`. */
  count: string;
}

export interface Box {
  title: string;
  /** The same list whole. */
  to: RouteLocationRaw;
  empty: string;
  loaded: Loaded<Listed>;
}

/** As many rows as a box shows. */
export const ROWS = 6;

export function benchBox(
  title: string,
  to: RouteLocationRaw,
  empty: string,
  read: (signal: AbortSignal) => Promise<Listed>,
): Box {
  return { title, to, empty, loaded: useLoad(read) };
}

/** A list of which only this much was read: `7`, or `7+` where there are more. */
export function firstOf(items: readonly BenchRow[], more: boolean): Listed {
  return { items: items.slice(0, ROWS), count: `${items.length}${more ? '+' : ''}` };
}

export function counted(count: { value: number; capped: boolean } | undefined): string {
  return count ? `${count.value}${count.capped ? '+' : ''}` : '';
}

export function caseRow(item: QueueItem, words = item.assignee?.name ?? '未分派'): BenchRow {
  const { id, number, subject, workingDaysLeft, overdue, turn } = item;
  return {
    id,
    text: subject,
    to: { name: 'case', params: { id } },
    title: `${number} ${subject}`,
    words,
    due: { workingDaysLeft, overdue, turn },
  };
}
