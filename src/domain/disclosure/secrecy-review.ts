/** 保密审查 before publication (第十七条): who, when, on what basis, with which result. Only the first result opens the door. */
import { type PlainDate } from '../calendar/plain-date.js';

export const SECRECY_RESULTS = {
  publishable: '可以公开',
  needs_removal: '删除或者隐去有关内容后公开',
  not_publishable: '不予公开',
  referred: '不能确定，报有关主管部门或者保密行政管理部门确定',
} as const;

export type SecrecyResult = keyof typeof SECRECY_RESULTS;
export const SECRECY_RESULT_IDS = Object.keys(SECRECY_RESULTS) as [SecrecyResult, ...SecrecyResult[]];

export interface SecrecyReview {
  /** The person who reviewed; `staffId` is null for somebody without an account here. */
  reviewer: { staffId: string | null; name: string };
  date: PlainDate;
  /** Rule or opinion the result rests on. */
  basis: string;
  result: SecrecyResult;
}
