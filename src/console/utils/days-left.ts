/** How urgent a case is, in words and as a colour; the words alone say everything. */
export interface DaysLeft {
  tone: 'danger' | 'warning' | 'primary' | 'default';
  text: string;
}

interface Timed {
  /** Working days to the due date; negative when it has passed; null when there is none. */
  workingDaysLeft: number | null;
  overdue: boolean;
  turn?: { party: string; label?: string; /** Until when it is theirs to act. */ until?: string | null };
}

/** From this many working days on a case is no longer pressing. */
const SOON = 3;
const NEAR = 5;

/** @param today of the server */
export function daysLeft({ workingDaysLeft, overdue, turn }: Timed, today: string): DaysLeft {
  if (overdue) return { tone: 'danger', text: `逾期 ${Math.abs(workingDaysLeft ?? 0)} 个工作日` };
  if (workingDaysLeft === null) {
    return withoutDueDate(turn, today);
  }
  if (workingDaysLeft < 0) return { tone: 'danger', text: `已过 ${-workingDaysLeft} 个工作日` };
  // The office cannot do anything just now; the days still count or will count again.
  if (turn && turn.party !== 'office' && turn.party !== 'none' && workingDaysLeft > SOON) {
    return { tone: 'default', text: `剩 ${workingDaysLeft} 个工作日` };
  }
  if (workingDaysLeft === 0) return { tone: 'danger', text: '今天到期' };
  if (workingDaysLeft <= SOON) return { tone: 'warning', text: `剩 ${workingDaysLeft} 个工作日` };
  if (workingDaysLeft <= NEAR) return { tone: 'primary', text: `剩 ${workingDaysLeft} 个工作日` };
  return { tone: 'default', text: `剩 ${workingDaysLeft} 个工作日` };
}

/** Before the clock runs, or while it stands: what is due is somebody's next step. */
function withoutDueDate(turn: Timed['turn'], today: string): DaysLeft {
  // Nobody's turn any more: answered, withdrawn, merged or split.
  if (turn?.party === 'none') return { tone: 'default', text: '已办结' };
  const late = turn?.until ? turn.until < today : false;
  if (!turn || turn.party === 'office') {
    if (late) return { tone: 'danger', text: '已拖延' };
    return turn?.until === today ? { tone: 'warning', text: '今天要办' } : { tone: 'default', text: '未起算' };
  }
  if (!turn.label) return { tone: 'default', text: '未起算' };
  return late ? { tone: 'warning', text: `${turn.label}逾期` } : { tone: 'default', text: `等${turn.label}` };
}
