/** `npm run storm`: many people at once, a moving clock, killed processes; then every promise is looked at. JSON on stdout. */
import { explain, say } from './lib/plain-error.mjs';
import { readStormOptions } from './storm/options.js';
import { runStorm } from './storm/run.js';

let status = 1;
try {
  const options = readStormOptions(process.argv.slice(2));
  say(`风暴开始，种子 ${options.seed}（--seed ${options.seed} 重做同一计划）。`);
  const summary = await runStorm(options);
  for (const { kind, text, caseId } of summary.findings) say(`  ${kind}：${text}${caseId ? `（申请 ${caseId}）` : ''}`);
  say(summary.ok ? '没有发现问题。' : `发现 ${summary.findingsInAll} 处问题，种子 ${summary.seed}。`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  status = summary.ok ? 0 : 1;
} catch (error) {
  say(explain(error));
}
process.stdout.write('', () => process.exit(status));
