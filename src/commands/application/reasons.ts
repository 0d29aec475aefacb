/** 第三十五条: an excessive application. The time for the reasons is not taken out of the answer period. */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { dayFault, laterDay, notBefore } from './event-day.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'>;

/** Working days for the reasons unless the clerk sets a day: the text names none. */
const DEFAULT_REASONS_WORKING_DAYS = 10;

export function requestReasons(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text: string; date?: PlainDate | undefined; replyBy?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_reasons' }, ({ calendar, today }) => {
    const date = input.date ?? today;
    const replyBy = input.replyBy ?? calendar.nthWorkingDayAfter(date, DEFAULT_REASONS_WORKING_DAYS).date;
    return {
      facts: [
        {
          kind: 'reasons_requested',
          date,
          text: input.text,
          replyBy: laterDay('replyBy', replyBy, date, '说明理由的期限'),
        },
      ],
    };
  });
}

/** By the applicant through the app. */
export function giveReasons(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text: string; fileIds: string[] },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'give_reasons' }, ({ today }) => ({
    facts: [{ kind: 'reasons_given', date: today, text: input.text, fileIds: input.fileIds }],
  }));
}

/** On paper, or told: entered by the office. */
export function recordReasons(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text: string; fileIds?: string[] | undefined; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_reasons' }, ({ state, today }) => {
    const { reasons } = state.handling;
    if (!reasons) throw new AppError('action_not_allowed', { action: '登记理由', reason: '没有要求过说明理由' });
    const date = notBefore(input.date ?? today, reasons.requestedDate, '要求说明理由的日期');
    return { facts: [{ kind: 'reasons_given', date, text: input.text, fileIds: input.fileIds ?? [] }] };
  });
}

/**
 * The reasons are accepted and twenty (with an extension forty) working days are not enough: the head fixes a reasonable later
 * day, once and before the due date, and the applicant is told (A.10, 4). It replaces the due date.
 * @throws AppError `event_date_invalid` (after the due date, or not later than it)
 */
export function fixDelayedReply(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { replyBy: PlainDate; reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'fix_delayed_reply' }, ({ record, today }) => {
    const { dueDate } = record.facts;
    if (dueDate && today > dueDate) {
      throw dayFault('date', today, `应在答复期限 ${dueDate} 以前确定延迟答复的日期`);
    }
    const replyBy = laterDay('replyBy', input.replyBy, dueDate ?? today, '延迟答复的日期');
    return {
      facts: [{ kind: 'delayed_reply_fixed', date: today, replyBy, reason: input.reason }],
      detail: { replyBy },
    };
  });
}
