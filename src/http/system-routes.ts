/** What the platform under us asks: is the process alive, and may it be given requests. */
import * as z from 'zod';
import { type GuardedRouter } from './routers.js';
import { reply } from './route.js';

/** One named check, e.g. `database`, `migrations`. */
export interface HealthReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, boolean>>;
}

const readiness = z.object({ ready: z.boolean(), checks: z.record(z.string(), z.boolean()) }).meta({ id: 'Readiness' });

export function registerSystemRoutes(
  router: GuardedRouter<'system'>,
  options: { health(): Promise<HealthReport>; isStopping(): boolean },
): void {
  router.route({
    method: 'get',
    path: '/healthz',
    operationId: 'checkAlive',
    tag: 'system',
    summary: '进程是否存活',
    response: { 200: z.object({ alive: z.literal(true) }) },
    errors: [],
    handler: async () => ({ alive: true as const }),
  });
  router.route({
    method: 'get',
    path: '/readyz',
    operationId: 'checkReady',
    tag: 'system',
    summary: '是否可以接收请求（数据库可达、迁移完成、没有在停止）',
    response: { 200: readiness, 503: readiness },
    errors: [],
    handler: async () => {
      const report = await options.health();
      const checks = { ...report.checks, running: !options.isStopping() };
      const ready = report.ready && checks.running;
      return reply(ready ? 200 : 503, { ready, checks });
    },
  });
}
