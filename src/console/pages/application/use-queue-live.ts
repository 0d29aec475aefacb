/** Keeps the queue fresh while it is looked at: the rows that have changed are marked, the place is kept. */
import { onBeforeUnmount, onMounted, reactive, ref } from 'vue';
import { type QueueItem } from '../../api/generated';
import { listening, useLive } from '../../state/live';

/** Changes of a busy moment are fetched together. */
const GATHER_MS = 1_000;
/** With nobody telling, the list asks by itself. */
const POLL_MS = 60_000;
const MARK_MS = 20_000;
/** Longer lists are not read again by themselves: the reader is told instead. */
const MOST_ROWS = 200;

interface Queue {
  rows: () => readonly QueueItem[];
  refresh: () => Promise<void>;
  /** A question is open, or the list is on its way already. */
  isBusy: () => boolean;
}

export function useQueueLive({ rows, refresh, isBusy }: Queue) {
  /** Ids of rows that have just changed. */
  const changed = reactive(new Set<string>());
  /** There is something new that is not shown yet. */
  const stale = ref(false);
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  const marks = new Set<ReturnType<typeof setTimeout>>();

  /** Reads the list again and marks what is not as it was. */
  async function renew(): Promise<void> {
    clearTimeout(gathering);
    gathering = undefined;
    const before = new Map(rows().map(({ id, version }) => [id, version]));
    await refresh();
    stale.value = false;
    const news = rows().filter(({ id, version }) => before.get(id) !== version);
    if (before.size === 0 || news.length === 0) return;
    for (const { id } of news) changed.add(id);
    const timer = setTimeout(() => {
      marks.delete(timer);
      for (const { id } of news) changed.delete(id);
    }, MARK_MS);
    marks.add(timer);
  }

  function later(): void {
    if (rows().length > MOST_ROWS) {
      stale.value = true;
      return;
    }
    gathering ??= setTimeout(() => {
      gathering = undefined;
      if (isBusy()) later();
      else void renew();
    }, GATHER_MS);
  }

  useLive((change) => {
    if (change.type === 'approval_request') return;
    const known = change.type === 'application' ? rows().find(({ id }) => id === change.id) : undefined;
    if (change.type === 'application' && known && known.version >= change.version) return;
    later();
  });

  onMounted(() => {
    polling = setInterval(() => {
      if (!listening.value && document.visibilityState === 'visible' && !isBusy()) later();
    }, POLL_MS);
  });
  onBeforeUnmount(() => {
    clearTimeout(gathering);
    clearInterval(polling);
    for (const timer of marks) clearTimeout(timer);
  });

  /** Another list is opened: nothing of it is news. */
  function forget(): void {
    changed.clear();
    stale.value = false;
  }

  return { changed, stale, renew, forget };
}
