/**
 * What the door to the network knows of the session. The session itself is a cookie that no script can read; only the
 * proof that a request comes from this page is held, in memory, and is gone with the page.
 */
let csrfToken: string | null = null;
let renewal: Promise<void> | null = null;

/** What stands between the user and his work: to sign in, to choose his own password, to get a second step of signing in. */
export type RenewalReason = 'signed_out' | 'password_change' | 'second_factor';
type Renew = (reason: RenewalReason) => Promise<void>;

let askUser: Renew = () => Promise.reject(new Error('nobody asks for the password'));

export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

export function knownCsrfToken(): string | null {
  return csrfToken;
}

/** @param renew asks the user for what `reason` says; settles when he has done it, rejects when he will not */
export function renewSessionBy(renew: Renew): void {
  askUser = renew;
}

/** However many requests find the session gone at once, the user is asked once. */
export function renewSession(reason: RenewalReason): Promise<void> {
  renewal ??= askUser(reason).finally(() => {
    renewal = null;
  });
  return renewal;
}
