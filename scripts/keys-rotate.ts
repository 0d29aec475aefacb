/**
 * `npm run -s keys:rotate [-- --dry-run]`: encrypts all personal fields anew with the first key of FIELD_KEYS. May be interrupted
 * and run again. JSON on stdout, progress on stderr; status 1 when something could not be read or is left.
 */
import { parseArgs } from 'node:util';
import { type KeyRotation, rotateKeys } from '../src/commands/account/rotate-keys.js';
import { mongoSealedFields } from '../src/persistence/sealed-fields.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { runReportCommand } from './lib/report-context.js';

const USAGE = '用法：npm run -s keys:rotate [-- --dry-run]';
const SAY_EVERY_MS = 2_000;

try {
  const dryRun = readDryRun(process.argv.slice(2));
  await runReportCommand(async ({ connection, commands }) => {
    let saidAt = performance.now();
    const result = await rotateKeys(
      { ...commands, sealedFields: mongoSealedFields(connection) },
      { type: 'system', name: 'keys:rotate' },
      {
        dryRun,
        onProgress: (seen, rotated) => {
          if (performance.now() - saidAt < SAY_EVERY_MS) return;
          saidAt = performance.now();
          say(`  已检查 ${seen} 项，重新加密 ${rotated} 项…`);
        },
      },
    );
    process.stdout.write(`${JSON.stringify(result)}\n`);
    tell(result, dryRun);
    return result.unreadableCount > 0 || (!dryRun && result.left > 0) ? 1 : 0;
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

function tell(
  { currentKey, fields, byKey, rotated, left, unreadableCount, unreadable }: KeyRotation,
  dryRun: boolean,
): void {
  const others = Object.entries(byKey)
    .filter(([key]) => key !== currentKey)
    .map(([key, count]) => `${key || '（无法辨认）'} ${count} 项`);
  say(`共 ${fields} 项加密的个人信息，现用密钥 ${currentKey}；运行前其他密钥：${others.join('、') || '没有'}。`);
  if (dryRun) say(`演练：没有改动任何数据；正式运行将重新加密 ${left} 项。`);
  else say(`重新加密 ${rotated} 项。`);
  for (const { collection, id, path } of unreadable) say(`  不能解密：${collection} ${id} ${path}`);
  if (unreadableCount > 0) say(`${unreadableCount} 项不能解密：请把当时的密钥放回 FIELD_KEYS 后重新运行。`);
  else if (!dryRun && left > 0)
    say(`还有 ${left} 项在运行期间被改动：请确认所有进程都已用新的 FIELD_KEYS 重启，然后再运行一次。`);
  else if (!dryRun)
    say('所有进程都用新的 FIELD_KEYS 运行后，可以从中去掉旧的密钥。LOOKUP_KEY 不在此更换，也不能更换。');
}

function readDryRun(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } }).values['dry-run'];
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
}
