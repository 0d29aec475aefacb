/**
 * In how many published items a term stands, capped: counted from the index alone and remembered for some minutes. It decides
 * by which term an index is entered and how much a term weighs; being a little old does no harm.
 */
import { type Collection } from 'mongodb';
import { type Frequencies } from '../../domain/disclosure/rank.js';
import { rememberedCounts } from '../remembered-counts.js';
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

export function termFrequencies<D extends EntryDocument>(
  entries: Collection<D>,
  monotonicNow: () => number,
): TermFrequencies {
  const remembered = rememberedCounts(monotonicNow);
  const countOf = (key: string, filter: object): Promise<number> =>
    remembered(key, () => entries.countDocuments(filter as never, { limit: CAP }));

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
