import { type RetainedKind } from '../domain/account/retention.js';

export interface Retention {
  /** How many of a kind were kept since before an instant; null where the database itself lets them go. */
  due(kind: RetainedKind, before: Date): Promise<number | null>;
  /** @returns how many were deleted, at most `limit` */
  deleteNotices(before: Date, limit: number): Promise<number>;
  /** Empties title and text of delivered messages. @returns how many, at most `limit` */
  blankMessages(before: Date, limit: number): Promise<number>;
  /** Accounts closed since an instant, in pages by number. */
  buriedSince(since: Date, after: string | null, limit: number): Promise<string[]>;
}
