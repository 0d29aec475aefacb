/** How cases hang together: split, merged, alike, taken over by somebody, tied to an account (A.10, 15 and 21). */
import { type PlainDate } from '../calendar/plain-date.js';
import { type EventRule } from './event-rule.js';

export interface CaseLink {
  id: string;
  number: string;
}

export type ShapeFact =
  | { kind: 'split'; date: PlainDate; children: CaseLink[]; reason: string }
  | { kind: 'split_from'; date: PlainDate; parent: CaseLink }
  | { kind: 'merged'; date: PlainDate; into: CaseLink; reason: string }
  | { kind: 'merged_from'; date: PlainDate; other: CaseLink }
  | { kind: 'linked'; date: PlainDate; other: CaseLink; text?: string }
  | { kind: 'unlinked'; date: PlainDate; other: CaseLink }
  | { kind: 'applicant_succeeded'; date: PlainDate; from: string; to: string; reason: string }
  /** A co-applicant goes back on it, in writing; the case goes on for the others. */
  | { kind: 'co_applicant_left'; date: PlainDate; name: string; proof: string; reason?: string }
  | {
      kind: 'co_applicant_corrected';
      date: PlainDate;
      from: string;
      to: string;
      identityCorrected: boolean;
      reason: string;
    }
  /** One of those who apply together speaks for them from now on. */
  | { kind: 'representative_changed'; date: PlainDate; from: string; to: string; formerLeft: boolean; proof: string }
  | { kind: 'binding_code_issued'; date: PlainDate }
  | { kind: 'account_bound'; date: PlainDate };

export const SHAPE_EVENTS: Record<ShapeFact['kind'], EventRule> = {
  split: { label: '拆分为多件', applicantText: '您的申请包含多项内容，已分别办理' },
  split_from: { label: '由其他申请拆分而来', applicantText: '由您的申请拆分而来' },
  merged: { label: '并入其他申请', applicantText: '与您内容相同的另一件申请合并办理' },
  merged_from: { label: '并入一件申请', applicantText: '您内容相同的另一件申请并入本件办理' },
  linked: { label: '关联相似申请', applicantText: null },
  unlinked: { label: '取消关联', applicantText: null },
  applicant_succeeded: { label: '变更申请人', applicantText: '申请人的权利义务由承受者承继' },
  co_applicant_left: { label: '共同申请人退出', applicantText: '一位共同申请人退出了申请' },
  co_applicant_corrected: { label: '更正共同申请人', applicantText: '已更正共同申请人的信息' },
  representative_changed: { label: '变更代表人', applicantText: '共同申请人的代表人已变更' },
  binding_code_issued: { label: '发出绑定码', applicantText: null },
  account_bound: { label: '申请人绑定账号', applicantText: '已与您的账号绑定' },
};

export function isShapeFact<F extends { kind: string }>(fact: F): fact is F & ShapeFact {
  return Object.hasOwn(SHAPE_EVENTS, fact.kind);
}

export interface ShapeState {
  splitDate: PlainDate | null;
  children: CaseLink[];
  parent: CaseLink | null;
  mergedDate: PlainDate | null;
  mergedInto: CaseLink | null;
  mergedFrom: CaseLink[];
  links: CaseLink[];
}

export const ON_ITS_OWN: ShapeState = {
  splitDate: null,
  children: [],
  parent: null,
  mergedDate: null,
  mergedInto: null,
  mergedFrom: [],
  links: [],
};

export function applyShape(state: ShapeState, fact: ShapeFact): ShapeState {
  switch (fact.kind) {
    case 'split':
      return { ...state, splitDate: fact.date, children: fact.children };
    case 'split_from':
      return { ...state, parent: fact.parent };
    case 'merged':
      return { ...state, mergedDate: fact.date, mergedInto: fact.into };
    case 'merged_from':
      return { ...state, mergedFrom: [...state.mergedFrom, fact.other] };
    case 'linked':
      return { ...state, links: [...state.links.filter(({ id }) => id !== fact.other.id), fact.other] };
    case 'unlinked':
      return { ...state, links: state.links.filter(({ id }) => id !== fact.other.id) };
    case 'applicant_succeeded':
    case 'co_applicant_left':
    case 'co_applicant_corrected':
    case 'representative_changed':
    case 'binding_code_issued':
    case 'account_bound':
      return state;
  }
}
