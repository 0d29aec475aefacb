import { type ContactWay } from '../../domain/application/handling-facts.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** A call, a visit, a second clarification: kept, and without effect on the clock (A.10, 6 and 22). */
export function recordContact(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & { way: ContactWay; text: string; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_contact' }, ({ today }) => ({
    facts: [{ kind: 'contact_recorded', date: input.date ?? today, way: input.way, text: input.text }],
  }));
}
