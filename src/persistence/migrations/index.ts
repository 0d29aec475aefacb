/** In order of date. A step that was released is never edited; a new one is added. */
import { type Migration } from '../migrate.js';
import { initialIndexes } from './2026-11-22-initial-indexes.js';
import { narrowLists } from './2026-11-26-narrow-lists.js';
import { auditChain } from './2026-11-27-audit-chain.js';
import { personalData } from './2026-11-27-personal-data.js';
import { opinionLinks } from './2026-11-27-opinion-links.js';
import { remediesOfTheirOwn } from './2026-11-27-remedies.js';
import { supervision } from './2026-11-27-supervision.js';
import { watchedDays } from './2026-11-27-watched-days.js';
import { persons } from './2026-11-27-persons.js';
import { outgoingLetters } from './2026-11-28-outgoing-letters.js';
import { quarantine } from './2026-11-27-quarantine.js';
import { releasePause } from './2026-11-27-release-pause.js';
import { secondFactor } from './2026-11-28-second-factor.js';
import { operations } from './2026-11-28-operations.js';
import { savedFilters } from './2026-11-28-saved-filters.js';
import { approvals } from './2026-11-29-approvals.js';
import { calendarImports } from './2026-11-29-calendar-imports.js';
import { deskLists } from './2026-11-29-desk-lists.js';
import { sessionsAndRuns } from './2026-11-29-sessions-and-runs.js';
import { caseMonths } from './2026-11-29-case-months.js';
import { signOn } from './2026-11-29-sign-on.js';
import { legalReview } from './2026-11-30-legal-review.js';
import { firstDueDate } from './2026-11-30-first-due-date.js';
import { approvalRequests } from './2026-11-30-approval-requests.js';

export const MIGRATIONS: readonly Migration[] = [
  initialIndexes,
  narrowLists,
  auditChain,
  personalData,
  opinionLinks,
  remediesOfTheirOwn,
  supervision,
  watchedDays,
  persons,
  quarantine,
  releasePause,
  outgoingLetters,
  savedFilters,
  secondFactor,
  operations,
  approvals,
  calendarImports,
  deskLists,
  sessionsAndRuns,
  caseMonths,
  signOn,
  legalReview,
  firstDueDate,
  approvalRequests,
];
