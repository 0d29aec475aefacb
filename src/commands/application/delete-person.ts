import { AppError } from '../../errors.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';

/** Applications made for the person stay as they are. @throws AppError `not_found` */
export async function deletePerson(
  { unitOfWork }: Pick<CommandDeps, 'unitOfWork'>,
  { citizenId }: CitizenActor,
  id: string,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    if (!(await tx.persons.delete(citizenId, id))) throw new AppError('not_found');
  });
}
