import { AppError } from '../../errors.js';
import { cleanPerson, MAX_PERSONS, type PersonFields, personFaults } from '../../domain/application/saved-person.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PersonRecord } from '../../ports/persons.js';
import { type IdempotencyToken, once } from './once.js';

/**
 * Saves somebody for whom the account applies.
 * @throws AppError `invalid_input`, `action_not_allowed` when the account has twenty
 */
export async function savePerson(
  deps: Pick<CommandDeps, 'unitOfWork' | 'cipher' | 'clock' | 'newId'>,
  { citizenId }: CitizenActor,
  input: { fields: PersonFields; idempotency?: IdempotencyToken },
): Promise<PersonRecord> {
  const sealed = sealPerson(deps, input.fields);
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      // Twenty-one at once: each counts the ones before it.
      await tx.idempotency.meetAt(deps.cipher.lookup(`persons:${citizenId}`));
      if ((await tx.persons.count(citizenId)) >= MAX_PERSONS) {
        throw new AppError('action_not_allowed', {
          action: '保存申请人',
          reason: `最多保存 ${MAX_PERSONS} 位申请人，请先删除不用的`,
        });
      }
      const now = deps.clock.now().toISOString();
      const person = { id: deps.newId(), citizenId, sealed, version: 1, createdAt: now, updatedAt: now };
      await tx.persons.insert(person);
      return person.id;
    });
    const person = await tx.persons.load(citizenId, id);
    if (!person) throw new AppError('not_found');
    return person;
  });
}

/** @throws AppError `invalid_input` with all faults at once */
export function sealPerson({ cipher }: Pick<CommandDeps, 'cipher'>, fields: PersonFields): string {
  const faults = personFaults(fields);
  if (faults.length > 0) throw new AppError('invalid_input', {}, { fields: faults });
  return cipher.encrypt(JSON.stringify(cleanPerson(fields)));
}

export function openPerson({ cipher }: Pick<CommandDeps, 'cipher'>, person: PersonRecord): PersonFields {
  return JSON.parse(cipher.decrypt(person.sealed)) as PersonFields;
}
