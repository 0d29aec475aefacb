/** The information-processing fee of a case (第四十二条, 国办函〔2020〕109号): the notice, and what was paid on it. */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import {
  computeFee,
  FEE_PAYMENT_WORKING_DAYS,
  type FeeBasis,
  type FeeMethod,
  tariffOn,
} from '../../domain/payment/tariff.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * The notice goes out within the answer period; the server computes the amount, by one method, never both (109号 第三条).
 * @param input.pages by the page only; which request of the month it is, the server counts itself
 * The time to pay runs from the day after the notice arrived: from the notice itself until that is recorded.
 * @throws AppError `invalid_input` (pages), `event_date_invalid` (after the due date), `action_not_allowed` (nothing to charge)
 */
export function demandFee(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    method: FeeMethod;
    pages?: number | undefined;
    date?: PlainDate | undefined;
  },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'demand_fee' }, async ({ tx, record, calendar, today }) => {
    const date = input.date ?? today;
    const { dueDate } = record.facts;
    if (dueDate && date > dueDate) {
      throw new AppError('event_date_invalid', { date, reason: `收费通知应在答复期限 ${dueDate} 前发出` });
    }
    const basis = await basisOf(tx, record, input);
    const tariff = tariffOn(date);
    const amountFen = tariff ? computeFee(basis, tariff) : 0;
    if (amountFen === 0)
      throw new AppError('action_not_allowed', { action: '发出收费通知', reason: `${told(basis)}按收费标准为 0 元` });
    const payBy = calendar.nthWorkingDayAfter(date, FEE_PAYMENT_WORKING_DAYS).date;
    return {
      facts: [{ kind: 'fee_demanded', date, amountFen, payBy, ...countedAs(basis) }],
      detail: { amountFen, method: basis.method },
    };
  });
}

/** Nothing is charged although it could be, and why: a power, not a duty (109号 第一条); kept for the report and for equal treatment. */
export function waiveFee(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'waive_fee' }, ({ today }) => ({
    facts: [{ kind: 'fee_waived', date: today, reason: input.reason }],
  }));
}

/**
 * Payment as the collecting bank or the treasury tells it; the answer period counts anew from the day after (109号 第六条).
 * @throws AppError `event_date_invalid` (before the notice)
 */
export function recordPayment(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { date?: PlainDate | undefined; proof: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_payment' }, ({ state, today }) => {
    const date = input.date ?? today;
    const { fee } = state;
    if (!fee) throw new AppError('action_not_allowed', { action: '登记缴费', reason: '没有发出过收费通知' });
    if (date < fee.demandedDate) {
      throw new AppError('event_date_invalid', { date, reason: `早于收费通知日期 ${fee.demandedDate}` });
    }
    return {
      facts: [{ kind: 'fee_paid', date, amountFen: fee.amountFen, proof: input.proof }],
      detail: { amountFen: fee.amountFen },
    };
  });
}

async function basisOf(
  tx: Transaction,
  record: ApplicationRecord,
  { method, pages }: { method: FeeMethod; pages?: number | undefined },
): Promise<FeeBasis> {
  if (method === 'per_page') {
    if (pages === undefined) {
      throw new AppError('invalid_input', {}, { fields: [{ path: 'pages', message: '按量计收的，请填写页数' }] });
    }
    return { method, pages };
  }
  if (pages !== undefined) {
    throw new AppError('invalid_input', {}, { fields: [{ path: 'pages', message: '按件计收的，不填页数' }] });
  }
  return { method, ordinalInMonth: await tx.applications.ordinalInMonth(record) };
}

function countedAs(basis: FeeBasis): { method: FeeMethod; quantity: number } {
  return { method: basis.method, quantity: basis.method === 'per_page' ? basis.pages : basis.ordinalInMonth };
}

function told(basis: FeeBasis): string {
  return basis.method === 'per_page' ? `${basis.pages} 页` : `该申请人当月第 ${basis.ordinalInMonth} 件，`;
}
