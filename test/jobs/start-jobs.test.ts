/** Jobs on the clock: one run a fire over a real database, and an orderly stop. */
import { describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '../../src/clock.js';
import { type Job } from '../../src/jobs/job.js';
import { mongoJobRuns } from '../../src/persistence/jobs/job-run-store.js';
import { buildJob, signpost, useJobRunner, wait } from '../support/job-runner.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();
const runner = useJobRunner(world);

describe('one run a fire', () => {
  test('two instances, the same fires: one run each, and the rows stay', async () => {
    const ran: string[] = [];
    const everySecond = (host: string): Job =>
      buildJob({
        cron: '* * * * * *',
        missed: { meaning: '测试。', caughtUp: false },
        run: async () => {
          ran.push(host);
          return { counted: 1 };
        },
      });
    const one = runner.start([everySecond('host-1')], { clock: systemClock });
    const two = runner.start([everySecond('host-2')], { clock: systemClock, host: 'host-2' });
    await wait(4_200);
    expect(await one.stop()).toBe(true);
    expect(await two.stop()).toBe(true);

    const rows = await runner.rowsOf('count-sheep');
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(ran).toHaveLength(rows.length);
    expect(new Set(rows.map((row) => row.firedAt.getTime())).size).toBe(rows.length);
    for (const row of rows) {
      expect(row._id).toBe(`count-sheep:${row.firedAt.toISOString()}`);
      expect(row.firedAt.getMilliseconds()).toBe(0);
      expect(row).toMatchObject({ outcome: 'succeeded', summary: { counted: 1 }, error: null });
      expect(row.finishedAt?.getTime()).toBeGreaterThanOrEqual(row.startedAt.getTime());
      expect(row.durationMs).toBeGreaterThanOrEqual(0);
    }
  });

  test('ten that take the same run at once: exactly one gets it', async () => {
    const row = {
      id: 'count-sheep:2026-03-12T00:00:00.000Z',
      job: 'count-sheep',
      host: 'x',
      firedAt: new Date('2026-03-12T00:00:00Z'),
      startedAt: new Date(),
      finishedAt: null,
      durationMs: null,
      outcome: null,
      summary: null,
      error: null,
    };
    const store = mongoJobRuns(world.connection);
    const got = await Promise.all(Array.from({ length: 10 }, (_, i) => store.begin({ ...row, host: `host-${i}` })));
    expect(got.filter(Boolean)).toHaveLength(1);
    // Finished is finished, but it is not given back.
    await store.finish(row.id, {
      outcome: 'succeeded',
      summary: {},
      error: null,
      durationMs: 1,
      finishedAt: new Date(),
    });
    expect(await store.begin(row)).toBe(false);
  });

  test('the wiring: the scheduler fires a job once when its time has come, in the zone of Shanghai', async () => {
    // Only what the scheduler uses; the database keeps its own timers.
    jest.useFakeTimers({
      now: Date.parse('2026-03-12T18:59:58.000Z'),
      doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'hrtime', 'performance'],
    });
    let ran = 0;
    const at = buildJob({
      cron: '0 3 * * *',
      missed: { meaning: '测试。', caughtUp: false },
      run: async () => ({ counted: (ran += 1) }),
    });
    runner.start([at], { clock: systemClock });
    const tick = async (): Promise<void> => {
      await jest.advanceTimersByTimeAsync(1_000);
      for (let turn = 0; turn < 200 && ran === 0; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    await tick();
    expect(ran).toBe(0);
    for (let second = 0; second < 5; second += 1) await tick();
    for (let turn = 0; turn < 2_000 && !(await runner.rowsOf('count-sheep'))[0]?.outcome; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(ran).toBe(1);
    expect((await runner.rowsOf('count-sheep')).map(({ _id, outcome }) => ({ _id, outcome }))).toEqual([
      { _id: 'count-sheep:2026-03-12T19:00:00.000Z', outcome: 'succeeded' },
    ]);
  });
});

describe('stopping', () => {
  test('waits for a run that ends when told, records it as interrupted, and the next start makes up for it', async () => {
    const begun = signpost();
    const listening = buildJob({
      run: async (signal) => {
        begun.reach();
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
        return {};
      },
    });
    const jobs = runner.start([listening]);
    await begun.reached;
    expect(await jobs.stop()).toBe(true);
    expect(await runner.rowsOf('count-sheep')).toMatchObject([{ outcome: 'interrupted' }]);
    await runner.start([buildJob()]).caughtUp;
    expect((await runner.rowsOf('count-sheep')).map((row) => row.outcome)).toEqual(['interrupted', 'succeeded']);
  });

  test('does not wait for ever for one that does not', async () => {
    let release: () => void = () => {};
    const begun = signpost();
    const deaf = buildJob({
      run: () => {
        begun.reach();
        return new Promise((resolve) => (release = () => resolve({ counted: 1 })));
      },
    });
    const jobs = runner.start([deaf]);
    await begun.reached;
    expect(await jobs.stop(100)).toBe(false);
    release();
    expect(await jobs.stop(5_000)).toBe(true);
  });

  test('no fire after it', async () => {
    let ran = 0;
    const job = buildJob({
      cron: '* * * * * *',
      missed: { meaning: '测试。', caughtUp: false },
      run: async () => ({ counted: (ran += 1) }),
    });
    const jobs = runner.start([job], { clock: systemClock });
    expect(await jobs.stop()).toBe(true);
    await wait(1_500);
    expect(ran).toBe(0);
    expect(await runner.rowsOf('count-sheep')).toEqual([]);
  });
});
