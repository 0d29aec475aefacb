/** What an actor may do with an item now: the rule of the command and of the buttons in one place. */
import {
  PUBLICATION_ACTION_IDS,
  PUBLICATION_ACTIONS,
  type PublicationAction,
  publicationActionBlocked,
  type PublicationStatus,
} from '../domain/disclosure/publication-status.js';
import { type Actor } from './actor.js';
import { can } from './can.js';

export interface PublicationSubject {
  agencyId: string;
  status: PublicationStatus;
  writerIds: readonly string[];
  editor: { id: string } | null;
}

/** Whoever wrote in an item or sent it to review is not the second person who looks at it. */
export function isReviewedByOwnWriter(actor: Actor, { writerIds, editor }: PublicationSubject): boolean {
  return actor.type === 'staff' && (writerIds.includes(actor.staffId) || editor?.id === actor.staffId);
}

export function publicationAbilities(actor: Actor, publication: PublicationSubject): PublicationAction[] {
  return PUBLICATION_ACTION_IDS.filter(
    (action) =>
      can(actor, PUBLICATION_ACTIONS[action].ability, publication) &&
      publicationActionBlocked(action, publication.status) === null &&
      !(action === 'publish' && isReviewedByOwnWriter(actor, publication)),
  );
}
