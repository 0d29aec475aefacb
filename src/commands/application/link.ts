/** Similar applications, of whomever: found again from either side. */
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { appendFacts, type CaseChange, changeCaseIn } from './change-case.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'> & { otherId: string };

const MAX_LINKS = 50;

/** @throws AppError `invalid_input` naming `otherId` */
export function linkCases(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text?: string | undefined },
): Promise<ApplicationRecord> {
  return both(deps, actor, input, 'link', (state, other) => {
    if (state.some(({ id }) => id === other.id)) return '已经关联';
    return state.length >= MAX_LINKS ? `最多关联 ${MAX_LINKS} 件` : null;
  });
}

export function unlinkCases(deps: CommandDeps, actor: Actor, input: Input): Promise<ApplicationRecord> {
  return both(deps, actor, input, 'unlink', (state, other) =>
    state.some(({ id }) => id === other.id) ? null : '没有关联这件申请',
  );
}

async function both(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text?: string | undefined },
  action: 'link' | 'unlink',
  faultOf: (links: readonly { id: string }[], other: ApplicationRecord) => string | null,
): Promise<ApplicationRecord> {
  if (actor.type !== 'staff') throw new AppError('forbidden');
  const { agencyId } = actor;
  const kind = action === 'link' ? 'linked' : 'unlinked';
  return deps.unitOfWork.run(async (tx) => {
    const other = input.otherId === input.id ? null : await tx.applications.load({ agencyId }, input.otherId);
    const changed = await changeCaseIn(deps, tx, actor, { ...input, action }, ({ state, today }) => {
      const fault = other ? faultOf(state.shape.links, other) : '没有这件申请';
      if (fault || !other)
        throw new AppError('invalid_input', {}, { fields: [{ path: 'otherId', message: fault ?? '' }] });
      const link = { id: other.id, number: other.number };
      return {
        facts: [{ kind, date: today, other: link, ...(kind === 'linked' && input.text ? { text: input.text } : {}) }],
      };
    });
    if (!other) throw new AppError('not_found');
    await appendFacts(deps, tx, actor, {
      record: other,
      facts: [{ kind, date: deps.clock.today(), other: { id: changed.id, number: changed.number } }],
      action,
    });
    return changed;
  });
}
