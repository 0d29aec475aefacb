/**
 * Which cases of the agency have changed, told by the server while the page is looked at. A page that is hidden does not
 * listen: the server keeps few such streams for one person, and the browser few connections for one server.
 */
import { onBeforeUnmount, onMounted, ref } from 'vue';
import { addressOf } from '../api/request';

/** `reset`: something may have been missed, so everything is to be read anew. */
export type Change =
  { type: 'application'; id: string; version: number } | { type: 'approval_request'; id: string } | { type: 'reset' };
type Listener = (change: Change) => void;

/** After a refusal (too many pages open, no session) the stream is asked for again; until then pages ask by themselves. */
const AGAIN_AFTER_MS = 30_000;

/** Whether changes are being told just now. */
export const listening = ref(false);

const listeners = new Set<Listener>();
let stream: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
/** Something may have happened while nobody listened. */
let gap = false;

/** Calls `listener` for every change while the component is there. Without a stream it is silent. */
export function useLive(listener: Listener): void {
  onMounted(() => {
    listeners.add(listener);
    if (listeners.size > 1) return;
    document.addEventListener('visibilitychange', follow);
    follow();
  });
  onBeforeUnmount(() => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', follow);
    close();
    gap = false;
  });
}

/** Like `useLive`, but the changes of a busy moment are one call, `gatherMs` after the first of them. */
export function useLiveGathered(run: () => void, gatherMs: number): void {
  let gathering: ReturnType<typeof setTimeout> | undefined;
  useLive(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      run();
    }, gatherMs);
  });
  onBeforeUnmount(() => clearTimeout(gathering));
}

function follow(): void {
  if (document.visibilityState === 'visible') open();
  else close();
}

function open(): void {
  if (stream) return;
  clearTimeout(again);
  const own = new EventSource(addressOf('listenToEvents', {}));
  stream = own;
  own.onopen = () => {
    listening.value = true;
    if (gap) tell({ type: 'reset' });
    gap = false;
  };
  own.onmessage = ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as Change);
  own.onerror = () => {
    listening.value = false;
    gap = true;
    // The browser itself comes back after a break, but not after a refusal.
    if (own.readyState !== EventSource.CLOSED || stream !== own) return;
    close();
    again = setTimeout(() => listeners.size > 0 && follow(), AGAIN_AFTER_MS);
  };
}

function close(): void {
  clearTimeout(again);
  if (!stream) return;
  stream.close();
  stream = null;
  listening.value = false;
  gap = true;
}

function tell(change: Change): void {
  for (const listener of [...listeners]) listener(change);
}
