/**
 * The closed list of what can happen to a case. Events are append-only; everything legal about a case is a fold over them.
 * Kinds that move the clock are declared in `clock-events.ts`; here they get the facts that people need beside the date.
 */
import { type FeeMethod } from '../payment/tariff.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type Channel } from './channels.js';
import { type ApplicantKind } from './applicant-kinds.js';
import { type DecisionPart } from './decisions.js';
import { type AnyDecisionCode } from './generation-one-decisions.js';
import { CORRECTION_EVENTS, type CorrectionFact } from './correction-facts.js';
import { DELIVERY_EVENTS, type DeliveryFact } from './delivery-facts.js';
import { type EventRule } from './event-rule.js';
import { HANDLING_EVENTS, type HandlingFact } from './handling-facts.js';
import { LEGAL_REVIEW_EVENTS, type LegalReviewFact } from './legal-review.js';
import { SHAPE_EVENTS, type ShapeFact } from './shape-facts.js';

export const CONSULTED_PARTIES = { third_party: '第三方', agency: '其他行政机关' } as const;
export type ConsultedParty = keyof typeof CONSULTED_PARTIES;

export const CONSULTATION_ANSWERS = { agreed: '同意公开', objected: '不同意公开', partly: '部分同意公开' } as const;
export type ConsultationAnswer = keyof typeof CONSULTATION_ANSWERS;

export const CONSULTATION_END_REASONS = {
  undeliverable: '无法送达',
  withdrawn: '不再需要征求意见',
  unreachable: '联系不上',
  /** The fifteen working days are over: the office decides, or takes the other agency's consent as given (第三十二、三十四条). */
  no_reply: '期满未答复',
} as const;
export type ConsultationEndReason = keyof typeof CONSULTATION_END_REASONS;

/** One place searched for the information, kept as the proof of a reasonable search (第三十六条第四项). */
export interface SearchEntry {
  place: string;
  keywords: string;
  result: string;
}

/** The facts of an event; who entered it and when is added by `CaseEvent`. */
export type CaseFact =
  | { kind: 'submitted'; date: PlainDate; channel: Channel }
  | { kind: 'signed_for'; date: PlainDate; trackingNumber?: string }
  | { kind: 'receipt_confirmed'; date: PlainDate; method?: string }
  | { kind: 'supplement_requested'; date: PlainDate; text: string; replyBy: PlainDate; lateReason?: string }
  /** The applicant's online answer; it is received when the office confirms it (A.10, 6). */
  | { kind: 'supplement_submitted'; date: PlainDate; text: string; fileIds: string[] }
  | {
      kind: 'supplement_received';
      date: PlainDate;
      text: string;
      fileIds: string[];
      channel?: Channel;
      /** Why it was accepted although the limit had passed. */
      lateReason?: string;
    }
  | { kind: 'extension_requested'; date: PlainDate; workingDays: number; reason: string }
  | { kind: 'extension_returned'; date: PlainDate; comment: string }
  | { kind: 'extension_approved'; date: PlainDate; workingDays: number; reason: string; comment?: string }
  /** Only from ledgers: that there was an extension is known, its date is not. */
  | { kind: 'extension_recorded'; date: PlainDate }
  | {
      kind: 'consultation_started';
      date: PlainDate;
      consultationId: string;
      with: ConsultedParty;
      recipient: string;
      text: string;
    }
  | { kind: 'consultation_delivered'; date: PlainDate; consultationId: string; with: ConsultedParty; proof?: string }
  | {
      kind: 'consultation_answered';
      date: PlainDate;
      consultationId: string;
      with: ConsultedParty;
      answer: ConsultationAnswer;
      text?: string;
      /** The signed or sealed opinion, when it was given online. */
      fileIds?: string[];
    }
  | {
      kind: 'consultation_ended';
      date: PlainDate;
      consultationId: string;
      with: ConsultedParty;
      reason: ConsultationEndReason;
      text?: string;
    }
  | {
      kind: 'fee_demanded';
      date: PlainDate;
      amountFen: number;
      payBy: PlainDate;
      method: FeeMethod;
      /** Which request of the month it is, or how many pages. */
      quantity: number;
    }
  | { kind: 'fee_paid'; date: PlainDate; amountFen: number; proof: string }
  | { kind: 'delayed_reply_fixed'; date: PlainDate; replyBy: PlainDate; reason: string }
  | { kind: 'search_logged'; date: PlainDate; entries: SearchEntry[] }
  | {
      kind: 'decision_proposed';
      date: PlainDate;
      decisionCode: AnyDecisionCode;
      parts: DecisionPart[];
      text: string;
      linkedCaseId?: string;
      namedAgency?: string;
      /** 逾期不补正: what was found about a good reason (A.10, 16). */
      noGoodReason?: string;
      /** Released although a third party objected: why the public interest asks for it (第三十二条). */
      publicInterestReason?: string;
    }
  | { kind: 'decision_returned'; date: PlainDate; comment: string }
  | { kind: 'decided'; date: PlainDate; decisionCode: AnyDecisionCode; parts: DecisionPart[]; comment?: string }
  | { kind: 'withdrawn'; date: PlainDate; reason: string }
  | { kind: 'closed'; date: PlainDate; comment?: string }
  | { kind: 'assigned'; date: PlainDate; staffId: string; staffName: string }
  | { kind: 'released'; date: PlainDate }
  | { kind: 'noted'; date: PlainDate; text: string; mentions?: { id: string; name: string }[] }
  | { kind: 'applicant_kind_corrected'; date: PlainDate; from: ApplicantKind; to: ApplicantKind; reason: string }
  | { kind: 'remedy_recorded'; date: PlainDate; remedyId: string; text: string }
  /** The answer was annulled, or its absence was: the application is decided (again), by the day the ruling sets (A.10, 13). */
  | { kind: 'redo_ordered'; date: PlainDate; remedyId: string; replyBy: PlainDate; procedural: boolean; text: string }
  /** The agency takes its own answer back; a replacement follows. */
  | { kind: 'decision_revoked'; date: PlainDate; replyBy: PlainDate; reason: string }
  | { kind: 'imported'; date: PlainDate; importId: string; row: number }
  | HandlingFact
  | LegalReviewFact
  | DeliveryFact
  | ShapeFact
  | CorrectionFact;

export type CaseEventKind = CaseFact['kind'];

export interface EventAuthor {
  type: 'citizen' | 'staff' | 'system';
  id: string;
  name: string;
}

/** An event as it stands in the case: the fact, when it was entered (`at`, an instant), by whom, and with which version of the case. */
export type CaseEvent<F extends CaseFact = CaseFact> = F & {
  id: string;
  /** Position in the case's history, from 1. */
  seq: number;
  /** The version the case had after the command that appended this event. */
  version: number;
  at: string;
  by: EventAuthor;
  /** Why a fact was entered more than three working days after it happened. */
  lateEntryReason?: string;
};

export const CASE_EVENTS: Record<CaseEventKind, EventRule> = {
  submitted: { label: '提交申请', article: '第二十九条', applicantText: '已提交申请' },
  signed_for: { label: '签收邮件', article: '第三十一条', applicantText: '行政机关已签收您的邮件' },
  receipt_confirmed: { label: '确认收到', article: '第三十一条', applicantText: '行政机关已确认收到您的申请' },
  supplement_requested: { label: '发出补正通知', article: '第三十条', applicantText: '请补正申请内容' },
  supplement_submitted: {
    label: '申请人提交补正材料',
    article: '第三十条',
    applicantText: '您已提交补正材料，等待确认',
  },
  supplement_received: {
    label: '收到补正申请',
    article: '第三十条',
    applicantText: '已收到补正后的申请，答复期限重新计算',
  },
  extension_requested: { label: '提请延长答复期限', article: '第三十三条', applicantText: null },
  extension_returned: { label: '退回延期申请', article: '第三十三条', applicantText: null },
  extension_approved: { label: '批准延长答复期限', article: '第三十三条', applicantText: '答复期限已延长' },
  extension_recorded: { label: '曾经延期（日期不详）', article: '第三十三条', applicantText: '答复期限已延长' },
  consultation_started: {
    label: '发出征求意见书',
    article: '第三十二条',
    applicantText: '正在征求意见，所需时间不计入答复期限',
  },
  consultation_delivered: { label: '征求意见书送达', article: '第三十二条', applicantText: null },
  consultation_answered: {
    label: '收到征求意见答复',
    article: '第三十二条',
    applicantText: '征求意见已有答复，答复期限继续计算',
  },
  consultation_ended: {
    label: '结束征求意见',
    article: '第三十二条',
    applicantText: '征求意见已结束，答复期限继续计算',
  },
  fee_demanded: { label: '发出收费通知', article: '第四十二条', applicantText: '请按收费通知缴费' },
  fee_paid: { label: '收到缴费', article: '第四十二条', applicantText: '已收到缴费，答复期限重新计算' },
  delayed_reply_fixed: {
    label: '确定延迟答复日期',
    article: '第三十五条',
    applicantText: '行政机关已确定延迟答复的日期',
  },
  search_logged: { label: '记录检索情况', article: '第三十六条', applicantText: null },
  decision_proposed: { label: '拟定处理决定', article: '第三十六条', applicantText: null },
  decision_returned: { label: '退回处理决定', article: '第三十六条', applicantText: null },
  decided: { label: '批准处理决定', article: '第三十六条', applicantText: null },
  withdrawn: { label: '申请人撤回申请', applicantText: '您已撤回申请' },
  closed: { label: '归档结案', article: '第四十五条', applicantText: '已办结归档' },
  assigned: { label: '分派经办人', applicantText: null },
  released: { label: '取消分派', applicantText: null },
  noted: { label: '备注', applicantText: null },
  applicant_kind_corrected: { label: '更正申请人类型', applicantText: null },
  redo_ordered: { label: '按复议决定或者裁判重新办理', applicantText: '行政机关将依复议决定或者裁判重新答复' },
  decision_revoked: { label: '自行撤销答复', applicantText: '行政机关已撤销原答复，将重新答复' },
  remedy_recorded: { label: '登记复议或诉讼', article: '第五十一条', applicantText: null },
  imported: { label: '台账导入', applicantText: null },
  ...HANDLING_EVENTS,
  ...LEGAL_REVIEW_EVENTS,
  ...DELIVERY_EVENTS,
  ...SHAPE_EVENTS,
  ...CORRECTION_EVENTS,
};

export const CASE_EVENT_KINDS = Object.keys(CASE_EVENTS) as [CaseEventKind, ...CaseEventKind[]];
