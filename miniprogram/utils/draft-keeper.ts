/**
 * Keeps what is typed: on the phone at once, on the server a moment later. One request is under way at a time; what is typed
 * meanwhile follows. Knows nothing of WeChat, so that its behaviour can be tested.
 */
import { ApiFailure, wordsOf } from '../api/api-failure';
import { type Draft, type DraftFields, type FileCard } from '../api/generated';
import { begunAnew, type DraftRecord, type FieldName, merge, pendingOf } from './draft-record';

/** `local`: only on this phone, because there is no network. `failed`: the server refused, in `problem`. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'local' | 'failed';

export interface KeeperState {
  save: SaveState;
  problem: string;
  faults: Draft['faults'];
  files: FileCard[];
  /** The case it has become. */
  applicationId: string | null;
}

export interface DraftPorts {
  create(body: DraftRecord['origin'] & { fields: DraftFields }, key: string): Promise<Draft>;
  read(id: string): Promise<Draft>;
  update(
    id: string,
    body: { expectedVersion: number; agencyId?: string; personId?: string; fields: DraftFields },
  ): Promise<Draft>;
  store(record: DraftRecord): void;
  newKey(): string;
  now(): number;
}

export interface KeeperEvents {
  changed(state: KeeperState): void;
  /** Fields got another content than what is shown. */
  refilled(record: DraftRecord): void;
  /** The same draft was written on another device. */
  merged(taken: FieldName[], kept: FieldName[]): void;
  /** The draft was deleted elsewhere and is written anew; its files are lost. */
  renewed(): void;
}

const PAUSE_MS = 800;
/** How long until the next attempt without network. */
const AGAIN_MS = 15_000;
/** More conflicts in a row than two devices make. */
const MOST_CONFLICTS = 5;
/** Requests without an answer that are remembered. */
const MOST_SENT = 5;

export class DraftKeeper {
  state: KeeperState = { save: 'idle', problem: '', faults: [], files: [], applicationId: null };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private personId: string | undefined;

  constructor(
    public record: DraftRecord,
    private readonly ports: DraftPorts,
    private readonly events: KeeperEvents,
  ) {}

  /** Every keystroke: on the phone at once, to the server when the hand rests. */
  edit(fields: DraftFields, agency?: { id: string; name: string }): void {
    this.put({
      ...this.record,
      fields: { ...this.record.fields, ...fields },
      ...(agency ? { agencyId: agency.id, agencyName: agency.name } : {}),
      savedAt: this.ports.now(),
    });
    this.later(PAUSE_MS);
  }

  goTo(step: number): void {
    this.put({ ...this.record, step });
  }

  /** Puts a saved person into the applicant's place. @returns whether it went well */
  async fill(personId: string): Promise<boolean> {
    if (!(await this.flush())) return false;
    this.personId = personId;
    return await this.flush();
  }

  /** Sends what is to be sent, now. @returns whether the server has everything */
  async flush(): Promise<boolean> {
    this.cease();
    this.running ??= this.send().finally(() => (this.running = null));
    return await this.running;
  }

  /** The draft exists on the server afterwards. @throws ApiFailure */
  async ensure(): Promise<string> {
    if (!this.record.draftId) await this.flush();
    return this.record.draftId ?? (await this.create());
  }

  /** Looks up what the server has of it. Without network the phone's is what there is. @throws ApiFailure but those of the network */
  async open(): Promise<void> {
    const { draftId, origin } = this.record;
    if (!draftId) {
      if (Object.keys(origin).length > 0) await this.create();
      return;
    }
    try {
      const draft = await this.ports.read(draftId);
      const { kept } = merge(this.record, draft);
      this.adopt(draft);
      if (kept.length > 0) this.events.merged([], kept);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.code === 'not_found') return this.renew();
      if (error.status !== 0) throw error;
      this.fail(error);
    }
  }

  /** What another request told of the draft (a file came or went, it was opened). */
  adopt(draft: Draft): void {
    if (draft.version < this.record.version) return;
    const { record, taken } = merge(this.record, draft);
    this.put(record);
    this.tell({ faults: draft.faults, files: draft.files, applicationId: draft.applicationId });
    if (taken.length > 0) this.events.refilled(record);
  }

  /** Nothing more by itself; what is under way ends. */
  cease(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = undefined;
  }

  private later(ms: number): void {
    this.cease();
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async send(): Promise<boolean> {
    const isFirst = this.record.draftId === null;
    if (this.isDone() && !(isFirst && Object.keys(this.record.origin).length > 0)) return true;
    this.tell({ save: 'saving', problem: '' });
    try {
      if (isFirst) await this.create();
      for (let conflicts = 0; !this.isDone();) {
        try {
          await this.update();
        } catch (error) {
          conflicts += 1;
          if (conflicts > MOST_CONFLICTS || !(await this.isMended(error))) throw error;
        }
        if (this.state.applicationId) break;
      }
      this.tell({ save: 'saved' });
      return this.state.applicationId === null;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  private isDone(): boolean {
    return this.personId === undefined && pendingOf(this.record) === null;
  }

  private async create(): Promise<string> {
    const { origin, createKey } = this.record;
    const draft = await this.ports.create({ ...origin, fields: {} }, createKey);
    this.adopt(draft);
    return draft.id;
  }

  private async update(): Promise<void> {
    const { draftId, version } = this.record;
    const pending = pendingOf(this.record) ?? { fields: {} };
    const { personId } = this;
    this.put({ ...this.record, sent: [...this.record.sent, pending.fields].slice(-MOST_SENT) });
    const body = { expectedVersion: version, ...pending, ...(personId ? { personId } : {}) };
    const draft = await this.ports.update(draftId as string, body);
    if (this.personId === personId) this.personId = undefined;
    this.adopt(draft);
  }

  /** A conflict is merged, a draft deleted elsewhere begun anew. @returns whether to try again */
  private async isMended(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiFailure)) return false;
    if (error.code === 'not_found' && this.personId === undefined) {
      this.renew();
      await this.create();
      return true;
    }
    if (error.code === 'not_found') this.personId = undefined;
    if (error.code !== 'version_conflict' && error.code !== 'action_not_allowed') return false;
    const draft = await this.ports.read(this.record.draftId as string);
    const { taken, kept } = merge(this.record, draft);
    this.adopt(draft);
    if (draft.applicationId) return true;
    if (taken.length + kept.length > 0) this.events.merged(taken, kept);
    return error.code === 'version_conflict';
  }

  private renew(): void {
    this.put(begunAnew(this.record, () => this.ports.newKey()));
    this.tell({ files: [], faults: [] });
    this.events.renewed();
  }

  private fail(error: unknown): void {
    const isOffline = error instanceof ApiFailure && error.status === 0;
    const named = error instanceof ApiFailure && error.fields.length > 0 ? { faults: faultsOf(error) } : {};
    this.tell({ save: isOffline ? 'local' : 'failed', problem: wordsOf(error), ...named });
    if (error instanceof ApiFailure && error.isPassing) this.later(AGAIN_MS);
  }

  private put(record: DraftRecord): void {
    this.record = record;
    this.ports.store(record);
  }

  private tell(change: Partial<KeeperState>): void {
    this.state = { ...this.state, ...change };
    this.events.changed(this.state);
  }
}

/** The request names `fields.phone`, the form `phone`. */
function faultsOf({ fields }: ApiFailure): Draft['faults'] {
  return fields.map(({ path, message }) => ({ path: path.replace(/^fields\./, ''), message }));
}
