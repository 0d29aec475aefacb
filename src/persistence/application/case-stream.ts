import { type Connection } from 'mongoose';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CaseStream } from '../../ports/case-stream.js';
import { collectionOf, toRecord } from '../collections.js';
import { type ApplicationDocument } from './application-store.js';

const BATCH = 500;

/** Every case of every agency, one after the other in order of id: for proofs over the whole database. */
export function mongoCaseStream(connection: Connection): CaseStream {
  return {
    async *all() {
      const cursor = collectionOf<ApplicationDocument>(connection, 'applications')
        .find({}, { batchSize: BATCH })
        .sort({ _id: 1 });
      for await (const document of cursor) {
        const record = toRecord<ApplicationRecord>(document);
        if (record) yield record;
      }
    },
  };
}
