import { AppError } from '../../errors.js';
import { defaultSupplementLimit } from '../../domain/application/case-facts.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * 第三十条: once, within seven working days of receipt, saying what to correct and a reasonable limit.
 * A late notice is possible with a reason and stays marked as a breach (A.10, 6).
 */
export function requestSupplement(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    text: string;
    date?: PlainDate | undefined;
    replyBy?: PlainDate | undefined;
    lateReason?: string | undefined;
  },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_supplement' }, ({ record, calendar, today }) => {
    const date = input.date ?? today;
    const limit = record.facts.supplementNoticeDueDate;
    const late = limit !== null && date > limit;
    if (late && !input.lateReason) {
      throw new AppError(
        'supplement_too_late',
        { dueDate: limit },
        {
          fields: [{ path: 'lateReason', message: '请填写逾期发出补正通知的理由' }],
        },
      );
    }
    const replyBy = input.replyBy ?? defaultSupplementLimit(date, calendar);
    if (replyBy <= date) {
      throw new AppError(
        'event_date_invalid',
        { date: replyBy, reason: '补正期限应晚于通知日期' },
        {
          fields: [{ path: 'replyBy', message: '补正期限应晚于通知日期' }],
        },
      );
    }
    return {
      facts: [
        {
          kind: 'supplement_requested',
          date,
          text: input.text,
          replyBy,
          ...(late ? { lateReason: input.lateReason } : {}),
        },
      ],
      detail: { late },
    };
  });
}
