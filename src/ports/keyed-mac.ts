/** A mark that only who holds the keys of the configuration can make: the database alone is not enough to forge it. */
export interface KeyedMac {
  /** @returns the mark, which names its key */
  sign(text: string): string;
  check(text: string, mac: string): 'valid' | 'invalid' | 'unknown_key';
}
