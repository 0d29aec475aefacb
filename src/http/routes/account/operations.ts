import * as z from 'zod';
import { checkAuditEnd } from '../../../commands/account/check-audit-end.js';
import { JOB_NAMES, jobLabel } from '../../../domain/account/job-labels.js';
import { type AuditChainReads } from '../../../ports/audit.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { JOB_OUTCOMES } from '../../../ports/job-runs.js';
import { type OperationsReads, type OutsideServices, type ShownJobRun } from '../../../ports/operations.js';
import { assertMay } from '../../assert-may.js';
import { nextCursor, readCursor } from '../../cursor.js';
import { presentChecks, presentServices } from '../../presenters/account/health.js';
import { type ClerkRouter } from '../../routers.js';
import { auditEnd, healthCheck, jobRun, outsideService } from '../../schemas/operations.js';
import { listOf, pageQuery } from '../../schemas/common.js';

export interface OperationsDeps {
  commands: Pick<CommandDeps, 'clock' | 'hash'> & { auditChain: AuditChainReads };
  operations: OperationsReads;
  services: OutsideServices;
}

export function registerOperationsRoutes(
  router: ClerkRouter,
  { commands, operations, services }: OperationsDeps,
): void {
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
      troubled: z.boolean().default(false).meta({ description: '只看没有完成的：出错、超时、中断' }),
    }),
    response: { 200: listOf(jobRun) },
    errors: [],
    async handler({ actor }, { query }) {
      assertMay(actor, 'view_operations');
      const { cursor, limit, job, troubled } = query;
      const filter = ['job-runs', job ?? null, troubled];
      const page = await operations.jobRuns({ job, troubled, after: readCursor(cursor, filter), limit });
      return { items: page.items.map(presentRun), nextCursor: nextCursor(page, filter) };
    },
  });

  router.route({
    method: 'get',
    path: '/health',
    operationId: 'getHealth',
    tag: 'system',
    summary: '系统运行情况',
    description:
      '数据库和副本、存储空间、消息是否积压、审计是否按时封存、各项后台任务最近一次的结果，以及外部服务怎样接入。',
    response: {
      200: z.object({
        ok: z.boolean(),
        checks: z.array(healthCheck),
        services: z.array(outsideService).meta({ description: '外部服务怎样接入；不在这里试连' }),
        lastRuns: z.array(jobRun).meta({ description: '各项任务最近一次结束的运行' }),
      }),
    },
    errors: [],
    async handler({ actor }) {
      assertMay(actor, 'view_operations');
      const [database, oldestWaiting, newestFire, audit, ...runs] = await Promise.all([
        operations.database(),
        operations.oldestWaiting(),
        operations.newestFire(),
        checkAuditEnd(commands),
        ...JOB_NAMES.map((job) => operations.lastRun(job)),
      ]);
      const lastRuns = runs.filter((run) => run !== null);
      const checks = presentChecks({ database, oldestWaiting, newestFire, audit, lastRuns }, commands.clock.now());
      return {
        ok: checks.every(({ ok }) => ok),
        checks,
        services: presentServices(services),
        lastRuns: lastRuns.map(presentRun),
      };
    },
  });
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
