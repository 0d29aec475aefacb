import * as z from 'zod';
import { checkAuditEnd } from '../../../commands/account/check-audit-end.js';
import { JOB_NAMES, jobLabel } from '../../../domain/account/job-labels.js';
import { type AuditChainReads } from '../../../ports/audit.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { JOB_OUTCOMES } from '../../../ports/job-runs.js';
import { type OperationsReads, type ShownJobRun } from '../../../ports/operations.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { type ClerkRouter } from '../../routers.js';
import { auditEnd, healthCheck, jobRun } from '../../schemas/operations.js';
import { listOf, pageQuery } from '../../schemas/common.js';

export interface OperationsDeps {
  commands: Pick<CommandDeps, 'clock' | 'hash'> & { auditChain: AuditChainReads };
  operations: OperationsReads;
}

/** A message waits some seconds; minutes mean that nobody delivers. */
const WAITING_MOST_MS = 5 * 60_000;

export function registerOperationsRoutes(router: ClerkRouter, { commands, operations }: OperationsDeps): void {
  router.route({
    method: 'get',
    path: '/audit/verify',
    operationId: 'verifyAudit',
    tag: 'account',
    summary: '核对审计链的最近部分',
    description:
      '沿链核对最近的 2000 条和链头；全链核对由运维人员运行 npm run -s audit:verify。链贯穿所有机关，问题只按序号说明。',
    response: { 200: auditEnd },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'view_audit');
      return checkAuditEnd(commands);
    },
  });

  router.route({
    method: 'get',
    path: '/job-runs',
    operationId: 'listJobRuns',
    tag: 'system',
    summary: '后台任务的运行记录',
    query: z.strictObject({
      ...pageQuery,
      job: z
        .enum(JOB_NAMES as [string, ...string[]])
        .optional()
        .meta({ description: '只看这一项任务' }),
    }),
    response: { 200: listOf(jobRun) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_operations');
      const { cursor, limit, job } = query;
      const filter = ['job-runs', job ?? null];
      const page = await operations.jobRuns({ job, after: readCursor(cursor, filter), limit });
      return { items: page.items.map(presentRun), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/health',
    operationId: 'getHealth',
    tag: 'system',
    summary: '系统运行情况',
    description: '消息是否积压、审计是否按时封存、各项后台任务最近一次的结果。',
    response: {
      200: z.object({ ok: z.boolean(), checks: z.array(healthCheck), lastRuns: z.array(jobRun) }),
    },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'view_operations');
      const [oldest, { unsealed, faults }, ...runs] = await Promise.all([
        operations.oldestWaiting(),
        checkAuditEnd(commands),
        ...JOB_NAMES.map((job) => operations.lastRun(job)),
      ]);
      const lastRuns = runs.filter((run) => run !== null);
      const bad = lastRuns.filter(({ outcome }) => outcome !== 'succeeded').map(({ job }) => jobLabel(job));
      const waits = oldest === null ? 0 : commands.clock.now().getTime() - Date.parse(oldest);
      const checks = [
        { id: 'outbox' as const, label: '消息投递', ok: waits <= WAITING_MOST_MS, detail: waitingText(waits) },
        {
          id: 'audit' as const,
          label: '审计封存',
          ok: unsealed === 0 && faults.length === 0,
          detail: auditText(unsealed, faults.length),
        },
        {
          id: 'jobs' as const,
          label: '后台任务',
          ok: bad.length === 0,
          detail: bad.length === 0 ? '最近一次都已完成' : `最近一次没有完成：${bad.join('、')}`,
        },
      ];
      return { ok: checks.every(({ ok }) => ok), checks, lastRuns: lastRuns.map(presentRun) };
    },
  });
}

function waitingText(waits: number): string {
  return waits <= WAITING_MOST_MS ? '没有积压' : `最早的一条已等待 ${Math.floor(waits / 60_000)} 分钟`;
}

function auditText(unsealed: number, faults: number): string {
  if (faults > 0) return `审计链有 ${faults} 处问题，请核对`;
  return unsealed > 0 ? `${unsealed} 条超过一分钟没有封存` : '按时封存，链完好';
}

function presentRun({ job, firedAt, finishedAt, durationMs, outcome }: ShownJobRun) {
  return {
    job: { code: job, label: jobLabel(job) },
    firedAt: firedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    durationMs,
    outcome: outcome && { code: outcome, label: JOB_OUTCOMES[outcome] },
  };
}
