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
  /** As many rows as stood there, read again. */
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

  async function take(from: string | undefined): Promise<void> {
    const own = ++turn;
    loading.value = true;
    try {
      const page = await read(from);
      if (own !== turn) return;
      items.value = from === undefined ? page.items : [...(items.value ?? []), ...page.items];
      cursor.value = page.nextCursor;
      error.value = null;
    } catch (reason) {
      if (own !== turn) return;
      error.value = reason;
    }
    loading.value = false;
  }

  async function refresh(): Promise<void> {
    const wanted = items.value?.length ?? 0;
    await take(undefined);
    while (cursor.value && error.value === null && (items.value?.length ?? 0) < wanted) await take(cursor.value);
  }

  return {
    items: items as Ref<readonly T[] | null>,
    cursor,
    loading,
    error,
    open: () => take(undefined),
    more: async () => {
      if (cursor.value) await take(cursor.value);
    },
    refresh,
  };
}
