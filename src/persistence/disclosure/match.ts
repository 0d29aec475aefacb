/**
 * Items that answer what is being typed (第二十条, answer before filing). First those whose title holds everything typed; where
 * these are few, the newest of each of the rarest words, ranked by how much of the question they hold.
 */
import { type Collection, type Document, type Filter } from 'mongodb';
import { type Frequencies, rankMatches } from '../../domain/disclosure/rank.js';
import { parseQuery, type SearchQuery } from '../../domain/disclosure/segment.js';
import { type PublicationMatch, type PublicDisclosureReads } from '../../ports/disclosure-reads.js';
import { type PublicationDocument } from './disclosure-store.js';
import { type TermFrequencies } from './term-frequencies.js';

const CANDIDATE = { agencyId: 1, title: 1, titleTerms: 1, column: 1, documentNumber: 1, publishedDate: 1 } as const;
const ALL_WORDS_LIMIT = 40;
const PER_WORD_LIMIT = 60;
const RAREST_WORDS = 4;
/** A search that is slower than this is given up; what other ways found is still shown. */
const MAX_TIME_MS = 400;

export type CandidateDocument = PublicationMatch & { terms: string[] };

export function publicationMatcher(
  publications: Collection<PublicationDocument>,
  frequencies: TermFrequencies,
): PublicDisclosureReads['match'] {
  return async function match({ text, agencyId, limit }) {
    const query = parseQuery(text);
    if (query.terms.length === 0 && !query.tail) return [];
    const scope: Filter<Document> = { status: 'published', ...(agencyId ? { agencyId } : {}) };
    const pair = query.tail?.kind === 'pair' ? [query.tail.text] : [];
    const known = await frequencies.of('titleTerms', [...query.terms, ...pair]);

    const all = await find({ $and: [scope, ...withEverything(query, known)] }, ALL_WORDS_LIMIT);
    const some = all.length >= limit ? [] : await withSome(scope, query, known);
    const candidates = new Map([...some, ...all].map((candidate) => [candidate.id, candidate]));
    const ranked = rankMatches(query, [...candidates.values()], known, limit);
    return ranked.map(({ terms: _terms, ...found }) => found);
  };

  async function withSome(
    scope: Filter<Document>,
    query: SearchQuery,
    known: Frequencies,
  ): Promise<CandidateDocument[]> {
    const rarest = rarestFirst(query.terms, known).slice(0, RAREST_WORDS);
    if (rarest.length < 2 && query.tail === null) return [];
    const found = await Promise.all(rarest.map((term) => find({ ...scope, titleTerms: term }, PER_WORD_LIMIT)));
    return found.flat();
  }

  async function find(where: Filter<Document>, limit: number): Promise<CandidateDocument[]> {
    try {
      const rows = await publications
        .find(where as Filter<PublicationDocument>, { projection: CANDIDATE, maxTimeMS: MAX_TIME_MS })
        .sort({ publishedDate: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id, titleTerms, ...row }) => ({ ...row, id: _id, terms: titleTerms }) as CandidateDocument);
    } catch (error) {
      if ((error as { code?: unknown }).code === MAX_TIME_EXPIRED) return [];
      throw error;
    }
  }
}

const MAX_TIME_EXPIRED = 50;

/** Words some title holds, rarest first: the first is the way into the index. */
export function rarestFirst(terms: readonly string[], { of }: Frequencies): string[] {
  return terms.filter((term) => (of.get(term) ?? 0) > 0).toSorted((a, b) => (of.get(a) ?? 0) - (of.get(b) ?? 0));
}

/** Conditions on the title's terms, the rarest word first. */
function withEverything(query: SearchQuery, known: Frequencies): Filter<Document>[] {
  const pair = query.tail?.kind === 'pair' ? [query.tail.text] : [];
  const all = [...query.terms, ...pair];
  const ordered = all.toSorted((a, b) => (known.of.get(a) ?? 0) - (known.of.get(b) ?? 0));
  const words = ordered.map((term) => ({ titleTerms: term }));
  return query.tail?.kind === 'prefix' ? [...words, { titleTerms: beginsWith(query.tail.text) }] : words;
}

/** A range of the index. */
export function beginsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
