/** What a start in demo mode does to a database that is not a finished demo. */
import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { type ComposedCommands } from '../../src/compose-commands.js';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { prepareDemo, resetDemo } from '../../src/demo/prepare-demo.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { mongoDemoState } from '../../src/persistence/demo-state.js';
import { appNameFor } from '../../src/persistence/abandoned-transactions.js';
import { migrate } from '../../src/persistence/migrate.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/database.js';
import { composeOn, demoOn, startOn } from '../support/demo.js';

describe('a database in which people have worked', () => {
  let theirs: OpenTestDatabase;
  let own: ComposedCommands;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    const on = await theirs.connection();
    await migrate(on);
    own = composeOn(on);
    await createAgency(own, { type: 'system', name: 'test' }, { code: 'REAL', name: '某市教育局' });
  }, 120_000);

  afterAll(async () => {
    await theirs?.drop();
  }, 60_000);

  test('is never filled, and never reset', async () => {
    const on = await theirs.connection();
    expect(await demoOn(on, own, prepareDemo)).toEqual({ outcome: 'foreign' });
    await expect(demoOn(on, own, fillDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    await expect(demoOn(on, own, resetDemo)).rejects.toMatchObject({ code: 'action_not_allowed' });
    const agencies = await collectionOf<Stored & { code: string }>(on, 'agencies').find().toArray();
    expect(agencies.map(({ code }) => code)).toEqual(['REAL']);
    expect(await mongoDemoState(on).marker()).toBeNull();
  });
});

describe('a process that was killed in the middle of a transaction', () => {
  let theirs: OpenTestDatabase;
  let child: ChildProcess | null = null;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    await migrate(await theirs.connection());
  }, 120_000);

  afterAll(async () => {
    child?.kill('SIGKILL');
    await theirs?.drop();
  }, 60_000);

  test('does not keep the next start waiting for the minute that the server leaves it', async () => {
    const on = await theirs.connection();
    const agencies = collectionOf<Stored & { code: string }>(on, 'agencies');
    await agencies.insertOne({ _id: 'a', code: 'HALF' });
    const program = ['--input-type=module', '-e', HOLDS_A_TRANSACTION, theirs.uri, appNameFor(on.name)];
    const holding = spawn(process.execPath, program, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = holding;
    await new Promise((resolve) => holding.stdout.once('data', resolve));
    const ended = new Promise((resolve) => holding.once('close', resolve));
    holding.kill('SIGKILL');
    await ended;

    const startedAt = performance.now();
    await mongoDemoState(on).clear();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(await agencies.countDocuments()).toBe(0);
  }, 120_000);
});

/** Changes the agency and never commits. */
const HOLDS_A_TRANSACTION = `
  import mongoose from 'mongoose';
  const connection = await mongoose.createConnection(process.argv[1], { appName: process.argv[2] }).asPromise();
  const session = await connection.startSession();
  session.startTransaction();
  await connection.db.collection('agencies').updateOne({ code: 'HALF' }, { $set: { name: 'x' } }, { session });
  process.stdout.write('open');
  setInterval(() => {}, 1000);
`;

describe('--empty', () => {
  let theirs: OpenTestDatabase;

  beforeAll(async () => {
    theirs = await openTestDatabase();
    await migrate(await theirs.connection());
  }, 120_000);

  afterAll(async () => {
    await theirs?.drop();
  }, 60_000);

  test('leaves an empty database empty, and takes out what a killed fill left', async () => {
    const on = await theirs.connection();
    const own = composeOn(on);
    const state = mongoDemoState(on);
    expect(await startOn(on, own, { demo: true, empty: true })).toEqual([]);
    expect(await state.isEmpty()).toBe(true);

    const killing = demoOn(on, own, fillDemo, () => {
      throw new Error('killed');
    });
    await expect(killing).rejects.toThrow('killed');
    expect(await state.isEmpty()).toBe(false);
    expect(await startOn(on, own, { demo: true, empty: true })).toEqual([]);
    expect(await state.isEmpty()).toBe(true);
    expect(await state.marker()).toBeNull();
  });
});
