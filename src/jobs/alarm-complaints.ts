import { reachedAlarmLevels } from '../domain/application/alarm-levels.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type ComplaintRecord } from '../ports/complaints.js';
import { type Ladder, type Message, recordOnce } from './record-once.js';
import { NEVER_ABORTED, pagesOf, type SweepDeps } from './sweep-deps.js';

export interface ComplaintSweepSummary extends Record<string, number> {
  complaints: number;
  recorded: number;
  sent: number;
}

/**
 * Establishes: of every complaint whose feedback is awaited each level reached so far has its row, once a complaint, date and
 * level. The agency concerned is told; once it is late, the supervisors as well.
 */
export async function alarmComplaints(
  deps: SweepDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<ComplaintSweepSummary> {
  const today = deps.clock.today();
  const summary: ComplaintSweepSummary = { complaints: 0, recorded: 0, sent: 0 };
  for await (const page of pagesOf((query) => deps.complaints.awaitingFeedback(query), signal)) {
    const ladders: Ladder[] = [];
    for (const complaint of page) {
      ladders.push(...laddersOf(complaint, today, await deps.calendars.forAgency(complaint.agencyId)));
    }
    const { recorded, sent } = await recordOnce(deps, ladders, signal);
    summary.complaints += page.length;
    summary.recorded += recorded;
    summary.sent += sent;
  }
  return summary;
}

function laddersOf(complaint: ComplaintRecord, today: PlainDate, calendar: WorkingCalendar): Ladder[] {
  const { id, agencyId, dueDate, version } = complaint;
  if (!dueDate) return [];
  const { levels, workingDaysLeft } = reachedAlarmLevels(dueDate, today, calendar);
  const title =
    today > dueDate ? `已超过投诉举报的反馈期限（${dueDate}）` : `距投诉举报的反馈期限还有 ${workingDaysLeft} 个工作日`;
  return [
    {
      kind: 'complaint_due',
      agencyId,
      subject: { type: 'complaint', id },
      forDate: dueDate,
      unchanged: { type: 'complaint', id, agencyId, version },
      rungs: levels.map((level) => ({
        dedupeKey: `complaint:${id}:${dueDate}:${level}`,
        level,
        messages: messagesOf(complaint, title, level === 'overdue'),
      })),
    },
  ];
}

function messagesOf(
  { id, number, agencyId, supervisorAgencyId }: ComplaintRecord,
  title: string,
  late: boolean,
): Message[] {
  const to = [
    { agencyId, role: 'office_head' },
    { agencyId, role: 'clerk' },
    ...(late ? [{ agencyId: supervisorAgencyId, role: 'supervisor' }] : []),
  ];
  return to.map((recipient) => ({
    recipient: { type: 'role', ...recipient },
    kind: 'alarm',
    title,
    body: `投诉举报 ${number}：请按上级机关的监督决定反馈处理情况。`,
    subject: { type: 'complaint', id },
  }));
}
