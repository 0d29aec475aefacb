import { AppError, type FieldFault } from '../../errors.js';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { deriveFacts } from '../../domain/application/case-facts.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { REMEDY_GROUP_LABELS } from '../../domain/report/generations.js';
import { entriesOfRemedy } from '../../domain/report/remedy-tally.js';
import { type RemedyGroup, type TallyEntry } from '../../domain/report/tally.js';
import { type Actor, type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';
import { bookEntries, type Correction } from '../report/book-difference.js';
import { basisOf } from './change-case.js';
import { type IdempotencyToken, once } from './once.js';

export interface RecordRemedyInput {
  group: RemedyGroup;
  /** Number given by the reviewing body or court. */
  number: string;
  body: string;
  /** The day the agency was told of it. */
  filedDate: PlainDate;
  /** False where the agency is only a co-defendant (国办公开办函〔2016〕201号). Default true. */
  counted?: boolean | undefined;
  /** None, one or several cases of this agency. */
  applicationIds: string[];
  correction?: Correction | undefined;
  idempotency?: IdempotencyToken | undefined;
}

/**
 * Registers a reconsideration or suit: a case of its own, counted in the year in which the agency was told (A.10, 12).
 * @throws AppError `forbidden`, `invalid_input` (dates, applications of nobody or of another agency), `year_frozen`
 */
export async function recordRemedy(
  deps: CommandDeps,
  actor: StaffActor,
  input: RecordRemedyInput,
): Promise<RemedyRecord> {
  const { agencyId } = actor;
  if (!can(actor, 'record_remedy', { agencyId })) throw new AppError('forbidden');
  assertDay('filedDate', input.filedDate, null, deps.clock.today());
  const applicationIds = [...new Set(input.applicationIds)];
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const record: RemedyRecord = {
        id: deps.newId(),
        agencyId,
        group: input.group,
        number: input.number.trim(),
        body: input.body.trim(),
        filedDate: input.filedDate,
        result: null,
        resultDate: null,
        resultText: '',
        counted: input.counted ?? true,
        applicationIds,
        version: 1,
        createdAt: deps.clock.now().toISOString(),
      };
      await tx.remedies.insert(record);
      await bookEntries(deps, tx, actor, {
        agencyId,
        source: { type: 'remedy', id: record.id },
        entries: entriesOfRecord(record),
        correction: input.correction,
      });
      await tellCases(deps, tx, actor, record, { date: record.filedDate, text: `${remedyTitle(record)} 提起` });
      await auditRemedy(deps, tx, actor, 'record_remedy', record);
      return record.id;
    });
    const made = await tx.remedies.load(agencyId, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
}

/** Everything a remedy adds to table 3 as it stands. */
export function entriesOfRecord(record: RemedyRecord): TallyEntry[] {
  const { group, counted, filedDate, result, resultDate } = record;
  return entriesOfRemedy({ group, counted, rounds: [{ filedDate, result, resultDate }] });
}

export function remedyTitle(record: Pick<RemedyRecord, 'group' | 'body' | 'number'>): string {
  const { heading, label } = REMEDY_GROUP_LABELS[record.group];
  const kind = heading === null ? label : `${heading}（${label}）`;
  return [kind, record.body, record.number].filter((part) => part !== '').join(' ');
}

/** A line in the history of every linked case. A case that is not this agency's is told as missing. */
export async function tellCases(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  remedy: RemedyRecord,
  fact: { date: PlainDate; text: string },
): Promise<void> {
  const { agencyId } = remedy;
  const calendar = await deps.calendars.forAgency(agencyId);
  for (const [index, applicationId] of remedy.applicationIds.entries()) {
    const record = await tx.applications.load({ agencyId }, applicationId);
    if (!record) throw invalid([{ path: `applicationIds.${index}`, message: '没有这件申请' }]);
    const version = record.version + 1;
    const event: CaseEvent = {
      kind: 'remedy_recorded',
      remedyId: remedy.id,
      ...fact,
      id: deps.newId(),
      seq: record.events.length + 1,
      version,
      at: deps.clock.now().toISOString(),
      by: authorOf(actor),
    };
    const changed: ApplicationRecord = { ...record, version, events: [...record.events, event] };
    changed.facts = deriveFacts(basisOf(changed), calendar).facts;
    await tx.applications.save(changed, [event]);
  }
}

export async function auditRemedy(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  action: string,
  record: RemedyRecord,
): Promise<void> {
  const { version, group, filedDate, result, resultDate, applicationIds } = record;
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: record.agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action,
      subject: { type: 'remedy', id: record.id, label: remedyTitle(record) },
      detail: { version, group, filedDate, result, resultDate, applicationIds },
    },
  ]);
}

/** A real day, not in the future and not before `earliest`. */
export function assertDay(path: string, date: string, earliest: PlainDate | null, today: PlainDate): void {
  if (!isPlainDate(date)) throw invalid([{ path, message: '日期格式不正确，请按“年-月-日”填写，例如 2026-03-12' }]);
  if (date > today) throw invalid([{ path, message: '日期不能晚于今天' }]);
  if (earliest && date < earliest) throw invalid([{ path, message: `日期不能早于 ${earliest}` }]);
}

export function invalid(fields: FieldFault[]): AppError {
  return new AppError('invalid_input', {}, { fields });
}
