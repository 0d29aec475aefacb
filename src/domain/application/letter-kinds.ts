/** The closed list of letters the office writes in a case: what each needs, whom it may name, and which remedies it tells. */
import { type DecisionGroup } from './decisions.js';

interface OutgoingKind {
  label: string;
  /** Empty where the Regulations do not speak of it. */
  article: string;
  /** Drawn from the agency's series; the others are known by the number of the case. */
  numbered: boolean;
  /** Written to the applicant. Others must not learn who applied (A.10, 23). */
  toApplicant: boolean;
  /** `decision`: a paragraph a part by its ground; `other_decisions`: R2; `fee`: the sentence of 109号 only (A.10, 10). */
  remedies: 'none' | 'decision' | 'other_decisions' | 'fee';
  /** A second one can only take the place of the first. */
  once: boolean;
  /** Is about one consultation, which has to be named. */
  ofConsultation: boolean;
  /** The same with help asked of another unit (A.10, 18). */
  ofAssistance: boolean;
  decisionGroup?: DecisionGroup;
}

const kind = (label: string, article: string, more: Partial<OutgoingKind> = {}): OutgoingKind => ({
  label,
  article,
  numbered: true,
  toApplicant: true,
  remedies: 'none',
  once: false,
  ofConsultation: false,
  ofAssistance: false,
  ...more,
});

const toOthers = { toApplicant: false, ofConsultation: true } as const;
const decision = (decisionGroup: DecisionGroup): Partial<OutgoingKind> => ({ decisionGroup, remedies: 'decision' });

const TABLE = {
  receipt: kind('接收回执', '第三十一条', { numbered: false, once: true }),
  supplement_notice: kind('补正告知书', '第三十条', { once: true }),
  extension_notice: kind('延期答复告知书', '第三十三条', { once: true }),
  reasons_notice: kind('说明理由告知书', '第三十五条', { once: true }),
  third_party_consultation: kind('征求第三方意见书', '第三十二条', toOthers),
  agency_consultation: kind('征求其他行政机关意见书', '第三十四条', toOthers),
  consultation_notice: kind('征求意见告知书', '第三十三条', { ofConsultation: true }),
  release_notice: kind('决定公开告知书（第三方）', '第三十二条', { ...toOthers, remedies: 'other_decisions' }),
  assistance_letter: kind('协办函', '', { toApplicant: false, ofAssistance: true }),
  fee_notice: kind('收费通知', '第四十二条', { once: true, remedies: 'fee' }),
  decision_granted: kind('予以公开告知书', '第三十六条', decision('granted')),
  decision_partially_granted: kind('部分公开告知书', '第三十七条', decision('partially_granted')),
  decision_refused: kind('不予公开告知书', '第三十六条', decision('refused')),
  decision_unavailable: kind('无法提供告知书', '第三十六条', decision('unavailable')),
  decision_not_processed: kind('不予处理告知书', '第三十六条', decision('not_processed')),
  decision_otherwise: kind('其他处理告知书', '第三十六条', decision('otherwise')),
  delivery_receipt: kind('送达回证', '第三十六条', { numbered: false, toApplicant: false }),
} satisfies Record<string, OutgoingKind>;

export type OutgoingKindId = keyof typeof TABLE;
export const OUTGOING_KINDS: Readonly<Record<OutgoingKindId, OutgoingKind>> = TABLE;
export const OUTGOING_KIND_IDS = Object.keys(TABLE) as [OutgoingKindId, ...OutgoingKindId[]];
