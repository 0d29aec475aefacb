/**
 * Limits shared by all server processes: one atomic upsert a decision, in fixed windows.
 * A limit protects the service; it is no reason to refuse anybody when the database cannot count. Then it lets pass and says so.
 */
import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Clock } from '../clock.js';
import { type Log } from '../ports/log.js';
import { type RateLimitBucket, type RateLimiter } from '../ports/rate-limits.js';
import { collectionOf, type Stored } from './collections.js';

export interface RateLimitRule {
  limit: number;
  windowSeconds: number;
}

export type RateLimitRules = Readonly<Record<RateLimitBucket, RateLimitRule>>;

interface RateLimitDocument extends Stored {
  hits: number;
  /** By the database's own clock, for the TTL index alone. */
  storedAt: Date;
}

/** How long a decision may wait for the database, connecting included. */
const DECIDE_WITHIN_MS = 400;
/** While the database is away, one warning for this long. */
const WARN_EVERY_MS = 10_000;

export function mongoRateLimiter(
  connection: Connection,
  rules: RateLimitRules,
  clock: Clock,
  log: Log<'database'>,
  decideWithinMs = DECIDE_WITHIN_MS,
): RateLimiter {
  const limits = collectionOf<RateLimitDocument>(connection, 'rateLimits');
  let warnedAt = Number.NEGATIVE_INFINITY;

  const count = (id: string): Promise<number> =>
    // The first two of a window came at once and both made its row; now it is there.
    countOnce(id).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 11000) throw error;
      return countOnce(id);
    });

  const countOnce = async (id: string): Promise<number> => {
    const row = await limits.findOneAndUpdate(
      { _id: id },
      { $inc: { hits: 1 }, $currentDate: { storedAt: true } },
      { upsert: true, returnDocument: 'after', timeoutMS: decideWithinMs, writeConcern: { w: 1 } },
    );
    return row?.hits ?? 1;
  };

  return {
    async consume(bucket, key) {
      const { limit, windowSeconds } = rules[bucket];
      const now = clock.now().getTime();
      const windowMs = windowSeconds * 1_000;
      const window = Math.floor(now / windowMs);
      // Hashed: a key may hold an address of a person's network, and be of any length.
      const id = createHash('sha256').update(`${bucket}\n${window}\n${key}`).digest('base64url');
      try {
        const hits = await within(decideWithinMs, count(id));
        if (hits <= limit) return { allowed: true, retryAfterSeconds: 0 };
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(((window + 1) * windowMs - now) / 1_000)) };
      } catch (error) {
        if (now - warnedAt >= WARN_EVERY_MS || now < warnedAt) {
          warnedAt = now;
          log.warn('database', '频率限制暂时失效：数据库没有及时应答，请求已放行', { bucket, error });
        }
        return { allowed: true, retryAfterSeconds: 0 };
      }
    },
  };
}

/** The driver's own limit does not cover a connection that is still being made. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Whatever becomes of it now concerns nobody.
    work.catch(() => {});
  }
}
