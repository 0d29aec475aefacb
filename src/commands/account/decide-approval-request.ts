/** Approves or returns what another person asked for. An approval of the tally's correction is carried out in the same transaction. */
import { APPROVAL_REQUESTS, standingOf } from '../../domain/account/approval-requests.js';
import { UNMASKED_WORKING_DAYS } from '../../domain/account/unmasking.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApprovalRequest } from '../../ports/approval-requests.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type OutboxRow } from '../../ports/outbox.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { carryOutCorrection } from '../report/correct-tally.js';
import { subjectOf } from './ask-second-person.js';
import { auditRow } from './audit-row.js';
import { assertNothingPersonal } from './assert-nothing-personal.js';

export type Verdict = { approved: true } | { approved: false; comment: string };

/**
 * @throws AppError `not_found`, `forbidden`, `separation_of_duties`, `already_decided`, `action_not_allowed` (it has lapsed), and of a
 *   correction of the tally `figures_changed`, `import_running`; `invalid_input` when the comment holds personal data
 */
export function decideApprovalRequest(
  deps: CommandDeps,
  actor: StaffActor,
  input: { id: string; verdict: Verdict },
): Promise<ApprovalRequest> {
  const { verdict } = input;
  return deps.unitOfWork.run(async (tx) => {
    const request = await tx.approvalRequests.load(actor.agencyId, input.id);
    if (!request) throw new AppError('not_found');
    if (!can(actor, `decide_${request.kind}`, request)) throw new AppError('forbidden');
    assertUndecided(request, deps.clock.today());
    if (!verdict.approved) assertNothingPersonal(verdict.comment, 'comment');
    if (verdict.approved && request.requestedBy.id === actor.staffId) throw new AppError('separation_of_duties');
    const decided: ApprovalRequest = {
      ...request,
      decision: {
        approved: verdict.approved,
        by: { id: actor.staffId, name: actor.name },
        at: deps.clock.now().toISOString(),
        comment: verdict.approved ? null : verdict.comment,
      },
      usableUntil: verdict.approved && request.kind === 'unmasking' ? await nextWorkingDay(deps, actor) : null,
      open: null,
    };
    await tx.approvalRequests.save(decided);
    if (verdict.approved && request.kind === 'tally_correction') await carryOutCorrection(deps, tx, actor, request);
    await writeDown(deps, tx, actor, decided);
    return decided;
  });
}

/** Whoever comes second is told what the first one did. */
function assertUndecided(request: ApprovalRequest, today: PlainDate): void {
  const { decision, decideBy } = request;
  if (decision) {
    const { approved, by, comment } = decision;
    const outcome = approved ? '批准' : '退回';
    throw new AppError('already_decided', { name: by.name, outcome, ...(comment ? { comment } : {}) });
  }
  if (standingOf(request, today) === 'lapsed') {
    const reason = `到 ${decideBy} 没有人审批，请求已失效；仍需要的，由提出人重新提出`;
    throw new AppError('action_not_allowed', { action: '审批', reason });
  }
}

async function nextWorkingDay(deps: CommandDeps, { agencyId }: StaffActor): Promise<PlainDate> {
  const calendar = await deps.calendars.forAgency(agencyId);
  return calendar.nthWorkingDayAfter(deps.clock.today(), UNMASKED_WORKING_DAYS).date;
}

async function writeDown(deps: CommandDeps, tx: Transaction, actor: StaffActor, decided: ApprovalRequest) {
  const { id, kind, agencyId, requestedBy, decision, usableUntil } = decided;
  const approved = decision?.approved ?? false;
  const label = decided.kind === 'unmasking' ? decided.applicationNumber : APPROVAL_REQUESTS[kind];
  await tx.audit.append([
    auditRow(deps, actor, {
      agencyId,
      action: `${approved ? 'approve' : 'return'}_${kind}`,
      subject: subjectOf(decided, label),
      detail: {
        requestId: id,
        requestedBy: requestedBy.name,
        ...(usableUntil ? { usableUntil } : {}),
        ...(decision?.comment ? { comment: decision.comment } : {}),
      },
    }),
  ]);
  // Who takes back his own request knows it.
  if (requestedBy.id !== actor.staffId) await tx.outbox.append([noticeOf(deps, decided, approved)]);
}

function noticeOf(deps: CommandDeps, decided: ApprovalRequest, approved: boolean): OutboxRow {
  const { id, kind, agencyId, requestedBy, decision, usableUntil } = decided;
  const about = decided.kind === 'unmasking' ? `申请 ${decided.applicationNumber}` : '统计流水已按重新计数更正';
  const why = decision?.comment ? `理由：${decision.comment}` : '';
  const until = usableUntil ? `，可以查看至 ${usableUntil}` : '';
  return {
    id: deps.newId(),
    dedupeKey: `approval-request:${id}:decided`,
    recipient: { type: 'staff', agencyId, staffId: requestedBy.id },
    kind: `${kind}_${approved ? 'approved' : 'returned'}`,
    title: `${APPROVAL_REQUESTS[kind]}：${approved ? '已批准' : '被退回'}`,
    body: approved ? `${about}${until}` : [decided.kind === 'unmasking' ? about : '', why].filter(Boolean).join('，'),
    subject:
      decided.kind === 'unmasking'
        ? { type: 'application', id: decided.applicationId }
        : { type: 'report', id: decided.id },
    createdAt: deps.clock.now().toISOString(),
  };
}
