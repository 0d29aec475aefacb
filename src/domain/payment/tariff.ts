/**
 * The information-processing fee (信息处理费): 条例 art 42 and 国办函〔2020〕109号. Both methods are progressive by tier
 * (超额累进): each request or page is charged by the tier it falls in itself. The agency picks one method per request,
 * never both (art 3). The amounts are data with their date of effect; money is integer fen.
 */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';

export const FEE_METHODS = ['per_item', 'per_page'] as const;
export type FeeMethod = (typeof FEE_METHODS)[number];

export const FEE_METHOD_LABELS: Readonly<Record<FeeMethod, string>> = { per_item: '按件计收', per_page: '按量计收' };

/** Working days to pay, from the day after the notice was received (109号 第六条). */
export const FEE_PAYMENT_WORKING_DAYS = 20;

export interface FeeTier {
  /** Last number that the tier holds; the tier begins after the one before. */
  through: number;
  /** For each request or page in the tier. */
  eachFen: number;
}

export interface Tariff {
  notice: string;
  effectiveFrom: PlainDate;
  /** By the running number of the same applicant's requests in one natural month. */
  perItem: {
    tiers: readonly FeeTier[];
    /** Beyond the tiers: blocks of so many requests, each block dearer than the one before. */
    blocks: { size: number; firstEachFen: number; stepFen: number };
  };
  /** By the pages of one request; A4 or smaller, one side is a page. */
  perPage: { tiers: readonly FeeTier[] };
}

export type FeeBasis =
  /** `ordinalInMonth`: this is the applicant's n-th request of the month, from 1. */
  { method: 'per_item'; ordinalInMonth: number } | { method: 'per_page'; pages: number };

export const TARIFF_2021: Tariff = {
  notice: '国办函〔2020〕109号',
  effectiveFrom: '2021-01-01' as PlainDate,
  perItem: {
    tiers: [
      { through: 10, eachFen: 0 },
      { through: 30, eachFen: 100_00 },
    ],
    blocks: { size: 10, firstEachFen: 200_00, stepFen: 100_00 },
  },
  perPage: {
    tiers: [
      { through: 30, eachFen: 0 },
      { through: 100, eachFen: 10_00 },
      { through: 200, eachFen: 20_00 },
      { through: Infinity, eachFen: 40_00 },
    ],
  },
};

const TARIFFS: readonly Tariff[] = [TARIFF_2021];

/** The tariff in force on a day; null before 2021-01-01, when there was no processing fee. */
export function tariffOn(date: PlainDate): Tariff | null {
  return TARIFFS.findLast((tariff) => tariff.effectiveFrom <= date) ?? null;
}

/**
 * Fee of one request in fen (109号 arts 4, 5).
 * @throws AppError `invalid_input` unless `ordinalInMonth` is an integer from 1 or `pages` one from 0, and the fee a safe integer.
 */
export function computeFee(basis: FeeBasis, tariff: Tariff): number {
  const fen = basis.method === 'per_item' ? feePerItem(basis.ordinalInMonth, tariff) : feePerPage(basis.pages, tariff);
  if (!Number.isSafeInteger(fen)) throw new AppError('invalid_input');
  return fen;
}

function feePerItem(ordinal: number, { perItem: { tiers, blocks } }: Tariff): number {
  if (!Number.isSafeInteger(ordinal) || ordinal < 1) throw new AppError('invalid_input');
  const tier = tiers.find(({ through }) => ordinal <= through);
  if (tier) return tier.eachFen;
  const beyond = ordinal - (tiers.at(-1)?.through ?? 0) - 1;
  return blocks.firstEachFen + Math.floor(beyond / blocks.size) * blocks.stepFen;
}

function feePerPage(pages: number, { perPage: { tiers } }: Tariff): number {
  if (!Number.isSafeInteger(pages) || pages < 0) throw new AppError('invalid_input');
  let fen = 0;
  let below = 0;
  for (const { through, eachFen } of tiers) {
    fen += Math.max(0, Math.min(pages, through) - below) * eachFen;
    below = through;
  }
  return fen;
}
