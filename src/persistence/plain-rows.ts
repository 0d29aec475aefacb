/** Rows that commands only ever append: audit, outbox, idempotency keys. */
import { type Connection } from 'mongoose';
import { type AuditRow, type AuditWrites } from '../ports/audit.js';
import { type IdempotencyRecord, type IdempotencyWrites } from '../ports/idempotency.js';
import { type OutboxRow, type OutboxWrites } from '../ports/outbox.js';
import { collectionOf, type InSession, type Stored, toDocument, toRecord } from './collections.js';

export interface AuditDocument extends Omit<AuditRow, 'id'>, Stored {
  /** Set by the sealing job, with the two below. */
  sealed: boolean;
  /** Place in the chain. */
  seq?: number;
  /** Of this row behind the one before it. */
  hash?: string;
}

export interface OutboxDocument extends Omit<OutboxRow, 'id'>, Stored {
  state: 'waiting' | 'delivered';
  deliveredAt: string | null;
}

export function auditWrites(connection: Connection, { session }: InSession): AuditWrites {
  const rows = collectionOf<AuditDocument>(connection, 'auditRows');
  return {
    async append(added) {
      if (added.length > 0)
        await rows.insertMany(
          added.map((row) => ({ ...toDocument(row), sealed: false })),
          { session },
        );
    },
  };
}

export function outboxWrites(connection: Connection, { session }: InSession): OutboxWrites {
  const rows = collectionOf<OutboxDocument>(connection, 'outbox');
  return {
    async append(added) {
      if (added.length === 0) return;
      await rows.insertMany(
        added.map((row) => ({ ...toDocument(row), state: 'waiting' as const, deliveredAt: null })),
        { session },
      );
    },
    async exists(dedupeKey) {
      return (await rows.findOne({ dedupeKey }, { session, projection: { _id: 1 } })) !== null;
    },
  };
}

export function idempotencyWrites(connection: Connection, { session }: InSession): IdempotencyWrites {
  const keys = collectionOf<Omit<IdempotencyRecord, 'id'> & Stored & { storedAt?: Date }>(
    connection,
    'idempotencyKeys',
  );
  return {
    async find(id) {
      return toRecord<IdempotencyRecord>(await keys.findOne({ _id: id }, { session }));
    },
    async insert(record) {
      // The TTL index goes by the machine's own time: a moved clock must not let keys vanish early.
      await keys.insertOne({ ...toDocument(record), storedAt: new Date() }, { session });
    },
    async meetAt(point) {
      await keys.updateOne({ _id: `meet:${point}` }, { $set: { storedAt: new Date() } }, { upsert: true, session });
    },
  };
}
