/** Which remedies the applicant of a case is told today. The agency is asked for only where there are any. */
import { isOverdue } from '../../../domain/application/case-facts.js';
import { type CaseState } from '../../../domain/application/case-state.js';
import {
  decisionNotice,
  REMEDY_DOORS,
  type RemedyConfiguration,
  type RemedyNotice,
  silenceNotice,
} from '../../../domain/application/remedy-notice.js';
import { type AgencyDirectory } from '../../../ports/agencies.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type Today } from './summary.js';

export async function remedyNoticeOf(
  { agencyId, facts }: CaseView,
  state: CaseState,
  agencies: Pick<AgencyDirectory, 'detail'>,
  now: Today,
): Promise<RemedyNotice | null> {
  const { decision, dispatched, deliveredDate } = state;
  if (dispatched && decision) {
    const sent = { parts: decision.parts, dispatchedDate: dispatched.date, deliveredDate };
    return decisionNotice(sent, await configurationOf(agencies, agencyId), now);
  }
  if (dispatched || !facts.open || !facts.dueDate || !isOverdue(facts, now.today)) return null;
  return silenceNotice(facts.dueDate, await configurationOf(agencies, agencyId), now);
}

async function configurationOf(
  agencies: Pick<AgencyDirectory, 'detail'>,
  agencyId: string,
): Promise<RemedyConfiguration> {
  const agency = await agencies.detail(agencyId);
  const above = agency?.parentId ? await agencies.detail(agency.parentId) : null;
  return {
    reconsiderationBodies: agency?.reconsiderationBodies ?? [],
    courts: agency?.courts ?? [],
    superior: above && {
      name: above.office.name || above.name,
      address: above.office.address,
      phone: above.office.phone,
    },
    silenceText: agency?.silenceText ?? null,
  };
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
