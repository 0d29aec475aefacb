import { type ApplicantKind } from '../../domain/application/applicant-kinds.js';
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** `mentions` are colleagues of the same agency who may see the case; the caller has looked that up. Each is told. */
export function addNote(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { text: string; mentions?: readonly { id: string; name: string }[] },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'note' }, ({ today }) => ({
    facts: [
      {
        kind: 'noted',
        date: today,
        text: input.text,
        ...(input.mentions?.length ? { mentions: [...input.mentions] } : {}),
      },
    ],
  }));
}

/** Moves the case to another column of table 2, in every year in which it is counted. */
export function correctApplicantKind(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { kind: ApplicantKind; reason: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'correct_applicant_kind' }, ({ record, today }) => {
    const from = record.facts.column;
    if (from === input.kind)
      throw new AppError('action_not_allowed', { action: '更正申请人类型', reason: '与现有类型相同' });
    return {
      facts: [{ kind: 'applicant_kind_corrected', date: today, from, to: input.kind, reason: input.reason }],
      detail: { from, to: input.kind },
    };
  });
}
