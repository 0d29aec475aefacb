/** What the queue can be asked for, as a person types and keeps it. */
import { type PlainDate } from '../calendar/plain-date.js';
import { type Channel } from './channels.js';
import { type Status } from './statuses.js';

export interface QueueQuery {
  /** Open cases by the day on which somebody has to act, or all, newest first. */
  view: 'open' | 'all';
  status?: Status | undefined;
  channel?: Channel | undefined;
  /** `me`, `none` (nobody has taken it) or a member of staff. */
  assignee?: string | undefined;
  year?: number | undefined;
  dueBy?: PlainDate | undefined;
  text?: string | undefined;
}

export const MAX_SAVED_FILTERS = 20;
export const FILTER_NAME_MAX = 30;
