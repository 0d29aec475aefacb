/** The question for the password that appears over a page whose session has ended. What stands on the page stays. */
import { reactive } from 'vue';
import { ApiFailure } from '../api/api-failure';
import { type RenewalReason, renewSessionBy } from '../api/session';

interface Prompt {
  reason: RenewalReason | null;
}

export const prompt = reactive<Prompt>({ reason: null });

let settle: { resolve: () => void; reject: (reason: unknown) => void } | null = null;

export function listenForLostSessions(): void {
  renewSessionBy(
    (reason) =>
      new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
        prompt.reason = reason;
      }),
  );
}

/** Signed in again: the requests that waited go on. */
export function promptAnswered(): void {
  prompt.reason = null;
  settle?.resolve();
  settle = null;
}

/** Not now: the requests that waited fail with these words, and the next one asks again. */
export function promptDismissed(): void {
  prompt.reason = null;
  settle?.reject(
    new ApiFailure(401, 'login_required', '登录已过期，操作没有完成；您填写的内容还在，重新登录后可以继续。'),
  );
  settle = null;
}
