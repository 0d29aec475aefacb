/** The configuration of the server in the storm: development's, with the simulator, so that a broken declaration is loud. */
import { type Config, readConfig } from '../../src/config.js';

export interface ServerSetup {
  mongoUri: string;
  dataDir: string;
  port: number;
  /** The instant at which the server's clock starts: a server that comes back does not fall back into the present. */
  now: string;
  /** Filled with the demo agency. */
  demo?: boolean;
}

export const UNLIMITED = '1000000';

export function stormConfig({ dataDir, port, mongoUri, demo }: Omit<ServerSetup, 'now'>): Config {
  return readConfig({
    NODE_ENV: 'test',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    MONGODB_URI: mongoUri,
    LOG_LEVEL: 'warn',
    ROLES: 'web,jobs',
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    FIELD_KEYS: `storm:${Buffer.alloc(32, 3).toString('base64')}`,
    LOOKUP_KEY: Buffer.alloc(32, 4).toString('base64'),
    SIMULATOR: 'on',
    DEMO: demo ? 'on' : 'off',
    RATE_LIMIT_PUBLIC_READS_PER_MINUTE: UNLIMITED,
    RATE_LIMIT_LOGIN_PER_MINUTE: UNLIMITED,
    RATE_LIMIT_SUBMISSIONS_PER_HOUR: UNLIMITED,
    RATE_LIMIT_UPLOADS_PER_HOUR: UNLIMITED,
  });
}
