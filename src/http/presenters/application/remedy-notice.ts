/** Which remedies the applicant of a case is told today. The agency is asked for only where there are any. */
import { isOverdue } from '../../../domain/application/case-facts.js';
import { type CaseState } from '../../../domain/application/case-state.js';
import {
  decisionNotice,
  REMEDY_DOORS,
  type RemedyNotice,
  silenceNotice,
} from '../../../domain/application/remedy-notice.js';
import { type AgencyDirectory } from '../../../ports/agencies.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type Today } from './summary.js';

export async function remedyNoticeOf(
  { agencyId, facts }: CaseView,
  state: CaseState,
  agencies: Pick<AgencyDirectory, 'remedyConfiguration'>,
  now: Today,
): Promise<RemedyNotice | null> {
  const { decision, dispatched, deliveredDate } = state;
  if (dispatched && decision) {
    const sent = { parts: decision.parts, dispatchedDate: dispatched.date, deliveredDate };
    return decisionNotice(sent, await agencies.remedyConfiguration(agencyId), now);
  }
  if (dispatched || !facts.open || !facts.dueDate || !isOverdue(facts, now.today)) return null;
  return silenceNotice(facts.dueDate, await agencies.remedyConfiguration(agencyId), now);
}

export function presentRemedyNotice(notice: RemedyNotice | null) {
  if (!notice) return null;
  return {
    ...notice,
    paragraphs: notice.paragraphs.map((paragraph) => ({
      ...paragraph,
      doors: paragraph.doors.map(({ kind, ...door }) => ({ kind: { code: kind, label: REMEDY_DOORS[kind] }, ...door })),
    })),
  };
}
