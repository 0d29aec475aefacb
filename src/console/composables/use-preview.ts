/** What is written, as it will look: asked for when the writing pauses; an answer that was overtaken is dropped. */
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { wordsOf } from '../api/api-failure';

/** Long enough that one does not ask at every stroke. */
const PAUSE_MS = 400;

/** @param written changes with every stroke; @param onFault is given what went wrong, beside `fault` in words */
export function usePreview<T>(
  written: object,
  read: (signal: AbortSignal) => Promise<T>,
  onFault: (error: unknown) => void = () => {},
) {
  const preview = shallowRef<T | null>(null);
  const fault = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;

  async function look(): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    try {
      const seen = await read(own.signal);
      if (running !== own) return;
      preview.value = seen;
      fault.value = '';
    } catch (error) {
      if (running !== own) return;
      fault.value = wordsOf(error);
      onFault(error);
    }
  }
  watch(written, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE_MS);
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    running?.abort();
  });
  return { preview, fault, look };
}
