/** Field encryption. Identity numbers, telephones and addresses are never in clear in the database. */
export interface FieldCipher {
  /** @returns ciphertext that names its key, so that keys can be changed. */
  encrypt(plain: string): string;
  /** @throws when the key is unknown or the text was altered. */
  decrypt(sealed: string): string;
  /** Keyed hash for equality search; the same text gives the same hash as long as the lookup key stays. */
  lookup(plain: string): string;
}
