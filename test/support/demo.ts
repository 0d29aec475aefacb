/**
 * The demo is made once for a file, and in the hardest way: a first fill is killed on its way, and the next start notices
 * and makes it anew.
 */
import { afterAll, beforeAll } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { composeCommands, type ComposedCommands } from '../../src/compose-commands.js';
import { demoAtStart, withDemo } from '../../src/compose-demo.js';
import { type DemoDeps } from '../../src/demo/demo-deps.js';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { type DemoOutcome, prepareDemo } from '../../src/demo/prepare-demo.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { collectionOf, type CollectionName, type Stored } from '../../src/persistence/collections.js';
import { mongoDemoState } from '../../src/persistence/demo-state.js';
import { migrate } from '../../src/persistence/migrate.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type DemoMarker } from '../../src/ports/demo-state.js';
import { type OpenTestDatabase, openTestDatabase } from './database.js';
import { SilentLog } from './silent-log.js';

/** A Friday afternoon, a working day, outside of every holiday. */
export const NOW = '2026-11-20T16:30:00+08:00';
export const TODAY = plainDate('2026-11-20');
const MAKING_MS = 600_000;

let database: OpenTestDatabase;
export let connection: Connection;
export let commands: ComposedCommands;
export let outcome: DemoOutcome;
export let applications: (Omit<ApplicationRecord, 'id'> & Stored)[];
/** What the killed fill left, seen before the next start. */
export let killed: { marker: DemoMarker | null; agencies: number; applications: number; error: unknown };

export const composeOn = (on: Connection): ComposedCommands => {
  const clock = new MovableClock();
  clock.freeze(new Date(NOW));
  const fieldKeys = [{ id: 'test', key: Buffer.alloc(32, 7) }];
  return composeCommands({ connection: on, clock, fieldKeys, lookupKey: Buffer.alloc(32, 9) });
};

export const demoOn = <T>(
  on: Connection,
  with_: ComposedCommands,
  work: (deps: DemoDeps) => Promise<T>,
  progress: (message: string) => void = () => {},
): Promise<T> =>
  withDemo(
    { connection: on, commands: with_, config: { environment: 'test' }, logger: new SilentLog(), progress },
    work,
  );

export const startOn = (
  on: Connection,
  with_: ComposedCommands,
  { demo, empty }: { demo: boolean; empty: boolean },
): Promise<string[]> =>
  demoAtStart({
    connection: on,
    commands: with_,
    config: { environment: 'test', demo },
    logger: new SilentLog(),
    progress: () => {},
    empty,
  });

export const count = (name: CollectionName, filter: object = {}): Promise<number> =>
  collectionOf<Stored>(connection, name).countDocuments(filter);

export const rowsOf = <T = Record<string, unknown>>(name: CollectionName, filter: object = {}): Promise<T[]> =>
  collectionOf<Stored>(connection, name).find(filter).toArray() as unknown as Promise<T[]>;

export const tally = (of: (item: (typeof applications)[number]) => string | null): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of applications) counts[of(item) ?? 'none'] = (counts[of(item) ?? 'none'] ?? 0) + 1;
  return counts;
};

/** Called once at the top of a test file; what is exported above can be read in tests and hooks. */
export function useDemo(): void {
  beforeAll(async () => {
    database = await openTestDatabase();
    connection = await database.connection();
    await migrate(connection);
    commands = composeOn(connection);
    const error = await demoOn(connection, commands, fillDemo, (message) => {
      if (message.includes('2021')) throw new Error('killed');
    }).catch((reason: unknown) => reason);
    killed = {
      error,
      marker: await mongoDemoState(connection).marker(),
      agencies: await count('agencies'),
      applications: await count('applications'),
    };
    outcome = await demoOn(connection, composeOn(connection), prepareDemo);
    applications = await rowsOf('applications');
  }, MAKING_MS);

  afterAll(async () => {
    await database?.drop();
  }, 60_000);
}
