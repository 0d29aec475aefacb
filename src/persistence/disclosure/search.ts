/**
 * Search over everything published, by pages. First the items whose title holds every word, then those where the body is needed
 * for it, each newest first: an order that a cursor can continue.
 */
import { type Collection, type Document, type Filter } from 'mongodb';
import { excerptAround } from '../../domain/disclosure/rank.js';
import { parseQuery, type SearchQuery } from '../../domain/disclosure/segment.js';
import { type PagePosition } from '../../ports/application-reads.js';
import {
  type PageQuery,
  type PublicationFilter,
  type SearchHit,
  type SearchPage,
} from '../../ports/disclosure-reads.js';
import { pageOf } from '../paging.js';
import { type PublicationDocument } from './disclosure-store.js';
import { beginsWith } from './begins-with.js';
import { countsOf, entriesHolding, rarestFirst, unlessTooSlow, type Wanted } from './entry-query.js';
import { type EntryDocument, type TextEntryDocument, type TitleEntryDocument } from './search-entries.js';
import { type TermFrequencies } from './term-frequencies.js';

/** A search that is slower than this shows the tier that was done. */
const MAX_TIME_MS = 1_500;
const NOTHING: SearchPage = { items: [], next: null, relaxed: false };

type Tier = 'title' | 'text';
type Found = { id: string; publishedDate: string; tier: Tier };

export interface SearchSources {
  publications: Collection<PublicationDocument>;
  titles: Collection<TitleEntryDocument>;
  texts: Collection<TextEntryDocument>;
  titleFrequencies: TermFrequencies;
  textFrequencies: TermFrequencies;
}

export async function searchPublications(
  sources: SearchSources,
  text: string,
  filter: PublicationFilter,
  { after, limit }: PageQuery,
): Promise<SearchPage> {
  const typed = parseQuery(text);
  if (typed.terms.length === 0 && !typed.tail) return NOTHING;
  const { query, words } = await withoutUnknown(typed, sources.textFrequencies);
  const relaxed = words.length < typed.terms.length || (typed.tail !== null && query.tail === null);
  // Nothing left to look for: the words stand nowhere.
  if (words.length === 0 && query.tail === null) return { ...NOTHING, relaxed };

  const position = after && tierPosition(after);
  const found: Found[] = [];
  for (const tier of ['title', 'text'] as const) {
    const room = limit + 1 - found.length;
    if (room <= 0 || (position?.tier === 'text' && tier === 'title')) continue;
    const scope = { $and: [scopeOf(filter), position?.tier === tier ? behind(position) : {}] };
    found.push(...(await findIn(sources, tier, query, words, scope, filter.agencyId, room)));
  }
  const { items, next } = pageOf(found, limit, (hit) => ({ key: `${hit.tier}:${hit.publishedDate}`, id: hit.id }));
  return { items: await hitsOf(sources.publications, items, query), next, relaxed };
}

/** What no published item holds would only hide those that hold the rest. */
async function withoutUnknown(
  query: SearchQuery,
  frequencies: TermFrequencies,
): Promise<{ query: SearchQuery; words: readonly string[] }> {
  const [known, ofPrefix] = await Promise.all([
    frequencies.ofTerms(query.terms),
    query.tail?.kind === 'prefix' ? frequencies.ofPrefix(query.tail.text) : null,
  ]);
  const words = rarestFirst(query.terms, known);
  return { query: ofPrefix === 0 ? { ...query, tail: null } : query, words };
}

async function findIn(
  sources: SearchSources,
  tier: Tier,
  query: SearchQuery,
  words: readonly string[],
  scope: Filter<Document>,
  agencyId: string | undefined,
  limit: number,
): Promise<Found[]> {
  const [entries, frequencies] =
    tier === 'title' ? [sources.titles, sources.titleFrequencies] : [sources.texts, sources.textFrequencies];
  const asked = wanted(tier, query, words);
  const counts = await countsOf(frequencies, asked, agencyId);
  const narrowed = tier === 'text' ? { $and: [scope, notInTitle(query, words)] } : scope;
  const entryQuery = entriesHolding(asked, narrowed, counts);
  if (entryQuery === null) return [];
  const { filter, hint } = entryQuery;
  const rows = (entries as unknown as Collection<EntryDocument>)
    .find(filter as Filter<EntryDocument>, { hint, maxTimeMS: MAX_TIME_MS, projection: { publishedDate: 1 } })
    .sort({ publishedDate: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return (await unlessTooSlow(rows)).map(({ _id, publishedDate }) => ({ id: _id, publishedDate, tier }));
}

/**
 * A pair at the end is sure to stand in a title only: a body may have been segmented otherwise, so there it is asked for only
 * when there is nothing else.
 */
function wanted(tier: Tier, { tail }: SearchQuery, words: readonly string[]): Wanted {
  if (tail?.kind === 'prefix') return { terms: words, prefix: tail.text };
  const isAsked = tail !== null && (tier === 'title' || words.length === 0);
  return { terms: isAsked ? [...words, tail.text] : words, prefix: null };
}

/** Not one of those the title tier has shown. */
function notInTitle(query: SearchQuery, words: readonly string[]): Filter<Document> {
  const { terms, prefix } = wanted('title', query, words);
  const inTitle: Filter<Document>[] = terms.map((term) => ({ titleTerms: term }));
  if (prefix !== null) inTitle.push({ titleTerms: beginsWith(prefix) });
  return { $nor: [{ $and: inTitle }] };
}

function scopeOf({ agencyId, category, column, year }: PublicationFilter): Filter<Document> {
  return {
    ...(agencyId ? { agencyId } : {}),
    ...(category ? { category } : {}),
    ...(column ? { column } : {}),
    ...(year ? { publishedDate: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } } : {}),
  };
}

/** The first condition is a bound of the index, the second settles the day itself. */
function behind({ date, id }: { date: string; id: string }): Filter<Document> {
  return {
    publishedDate: { $lte: date },
    $or: [{ publishedDate: { $lt: date } }, { _id: { $lt: id } }],
  } as unknown as Filter<Document>;
}

function tierPosition({ key, id }: PagePosition): { tier: Tier; date: string; id: string } {
  const [tier, date = ''] = String(key).split(':');
  return { tier: tier === 'text' ? 'text' : 'title', date, id };
}

async function hitsOf(
  publications: Collection<PublicationDocument>,
  found: readonly Found[],
  query: SearchQuery,
): Promise<SearchHit[]> {
  if (found.length === 0) return [];
  const projection = { agencyId: 1, title: 1, category: 1, column: 1, documentNumber: 1, body: 1 } as const;
  const rows = await publications
    .find({ _id: { $in: found.map(({ id }) => id) }, status: 'published' }, { projection })
    .toArray();
  const byId = new Map(rows.map((row) => [row._id, row]));
  return found.flatMap(({ id, publishedDate }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { _id, body, agencyId, title, category, column, documentNumber } = row;
    const excerpt = excerptAround(body, query);
    return [{ id: _id, agencyId, title, category, column, documentNumber, publishedDate, excerpt }];
  });
}
