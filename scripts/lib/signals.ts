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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolvers[count++]?.());
  return interruption;
}
