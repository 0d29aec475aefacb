/**
 * Messages leave through an outbox: a row is written in the transaction of the change and delivered after it.
 * `dedupeKey` makes a message exist once, however often the cause is seen.
 */
export type NoticeRecipient =
  | { type: 'citizen'; citizenId: string }
  | { type: 'staff'; agencyId: string; staffId: string }
  | { type: 'role'; agencyId: string; role: string };

export const NOTICE_SUBJECTS = [
  'application',
  'report',
  'system',
  'remedy',
  'complaint',
  'record_correction',
  'approval_request',
] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

export interface OutboxRow {
  id: string;
  dedupeKey: string;
  recipient: NoticeRecipient;
  /** What it is about, e.g. `supplement_requested`, `alarm`. */
  kind: string;
  title: string;
  body: string;
  subject: { type: NoticeSubject; id: string };
  createdAt: string;
}

export interface OutboxWrites {
  append(rows: readonly OutboxRow[]): Promise<void>;
  /** Whether a message with this key was ever written. */
  exists(dedupeKey: string): Promise<boolean>;
}
