import { foldCase } from '../domain/application/fold-case.js';
import { type Watch, watchesOf, type WatchKind } from '../domain/application/watch-dates.js';
import { type AlarmKind } from '../ports/alarms.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, handlerOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

interface WatchText {
  alarm: AlarmKind;
  /** The unopened letter is one escalation of two steps. */
  level: string | null;
  title: string;
  body: (watch: Watch) => string;
}

const TEXTS: Record<WatchKind, WatchText> = {
  assistance_due: {
    alarm: 'assistance_due',
    level: null,
    title: '协办期限已到，协办单位尚未答复',
    body: ({ about, date }) => `协办单位“${about}”应在 ${date} 前答复。请催办；协办不暂停答复期限。`,
  },
  supply_due: {
    alarm: 'supply_due',
    level: null,
    title: '告知申请人的提供时间已到',
    body: ({ date }) => `已告知申请人在 ${date} 前提供信息，尚未登记提供。`,
  },
  inspection_due: {
    alarm: 'inspection_due',
    level: null,
    title: '今天安排了现场查阅',
    body: ({ about, date }) => `${date}，${about}。查阅后请登记情况。`,
  },
  public_notice_over: {
    alarm: 'public_notice_over',
    level: null,
    title: '公告期满，可以登记送达',
    body: ({ date }) => `公告已于 ${date} 期满，请登记公告送达。`,
  },
  reply_unopened_sms: {
    alarm: 'reply_unopened',
    level: 'sms',
    title: '申请人三个工作日未打开答复，请短信或电话提醒',
    body: ({ key }) => `答复于 ${key} 在网上送达，申请人尚未打开。请以短信或电话提醒，并登记联系记录。`,
  },
  reply_unopened_post: {
    alarm: 'reply_unopened',
    level: 'post',
    title: '申请人五个工作日未打开答复，请改为邮寄',
    body: ({ key }) => `答复于 ${key} 在网上送达，申请人尚未打开。请邮寄纸质答复书，登记再次送达。`,
  },
};

/**
 * Establishes: whoever handles a case has been told once of every day reached that the office set itself, or that a letter on
 * its way asks for.
 */
export function alarmWatches(deps: SweepDeps, signal: AbortSignal = NEVER_ABORTED): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  return sweepCases(
    deps,
    (query) => deps.cases.watchedUntil(today, query),
    (item, calendar) =>
      watchesOf(foldCase(item.events, item.facts.receiptDate !== null), calendar)
        .filter(({ date }) => date <= today)
        .map((watch) => ladderOf(item, watch)),
    signal,
  );
}

function ladderOf(item: WatchedCase, watch: Watch): Ladder {
  const { alarm, level, title, body } = TEXTS[watch.kind];
  return {
    ...caseLadder(item),
    kind: alarm,
    forDate: watch.date,
    rungs: [
      {
        dedupeKey: `watch:${watch.kind}:${item.id}:${watch.key}:${watch.date}`,
        level,
        messages: [caseMessage(item, handlerOf(item), title, body(watch))],
      },
    ],
  };
}
