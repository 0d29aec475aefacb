import { describe, expect, test } from '@jest/globals';
import { validate } from 'node-cron';
import { type Job } from '../../src/jobs/job.js';
import { lastDueFire } from '../../src/jobs/last-due-fire.js';
import { jobTable } from '../../src/jobs/schedule.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { type JobRunDocument } from '../../src/persistence/jobs/job-run-store.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();
const never = new AbortController().signal;

describe('the table of jobs', () => {
  test('names are unique and can stand in a key; schedules can be read both ways; every line says what a missed run means', () => {
    const jobs = jobTable(world.deps);
    expect(new Set(jobs.map((job) => job.name)).size).toBe(jobs.length);
    for (const job of jobs) {
      expect(job.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(validate(job.cron)).toBe(true);
      expect(lastDueFire(job.cron, new Date('2026-03-12T00:00:00Z')).getTime()).toBeLessThanOrEqual(
        Date.parse('2026-03-12T00:00:00Z'),
      );
      expect(job.timezone).toBe('Asia/Shanghai');
      expect(job.missed.meaning).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(job.timeoutSeconds).toBeGreaterThanOrEqual(60);
      expect(job.keepRunsForDays).toBeGreaterThanOrEqual(2);
    }
  });

  test('delivery comes last, so that a catch-up takes along what the sweeps before it wrote', () => {
    expect(jobTable(world.deps).at(-1)?.name).toBe('deliver-outbox');
  });

  test('every job runs on a database with cases, twice, and answers with counts', async () => {
    await world.received('2026-02-06');
    await world.submitted('2026-02-06');
    world.clock.freezeOn('2026-03-11');
    for (const job of jobTable(world.deps)) {
      for (let time = 0; time < 2; time += 1) {
        const summary = await job.run(never);
        expect(Object.values(summary).every((value) => Number.isInteger(value))).toBe(true);
      }
    }
    const alarms = collectionOf<Stored & { kind: string }>(world.connection, 'notices');
    // T-1 of both: clerks and reviewers; the unconfirmed one: reviewer and head.
    expect(await alarms.countDocuments({ kind: 'alarm' })).toBe(6);
  });

  test('a job that was told to end stops before it writes', async () => {
    const record = await world.received('2026-02-06');
    world.clock.freezeOn('2026-03-11');
    const alarms = jobTable(world.deps).find((job) => job.name === 'record-alarms');
    await expect(alarms?.run(AbortSignal.abort(new Error('told to end')))).rejects.toThrow('told to end');
    expect(await world.alarmsOf(record.id)).toEqual([]);
  });
});

describe('pruning of the runs', () => {
  const runs = () => collectionOf<JobRunDocument>(world.connection, 'jobRuns');
  const row = (job: Pick<Job, 'name'>, firedAt: string): JobRunDocument => ({
    _id: `${job.name}:${firedAt}`,
    job: job.name,
    host: 'test',
    firedAt: new Date(firedAt),
    startedAt: new Date(firedAt),
    finishedAt: new Date(firedAt),
    durationMs: 1,
    outcome: 'succeeded',
    summary: {},
    error: null,
  });

  test('thirty days, also of jobs that left the table; two days of the delivery every five seconds', async () => {
    await runs().insertMany([
      row({ name: 'record-alarms' }, '2026-02-08T02:00:00.000Z'),
      row({ name: 'record-alarms' }, '2026-02-08T01:59:59.000Z'),
      row({ name: 'left-the-table' }, '2026-02-08T02:00:00.000Z'),
      row({ name: 'left-the-table' }, '2026-02-08T01:59:59.000Z'),
      row({ name: 'deliver-outbox' }, '2026-03-08T02:00:00.000Z'),
      row({ name: 'deliver-outbox' }, '2026-03-08T01:59:59.000Z'),
    ]);
    // 30 days after 2026-02-08 is 2026-03-10; ten in the morning in Shanghai is 02:00Z.
    world.clock.freezeOn('2026-03-10');
    const prune = jobTable(world.deps).find((job) => job.name === 'prune-job-runs');
    expect(await prune?.run(never)).toEqual({ deleted: 3 });
    expect((await runs().find({}).sort({ _id: 1 }).toArray()).map((run) => run._id)).toEqual([
      'deliver-outbox:2026-03-08T02:00:00.000Z',
      'left-the-table:2026-02-08T02:00:00.000Z',
      'record-alarms:2026-02-08T02:00:00.000Z',
    ]);
  });
});
