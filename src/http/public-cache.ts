/**
 * Public reads answered from memory (architecture, decision 3): ready buffers with ETag, compressed variants made once,
 * thrown away by tag when what they show has changed. One per process; a change stream keeps many processes right.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Below this a compressed variant saves less than its header costs. */
const MIN_COMPRESSED_BYTES = 1024;
/** Map entries, header arrays, strings: what an entry costs beside its buffers. */
const ENTRY_OVERHEAD_BYTES = 2048;
/** The same answer under differently written URLs (order of parameters); further spellings take the slower way. */
const MAX_ALIASES = 8;

export interface CacheEntry {
  /** `operationId` and canonical parameters: what the counted read was of. */
  readonly key: string;
  readonly tags: readonly string[];
  readonly etag: string;
  readonly maxAgeSeconds: number;
  readonly identity: Buffer;
  readonly gzip: Buffer | null;
  readonly br: Buffer | null;
  readonly expiresAt: number;
  readonly bytes: number;
  readonly aliases: string[];
  /** Set by a hit, cleared by the sweep for room: an entry used since the last sweep stays. */
  used: boolean;
  /** Answers given since the last `drainReads`. */
  reads: number;
}

export interface BuildRequest {
  readonly key: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly maxAgeSeconds: number;
  /** The checked body; an error thrown here is answered to all who wait and is not remembered. */
  build(): Promise<Buffer>;
}

export interface PublicCacheOptions {
  readonly maxBytes: number;
  readonly maxEntries: number;
  /** An entry older than this is rebuilt even if no change was ever heard of. */
  readonly ttlMs: number;
  /** Monotonic milliseconds, e.g. `performance.now`; not the legal clock. */
  readonly monotonicNow: () => number;
}

export interface PublicCacheStats {
  hits: number;
  notModified: number;
  builds: number;
  evictions: number;
  invalidations: number;
  entries: number;
  bytes: number;
}

interface Flight {
  readonly promise: Promise<CacheEntry>;
  readonly tags: ReadonlySet<string>;
  stale: boolean;
}

export class PublicCache {
  readonly #options: PublicCacheOptions;
  readonly #entries = new Map<string, CacheEntry>();
  readonly #byUrl = new Map<string, CacheEntry>();
  readonly #byTag = new Map<string, Set<CacheEntry>>();
  readonly #flights = new Map<string, Flight>();
  readonly #reads = new Map<string, number>();
  readonly #counters = { hits: 0, notModified: 0, builds: 0, evictions: 0, invalidations: 0 };
  #bytes = 0;

  constructor(options: PublicCacheOptions) {
    this.#options = options;
  }

  /** The entry for a URL exactly as it stands in the request line; undefined on a miss. Nothing is parsed here. */
  hit(url: string): CacheEntry | undefined {
    const entry = this.#byUrl.get(url);
    if (entry === undefined) return undefined;
    if (entry.expiresAt <= this.#options.monotonicNow()) {
      this.#remove(entry);
      return undefined;
    }
    return entry;
  }

  /** Counts an answer given from an entry. */
  countRead(entry: CacheEntry, notModified: boolean): void {
    entry.used = true;
    entry.reads += 1;
    if (notModified) this.#counters.notModified += 1;
    else this.#counters.hits += 1;
  }

  /** The entry, building it at most once at a time however many ask. */
  async getOrBuild(request: BuildRequest): Promise<CacheEntry> {
    const present = this.#entries.get(request.key);
    if (present !== undefined && present.expiresAt > this.#options.monotonicNow()) {
      this.#addAlias(present, request.url);
      return present;
    }
    const running = this.#flights.get(request.key);
    // A build that began before a change may have read the old state: whoever comes after the change must not get it.
    if (running !== undefined && !running.stale) return await running.promise;
    return await this.#fly(request);
  }

  async #fly(request: BuildRequest): Promise<CacheEntry> {
    const build = async (): Promise<CacheEntry> => {
      // Begins in the next turn, when the flight below is registered and can be told of changes.
      await Promise.resolve();
      const entry = await this.#entryOf(request, await request.build());
      if (!flight.stale) this.#store(entry, request.url);
      return entry;
    };
    const flight: Flight = { promise: build(), tags: new Set(request.tags), stale: false };
    this.#flights.set(request.key, flight);
    try {
      return await flight.promise;
    } finally {
      if (this.#flights.get(request.key) === flight) this.#flights.delete(request.key);
    }
  }

  async #entryOf(request: BuildRequest, identity: Buffer): Promise<CacheEntry> {
    this.#counters.builds += 1;
    const [zipped, br] = identity.length < MIN_COMPRESSED_BYTES ? [null, null] : await compress(identity);
    return {
      key: request.key,
      tags: request.tags,
      etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      maxAgeSeconds: request.maxAgeSeconds,
      identity,
      gzip: zipped,
      br,
      expiresAt: this.#options.monotonicNow() + this.#options.ttlMs,
      bytes:
        identity.length + (zipped?.length ?? 0) + (br?.length ?? 0) + 2 * request.key.length + ENTRY_OVERHEAD_BYTES,
      aliases: [],
      used: false,
      reads: 0,
    };
  }

  #store(entry: CacheEntry, url: string): void {
    const old = this.#entries.get(entry.key);
    if (old) this.#remove(old);
    // One giant must not push out everything else.
    if (entry.bytes > this.#options.maxBytes / 8) return;
    this.#makeRoom(entry.bytes);
    this.#entries.set(entry.key, entry);
    this.#bytes += entry.bytes;
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged) tagged.add(entry);
      else this.#byTag.set(tag, new Set([entry]));
    }
    this.#addAlias(entry, url);
  }

  #addAlias(entry: CacheEntry, url: string): void {
    if (entry.aliases.length >= MAX_ALIASES || this.#byUrl.has(url)) return;
    entry.aliases.push(url);
    this.#byUrl.set(url, entry);
  }

  /** Second chance: oldest first, but what was used since the last sweep goes to the back of the queue once. */
  #makeRoom(bytes: number): void {
    const { maxBytes, maxEntries } = this.#options;
    for (const entry of this.#entries.values()) {
      if (this.#bytes + bytes <= maxBytes && this.#entries.size < maxEntries) return;
      if (entry.used) {
        entry.used = false;
        this.#entries.delete(entry.key);
        this.#entries.set(entry.key, entry);
      } else {
        this.#counters.evictions += 1;
        this.#remove(entry);
      }
    }
  }

  #remove(entry: CacheEntry): void {
    if (this.#entries.get(entry.key) !== entry) return;
    this.#entries.delete(entry.key);
    this.#bytes -= entry.bytes;
    for (const url of entry.aliases) this.#byUrl.delete(url);
    for (const tag of entry.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(entry);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
    this.#keepReads(entry);
  }

  #keepReads(entry: CacheEntry): void {
    if (entry.reads === 0) return;
    // If nobody ever drains, memory must stay bounded all the same: counts of further keys are lost then.
    if (this.#reads.size >= 4 * this.#options.maxEntries && !this.#reads.has(entry.key)) return;
    this.#reads.set(entry.key, (this.#reads.get(entry.key) ?? 0) + entry.reads);
    entry.reads = 0;
  }

  /** Throws away every answer that depends on one of the tags, also those being built. Called by the change stream. */
  invalidate(tags: readonly string[]): void {
    this.#counters.invalidations += 1;
    for (const tag of tags) {
      for (const entry of [...(this.#byTag.get(tag) ?? [])]) this.#remove(entry);
      for (const flight of this.#flights.values()) if (flight.tags.has(tag)) flight.stale = true;
    }
  }

  /** When the change stream has lost its place nothing can be trusted. */
  invalidateAll(): void {
    this.#counters.invalidations += 1;
    for (const entry of [...this.#entries.values()]) this.#remove(entry);
    for (const flight of this.#flights.values()) flight.stale = true;
  }

  /** Answers given per entry key since the last call: the reading counts of published items come from here. */
  drainReads(): Map<string, number> {
    for (const entry of this.#entries.values()) this.#keepReads(entry);
    const drained = new Map(this.#reads);
    this.#reads.clear();
    return drained;
  }

  stats(): PublicCacheStats {
    return { ...this.#counters, entries: this.#entries.size, bytes: this.#bytes };
  }
}

async function compress(identity: Buffer): Promise<[Buffer | null, Buffer | null]> {
  const [zipped, br] = await Promise.all([
    gzipAsync(identity, { level: 6 }),
    brotliAsync(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  return [zipped.length < identity.length ? zipped : null, br.length < identity.length ? br : null];
}
