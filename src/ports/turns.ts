export interface Turns {
  /** Whoever names the same key waits for those who came before, in this process. It orders, it does not guard: the database does. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}
