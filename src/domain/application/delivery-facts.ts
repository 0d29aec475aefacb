/**
 * How a letter reaches the applicant (A.10, 17). The day of the first dispatch decides whether the answer was in time and in
 * which year it counts; what follows here only proves when it arrived.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type EventRule } from './event-rule.js';

export const DELIVERY_METHODS = {
  online: '网上送达',
  post: '邮政寄送',
  in_person: '当面领取',
  email: '电子邮件',
  fax: '传真',
  entrusted: '委托送达',
  left_at_place: '留置送达',
  public_notice: '公告送达',
  /** Only from ledgers: that the answer went out is known, how is not. */
  unrecorded: '台账未记载',
} as const;
export type DeliveryMethod = keyof typeof DELIVERY_METHODS;
export const DELIVERY_METHOD_IDS = Object.keys(DELIVERY_METHODS) as [DeliveryMethod, ...DeliveryMethod[]];

const NEVER_CHOSEN_FIRST: ReadonlySet<DeliveryMethod> = new Set(['unrecorded', 'left_at_place', 'public_notice']);
/** What a clerk may choose when a letter goes out; leaving it and public notice need a failed delivery before them. */
export const DISPATCH_METHOD_IDS = DELIVERY_METHOD_IDS.filter((id) => !NEVER_CHOSEN_FIRST.has(id)) as [
  DeliveryMethod,
  ...DeliveryMethod[],
];
/** Ways of service that need the applicant's consent. */
export const ELECTRONIC_METHODS: ReadonlySet<DeliveryMethod> = new Set(['online', 'email', 'fax']);

export const DELIVERY_FAILURES = {
  returned: '退回',
  refused: '拒收',
  unclaimed: '逾期未领取',
  wrong_address: '地址不详或有误',
} as const;
export type DeliveryFailure = keyof typeof DELIVERY_FAILURES;

/** Days after which a letter announced in public counts as delivered (民事诉讼法 第九十五条). */
export const PUBLIC_NOTICE_DAYS = 30;

/** Working days after which an unopened online letter is told by SMS, and after which it is posted. */
export const UNOPENED_SMS_WORKING_DAYS = 3;
export const UNOPENED_POST_WORKING_DAYS = 5;

export type DeliveryFact =
  | {
      kind: 'dispatched';
      date: PlainDate;
      method: DeliveryMethod;
      trackingNumber?: string;
      fileIds: string[];
      /** The sealed original among the files, with the hash under which it is archived. */
      sealed?: { fileId: string; sha256: string };
      /** The issued letter among the files. */
      letterId?: string;
      /** Numbers of the other cases that the same letter answers. */
      together?: string[];
    }
  | { kind: 'delivered'; date: PlainDate; method: DeliveryMethod; proof?: string }
  | { kind: 'delivery_failed'; date: PlainDate; reason: DeliveryFailure; proof?: string }
  | {
      kind: 'redelivered';
      date: PlainDate;
      method: DeliveryMethod;
      trackingNumber?: string;
      /** Which other contact was tried, covered like all contact data; in clear it is in `contactSealed`. */
      contact: string;
      contactSealed?: string;
    }
  /** Where it was announced; never what it is about. */
  | { kind: 'public_notice_posted'; date: PlainDate; place: string; until: PlainDate }
  | { kind: 'reply_opened'; date: PlainDate }
  | { kind: 'electronic_service_recorded'; date: PlainDate; agreed: boolean; proof: string };

export const DELIVERY_EVENTS: Record<DeliveryFact['kind'], EventRule> = {
  dispatched: { label: '发出答复', article: '第三十六条', applicantText: '答复已发出' },
  delivered: { label: '答复送达', applicantText: '答复已送达' },
  delivery_failed: { label: '送达未成', applicantText: '答复未能送达，行政机关将再次送达' },
  redelivered: { label: '再次送达', applicantText: '答复已再次发出' },
  public_notice_posted: { label: '公告送达', applicantText: '已公告，请与行政机关联系领取答复' },
  reply_opened: { label: '申请人打开答复', applicantText: '您已打开答复' },
  electronic_service_recorded: { label: '记录电子送达意愿', applicantText: '已记录您对电子送达的意愿' },
};

export function isDeliveryFact<F extends { kind: string }>(fact: F): fact is F & DeliveryFact {
  return Object.hasOwn(DELIVERY_EVENTS, fact.kind);
}

export interface DeliveryState {
  dispatched: {
    date: PlainDate;
    method: DeliveryMethod;
    trackingNumber: string | null;
    fileIds: string[];
    sealed: { fileId: string; sha256: string } | null;
  } | null;
  /** The last time it was sent, the first dispatch included. */
  lastSent: { date: PlainDate; method: DeliveryMethod; trackingNumber: string | null } | null;
  /** Of the last time it was sent; null while nothing is known. */
  failure: { date: PlainDate; reason: DeliveryFailure } | null;
  failures: number;
  publicNotice: { date: PlainDate; until: PlainDate } | null;
  openedDate: PlainDate | null;
  deliveredDate: PlainDate | null;
  deliveredBy: DeliveryMethod | null;
  electronicService: boolean | null;
}

export const NOTHING_SENT: DeliveryState = {
  dispatched: null,
  lastSent: null,
  failure: null,
  failures: 0,
  publicNotice: null,
  openedDate: null,
  deliveredDate: null,
  deliveredBy: null,
  electronicService: null,
};

export function applyDelivery(state: DeliveryState, fact: DeliveryFact): DeliveryState {
  switch (fact.kind) {
    case 'dispatched': {
      const sent = { date: fact.date, method: fact.method, trackingNumber: fact.trackingNumber ?? null };
      return {
        ...state,
        dispatched: { ...sent, fileIds: fact.fileIds, sealed: fact.sealed ?? null },
        lastSent: sent,
        failure: null,
      };
    }
    case 'redelivered':
      return {
        ...state,
        lastSent: { date: fact.date, method: fact.method, trackingNumber: fact.trackingNumber ?? null },
        failure: null,
      };
    case 'delivery_failed':
      return { ...state, failure: { date: fact.date, reason: fact.reason }, failures: state.failures + 1 };
    case 'public_notice_posted':
      return { ...state, publicNotice: { date: fact.date, until: fact.until } };
    case 'reply_opened':
      return { ...state, openedDate: state.openedDate ?? fact.date };
    case 'delivered':
      return { ...state, deliveredDate: fact.date, deliveredBy: fact.method };
    case 'electronic_service_recorded':
      return { ...state, electronicService: fact.agreed };
  }
}
