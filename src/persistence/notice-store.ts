/** Inboxes of citizens and staff. A notice to a role is one document that each holder of the role reads for himself. */
import { type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Notice, type NoticeReads } from '../ports/notices.js';
import { collectionOf, type Stored } from './collections.js';
import { afterPosition, COUNT_CAP, pageOf } from './paging.js';

export interface NoticeDocument extends Omit<Notice, 'id' | 'readAt'>, Stored {
  dedupeKey: string;
  /** Who has read it, and when: `citizenId` or `staffId` → instant. */
  readBy: Record<string, string>;
}

interface StaffReader {
  staffId: string;
  agencyId: string;
  roles: readonly string[];
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
    notices.countDocuments({ ...filter, [`readBy.${reader}`]: { $exists: false } } as Filter<NoticeDocument>, {
      limit: COUNT_CAP,
    });

  return {
    ofCitizen: (citizenId, query) => list({ 'recipient.citizenId': citizenId }, citizenId, query),
    ofStaff: (staff, query) => list(staffFilter(staff), staff.staffId, query),
    unreadOfCitizen: (citizenId) => unread({ 'recipient.citizenId': citizenId }, citizenId),
    unreadOfStaff: (staff) => unread(staffFilter(staff), staff.staffId),
    async markRead(reader, ids, at) {
      const own = 'citizenId' in reader ? { 'recipient.citizenId': reader.citizenId } : staffFilter(reader);
      const who = 'citizenId' in reader ? reader.citizenId : reader.staffId;
      await notices.updateMany(
        { _id: { $in: [...ids] }, ...own, [`readBy.${who}`]: { $exists: false } } as Filter<NoticeDocument>,
        { $set: { [`readBy.${who}`]: at } },
      );
    },
  };
}

function staffFilter(staff: StaffReader): Filter<NoticeDocument> {
  return {
    'recipient.agencyId': staff.agencyId,
    $or: [{ 'recipient.staffId': staff.staffId }, { 'recipient.role': { $in: [...staff.roles] } }],
  } as Filter<NoticeDocument>;
}

function toNotice(row: NoticeDocument, reader: string): Notice {
  const { _id, dedupeKey: _, readBy, ...rest } = row;
  return { id: _id, ...rest, readAt: readBy[reader] ?? null };
}
