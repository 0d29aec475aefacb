import { shanghaiDate } from '../clock.js';
import { reachedReportReminders, reportDueDate } from '../domain/report/report-due-date.js';
import { type PlainDate, yearOf } from '../domain/calendar/plain-date.js';
import { type SweptAgency } from '../ports/sweeps.js';
import { type Ladder, recordOnce } from './record-once.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

const AGENCIES_AT_ONCE = 500;

/**
 * Establishes: the head of the disclosure office of every agency whose report of last year is not public has been reminded,
 * once each, 20, 10 and 3 working days before the day of 第四十九条 and when it has passed. A past date never blocks (A.10, 26).
 */
export async function remindReports(
  deps: SweepDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ agencies: number; recorded: number; sent: number }> {
  const today = deps.clock.today();
  const year = yearOf(today) - 1;
  const summary = { agencies: 0, recorded: 0, sent: 0 };
  const agencies = await deps.sweptAgencies.all();
  for (let start = 0; start < agencies.length; start += AGENCIES_AT_ONCE) {
    signal.throwIfAborted();
    const some = agencies.slice(start, start + AGENCIES_AT_ONCE);
    const published = await deps.sweptAgencies.withReportOf(
      year,
      some.map((agency) => agency.id),
    );
    const ladders: Ladder[] = [];
    for (const agency of some.filter(({ id }) => !published.has(id)))
      ladders.push(...(await laddersOf(deps, agency, year, today)));
    const { recorded, sent } = await recordOnce(deps, ladders, signal);
    summary.agencies += some.length;
    summary.recorded += recorded;
    summary.sent += sent;
  }
  return summary;
}

async function laddersOf(deps: SweepDeps, agency: SweptAgency, year: number, today: PlainDate): Promise<Ladder[]> {
  const dueDate = reportDueDate(agency.kind, year);
  // An agency that joined later published that report elsewhere; the system cannot know.
  if (!dueDate || shanghaiDate(new Date(agency.createdAt)) > dueDate) return [];
  const { reminders, workingDaysLeft } = reachedReportReminders(
    dueDate,
    today,
    await deps.calendars.forAgency(agency.id),
  );
  const title =
    today > dueDate
      ? `${year} 年度报告已过公开期限`
      : workingDaysLeft > 0
        ? `${year} 年度报告距公开期限还有 ${workingDaysLeft} 个工作日`
        : `${year} 年度报告公开期限将至`;
  const body = `${year} 年度政府信息公开工作年度报告应在 ${dueDate} 前公开，本系统中尚未公开。${
    today > dueDate ? '逾期仍可公开，公开日期如实记录。' : ''
  }`;
  return [
    {
      kind: 'report_due',
      agencyId: agency.id,
      subject: { type: 'report', id: `${agency.id}-${year}` },
      forDate: dueDate,
      rungs: reminders.map((reminder) => ({
        dedupeKey: `report-due:${agency.id}:${year}:${reminder}`,
        level: reminder,
        messages: [
          {
            recipient: { type: 'role', agencyId: agency.id, role: 'office_head' },
            kind: 'report_due',
            title,
            body,
            subject: { type: 'report', id: `${agency.id}-${year}` },
          },
        ],
      })),
    },
  ];
}
