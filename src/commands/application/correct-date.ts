/**
 * A wrong date is mended by an event of its own with a second person's approval (A.10, 7); what follows from it (due date, table
 * cell, alarms) is shown before it is confirmed.
 */
import { AppError } from '../../errors.js';
import { CASE_EVENTS, type CaseEvent, type CaseFact } from '../../domain/application/case-events.js';
import { type CaseFacts, deriveFacts } from '../../domain/application/case-facts.js';
import { CORRECTABLE_KINDS, mendedEvents } from '../../domain/application/correction-facts.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { diffEntries, type TallyEntry } from '../../domain/report/tally.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { entriesOf } from '../report/book-difference.js';
import { basisOf, type CaseChange, changeCase } from './change-case.js';
import { dayFault } from './event-day.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'>;

export interface DateMending {
  eventId: string;
  to: PlainDate;
}

export function proposeDateCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: Input & DateMending & { reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'propose_date_correction' }, ({ record, today }) => {
    const event = mendable(record, input, today);
    return {
      facts: [
        {
          kind: 'date_correction_proposed',
          date: today,
          correctionId: deps.newId(),
          eventId: event.id,
          from: event.date,
          to: input.to,
          reason: input.reason,
        },
      ],
      detail: { kind: event.kind, from: event.date, to: input.to },
    };
  });
}

/** By somebody else than who proposed it. A frozen year takes it as a correction only. */
export function approveDateCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { comment?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'approve_date_correction' }, ({ record, state, today }) => {
    const pending = state.pendingCorrection;
    if (!pending) throw nothingPending();
    if (actor.type === 'staff' && pending.proposedBy === actor.staffId) throw new AppError('separation_of_duties');
    mendable(record, pending, today);
    const { id, eventId, to } = pending;
    return {
      facts: [
        {
          kind: 'date_correction_approved',
          date: today,
          correctionId: id,
          eventId,
          to,
          ...(input.comment ? { comment: input.comment } : {}),
        },
      ],
      detail: { eventId, to },
    };
  });
}

export function returnDateCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { comment: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'return_date_correction' }, ({ state, today }) => {
    const pending = state.pendingCorrection;
    if (!pending) throw nothingPending();
    return {
      facts: [{ kind: 'date_correction_returned', date: today, correctionId: pending.id, comment: input.comment }],
    };
  });
}

export interface CorrectionPreview {
  event: CaseEvent;
  before: CaseFacts;
  after: CaseFacts;
  /** What the statistics would book. */
  entries: TallyEntry[];
}

/** What the correction would change; nothing is written. @throws AppError `not_found`, `forbidden`, `event_date_invalid` */
export async function previewDateCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: DateMending & { id: string },
): Promise<CorrectionPreview> {
  if (actor.type !== 'staff') throw new AppError('forbidden');
  const { agencyId } = actor;
  const record = await deps.unitOfWork.look((stores) => stores.applications.load({ agencyId }, input.id));
  if (!record) throw new AppError('not_found');
  if (!can(actor, 'view_case', record)) throw new AppError('forbidden');
  const today = deps.clock.today();
  const event = mendable(record, input, today);
  const calendar = await deps.calendars.forAgency(agencyId);
  const fact: CaseFact = {
    kind: 'date_correction_approved',
    date: today,
    correctionId: '',
    eventId: event.id,
    to: input.to,
  };
  const mending = { ...event, ...fact, id: '', seq: record.events.length + 1 } as CaseEvent;
  const changed = { ...record, events: [...record.events, mending] };
  const after = deriveFacts(basisOf(changed), calendar).facts;
  return {
    event,
    before: record.facts,
    after,
    entries: diffEntries(entriesOf(record), entriesOf({ ...changed, facts: after })),
  };
}

/**
 * @returns the event as it stands, mended or not
 * @throws AppError `invalid_input` (no such event, not one of these kinds), `event_date_invalid` (unreal, to come, unchanged, or
 *   out of order with the events it follows from)
 */
function mendable(record: ApplicationRecord, { eventId, to }: DateMending, today: PlainDate): CaseEvent {
  const events = mendedEvents(record.events);
  const event = events.find(({ id }) => id === eventId);
  if (!event || !CORRECTABLE_KINDS.has(event.kind)) {
    const message = event ? `“${CASE_EVENTS[event.kind].label}”的日期不能更正` : '没有这一项记录';
    throw new AppError('invalid_input', {}, { fields: [{ path: 'eventId', message }] });
  }
  if (!isPlainDate(to)) throw dayFault('to', to, '日期无效');
  if (to > today) throw dayFault('to', to, '不能晚于今天');
  if (to === event.date) throw dayFault('to', to, '与原来的日期相同');
  // Whatever was done before it in the same procedure stays before it, whatever followed stays after it.
  const ordered = events.filter(({ kind }) => CORRECTABLE_KINDS.has(kind));
  const place = ordered.findIndex(({ id }) => id === eventId);
  const earlier = ordered.slice(0, place).findLast(({ date }) => date <= event.date);
  const later = ordered.slice(place + 1).find(({ date }) => date >= event.date);
  if (earlier && to < earlier.date)
    throw dayFault('to', to, `早于“${CASE_EVENTS[earlier.kind].label}”的日期 ${earlier.date}`);
  if (later && to > later.date) throw dayFault('to', to, `晚于“${CASE_EVENTS[later.kind].label}”的日期 ${later.date}`);
  return event;
}

function nothingPending(): AppError {
  return new AppError('action_not_allowed', { action: '更正日期', reason: '没有待审批的日期更正' });
}
