import { type Connection } from 'mongoose';
import { collectionOf, type CollectionName, type Stored } from '../../src/persistence/collections.js';

const BATCH = 1_000;
/** While one batch is on its way the next ones are made. */
const IN_FLIGHT = 3;

/** Collects documents and writes them in batches, outside transactions and without waiting for the disk. */
export class Writer {
  readonly #waiting = new Map<CollectionName, Stored[]>();
  readonly #running = new Set<Promise<unknown>>();
  #failure: unknown;

  constructor(readonly connection: Connection) {}

  async add<D extends Stored>(name: CollectionName, document: D): Promise<void> {
    const batch = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, batch);
    batch.push(document);
    if (batch.length >= BATCH) await this.#send(name);
  }

  async flush(): Promise<void> {
    for (const name of this.#waiting.keys()) await this.#send(name);
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure;
  }

  async #send(name: CollectionName): Promise<void> {
    const batch = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, []);
    if (batch.length === 0) return;
    if (this.#failure) throw this.#failure;
    while (this.#running.size >= IN_FLIGHT) await Promise.race(this.#running);
    const sending = collectionOf(this.connection, name)
      .insertMany(batch, { ordered: false, writeConcern: { w: 1, j: false } })
      .catch((error: unknown) => (this.#failure = error))
      .finally(() => this.#running.delete(sending));
    this.#running.add(sending);
  }
}
