/** Data that a screen loads: what is there, whether it is on its way, what went wrong. */
import { type Ref, ref, shallowRef } from 'vue';

export interface Loaded<T> {
  /** Stays while it is loaded again, so that the screen does not jump. */
  data: Ref<T | null>;
  error: Ref<unknown>;
  loading: Ref<boolean>;
  /** Loads (again); an answer that has been overtaken by a later call is dropped. */
  reload: () => Promise<void>;
}

/** @param load given a signal that tells when its answer is no longer wanted */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<unknown>(null);
  const loading = ref(false);
  let running: AbortController | null = null;

  async function reload(): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    loading.value = true;
    try {
      const answer = await load(own.signal);
      if (running !== own) return;
      data.value = answer;
      error.value = null;
    } catch (reason) {
      if (running !== own) return;
      error.value = reason;
    }
    loading.value = false;
  }

  return { data: data as Ref<T | null>, error, loading, reload };
}
