/** The lists of the workbench that are not of cases: for whom cases are not, or not all, of the work. */
import { type DeskItem, type SupervisedComplaint } from '../../api/generated';
import { call } from '../../api/request';
import { instant } from '../../utils/format';
import { benchBox, type BenchRow, type Box, counted, firstOf, ROWS } from './bench-rows';

const MOST = 50;

/** Those with a limit that runs first, the most urgent of them at the top. */
export function pendingRemedies(): Box {
  return benchBox('尚未审结的复议和诉讼', { name: 'remedies' }, '没有尚未审结的复议或者诉讼。', async (signal) => {
    const { items, nextCursor } = await call('listRemedies', { query: { pending: true, limit: MOST }, signal });
    const day = ({ nextLimit }: (typeof items)[number]): string => nextLimit?.dueDate ?? '9999';
    const rows = [...items]
      .sort((one, other) => day(one).localeCompare(day(other)))
      .map(({ id, group, number, body, filedDate, nextLimit }) => ({
        id,
        text: [group.label, number || body].filter(Boolean).join('　'),
        to: { name: 'remedy', params: { id } },
        ...(nextLimit ? { due: nextLimit, words: nextLimit.label } : { words: `${filedDate} 得知` }),
      }));
    return firstOf(rows, nextCursor !== null);
  });
}

function publications(title: string, status: DeskItem['status']['code'], empty: string): Box {
  return benchBox(title, { name: 'publications', query: { status } }, empty, async (signal) => {
    const { items, count } = await call('listDeskPublications', { query: { status, limit: ROWS }, signal });
    return {
      items: items.map(({ id, title: text, author }) => ({
        id,
        text,
        to: { name: 'publication', params: { id } },
        words: author,
      })),
      count: counted(count),
    };
  });
}

export const drafts = (): Box => publications('信息草稿和退回修改的', 'draft', '没有草稿，也没有退回修改的信息。');
export const inReview = (): Box => publications('等待审核的信息', 'in_review', '没有等待审核的信息。');
export const published = (): Box => publications('最近公开的信息', 'published', '还没有公开过信息。');

/** A supervisor has to look into what came in, and to conclude what was answered (第四十七条、第五十一条). */
export function complaintsToHandle(): Box {
  return complaints('等待处理的投诉举报', ['received', 'answered'], '没有等待处理的投诉举报。');
}

export const complaintsOrdered = (): Box => complaints('已经责令、等待反馈的', ['ordered'], '没有等待反馈的监督决定。');

function complaints(title: string, statuses: readonly SupervisedComplaint['status']['code'][], empty: string): Box {
  const [status] = statuses;
  const to = { name: 'supervised-complaints', query: statuses.length === 1 ? { status } : {} };
  return benchBox(title, to, empty, async (signal) => {
    const lists = await Promise.all(
      statuses.map((one) => call('listSupervisedComplaints', { query: { status: one, limit: MOST }, signal })),
    );
    const rows = lists.flatMap(({ items }) => items.map(complaintRow));
    return firstOf(
      rows,
      lists.some(({ nextCursor }) => nextCursor !== null),
    );
  });
}

function complaintRow({ id, number, agencyName, matter, status, dueDate, ...rest }: SupervisedComplaint): BenchRow {
  const { workingDaysLeft, overdue, receivedDate } = rest;
  return {
    id,
    text: `${agencyName}　${matter.label}`,
    title: `${number} ${rest.text}`,
    to: { name: 'supervised-complaint', params: { id } },
    ...(dueDate
      ? { due: { workingDaysLeft, overdue }, words: `${dueDate} 前反馈` }
      : { state: { text: status.label, bad: false }, words: `${receivedDate} 收到` }),
  };
}

/** What an auditor looks through. */
export function auditRows(): Box {
  return benchBox('最近的审计记录', { name: 'audit' }, '没有审计记录。', async (signal) => {
    const { items } = await call('listAudit', { query: { limit: 2 * ROWS }, signal });
    return {
      items: items.map(({ id, at, actor, action, subject }) => ({
        id,
        // Of a sign-in the account is the subject; until then it was nobody.
        text: [actor.type.code === 'anonymous' ? '' : actor.name, action.label, subject.label]
          .filter(Boolean)
          .join('　'),
        to: { name: 'audit' },
        words: instant(at),
      })),
      count: '',
    };
  });
}

/** How the server does: what is wrong first. */
export function operations(): Box {
  return benchBox('运行情况', { name: 'operations' }, '没有检查结果。', async (signal) => {
    const { checks } = await call('getHealth', { signal });
    const bad = checks.filter(({ ok }) => !ok);
    return {
      items: [...bad, ...checks.filter(({ ok }) => ok)].map(({ id, label, ok, detail, advice }) => ({
        id,
        text: `${label}：${detail}`,
        to: { name: 'operations' },
        title: advice ?? detail,
        state: { text: ok ? '正常' : '需处理', bad: !ok },
      })),
      count: bad.length > 0 ? `${bad.length} 项需要处理` : '全部正常',
    };
  });
}
