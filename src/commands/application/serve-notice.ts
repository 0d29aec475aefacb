import { AppError } from '../../errors.js';
import { type CaseState } from '../../domain/application/case-state.js';
import { type ServedNotice, SERVED_NOTICES, type ServiceWay } from '../../domain/application/handling-facts.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { FEE_PAYMENT_WORKING_DAYS } from '../../domain/payment/tariff.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { notBefore } from './event-day.js';

/**
 * Proof that a notice arrived. The applicant's limit has as many working days as the notice gave, counted from that day: without
 * proof of service it has not begun (A.10, 16).
 * @throws AppError `action_not_allowed` (no such notice, or known already), `event_date_invalid` (before the notice)
 */
export function recordNoticeService(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & {
    notice: ServedNotice;
    way: ServiceWay;
    proof: string;
    date?: PlainDate | undefined;
  },
): Promise<ApplicationRecord> {
  const { notice, way, proof } = input;
  return changeCase(deps, actor, { ...input, action: 'record_notice_service' }, ({ state, calendar, today }) => {
    const given = noticeOf(state, notice);
    if (!given) throw refused(notice, '没有发出过这份通知');
    if (state.handling.served[notice]) throw refused(notice, '已登记送达');
    const date = notBefore(input.date ?? today, given.date, '通知日期');
    return {
      facts: [{ kind: 'notice_served', date, notice, way, proof, until: limitFrom(date, notice, given, calendar) }],
    };
  });
}

interface Notice {
  date: PlainDate;
  until: PlainDate;
}

function noticeOf({ supplement, fee, handling }: CaseState, notice: ServedNotice): Notice | null {
  switch (notice) {
    case 'supplement':
      return supplement && { date: supplement.requestedDate, until: supplement.replyBy };
    case 'fee':
      return fee && { date: fee.demandedDate, until: fee.payBy };
    case 'reasons':
      return handling.reasons && { date: handling.reasons.requestedDate, until: handling.reasons.replyBy };
  }
}

function limitFrom(date: PlainDate, notice: ServedNotice, given: Notice, calendar: WorkingCalendar): PlainDate {
  const workingDays =
    notice === 'fee' ? FEE_PAYMENT_WORKING_DAYS : calendar.workingDaysBetween(given.date, given.until).workingDays;
  return calendar.nthWorkingDayAfter(date, Math.max(1, workingDays)).date;
}

function refused(notice: ServedNotice, reason: string): AppError {
  return new AppError('action_not_allowed', { action: `登记${SERVED_NOTICES[notice]}送达`, reason });
}
