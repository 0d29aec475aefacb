/** `npm run demo:reset`: throws the demo away and makes it anew, up to today. A database with anything else in it is refused. */
import { systemClock } from '../src/clock.js';
import { composeCommands } from '../src/compose-commands.js';
import { withDemo } from '../src/compose-demo.js';
import { demoAccountLines } from '../src/demo/demo-accounts.js';
import { resetDemo } from '../src/demo/prepare-demo.js';
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { runWithDatabase } from './lib/command.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';

try {
  await runWithDatabase(async ({ config, mongoUri, logger }) => {
    if (config.environment === 'production') throw new PlainError('生产环境不能写入演示数据，没有做任何改动。');
    const connection = await openDatabase(mongoUri);
    try {
      await migrate(connection);
      const commands = composeCommands({ connection, clock: systemClock, ...config });
      const { seconds } = await withDemo({ connection, commands, config, logger, progress: say }, resetDemo);
      say(`演示数据已重建，用时 ${seconds.toFixed(1)} 秒。`);
      process.stdout.write(`${demoAccountLines().join('\n')}\n`);
    } finally {
      await connection.close();
    }
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
