import { type CalendarDay } from '../../../domain/application/calendar-file.js';
import { answerDate, turnOn } from '../../../domain/application/case-facts.js';
import { REMEDY_DOORS, type RemedyDoorKind, type RemedyNotice } from '../../../domain/application/remedy-notice.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type CaseView } from '../../../ports/application-reads.js';

/**
 * The days that matter now: the applicant's own, else that of the answer; once remedies are open, the last day of each kind that
 * is still to come. Where the day of receipt is not known, the safe one.
 */
export function calendarDays(record: CaseView, remedies: RemedyNotice | null, today: PlainDate): CalendarDay[] {
  return [...currentDay(record, today), ...remedyDays(record, remedies, today)];
}

function remedyDays({ id, number }: CaseView, notice: RemedyNotice | null, today: PlainDate): CalendarDay[] {
  const last = new Map<string, PlainDate>();
  for (const { kind, lastDate, safeLastDate } of notice?.paragraphs.flatMap(({ doors }) => doors) ?? []) {
    const date = lastDate ?? safeLastDate;
    const known = last.get(kind);
    // Parts on different grounds may differ: the earlier day is the one not to miss.
    if (date && date >= today && (!known || date < known)) last.set(kind, date);
  }
  return [...last].map(([kind, date]) => ({
    uid: `${id}-${kind}`,
    date,
    title: `政府信息公开申请：${REMEDY_DOORS[kind as RemedyDoorKind]}的最后一日`,
    text: `申请 ${number}，不服的，最迟在当日提出。以答复书和法律规定为准。`,
  }));
}

function currentDay({ id, number, facts }: CaseView, today: PlainDate): CalendarDay[] {
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
