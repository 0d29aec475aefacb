/** What the browser keeps while it is at the identity service: signed, short-lived, out of reach of scripts. */
import * as z from 'zod';
import { SIGN_ON_MINUTES } from '../../../domain/account/sign-on.js';
import { type KeyedMac } from '../../../ports/keyed-mac.js';
import { type SignOnAttempt } from '../../../ports/staff-identity.js';

export interface SignOnJourney extends SignOnAttempt {
  wayBack: string;
}

const stored = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  wayBack: z.string(),
  /** Milliseconds since 1970. */
  until: z.int(),
});

function nameOf(https: boolean): string {
  return https ? '__Host-staff_sign_on' : 'staff_sign_on';
}

function header(https: boolean, value: string, maxAgeSeconds: number): string {
  // Lax, not Strict: the identity service sends the browser back, which is a way from another site.
  return `${nameOf(https)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
}

export function signOnCookie(mac: KeyedMac, https: boolean) {
  return {
    /** @returns the header that gives it to the browser */
    give(journey: SignOnJourney, now: Date): string {
      const until = now.getTime() + SIGN_ON_MINUTES * 60_000;
      const text = Buffer.from(JSON.stringify({ ...journey, until })).toString('base64url');
      return header(https, `${text}.${mac.sign(text)}`, SIGN_ON_MINUTES * 60);
    },
    /** @returns the header that takes it away: it serves one return */
    take: (): string => header(https, '', 0),
    /** @param cookies the header of the request; @returns null for none, one that is too old, or not one of ours */
    read(cookies: string | undefined, now: Date): SignOnJourney | null {
      const value = new RegExp(`(?:^|;)\\s*${nameOf(https)}=([A-Za-z0-9_.-]+)`).exec(cookies ?? '')?.[1] ?? '';
      const cut = value.indexOf('.');
      const text = value.slice(0, cut);
      if (cut < 0 || mac.check(text, value.slice(cut + 1)) !== 'valid') return null;
      const parsed = stored.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      if (!parsed.success || parsed.data.until <= now.getTime()) return null;
      const { until: _, ...journey } = parsed.data;
      return journey;
    },
  };
}
