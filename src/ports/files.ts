/** Files are streamed in and out; who may have one is decided before, by the record that names it. */
import { type Readable } from 'node:stream';

export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
  /** SHA-256, lower-case hex, of the content. */
  sha256: string;
  /** Whose it is until something is filed with it: `draft:<id>`, `application:<id>`, `publication:<id>`, `remedy:<id>`, `opinion:<link>`. */
  owner: string;
  agencyId: string | null;
  uploadedAt: string;
}

/** `quarantined`: the scanner found something; the file is kept apart, where nothing opens it. */
export type SavedFile =
  | { readonly outcome: 'stored'; readonly file: StoredFile }
  | { readonly outcome: 'quarantined'; readonly id: string; readonly threat: string };

export interface FileStore {
  /**
   * Stores a stream whose type is sniffed from its content; the name is made safe and gets the extension of the real type.
   * What is stored is the cleaned content: size and hash are its. With a scanner the file is pending, and cannot be opened,
   * until it has been scanned.
   * @throws AppError `file_too_large`, `unsupported_file_type`, `file_refused`, `scanner_unavailable`, `invalid_input` (empty);
   *   nothing is left behind then, nor when the stream breaks.
   */
  save(input: {
    id: string;
    name: string;
    content: Readable;
    owner: string;
    agencyId: string | null;
    maxBytes: number;
  }): Promise<SavedFile>;
  describe(ids: readonly string[]): Promise<StoredFile[]>;
  open(id: string): Promise<{ file: StoredFile; content: Readable } | null>;
  /** Files of a draft become the application's. Idempotent. */
  changeOwner(ids: readonly string[], owner: string, agencyId: string | null): Promise<void>;
  delete(ids: readonly string[]): Promise<void>;
  /** Ids of at most `limit` files uploaded before `olderThan` that no draft, application or publication names: for the sweep. */
  orphans(olderThan: Date, limit: number): Promise<string[]>;
  /** Deletes quarantined files uploaded before a day. @returns how many */
  expireQuarantine(uploadedBefore: Date): Promise<number>;
}
