import { describe, expect, test } from '@jest/globals';
import { fieldCipher } from '../../src/integrations/crypto/field-cipher.js';

const key = (fill: number): Buffer => Buffer.alloc(32, fill);
const LOOKUP = key(9);
const cipher = fieldCipher({ keys: [{ id: 'k1', key: key(1) }], lookupKey: LOOKUP });

/** Changes one character of the encoded part into another of the alphabet. */
function alter(sealed: string, index: number): string {
  const at = sealed.lastIndexOf('.') + 1 + index;
  return sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
}

describe('field encryption', () => {
  test.each(['', '11010519491231002X', '北京市东城区正义路2号\n院内', '𠮷'])('%j comes back as it was', (plain) => {
    expect(cipher.decrypt(cipher.encrypt(plain))).toBe(plain);
  });

  test('names its version and key, and never repeats itself', () => {
    const sealed = cipher.encrypt('13800138000');
    expect(sealed).toMatch(/^v1\.k1\.[A-Za-z0-9_-]+$/);
    expect(sealed).not.toContain('13800138000');
    expect(cipher.encrypt('13800138000')).not.toBe(sealed);
  });

  test('altered anywhere (IV, text, tag, key id, version) it is refused', () => {
    const sealed = cipher.encrypt('11010519491231002X');
    const encodedLength = sealed.length - sealed.lastIndexOf('.') - 1;
    for (let index = 0; index < encodedLength; index += 1) {
      expect(() => cipher.decrypt(alter(sealed, index))).toThrow();
    }
    const twoKeys = fieldCipher({
      keys: [
        { id: 'k1', key: key(1) },
        { id: 'k2', key: key(1) },
      ],
      lookupKey: LOOKUP,
    });
    expect(twoKeys.decrypt(sealed)).toBe('11010519491231002X');
    // The same key under another name: the name is covered by the tag.
    expect(() => twoKeys.decrypt(sealed.replace('.k1.', '.k2.'))).toThrow();
    expect(() => cipher.decrypt(sealed.replace('v1.', 'v2.'))).toThrow();
    expect(() => cipher.decrypt(`${sealed}=`)).toThrow();
    expect(() => cipher.decrypt(`${sealed}.x`)).toThrow();
    expect(() => cipher.decrypt(sealed.slice(0, 20))).toThrow();
    expect(() => cipher.decrypt('13800138000')).toThrow();
  });

  test('an unknown key is an internal fault that tells people nothing', () => {
    const sealed = fieldCipher({ keys: [{ id: 'lost', key: key(3) }], lookupKey: LOOKUP }).encrypt('秘密');
    expect(() => cipher.decrypt(sealed)).toThrow(expect.objectContaining({ code: 'internal', details: {} }));
  });

  test('a new key is put first: it writes, the old one still reads', () => {
    const old = cipher.encrypt('张三');
    const rotated = fieldCipher({
      keys: [
        { id: 'k2', key: key(2) },
        { id: 'k1', key: key(1) },
      ],
      lookupKey: LOOKUP,
    });
    expect(rotated.encrypt('李四')).toMatch(/^v1\.k2\./);
    expect(rotated.decrypt(old)).toBe('张三');
    expect(() => cipher.decrypt(rotated.encrypt('李四'))).toThrow();
  });
});

describe('lookup hash', () => {
  test('is the same for the same text, whatever keys encrypt', () => {
    const other = fieldCipher({ keys: [{ id: 'k2', key: key(2) }], lookupKey: LOOKUP });
    expect(other.lookup('11010519491231002X')).toBe(cipher.lookup('11010519491231002X'));
    expect(cipher.lookup('11010519491231002X')).not.toBe(cipher.lookup('110105194912310020'));
  });

  test('is HMAC-SHA-256: test case 2 of RFC 4231 with its key filled up to 32 bytes', () => {
    // HMAC fills keys up to the block length with zeros, so the short key of the RFC is the same key.
    const jefe = Buffer.concat([Buffer.from('Jefe'), Buffer.alloc(28)]);
    const known = fieldCipher({ keys: [{ id: 'k1', key: key(1) }], lookupKey: jefe });
    expect(known.lookup('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('faults of the configuration', () => {
  const keys = [{ id: 'k1', key: key(1) }];
  test.each([
    ['no key', { keys: [], lookupKey: LOOKUP }],
    ['a short key', { keys: [{ id: 'k1', key: Buffer.alloc(16) }], lookupKey: LOOKUP }],
    ['an id with a dot', { keys: [{ id: 'k.1', key: key(1) }], lookupKey: LOOKUP }],
    ['an id used twice', { keys: [...keys, { id: 'k1', key: key(2) }], lookupKey: LOOKUP }],
    ['a short lookup key', { keys, lookupKey: Buffer.alloc(31) }],
    ['one key for both', { keys, lookupKey: key(1) }],
  ])('%s', (_title, options) => {
    expect(() => fieldCipher(options)).toThrow();
  });
});
