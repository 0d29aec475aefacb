/**
 * Encryption of personal fields: AES-256-GCM, a random 12-byte IV each time.
 * Sealed form: `v1.<key id>.<base64url of IV ‖ ciphertext ‖ tag>`; version and key id are covered by the tag.
 * Keys are changed by putting a new one first: it writes, the others go on reading.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { AppError } from '../../errors.js';
import { type KeyedCipher } from '../../ports/cipher.js';

export interface FieldCipherOptions {
  /** In order: the first encrypts. 32 bytes each. */
  keys: readonly { id: string; key: Buffer }[];
  /** Of the keyed hash; it stays when the others change, or nothing stored could be looked up. 32 bytes. */
  lookupKey: Buffer;
}

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Nothing shorter is one: IV and tag alone have 28 bytes. */
const SEALED = /^v1\.([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]{38,}$/;

/** @throws Error when a key is not of 32 bytes, an id is unusable or used twice: a fault of the configuration. */
export function fieldCipher({ keys, lookupKey }: FieldCipherOptions): KeyedCipher {
  const [current] = keys;
  if (!current) throw new Error('no encryption key');
  const ring = new Map<string, Buffer>();
  for (const { id, key } of keys) {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || ring.has(id)) throw new Error(`unusable key id ${id}`);
    if (key.length !== KEY_BYTES) throw new Error(`key ${id} is not of 32 bytes`);
    ring.set(id, key);
  }
  if (lookupKey.length !== KEY_BYTES) throw new Error('lookup key is not of 32 bytes');
  if (keys.some(({ key }) => key.equals(lookupKey))) throw new Error('the lookup key must be a key of its own');

  return {
    encrypt(plain) {
      const header = `${VERSION}.${current.id}`;
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, iv).setAAD(Buffer.from(header));
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${header}.${sealed.toString('base64url')}`;
    },
    decrypt(sealed) {
      const [version, keyId = '', encoded, ...rest] = sealed.split('.');
      if (version !== VERSION || encoded === undefined || rest.length > 0) throw unreadable('not a sealed field');
      const key = ring.get(keyId);
      if (!key) throw unreadable(`sealed with a key that is not in the ring: ${keyId.slice(0, 32)}`);
      const bytes = Buffer.from(encoded, 'base64url');
      // The decoder skips what is not of its alphabet: only the one canonical spelling is accepted.
      if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded) throw unreadable('altered');
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(`${version}.${keyId}`))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const opened = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(opened).toString('utf8');
      } catch (cause) {
        throw unreadable('altered', cause);
      }
    },
    currentKey: current.id,
    keyOf: (text) => SEALED.exec(text)?.[1] ?? null,
    lookup(plain) {
      return createHmac('sha256', lookupKey).update(plain, 'utf8').digest('hex');
    },
  };
}

/** For the log only: what people read is that something went wrong. The sealed text is never told. */
function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError('internal', {}, { cause: new Error(`field cannot be decrypted: ${reason}`, { cause }) });
}
