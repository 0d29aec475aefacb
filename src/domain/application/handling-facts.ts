/**
 * What happens to a case beside its answer clock: reasons for an excessive application (第三十五条), contacts, help asked of
 * another unit, an answer promised for later (第三十六条第二项), inspection on the spot (第四十条), proof that a notice arrived.
 * None of them moves the due date.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type EventRule } from './event-rule.js';

export const CONTACT_WAYS = {
  telephone: '电话',
  visit: '来访',
  letter: '信函',
  email: '电子邮件',
  message: '短信或即时消息',
  other: '其他',
} as const;
export type ContactWay = keyof typeof CONTACT_WAYS;

/** Notices whose limit begins only when they arrived (A.10, 16). */
export const SERVED_NOTICES = { supplement: '补正通知', fee: '收费通知', reasons: '说明理由通知' } as const;
export type ServedNotice = keyof typeof SERVED_NOTICES;

export const SERVICE_WAYS = {
  online: '网上送达',
  post: '邮寄签收',
  in_person: '当面签收',
  email: '电子邮件确认',
  fax: '传真确认',
  left_at_place: '留置送达',
  entrusted: '委托送达',
} as const;
export type ServiceWay = keyof typeof SERVICE_WAYS;

export type HandlingFact =
  | { kind: 'reasons_requested'; date: PlainDate; text: string; replyBy: PlainDate }
  | { kind: 'reasons_given'; date: PlainDate; text: string; fileIds: string[] }
  | { kind: 'contact_recorded'; date: PlainDate; way: ContactWay; text: string }
  | {
      kind: 'assistance_requested';
      date: PlainDate;
      assistanceId: string;
      unit: string;
      text: string;
      /** An internal date: it pauses nothing (A.10, 18). */
      replyBy: PlainDate;
    }
  | { kind: 'assistance_answered'; date: PlainDate; assistanceId: string; text: string }
  | { kind: 'supply_promised'; date: PlainDate; supplyBy: PlainDate; text: string }
  | { kind: 'supplied'; date: PlainDate; text: string; fileIds: string[] }
  | { kind: 'inspection_arranged'; date: PlainDate; inspectOn: PlainDate; place: string; text?: string }
  | { kind: 'inspection_held'; date: PlainDate; text: string }
  | {
      kind: 'notice_served';
      date: PlainDate;
      notice: ServedNotice;
      way: ServiceWay;
      proof: string;
      /** The applicant's limit, counted from this day. */
      until: PlainDate;
    }
  /** A fee that could have been asked for and was not: the law gives a power, not a duty (第四十二条). */
  | { kind: 'fee_waived'; date: PlainDate; reason: string }
  /** The third party that objected was told in writing what is released, and why (第三十二条; A.10, 23). */
  | { kind: 'release_notice_served'; date: PlainDate; consultationId: string; proof: string }
  | { kind: 'opinion_link_issued'; date: PlainDate; consultationId: string; phoneMasked: string }
  /** A letter was written, numbered and archived; that it went out is another fact. */
  | {
      kind: 'letter_issued';
      date: PlainDate;
      letterId: string;
      title: string;
      number: string | null;
      /** The number or the title of the letter it takes the place of. */
      replaces?: string;
      /** DOCX and PDF, in this order. */
      fileIds: string[];
    }
  /** The scan of the stamped letter: the one file of `fileIds`, with the hash under which it is archived (A.10, 17). */
  | {
      kind: 'letter_sealed';
      date: PlainDate;
      letterId: string;
      title: string;
      number: string | null;
      fileIds: string[];
      sha256: string;
    };

export const HANDLING_EVENTS: Record<HandlingFact['kind'], EventRule> = {
  reasons_requested: { label: '要求说明理由', article: '第三十五条', applicantText: '请说明申请的理由' },
  reasons_given: { label: '申请人说明理由', article: '第三十五条', applicantText: '已收到您说明的理由' },
  contact_recorded: { label: '联系记录', applicantText: null },
  assistance_requested: { label: '发出协办函', applicantText: null },
  assistance_answered: { label: '收到协办答复', applicantText: null },
  supply_promised: { label: '告知提供时间', article: '第三十六条', applicantText: '行政机关已告知提供信息的时间' },
  supplied: { label: '按时提供', article: '第三十六条', applicantText: '行政机关已提供信息' },
  inspection_arranged: { label: '安排查阅', article: '第四十条', applicantText: '已为您安排现场查阅' },
  inspection_held: { label: '查阅完成', article: '第四十条', applicantText: '现场查阅已完成' },
  notice_served: { label: '通知送达', applicantText: null },
  fee_waived: { label: '决定不收取信息处理费', article: '第四十二条', applicantText: null },
  release_notice_served: { label: '决定公开告知书送达第三方', article: '第三十二条', applicantText: null },
  opinion_link_issued: { label: '发出在线提出意见的链接', article: '第三十二条', applicantText: null },
  letter_issued: { label: '制发文书', applicantText: null },
  letter_sealed: { label: '上传盖章原件', applicantText: null },
};

export function isHandlingFact<F extends { kind: string }>(fact: F): fact is F & HandlingFact {
  return Object.hasOwn(HANDLING_EVENTS, fact.kind);
}

export interface Assistance {
  id: string;
  unit: string;
  requestedDate: PlainDate;
  replyBy: PlainDate;
  answeredDate: PlainDate | null;
}

export interface HandlingState {
  reasons: { requestedDate: PlainDate; text: string; replyBy: PlainDate; givenDate: PlainDate | null } | null;
  assistances: Assistance[];
  promise: { promisedDate: PlainDate; supplyBy: PlainDate; suppliedDate: PlainDate | null } | null;
  inspection: { inspectOn: PlainDate; place: string; heldDate: PlainDate | null } | null;
  /** What is known to have arrived, and when. */
  served: Partial<Record<ServedNotice, { date: PlainDate; until: PlainDate }>>;
  /** By consultation: the day its third party was told of the release. */
  releaseNotices: Record<string, PlainDate>;
  feeWaivedDate: PlainDate | null;
}

export const NOTHING_HANDLED: HandlingState = {
  reasons: null,
  assistances: [],
  promise: null,
  inspection: null,
  served: {},
  releaseNotices: {},
  feeWaivedDate: null,
};

export function applyHandling(state: HandlingState, fact: HandlingFact): HandlingState {
  switch (fact.kind) {
    case 'reasons_requested':
      return {
        ...state,
        reasons: { requestedDate: fact.date, text: fact.text, replyBy: fact.replyBy, givenDate: null },
      };
    case 'reasons_given':
      return state.reasons ? { ...state, reasons: { ...state.reasons, givenDate: fact.date } } : state;
    case 'assistance_requested':
      return {
        ...state,
        assistances: [
          ...state.assistances,
          {
            id: fact.assistanceId,
            unit: fact.unit,
            requestedDate: fact.date,
            replyBy: fact.replyBy,
            answeredDate: null,
          },
        ],
      };
    case 'assistance_answered':
      return {
        ...state,
        assistances: state.assistances.map((item) =>
          item.id === fact.assistanceId ? { ...item, answeredDate: fact.date } : item,
        ),
      };
    case 'supply_promised':
      return { ...state, promise: { promisedDate: fact.date, supplyBy: fact.supplyBy, suppliedDate: null } };
    case 'supplied':
      return state.promise ? { ...state, promise: { ...state.promise, suppliedDate: fact.date } } : state;
    case 'inspection_arranged':
      return { ...state, inspection: { inspectOn: fact.inspectOn, place: fact.place, heldDate: null } };
    case 'inspection_held':
      return state.inspection ? { ...state, inspection: { ...state.inspection, heldDate: fact.date } } : state;
    case 'notice_served':
      return {
        ...state,
        served: { ...state.served, [fact.notice]: { date: fact.date, until: fact.until } },
        reasons: fact.notice === 'reasons' && state.reasons ? { ...state.reasons, replyBy: fact.until } : state.reasons,
      };
    case 'release_notice_served':
      return { ...state, releaseNotices: { ...state.releaseNotices, [fact.consultationId]: fact.date } };
    case 'fee_waived':
      return { ...state, feeWaivedDate: fact.date };
    case 'contact_recorded':
    case 'opinion_link_issued':
    case 'letter_issued':
    case 'letter_sealed':
      return state;
  }
}
