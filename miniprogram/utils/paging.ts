/** Lists that grow as they are read: the state of their end, and the next page. */
import { wordsOf } from '../api/api-failure';

export type ListEnd = 'more' | 'loading' | 'failed' | 'end';

export interface PagedState<Row> {
  rows: Row[];
  nextCursor: string | null;
  end: ListEnd;
}

export function firstPage<Row>({ items, nextCursor }: { items: Row[]; nextCursor: string | null }): PagedState<Row> {
  return { rows: items, nextCursor, end: nextCursor === null ? 'end' : 'more' };
}

export function noRows<Row>(): PagedState<Row> {
  return { rows: [], nextCursor: null, end: 'end' };
}

interface Paged<Row> {
  data: PagedState<Row>;
  setData(data: Partial<PagedState<Row>>): void;
}

/**
 * Appends the next page; one at a time. A page that was asked for before the list began anew is dropped.
 */
export async function nextPage<Row>(
  page: Paged<Row>,
  fetch: (cursor: string) => Promise<{ items: Row[]; nextCursor: string | null }>,
): Promise<void> {
  const { nextCursor, end } = page.data;
  if (nextCursor === null || end === 'loading') return;
  page.setData({ end: 'loading' });
  try {
    const answer = await fetch(nextCursor);
    if (page.data.nextCursor !== nextCursor) return;
    page.setData({ ...firstPage(answer), rows: [...page.data.rows, ...answer.items] });
  } catch (error) {
    if (page.data.nextCursor !== nextCursor) return;
    page.setData({ end: 'failed' });
    wx.showToast({ title: wordsOf(error), icon: 'none' });
  }
}
