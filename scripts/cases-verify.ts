/** `npm run -s cases:verify`: folds every case from its events again and compares; prints {"checked","differences":[…100]}. */
import { verifyCases } from '../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../src/persistence/application/case-stream.js';
import { explain, say } from './lib/plain-error.mjs';
import { runReportCommand } from './lib/report-context.js';

try {
  await runReportCommand(async ({ connection, commands }) => {
    const result = await verifyCases({ cases: mongoCaseStream(connection), calendars: commands.calendars });
    process.stdout.write(`${JSON.stringify({ checked: result.checked, differences: result.differences })}\n`);
    if (result.different > 0) say(`${result.different} 件申请的存储字段与事件推算的不一致。`);
    return result.different === 0 ? 0 : 1;
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
