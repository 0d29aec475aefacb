/**
 * The one way in which sweeps tell something: the memory that it was told and the message commit together, so that it is told
 * exactly once however often, late or simultaneously the sweep runs.
 */
import { type AlarmKind, type AlarmRow, type SweptThing } from '../ports/alarms.js';
import { type OutboxRow } from '../ports/outbox.js';
import { type Transaction } from '../ports/unit-of-work.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type SweepDeps } from './sweep-deps.js';

export type Message = Pick<OutboxRow, 'recipient' | 'kind' | 'title' | 'body' | 'subject'>;

/** One step of an escalation. */
export interface Rung {
  /** Unique for ever. */
  dedupeKey: string;
  level: string | null;
  messages: readonly Message[];
}

/** All steps of one escalation that today has reached, the most urgent last. */
export interface Ladder {
  kind: AlarmKind;
  agencyId: string | null;
  subject: AlarmRow['subject'];
  forDate: PlainDate;
  /** The case as it was read; if it has changed since, this run leaves it to the next. */
  unchanged?: SweptThing & { version: number };
  rungs: readonly Rung[];
}

/** `recorded`: rows written; `sent`: those of them whose messages went out, the others were superseded by a more urgent one. */
export type Recorded = { recorded: number; sent: number };

/** At most seven rows a ladder: well below the two hundred of one transaction. */
const LADDERS_PER_TRANSACTION = 25;

/**
 * Records what was not recorded and sends, of several new steps of one ladder, only the most urgent.
 * A ladder that cannot be written does not keep the others back.
 * @throws Error at the end when some could not be written; the first cause is its `cause`
 */
export async function recordOnce(
  deps: Pick<SweepDeps, 'unitOfWork' | 'clock' | 'newId' | 'alarms' | 'log'>,
  ladders: readonly Ladder[],
  signal: AbortSignal,
): Promise<Recorded> {
  const total: Recorded = { recorded: 0, sent: 0 };
  const failures: unknown[] = [];
  const add = (done: Recorded): void => {
    total.recorded += done.recorded;
    total.sent += done.sent;
  };
  const known = await deps.alarms.recorded(ladders.flatMap(keysOf));
  const fresh = ladders.filter((ladder) => keysOf(ladder).some((key) => !known.has(key)));

  for (let start = 0; start < fresh.length; start += LADDERS_PER_TRANSACTION) {
    signal.throwIfAborted();
    const batch = fresh.slice(start, start + LADDERS_PER_TRANSACTION);
    try {
      add(await deps.unitOfWork.run((tx) => write(deps, tx, batch)));
    } catch (batchError) {
      if (batch.length > 1) deps.log.warn('job', '一批提醒没有写入，改为逐件写入', { error: batchError });
      for (const ladder of batch) {
        signal.throwIfAborted();
        try {
          add(await deps.unitOfWork.run((tx) => write(deps, tx, [ladder])));
        } catch (error) {
          deps.log.error('job', '提醒没有写入', { subject: ladder.subject, kind: ladder.kind, error });
          failures.push(error);
        }
      }
    }
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} of ${fresh.length} subjects could not be recorded`, { cause: failures[0] });
  }
  return total;
}

/** Runs inside the transaction, perhaps more than once: decides by what the transaction sees. */
async function write(
  deps: Pick<SweepDeps, 'clock' | 'newId'>,
  tx: Transaction,
  ladders: readonly Ladder[],
): Promise<Recorded> {
  const known = await tx.alarms.recorded(ladders.flatMap(keysOf));
  const guards = ladders.flatMap((ladder) => (ladder.unchanged ? [ladder.unchanged] : []));
  const versions = await tx.alarms.versions(guards);
  const now = deps.clock.now().toISOString();
  const rows: AlarmRow[] = [];
  const messages: OutboxRow[] = [];
  for (const ladder of ladders) {
    if (ladder.unchanged && versions.get(ladder.unchanged.id) !== ladder.unchanged.version) continue;
    const missing = ladder.rungs.filter((rung) => !known.has(rung.dedupeKey));
    missing.forEach((rung, index) => {
      const last = index === missing.length - 1;
      rows.push({
        id: deps.newId(),
        dedupeKey: rung.dedupeKey,
        kind: ladder.kind,
        level: rung.level,
        agencyId: ladder.agencyId,
        subject: ladder.subject,
        forDate: ladder.forDate,
        recordedAt: now,
        state: last ? 'sent' : 'superseded',
      });
      if (last) messages.push(...rung.messages.map((message) => outboxRow(deps, rung, message, now)));
    });
  }
  await tx.alarms.append(rows);
  await tx.outbox.append(messages);
  return { recorded: rows.length, sent: rows.filter((row) => row.state === 'sent').length };
}

function outboxRow(deps: Pick<SweepDeps, 'newId'>, rung: Rung, message: Message, now: string): OutboxRow {
  const { recipient } = message;
  const to = recipient.type === 'role' ? recipient.role : recipient.type;
  return { id: deps.newId(), dedupeKey: `${rung.dedupeKey}:${to}`, ...message, createdAt: now };
}

function keysOf(ladder: Ladder): string[] {
  return ladder.rungs.map((rung) => rung.dedupeKey);
}
