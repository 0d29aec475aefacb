/**
 * Open pages of the console and what they are told: which cases, and which requests for a second person, of their own agency
 * have changed, in whatever process. A page asks for the rest itself, through the doors that everything goes through.
 */
import { Readable } from 'node:stream';
import { AppError } from '../errors.js';
import { type StaffActor } from '../policies/actor.js';
import { can } from '../policies/can.js';
import { type LiveReads, type LiveUpdates } from '../ports/live-updates.js';
import { type Log } from '../ports/log.js';

export interface EventHubOptions {
  reads: LiveReads;
  log: Log<'http'>;
  heartbeatMs?: number;
}

interface Listener {
  readonly actor: StaffActor;
  readonly stream: Readable;
}

/** Also what keeps proxies from closing a silent connection. */
const HEARTBEAT_MS = 20_000;
/** A browser holds six connections to a server; a person's tabs must not take them all. */
const MOST_PER_PERSON = 4;
/** Changes of a moment are looked up together. */
const GATHER_MS = 100;
const LOOK_UP_MOST = 500;
/** A reader that does not read is let go; it comes back and asks for everything anew. */
const UNREAD_MOST = 256 * 1024;

export class EventHub implements LiveUpdates {
  readonly #listeners = new Set<Listener>();
  readonly #changed = new Set<string>();
  readonly #heartbeat: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(private readonly options: EventHubOptions) {
    this.#heartbeat = setInterval(() => void this.#beat(), options.heartbeatMs ?? HEARTBEAT_MS).unref();
  }

  open(actor: StaffActor): Readable {
    if (this.#stopped) throw new AppError('service_unavailable');
    const own = [...this.#listeners].filter((listener) => listener.actor.staffId === actor.staffId);
    if (own.length >= MOST_PER_PERSON) throw new AppError('rate_limited', { seconds: HEARTBEAT_MS / 1_000 });
    const stream = new Readable({ read: () => undefined });
    const listener = { actor, stream };
    this.#listeners.add(listener);
    stream.once('close', () => this.#listeners.delete(listener));
    // Something must leave at once, and says how soon to come back after a break.
    stream.push('retry: 5000\n\n');
    return stream;
  }

  caseChanged(id: string): void {
    if (this.#listeners.size === 0) return;
    this.#changed.add(id);
    this.#gathering ??= setTimeout(() => void this.#tellChanges(), GATHER_MS).unref();
  }

  /** Something waits for a second person, or has been decided: seldom, so each is looked up by itself. */
  requestChanged(id: string): void {
    if (this.#listeners.size > 0) void this.#tellRequest(id);
  }

  /** Signed out, closed, or given other roles. */
  sessionChanged(id: string): void {
    if ([...this.#listeners].some(({ actor }) => actor.sessionId === id)) void this.#letGo();
  }

  /** Changes may have been missed. */
  missed(): void {
    for (const listener of this.#listeners) send(listener, { type: 'reset' });
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    if (this.#gathering) clearTimeout(this.#gathering);
    for (const { stream } of this.#listeners) stream.push(null);
  }

  async #tellChanges(): Promise<void> {
    this.#gathering = null;
    const ids = [...this.#changed];
    this.#changed.clear();
    try {
      for (let start = 0; start < ids.length; start += LOOK_UP_MOST) {
        for (const { id, agencyId, version } of await this.options.reads.cases(
          ids.slice(start, start + LOOK_UP_MOST),
        )) {
          for (const listener of this.#listeners) {
            if (listener.actor.agencyId === agencyId) send(listener, { type: 'application', id, version });
          }
        }
      }
    } catch (error) {
      this.options.log.warn('http', '变更的案件没有读出，请各页面重新读取', { error });
      this.missed();
    }
  }

  async #tellRequest(id: string): Promise<void> {
    try {
      const agencyId = await this.options.reads.agencyOfRequest(id);
      for (const listener of this.#listeners) {
        if (listener.actor.agencyId === agencyId) send(listener, { type: 'approval_request', id });
      }
    } catch (error) {
      this.options.log.warn('http', '变更的审批请求没有读出，请各页面重新读取', { error });
      this.missed();
    }
  }

  async #beat(): Promise<void> {
    for (const { stream } of this.#listeners) stream.push(': heartbeat\n\n');
    await this.#letGo();
  }

  /** Whose session has ended, or no longer reads cases. */
  async #letGo(): Promise<void> {
    const listeners = [...this.#listeners];
    if (listeners.length === 0) return;
    try {
      const alive = await this.options.reads.sessions(listeners.map(({ actor }) => actor.sessionId));
      for (const { actor, stream } of listeners) {
        const roles = alive.get(actor.sessionId);
        if (!roles || !can({ ...actor, roles }, 'view_case', actor)) stream.push(null);
      }
    } catch (error) {
      // Whether they may go on listening is not known.
      this.options.log.warn('http', '没有读出登录状态，已断开实时更新', { error });
      for (const { stream } of listeners) stream.push(null);
    }
  }
}

function send({ stream }: Listener, event: object): void {
  if (stream.readableLength > UNREAD_MOST) stream.destroy();
  else stream.push(`data: ${JSON.stringify(event)}\n\n`);
}
