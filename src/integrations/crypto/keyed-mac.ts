/**
 * HMAC-SHA256 with keys derived (HKDF) from the key ring of the fields, one for each purpose: the ring stays the only secret to
 * keep, and neither use can be turned against the other. `mac1.<key id>.<base64url>`.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type KeyedMac } from '../../ports/keyed-mac.js';

const VERSION = 'mac1';

/** @param keys in order: the first signs, all of them check. 32 bytes each */
export function keyedMac(keys: readonly { id: string; key: Buffer }[], purpose: string): KeyedMac {
  const [current] = keys;
  if (!current) throw new Error('no key');
  const ring = new Map(
    keys.map(({ id, key }) => [id, Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32))]),
  );
  const macOf = (keyId: string, key: Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(`${VERSION}.${keyId}\n${text}`, 'utf8').digest();

  return {
    sign: (text) =>
      `${VERSION}.${current.id}.${macOf(current.id, ring.get(current.id) as Buffer, text).toString('base64url')}`,
    check(text, mac) {
      const [version, keyId = '', encoded = ''] = mac.split('.');
      if (version !== VERSION) return 'invalid';
      const key = ring.get(keyId);
      if (!key) return 'unknown_key';
      const [given, expected] = [Buffer.from(encoded, 'base64url'), macOf(keyId, key, text)];
      return given.length === expected.length && timingSafeEqual(given, expected) ? 'valid' : 'invalid';
    },
  };
}
