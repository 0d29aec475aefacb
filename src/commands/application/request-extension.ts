import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

export const MAX_EXTENSION_WORKING_DAYS = 20;

/** The clerk asks; the head of the disclosure office decides (第三十三条). */
export function requestExtension(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { workingDays: number; reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_extension' }, ({ record, today }) => {
    assertExtension(input.workingDays, record, today);
    return {
      facts: [{ kind: 'extension_requested', date: today, workingDays: input.workingDays, reason: input.reason }],
    };
  });
}

/** At most 20 working days, and its notice goes out by the due date as it stands (A.10, 1). */
export function assertExtension(workingDays: number, record: ApplicationRecord, date: string): void {
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MAX_EXTENSION_WORKING_DAYS) {
    throw new AppError(
      'extension_too_long',
      {},
      { fields: [{ path: 'workingDays', message: '请填写 1 至 20 的整数' }] },
    );
  }
  const { dueDate } = record.facts;
  if (dueDate && date > dueDate) throw new AppError('extension_after_due', { dueDate });
}
