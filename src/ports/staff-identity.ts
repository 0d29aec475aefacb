/** Who a member of staff is, told by the government's unified identity service (OpenID Connect, authorization code with PKCE). */
import { type SignOnRefusal } from '../domain/account/sign-on.js';

/** What the service itself, or the way to it, may refuse. */
export type IdentityRefusal = Extract<SignOnRefusal, 'cancelled' | 'failed' | 'unavailable'>;

/** What the browser has to bring back for the answer to be believed. Belongs to one attempt, is worth nothing for another. */
export interface SignOnAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

export interface StaffIdentityProvider {
  /** @returns where the browser is sent; null: the service cannot be reached. */
  begin(): Promise<{ address: string; attempt: SignOnAttempt } | null>;
  /**
   * @param query of the address to which the service sent the browser back
   * @returns the verified identifier of the person at the service (subject or number), or why there is none.
   */
  complete(
    query: URLSearchParams,
    attempt: SignOnAttempt,
  ): Promise<{ signOnId: string } | { refused: IdentityRefusal }>;
}
