/**
 * The safe due date: the earlier day that clerks see beside the legal one and that alarms follow. It is what the due date
 * would be if one or more doubtful steps of the legal count did not hold:
 * - an application online, by fax or by ordinary mail counted from its submission (a court once took the system's success
 *   message as receipt: 指导案例26号),
 * - an extension that was given before a restart,
 * - the restart by a supplement that was asked for after the 7th working day (art 30).
 * The extension itself and the lateness of the notice are judged as the legal clock judged them.
 */
import { fromEpochDay, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { type ClockChannel, type DeadlineHistory } from './clock-events.js';
import { clockStateOf, type ClockFold } from './clock-fold.js';
import { countClock, countState, type CountedState } from './deadline.js';

export const SAFE_DUE_DATE_REASON_LABELS = {
  counted_from_submission: '按提交之日起算（未以双方确认之日为准）',
  without_extension_before_restart: '未计入重新起算之前的延期',
  without_restart_after_late_notice: '补正通知超过7个工作日发出，仍按原期限计算',
} as const;

export type SafeDueDateReason = keyof typeof SAFE_DUE_DATE_REASON_LABELS;

export interface SafeDueDate {
  /** Never later than the legal due date; equal to it, without reasons, where nothing is doubtful. Null: nothing to count from. */
  date: PlainDate | null;
  /** What makes the date earlier than the legal one (without a receipt: what it is counted from). */
  reasons: readonly SafeDueDateReason[];
  provisional: boolean;
}

const REASONS = Object.keys(SAFE_DUE_DATE_REASON_LABELS) as SafeDueDateReason[];

const COUNTED_FROM_CONFIRMATION: ReadonlySet<ClockChannel> = new Set(['online', 'fax', 'ordinary_mail']);

export function computeSafeDueDate(history: DeadlineHistory, calendar: WorkingCalendar): SafeDueDate {
  const { fold, counted } = countClock(history, calendar);
  const fromSubmission = COUNTED_FROM_CONFIRMATION.has(history.channel);
  if (!counted) {
    if (fold.receipt || !fold.submitted || !fromSubmission) return { date: null, reasons: [], provisional: false };
    const early = countState(clockStateOf({ ...fold, receipt: fold.submitted }), calendar);
    return {
      date: fromEpochDay(early.dueDay),
      reasons: ['counted_from_submission'],
      provisional: early.provisional,
    };
  }
  const possible = REASONS.filter((reason) => reason !== 'counted_from_submission' || fromSubmission);
  // Doubts can work against each other (an extension stays when the restart after it falls away), so each combination is
  // counted; of several with the same earliest day the one with the fewest doubts is told.
  let safe: CountedState = counted;
  let reasons: readonly SafeDueDateReason[] = [];
  for (const doubts of combinationsOf(possible)) {
    const candidate = countDoubting(fold, new Set(doubts), counted.supplementNoticeDueDay, calendar);
    if (candidate.dueDay < safe.dueDay) [safe, reasons] = [candidate, doubts];
  }
  return { date: fromEpochDay(safe.dueDay), reasons, provisional: safe.provisional };
}

/** All non-empty combinations, smaller ones first. */
function combinationsOf<T>(items: readonly T[]): T[][] {
  const all = items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
  return all.slice(1).sort((a, b) => a.length - b.length);
}

function countDoubting(
  fold: ClockFold,
  doubts: ReadonlySet<SafeDueDateReason>,
  supplementNoticeDueDay: number,
  calendar: WorkingCalendar,
): CountedState {
  let { receipt, restarts, extension } = fold;
  if (!receipt) throw new Error('a safe date is only weighed against a counted one');
  if (doubts.has('counted_from_submission') && fold.submitted && fold.submitted.day < receipt.day) {
    receipt = fold.submitted;
  }
  if (doubts.has('without_restart_after_late_notice')) {
    restarts = restarts.filter(
      ({ supplementNotice }) => !supplementNotice || supplementNotice.day <= supplementNoticeDueDay,
    );
  }
  const given = extension;
  if (doubts.has('without_extension_before_restart') && given) {
    if (restarts.some((restart) => restart.position > given.position)) extension = null;
  }
  return countState(clockStateOf({ ...fold, receipt, restarts, extension }), calendar);
}
