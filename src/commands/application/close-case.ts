import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** The file is complete and archived (第四十五条). */
export function closeCase(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & { comment?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'close' }, ({ today }) => ({
    facts: [{ kind: 'closed', date: today, ...(input.comment ? { comment: input.comment } : {}) }],
  }));
}
