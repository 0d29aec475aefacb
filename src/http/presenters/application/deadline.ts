/** “这个日期是怎么算出来的”: every day counted, off or paused, with its reason. */
import {
  type DeadlineCause,
  DAY_REASON_LABELS,
  explainDeadline,
} from '../../../domain/application/deadline-explanation.js';
import { clockHistory } from '../../../domain/application/case-facts.js';
import { type Redo } from '../../../domain/application/case-state.js';
import { foldCase } from '../../../domain/application/fold-case.js';
import { type WorkingCalendar } from '../../../domain/calendar/working-calendar.js';
import { type CaseView } from '../../../ports/application-reads.js';

export function presentDeadline(record: Pick<CaseView, 'channel' | 'events' | 'facts'>, calendar: WorkingCalendar) {
  const { redo } = foldCase(record.events, true);
  if (redo) return redoDeadline(redo);
  const explanation = explainDeadline(clockHistory(record), calendar);
  if (!explanation) {
    return {
      startDate: null,
      dueDate: null,
      provisional: false,
      sentence: record.facts.receiptDate
        ? '这件申请适用旧条例，系统不计算其答复期限。'
        : '行政机关确认收到申请后，从次日起计算 20 个工作日的答复期限（第三十一条、第三十三条）。',
      totals: null,
      causes: [],
      days: [],
    };
  }
  const { totals, causes } = explanation;
  // A pause is named by the event that began it, which is internal; its place in the list of causes says the same.
  const placeOf = (eventIndex: number): number => causes.findIndex((cause) => cause.eventIndex === eventIndex);
  return {
    startDate: explanation.startDate,
    dueDate: explanation.dueDate,
    provisional: explanation.provisional,
    sentence:
      `从 ${explanation.startDate} 的次日起计 ${totals.statutoryWorkingDays} 个工作日，到 ${explanation.dueDate}：` +
      `周末 ${totals.weekend} 天、节假日 ${totals.holiday} 天不计，征求意见 ${totals.paused} 个工作日不计，` +
      `调休上班的 ${totals.countedOnWeekends} 天照计。` +
      (explanation.provisional ? '其中有些日子的放假安排尚未公布或征求意见尚未送达，日期可能变动。' : ''),
    totals,
    causes: causes.map((cause) => ({ date: cause.date, text: causeText(cause), article: cause.article })),
    days: explanation.days.map((day) => ({
      date: day.date,
      counted: day.counted,
      reason: day.reason,
      label: DAY_REASON_LABELS[day.reason],
      name: day.name ?? null,
      notice: day.notice ?? null,
      pausedBy: (day.pausedBy ?? []).map(placeOf),
      provisional: day.provisional ?? false,
    })),
  };
}

/** Not counted out here: the ruling, or the agency that took its answer back, has set the day. */
function redoDeadline({ by, date, replyBy }: Redo) {
  const source = by === 'ruling' ? '复议决定或者裁判' : '撤销原答复的决定';
  return {
    startDate: date,
    dueDate: replyBy,
    provisional: false,
    sentence: `重新答复的期限由${source}确定，为 ${replyBy}。`,
    totals: null,
    causes: [{ date, text: `依${source}重新办理`, article: '' }],
    days: [],
  };
}

function causeText(cause: DeadlineCause): string {
  switch (cause.kind) {
    case 'receipt':
      return '收到申请，次日起计算期限';
    case 'restart':
      return cause.by === 'fee_paid' ? '收到缴费，期限重新计算' : '收到补正后的申请，期限重新计算';
    case 'extension':
      return `延长 ${cause.workingDays} 个工作日`;
    case 'pause':
      return `征求${cause.with === 'third_party' ? '第三方' : '其他行政机关'}意见，至 ${cause.throughDate} 共 ${cause.workingDays} 个工作日不计入期限`;
    case 'fixed_reply':
      return `确定在 ${cause.replyBy} 前答复`;
  }
}
