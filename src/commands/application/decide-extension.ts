import { AppError } from '../../errors.js';
import { assertExtension } from '../../domain/application/extension-rules.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * The office head approves; the notice to the applicant goes out on `date` (default today), and only that day counts
 * (第三十三条, 国办公开办函〔2016〕235号).
 */
export function approveExtension(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { date?: PlainDate | undefined; comment?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'approve_extension' }, ({ record, state, calendar, today }) => {
    const pending = state.pendingExtension;
    if (!pending) throw new AppError('action_not_allowed', { action: '批准延期', reason: '没有待审批的延期申请' });
    if (actor.type === 'staff' && pending.requestedBy === actor.staffId) throw new AppError('separation_of_duties');
    const date = input.date ?? today;
    assertExtension(record, { date, workingDays: pending.workingDays }, calendar);
    const { workingDays, reason } = pending;
    return {
      facts: [
        {
          kind: 'extension_approved',
          date,
          workingDays,
          reason,
          ...(input.comment ? { comment: input.comment } : {}),
        },
      ],
    };
  });
}

export function returnExtension(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { comment: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'return_extension' }, ({ today }) => ({
    facts: [{ kind: 'extension_returned', date: today, comment: input.comment }],
  }));
}
