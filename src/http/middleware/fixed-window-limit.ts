/** A limit kept in this process: for public reads, where a little imprecision costs nothing and a database round trip would. */
import { limitKey } from './client-address.js';

/** Addresses beyond the table share this many counters, so that memory is bounded whoever asks. */
const SHARED_COUNTERS = 1024;

export class FixedWindowLimit {
  readonly #perWindow: number;
  readonly #windowMs: number;
  readonly #maxKeys: number;
  readonly #monotonicNow: () => number;
  #counts = new Map<string, number>();
  #shared = new Uint32Array(SHARED_COUNTERS);
  #windowEnd = 0;

  /** @param options.monotonicNow milliseconds that never run backwards */
  constructor(options: { perWindow: number; windowMs: number; maxKeys: number; monotonicNow: () => number }) {
    this.#perWindow = options.perWindow;
    this.#windowMs = options.windowMs;
    this.#maxKeys = options.maxKeys;
    this.#monotonicNow = options.monotonicNow;
  }

  /** Takes one from the allowance of an address; false when it is used up until the window ends. */
  take(address: string): boolean {
    const now = this.#monotonicNow();
    if (now >= this.#windowEnd) {
      this.#counts.clear();
      this.#shared.fill(0);
      this.#windowEnd = now + this.#windowMs;
    }
    const key = limitKey(address);
    const count = this.#counts.get(key);
    if (count === undefined && this.#counts.size >= this.#maxKeys) return this.#takeShared(key);
    if (count !== undefined && count >= this.#perWindow) return false;
    this.#counts.set(key, (count ?? 0) + 1);
    return true;
  }

  #takeShared(key: string): boolean {
    let hash = 0;
    for (let i = 0; i < key.length; i += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) >>> 0;
    const slot = hash % SHARED_COUNTERS;
    const count = this.#shared[slot] ?? 0;
    if (count >= this.#perWindow) return false;
    this.#shared[slot] = count + 1;
    return true;
  }

  /** Whole seconds until the window ends. */
  retryAfterSeconds(): number {
    return Math.max(1, Math.ceil((this.#windowEnd - this.#monotonicNow()) / 1000));
  }
}
