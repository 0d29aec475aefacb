/** How the server itself does, as it travels. */
import * as z from 'zod';
import { CHAIN_FAULTS } from '../../domain/account/audit-chain.js';
import { JOB_OUTCOMES } from '../../ports/job-runs.js';
import { instant, keysOf, labelled } from './common.js';

export const auditEnd = z
  .object({
    head: z.object({ seq: z.int(), hash: z.string(), sealedAt: instant() }).nullable(),
    from: z.int().nullable().meta({ description: '从这个序号核对到链头；还没有封存过为 null' }),
    checked: z.int().meta({ description: '核对了几条' }),
    unsealed: z.int().meta({ description: '超过一分钟没有封存的条数' }),
    faults: z
      .array(z.object({ kind: z.enum(keysOf(CHAIN_FAULTS)), label: z.string(), seq: z.int().nullable() }))
      .meta({ description: '发现的问题，最多 50 处；没有问题时为空' }),
  })
  .meta({ id: 'AuditEnd' });

export const jobRun = z
  .object({
    job: labelled(z.string()),
    firedAt: instant('应当运行的时刻'),
    finishedAt: instant('结束的时刻；还在运行或被中断的为 null').nullable(),
    durationMs: z.int().nullable(),
    outcome: labelled(z.enum(keysOf(JOB_OUTCOMES))).nullable(),
  })
  .meta({ id: 'JobRun' });

export const healthCheck = z.object({
  id: z.enum(['database', 'replicas', 'storage', 'outbox', 'audit', 'scheduler', 'jobs']),
  label: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  advice: z.string().nullable().meta({ description: '下一步做什么；没有问题时为 null' }),
});

export const outsideService = z.object({
  id: z.enum(['wechat', 'sms', 'seal', 'scanner']),
  label: z.string(),
  mode: labelled(z.enum(['configured', 'simulated', 'absent'])),
  detail: z.string().meta({ description: '没有它时怎样办理' }),
});
