import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { claimFiles, stagingOwner } from './files.js';

/** The applicant's answer through the app. The clock restarts when the office confirms it, as for the application (A.10, 6). */
export async function answerSupplement(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { text: string; fileIds: string[] },
): Promise<ApplicationRecord> {
  const record = await changeCase(deps, actor, { ...input, action: 'answer_supplement' }, async ({ record, today }) => {
    await claimFiles(deps, input.fileIds, stagingOwner(actor));
    return {
      facts: [{ kind: 'supplement_submitted', date: today, text: input.text, fileIds: input.fileIds }],
      fields: { fileIds: [...record.fileIds, ...input.fileIds] },
    };
  });
  if (input.fileIds.length > 0)
    await deps.files.changeOwner(input.fileIds, `application:${record.id}`, record.agencyId);
  return record;
}
