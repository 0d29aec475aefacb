/** The one connection. Transactions need a replica set; without one the server must not start. */
import mongoose, { type Connection } from 'mongoose';
import { AppError } from '../errors.js';
import { appNameFor } from './abandoned-transactions.js';

export type { Connection } from 'mongoose';

const SELECTION_MS = 5_000;

/**
 * Opens the database named in `uri` (default `disclosure`).
 * @throws AppError `service_unavailable` with a plain sentence when it cannot be reached or is not a replica set.
 */
export async function openDatabase(uri: string, options: { maxPoolSize?: number } = {}): Promise<Connection> {
  const dbName = databaseNameIn(uri) ?? 'disclosure';
  const connection = mongoose.createConnection(uri, {
    dbName,
    appName: appNameFor(dbName),
    autoIndex: false,
    autoCreate: false,
    // While it is away mongoose would hold everything back for ten seconds of its own, and then tell it as a fault.
    bufferCommands: false,
    // Together with the time for which a transaction is tried again, whoever waits is answered within fifteen seconds, also
    // while the replica set elects a new primary (about ten): with a clear “later”.
    serverSelectionTimeoutMS: SELECTION_MS,
    connectTimeoutMS: SELECTION_MS,
    waitQueueTimeoutMS: SELECTION_MS,
    maxPoolSize: options.maxPoolSize ?? 50,
    // Identifiers are made by us; an undefined value must never be stored as null by accident.
    ignoreUndefined: true,
    writeConcern: { w: 'majority' },
  });
  try {
    await connection.asPromise();
  } catch (cause) {
    throw new AppError(
      'service_unavailable',
      {},
      { cause, message: '连接不上数据库，请检查 MONGODB_URI 和数据库是否在运行。' },
    );
  }
  const hello = (await connection.db?.admin().command({ hello: 1 })) as { setName?: string; msg?: string } | undefined;
  if (!hello?.setName && hello?.msg !== 'isdbgrid') {
    await connection.close();
    throw new AppError(
      'service_unavailable',
      {},
      {
        message:
          '数据库不是副本集。一件申请的变更、统计和审计必须在同一个事务里写入，而 MongoDB 只在副本集上支持事务；请用 --replSet 启动 mongod 并执行 rs.initiate()。',
      },
    );
  }
  return connection;
}

function databaseNameIn(uri: string): string | null {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name ? decodeURIComponent(name) : null;
}
