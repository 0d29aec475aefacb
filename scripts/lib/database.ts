/** The database a command works on: the one MONGODB_URI names, or the embedded one on DATA_DIR. */
import { resolve } from 'node:path';
import { openEmbeddedMongod } from './embedded-mongod.js';
import { projectRoot } from './paths.mjs';
import { requireReplicaSet, withDatabaseName } from './replica-set.js';

export const DEFAULT_DATABASE = 'disclosure';

export interface DatabaseOptions {
  /** MONGODB_URI; empty or missing: the embedded one. */
  mongodbUri?: string | null;
  /** DATA_DIR; a relative path counts from the project folder. */
  dataDir: string;
  cacheGigabytes?: number;
  /** More arguments for the embedded `mongod`. */
  mongodArguments?: readonly string[];
  onLost?: (reason: string) => void;
}

export interface OpenDatabase {
  /** With a database name. */
  uri: string;
  stop(): Promise<void>;
}

/**
 * @throws {PlainError} the database cannot be reached, is not a replica set, or cannot be started: text for a person
 */
export async function openDatabaseUri(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.mongodbUri) {
    await requireReplicaSet(options.mongodbUri);
    return { uri: withDatabaseName(options.mongodbUri, DEFAULT_DATABASE), stop: async () => {} };
  }
  const { address, stop } = await openEmbeddedMongod({
    dataDir: dataFolder(options.dataDir),
    cacheGigabytes: options.cacheGigabytes,
    mongodArguments: options.mongodArguments,
    onLost: options.onLost,
  });
  return { uri: withDatabaseName(address, DEFAULT_DATABASE), stop };
}

/** DATA_DIR as an absolute path: commands mean the same folder wherever they are called from. */
export function dataFolder(dataDir: string): string {
  return resolve(projectRoot, dataDir);
}
