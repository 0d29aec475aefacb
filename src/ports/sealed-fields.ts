/** All encrypted fields of the database, wherever they stand: for the change of keys. */
export interface SealedField {
  collection: string;
  id: string;
  /** Dotted path within the document. */
  path: string;
  sealed: string;
}

export interface SealedFields {
  /** In batches of documents; each batch's fields together. A field is known by its name, which holds the word `sealed`. */
  batches(): AsyncIterable<SealedField[]>;
  /**
   * Puts each new text in the place of the old one where that still stands: what somebody wrote meanwhile is not touched.
   * @returns how many were replaced
   */
  replace(changes: readonly { field: SealedField; sealed: string }[]): Promise<number>;
}
