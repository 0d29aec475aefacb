import { type CalendarDay } from '../../../domain/application/calendar-file.js';
import { answerDate, turnOn } from '../../../domain/application/case-facts.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type CaseView } from '../../../ports/application-reads.js';

/** The one day that matters now: the applicant's own, else that of the answer. None when the case is answered. */
export function calendarDays({ id, number, facts }: CaseView, today: PlainDate): CalendarDay[] {
  if (!facts.open) return [];
  const { turn, turnUntil } = turnOn(facts, today);
  if (turn === 'applicant' && turnUntil) {
    return [
      {
        uid: `${id}-own`,
        date: turnUntil,
        title: '政府信息公开申请：轮到您办理的期限',
        text: `申请 ${number}，请在当日以前办理。`,
      },
    ];
  }
  const date = answerDate(facts);
  if (!date) return [];
  const provisional = facts.provisional ? '（暂定）' : '';
  return [
    {
      uid: `${id}-answer`,
      date,
      title: `政府信息公开申请：答复期限${provisional}`,
      text: `申请 ${number}，行政机关应在当日以前答复。`,
    },
  ];
}
