/**
 * Cases by words. MongoDB enters a multikey index by the first of the words alone and looks for the others in every case it
 * finds there: entered by the year of a number it would read a whole year, entered by the running number it reads a few.
 */
import { type Connection } from 'mongoose';
import { queryTerms } from '../../domain/application/search-text.js';
import { collectionOf } from '../collections.js';
import { rememberedCounts } from '../remembered-counts.js';
import { type ApplicationDocument } from './application-store.js';

/** Given as a hint: left to itself the database remembers the plan that suited one question and uses it for all others. */
export const BY_WORD = { agencyId: 1, searchTerms: 1, _id: -1 } as const;

/** Beyond this a word is merely common. */
const CAP = 2_000;

/** Counting what holds several words means reading each case: two pages tell enough. */
export const WORD_COUNT_CAP = 100;

export interface WordSearch {
  filter: { searchTerms: string | { $all: string[] } };
  /** Every one of the words is common: another condition may lead to fewer cases. */
  common: boolean;
}

/**
 * @returns what makes the words of a question a filter, rarest first among the agency's cases. Nothing but punctuation matches
 *   nothing. A question asks for its words twice (page and count), and a clerk turns pages: how often a word occurs is remembered.
 */
export function wordSearch(
  connection: Connection,
  monotonicNow: () => number,
): (agencyId: string, text: string) => Promise<WordSearch> {
  const applications = collectionOf<ApplicationDocument>(connection, 'applications');
  const remembered = rememberedCounts(monotonicNow);
  const countOf = (agencyId: string, term: string): Promise<number> =>
    remembered(`${agencyId} ${term}`, () =>
      applications.countDocuments({ agencyId, searchTerms: term }, { limit: CAP, hint: BY_WORD }),
    );

  return async (agencyId, text) => {
    const terms = queryTerms(text);
    if (terms.length === 0) return { filter: { searchTerms: '\u0000' }, common: false };
    const counted = await Promise.all(terms.map(async (term) => ({ term, count: await countOf(agencyId, term) })));
    counted.sort((a, b) => a.count - b.count);
    return {
      filter: { searchTerms: { $all: counted.map(({ term }) => term) } },
      common: counted.every(({ count }) => count === CAP),
    };
  };
}
