import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { JOB_NAMES } from '../../../src/domain/account/job-labels.js';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { jobTable } from '../../../src/jobs/schedule.js';
import { mongoJobStores } from '../../../src/persistence/jobs/job-stores.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Client, useServer } from '../../support/server.js';
import { SilentLog } from '../../support/silent-log.js';

const server = useServer({ today: '2026-03-10' });
let desk: Desk;
let admin: Client;
let auditor: Client;
beforeAll(async () => {
  desk = await openDesk(server);
  admin = await server.staff(['administrator'], '吴管理');
  auditor = await server.staff(['auditor'], '审计');
});
beforeEach(async () => {
  await server.connection.collection('jobRuns').deleteMany({});
});

async function ran(job: string, time: string, outcome: string | null = 'succeeded'): Promise<void> {
  const firedAt = new Date(`2026-03-10T${time}Z`);
  const row = { _id: `${job}:${firedAt.toISOString()}` as never, job, host: 'h', firedAt, startedAt: firedAt };
  const end = { finishedAt: outcome && firedAt, durationMs: outcome && 12, outcome, summary: { cases: 3 }, error: 'x' };
  await server.connection.collection('jobRuns').insertOne({ ...row, ...end });
}

const checkOf = async (id: string) =>
  (await admin.get('/api/staff/health')).body.checks.find((check: { id: string }) => check.id === id);

test('requires authentication and the role', async () => {
  for (const [path, allowed] of [
    ['/api/staff/audit/verify', [admin, auditor]],
    ['/api/staff/job-runs', [admin]],
    ['/api/staff/health', [admin]],
  ] as const) {
    expect((await server.anonymous.get(path)).status).toBe(401);
    expect((await desk.clerk.get(path)).status).toBe(403);
    for (const who of allowed) expect((await who.get(path)).status).toBe(200);
  }
  expect((await auditor.get('/api/staff/health')).status).toBe(403);
});

test('every job of the table has words', () => {
  const deps = { ...server.commands, ...mongoJobStores(server.connection), log: new SilentLog() };
  expect(
    jobTable(deps)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...JOB_NAMES].toSorted());
});

test('the chain: whole, then with a row that was changed', async () => {
  await server.commands.auditChain.sealBatch(1_000, 0);
  const sound = (await auditor.get('/api/staff/audit/verify')).body;
  expect(sound).toMatchObject({ from: 1, unsealed: 0, faults: [] });
  expect([sound.checked, sound.head.hash.length]).toEqual([sound.head.seq, 64]);
  const rows = server.connection.collection('auditRows');
  await rows.updateOne({ seq: 3 }, { $set: { action: 'view_case' } });
  expect((await auditor.get('/api/staff/audit/verify')).body.faults).toEqual([
    { kind: 'altered', label: '内容或封存值被改动', seq: 3 },
  ]);
  expect((await admin.get('/api/staff/health')).body).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([
      expect.objectContaining({ id: 'audit', ok: false, detail: '审计链有 1 处问题，请核对' }),
    ]),
  });
  await server.connection.collection('auditRows').updateOne({ seq: 3 }, { $set: { action: 'create_staff' } });
  expect((await auditor.get('/api/staff/audit/verify')).body.faults).toEqual([]);
});

test('runs newest first, page by page, of one job; without what the operator’s log holds', async () => {
  await ran('check-tally', '01:00:00');
  await ran('sweep-files', '01:00:00', 'failed');
  await ran('sweep-files', '02:00:00', null);
  const first = (await admin.get('/api/staff/job-runs?limit=2')).body;
  expect(first.items).toEqual([
    {
      job: { code: 'sweep-files', label: '清理未引用的文件' },
      firedAt: '2026-03-10T02:00:00.000Z',
      finishedAt: null,
      durationMs: null,
      outcome: null,
    },
    {
      job: { code: 'sweep-files', label: '清理未引用的文件' },
      firedAt: '2026-03-10T01:00:00.000Z',
      finishedAt: '2026-03-10T01:00:00.000Z',
      durationMs: 12,
      outcome: { code: 'failed', label: '出错' },
    },
  ]);
  const second = (await admin.get(`/api/staff/job-runs?limit=2&cursor=${first.nextCursor}`)).body;
  expect(second.items.map(({ job }: { job: { code: string } }) => job.code)).toEqual(['check-tally']);
  expect(second.nextCursor).toBeNull();
  const one = (await admin.get('/api/staff/job-runs?job=check-tally')).body.items;
  expect(one.length).toBe(1);
  const troubled = (await admin.get('/api/staff/job-runs?troubled=true')).body.items;
  expect(troubled.map(({ firedAt }: { firedAt: string }) => firedAt)).toEqual(['2026-03-10T01:00:00.000Z']);
  expect((await admin.get('/api/staff/job-runs?troubled=true&job=check-tally')).body.items).toEqual([]);
  expect((await admin.get('/api/staff/job-runs?job=nonsense')).status).toBe(400);
});

test('health: messages that wait too long, jobs that did not end well', async () => {
  server.clock.freeze(new Date('2026-03-10T02:00:00Z'));
  const made = await desk.handedIn('2026-03-10');
  server.clock.freeze(new Date('2026-03-10T02:00:00Z'));
  await desk.done(desk.reviewer, made.id, 'assign', { staffId: desk.clerk.staffId });
  await ran('sweep-files', '01:00:00', 'timed_out');
  server.clock.freeze(new Date('2026-03-10T02:05:00Z'));
  expect(await checkOf('outbox')).toEqual({
    id: 'outbox',
    label: '消息投递',
    ok: true,
    detail: '没有积压',
    advice: null,
  });
  server.clock.freeze(new Date('2026-03-10T02:06:00Z'));
  expect(await checkOf('outbox')).toMatchObject({
    ok: false,
    detail: '最早的一条已等待 6 分钟',
    advice: expect.stringContaining('后台任务（ROLES 含 jobs）'),
  });
  expect(await checkOf('jobs')).toMatchObject({ ok: false, detail: '最近一次没有完成：清理未引用的文件' });
  await deliverOutbox({ outbox: mongoOutboxDelivery(server.connection), clock: server.clock });
  expect((await checkOf('outbox')).ok).toBe(true);
});

test('health: nobody runs the jobs', async () => {
  server.clock.freeze(new Date('2026-03-10T02:05:00Z'));
  expect(await checkOf('scheduler')).toMatchObject({ ok: false, detail: '还没有任务运行过' });
  await ran('seal-audit', '02:00:00');
  expect(await checkOf('scheduler')).toMatchObject({ ok: true, detail: '正在按计划运行', advice: null });
  server.clock.freeze(new Date('2026-03-10T02:05:01Z'));
  expect(await checkOf('scheduler')).toMatchObject({ ok: false, detail: '已有 5 分钟没有任务开始' });
});

test('health: the database, its one member, its disk, and what is only simulated', async () => {
  const { checks, services } = (await admin.get('/api/staff/health')).body;
  expect(checks.map(({ id }: { id: string }) => id)).toEqual([
    'database',
    'replicas',
    'storage',
    'outbox',
    'audit',
    'scheduler',
    'jobs',
  ]);
  expect(await checkOf('database')).toMatchObject({
    ok: true,
    detail: expect.stringMatching(/^\d+ 毫秒应答，数据 \d+ MB$/),
  });
  expect(await checkOf('replicas')).toMatchObject({
    ok: true,
    detail: '1 个节点中 1 个正常，只有一个节点，没有备份节点',
  });
  expect((await checkOf('storage')).detail).toMatch(/^数据库所在磁盘已用 \d+%，剩余 [\d.]+ [GM]B$/);
  expect(services.map(({ id, mode }: { id: string; mode: { code: string } }) => [id, mode.code])).toEqual([
    ['wechat', 'simulated'],
    ['sms', 'simulated'],
    ['seal', 'simulated'],
    ['scanner', 'absent'],
  ]);
});
