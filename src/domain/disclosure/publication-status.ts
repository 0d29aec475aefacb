/**
 * The way of an item to the public. Nothing is published without the review of art 17 by a second person, and what was
 * published is never changed in place: it is withdrawn, and a corrected item is published beside it.
 */
export const PUBLICATION_STATUSES = {
  draft: '草稿',
  in_review: '待审核',
  published: '已公开',
  withdrawn: '已撤回',
} as const;

export type PublicationStatus = keyof typeof PUBLICATION_STATUSES;
export const PUBLICATION_STATUS_IDS = Object.keys(PUBLICATION_STATUSES) as [PublicationStatus, ...PublicationStatus[]];

interface ActionRule {
  label: string;
  from: readonly PublicationStatus[];
  to: PublicationStatus;
  /** Writing is everybody's who may contribute; opening or closing the door to the public is the reviewer's. */
  ability: 'contribute_publication' | 'publish';
}

export const PUBLICATION_ACTIONS = {
  update: { label: '修改', from: ['draft'], to: 'draft', ability: 'contribute_publication' },
  submit: { label: '送审', from: ['draft'], to: 'in_review', ability: 'contribute_publication' },
  return: { label: '退回修改', from: ['in_review'], to: 'draft', ability: 'publish' },
  publish: { label: '公开', from: ['in_review'], to: 'published', ability: 'publish' },
  withdraw: { label: '撤回', from: ['published'], to: 'withdrawn', ability: 'publish' },
} as const satisfies Record<string, ActionRule>;

export type PublicationAction = keyof typeof PUBLICATION_ACTIONS;
export const PUBLICATION_ACTION_IDS = Object.keys(PUBLICATION_ACTIONS) as [PublicationAction, ...PublicationAction[]];

/** Why an action is not possible in a status, as a clause for the user; null when it is. */
export function publicationActionBlocked(action: PublicationAction, status: PublicationStatus): string | null {
  const from: readonly PublicationStatus[] = PUBLICATION_ACTIONS[action].from;
  return from.includes(status) ? null : `这条信息的状态是“${PUBLICATION_STATUSES[status]}”`;
}
