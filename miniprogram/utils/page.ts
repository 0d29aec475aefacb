/**
 * What every page has: the text size, and the four states of what it shows. `load` fetches; the page shows loading, then what
 * came, or the error with a way to try again. What was shown before stays while it is fetched again.
 */
import { ApiFailure, wordsOf } from '../api/api-failure';
import { isLarge } from './large-text';

export type Phase = 'loading' | 'ready' | 'empty' | 'error' | 'forbidden';

export interface PageState {
  large: boolean;
  phase: Phase;
  problem: string;
}

export const initialState: PageState = { large: false, phase: 'loading', problem: '' };

interface Showing {
  data: PageState;
  setData(data: Partial<PageState>): void;
}

/** Called in `onShow`: the user may have changed the size on another page. */
export function followTextSize(page: Showing): void {
  const large = isLarge();
  if (page.data.large !== large) page.setData({ large });
}

/**
 * Runs `fetch` and moves the page through its states. A failure after something was shown leaves it there and says so.
 * @param fetch returns false when there is nothing to show
 */
export async function show(page: Showing, fetch: () => Promise<boolean | void>): Promise<void> {
  const before = page.data.phase;
  if (before !== 'ready') page.setData({ phase: 'loading', problem: '' });
  try {
    const there = await fetch();
    page.setData({ phase: there === false ? 'empty' : 'ready', problem: '' });
  } catch (error) {
    const forbidden = error instanceof ApiFailure && [401, 403, 404].includes(error.status);
    if (before === 'ready' && !forbidden) {
      wx.showToast({ title: wordsOf(error), icon: 'none', duration: 3_000 });
      return;
    }
    page.setData({ phase: forbidden ? 'forbidden' : 'error', problem: wordsOf(error) });
  }
}

/** For what a tap starts: failures are told, nothing else happens. @returns whether it went well */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    wx.showModal({ title: '没有完成', content: wordsOf(error), showCancel: false, confirmText: '知道了' });
    return false;
  }
}
