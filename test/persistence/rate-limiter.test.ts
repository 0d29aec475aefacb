import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoRateLimiter, type RateLimitRules } from '../../src/persistence/rate-limiter.js';
import { useTestDatabase } from '../support/database.js';
import { SilentLog } from '../support/silent-log.js';

const RULES: RateLimitRules = {
  login: { limit: 3, windowSeconds: 60 },
  submission: { limit: 1, windowSeconds: 3600 },
  upload: { limit: 1, windowSeconds: 3600 },
  personal_data: { limit: 3, windowSeconds: 3_600 },
  verification_code: { limit: 1, windowSeconds: 3600 },
};

const database = useTestDatabase();
const log = new SilentLog();
let connection: Connection;
let clock: MovableClock;

beforeAll(async () => {
  connection = await openDatabase(database.uri);
  await migrate(connection);
});
afterAll(() => connection.close());
beforeEach(() => {
  clock = new MovableClock();
  clock.freeze(new Date('2026-03-02T02:00:20Z'));
  log.lines.length = 0;
});

/** Patient: a busy machine must not let anybody pass here. */
const limiter = () => mongoRateLimiter(connection, RULES, clock, log, 10_000);

describe('shared limits', () => {
  test('the third of a minute is the last, and the answer says when the next can succeed', async () => {
    const first = limiter();
    const second = limiter();
    expect(await first.consume('login', 'a')).toEqual({ allowed: true, retryAfterSeconds: 0 });
    expect(await second.consume('login', 'a')).toEqual({ allowed: true, retryAfterSeconds: 0 });
    expect(await first.consume('login', 'a')).toEqual({ allowed: true, retryAfterSeconds: 0 });
    expect(await second.consume('login', 'a')).toEqual({ allowed: false, retryAfterSeconds: 40 });
    clock.freeze(new Date('2026-03-02T02:00:59.999Z'));
    expect(await first.consume('login', 'a')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    clock.freeze(new Date('2026-03-02T02:01:00Z'));
    expect(await first.consume('login', 'a')).toEqual({ allowed: true, retryAfterSeconds: 0 });
  });

  test('keys and buckets do not share', async () => {
    const limits = limiter();
    expect((await limits.consume('submission', 'b')).allowed).toBe(true);
    expect((await limits.consume('submission', 'b')).allowed).toBe(false);
    expect((await limits.consume('submission', 'c')).allowed).toBe(true);
    expect((await limits.consume('upload', 'b')).allowed).toBe(true);
  });

  test('of twenty at once exactly three pass', async () => {
    const limits = limiter();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => limits.consume('login', 'storm')));
    expect(log.lines).toEqual([]);
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(3);
  });

  test('the address behind a key is not stored', async () => {
    await limiter().consume('login', 'address:203.0.113.5');
    const rows = await connection.db?.collection('rateLimits').find().toArray();
    expect(JSON.stringify(rows)).not.toContain('203.0.113.5');
  });

  test('when the database falls silent everybody passes, soon, and it is said once', async () => {
    const address = new URL(database.uri);
    const forwarder = await startForwarder(Number(address.port));
    address.port = String(forwarder.port);
    address.search = '?directConnection=true&serverSelectionTimeoutMS=2000';
    const own = await mongoose.createConnection(address.href).asPromise();
    const limits = mongoRateLimiter(own, RULES, clock, log);
    expect(await limits.consume('submission', 'd')).toEqual({ allowed: true, retryAfterSeconds: 0 });
    expect((await limits.consume('submission', 'd')).allowed).toBe(false);

    forwarder.silence();
    const begun = performance.now();
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => limits.consume('submission', 'd')));
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(verdicts).toEqual(Array(10).fill({ allowed: true, retryAfterSeconds: 0 }));
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn' })]);
    forwarder.stop();
    await own.close(true);
  }, 30_000);
});

/** Stands between driver and database, and can stop passing anything on without closing a connection. */
async function startForwarder(target: number) {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => to.destroy());
      from.on('data', (bytes) => {
        if (!silent) to.write(bytes);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      silent = true;
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
