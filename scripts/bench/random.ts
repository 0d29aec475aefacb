/** Chance that repeats itself: the same seed gives the same data on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** An integer, 0 ≤ i < `below`. */
  below(below: number): number;
  pick<T>(items: readonly T[]): T;
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (items) => items[below(items.length)] as (typeof items)[number] };
}

/** Draws items in proportion to their weights. */
export function weighted<T extends { weight: number }>(items: readonly T[]): (random: Random) => T {
  const limits: number[] = [];
  let sum = 0;
  for (const { weight } of items) limits.push((sum += weight));
  return (random) => {
    const at = random.next() * sum;
    return items[limits.findIndex((limit) => at < limit)] ?? (items.at(-1) as T);
  };
}
