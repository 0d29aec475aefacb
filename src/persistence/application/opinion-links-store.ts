import { type Connection } from 'mongoose';
import { type OpinionLinkRecord, type OpinionLinkWrites } from '../../ports/opinion-links.js';
import { collectionOf, type InSession, type Stored, toRecord } from '../collections.js';

type OpinionLinkDocument = Omit<OpinionLinkRecord, 'id'> & Stored & { storedAt?: Date };

export function opinionLinkWrites(connection: Connection, { session }: InSession): OpinionLinkWrites {
  const links = collectionOf<OpinionLinkDocument>(connection, 'opinionLinks');
  const recordOf = (document: OpinionLinkDocument | null): OpinionLinkRecord | null => {
    if (!document) return null;
    const { storedAt: _, ...rest } = document;
    return toRecord<OpinionLinkRecord>(rest);
  };
  return {
    async replace({ id, ...fields }) {
      const { applicationId, consultationId } = fields;
      await links.deleteMany({ applicationId, consultationId }, { session });
      // By the database's own clock: the TTL index must not go by a clock that may be moved.
      await links.updateOne({ _id: id }, { $set: fields, $currentDate: { storedAt: true } }, { session, upsert: true });
    },
    async byToken(tokenHash) {
      return recordOf(await links.findOne({ tokenHash }, { session }));
    },
    async bySession(tokenHash) {
      return recordOf(await links.findOne({ 'session.tokenHash': tokenHash }, { session }));
    },
    // Two that change one link at once: the database lets the second begin anew, so nothing is counted too seldom.
    async save({ id, ...fields }) {
      await links.updateOne({ _id: id }, { $set: fields }, { session });
    },
  };
}
