/**
 * Search over everything published, by pages. First the items whose title holds every word, then those where the body is needed
 * for it, each newest first: an order that a cursor can continue.
 */
import { type Collection, type Document, type Filter } from 'mongodb';
import { excerptAround } from '../../domain/disclosure/rank.js';
import { parseQuery, type SearchQuery } from '../../domain/disclosure/segment.js';
import { type PagePosition } from '../../ports/application-reads.js';
import { type PageQuery, type SearchHit, type SearchPage } from '../../ports/disclosure-reads.js';
import { afterPosition, pageOf } from '../paging.js';
import { type PublicationDocument } from './disclosure-store.js';
import { beginsWith, rarestFirst } from './match.js';
import { type TermFrequencies } from './term-frequencies.js';

const HIT = { agencyId: 1, title: 1, category: 1, column: 1, documentNumber: 1, publishedDate: 1, body: 1 } as const;

type Tier = 'title' | 'body';

export async function searchPublications(
  publications: Collection<PublicationDocument>,
  frequencies: TermFrequencies,
  text: string,
  scope: Filter<Document>,
  { after, limit }: PageQuery,
): Promise<SearchPage> {
  const query = parseQuery(text);
  if (query.terms.length === 0 && !query.tail) return { items: [], next: null, relaxed: false };
  const known = await frequencies.of('searchTerms', query.terms);
  const words = rarestFirst(query.terms, known);
  const relaxed = words.length < query.terms.length;
  // Nothing left to look for: the words stand nowhere.
  if (words.length === 0 && query.terms.length > 0) return { items: [], next: null, relaxed };

  const position = after && tierPosition(after);
  const hits: (SearchHit & { tier: Tier })[] = [];
  for (const tier of ['title', 'body'] as const) {
    if (position?.tier === 'body' && tier === 'title') continue;
    const room = limit + 1 - hits.length;
    if (room <= 0) break;
    const continued = position?.tier === tier ? afterPosition('publishedDate', -1, position.position) : {};
    const where = { $and: [...conditions(tier, words, query), scope, continued] };
    const rows = await publications
      .find(where as Filter<PublicationDocument>, { projection: HIT })
      .sort({ publishedDate: -1, _id: -1 })
      .limit(room)
      .toArray();
    hits.push(
      ...rows.map(({ _id, body, ...row }) => {
        return { ...row, id: _id, excerpt: excerptAround(body, query), tier } as SearchHit & { tier: Tier };
      }),
    );
  }
  const page = pageOf(hits, limit, (hit) => ({ key: `${hit.tier}:${hit.publishedDate}`, id: hit.id }));
  return { ...page, items: page.items.map(({ tier: _tier, ...hit }) => hit), relaxed };
}

function conditions(tier: Tier, words: readonly string[], query: SearchQuery): Filter<Document>[] {
  const inTitle = titleConditions(words, query);
  if (tier === 'title') return inTitle;
  const inText = words.map((term) => ({ searchTerms: term }));
  // A pair at the end is sure to stand in a title only; a body may have been segmented otherwise.
  if (query.tail && (words.length === 0 || query.tail.kind === 'prefix')) {
    inText.push({ searchTerms: beginsWith(query.tail.text) as unknown as string });
  }
  return [...inText, { $nor: [{ $and: inTitle }] }];
}

function titleConditions(words: readonly string[], { tail }: SearchQuery): Filter<Document>[] {
  const held: Filter<Document>[] = words.map((term) => ({ titleTerms: term }));
  if (tail) held.push({ titleTerms: tail.kind === 'pair' ? tail.text : beginsWith(tail.text) });
  return held;
}

function tierPosition({ key, id }: PagePosition): { tier: Tier; position: PagePosition } {
  const [tier, date] = String(key).split(':');
  return { tier: tier === 'body' ? 'body' : 'title', position: { key: date ?? null, id } };
}
