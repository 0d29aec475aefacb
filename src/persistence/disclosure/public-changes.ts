/**
 * Keeps the public cache of this process right, whichever process made the change: changes of items, guides, reports and agencies
 * are heard through a change stream and become tags. On any doubt everything is thrown away.
 */
import { type Connection } from 'mongoose';
import { type Log } from '../../ports/log.js';
import { type PublicCacheInvalidation, publicTags } from '../../ports/public-cache.js';
import { type Change, type ChangeFeed, watchChanges } from '../change-feed.js';
import { collectionOf, type CollectionName, type Stored } from '../collections.js';

const WATCHED = ['publications', 'guides', 'annualReports', 'agencies'] as const satisfies readonly CollectionName[];
/** Changes that come close together are looked up together. */
const GATHER_MS = 20;
/** An import: naming each item costs more than building the lists again. */
const MAX_NAMED = 500;

type ChangedDocument = Stored & { agencyId?: string; status?: string };

export function watchPublicChanges(
  connection: Connection,
  cache: PublicCacheInvalidation,
  log: Log<'database'>,
): ChangeFeed {
  let waiting: Change[] = [];
  let timer: NodeJS.Timeout | null = null;

  const onReset = (): void => {
    waiting = [];
    cache.invalidateAll();
  };
  const onChange = (change: Change): void => {
    waiting.push(change);
    timer ??= setTimeout(() => {
      timer = null;
      const changes = waiting;
      waiting = [];
      void apply(changes);
    }, GATHER_MS);
  };

  async function apply(changes: readonly Change[]): Promise<void> {
    try {
      if (changes.length > MAX_NAMED) cache.invalidateAll();
      else cache.invalidate([...new Set((await Promise.all(WATCHED.map((name) => tagsOf(name, changes)))).flat())]);
    } catch (error) {
      log.warn('database', '变更没有查到，公开内容的缓存已全部清除', { error });
      cache.invalidateAll();
    }
  }

  /** @throws when a changed document is gone: whose it was cannot be known any more. */
  async function tagsOf(name: (typeof WATCHED)[number], changes: readonly Change[]): Promise<string[]> {
    const ids = [...new Set(changes.filter(({ collection }) => collection === name).map(({ id }) => id))];
    if (ids.length === 0) return [];
    if (name === 'agencies') return [publicTags.agencies()];
    const found = await collectionOf<ChangedDocument>(connection, name)
      .find({ _id: { $in: ids } }, { projection: { agencyId: 1, status: 1 } })
      .toArray();
    if (found.length < ids.length) throw new Error(`changed documents of ${name} are gone`);
    return found.flatMap((document) => tagsOfDocument(name, document));
  }

  const feed = watchChanges(connection, WATCHED, { onChange, onReset }, log);
  return {
    ready: feed.ready,
    async stop() {
      if (timer) clearTimeout(timer);
      await feed.stop();
    },
  };
}

function tagsOfDocument(name: 'publications' | 'guides' | 'annualReports', document: ChangedDocument): string[] {
  const agencyId = document.agencyId ?? '';
  switch (name) {
    case 'guides':
      return [publicTags.guideOf(agencyId)];
    case 'annualReports':
      return [publicTags.annualReportsOf(agencyId)];
    case 'publications':
      // Work on what the public has never seen changes nothing it reads.
      if (document.status === 'draft' || document.status === 'in_review') return [];
      return [publicTags.publications(), publicTags.publicationsOf(agencyId), publicTags.publication(document._id)];
  }
}
