/** The register of what came in and is no application (A.10, 18). */
import { AppError } from '../../errors.js';
import { type LetterKind, type LetterOutcome, NAMES_A_DESTINATION } from '../../domain/application/incoming-letters.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type LetterRecord } from '../../ports/letters.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor } from '../authors.js';
import { assertDay, invalid } from './input-faults.js';
import { type IdempotencyToken, once } from './once.js';

/** @throws AppError `forbidden`, `invalid_input` (date) */
export async function registerLetter(
  deps: CommandDeps,
  actor: StaffActor,
  input: Pick<LetterRecord, 'kind' | 'receivedDate' | 'addressee' | 'sender' | 'about'> & {
    kind: LetterKind;
    idempotency?: IdempotencyToken;
  },
): Promise<LetterRecord> {
  const { agencyId } = actor;
  if (!can(actor, 'register_application', { agencyId })) throw new AppError('forbidden');
  assertDay('receivedDate', input.receivedDate, null, deps.clock.today());
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const { kind, receivedDate, addressee, sender, about } = input;
      const record: LetterRecord = {
        id: deps.newId(),
        agencyId,
        kind,
        receivedDate,
        addressee,
        sender,
        about,
        outcome: null,
        registeredBy: { id: actor.staffId, name: actor.name },
        version: 1,
        createdAt: deps.clock.now().toISOString(),
      };
      await tx.letters.insert(record);
      await audit(deps, tx, actor, 'register_letter', record);
      return record.id;
    });
    const made = await tx.letters.load(agencyId, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
}

/**
 * What became of it; entered anew, it replaces what was said before.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `invalid_input` (date, destination)
 */
export async function settleLetter(
  deps: CommandDeps,
  actor: StaffActor,
  input: {
    id: string;
    expectedVersion: number;
    outcome: LetterOutcome;
    date?: PlainDate | undefined;
    destination?: string | undefined;
    note?: string | undefined;
  },
): Promise<LetterRecord> {
  const { agencyId } = actor;
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.letters.load(agencyId, input.id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, 'register_application', record)) throw new AppError('forbidden');
    if (record.version !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: record.version });
    }
    const date = input.date ?? deps.clock.today();
    assertDay('date', date, record.receivedDate, deps.clock.today());
    const destination = input.destination ?? '';
    if (NAMES_A_DESTINATION.has(input.outcome) && destination === '') {
      const message = input.outcome === 'forwarded' ? '请填写转送的机关' : '请填写申请的受理号';
      throw invalid([{ path: 'destination', message }]);
    }
    const changed: LetterRecord = {
      ...record,
      outcome: { kind: input.outcome, date, destination, note: input.note ?? '' },
      version: record.version + 1,
    };
    await tx.letters.save(changed);
    await audit(deps, tx, actor, 'settle_letter', changed);
    return changed;
  });
}

async function audit(
  deps: CommandDeps,
  tx: Transaction,
  actor: StaffActor,
  action: string,
  { id, agencyId, kind, outcome, version }: LetterRecord,
): Promise<void> {
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action,
      subject: { type: 'letter', id, label: kind },
      detail: { outcome: outcome?.kind ?? null, version },
    },
  ]);
}
