/**
 * Brings a database to the state this code expects: dated, immutable steps, each recorded when done.
 * Several processes may start at once: steps only create what is missing, so running one twice changes nothing.
 */
import { type Connection } from 'mongoose';
import { AppError } from '../errors.js';
import { collectionOf, type Stored } from './collections.js';
import { MIGRATIONS } from './migrations/index.js';

export interface Migration {
  /** `YYYY-MM-DD-what-it-does`; sorts by date and never changes. */
  id: string;
  up(connection: Connection): Promise<void>;
}

interface MigrationDocument extends Stored {
  at: Date;
}

/** @returns ids of the steps that were applied now. @throws AppError when the database is newer than the code. */
export async function migrate(connection: Connection): Promise<string[]> {
  const done = collectionOf<MigrationDocument>(connection, 'migrations');
  const applied = new Set((await done.find().toArray()).map((row) => row._id));
  const known = new Set(MIGRATIONS.map((migration) => migration.id));
  const unknown = [...applied].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new AppError(
      'service_unavailable',
      { unknown },
      {
        message: `数据库比程序新（含未知的变更 ${unknown.join('、')}），请升级程序后再启动。`,
      },
    );
  }
  const pending = MIGRATIONS.filter((migration) => !applied.has(migration.id));
  for (const migration of pending) {
    await migration.up(connection);
    await done.updateOne({ _id: migration.id }, { $setOnInsert: { at: new Date() } }, { upsert: true });
  }
  return pending.map((migration) => migration.id);
}
