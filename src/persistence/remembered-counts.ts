/**
 * How often a word occurs, remembered for some minutes: it decides by which word an index is entered, never what is found, so
 * being a little old does no harm.
 */

const MAX_REMEMBERED = 20_000;
const MAX_AGE_MS = 300_000;

/** @returns a function that answers from memory, or counts and remembers; what is counted as none is counted again. */
export function rememberedCounts(
  monotonicNow: () => number,
): (key: string, count: () => Promise<number>) => Promise<number> {
  const remembered = new Map<string, { count: Promise<number>; at: number }>();
  return (key, count) => {
    const now = monotonicNow();
    const known = remembered.get(key);
    if (known && now - known.at < MAX_AGE_MS) return known.count;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const counted = count();
    remembered.set(key, { count: counted, at: now });
    // What nobody holds may be entered any moment, and to find nothing costs nothing.
    counted.then(
      (found) => found === 0 && remembered.delete(key),
      () => remembered.delete(key),
    );
    return counted;
  };
}
