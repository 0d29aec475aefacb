/** Published items, guides and annual reports inside a command's transaction. */
import { type Connection } from 'mongoose';
import { AppError } from '../../errors.js';
import {
  type AnnualReportRecord,
  type AnnualReportWrites,
  type GuideRecord,
  type GuideWrites,
  type PublicationRecord,
  type PublicationWrites,
} from '../../ports/disclosure.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from '../collections.js';
import { annualReportModel, guideModel, publicationModel } from '../models.js';

export type PublicationDocument = Omit<PublicationRecord, 'id'> & Stored;
export type GuideDocument = Omit<GuideRecord, 'id'> & Stored;
export type AnnualReportDocument = Omit<AnnualReportRecord, 'id'> & Stored;

export function publicationWrites(connection: Connection, { session }: InSession): PublicationWrites {
  const publications = collectionOf<PublicationDocument>(connection, 'publications');
  return {
    async insert(record) {
      await publicationModel(connection).create([toDocument(record)], { session });
    },
    async load(agencyId, id) {
      return toRecord<PublicationRecord>(await publications.findOne({ _id: id, agencyId }, { session }));
    },
    async save(record) {
      const { id, agencyId, ...rest } = record;
      const result = await publications.updateOne(
        { _id: id, agencyId, version: record.version - 1 },
        { $set: rest },
        { session },
      );
      if (result.matchedCount !== 1) throw new AppError('version_conflict');
    },
  };
}

/** Guides published before reading venues and places on the map were part of them name none. */
export function guideRecord(document: GuideDocument | null | undefined): GuideRecord | null {
  const record = toRecord<GuideRecord>(document);
  if (!record) return null;
  const { content } = record;
  const office = {
    ...content.office,
    latitude: content.office.latitude ?? null,
    longitude: content.office.longitude ?? null,
  };
  return { ...record, content: { ...content, office, venues: content.venues ?? [] } };
}

/** Of two who publish the same version the unique index lets one pass; the other starts again and sees the newer version. */
export function guideWrites(connection: Connection, { session }: InSession): GuideWrites {
  const guides = collectionOf<GuideDocument>(connection, 'guides');
  return {
    async newest(agencyId) {
      const [document] = await guides.find({ agencyId }, { session }).sort({ version: -1 }).limit(1).toArray();
      return guideRecord(document);
    },
    async insert(record) {
      await guideModel(connection).create([toDocument(record)], { session });
    },
  };
}

export function annualReportWrites(connection: Connection, { session }: InSession): AnnualReportWrites {
  const reports = collectionOf<AnnualReportDocument>(connection, 'annualReports');
  return {
    async newest(agencyId, year) {
      const [document] = await reports.find({ agencyId, year }, { session }).sort({ version: -1 }).limit(1).toArray();
      return toRecord<AnnualReportRecord>(document);
    },
    async insert(record) {
      await annualReportModel(connection).create([toDocument(record)], { session });
    },
  };
}
