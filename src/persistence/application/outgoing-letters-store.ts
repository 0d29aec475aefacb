import { type Connection } from 'mongoose';
import {
  type LetterTemplateReads,
  type LetterTemplateRecord,
  type LetterTemplateWrites,
  type OutgoingLetterReads,
  type OutgoingLetterRecord,
  type OutgoingLetterWrites,
} from '../../ports/outgoing-letters.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';

type LetterDocument = Omit<OutgoingLetterRecord, 'id'> & Stored;
type TemplateDocument = Omit<LetterTemplateRecord, 'id'> & Stored;

interface CounterDocument extends Stored {
  value: number;
}

function reads(connection: Connection, options: Partial<InSession>): OutgoingLetterReads {
  const letters = collectionOf<LetterDocument>(connection, 'outgoingLetters');
  return {
    async load(agencyId, applicationId, id) {
      return toRecord<OutgoingLetterRecord>(await letters.findOne({ _id: id, agencyId, applicationId }, options));
    },
    async ofCase(agencyId, applicationId) {
      const rows = await letters.find({ agencyId, applicationId }, options).sort({ _id: 1 }).toArray();
      return rows.map((row) => toRecord<OutgoingLetterRecord>(row)).filter((row) => row !== null);
    },
  };
}

export function outgoingLetterWrites(connection: Connection, { session }: InSession): OutgoingLetterWrites {
  const letters = collectionOf<LetterDocument>(connection, 'outgoingLetters');
  const counters = collectionOf<CounterDocument>(connection, 'letterCounters');
  return {
    ...reads(connection, { session }),
    // Whoever draws at the same moment meets a write conflict and begins anew: letters are few, and a gap would have to be explained.
    async drawNumber(series) {
      const drawn = await counters.findOneAndUpdate(
        { _id: series },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: 'after', session },
      );
      if (!drawn) throw new Error(`counter ${series} was not returned`);
      return drawn.value;
    },
    async insert(record) {
      await letters.insertOne(toDocument(record), { session });
    },
    async claimDrawing(id, now, until) {
      const { matchedCount } = await letters.updateOne(
        { _id: id, files: null, $or: [{ drawingUntil: null }, { drawingUntil: { $lte: now } }] },
        { $set: { drawingUntil: until } },
        { session },
      );
      return matchedCount === 1;
    },
    async releaseDrawing(id) {
      await letters.updateOne({ _id: id, files: null }, { $set: { drawingUntil: null } }, { session });
    },
    async archiveFiles(id, files) {
      await letters.updateOne({ _id: id, files: null }, { $set: { files, drawingUntil: null } }, { session });
    },
  };
}

export function outgoingLetterReads(connection: Connection): OutgoingLetterReads {
  return reads(connection, {});
}

export function letterTemplateWrites(connection: Connection, { session }: InSession): LetterTemplateWrites {
  const templates = collectionOf<TemplateDocument>(connection, 'letterTemplates');
  return {
    async latest(agencyId, kind) {
      const found = await templates.find({ agencyId, kind }, { session }).sort({ version: -1 }).limit(1).toArray();
      return toRecord<LetterTemplateRecord>(found[0]);
    },
    async insert(record) {
      await templates.insertOne(toDocument(record), { session });
    },
  };
}

export function letterTemplateReads(connection: Connection): LetterTemplateReads {
  const templates = collectionOf<TemplateDocument>(connection, 'letterTemplates');
  const recordsOf = (rows: TemplateDocument[]): LetterTemplateRecord[] =>
    rows.map((row) => toRecord<LetterTemplateRecord>(row)).filter((row) => row !== null);
  return {
    async versions(agencyId, kind) {
      return recordsOf(await templates.find({ agencyId, kind }).sort({ version: -1 }).toArray());
    },
    async current(agencyId) {
      const rows = recordsOf(await templates.find({ agencyId }).sort({ version: 1 }).toArray());
      return [...new Map(rows.map((row) => [row.kind, row])).values()];
    },
  };
}
