/**
 * Limits that several server processes must share. Public reads are not here: each process counts those by itself.
 * How many and per how long a bucket allows is configuration of the implementation.
 */
export const RATE_LIMIT_BUCKETS = ['login', 'submission', 'upload', 'verification_code', 'personal_data'] as const;

export type RateLimitBucket = (typeof RATE_LIMIT_BUCKETS)[number];

export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** Whole seconds until another attempt can succeed; 0 when allowed. */
  readonly retryAfterSeconds: number;
}

export interface RateLimiter {
  /** Takes one from the allowance of `key` (an actor or a client address) in `bucket`. */
  consume(bucket: RateLimitBucket, key: string): Promise<RateLimitVerdict>;
}
