import { type ApplicationSummary } from '../api/generated';

/** How much time there is, in words and as a class of colour: never by colour alone. */
export function remaining({ status, turn, overdue, workingDaysLeft }: ApplicationSummary): {
  text: string;
  tone: string;
} {
  if (status.code === 'answered' || status.code === 'closed') return { text: status.label, tone: 'tag-plain' };
  if (turn.party === 'applicant')
    return { text: turn.until ? `请在${short(turn.until)}前办` : '等您办理', tone: 'tag-warn' };
  if (workingDaysLeft === null) return { text: '', tone: '' };
  if (overdue) return { text: '已超期', tone: 'tag-bad' };
  if (workingDaysLeft === 0) return { text: '今日到期', tone: 'tag-warn' };
  return { text: `剩 ${workingDaysLeft} 个工作日`, tone: workingDaysLeft <= 3 ? 'tag-warn' : '' };
}

function short(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}
