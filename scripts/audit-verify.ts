/**
 * `npm run -s audit:verify [-- --anchor SEQ:HASH …]`: follows the chain of audit rows. JSON on stdout, words on stderr; status 1
 * when anything is wrong.
 */
import { parseArgs } from 'node:util';
import { CHAIN_FAULTS, type ChainFault, type ChainLink } from '../src/domain/account/audit-chain.js';
import { type VerifiedAudit, verifyAudit } from '../src/jobs/verify-audit.js';
import { explain, PlainError, say } from './lib/plain-error.mjs';
import { runReportCommand } from './lib/report-context.js';

const USAGE = '用法：npm run -s audit:verify [-- --anchor 序号:封存值 …]';

try {
  const anchors = readAnchors(process.argv.slice(2));
  await runReportCommand(async ({ commands }) => {
    const result = await verifyAudit(commands, anchors);
    process.stdout.write(`${JSON.stringify(result)}\n`);
    tell(result);
    return result.faultCount === 0 ? 0 : 1;
  });
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}

function tell({ checked, head, faultCount, faults, unsealed }: VerifiedAudit): void {
  say(`已核对 ${checked} 行审计记录${head ? `，链头 ${head.seq}:${head.hash}` : ''}。`);
  if (faultCount === 0) {
    say('没有发现改动、缺失或者未封存的记录。请把上面的链头抄录到别处，日后以 --anchor 核对。');
    return;
  }
  say(`发现 ${faultCount} 处问题：`);
  for (const fault of faults) say(`  ${describe(fault)}`);
  if (unsealed > 0) say('未封存的记录等待定时任务处理；请确认有进程承担 jobs（ROLES）。');
}

function describe({ kind, seq, untilSeq, id }: ChainFault): string {
  const place =
    seq === undefined ? '' : `第 ${seq}${untilSeq === undefined || untilSeq === seq ? '' : ` 至 ${untilSeq}`} 行`;
  return [CHAIN_FAULTS[kind], place, id].filter(Boolean).join('：');
}

function readAnchors(args: string[]): ChainLink[] {
  let given: string[];
  try {
    given = parseArgs({ args, options: { anchor: { type: 'string', multiple: true } } }).values.anchor ?? [];
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  return given.map((text) => {
    const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
    if (!seq || !hash) throw new PlainError(`“${text}”不是“序号:封存值”。\n${USAGE}`);
    return { seq: Number(seq), hash };
  });
}
