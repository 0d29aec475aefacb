/** How many notices are unread, asked now and then while the page is looked at. */
import { ref } from 'vue';
import { call } from '../api/request';

const EVERY_MS = 60_000;

export const unread = ref(0);

/** A failure changes nothing: the number is a hint, and the next round asks again. */
export async function refreshUnread(): Promise<void> {
  const inbox = await call('listStaffNotices', { query: { limit: 1 } }).catch(() => null);
  if (inbox) unread.value = inbox.unread;
}

/** @returns stops asking */
export function watchNotices(): () => void {
  void refreshUnread();
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void refreshUnread();
  }, EVERY_MS);
  return () => clearInterval(timer);
}
