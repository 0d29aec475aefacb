import { AppError } from '../../errors.js';
import { type PersonFields } from '../../domain/application/saved-person.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PersonRecord } from '../../ports/persons.js';
import { openPerson, sealPerson } from './save-person.js';

/** Changes the named fields; an empty string clears one. @throws AppError `not_found`, `version_conflict`, `invalid_input` */
export async function updatePerson(
  deps: Pick<CommandDeps, 'unitOfWork' | 'cipher' | 'clock'>,
  { citizenId }: CitizenActor,
  input: { id: string; expectedVersion: number; fields: PersonFields },
): Promise<PersonRecord> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await tx.persons.load(citizenId, input.id);
    if (!person) throw new AppError('not_found');
    if (person.version !== input.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: person.version });
    }
    const changed: PersonRecord = {
      ...person,
      sealed: sealPerson(deps, { ...openPerson(deps, person), ...input.fields }),
      version: person.version + 1,
      updatedAt: deps.clock.now().toISOString(),
    };
    await tx.persons.save(changed);
    return changed;
  });
}
