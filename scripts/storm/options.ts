import { parseArgs } from 'node:util';
import { PlainError } from '../lib/plain-error.mjs';

export interface StormOptions {
  seed: number;
  actors: number;
  /** The storm ends with the last of these or when its time is over, whichever comes first. */
  actions: number;
  seconds: number | null;
  /** Applications are handed in until there are so many; then only what there is is worked on. */
  cases: number;
  /** How often the server is killed; on a replica set of several, its primary. */
  kills: number;
  /** Members of the database's replica set. */
  replicas: 1 | 3;
  /** Days by which the clock moves from beginning to end. */
  days: number;
  /** A database to use instead of one of our own: for tests, which have one running. */
  database: string | null;
}

export const USAGE =
  '用法：npm run storm -- [--seconds 秒] [--actors 64] [--actions 5000] [--cases 500] [--kills 3] [--replicas 1|3] [--days 60] [--seed 数]';

/** With a clerk, a reviewer and a head in each of three agencies, and as many citizens as agencies. */
const FEWEST_ACTORS = 12;

export function readStormOptions(args: readonly string[]): StormOptions {
  const text = { type: 'string' } as const;
  let values: Record<string, string | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        seed: text,
        actors: text,
        actions: text,
        seconds: text,
        cases: text,
        kills: text,
        replicas: text,
        days: text,
        database: text,
      },
    }));
  } catch (error) {
    throw new PlainError(`${(error as Error).message}\n${USAGE}`);
  }
  const whole = (name: string, fallback: number, least: number): number => {
    const given = values[name];
    if (given === undefined) return fallback;
    if (!/^\d{1,9}$/.test(given) || Number(given) < least)
      throw new PlainError(`--${name} 应为不小于 ${least} 的整数。\n${USAGE}`);
    return Number(given);
  };
  const replicas = whole('replicas', 1, 1);
  if (replicas !== 1 && replicas !== 3) throw new PlainError(`--replicas 应为 1 或 3。\n${USAGE}`);
  return {
    seed: whole('seed', Math.floor(Math.random() * 1_000_000), 0),
    actors: whole('actors', 64, FEWEST_ACTORS),
    actions: whole('actions', 5_000, 1),
    seconds: values['seconds'] === undefined ? null : whole('seconds', 0, 1),
    cases: whole('cases', 500, 1),
    kills: whole('kills', 3, 0),
    days: whole('days', 60, 1),
    replicas,
    database: values['database'] ?? null,
  };
}
