import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** Before dispatch, by the verified account or in writing (A.10, 22). It stays 新收 and is counted under 其他处理 3. */
export function withdraw(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { reason?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'withdraw' }, ({ today }) => ({
    facts: [{ kind: 'withdrawn', date: today, reason: input.reason ?? '' }],
  }));
}

/** A written withdrawal that reached the office. */
export function recordWithdrawal(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { reason: string; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_withdrawal' }, ({ today }) => ({
    facts: [{ kind: 'withdrawn', date: input.date ?? today, reason: input.reason }],
  }));
}
