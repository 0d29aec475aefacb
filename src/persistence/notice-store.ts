/** Inboxes of citizens and staff. A notice to a role is one document that each holder of the role reads for himself. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Notice, type NoticeReads, type NoticeWrites } from '../ports/notices.js';
import { collectionOf, type InSession, type Stored } from './collections.js';
import { afterPosition, COUNT_CAP, pageOf } from './paging.js';
import { type OutboxDocument } from './plain-rows.js';

export interface NoticeDocument extends Omit<Notice, 'id' | 'readAt'>, Stored {
  dedupeKey: string;
  /** Who has read it, and when: `citizenId` or `staffId` → instant. */
  readBy: Record<string, string>;
  /**
   * Whose attention it still asks for: what is counted as unread, and nothing else has to be looked at for that. Of a role
   * those who held it at delivery; who gets the role later finds the notice in his inbox, as read.
   */
  unreadBy: string[];
}

interface StaffReader {
  staffId: string;
  agencyId: string;
  roles: readonly string[];
}

const BY_UNREAD = { unreadBy: 1, _id: -1 } as const;

export function noticeWrites(connection: Connection, { session }: InSession): NoticeWrites {
  return {
    async deleteOfCitizen(citizenId) {
      const his = { 'recipient.citizenId': citizenId };
      await collectionOf<NoticeDocument>(connection, 'notices').deleteMany(his as Filter<NoticeDocument>, { session });
      // Of what was delivered the row stays, without which the same message could be written again; waiting ones are few.
      await collectionOf<OutboxDocument>(connection, 'outbox').deleteMany(
        { state: 'waiting', ...his } as Filter<OutboxDocument>,
        { session },
      );
    },
  };
}

export function noticeReads(connection: Connection): NoticeReads {
  const notices = collectionOf<NoticeDocument>(connection, 'notices');
  const list = async (
    filter: Filter<NoticeDocument>,
    reader: string,
    query: Parameters<NoticeReads['ofCitizen']>[1],
  ) => {
    const rows = await notices
      .find({ ...filter, ...afterPosition<NoticeDocument>('_id', -1, query.after) })
      .sort({ _id: -1 })
      .limit(query.limit + 1)
      .toArray();
    return pageOf(
      rows.map((row) => toNotice(row, reader)),
      query.limit,
      (notice) => ({ key: null, id: notice.id }),
    );
  };
  const unread = (filter: Filter<NoticeDocument>, reader: string) =>
    // The other indexes lead through everything that was ever sent.
    notices.countDocuments({ ...filter, unreadBy: reader }, { limit: COUNT_CAP, hint: BY_UNREAD });

  return {
    ofCitizen: (citizenId, query) => list({ 'recipient.citizenId': citizenId }, citizenId, query),
    ofStaff: (staff, query) => list(staffFilter(staff), staff.staffId, query),
    unreadOfCitizen: (citizenId) => unread({ 'recipient.citizenId': citizenId }, citizenId),
    unreadOfStaff: (staff) => unread(staffFilter(staff), staff.staffId),
    async markRead(reader, ids, at) {
      const own = 'citizenId' in reader ? { 'recipient.citizenId': reader.citizenId } : staffFilter(reader);
      const who = 'citizenId' in reader ? reader.citizenId : reader.staffId;
      await notices.updateMany(
        { _id: { $in: [...ids] }, ...own, unreadBy: who },
        { $set: { [`readBy.${who}`]: at }, $pull: { unreadBy: who } },
      );
    },
  };
}

/** One branch a person or role: each walks an index of its own in order, and the database merges them. */
function staffFilter({ agencyId, staffId, roles }: StaffReader): Filter<NoticeDocument> {
  const to = (recipient: object): object => ({ 'recipient.agencyId': agencyId, ...recipient });
  return {
    $or: [to({ 'recipient.staffId': staffId }), ...roles.map((role) => to({ 'recipient.role': role }))],
  } as Filter<NoticeDocument>;
}

function toNotice(row: NoticeDocument, reader: string): Notice {
  const { _id, dedupeKey: _, readBy, unreadBy, ...rest } = row;
  // Who was not asked to read it, because it was sent before his time, is not shown it as news.
  const readAt = readBy[reader] ?? (unreadBy.includes(reader) ? null : row.createdAt);
  return { id: _id, ...rest, readAt };
}
