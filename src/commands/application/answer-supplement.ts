import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** The applicant's answer through the app. The clock restarts when the office confirms it, as for the application (A.10, 6). */
export function answerSupplement(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { text: string; fileIds: string[] },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'answer_supplement' }, ({ today }) => ({
    facts: [{ kind: 'supplement_submitted', date: today, text: input.text, fileIds: input.fileIds }],
  }));
}
