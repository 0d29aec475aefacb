/**
 * In how many published items a term stands, capped: counted from the index alone and remembered for some minutes. It decides
 * by which term an index is entered and how much a term weighs; being a little old does no harm.
 */
import { type Collection } from 'mongodb';
import { type Frequencies } from '../../domain/disclosure/rank.js';
import { type PublicationDocument } from './disclosure-store.js';

export type TermField = 'titleTerms' | 'searchTerms';

export interface TermFrequencies {
  of(field: TermField, terms: readonly string[]): Promise<Frequencies>;
}

/** Beyond this a term says nothing, however often it occurs. */
const CAP = 20_000;
const MAX_REMEMBERED = 20_000;
const MAX_AGE_MS = 300_000;
/** A term nobody had published may be published any moment. */
const MAX_AGE_OF_NONE_MS = 2_000;

export function termFrequencies(
  publications: Collection<PublicationDocument>,
  monotonicNow: () => number,
): TermFrequencies {
  const remembered = new Map<string, { count: Promise<number>; at: number; isNone: boolean }>();

  function countOf(field: TermField, term: string): Promise<number> {
    const key = `${field} ${term}`;
    const now = monotonicNow();
    const known = remembered.get(key);
    if (known && now - known.at < (known.isNone ? MAX_AGE_OF_NONE_MS : MAX_AGE_MS)) return known.count;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const count = publications.countDocuments({ status: 'published', [field]: term }, { limit: CAP });
    const entry = { count, at: now, isNone: false };
    remembered.set(key, entry);
    count.then(
      (value) => (entry.isNone = value === 0),
      () => remembered.delete(key),
    );
    return count;
  }

  return {
    async of(field, terms) {
      const counts = await Promise.all(terms.map(async (term) => [term, await countOf(field, term)] as const));
      return { of: new Map(counts), cap: CAP };
    },
  };
}
