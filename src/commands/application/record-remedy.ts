import { AppError } from '../../errors.js';
import { type RemedyBody, remedyBodiesOn } from '../../domain/account/agency-rules.js';
import {
  type RemedyEvent,
  type RemedyFact,
  type RemedyMatter,
  type RemedyProcedure,
} from '../../domain/application/remedy-events.js';
import { foldedRemedy } from '../../domain/application/remedy-state.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type RemedyGroup } from '../../domain/report/tally.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AgencyRecord } from '../../ports/agencies.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RemedyRecord } from '../../ports/remedies.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { bookEntries, type Correction } from '../report/book-difference.js';
import { auditRemedy, entriesOfRecord, remedyEvents, remedyTitle, tellCases } from './change-remedy.js';
import { type IdempotencyToken, once } from './once.js';
import { assertDay, invalid } from './input-faults.js';

export interface RecordRemedyInput {
  group: RemedyGroup;
  /** Default: the decision on an application. */
  matter?: RemedyMatter | undefined;
  /** Number given by the reviewing body or court. */
  number: string;
  /** One of those configured for the day; others only where none is, or with a reason. */
  body: string;
  bodyReason?: string | undefined;
  procedure?: RemedyProcedure | undefined;
  /** The day the agency was told of it. */
  filedDate: PlainDate;
  /** The day the copy of the application or complaint came in, when it already did. */
  servedDate?: PlainDate | undefined;
  /** False where the agency is only a co-defendant (国办公开办函〔2016〕201号). Default true. */
  counted?: boolean | undefined;
  notCountedReason?: string | undefined;
  /** The reconsideration that this suit comes after. */
  previousRemedyId?: string | undefined;
  /** None, one or several cases of this agency. */
  applicationIds: string[];
  lateEntryReason?: string | undefined;
  correction?: Correction | undefined;
  idempotency?: IdempotencyToken | undefined;
}

const CO_DEFENDANT = '作为共同被告，由原行为机关统计';

/**
 * Registers a reconsideration or suit: a case of its own, counted in the year in which the agency was told (A.10, 12).
 * @throws AppError `forbidden`, `invalid_input` (dates, body, applications of nobody or of another agency), `year_frozen`
 */
export async function recordRemedy(
  deps: CommandDeps,
  actor: StaffActor,
  input: RecordRemedyInput,
): Promise<RemedyRecord> {
  const { agencyId } = actor;
  if (!can(actor, 'record_remedy', { agencyId })) throw new AppError('forbidden');
  const today = deps.clock.today();
  assertDay('filedDate', input.filedDate, null, today);
  if (input.servedDate !== undefined) assertDay('servedDate', input.servedDate, null, today);
  const applicationIds = [...new Set(input.applicationIds)];
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const agency = await tx.agencies.load(agencyId);
      if (agency) assertBody(agency, input);
      await assertPrevious(tx, agencyId, input);
      const record = newRemedy(deps, actor, { ...input, applicationIds });
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

function newRemedy(deps: CommandDeps, actor: StaffActor, input: RecordRemedyInput): RemedyRecord {
  const counted = input.counted ?? true;
  const events: RemedyEvent[] = remedyEvents(deps, actor, {
    facts: filingFacts(input),
    after: [],
    version: 1,
    lateEntryReason: input.lateEntryReason,
  });
  return {
    id: deps.newId(),
    agencyId: actor.agencyId,
    group: input.group,
    matter: input.matter ?? 'application_decision',
    counted,
    notCountedReason: counted ? null : (input.notCountedReason?.trim() ?? CO_DEFENDANT),
    previousRemedyId: input.previousRemedyId ?? null,
    applicationIds: input.applicationIds,
    fileIds: [],
    events,
    ...foldedRemedy(input.group, events),
    version: 1,
    createdAt: deps.clock.now().toISOString(),
  };
}

function filingFacts({ number, body, bodyReason, procedure, filedDate, servedDate }: RecordRemedyInput): RemedyFact[] {
  const filed: RemedyFact = {
    kind: 'filed',
    date: filedDate,
    number: number.trim(),
    body: body.trim(),
    procedure: procedure ?? 'ordinary',
    ...(bodyReason ? { bodyReason } : {}),
  };
  return servedDate === undefined ? [filed] : [filed, { kind: 'notice_served', date: servedDate }];
}

/** Which body is the right one on the day is configured (A.10, 14). What happened all the same is recorded with a reason. */
function assertBody(agency: AgencyRecord, { group, body, filedDate, bodyReason }: RecordRemedyInput): void {
  const name = body.trim();
  if (name === '' || bodyReason) return;
  const isReconsideration = group === 'reconsideration';
  const configured: readonly RemedyBody[] = isReconsideration ? agency.reconsiderationBodies : agency.courts;
  const names = remedyBodiesOn(configured, filedDate).map((each) => each.name);
  if (names.length === 0 || names.includes(name)) return;
  const what = isReconsideration ? '行政复议机关' : '管辖法院';
  throw invalid([
    { path: 'body', message: `${filedDate} 的${what}为${names.join('、')}；由其他机关受理的，请填写理由` },
  ]);
}

async function assertPrevious(
  tx: Transaction,
  agencyId: string,
  { group, previousRemedyId }: RecordRemedyInput,
): Promise<void> {
  if (previousRemedyId === undefined) return;
  const previous = await tx.remedies.load(agencyId, previousRemedyId);
  const message = !previous
    ? '没有这件行政复议'
    : group !== 'litigation_after_reconsideration' || previous.group !== 'reconsideration'
      ? '只有复议后起诉可以关联此前的行政复议'
      : null;
  if (message) throw invalid([{ path: 'previousRemedyId', message }]);
}
