import { CONSULTED_PARTIES } from '../domain/application/case-events.js';
import { type Consultation, isOpenConsultation } from '../domain/application/case-state.js';
import { foldCase } from '../domain/application/fold-case.js';
import { CONSULTATION_WORKING_DAYS } from '../domain/application/clock-fold.js';
import { type Status } from '../domain/application/statuses.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { type ConsultingCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, handlerOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { addSummaries, type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

/** A.10, 5: a letter that has not arrived by then is looked into. */
const UNDELIVERED_WORKING_DAYS = 5;

/** A consultation can be open behind any of these; once it is decided nobody waits for it any more. */
const STATUSES: readonly Status[] = ['consulting', 'awaiting_supplement', 'awaiting_fee', 'awaiting_approval'];

/**
 * Establishes: of every consultation that hangs, whoever handles the case has been told once: that its letter was not delivered
 * in five working days, or that the fifteen working days to answer are over (第三十二条、第三十四条).
 */
export async function alarmConsultations(
  deps: SweepDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  let summary: CaseSweepSummary = { cases: 0, recorded: 0, sent: 0 };
  for (const status of STATUSES) {
    const swept = await sweepCases(
      deps,
      (query) => deps.cases.withConsultations(status, query),
      (item, calendar) =>
        foldCase(item.events, true)
          .consultations.filter(isOpenConsultation)
          .flatMap((consultation) => laddersOf(item, consultation, today, calendar)),
      signal,
    );
    summary = addSummaries(summary, swept);
  }
  return summary;
}

function laddersOf(
  item: ConsultingCase,
  { id, with: party, startedDate, deliveredDate }: Consultation,
  today: PlainDate,
  calendar: WorkingCalendar,
): Ladder[] {
  const waited = calendar.workingDaysBetween(deliveredDate ?? startedDate, today).workingDays;
  // On the fifteenth day itself the party may still answer.
  if (deliveredDate ? waited <= CONSULTATION_WORKING_DAYS : waited < UNDELIVERED_WORKING_DAYS) return [];
  const who = CONSULTED_PARTIES[party];
  const message = deliveredDate
    ? {
        title: `征求${who}意见满 ${CONSULTATION_WORKING_DAYS} 个工作日未答复`,
        body: `征求意见书 ${deliveredDate} 送达，答复期限为 ${calendar.nthWorkingDayAfter(deliveredDate, CONSULTATION_WORKING_DAYS).date}；此后不再扣除期限，请依法决定是否公开。`,
      }
    : {
        title: `征求${who}意见书发出 ${waited} 个工作日仍未登记送达`,
        body: `${startedDate} 发出，没有送达记录。请核实送达情况；无法送达的，请结束征求意见。答复期限在此之前为暂定。`,
      };
  return [
    {
      ...caseLadder(item),
      kind: deliveredDate ? 'consultation_unanswered' : 'consultation_undelivered',
      forDate: deliveredDate ?? startedDate,
      rungs: [
        {
          dedupeKey: `consultation-${deliveredDate ? 'unanswered' : 'undelivered'}:${id}`,
          level: null,
          messages: [caseMessage(item, handlerOf(item), message.title, message.body)],
        },
      ],
    },
  ];
}
