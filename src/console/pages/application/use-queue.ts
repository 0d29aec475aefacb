/** The rows of the queue as it is asked for, with how many there are. */
import { computed, shallowRef } from 'vue';
import { call } from '../../api/request';
import { usePages } from '../../composables/use-pages';
import { type QueueQuery } from './queue-filter';

const PAGE = 50;

export function useQueue() {
  const count = shallowRef<{ value: number; capped: boolean } | null>(null);
  let query: QueueQuery = {};
  const pages = usePages(async (cursor) => {
    const asked = query;
    const page = await call('listQueue', { query: { ...asked, limit: PAGE, ...(cursor ? { cursor } : {}) } });
    // Only the first page tells it.
    if (asked === query && cursor === undefined) count.value = page.count ?? null;
    return page;
  });
  const open = (asked: QueueQuery): Promise<void> => {
    query = asked;
    return pages.open();
  };
  const total = computed(() => {
    if (!count.value) return '';
    return count.value.capped ? `${count.value.value} 件以上` : `${count.value.value} 件`;
  });
  return { ...pages, open, total };
}
