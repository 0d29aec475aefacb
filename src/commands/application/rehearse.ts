import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type UnitOfWork } from '../../ports/unit-of-work.js';

/**
 * Everything that a command on one case asks and does, and nothing of it kept: the case as it would be afterwards. For commands
 * whose only effects are those of their transaction.
 * @throws AppError what the command throws
 */
export async function rehearse(
  deps: CommandDeps,
  command: (deps: CommandDeps) => Promise<ApplicationRecord>,
): Promise<ApplicationRecord> {
  const curtain = new Error('the rehearsal is over');
  let outcome: unknown = null;
  const unitOfWork: UnitOfWork = {
    run: (work, options) =>
      deps.unitOfWork.run(async (tx) => {
        outcome = await work(tx);
        throw curtain;
      }, options),
    look: (read) => deps.unitOfWork.look(read),
  };
  return command({ ...deps, unitOfWork }).catch((error: unknown) => {
    if (error !== curtain) throw error;
    return outcome as ApplicationRecord;
  });
}
