/** A list that is read page by page. */
import { ref, type Ref, shallowRef } from 'vue';

export interface Pages<T> {
  items: Ref<readonly T[] | null>;
  /** Null: there is no further page. */
  cursor: Ref<string | null>;
  loading: Ref<boolean>;
  error: Ref<unknown>;
  open: () => Promise<void>;
  more: () => Promise<void>;
  /** As many rows as stood there, read again; until they are there, the old ones stay. */
  refresh: () => Promise<void>;
}

type ReadPage<T> = (cursor: string | undefined) => Promise<{ items: readonly T[]; nextCursor: string | null }>;

/** @param read the first page without a cursor; an answer that was overtaken by a later call is dropped */
export function usePages<T>(read: ReadPage<T>): Pages<T> {
  const items = shallowRef<readonly T[] | null>(null);
  const cursor = ref<string | null>(null);
  const loading = ref(false);
  const error = shallowRef<unknown>(null);
  let turn = 0;

  /** Reads on behind the rows that are given until there are as many as are wanted, at least one page. */
  async function take(before: readonly T[], from: string | undefined, wanted = 0): Promise<void> {
    const own = ++turn;
    loading.value = true;
    try {
      let rows = before;
      let next: string | null = from ?? null;
      do {
        const page = await read(next ?? undefined);
        if (own !== turn) return;
        rows = [...rows, ...page.items];
        next = page.nextCursor;
      } while (next && rows.length < wanted);
      items.value = rows;
      cursor.value = next;
      error.value = null;
    } catch (reason) {
      if (own !== turn) return;
      error.value = reason;
    }
    loading.value = false;
  }

  return {
    items: items as Ref<readonly T[] | null>,
    cursor,
    loading,
    error,
    open: () => take([], undefined),
    more: async () => {
      if (cursor.value) await take(items.value ?? [], cursor.value);
    },
    refresh: () => take([], undefined, items.value?.length),
  };
}
