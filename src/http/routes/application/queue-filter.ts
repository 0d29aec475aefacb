import { type QueueQuery } from '../../../domain/application/queue-query.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type QueueFilter } from '../../../ports/application-reads.js';

/** What was asked of the queue, within the agency of whoever asks. */
export function queueFilterOf(actor: StaffActor, { assignee, ...rest }: QueueQuery): QueueFilter {
  return {
    agencyId: actor.agencyId,
    ...rest,
    ...(assignee ? { assigneeId: assignee === 'me' ? actor.staffId : assignee } : {}),
  };
}
