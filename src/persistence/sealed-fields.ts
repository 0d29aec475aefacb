import { type AnyBulkWriteOperation, type Document } from 'mongodb';
import { type Connection } from 'mongoose';
import { type SealedField, type SealedFields } from '../ports/sealed-fields.js';
import { collectionOf, type CollectionName, COLLECTIONS, type Stored } from './collections.js';

/** Large and without encrypted fields by their nature. Any other collection is looked through, also one that is added later. */
const NEVER_SEALED: ReadonlySet<CollectionName> = new Set([
  'auditChain',
  'auditRows',
  'files',
  'fileChunks',
  'jobRuns',
  'migrations',
  'quarantinedChunks',
  'quarantinedFiles',
  'publicationTexts',
  'publicationTitles',
  'rateLimits',
  'readCounts',
  'tallyEntries',
  'tallySnapshots',
]);

const BATCH = 500;
/** Half of a case is words for the search. */
const WITHOUT = { searchTerms: 0, normalisedText: 0 } as const;
/** `sealed` always is one; `sealedFields`, `phoneSealed` and the like are where their text looks like one. */
const isSealed = (name: string, text: string): boolean =>
  name === 'sealed' || (/sealed/i.test(name) && text.startsWith('v1.'));

export function mongoSealedFields(connection: Connection): SealedFields {
  const names = (Object.keys(COLLECTIONS) as CollectionName[]).filter((name) => !NEVER_SEALED.has(name));
  return {
    async *batches() {
      for (const name of names) {
        const cursor = collectionOf<Stored>(connection, name)
          .find({}, { projection: WITHOUT, batchSize: BATCH })
          .sort({ _id: 1 });
        let fields: SealedField[] = [];
        let documents = 0;
        for await (const { _id, ...document } of cursor) {
          collect(document, '', (path, sealed) => fields.push({ collection: name, id: _id, path, sealed }));
          documents += 1;
          if (documents % BATCH > 0) continue;
          yield fields;
          fields = [];
        }
        yield fields;
      }
    },
    async replace(changes) {
      let replaced = 0;
      for (const collection of new Set(changes.map(({ field }) => field.collection))) {
        const ofCollection = changes.filter(({ field }) => field.collection === collection);
        const { modifiedCount } = await collectionOf<Stored>(connection, collection as CollectionName).bulkWrite(
          ofCollection.map(({ field, sealed }) => ({
            updateOne: {
              filter: { _id: field.id, [field.path]: field.sealed },
              update: { $set: { [field.path]: sealed } },
            },
          })) as AnyBulkWriteOperation<Stored>[],
          { ordered: false },
        );
        replaced += modifiedCount;
      }
      return replaced;
    },
  };
}

function collect(value: unknown, path: string, found: (path: string, sealed: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value as Document)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof inner === 'string') {
      if (isSealed(key, inner)) found(at, inner);
    } else collect(inner, at, found);
  }
}
