/**
 * Items that answer what is being typed. First those whose title holds everything typed; where these are few, the newest of each
 * of the rarest words, ranked by how much of the question they hold.
 */
import { type Collection, type Document, type Filter } from 'mongodb';
import { rankMatches } from '../../domain/disclosure/rank.js';
import { parseQuery, type SearchQuery } from '../../domain/disclosure/segment.js';
import { type PublicationMatch, type PublicDisclosureReads } from '../../ports/disclosure-reads.js';
import {
  type Counts,
  countsOf,
  entriesHolding,
  entriesHoldingSome,
  type EntryQuery,
  rarestFirst,
  unlessTooSlow,
  type Wanted,
} from './entry-query.js';
import { type TitleEntryDocument } from './search-entries.js';
import { type TermFrequencies } from './term-frequencies.js';

const ALL_WORDS_LIMIT = 40;
const SOME_WORDS_LIMIT = 60;
const RAREST_WORDS = 4;
/** A way that is slower than this is given up; what other ways found is still shown. */
const MAX_TIME_MS = 200;

type Candidate = PublicationMatch & { terms: string[] };

export function publicationMatcher(
  titles: Collection<TitleEntryDocument>,
  frequencies: TermFrequencies,
): PublicDisclosureReads['match'] {
  return async function match({ text, agencyId, limit }) {
    const query = parseQuery(text);
    if (query.terms.length === 0 && !query.tail) return [];
    const wanted = everythingOf(query);
    const counts = await countsOf(frequencies, wanted, agencyId);
    const scope: Filter<Document> = agencyId === undefined ? {} : { agencyId };

    const all = await find(entriesHolding(wanted, scope, counts), ALL_WORDS_LIMIT);
    const some = all.length >= limit ? [] : await withSome(query, wanted, scope, counts);
    const candidates = new Map([...some, ...all].map((candidate) => [candidate.id, candidate]));
    const ranked = rankMatches(query, [...candidates.values()], counts.terms, limit);
    return ranked.map(({ terms: _terms, ...found }) => found);
  };

  async function withSome(
    query: SearchQuery,
    { terms, prefix }: Wanted,
    scope: Filter<Document>,
    counts: Counts,
  ): Promise<Candidate[]> {
    // One word alone has been looked for already.
    if (terms.length + (prefix === null ? 0 : 1) < 2) return [];
    const rarest = rarestFirst(query.terms, counts.terms).slice(0, RAREST_WORDS);
    const queries = entriesHoldingSome(rarest, scope, counts);
    const found = await Promise.all(queries.map((entryQuery) => find(entryQuery, SOME_WORDS_LIMIT)));
    return found.flat();
  }

  async function find(query: EntryQuery | null, limit: number): Promise<Candidate[]> {
    if (query === null) return [];
    const { filter, hint } = query;
    const rows = titles
      .find(filter as Filter<TitleEntryDocument>, { hint, maxTimeMS: MAX_TIME_MS, projection: { category: 0 } })
      .sort({ publishedDate: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return (await unlessTooSlow(rows)).map(({ _id, ...row }) => ({ ...row, id: _id }));
  }
}

function everythingOf({ terms, tail }: SearchQuery): Wanted {
  if (tail === null) return { terms, prefix: null };
  return tail.kind === 'pair' ? { terms: [...terms, tail.text], prefix: null } : { terms, prefix: tail.text };
}
