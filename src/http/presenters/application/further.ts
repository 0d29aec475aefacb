import { type CaseState } from '../../../domain/application/case-state.js';
import { DELIVERY_FAILURES } from '../../../domain/application/delivery-facts.js';
import { LEGAL_VERDICTS, OPINION_SUBJECTS } from '../../../domain/application/legal-review.js';
import { SERVED_NOTICES, type ServedNotice } from '../../../domain/application/handling-facts.js';

/** What happened beside the main path, as the applicant may know it. */
export function presentFurther(state: CaseState) {
  const { handling, shape, delayedReply, openedDate } = state;
  return {
    reasons: handling.reasons,
    delayedReply,
    promise: handling.promise,
    inspection: handling.inspection,
    openedDate,
    parent: shape.parent,
    children: shape.children,
    mergedInto: shape.mergedInto,
  };
}

/** And what only the office knows. */
export function presentFurtherForStaff(state: CaseState) {
  const {
    handling,
    legalReview,
    shape,
    pendingCorrection,
    failure,
    failures,
    publicNotice,
    electronicService,
    dispatched,
  } = state;
  return {
    links: shape.links,
    mergedFrom: shape.mergedFrom,
    assistances: handling.assistances,
    servedNotices: (Object.keys(SERVED_NOTICES) as ServedNotice[]).flatMap((code) => {
      const served = handling.served[code];
      return served ? [{ notice: { code, label: SERVED_NOTICES[code] }, ...served }] : [];
    }),
    delivery: {
      failure: failure && { ...failure, reason: { code: failure.reason, label: DELIVERY_FAILURES[failure.reason] } },
      failures,
      publicNoticeUntil: publicNotice?.until ?? null,
      electronicService,
      sealedSha256: dispatched?.sealed?.sha256 ?? null,
    },
    legalReview: {
      pending: legalReview.pending,
      opinions: legalReview.opinions.map((one) => ({
        ...one,
        verdict: { code: one.verdict, label: LEGAL_VERDICTS[one.verdict] },
        about: { code: one.about, label: OPINION_SUBJECTS[one.about] },
      })),
    },
    pendingCorrection: pendingCorrection && {
      eventId: pendingCorrection.eventId,
      from: pendingCorrection.from,
      to: pendingCorrection.to,
      reason: pendingCorrection.reason,
    },
  };
}
