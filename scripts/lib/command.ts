/** What a command that works on the database begins and ends with. */
import { type Config, loadConfig } from '../../src/config.js';
import { createLogger, type Logger } from '../../src/logger.js';
import { dataFolder, openDatabaseUri } from './database.js';
import { withDevelopmentSecrets } from './development-secrets.js';
import { say } from './plain-error.mjs';
import { listenForSignals } from './signals.js';

export interface CommandContext {
  config: Config;
  mongoUri: string;
  /** Writes to stderr: stdout is the command's own. */
  logger: Logger;
}

/** The configuration of a command, with development keys, and with DATA_DIR as the same folder wherever it is called. */
export async function loadCommandConfig(): Promise<Config> {
  const config = loadConfig(await withDevelopmentSecrets());
  return { ...config, dataDir: dataFolder(config.dataDir) };
}

/**
 * Runs a command on the database that MONGODB_URI names, else on the embedded one, and ends the process.
 * @param work returns the exit status; nothing means 0
 */
export async function runWithDatabase(work: (context: CommandContext) => Promise<number | void>): Promise<void> {
  const config = await loadCommandConfig();
  const interruption = listenForSignals();
  const database = await openDatabaseUri({
    mongodbUri: config.mongodbUri,
    dataDir: config.dataDir,
    onLost: (reason) => say(reason),
  });
  let status: number;
  try {
    const logger = createLogger({ level: config.logLevel, json: config.environment === 'production' });
    const interrupted = interruption.first.then(() => 130);
    status = (await Promise.race([work({ config, mongoUri: database.uri, logger }), interrupted])) ?? 0;
  } finally {
    await database.stop();
  }
  // What was printed has to arrive before the process ends, also through a pipe.
  process.stdout.write('', () => process.exit(status));
}
