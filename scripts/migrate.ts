/** `npm run migrate`: brings the database to the state this version expects; prints the steps applied now as JSON. */
import { openDatabase } from '../src/persistence/connection.js';
import { migrate } from '../src/persistence/migrate.js';
import { runWithDatabase } from './lib/command.js';
import { explain, say } from './lib/plain-error.mjs';

try {
  await runWithDatabase(async ({ mongoUri }) => {
    const connection = await openDatabase(mongoUri, { maxPoolSize: 5 });
    try {
      const applied = await migrate(connection);
      process.stdout.write(`${JSON.stringify({ applied })}\n`);
      say(applied.length > 0 ? `已执行 ${applied.length} 项数据库变更。` : '数据库已是最新，没有变更。');
    } finally {
      await connection.close();
    }
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
