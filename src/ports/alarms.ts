/**
 * What the sweeps have told and to whom it must not be told again. A row is written in the transaction of its message, so
 * both exist or neither; `dedupeKey` is unique, so that two sweeps at once make one.
 */
import { type PlainDate } from '../domain/calendar/plain-date.js';

/** What an alarm or a proposal is about. */
export const ALARM_KINDS = {
  answer_due: '答复期限',
  receipt_unconfirmed: '申请未确认收到',
  consultation_undelivered: '征求意见书未送达',
  consultation_unanswered: '征求意见未答复',
  supplement_overdue: '逾期未补正',
  fee_overdue: '逾期未缴费',
  assistance_due: '协办未答复',
  supply_due: '信息未按时提供',
  inspection_due: '现场查阅',
  public_notice_over: '公告期满',
  reply_unopened: '答复未打开',
  report_due: '年度报告',
  draft_expiry: '草稿即将清理',
  remedy_limit: '复议、诉讼的期限',
  complaint_due: '投诉举报的反馈期限',
} as const;

export type AlarmKind = keyof typeof ALARM_KINDS;

export interface AlarmRow {
  id: string;
  dedupeKey: string;
  kind: AlarmKind;
  /** Which step of an escalation, e.g. `t_minus_3`; null where there is only one. */
  level: string | null;
  /** Null for a citizen's own things. */
  agencyId: string | null;
  subject: { type: 'application' | 'report' | 'draft' | 'remedy' | 'complaint'; id: string };
  /** The legal day it is about; `recordedAt` is when the sweep ran, which may be later. */
  forDate: PlainDate;
  recordedAt: string;
  /** `superseded`: reached unseen (no sweep ran), and something more urgent was told in its place. */
  state: 'sent' | 'superseded';
}

export interface AlarmReads {
  /** Which of the keys have a row, with the instant it was recorded. */
  recorded(dedupeKeys: readonly string[]): Promise<Map<string, string>>;
}

export interface AlarmWrites extends AlarmReads {
  append(rows: readonly AlarmRow[]): Promise<void>;
  /** Versions of the things as this transaction sees them: whether what a sweep read still stands. */
  versions(things: readonly SweptThing[]): Promise<Map<string, number>>;
}

/** What a sweep has read and tells something about. */
export interface SweptThing {
  /** Default: an application. */
  type?: 'application' | 'remedy' | 'complaint';
  agencyId: string;
  id: string;
}
