/**
 * How the search entries are asked for: entered by the rarest term, or by the agency where that is rarer still, newest first, so
 * that a search ends with its page. The other terms are looked for in what the index leads to.
 */
import { type Document, type Filter } from 'mongodb';
import { type Frequencies } from '../../domain/disclosure/rank.js';
import { beginsWith } from './begins-with.js';
import { type TermFrequencies } from './term-frequencies.js';

/** Names of the indexes (`migrations/2026-11-22-initial-indexes.ts`). */
const BY_TERM = 'terms_1_publishedDate_-1__id_-1_agencyId_1';
const BY_AGENCY = 'agencyId_1_publishedDate_-1__id_-1';
const BY_DATE = 'publishedDate_-1__id_-1';

export interface EntryQuery {
  filter: Filter<Document>;
  hint: string;
}

/** What all found entries hold. */
export interface Wanted {
  terms: readonly string[];
  /** One of their terms begins so. */
  prefix: string | null;
}

/** How often each of it occurs; `agency` null: all agencies are asked. */
export interface Counts {
  terms: Frequencies;
  prefix: number;
  agency: number | null;
}

export async function countsOf(
  frequencies: TermFrequencies,
  { terms, prefix }: Wanted,
  agencyId: string | undefined,
): Promise<Counts> {
  const [known, ofPrefix, agency] = await Promise.all([
    frequencies.ofTerms(terms),
    prefix === null ? 0 : frequencies.ofPrefix(prefix),
    agencyId === undefined ? null : frequencies.ofAgency(agencyId),
  ]);
  return { terms: known, prefix: ofPrefix, agency };
}

/** @returns null when the counts say that there is none. */
export function entriesHolding(wanted: Wanted, scope: Filter<Document>, counts: Counts): EntryQuery | null {
  const terms = rarestFirst(wanted.terms, counts.terms);
  const { prefix } = wanted;
  if (terms.length < wanted.terms.length || counts.agency === 0) return null;
  if (prefix !== null && counts.prefix === 0) return null;
  const [rarest, ...others] = terms;
  if (rarest === undefined && prefix === null) return null;

  const ofRarest = rarest === undefined ? Infinity : (counts.terms.of.get(rarest) ?? 0);
  const ofPrefix = prefix === null ? Infinity : counts.prefix;
  const ofAgency = counts.agency ?? Infinity;
  const withPrefix = prefix === null ? [] : [holds(beginsWith(prefix))];
  if (ofAgency < Math.min(ofRarest, ofPrefix)) {
    return { filter: { $and: [scope, ...terms.map(holds), ...withPrefix] }, hint: BY_AGENCY };
  }
  if (rarest === undefined && ofPrefix >= counts.terms.cap) {
    // So common that the newest of all soon give a page.
    return { filter: { $and: [scope, ...withPrefix] }, hint: counts.agency === null ? BY_DATE : BY_AGENCY };
  }
  if (prefix !== null && ofPrefix < ofRarest) {
    // Does not come in order of date, but there are few.
    return { filter: { $and: [{ terms: beginsWith(prefix) }, scope, ...terms.map(holds)] }, hint: BY_TERM };
  }
  return { filter: { $and: [{ terms: rarest }, scope, ...others.map(holds), ...withPrefix] }, hint: BY_TERM };
}

/** Entries that hold at least one of the terms: one look where the agency has few, else the newest of each term. */
export function entriesHoldingSome(
  terms: readonly string[],
  scope: Filter<Document>,
  counts: Counts,
): readonly EntryQuery[] {
  const [rarest] = terms;
  if (rarest === undefined) return [];
  if (counts.agency !== null && counts.agency < (counts.terms.of.get(rarest) ?? 0)) {
    return [{ filter: { $and: [scope, { terms: { $in: [...terms] } }] }, hint: BY_AGENCY }];
  }
  return terms.map((term) => ({ filter: { $and: [{ terms: term }, scope] }, hint: BY_TERM }));
}

/** Written so that the planner does not try to enter the index by it. */
function holds(term: string | RegExp): Filter<Document> {
  return { $nor: [{ terms: { $nin: [term] } }] };
}

/** Terms that some entry holds, rarest first. */
export function rarestFirst(terms: readonly string[], { of }: Frequencies): string[] {
  return terms.filter((term) => (of.get(term) ?? 0) > 0).toSorted((a, b) => (of.get(a) ?? 0) - (of.get(b) ?? 0));
}

const MAX_TIME_EXPIRED = 50;

/** What a slow search found is nothing, rather than an error. */
export async function unlessTooSlow<T>(search: Promise<T[]>): Promise<T[]> {
  try {
    return await search;
  } catch (error) {
    if ((error as { code?: unknown }).code === MAX_TIME_EXPIRED) return [];
    throw error;
  }
}
