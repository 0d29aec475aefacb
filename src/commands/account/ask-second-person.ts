/** The one way in for whatever waits for a second person: one open request a subject, told to who may decide it. */
import { APPROVAL_REQUESTS, standingOf, UNDECIDED_WORKING_DAYS } from '../../domain/account/approval-requests.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ApprovalRequest } from '../../ports/approval-requests.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditRow } from './audit-row.js';

type Given<R extends ApprovalRequest> = R extends unknown
  ? Omit<R, 'id' | 'agencyId' | 'requestedBy' | 'requestedAt' | 'decideBy' | 'decision' | 'usableUntil' | 'open'>
  : never;

export interface Question {
  request: Given<ApprovalRequest>;
  /** What nobody may ask for twice at a time. */
  open: string;
  /** Whose notice it is. */
  role: 'reviewer' | 'office_head';
  /** What it is about, in the notice and in the audit: never a name. */
  about: string;
  detail: Record<string, unknown>;
}

/** @throws AppError `already_exists` while an equal request waits */
export async function askSecondPerson(
  deps: CommandDeps,
  tx: Transaction,
  actor: StaffActor,
  { request, open, role, about, detail }: Question,
): Promise<ApprovalRequest> {
  const { agencyId, staffId, name } = actor;
  const label = APPROVAL_REQUESTS[request.kind];
  const earlier = await tx.approvalRequests.findOpen(open);
  if (earlier) {
    if (standingOf(earlier, deps.clock.today()) === 'pending') {
      throw new AppError('already_exists', { what: `等待审批的请求：${label}` });
    }
    await tx.approvalRequests.save({ ...earlier, open: null });
  }
  const calendar = await deps.calendars.forAgency(agencyId);
  const made: ApprovalRequest = {
    ...request,
    id: deps.newId(),
    agencyId,
    requestedBy: { id: staffId, name },
    requestedAt: deps.clock.now().toISOString(),
    decideBy: calendar.nthWorkingDayAfter(deps.clock.today(), UNDECIDED_WORKING_DAYS).date,
    decision: null,
    usableUntil: null,
    open,
  };
  await tx.approvalRequests.insert(made);
  await tx.audit.append([
    auditRow(deps, actor, {
      agencyId,
      action: `request_${request.kind}`,
      subject: subjectOf(made, about),
      detail: { ...detail, reason: request.reason, requestId: made.id },
    }),
  ]);
  await tx.outbox.append([
    {
      id: deps.newId(),
      dedupeKey: `approval-request:${made.id}:asked`,
      recipient: { type: 'role', agencyId, role },
      kind: `${request.kind}_requested`,
      title: `有请求待审批：${label}`,
      body: `${name}提出，${about}，到 ${made.decideBy} 没有审批的失效`,
      subject: { type: 'approval_request', id: made.id },
      createdAt: made.requestedAt,
    },
  ]);
  return made;
}

/** An unmasking stands in the audit beside everything else about its case. */
export function subjectOf(request: ApprovalRequest, label: string) {
  return request.kind === 'unmasking'
    ? { type: 'application', id: request.applicationId, label }
    : { type: 'approval_request', id: request.id, label };
}
