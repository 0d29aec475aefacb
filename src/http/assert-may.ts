import { AppError } from '../errors.js';
import { type StaffActor } from '../policies/actor.js';
import { type Ability, can } from '../policies/can.js';

/** For reads, which have no command to ask the policy: whether the actor may do this at his own agency. */
export function assertMay(actor: StaffActor, ability: Ability): void {
  if (!can(actor, ability, { agencyId: actor.agencyId })) throw new AppError('forbidden');
}
