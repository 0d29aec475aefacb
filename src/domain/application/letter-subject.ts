/** The case as a letter sees it: what is filled in, and whether such a letter can be written now at all. */
import { FEE_METHOD_LABELS, type FeeMethod } from '../payment/tariff.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type CaseEvent, CONSULTATION_ANSWERS } from './case-events.js';
import { type CaseFacts } from './case-facts.js';
import { type CaseState, type Consultation, isObjection } from './case-state.js';
import { CHANNELS, type Channel } from './channels.js';
import { DECISIONS, type DecisionPart } from './decisions.js';
import { statisticsCode } from './generation-one-decisions.js';
import { type Assistance } from './handling-facts.js';
import { type LetterValues, type TypedValues } from './letter-fields.js';
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';
import { chineseDate } from './letter-model.js';
import { verdictsOf } from './letter-verdicts.js';

export interface LetterSubject {
  agency: { name: string; office: { name: string; phone: string; address: string } };
  number: string;
  applicantName: string;
  /** How many apply together with him. */
  jointCount: number;
  subject: string;
  channel: Channel;
  facts: CaseFacts;
  state: CaseState;
  events: readonly CaseEvent[];
  consultation: Consultation | null;
  /** The help that is asked for. */
  assistance: (Assistance & { text: string }) | null;
  /** The letter whose delivery is proved. */
  about: { title: string; number: string | null; recipient: string } | null;
  typed: TypedValues;
}

/** @returns why no such letter can be written now, as a clause for people; null when it can. `draft`: only to be looked at. */
export function letterBlocked(
  kind: OutgoingKindId,
  subject: Pick<LetterSubject, 'facts' | 'state' | 'consultation' | 'assistance' | 'about'>,
  draft: boolean,
): string | null {
  const { facts, state, consultation, assistance, about } = subject;
  const { ofConsultation, ofAssistance, decisionGroup } = OUTGOING_KINDS[kind];
  if (!facts.receiptDate) return '尚未确认收到申请之日';
  if (ofConsultation && !consultation) return '请选择是哪一次征求意见';
  if (ofAssistance && !assistance) return '请选择是哪一件协办函';
  if (decisionGroup) {
    const decided = state.decision ?? (draft ? state.proposal && { code: state.proposal.decisionCode } : null);
    if (!decided) return '处理决定尚未批准';
    const { group } = DECISIONS[statisticsCode(decided.code)];
    return group === decisionGroup ? null : '与处理决定的种类不符';
  }
  switch (kind) {
    case 'supplement_notice':
      return state.supplement ? null : '没有“要求补正”的记录';
    case 'extension_notice':
      return state.extension ? null : '延期尚未批准';
    case 'reasons_notice':
      return state.handling.reasons ? null : '没有“要求说明理由”的记录';
    case 'fee_notice':
      return state.fee ? null : '没有“发出收费通知”的记录';
    case 'third_party_consultation':
    case 'agency_consultation':
      return consultation?.with === PARTY[kind] ? null : '征求意见的对象与文书不符';
    case 'release_notice':
      if (!consultation || !isObjection(consultation)) return '第三方没有表示不同意公开';
      return state.decision && partsOf(state).some(isReleased) ? null : '没有批准予以公开的处理决定';
    case 'delivery_receipt':
      return about ? null : '请选择送达的是哪一份文书';
    default:
      return null;
  }
}

/** The same as far as it can be said before a consultation or a letter is chosen: what the list of kinds shows. */
export function whyNotNow(
  kind: OutgoingKindId,
  facts: CaseFacts,
  state: CaseState,
  hasLetters: boolean,
): string | null {
  if (!facts.receiptDate) return '尚未确认收到申请之日';
  const { ofConsultation, ofAssistance } = OUTGOING_KINDS[kind];
  if (ofAssistance) return state.handling.assistances.length > 0 ? null : '没有“发出协办函”的记录';
  if (kind === 'delivery_receipt') return hasLetters ? null : '没有制发过文书';
  const choices = ofConsultation ? state.consultations : [null];
  if (choices.length === 0) return '没有征求过意见';
  const reasons = choices.map((consultation) =>
    letterBlocked(kind, { facts, state, consultation, assistance: null, about: null }, false),
  );
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

const PARTY = { third_party_consultation: 'third_party', agency_consultation: 'agency' } as const;
const isReleased = ({ code }: DecisionPart): boolean => code === 'granted' || code === 'partially_granted';

/** Approved, or while it is only looked at, proposed. */
export function partsOf({ decision, proposal }: CaseState): readonly DecisionPart[] {
  return (decision ?? proposal)?.parts ?? [];
}

/** To whom the letter is written, by name. */
export function recipientOf(
  kind: OutgoingKindId,
  { consultation, assistance, about, ...subject }: LetterSubject,
): string {
  if (OUTGOING_KINDS[kind].toApplicant) return applicantOf(subject);
  return about?.recipient ?? consultation?.recipient ?? assistance?.unit ?? '';
}

function applicantOf({ applicantName, jointCount }: Pick<LetterSubject, 'applicantName' | 'jointCount'>): string {
  return jointCount === 0 ? applicantName : `${applicantName}等${jointCount + 1}人`;
}

/** Only fields that can be filled in; the others are absent. */
export function letterValues(kind: OutgoingKindId, subject: LetterSubject): LetterValues {
  const { agency, state, facts, consultation, assistance, about, events } = subject;
  const { supplement, extension, fee, handling } = state;
  const proposed = lastOf(events, 'decision_proposed');
  const values: Record<string, string | null | undefined> = {
    ...subject.typed,
    机关名称: agency.name,
    承办机构: agency.office.name || agency.name,
    联系电话: agency.office.phone,
    办公地址: agency.office.address,
    申请人: applicantOf(subject),
    受理号: subject.number,
    申请方式: CHANNELS[subject.channel].label,
    收到日期: day(facts.receiptDate),
    申请内容: subject.subject,
    答复期限: day(facts.dueDate),
    补正内容: supplement?.text,
    补正期限: day(supplement?.replyBy),
    延期工作日数: extension && String(extension.workingDays),
    延期理由: withoutStop(lastOf(events, 'extension_approved')?.reason),
    说明事项: handling.reasons?.text,
    说明期限: day(handling.reasons?.replyBy),
    征求对象: consultation?.recipient,
    征求事项: consultation && startOf(events, consultation.id)?.text,
    征求日期: day(consultation?.startedDate),
    征求单位类别: consultation && (consultation.with === 'agency' ? '其他行政机关' : '第三方'),
    第三方意见: consultation?.answer && CONSULTATION_ANSWERS[consultation.answer],
    协办单位: assistance?.unit,
    协办事项: assistance?.text,
    协办期限: day(assistance?.replyBy),
    公开理由: proposed?.publicInterestReason,
    公开内容: releasedOf(subject),
    收费方式: fee && FEE_METHOD_LABELS[fee.method],
    收费标准: fee && FEE_STANDARDS[fee.method],
    计费数量: fee && (fee.method === 'per_page' ? `${fee.quantity}页` : `本自然月第${fee.quantity}件`),
    收费金额: fee && `${(fee.amountFen / 100).toFixed(2)}元`,
    缴费期限: day(fee?.payBy),
    处理结论: verdictsOf(partsOf(state), proposed?.namedAgency ?? null).join('\n'),
    答复内容: state.decision?.text ?? state.proposal?.text,
    送达文书: about?.title,
    送达文号: about && (about.number ?? '无'),
    受送达人: recipientOf(kind, subject),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

/** What is given of what the third party objected to: the parts that are released, else what was asked for. */
function releasedOf({ state, subject }: LetterSubject): string {
  const released = partsOf(state).flatMap((part) => (isReleased(part) && part.subject ? [part.subject] : []));
  return released.length > 0 ? released.join('；') : subject;
}

/** 109号 第四、五条: both are progressive. */
const FEE_STANDARDS: Readonly<Record<FeeMethod, string>> = {
  per_item:
    '同一申请人一个自然月内累计申请10件以下（含10件）的不收费；第11件至第30件（含30件）每件100元；31件以上的，以10件为一档，每增加一档每件增加100元',
  per_page:
    '每件申请30页以下（含30页）的不收费；第31页至第100页（含100页）每页10元；第101页至第200页（含200页）每页20元；201页以上每页40元',
};

function day(date: PlainDate | null | undefined): string | null {
  return date ? chineseDate(date) : null;
}

/** It goes on in the middle of a sentence. */
function withoutStop(text: string | undefined): string | undefined {
  return text?.replace(/[。；，、.;,\s]+$/u, '');
}

type EventOf<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>;

function lastOf<Kind extends CaseEvent['kind']>(events: readonly CaseEvent[], kind: Kind): EventOf<Kind> | undefined {
  return events.findLast((event): event is EventOf<Kind> => event.kind === kind);
}

function startOf(events: readonly CaseEvent[], id: string): EventOf<'consultation_started'> | undefined {
  return events.find(
    (event): event is EventOf<'consultation_started'> =>
      event.kind === 'consultation_started' && event.consultationId === id,
  );
}
