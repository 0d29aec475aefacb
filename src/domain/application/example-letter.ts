/** An invented case in which each letter can be written: on it an agency looks at its own wording before it is used. */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { deriveFacts } from './case-facts.js';
import { type CaseEvent, type CaseFact } from './case-events.js';
import { type DecisionGroup, type DecisionPart } from './decisions.js';
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';
import { type LetterSubject } from './letter-subject.js';
import { overallDecisionCode } from './decision-parts.js';

interface Example {
  agency: LetterSubject['agency'] & { code: string };
  today: PlainDate;
  calendar: WorkingCalendar;
}

const ID = 'example';
const APPLICANT = '张三';
const SUBJECT = '2025年度城区道路照明设施采购合同';
const TEXT = '请写明所需合同的签订年份，或者合同的编号。';

/** Ends as each letter needs it; every part with a ground that carries its remedies. */
const PARTS: Readonly<Record<DecisionGroup, DecisionPart[]>> = {
  granted: [{ code: 'granted', ground: 'article_36_2' }],
  partially_granted: [
    { code: 'granted', ground: 'article_36_2', subject: '合同正文' },
    { code: 'refused_third_party_rights', ground: 'article_15', subject: '技术附件' },
  ],
  refused: [{ code: 'refused_internal_affairs', ground: 'article_16_1' }],
  unavailable: [{ code: 'unavailable_requires_creation', ground: 'article_38' }],
  not_processed: [{ code: 'not_processed_petition', ground: 'article_39_1' }],
  otherwise: [{ code: 'otherwise_other', ground: 'transferred' }],
};

export function exampleSubject(kind: OutgoingKindId, { agency, today, calendar }: Example): LetterSubject {
  const later = (workingDays: number): PlainDate => calendar.nthWorkingDayAfter(today, workingDays).date;
  const events = [
    { kind: 'submitted', date: today, channel: 'in_person' } as const,
    ...happened(kind, today, later),
  ].map((fact, index): CaseEvent => ({
    ...fact,
    id: `${ID}-${index}`,
    seq: index + 1,
    version: index + 1,
    at: `${today}T01:00:00.000Z`,
    by: { type: 'staff', id: ID, name: '王经办' },
  }));
  const basis = { channel: 'in_person', applicantKind: 'natural_person', events, createdDate: today } as const;
  const { facts, state } = deriveFacts(basis, calendar);
  const assistance = state.handling.assistances[0];
  return {
    agency,
    number: `${agency.code}-${today.slice(0, 4)}-000123`,
    applicantName: APPLICANT,
    jointCount: 0,
    subject: SUBJECT,
    channel: 'in_person',
    facts,
    state,
    events,
    consultation: state.consultations[0] ?? null,
    assistance: assistance ? { ...assistance, text: '请协助检索2025年度的路灯采购合同及附件。' } : null,
    about:
      kind === 'delivery_receipt'
        ? { title: '政府信息公开告知书', number: `依申请〔${today.slice(0, 4)}〕8号`, recipient: APPLICANT }
        : null,
    typed: kind === 'fee_notice' ? { 缴纳方式: '凭缴款码到代收银行或者网上缴纳' } : {},
  };
}

/** What the letter is about, on top of the application itself. */
function happened(kind: OutgoingKindId, date: PlainDate, later: (workingDays: number) => PlainDate): CaseFact[] {
  const { decisionGroup } = OUTGOING_KINDS[kind];
  if (decisionGroup) return decided(PARTS[decisionGroup], date);
  switch (kind) {
    case 'supplement_notice':
      return [{ kind: 'supplement_requested', date, text: TEXT, replyBy: later(15) }];
    case 'extension_notice':
      return [{ kind: 'extension_approved', date, workingDays: 15, reason: '所申请的信息数量较多，需要逐件核对' }];
    case 'reasons_notice':
      return [{ kind: 'reasons_requested', date, text: '请说明申请上述信息的理由和用途。', replyBy: later(10) }];
    case 'third_party_consultation':
      return [consulted('third_party', '云溪照明工程有限公司', date)];
    case 'consultation_notice':
      return [consulted('third_party', '云溪照明工程有限公司', date)];
    case 'agency_consultation':
      return [consulted('agency', '云溪市财政局', date)];
    case 'release_notice':
      return [
        consulted('third_party', '云溪照明工程有限公司', date),
        { kind: 'consultation_answered', date, consultationId: ID, with: 'third_party', answer: 'objected' },
        ...decided(PARTS.granted, date, '合同的履行关系到公共照明的安全'),
      ];
    case 'assistance_letter':
      return [
        { kind: 'assistance_requested', date, assistanceId: ID, unit: '云溪市城建档案馆', text: '', replyBy: later(5) },
      ];
    case 'fee_notice':
      return [{ kind: 'fee_demanded', date, amountFen: 38_000, payBy: later(20), method: 'per_page', quantity: 68 }];
    default:
      return [];
  }
}

function consulted(party: 'third_party' | 'agency', recipient: string, date: PlainDate): CaseFact {
  const text = '合同及技术附件是否同意公开；不同意公开的，请说明理由。';
  return { kind: 'consultation_started', date, consultationId: ID, with: party, recipient, text };
}

function decided(parts: DecisionPart[], date: PlainDate, publicInterestReason?: string): CaseFact[] {
  const decisionCode = overallDecisionCode(parts, null);
  const text = '所申请的信息及其说明见附件。';
  return [
    {
      kind: 'decision_proposed',
      date,
      decisionCode,
      parts,
      text,
      ...(publicInterestReason ? { publicInterestReason } : {}),
    },
    { kind: 'decided', date, decisionCode, parts },
  ];
}
