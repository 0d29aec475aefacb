import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase, type Decide } from './change-case.js';

/** `assignee` must be a clerk of the same agency; the caller has looked that up. */
export function assign(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { assignee: { id: string; name: string } },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'assign' }, assigning(input.assignee));
}

export function assigning({ id, name }: { id: string; name: string }): Decide {
  return ({ today }) => ({
    facts: [{ kind: 'assigned', date: today, staffId: id, staffName: name }],
    fields: { assignee: { id, name } },
  });
}

export function claim(deps: CommandDeps, actor: Actor, input: Omit<CaseChange, 'action'>): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'claim' }, ({ record, today }) => {
    if (actor.type !== 'staff') throw new AppError('forbidden');
    if (record.assignee && record.assignee.id !== actor.staffId) {
      throw new AppError('action_not_allowed', { action: '认领', reason: `已由${record.assignee.name}办理` });
    }
    return {
      facts: [{ kind: 'assigned', date: today, staffId: actor.staffId, staffName: actor.name }],
      fields: { assignee: { id: actor.staffId, name: actor.name } },
    };
  });
}

export function release(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'>,
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'release' }, ({ record, today }) => {
    if (!record.assignee) throw new AppError('action_not_allowed', { action: '取消分派', reason: '尚未分派' });
    return { facts: [{ kind: 'released', date: today }], fields: { assignee: null } };
  });
}
