/** What the publication desk reads: one agency's, in every status. */
import { type Document, type Filter } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Category } from '../../domain/disclosure/categories.js';
import { type Column } from '../../domain/disclosure/columns.js';
import { type AnnualReportRecord, type PublicationRecord } from '../../ports/disclosure.js';
import { type DeskFilter, type PublicationSummary, type StaffDisclosureReads } from '../../ports/disclosure-reads.js';
import { collectionOf, toRecord } from '../collections.js';
import { afterPosition, COUNT_CAP, pageOf } from '../paging.js';
import {
  type AnnualReportDocument,
  type GuideDocument,
  guideRecord,
  type PublicationDocument,
} from './disclosure-store.js';
import { SUMMARY, type SummaryDocument } from './public-reads.js';

export function staffDisclosureReads(connection: Connection): StaffDisclosureReads {
  const publications = collectionOf<PublicationDocument>(connection, 'publications');
  const guides = collectionOf<GuideDocument>(connection, 'guides');
  const reports = collectionOf<AnnualReportDocument>(connection, 'annualReports');
  const scoped = ({ agencyId, status, category, column }: DeskFilter): Filter<Document> => ({
    agencyId,
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(column ? { column } : {}),
  });

  return {
    async publications(filter, { after, limit }) {
      const where = { ...scoped(filter), ...afterPosition('_id', -1, after) };
      const rows = (await publications
        .find(where as Filter<PublicationDocument>, { projection: SUMMARY })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray()) as unknown as SummaryDocument[];
      const records = rows.map((row) => toRecord<PublicationSummary>(row)).filter((row) => row !== null);
      return pageOf(records, limit, (row) => ({ key: null, id: row.id }));
    },
    async countPublications(filter) {
      const value = await publications.countDocuments(scoped(filter) as Filter<PublicationDocument>, {
        limit: COUNT_CAP + 1,
      });
      return { value: Math.min(value, COUNT_CAP), capped: value > COUNT_CAP };
    },
    async publicationCounts(agencyId, year) {
      const groups = await publications
        .aggregate<{
          _id: { category: Category | null; column: Column };
          count: number;
          late: number;
          workingDays: number;
          maxWorkingDays: number | null;
        }>([
          {
            $match: {
              agencyId,
              status: 'published',
              publishedDate: { $gte: `${year}-01-01`, $lte: `${year}-12-31` },
            },
          },
          {
            $group: {
              _id: { category: '$category', column: '$column' },
              count: { $sum: 1 },
              late: { $sum: { $cond: ['$timeliness.late', 1, 0] } },
              workingDays: { $sum: '$timeliness.workingDays' },
              maxWorkingDays: { $max: '$timeliness.workingDays' },
            },
          },
        ])
        .toArray();
      const sum = (rows: typeof groups, field: 'count' | 'late' | 'workingDays'): number =>
        rows.reduce((total, row) => total + row[field], 0);
      const by = <K>(key: (row: (typeof groups)[number]) => K): [K, number][] => [
        ...groups.reduce(
          (counts, row) => counts.set(key(row), (counts.get(key(row)) ?? 0) + row.count),
          new Map<K, number>(),
        ),
      ];
      const longest = groups.map(({ maxWorkingDays }) => maxWorkingDays).filter((days) => days !== null);
      return {
        total: sum(groups, 'count'),
        late: sum(groups, 'late'),
        workingDays: sum(groups, 'workingDays'),
        maxWorkingDays: longest.length > 0 ? Math.max(...longest) : null,
        byCategory: by(({ _id }) => _id.category).map(([category, count]) => ({ category, count })),
        byColumn: by(({ _id }) => _id.column).map(([column, count]) => ({ column, count })),
      };
    },
    async publication(agencyId, id) {
      return toRecord<PublicationRecord>(await publications.findOne({ _id: id, agencyId }));
    },
    async guides(agencyId) {
      const rows = await guides.find({ agencyId }).sort({ version: -1 }).toArray();
      return rows.map((row) => guideRecord(row)).filter((row) => row !== null);
    },
    async annualReportVersions(agencyId, year) {
      const rows = await reports.find({ agencyId, year }).sort({ version: -1 }).toArray();
      return rows.map((row) => toRecord<AnnualReportRecord>(row)).filter((row) => row !== null);
    },
  };
}
