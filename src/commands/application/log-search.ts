import { type SearchEntry } from '../../domain/application/case-events.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** Where, with which words and by whom was searched: the proof behind “不存在” (第三十六条第四项). */
export function logSearch(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { entries: SearchEntry[] },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'log_search' }, ({ today }) => ({
    facts: [{ kind: 'search_logged', date: today, entries: input.entries }],
    detail: { places: input.entries.length },
  }));
}
