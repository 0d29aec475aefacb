/** Opaque session tokens: 32 random bytes that mean nothing, of which the database only ever sees the SHA-256. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../sha256.js';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new token (43 characters, base64url) for the client, with the hash that is stored. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

/** The hash of what a client offered as a token; null when it cannot be one (then nobody is asked). */
export function hashOfferedToken(offered: string | undefined): string | null {
  return offered !== undefined && TOKEN.test(offered) ? sha256(offered) : null;
}

/** The token of an `Authorization` header. */
export function bearerIn(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Comparison whose time does not tell how much was right. */
export function sameToken(offered: string | undefined, expected: string): boolean {
  if (offered === undefined) return false;
  const [a, b] = [Buffer.from(offered), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
