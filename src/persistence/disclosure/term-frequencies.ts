/**
 * In how many published items a term stands, capped: counted from the index alone and remembered for some minutes. It decides
 * by which term an index is entered and how much a term weighs; being a little old does no harm.
 */
import { type Collection } from 'mongodb';
import { type Frequencies } from '../../domain/disclosure/rank.js';
import { beginsWith } from './begins-with.js';
import { type EntryDocument } from './search-entries.js';

export interface TermFrequencies {
  ofTerms(terms: readonly string[]): Promise<Frequencies>;
  /** Entries counted once for each of their terms that begins so. */
  ofPrefix(prefix: string): Promise<number>;
  ofAgency(agencyId: string): Promise<number>;
}

/** Beyond this a term is merely common. */
const CAP = 5_000;
const MAX_REMEMBERED = 20_000;
const MAX_AGE_MS = 300_000;

export function termFrequencies<D extends EntryDocument>(
  entries: Collection<D>,
  monotonicNow: () => number,
): TermFrequencies {
  const remembered = new Map<string, { count: Promise<number>; at: number }>();

  function countOf(key: string, filter: object): Promise<number> {
    const now = monotonicNow();
    const known = remembered.get(key);
    if (known && now - known.at < MAX_AGE_MS) return known.count;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const count = entries.countDocuments(filter as never, { limit: CAP });
    remembered.set(key, { count, at: now });
    // What nobody has published may be published any moment, and to find nothing costs nothing.
    count.then(
      (found) => found === 0 && remembered.delete(key),
      () => remembered.delete(key),
    );
    return count;
  }

  return {
    async ofTerms(terms) {
      const counts = await Promise.all(
        terms.map(async (term) => [term, await countOf(`term ${term}`, { terms: term })] as const),
      );
      return { of: new Map(counts), cap: CAP };
    },
    ofPrefix: (prefix) => countOf(`prefix ${prefix}`, { terms: beginsWith(prefix) }),
    ofAgency: (agencyId) => countOf(`agency ${agencyId}`, { agencyId }),
  };
}
