import { assertExtension } from '../../domain/application/extension-rules.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * The clerk asks; the head of the disclosure office decides (第三十三条).
 * @throws AppError `extension_too_long`, `extension_repeated`, `extension_after_due`, and what `changeCase` throws
 */
export function requestExtension(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { workingDays: number; reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_extension' }, ({ record, calendar, today }) => {
    const { workingDays, reason } = input;
    assertExtension(record, { date: today, workingDays }, calendar);
    return { facts: [{ kind: 'extension_requested', date: today, workingDays, reason }] };
  });
}
