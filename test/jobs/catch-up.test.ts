/** What happens to a fire that was missed, and to a run that goes wrong. */
import { describe, expect, test } from '@jest/globals';
import { buildJob, useJobRunner, wait } from '../support/job-runner.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();
const runner = useJobRunner(world);

describe('catch-up after downtime', () => {
  test('a job that never ran is run once for its last fire; a second instance and a restart add nothing', async () => {
    let ran = 0;
    const job = buildJob({ cron: '0 3 * * *', run: async () => ({ counted: (ran += 1) }) });
    await Promise.all([runner.start([job]).caughtUp, runner.start([job], { host: 'host-2' }).caughtUp]);
    await runner.start([job]).caughtUp;
    expect(ran).toBe(1);
    // 2026-03-12 10:00 in Shanghai: the last fire was at 03:00 there.
    expect((await runner.rowsOf('count-sheep')).map((row) => row._id)).toEqual([
      'count-sheep:2026-03-11T19:00:00.000Z',
    ]);
  });

  test('down for a week: once, not seven times', async () => {
    let ran = 0;
    const job = buildJob({ cron: '0 3 * * *', run: async () => ({ counted: (ran += 1) }) });
    await runner.start([job]).caughtUp;
    world.clock.freezeOn('2026-03-19');
    await runner.start([job]).caughtUp;
    expect(ran).toBe(2);
    expect((await runner.rowsOf('count-sheep')).map((row) => row._id)).toEqual([
      'count-sheep:2026-03-11T19:00:00.000Z',
      'count-sheep:2026-03-18T19:00:00.000Z',
    ]);
  });

  test('what needs no catch-up is left to its next fire', async () => {
    const job = buildJob({ missed: { meaning: '测试。', caughtUp: false } });
    await runner.start([job]).caughtUp;
    expect(await runner.rowsOf('count-sheep')).toEqual([]);
  });

  test('a run whose process was killed is made up for once its time is over; a run under way is not', async () => {
    let ran = 0;
    const job = buildJob({ cron: '0 3 * * *', run: async () => ({ counted: (ran += 1) }) });
    await runner.insertRow({
      _id: 'count-sheep:2026-03-11T19:00:00.000Z',
      job: 'count-sheep',
      firedAt: new Date('2026-03-11T19:00:00Z'),
      startedAt: new Date('2026-03-12T01:59:00.001Z'),
    });
    // 10:00 in Shanghai is 02:00Z; the job may take 60 seconds.
    const jobs = runner.start([job]);
    await jobs.caughtUp;
    expect(ran).toBe(0);
    world.clock.freeze(new Date('2026-03-12T02:00:00.001Z'));
    await jobs.catchUp();
    await jobs.catchUp();
    expect(ran).toBe(1);
    expect((await runner.rowsOf('count-sheep')).map(({ _id, outcome }) => ({ _id, outcome }))).toEqual([
      { _id: 'count-sheep:2026-03-11T19:00:00.000Z', outcome: null },
      { _id: 'count-sheep:2026-03-11T19:00:00.000Z#2', outcome: 'succeeded' },
    ]);
  });

  test('a failed fire is tried three times, then given up loudly; a new start tries once more', async () => {
    let ran = 0;
    const job = buildJob({
      run: async () => {
        ran += 1;
        throw new Error('no luck');
      },
    });
    const jobs = runner.start([job]);
    await jobs.caughtUp;
    for (let time = 0; time < 5; time += 1) await jobs.catchUp();
    expect(ran).toBe(3);
    expect(world.log.lines.filter((line) => line.message.includes('不再重试'))).toHaveLength(1);
    await runner.start([job]).caughtUp;
    expect(ran).toBe(4);
  });

  test('a fire still to come, by a clock that was moved back, does not stand for the one that was due', async () => {
    let ran = 0;
    const job = buildJob({ cron: '0 3 * * *', run: async () => ({ counted: (ran += 1) }) });
    await runner.start([job]).caughtUp;
    world.clock.freezeOn('2026-03-01');
    const jobs = runner.start([job]);
    await jobs.caughtUp;
    await jobs.catchUp();
    expect(ran).toBe(2);
  });

  test('looks for missed fires again and again without being asked', async () => {
    let ran = 0;
    const job = buildJob({ cron: '0 3 * * *', run: async () => ({ counted: (ran += 1) }) });
    const jobs = runner.start([job], { catchUpEverySeconds: 0.1 });
    await jobs.caughtUp;
    world.clock.freezeOn('2026-03-13');
    for (let turn = 0; turn < 100 && ran < 2; turn += 1) await wait(50);
    await wait(300);
    expect(ran).toBe(2);
  });
});

describe('what goes wrong stays with the job', () => {
  test('a job that throws is recorded and logged, and the others run', async () => {
    const failing = buildJob({
      name: 'fail-always',
      run: async () => {
        throw new Error('no luck');
      },
    });
    await runner.start([failing, buildJob()]).caughtUp;
    expect(await runner.rowsOf('fail-always')).toMatchObject([
      { outcome: 'failed', error: 'Error: no luck', summary: null, host: 'host-1' },
    ]);
    expect((await runner.rowsOf('fail-always'))[0]?.finishedAt).toEqual(new Date('2026-03-12T02:00:00Z'));
    expect(await runner.rowsOf('count-sheep')).toMatchObject([{ outcome: 'succeeded' }]);
    expect(world.log.lines.filter((line) => line.level === 'error')).toMatchObject([
      { message: '任务出错', fields: { job: 'fail-always', error: new Error('no luck') } },
    ]);
  });

  test('a job that throws at once, before its first await, is no different', async () => {
    const failing = buildJob({
      run: () => {
        throw new Error('at once');
      },
    });
    await runner.start([failing]).caughtUp;
    expect(await runner.rowsOf('count-sheep')).toMatchObject([{ outcome: 'failed', error: 'Error: at once' }]);
  });

  test('a job that takes too long is told to end and recorded as timed out, even if it does not listen', async () => {
    let told = false;
    const slow = buildJob({
      timeoutSeconds: 0.2,
      run: (signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => (told = true));
        }),
    });
    await runner.start([slow, buildJob({ name: 'next-one' })]).caughtUp;
    expect(told).toBe(true);
    expect(await runner.rowsOf('count-sheep')).toMatchObject([
      { outcome: 'timed_out', error: 'Error: not finished after 0.2 seconds' },
    ]);
    expect(await runner.rowsOf('next-one')).toMatchObject([{ outcome: 'succeeded' }]);
    expect(world.log.lines.some((line) => line.level === 'error' && line.message === '任务超时')).toBe(true);
  });

  test('when the database cannot register a run nothing runs, and the log says why', async () => {
    let ran = 0;
    const broken = { ...world.deps.runs, begin: () => Promise.reject(new Error('no database')) };
    await runner.start([buildJob({ run: async () => ({ counted: (ran += 1) }) })], { runs: broken }).caughtUp;
    expect(ran).toBe(0);
    expect(world.log.lines).toMatchObject([
      { level: 'error', fields: { job: 'count-sheep', error: new Error('no database') } },
    ]);
  });
});
