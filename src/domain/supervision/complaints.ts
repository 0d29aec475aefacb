/**
 * Complaints against an agency with the one above it (第四十七条第二款, 第五十一条): received, an order to mend or a public reproof, the
 * agency's feedback by a day, a result. Never in table 2 (A.10, 24 and 25).
 */
import { type EventAuthor } from '../application/case-events.js';
import { type PlainDate } from '../calendar/plain-date.js';

export const COMPLAINT_MATTERS = {
  not_published: '未按要求主动公开政府信息',
  not_answered: '未依法答复政府信息公开申请',
  guide_not_updated: '未及时更新公开指南、目录',
  other: '其他',
} as const;
export type ComplaintMatter = keyof typeof COMPLAINT_MATTERS;

export const COMPLAINT_ORDERS = { rectify: '督促整改', reprove: '通报批评' } as const;
export type ComplaintOrder = keyof typeof COMPLAINT_ORDERS;

export const COMPLAINT_RESULTS = {
  rectified: '已整改',
  unfounded: '反映的问题不属实',
  partly_founded: '部分属实，已处理',
  transferred: '不属于监督范围，已告知途径',
} as const;
export type ComplaintResult = keyof typeof COMPLAINT_RESULTS;

export const COMPLAINT_STATUSES = {
  received: '已登记，待处理',
  ordered: '已责令，待反馈',
  answered: '已反馈，待办结',
  concluded: '已办结',
} as const;
export type ComplaintStatus = keyof typeof COMPLAINT_STATUSES;
export const COMPLAINT_STATUS_IDS = Object.keys(COMPLAINT_STATUSES) as [ComplaintStatus, ...ComplaintStatus[]];

export type ComplaintFact =
  | { kind: 'received'; date: PlainDate }
  | { kind: 'ordered'; date: PlainDate; order: ComplaintOrder; text: string; dueDate: PlainDate }
  | { kind: 'feedback_given'; date: PlainDate; text: string }
  /** Not enough: the agency has to report again. */
  | { kind: 'feedback_returned'; date: PlainDate; text: string; dueDate: PlainDate }
  | { kind: 'concluded'; date: PlainDate; result: ComplaintResult; text: string };

export type ComplaintEvent = ComplaintFact & { id: string; seq: number; version: number; at: string; by: EventAuthor };

export const COMPLAINT_EVENTS: Readonly<Record<ComplaintFact['kind'], string>> = {
  received: '收到投诉举报',
  ordered: '作出监督决定',
  feedback_given: '被投诉机关反馈',
  feedback_returned: '退回，要求再次反馈',
  concluded: '办结',
};
export const COMPLAINT_EVENT_KINDS = Object.keys(COMPLAINT_EVENTS) as [
  ComplaintFact['kind'],
  ...ComplaintFact['kind'][],
];

export interface ComplaintState {
  status: ComplaintStatus;
  /** By when the agency has to report; null while nothing is asked of it. */
  dueDate: PlainDate | null;
  order: { kind: ComplaintOrder; date: PlainDate; text: string } | null;
  result: { kind: ComplaintResult; date: PlainDate; text: string } | null;
}

export function foldComplaint(events: readonly ComplaintFact[]): ComplaintState {
  let state: ComplaintState = { status: 'received', dueDate: null, order: null, result: null };
  for (const event of events) state = apply(state, event);
  return state;
}

function apply(state: ComplaintState, event: ComplaintFact): ComplaintState {
  switch (event.kind) {
    case 'received':
      return state;
    case 'ordered': {
      const { order: kind, date, text, dueDate } = event;
      return { ...state, status: 'ordered', dueDate, order: { kind, date, text } };
    }
    case 'feedback_given':
      return { ...state, status: 'answered', dueDate: null };
    case 'feedback_returned':
      return { ...state, status: 'ordered', dueDate: event.dueDate };
    case 'concluded':
      return {
        ...state,
        status: 'concluded',
        dueDate: null,
        result: { kind: event.result, date: event.date, text: event.text },
      };
  }
}

/** From which status each step may be taken; a complaint without grounds is concluded without an order. */
const FROM: Readonly<Record<Exclude<ComplaintFact['kind'], 'received'>, readonly ComplaintStatus[]>> = {
  ordered: ['received'],
  feedback_given: ['ordered'],
  feedback_returned: ['answered'],
  concluded: ['received', 'answered'],
};

export function isComplaintStepOpen(kind: keyof typeof FROM, status: ComplaintStatus): boolean {
  return FROM[kind].includes(status);
}
