import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type WatchedCase } from '../ports/sweeps.js';
import { caseLadder, caseMessage, handlerOf } from './case-messages.js';
import { type Ladder } from './record-once.js';
import { addSummaries, type CaseSweepSummary, sweepCases } from './sweep-cases.js';
import { NEVER_ABORTED, type SweepDeps } from './sweep-deps.js';

const PROPOSALS = {
  awaiting_supplement: {
    kind: 'supplement_overdue',
    key: 'close-supplement',
    title: '申请人逾期未补正',
    /** 第三十条: no good reason → the application is taken as given up; the period begins with proof of service. */
    body: (until: PlainDate) =>
      `补正期限 ${until} 已过，没有收到补正材料。请核实补正通知是否送达、申请人有无正当理由；没有正当理由的，可拟定“逾期不补正”的处理决定。`,
  },
  awaiting_fee: {
    kind: 'fee_overdue',
    key: 'close-fee',
    title: '申请人逾期未缴费',
    /** 国办函〔2020〕109号. */
    body: (until: PlainDate) =>
      `缴费期限 ${until} 已过，没有收到缴费。请核实收费通知是否送达；确未缴费的，可拟定“逾期不缴费”的处理决定。`,
  },
} as const;

/**
 * Establishes: whoever handles a case in which the applicant let his day pass has been told once that it may be closed.
 * It only proposes: a person judges the reason and the proof of service, and writes the letter (A.10, 16).
 */
export async function proposeClosings(deps: SweepDeps, signal: AbortSignal = NEVER_ABORTED): Promise<CaseSweepSummary> {
  const today = deps.clock.today();
  let summary: CaseSweepSummary = { cases: 0, recorded: 0, sent: 0 };
  for (const status of Object.keys(PROPOSALS) as (keyof typeof PROPOSALS)[]) {
    const swept = await sweepCases(
      deps,
      (query) => deps.cases.inStatus(status, query),
      (item) => laddersOf(item, PROPOSALS[status], today),
      signal,
    );
    summary = addSummaries(summary, swept);
  }
  return summary;
}

function laddersOf(
  item: WatchedCase,
  { kind, key, title, body }: (typeof PROPOSALS)[keyof typeof PROPOSALS],
  today: PlainDate,
): Ladder[] {
  const until = item.facts.turnUntil;
  if (!until || today <= until) return [];
  return [
    {
      ...caseLadder(item),
      kind,
      forDate: until,
      rungs: [
        {
          dedupeKey: `${key}:${item.id}:${until}`,
          level: null,
          messages: [caseMessage(item, handlerOf(item), title, body(until))],
        },
      ],
    },
  ];
}
