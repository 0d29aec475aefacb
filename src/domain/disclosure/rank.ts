/** Which of the found items come first. */
import { type SearchQuery } from './segment.js';

export interface Candidate {
  id: string;
  title: string;
  terms: readonly string[];
  publishedDate: string;
}

export interface Frequencies {
  /** In how many items a term stands; counts may be capped. */
  of: ReadonlyMap<string, number>;
  /** Where counting stops. */
  cap: number;
}

/** An item that matches less of the question than this is noise. */
const LEAST_SHARE = 0.4;

/** Weight of a term: the fewer items hold it, the more it says. */
function weightOf(term: string, frequencies: Frequencies): number {
  return Math.log((frequencies.cap + 2) / ((frequencies.of.get(term) ?? 0) + 1));
}

/**
 * Best first: by the share of the question's weight that the title holds, then titles that hold it word for word, then newer
 * ones. A term that no item holds (a typing error, an unknown word) counts neither way.
 */
export function rankMatches<C extends Candidate>(
  query: SearchQuery,
  candidates: readonly C[],
  frequencies: Frequencies,
  limit: number,
): C[] {
  const known = query.terms.filter((term) => (frequencies.of.get(term) ?? 0) > 0);
  const total = known.reduce((sum, term) => sum + weightOf(term, frequencies), 0);
  const scored = candidates.map((candidate) => {
    const held = new Set(candidate.terms);
    const weight = known.reduce((sum, term) => sum + (held.has(term) ? weightOf(term, frequencies) : 0), 0);
    return { candidate, score: (total === 0 ? 1 : weight / total) + bonus(query, candidate, held) };
  });
  return scored
    .filter(({ score }) => score >= LEAST_SHARE)
    .sort((a, b) => b.score - a.score || compareNewest(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function bonus(query: SearchQuery, candidate: Candidate, held: ReadonlySet<string>): number {
  const title = candidate.title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const found = title.indexOf(query.phrase);
  const verbatim = query.phrase === '' || found < 0 ? 0 : found === 0 ? 0.6 : 0.5;
  return verbatim + (holdsTail(query, held) ? 0.2 : 0);
}

function holdsTail({ tail }: SearchQuery, held: ReadonlySet<string>): boolean {
  if (!tail) return false;
  return tail.kind === 'pair' ? held.has(tail.text) : [...held].some((term) => term.startsWith(tail.text));
}

function compareNewest(a: Candidate, b: Candidate): number {
  if (a.publishedDate !== b.publishedDate) return a.publishedDate < b.publishedDate ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

const EXCERPT_LENGTH = 90;

/** A piece of the body around the first term of the question, for the list of results; whole when the body is short. */
export function excerptAround(body: string, query: SearchQuery): string {
  const flat = body.replace(/\s+/g, ' ').trim();
  const lower = flat.toLowerCase();
  const phrase = lower.indexOf(query.phrase);
  const places = phrase >= 0 && query.phrase !== '' ? [phrase] : query.terms.map((term) => lower.indexOf(term));
  const found = places.filter((place) => place >= 0);
  const start = found.length === 0 ? 0 : Math.max(0, Math.min(...found) - 20);
  // A cut through a character of two code units would leave half of it.
  const characters = [...flat.slice(start).replace(/^[\udc00-\udfff]/, '')];
  const piece = characters.slice(0, EXCERPT_LENGTH).join('');
  return `${start > 0 ? '…' : ''}${piece}${characters.length > EXCERPT_LENGTH ? '…' : ''}`;
}
