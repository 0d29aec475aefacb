/** The real server as a process that can be killed: web and jobs, with the simulator and its moving clock. */
import { MovableClock } from '../../src/clock.js';
import { createLogger } from '../../src/logger.js';
import { startServer } from '../../src/main.js';
import { type ServerSetup, stormConfig } from './environment.js';

process.setSourceMapsEnabled(true);

process.once('message', (setup: ServerSetup) => {
  void (async () => {
    const clock = new MovableClock();
    clock.moveTo(new Date(setup.now));
    const config = stormConfig(setup);
    const server = await startServer({
      config,
      mongoUri: setup.mongoUri,
      logger: createLogger({ level: config.logLevel, json: true }),
      clock,
      empty: !setup.demo,
    });
    process.once('message', () => void server.stop().then(() => process.exit(0)));
    process.once('disconnect', () => process.exit(0));
    process.send?.({ simulatorOrigin: server.simulatorOrigin });
  })();
});
