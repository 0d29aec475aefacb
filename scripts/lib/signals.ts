/** One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. */
const SAME_WISH_WITHIN_MS = 500;

/** The terminal's wish to end. Signals are counted, because the second one means: now. */
export interface Interruption {
  readonly first: Promise<void>;
  readonly second: Promise<void>;
  /** Has the first one come? */
  readonly isRequested: boolean;
}

export function listenForSignals(): Interruption {
  let count = 0;
  const resolvers: (() => void)[] = [];
  const nth = (index: number): Promise<void> => new Promise((resolve) => (resolvers[index] = resolve));
  const interruption = {
    first: nth(0),
    second: nth(1),
    get isRequested() {
      return count > 0;
    },
  };
  let lastAt = -Infinity;
  const wish = (): void => {
    const now = performance.now();
    if (now - lastAt > SAME_WISH_WITHIN_MS) resolvers[count++]?.();
    lastAt = now;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
  return interruption;
}
