/** The real server as a process of its own, as `npm start` composes it, without its terminal. */
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { startServer } from '../../src/main.js';
import { benchEnvironment } from './environment.js';
import { serveParent } from './child.js';

export interface ServerSetup {
  mongoUri: string;
  dataDir: string;
}

process.setSourceMapsEnabled(true);

serveParent<ServerSetup>(async ({ mongoUri, dataDir }) => {
  const config = readConfig(benchEnvironment(dataDir, mongoUri));
  const unlimited = 1_000_000_000;
  return startServer({
    config: {
      ...config,
      rateLimits: {
        publicReadsPerMinute: unlimited,
        loginPerMinute: unlimited,
        submissionsPerHour: unlimited,
        uploadsPerHour: unlimited,
        personalDataPerHour: unlimited,
      },
    },
    mongoUri,
    logger: createLogger({ level: 'silent', json: true }),
    empty: true,
  });
});
