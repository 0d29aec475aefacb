/** What everybody may read: only the published, straight from the driver. */
import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Category } from '../../domain/disclosure/categories.js';
import { type Column } from '../../domain/disclosure/columns.js';
import { type AnnualReportRecord, type PublicationRecord } from '../../ports/disclosure.js';
import {
  type AnnualReportSummary,
  type PublicationFilter,
  type PublicationSummary,
  type PublicDisclosureReads,
} from '../../ports/disclosure-reads.js';
import { collectionOf, type Stored, toRecord } from '../collections.js';
import { afterPosition, COUNT_CAP, pageOf } from '../paging.js';
import {
  type AnnualReportDocument,
  type GuideDocument,
  guideRecord,
  type PublicationDocument,
} from './disclosure-store.js';
import { publicationMatcher } from './match.js';
import { searchPublications } from './search.js';
import { type TextEntryDocument, type TitleEntryDocument } from './search-entries.js';
import { termFrequencies } from './term-frequencies.js';

export const SUMMARY = {
  agencyId: 1,
  title: 1,
  category: 1,
  column: 1,
  documentNumber: 1,
  source: 1,
  formedDate: 1,
  publishedDate: 1,
  status: 1,
  version: 1,
  createdAt: 1,
  author: 1,
  timeliness: 1,
} as const;

export type SummaryDocument = Omit<PublicationSummary, 'id'> & Stored;

/** @param monotonicNow milliseconds for the age of what is remembered, e.g. `performance.now`. */
export function publicDisclosureReads(connection: Connection, monotonicNow: () => number): PublicDisclosureReads {
  const publications = collectionOf<PublicationDocument>(connection, 'publications');
  const guides = collectionOf<GuideDocument>(connection, 'guides');
  const reports = collectionOf<AnnualReportDocument>(connection, 'annualReports');
  const readCounts = collectionOf<Stored & { reads: number }>(connection, 'readCounts');
  const titles = collectionOf<TitleEntryDocument>(connection, 'publicationTitles');
  const texts = collectionOf<TextEntryDocument>(connection, 'publicationTexts');
  const titleFrequencies = termFrequencies(titles, monotonicNow);
  const textFrequencies = termFrequencies(texts, monotonicNow);
  const sources = { publications, titles, texts, titleFrequencies, textFrequencies };

  return {
    async publications(filter, { after, limit }) {
      const where = { $and: [publishedFilter(filter), afterPosition('publishedDate', -1, after)] };
      const rows = (await publications
        .find(where as Filter<PublicationDocument>, { projection: SUMMARY })
        .sort({ publishedDate: -1, _id: -1 })
        .limit(limit + 1)
        .toArray()) as unknown as SummaryDocument[];
      const records = rows.map((row) => toRecord<PublicationSummary>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: row.publishedDate, id: row.id }));
    },
    async countPublications(filter) {
      const where = publishedFilter(filter) as Filter<PublicationDocument>;
      const value = await publications.countDocuments(where, { limit: COUNT_CAP + 1 });
      return { value: Math.min(value, COUNT_CAP), capped: value > COUNT_CAP };
    },
    async publication(id) {
      return toRecord<PublicationRecord>(await publications.findOne({ _id: id, status: 'published' }));
    },
    async catalogue(agencyId) {
      const countBy = async (field: 'category' | 'column') => {
        const groups = await publications
          .aggregate<{ _id: string | null; count: number }>([
            { $match: { agencyId, status: 'published' } },
            { $group: { _id: `$${field}`, count: { $sum: 1 } } },
            { $sort: { _id: 1 } },
          ])
          .toArray();
        return groups;
      };
      const [categories, columns] = await Promise.all([countBy('category'), countBy('column')]);
      return {
        byCategory: categories.flatMap(({ _id, count }) =>
          _id === null ? [] : [{ category: _id as Category, count }],
        ),
        byColumn: columns.map(({ _id, count }) => ({ column: _id as Column, count })),
        total: columns.reduce((sum, { count }) => sum + count, 0),
      };
    },
    match: publicationMatcher(titles, titleFrequencies),
    search: (text, filter, query) => searchPublications(sources, text, filter, query),
    async readCount(id) {
      const [item, row] = await Promise.all([
        publications.findOne({ _id: id, status: 'published' }, { projection: { _id: 1 } }),
        readCounts.findOne({ _id: id }),
      ]);
      return item ? (row?.reads ?? 0) : null;
    },
    async guide(agencyId) {
      const [document] = await guides.find({ agencyId }).sort({ version: -1 }).limit(1).toArray();
      return guideRecord(document);
    },
    async annualReports(agencyId) {
      const rows = (await reports
        .find({ agencyId }, { projection: { agencyId: 1, year: 1, version: 1, title: 1, publishedDate: 1 } })
        .sort({ year: -1, version: -1 })
        .toArray()) as unknown as (Omit<AnnualReportSummary, 'id'> & Stored)[];
      const newest = rows.filter((row, index) => row.year !== rows[index - 1]?.year);
      return newest.map((row) => toRecord<AnnualReportSummary>(row)).filter((row) => row !== null);
    },
    async annualReport(agencyId, year) {
      const [document] = await reports.find({ agencyId, year }).sort({ version: -1 }).limit(1).toArray();
      return toRecord<AnnualReportRecord>(document);
    },
  };
}

function publishedFilter({ agencyId, category, column, year }: PublicationFilter): Filter<Document> {
  return {
    status: 'published',
    ...(agencyId ? { agencyId } : {}),
    ...(category ? { category } : {}),
    ...(column ? { column } : {}),
    ...(year ? { publishedDate: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } } : {}),
  };
}
