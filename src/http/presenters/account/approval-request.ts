import { APPROVAL_REQUESTS, REQUEST_STANDINGS, standingOf } from '../../../domain/account/approval-requests.js';
import { SEALED_PARTS } from '../../../domain/application/sealed-parts.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { entryText } from '../../../domain/report/cell-titles.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type ApprovalRequest } from '../../../ports/approval-requests.js';

/** To staff of the agency: who asked, what for, what became of it. */
export function presentApprovalRequest(request: ApprovalRequest, actor: StaffActor, today: PlainDate) {
  const { id, kind, reason, requestedBy, requestedAt, decideBy, decision } = request;
  const standing = standingOf(request, today);
  return {
    id,
    kind: { code: kind, label: APPROVAL_REQUESTS[kind] },
    standing: { code: standing, label: REQUEST_STANDINGS[standing] },
    reason,
    requestedBy,
    requestedAt,
    decideBy,
    own: requestedBy.id === actor.staffId,
    decision: decision && { ...decision, by: decision.by.name },
    unmasking:
      request.kind === 'unmasking'
        ? {
            applicationId: request.applicationId,
            number: request.applicationNumber,
            fields: request.fields.map((code) => ({ code, label: SEALED_PARTS[code] })),
            usableUntil: request.usableUntil,
          }
        : null,
    tallyCorrection:
      request.kind === 'tally_correction' ? { entries: request.entries.map(entryText), years: request.years } : null,
  };
}
