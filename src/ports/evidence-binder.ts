/** The file of a case bound into one numbered PDF, for a reviewing body or a court. */
import { type Readable } from 'node:stream';

export interface BoundFile {
  id: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
}

export interface BoundPiece {
  /** From 1, as in the list of evidence. */
  number: number;
  title: string;
  date: string;
  article: string | null;
  /** SHA-256, lower-case hex, of the file or of the record. */
  sha256: string;
  /** Null for a record, whose text follows; else the file itself. */
  file: BoundFile | null;
  /** Name and content of what a record says. */
  facts: readonly (readonly [name: string, text: string])[];
}

export interface TrailRow {
  at: string;
  who: string;
  what: string;
  /** Null while it waits to be sealed. */
  seal: { seq: number; hash: string } | null;
}

export interface EvidenceBundle {
  title: string;
  /** What the cover says of the case. */
  cover: readonly (readonly [name: string, text: string])[];
  remarks: readonly string[];
  pieces: readonly BoundPiece[];
  /** The extract of the audit trail, oldest first, and what is said above it. */
  trail: { remarks: readonly string[]; rows: readonly TrailRow[] };
}

export interface BindOptions {
  createdAt: Date;
  author: string;
  /** The content of a piece; null when it is gone. One is open at a time. */
  open: (fileId: string) => Promise<Readable | null>;
}

export interface EvidenceBinder {
  /** @throws AppError `service_unavailable` while as many are bound as may be at once */
  assertRoom(): void;
  /**
   * Cover, list, pieces in their order, audit trail; pages are numbered through. Pictures, texts and PDFs are bound in; whatever
   * cannot be is named on a sheet of its own, with the reason. Never more than one file is held in memory.
   * @throws AppError `service_unavailable`
   */
  bind(bundle: EvidenceBundle, options: BindOptions): AsyncIterable<Uint8Array>;
}
