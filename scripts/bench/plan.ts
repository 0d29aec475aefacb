/** What a data set of the benchmark holds; everything in it follows from this and a fixed seed. */
import { createHash } from 'node:crypto';
import { type PlainDate } from '../../src/domain/calendar/plain-date.js';

export interface DatasetPlan {
  /** Also the end of the database's name. */
  name: '10k' | '1m';
  cases: number;
  /** People who apply online, about twenty cases each. */
  citizens: number;
  publications: number;
}

export const SMALL: DatasetPlan = { name: '10k', cases: 10_000, citizens: 350, publications: 10_000 };
export const LARGE: DatasetPlan = { name: '1m', cases: 1_000_000, citizens: 35_000, publications: 100_000 };

/** Cases come in from the day the 2019 Regulations took force; nothing later than the second day has happened. */
export const FIRST_DATE = '2019-05-15' as PlainDate;
export const REFERENCE_DATE = '2026-11-20' as PlainDate;
/** A year that is over, in the middle of the data. */
export const STATISTICS_YEAR = 2025;

/** Share of the cases in per cent: one large office and seven smaller ones. */
export const AGENCIES = [
  { code: 'BJZJ', name: '住房和城乡建设局', share: 60 },
  { code: 'BJZR', name: '自然资源和规划局', share: 10 },
  { code: 'BJGA', name: '公安局', share: 8 },
  { code: 'BJRS', name: '人力资源和社会保障局', share: 7 },
  { code: 'BJSC', name: '市场监督管理局', share: 5 },
  { code: 'BJJY', name: '教育局', share: 4 },
  { code: 'BJHB', name: '生态环境局', share: 3 },
  { code: 'BJMZ', name: '民政局', share: 3 },
] as const;

/** Kinds of ids, so that none meets another. */
const ID_SPACES = {
  agency: 1,
  clerk: 2,
  reviewer: 3,
  citizen: 4,
  walkIn: 5,
  application: 6,
  event: 7,
  tallyEntry: 9,
  remedy: 10,
  submitter: 11,
  draft: 12,
} as const;

const HEX_SECONDS = 8;

/** A 24-hex id of our own making: like the real ones it begins with the second in which it was made. */
export function idOf(space: keyof typeof ID_SPACES, number: number, madeAtSeconds = 0): string {
  const time = madeAtSeconds.toString(16).padStart(HEX_SECONDS, '0');
  return `${time}${ID_SPACES[space].toString(16).padStart(2, '0')}${number.toString(16).padStart(14, '0')}`;
}

export const agencyId = (index: number): string => idOf('agency', index + 1);

/** Tokens of the benchmark's own sessions: 43 characters of base64url like the real ones, but the same each time. */
export function tokenOf(kind: 'citizen' | 'submitter' | 'staff', number: number): string {
  return createHash('sha256').update(`bench ${kind} ${number}`).digest('base64url');
}
