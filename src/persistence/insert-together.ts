/**
 * Inserts that come while one is on its way go together with the next: whoever waits still waits until his own document is
 * stored, but a busy process asks the database once for many.
 */

/** At most so many documents in one insert. */
const MAX_TOGETHER = 500;

interface Waiting<D> {
  document: D;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * @param insertMany stores all documents, or throws: then everybody whose document was among them is told so
 * @returns a function that settles when its document is stored
 */
export function insertTogether<D>(insertMany: (documents: D[]) => Promise<unknown>): (document: D) => Promise<void> {
  let waiting: Waiting<D>[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_TOGETHER);
      waiting = waiting.slice(MAX_TOGETHER);
      try {
        await insertMany(batch.map(({ document }) => document));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  }

  return (document) =>
    new Promise((resolve, reject) => {
      waiting.push({ document, resolve, reject });
      if (!busy) void drain();
    });
}
