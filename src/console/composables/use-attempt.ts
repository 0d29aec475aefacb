/** One request of a form at a time; what goes wrong is told at its fields. */
import { ref, type Ref } from 'vue';
import { type Faults } from './use-faults';

export function useAttempt(faults: Faults): {
  busy: Ref<boolean>;
  attempt: (work: () => Promise<void>) => Promise<void>;
} {
  const busy = ref(false);
  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    faults.clear();
    try {
      await work();
    } catch (error) {
      faults.take(error);
    }
    busy.value = false;
  }
  return { busy, attempt };
}
