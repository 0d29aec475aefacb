/** How urgent a case is, in words and as a colour; the words alone say everything. */
export interface DaysLeft {
  tone: 'danger' | 'warning' | 'primary' | 'default';
  text: string;
}

interface Timed {
  /** Working days to the due date; negative when it has passed; null when there is none. */
  workingDaysLeft: number | null;
  overdue: boolean;
  turn?: { party: string; label?: string };
}

/** From this many working days on a case is no longer pressing. */
const SOON = 3;
const NEAR = 5;

export function daysLeft({ workingDaysLeft, overdue, turn }: Timed): DaysLeft {
  if (overdue) return { tone: 'danger', text: `逾期 ${Math.abs(workingDaysLeft ?? 0)} 个工作日` };
  if (workingDaysLeft === null) {
    // Nobody's turn any more: answered, withdrawn, merged or split.
    if (turn?.party === 'none') return { tone: 'default', text: '已办结' };
    const waitsFor = turn && turn.party !== 'office' && turn.party !== 'none' ? turn.label : undefined;
    return { tone: 'default', text: waitsFor ? `等${waitsFor}` : '未起算' };
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
