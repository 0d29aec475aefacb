/** The lists of cases on the workbench. */
import { type ApprovalRequest } from '../../api/generated';
import { call } from '../../api/request';
import { today } from '../../state/me';
import { benchBox, type BenchRow, type Box, caseRow, counted, firstOf, ROWS } from './bench-rows';
import { endOfWeek, type QueueQuery } from './queue-filter';

const MOST_DUE = 50;
const MOST_WAITING = 100;

function queueBox(title: string, query: QueueQuery, empty: string): Box {
  const link = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return benchBox(title, { name: 'queue', query: link }, empty, async (signal) => {
    const { items, count } = await call('listQueue', { query: { ...query, limit: ROWS }, signal });
    return { items: items.map((item) => caseRow(item)), count: counted(count) };
  });
}

export const dueNow = (): Box => queueBox('今天到期和已经逾期', { dueBy: today.value }, '今天没有到期的申请。');
export const mine = (): Box => queueBox('我的在办', { assignee: 'me' }, '您手上没有在办的申请。');
export const nobodys = (): Box => queueBox('未分派', { assignee: 'none' }, '没有未分派的申请。');
export const unconfirmed = (): Box =>
  queueBox('等待确认收到', { status: 'awaiting_receipt' }, '没有等待确认收到的申请。');
export const toSend = (): Box => queueBox('等待发出', { status: 'awaiting_dispatch' }, '没有等待发出的答复。');

/** What is due later this week: the list of the week without what stands in the list of today. */
export function restOfWeek(): Box {
  const week = endOfWeek(today.value);
  const to = { name: 'queue', query: { dueBy: week } };
  return benchBox('本周内到期', to, '本周没有其他到期的申请。', async (signal) => {
    const dueBy = (day: string) => call('listQueue', { query: { dueBy: day, limit: MOST_DUE }, signal });
    const [now, whole] = await Promise.all([dueBy(today.value), dueBy(week)]);
    const shown = new Set(now.items.map(({ id }) => id));
    const value = Math.max(0, (whole.count?.value ?? 0) - (now.count?.value ?? 0));
    return {
      items: whole.items
        .filter(({ id }) => !shown.has(id))
        .slice(0, ROWS)
        .map((item) => caseRow(item)),
      count: counted({ value, capped: whole.count?.capped ?? false }),
    };
  });
}

/** What this person may not approve himself does not wait for him. */
export function approvals(): Box {
  return benchBox('待我审批', { name: 'approvals' }, '没有等待您审批的事项。', async (signal) => {
    const query = { limit: MOST_WAITING };
    const [cases, requests] = await Promise.all([
      call('listApprovals', { query, signal }),
      call('listApprovalRequests', { query, signal }),
    ]);
    const asked = requests.items.filter(({ own }) => !own).map(requestRow);
    const others = cases.items.flatMap((item) => {
      const kinds = item.approvals.filter(({ own }) => !own).map(({ kind }) => kind.label);
      return kinds.length > 0 ? [caseRow(item, kinds.join('、'))] : [];
    });
    return firstOf([...asked, ...others], cases.nextCursor !== null || requests.nextCursor !== null);
  });
}

function requestRow({ id, kind, reason, decideBy, unmasking }: ApprovalRequest): BenchRow {
  return {
    id,
    text: [unmasking?.number, reason].filter(Boolean).join(' '),
    to: { name: 'approvals', query: { item: id } },
    words: kind.label,
    state: { text: `${decideBy} 止`, bad: false },
  };
}

/** Where a lawyer is asked for his opinion. */
export function legalReviews(): Box {
  return benchBox('待我审查', { name: 'legal-reviews' }, '没有等待您出具意见的案件。', async (signal) => {
    const { items, nextCursor } = await call('listLegalReviews', { query: { limit: MOST_WAITING }, signal });
    const asked = items.map((item) => caseRow(item, `${item.requestedDate} 提请`));
    return firstOf(asked, nextCursor !== null);
  });
}
