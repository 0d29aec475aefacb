/** The rows of the queue: the first page, further ones, and a refresh that leaves what has been opened where it is. */
import { computed, ref, shallowRef } from 'vue';
import { type QueueItem } from '../../api/generated';
import { call } from '../../api/request';
import { type QueueQuery } from './queue-filter';

const PAGE = 50;

export function useQueue() {
  const items = shallowRef<readonly QueueItem[] | null>(null);
  const count = shallowRef<{ value: number; capped: boolean } | null>(null);
  const cursor = ref<string | null>(null);
  const loading = ref(false);
  const error = shallowRef<unknown>(null);
  let query: QueueQuery = {};
  let turn = 0;

  async function run(work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const own = ++turn;
    loading.value = true;
    try {
      await work(() => own === turn);
      if (own === turn) error.value = null;
    } catch (reason) {
      if (own === turn) error.value = reason;
    }
    if (own === turn) loading.value = false;
  }

  const open = (asked: QueueQuery): Promise<void> =>
    run(async (isCurrent) => {
      query = asked;
      const page = await call('listQueue', { query: { ...query, limit: PAGE } });
      if (!isCurrent()) return;
      items.value = page.items;
      cursor.value = page.nextCursor;
      count.value = page.count ?? null;
    });

  const more = (): Promise<void> =>
    run(async (isCurrent) => {
      if (!cursor.value) return;
      const page = await call('listQueue', { query: { ...query, limit: PAGE, cursor: cursor.value } });
      if (!isCurrent()) return;
      items.value = [...(items.value ?? []), ...page.items];
      cursor.value = page.nextCursor;
    });

  /** As many pages as stood there, read again. */
  const refresh = (): Promise<void> =>
    run(async (isCurrent) => {
      const wanted = Math.max(items.value?.length ?? 0, 1);
      const rows: QueueItem[] = [];
      let next: string | null | undefined;
      do {
        const page = await call('listQueue', { query: { ...query, limit: PAGE, ...(next ? { cursor: next } : {}) } });
        if (!isCurrent()) return;
        rows.push(...page.items);
        if (page.count) count.value = page.count;
        next = page.nextCursor;
      } while (next && rows.length < wanted);
      items.value = rows;
      cursor.value = next ?? null;
    });

  const total = computed(() => {
    if (!count.value) return '';
    return count.value.capped ? `${count.value.value} 件以上` : `${count.value.value} 件`;
  });
  return { items, cursor, loading, error, total, open, more, refresh };
}
