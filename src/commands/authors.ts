import { type Actor } from '../policies/actor.js';
import { type EventAuthor } from '../domain/application/case-events.js';
import { type AuditRow } from '../ports/audit.js';

/** How an actor signs an event. A citizen is not named here: the case knows its applicant. */
export function authorOf(actor: Actor): EventAuthor {
  switch (actor.type) {
    case 'staff':
      return { type: 'staff', id: actor.staffId, name: actor.name };
    case 'citizen':
      return { type: 'citizen', id: actor.citizenId, name: '申请人' };
    case 'system':
      return { type: 'system', id: actor.name, name: actor.signsAs ?? '系统' };
  }
}

export function auditActor(actor: Actor): AuditRow['actor'] {
  return authorOf(actor);
}
