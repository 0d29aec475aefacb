import { MAX_TOLD, personalDataIn, publicTextsOf } from '../../../commands/disclosure/assert-no-personal-data.js';
import { CATEGORIES, CATEGORY_IDS, type Category } from '../../../domain/disclosure/categories.js';
import { COLUMN_IDS, COLUMNS, type Column } from '../../../domain/disclosure/columns.js';
import { PUBLICATION_ACTIONS, PUBLICATION_STATUSES } from '../../../domain/disclosure/publication-status.js';
import { type StaffActor } from '../../../policies/actor.js';
import { publicationAbilities } from '../../../policies/publication-abilities.js';
import { type PublicationRecord } from '../../../ports/disclosure.js';
import {
  type Catalogue,
  type PublicationCounts,
  type PublicationMatch,
  type PublicationSummary,
  type SearchHit,
} from '../../../ports/disclosure-reads.js';
import { type StoredFile } from '../../../ports/files.js';
import { presentSecrecyReview } from './secrecy-review.js';

export interface AgencyName {
  id: string;
  name: string;
}

function presentCategory(category: Category | null) {
  if (category === null) return null;
  const { label, item } = CATEGORIES[category];
  return { code: category, label, item };
}

function presentColumn(column: Column) {
  return { code: column, label: COLUMNS[column] };
}

export function presentFile({ id, name, size, contentType }: StoredFile) {
  return { id, name, size, contentType };
}

function common(item: PublicationSummary | PublicationRecord, agency: AgencyName) {
  const { id, title, documentNumber, source, formedDate } = item;
  return {
    id,
    agency,
    title,
    category: presentCategory(item.category),
    column: presentColumn(item.column),
    documentNumber,
    source,
    formedDate,
  };
}

/** To everybody; the reads only give what is published, so there is a date. */
export function presentPublicationItem(item: PublicationSummary, agency: AgencyName) {
  return { ...common(item, agency), publishedDate: item.publishedDate ?? item.formedDate };
}

export function presentPublication(item: PublicationRecord, agency: AgencyName, files: readonly StoredFile[]) {
  return {
    ...common(item, agency),
    body: item.body,
    publishedDate: item.publishedDate ?? item.formedDate,
    author: item.author.name,
    editor: item.editor?.name ?? item.author.name,
    reviewer: item.reviewer?.name ?? '',
    files: files.map(presentFile),
  };
}

export function presentMatch(match: PublicationMatch, agency: AgencyName) {
  const { id, title, documentNumber, publishedDate } = match;
  return { id, agency, title, column: presentColumn(match.column), documentNumber, publishedDate };
}

export function presentSearchHit(hit: SearchHit, agency: AgencyName) {
  return { ...presentMatch(hit, agency), category: presentCategory(hit.category), excerpt: hit.excerpt };
}

/** Every item of art 20 and every column stands there, also with 0: an empty one is an answer. */
export function presentCatalogue({ total, byCategory, byColumn }: Catalogue, agency: AgencyName) {
  const categories = new Map(byCategory.map(({ category, count }) => [category, count]));
  const columns = new Map(byColumn.map(({ column, count }) => [column, count]));
  return {
    agency,
    total,
    byCategory: CATEGORY_IDS.map((code) => ({ code, ...CATEGORIES[code], count: categories.get(code) ?? 0 })),
    byColumn: COLUMN_IDS.map((code) => ({ code, label: COLUMNS[code], count: columns.get(code) ?? 0 })),
  };
}

export function presentPublicationCounts(year: number, counts: PublicationCounts) {
  const { total, late, workingDays, maxWorkingDays } = counts;
  const categories = new Map(counts.byCategory.map(({ category, count }) => [category, count]));
  const columns = new Map(counts.byColumn.map(({ column, count }) => [column, count]));
  return {
    year,
    total,
    late,
    meanWorkingDays: total > 0 ? Math.round((workingDays / total) * 10) / 10 : null,
    maxWorkingDays,
    byCategory: CATEGORY_IDS.map((code) => ({ code, ...CATEGORIES[code], count: categories.get(code) ?? 0 })),
    byColumn: COLUMN_IDS.map((code) => ({ code, label: COLUMNS[code], count: columns.get(code) ?? 0 })),
    withoutCategory: categories.get(null) ?? 0,
  };
}

export function presentDeskItem(item: PublicationSummary, agency: AgencyName) {
  return {
    ...common(item, agency),
    publishedDate: item.publishedDate,
    status: { code: item.status, label: PUBLICATION_STATUSES[item.status] },
    author: item.author.name,
    timeliness: item.timeliness,
    version: item.version,
    createdAt: item.createdAt,
  };
}

export function presentDeskPublication(
  item: PublicationRecord,
  agency: AgencyName,
  actor: StaffActor,
  files: readonly StoredFile[],
) {
  return {
    ...presentDeskItem(item, agency),
    body: item.body,
    limitWorkingDays: item.limitWorkingDays,
    editor: item.editor?.name ?? null,
    reviewer: item.reviewer?.name ?? null,
    files: files.map(presentFile),
    secrecyReviews: item.secrecyReviews.map(presentSecrecyReview),
    remark: item.remark,
    personalDataReason: item.personalDataReason,
    // Only while something can still be done about it.
    personalData:
      item.status === 'draft' || item.status === 'in_review'
        ? personalDataIn(publicTextsOf(item, files)).slice(0, MAX_TOLD)
        : [],
    abilities: publicationAbilities(actor, item).map((action) => ({
      action,
      label: PUBLICATION_ACTIONS[action].label,
    })),
  };
}
