import { AppError } from '../../errors.js';
import { type DeliveryMethod } from '../../domain/application/case-events.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * The letter goes out. This day decides whether the answer was in time and in which year it counts
 * (国办公开办函〔2016〕235号): the post office's receipt, the signature, or made available online and notified.
 */
export function dispatch(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    method: DeliveryMethod;
    date?: PlainDate | undefined;
    trackingNumber?: string | undefined;
    fileIds?: string[] | undefined;
  },
): Promise<ApplicationRecord> {
  const fileIds = input.fileIds ?? [];
  return changeCase(deps, actor, { ...input, action: 'dispatch' }, ({ state, today }) => {
    const date = input.date ?? today;
    if (state.decision && date < state.decision.decidedDate) {
      throw new AppError('event_date_invalid', { date, reason: `早于决定日期 ${state.decision.decidedDate}` });
    }
    return {
      facts: [
        {
          kind: 'dispatched',
          date,
          method: input.method,
          fileIds,
          ...(input.trackingNumber ? { trackingNumber: input.trackingNumber } : {}),
        },
      ],
      detail: { method: input.method, decisionCode: state.decision?.code },
    };
  });
}

/** Proof that it arrived: the day from which the applicant's remedies run (A.10, 9). */
export function recordDelivery(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { date?: PlainDate | undefined; proof?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_delivery' }, ({ state, today }) => {
    const date = input.date ?? today;
    if (!state.dispatched) throw new AppError('action_not_allowed', { action: '登记送达', reason: '答复尚未发出' });
    if (date < state.dispatched.date) {
      throw new AppError('event_date_invalid', { date, reason: `早于发出日期 ${state.dispatched.date}` });
    }
    return {
      facts: [
        { kind: 'delivered', date, method: state.dispatched.method, ...(input.proof ? { proof: input.proof } : {}) },
      ],
    };
  });
}

/** The file is complete and archived (第四十五条). */
export function closeCase(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { comment?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'close' }, ({ today }) => ({
    facts: [{ kind: 'closed', date: today, ...(input.comment ? { comment: input.comment } : {}) }],
  }));
}
