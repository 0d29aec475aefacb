import { APPLICANT_KINDS } from '../../../domain/application/applicant-kinds.js';
import { answerDate, isOverdue, turnOn } from '../../../domain/application/case-facts.js';
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
  const { turn, turnUntil } = turnOn(facts, today);
  return {
    id: item.id,
    number: item.number,
    agencyId: item.agencyId,
    subject: item.content.subject,
    turn: { party: turn, label: TURN_LABELS[turn], until: turnUntil },
    submittedDate: facts.submittedDate,
    receiptDate: facts.receiptDate,
    dueDate: answerDate(facts),
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
    statusSentence: statusSentence(item, now.today),
  };
}

export function presentQueueItem(item: ApplicationSummary, now: Today) {
  const { facts } = item;
  return {
    ...common(item, now),
    status: { code: facts.status, label: STATUSES[facts.status].label },
    statusSentence: statusSentence(item, now.today),
    externalNumber: item.externalNumber,
    channel: { code: item.channel, label: CHANNELS[item.channel].label },
    applicant: { kind: { code: facts.column, label: APPLICANT_KINDS[facts.column].label }, name: item.applicant.name },
    safeDueDate: facts.safeDueDate,
    assignee: item.assignee,
    decision: facts.resultCode ? { code: facts.resultCode, label: decisionTitle(facts.resultCode) } : null,
  };
}

/** One sentence: what happens now, who acts, by which date. */
export function statusSentence({ facts }: Pick<ApplicationSummary, 'facts'>, today: PlainDate): string {
  if (facts.correctionSubmittedDate) return CORRECTION_SENTENCE;
  const { turn, turnUntil } = turnOn(facts, today);
  // The day of a consultation on its way is not known; a party whose days are over no longer holds up the answer.
  const status = facts.status === 'consulting' && turn === 'office' ? 'in_progress' : facts.status;
  const clause = isOverdue(facts, today) && turnUntil ? `，本应在 ${turnUntil} 前答复，现已逾期` : null;
  return STATUSES[status].applicantSentence.replace('{until}', clause ?? (turnUntil ? UNTIL[turn](turnUntil) : ''));
}

const CORRECTION_SENTENCE = '行政机关正在登记您的补正材料，您不需要做任何事；确认收到后重新计算答复期限。';

const UNTIL: Record<TurnParty, (until: PlainDate) => string> = {
  office: (until) => `，应在 ${until} 前答复`,
  applicant: (until) => `在 ${until} 前`,
  third_party: (until) => `，最迟至 ${until}`,
  agency: (until) => `，最迟至 ${until}`,
  none: () => '',
};

function workingDaysLeft({ facts }: ApplicationSummary, today: PlainDate, calendar: WorkingCalendar): number | null {
  const due = answerDate(facts);
  if (!due || !facts.open) return null;
  return today <= due
    ? calendar.workingDaysBetween(today, due).workingDays
    : -calendar.workingDaysBetween(due, today).workingDays;
}
