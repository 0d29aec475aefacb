/** `npm run -s tables:check < TABLE.json`: published tables on stdin, their contradictions on stdout. Faults of the input go to stderr. */
import { text } from 'node:stream/consumers';
import { checkTablesText } from '../src/domain/report/check-tables.js';
import { isAppError } from '../src/errors.js';

try {
  process.stdout.write(`${JSON.stringify(checkTablesText(await text(process.stdin)))}\n`);
} catch (error) {
  if (!isAppError(error)) throw error;
  console.error([error.message, ...error.fields.map(({ path, message }) => `  ${path}：${message}`)].join('\n'));
  process.exitCode = 1;
}
