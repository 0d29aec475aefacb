import { APPLICANT_KINDS } from '../../../domain/application/applicant-kinds.js';
import { isOverdue } from '../../../domain/application/case-facts.js';
import { CHANNELS } from '../../../domain/application/channels.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import { STATUSES, type TurnParty } from '../../../domain/application/statuses.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../../domain/calendar/working-calendar.js';
import { type ApplicationSummary } from '../../../ports/application-reads.js';

export interface Today {
  today: PlainDate;
  calendar: WorkingCalendar;
}

export const TURN_LABELS: Record<TurnParty, string> = {
  office: '行政机关',
  applicant: '申请人',
  third_party: '第三方',
  agency: '其他行政机关',
  none: '无',
};

/** What both audiences' lists show of a case; `label` differs by audience. */
function common(item: ApplicationSummary, { today, calendar }: Today) {
  const { facts } = item;
  return {
    id: item.id,
    number: item.number,
    agencyId: item.agencyId,
    subject: item.content.subject,
    turn: { party: facts.turn, label: TURN_LABELS[facts.turn], until: facts.turnUntil },
    submittedDate: facts.submittedDate,
    receiptDate: facts.receiptDate,
    dueDate: facts.dueDate,
    overdue: isOverdue(facts, today),
    workingDaysLeft: workingDaysLeft(item, today, calendar),
    version: item.version,
    createdAt: item.createdAt,
  };
}

export function presentSummary(item: ApplicationSummary, now: Today) {
  const { status } = item.facts;
  return {
    ...common(item, now),
    status: { code: status, label: STATUSES[status].applicantLabel },
    statusSentence: statusSentence(item),
  };
}

export function presentQueueItem(item: ApplicationSummary, now: Today) {
  const { facts } = item;
  return {
    ...common(item, now),
    status: { code: facts.status, label: STATUSES[facts.status].label },
    statusSentence: statusSentence(item),
    externalNumber: item.externalNumber,
    channel: { code: item.channel, label: CHANNELS[item.channel].label },
    applicant: { kind: { code: facts.column, label: APPLICANT_KINDS[facts.column].label }, name: item.applicant.name },
    safeDueDate: facts.safeDueDate,
    assignee: item.assignee,
    decision: facts.resultCode ? { code: facts.resultCode, label: decisionTitle(facts.resultCode) } : null,
  };
}

/** One sentence: what happens now, who acts, by which date. */
export function statusSentence(item: Pick<ApplicationSummary, 'facts'>): string {
  const { facts } = item;
  const until = facts.turnUntil ?? facts.dueDate;
  const clause = !until
    ? ''
    : facts.turn === 'applicant'
      ? `在 ${until} 前`
      : facts.status === 'consulting'
        ? `，最迟至 ${until}`
        : `，应在 ${until} 前答复`;
  return STATUSES[facts.status].applicantSentence.replace('{until}', clause);
}

function workingDaysLeft(item: ApplicationSummary, today: PlainDate, calendar: WorkingCalendar): number | null {
  const { dueDate, open } = item.facts;
  if (!dueDate || !open) return null;
  return today <= dueDate
    ? calendar.workingDaysBetween(today, dueDate).workingDays
    : -calendar.workingDaysBetween(dueDate, today).workingDays;
}
