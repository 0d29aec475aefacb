/** What stands in an inbox, of a citizen or of staff. Delivered from the outbox, once each. */
import { type Page, type PagePosition } from './application-reads.js';
import { type NoticeRecipient, type OutboxRow } from './outbox.js';

export interface Notice {
  id: string;
  recipient: NoticeRecipient;
  kind: string;
  title: string;
  body: string;
  subject: OutboxRow['subject'];
  createdAt: string;
  /** When it was read: by the citizen, or by whom of the staff (a role's notice is read by each for himself). */
  readAt: string | null;
}

export interface NoticeWrites {
  /** His inbox, and what was on its way there. */
  deleteOfCitizen(citizenId: string): Promise<void>;
}

export interface NoticeReads {
  ofCitizen(citizenId: string, query: { after: PagePosition | null; limit: number }): Promise<Page<Notice>>;
  /** Notices to the person and to his roles within his agency. */
  ofStaff(
    staff: { staffId: string; agencyId: string; roles: readonly string[] },
    query: { after: PagePosition | null; limit: number },
  ): Promise<Page<Notice>>;
  unreadOfCitizen(citizenId: string): Promise<number>;
  unreadOfStaff(staff: { staffId: string; agencyId: string; roles: readonly string[] }): Promise<number>;
  /** Marks as read; foreign ids are passed over. */
  markRead(
    reader: { citizenId: string } | { staffId: string; agencyId: string; roles: readonly string[] },
    ids: readonly string[],
    at: string,
  ): Promise<void>;
}
