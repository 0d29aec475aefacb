/** Field encryption. Identity numbers, telephones and addresses are never in clear in the database. */
export interface FieldCipher {
  /** @returns ciphertext that names its key, so that keys can be changed. */
  encrypt(plain: string): string;
  /** @throws when the key is unknown or the text was altered. */
  decrypt(sealed: string): string;
  /** Keyed hash for equality search; the same text gives the same hash as long as the lookup key stays. */
  lookup(plain: string): string;
}

/** For the change of keys. */
export interface KeyedCipher extends FieldCipher {
  /** Id of the key that encrypts now. */
  readonly currentKey: string;
  /** Id of the key that a text was sealed with; null when it is no sealed text. */
  keyOf(text: string): string | null;
}
