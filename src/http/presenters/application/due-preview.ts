/** What an action would do to the dates of a case. */
import { type ApplicationRecord } from '../../../ports/applications.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { presentDeadline } from './deadline.js';
import { presentQueueItem, type Today } from './summary.js';

export function presentDuePreview(before: CaseView, after: ApplicationRecord, now: Today) {
  return {
    before: standing(before, now),
    after: standing(after, now),
    sentence: presentDeadline(after, now.calendar).sentence,
  };
}

function standing(record: CaseView | ApplicationRecord, now: Today) {
  const { status, dueDate, safeDueDate, workingDaysLeft, turn } = presentQueueItem(record, now);
  return { status, dueDate, safeDueDate, workingDaysLeft, turn, provisional: record.facts.provisional };
}
