/** House rule 9, proven from outside: jobs killed in the middle, run twice, at once and a week late end where undisturbed ones do. */
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection } from 'mongoose';
import { requestSupplement } from '../../src/commands/application/request-supplement.js';
import { createDraft } from '../../src/commands/application/drafts.js';
import { startConsultation } from '../../src/commands/application/consult.js';
import { stageFile } from '../../src/commands/application/files.js';
import { abortAbandonedTransactions } from '../../src/persistence/abandoned-transactions.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { Readable } from 'node:stream';
import { copyDatabase, jobState, type JobState, keysOf } from '../support/job-state.js';
import { day, useJobWorld } from '../support/jobs.js';
import { PROJECT, runProgram, startProgram } from '../support/processes.js';

// @ts-expect-error a plain Node module without types: the build runs before anything is compiled
const { ensureBuild } = await import('../../scripts/lib/build.mjs');

const world = useJobWorld();
const PROGRAM = join(PROJECT, 'dist', 'scripts', 'storm', 'run-jobs.js');
/** A Thursday, in the middle of a month with everything in it. */
const TODAY = '2026-04-16';
const A_WEEK_LATER = '2026-04-23';
const CASES = 130;

let original = '';
const made: string[] = [];
const uriOf = (name: string): string => {
  const address = new URL(process.env.TEST_MONGODB_URI ?? '');
  address.pathname = `/${name}`;
  return address.href;
};

const copy = async (name: string): Promise<string> => {
  const target = `${original}_${name}`;
  made.push(target);
  const opened = await openDatabase(uriOf(target));
  await migrate(opened);
  await opened.close();
  await copyDatabase(world.connection, original, target);
  return target;
};

const run = async (database: string, today: string): Promise<void> => {
  const ended = await runProgram([PROGRAM, uriOf(database), today]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
};

/** Kills the program as soon as `sign` sees that it is in the middle. */
const killedWhen = async (database: string, sign: (db: Connection['db']) => Promise<boolean>): Promise<void> => {
  const program = startProgram([PROGRAM, uriOf(database), TODAY]);
  const ended = once(program.child, 'exit');
  let over = false;
  void ended.then(() => (over = true));
  await program.prints(/begun/);
  const db = world.connection.getClient().db(database) as unknown as Connection['db'];
  while (!over && !(await sign(db)));
  program.child.kill('SIGKILL');
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
};

const count = (db: Connection['db'], name: string, filter = {}): Promise<number> =>
  db?.collection(name).countDocuments(filter) ?? Promise.resolve(0);

let undisturbed: JobState;

beforeAll(async () => {
  await ensureBuild();
  original = world.connection.name;
  world.clock.freezeOn('2025-09-01');
  for (let index = 0; index < 5; index += 1) {
    await createDraft(world.commands, world.citizen, {
      agencyId: world.agency.id,
      fields: { subject: `旧草稿${index}` },
    });
    const content = Readable.from([Buffer.from(`没有用上的附件 ${index}`)]);
    await stageFile(world.commands, world.clerk, { name: '附件.txt', content, maxBytes: 1_000 });
  }
  for (let index = 0; index < CASES; index += 1) {
    // Received between 45 days ago and today: far from due, near, due, overdue.
    const on = new Date(Date.parse(`${TODAY}T00:00:00Z`) - (index % 45) * 86_400_000).toISOString().slice(0, 10);
    const record = index % 4 === 3 ? await world.submitted(on) : await world.received(on);
    const change = { id: record.id, expectedVersion: record.version };
    if (index % 12 === 0) {
      const replyBy = day(new Date(Date.parse(`${on}T00:00:00Z`) + 5 * 86_400_000).toISOString().slice(0, 10));
      await requestSupplement(world.commands, world.clerk, { ...change, text: '请写明年份', replyBy });
    } else if (index % 12 === 1) {
      const asked = { with: 'third_party', recipient: '某某公司', text: '是否同意公开' } as const;
      await startConsultation(world.commands, world.clerk, { ...change, ...asked });
    }
  }
  const name = await copy('undisturbed');
  await run(name, TODAY);
  undisturbed = await jobState(world.connection, name);
}, 240_000);

afterAll(async () => {
  // The world has closed its own connection by now.
  for (const name of made) {
    const opened = await openDatabase(uriOf(name));
    // What the killed ones left standing would keep this waiting for a minute.
    await abortAbandonedTransactions(opened);
    await opened.dropDatabase();
    await opened.close();
  }
});

describe('what undisturbed jobs establish', () => {
  test('there is enough of everything to be disturbed', () => {
    const kinds = new Set(undisturbed.alarms.map((row) => (row as string[])[1]));
    expect([...kinds].sort()).toEqual([
      'answer_due',
      'consultation_undelivered',
      'draft_expiry',
      'receipt_unconfirmed',
      // The report of 2025 was due on 31 January.
      'report_due',
      'supplement_overdue',
    ]);
    expect(undisturbed.alarms.length).toBeGreaterThan(150);
    expect(undisturbed.notices).toHaveLength(undisturbed.messages.length);
    expect(undisturbed.messages.length).toBeGreaterThan(200);
    // Booked today at this very minute: left to the next fold, five minutes later.
    expect(undisturbed.unfolded).toBe(3);
    // The five staged files are swept; the drafts have been told today and live thirty days more.
    expect(undisturbed.files).toEqual([]);
    expect(undisturbed.drafts).toHaveLength(32 + 5);
  });
});

describe('任务被中断、重复、迟到，结果相同', () => {
  test('登记提醒时、送达消息时被 kill -9，再运行一次', async () => {
    const name = await copy('killed');
    await killedWhen(name, async (db) => (await count(db, 'alarms')) > 10);
    const afterFirst = await jobState(world.connection, name);
    expect(afterFirst.alarms.length).toBeLessThan(undisturbed.alarms.length);
    await killedWhen(name, async (db) => (await count(db, 'alarms')) > afterFirst.alarms.length + 30);
    await killedWhen(name, async (db) => (await count(db, 'notices')) > 0);
    await run(name, TODAY);
    expect(await jobState(world.connection, name)).toEqual(undisturbed);
  }, 240_000);

  test('运行两次', async () => {
    const name = await copy('twice');
    await run(name, TODAY);
    await run(name, TODAY);
    expect(await jobState(world.connection, name)).toEqual(undisturbed);
  }, 120_000);

  test('三个进程同时运行', async () => {
    const name = await copy('together');
    await Promise.all([run(name, TODAY), run(name, TODAY), run(name, TODAY)]);
    // Who comes second to a batch leaves it to the next run.
    await run(name, TODAY);
    expect(await jobState(world.connection, name)).toEqual(undisturbed);
  }, 180_000);

  test('停了一周：登记的与按时运行的相同，只发出最紧急的，其余不变', async () => {
    const daily = await copy('daily');
    for (const date of ['16', '17', '20', '22', '23']) await run(daily, `2026-04-${date}`);
    const late = await copy('late');
    await run(late, A_WEEK_LATER);
    const [onTime, afterAWeek] = [await jobState(world.connection, daily), await jobState(world.connection, late)];
    expect(keysOf(afterAWeek.alarms)).toEqual(keysOf(onTime.alarms));
    const told = new Set(keysOf(onTime.messages));
    expect(keysOf(afterAWeek.messages).filter((key) => !told.has(key))).toEqual([]);
    expect(keysOf(afterAWeek.notices)).toEqual(keysOf(afterAWeek.messages));
    for (const part of ['tally', 'unfolded', 'applications', 'drafts', 'files', 'sessions'] as const) {
      expect(afterAWeek[part]).toEqual(onTime[part]);
    }
  }, 240_000);
});
