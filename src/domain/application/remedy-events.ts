/**
 * The closed list of what can happen to a reconsideration or a suit (复议、诉讼), which is a case of its own (A.10, 12). Events are
 * append-only; everything that is said of a remedy is a fold over them (`remedy-state.ts`).
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type RemedyGroup, type RemedyResult } from '../report/tally.js';
import { type EventAuthor } from './case-events.js';

/** What the quarrel is about. */
export const REMEDY_MATTERS = {
  application_decision: '对申请的处理决定',
  silence: '逾期未答复',
  proactive_disclosure: '主动公开',
  third_party: '第三方不服公开决定',
} as const;
export type RemedyMatter = keyof typeof REMEDY_MATTERS;

export const REMEDY_INSTANCES = { first: '一审', appeal: '二审', retrial: '再审' } as const;
export type RemedyInstance = keyof typeof REMEDY_INSTANCES;

export const REMEDY_PROCEDURES = { ordinary: '普通程序', simplified: '简易程序' } as const;
export type RemedyProcedure = keyof typeof REMEDY_PROCEDURES;

/** Appeals run 15 days against a judgment and 10 against a ruling (行政诉讼法第八十五条). */
export const JUDGMENT_FORMS = { decision: '复议决定', judgment: '判决', ruling: '裁定' } as const;
export type JudgmentForm = keyof typeof JUDGMENT_FORMS;

export const APPELLANTS = { agency: '本机关', other_party: '对方当事人', both: '双方' } as const;
export type Appellant = keyof typeof APPELLANTS;

interface OutcomeRule {
  label: string;
  /** The column of table 3 (law C.5); by group where it depends on it. */
  result: RemedyResult | Readonly<Record<'reconsideration' | 'litigation', RemedyResult>>;
}

/** How it ended for the act in dispute, whichever instance says so: an appeal that leaves an annulment standing is an annulment. */
export const REMEDY_OUTCOMES = {
  upheld: { label: '维持', result: 'upheld' },
  /** 判决驳回诉讼请求 is 维持; 驳回行政复议请求 is 其他 (law C.5). */
  claim_rejected: { label: '驳回请求', result: { reconsideration: 'other', litigation: 'upheld' } },
  annulled_on_merits: { label: '撤销（实体违法）', result: 'corrected' },
  annulled_procedurally: { label: '撤销（仅程序违法）', result: 'corrected' },
  changed: { label: '变更', result: 'corrected' },
  ordered_to_act: { label: '责令履行', result: 'corrected' },
  confirmed_unlawful: { label: '确认违法', result: 'corrected' },
  dismissed: { label: '不予受理、驳回申请或者起诉', result: 'other' },
  withdrawn: { label: '申请人或者原告撤回', result: 'other' },
  terminated: { label: '终止', result: 'other' },
  settled: { label: '和解或者调解结案', result: 'other' },
  remanded: { label: '发回重审', result: 'other' },
} as const satisfies Record<string, OutcomeRule>;
export type RemedyOutcome = keyof typeof REMEDY_OUTCOMES;

export function resultOfOutcome(outcome: RemedyOutcome, group: RemedyGroup): RemedyResult {
  const { result }: OutcomeRule = REMEDY_OUTCOMES[outcome];
  if (typeof result === 'string') return result;
  return result[group === 'reconsideration' ? 'reconsideration' : 'litigation'];
}

/** What the ruling obliges the agency to do. */
export interface RemedyOrder {
  /** `redo`: decide the application (again); `perform`: anything else. */
  kind: 'redo' | 'perform';
  /** The day the ruling names; else it is counted out. */
  by: PlainDate | null;
  /** Working days that the ruling gives from the day it takes effect. */
  workingDays: number | null;
}

export type RemedyFact =
  | {
      kind: 'filed';
      /** The day the agency was told of it: it decides the year of table 3. */
      date: PlainDate;
      number: string;
      body: string;
      procedure: RemedyProcedure;
      /** Why the body is none of those configured for the day. */
      bodyReason?: string;
    }
  /** The copy of the application or complaint was received: the limits to answer run from here. */
  | { kind: 'notice_served'; date: PlainDate }
  | { kind: 'procedure_changed'; date: PlainDate; procedure: RemedyProcedure }
  | { kind: 'answered'; date: PlainDate; text?: string }
  | { kind: 'hearing'; date: PlainDate; text?: string }
  | { kind: 'mediation'; date: PlainDate; text?: string }
  | { kind: 'suspended'; date: PlainDate; reason: string }
  | { kind: 'resumed'; date: PlainDate }
  | {
      kind: 'judged';
      date: PlainDate;
      form: JudgmentForm;
      result: RemedyResult;
      outcome: RemedyOutcome | null;
      text: string;
      order: RemedyOrder | null;
    }
  | { kind: 'judgment_served'; date: PlainDate }
  | {
      kind: 'appealed';
      date: PlainDate;
      appellant: Appellant;
      instance: 'appeal' | 'retrial';
      number: string;
      body: string;
    }
  | { kind: 'appeal_waived'; date: PlainDate; reason: string }
  /** 司法建议书、行政复议意见书. */
  | { kind: 'advice_received'; date: PlainDate; text: string }
  | { kind: 'performed'; date: PlainDate; text: string }
  | { kind: 'details_corrected'; date: PlainDate; text: string; number?: string; body?: string }
  /** An event entered by mistake no longer counts; it stays in the history. */
  | { kind: 'taken_back'; date: PlainDate; eventId: string; reason: string };

export type RemedyEventKind = RemedyFact['kind'];

export type RemedyEvent<F extends RemedyFact = RemedyFact> = F & {
  id: string;
  /** Position in the history, from 1. */
  seq: number;
  /** The version the remedy had after the command that appended this event. */
  version: number;
  at: string;
  by: EventAuthor;
  lateEntryReason?: string;
};

export const REMEDY_EVENTS: Readonly<Record<RemedyEventKind, string>> = {
  filed: '提起',
  notice_served: '收到副本',
  procedure_changed: '变更程序',
  answered: '提交答复（答辩）和证据',
  hearing: '听证或者开庭',
  mediation: '调解',
  suspended: '中止',
  resumed: '恢复审理',
  judged: '审结',
  judgment_served: '收到决定书或者裁判文书',
  appealed: '上诉或者申请再审',
  appeal_waived: '决定不上诉',
  advice_received: '收到司法建议或者复议意见',
  performed: '履行完毕',
  details_corrected: '更正登记事项',
  taken_back: '撤回登记有误的事项',
};
export const REMEDY_EVENT_KINDS = Object.keys(REMEDY_EVENTS) as [RemedyEventKind, ...RemedyEventKind[]];
