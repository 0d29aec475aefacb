/** The one path by which a complaint changes: scope, policy, step allowed, event, fold, audit, messages: one transaction. */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import {
  COMPLAINT_EVENTS,
  type ComplaintEvent,
  type ComplaintFact,
  foldComplaint,
  isComplaintStepOpen,
} from '../../domain/supervision/complaints.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ComplaintRecord, type ComplaintScope } from '../../ports/complaints.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type NoticeRecipient, type OutboxRow } from '../../ports/outbox.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';

export interface ComplaintChange {
  id: string;
  /** The version the user saw. */
  expectedVersion: number;
}

export type ComplaintStep = Exclude<ComplaintFact, { kind: 'received' }>;

/** As which of the two sides somebody acts, with what that side may do. */
export type ComplaintSide = 'supervisor' | 'agency';

export function complaintScope(side: ComplaintSide, { agencyId }: StaffActor): ComplaintScope {
  return side === 'supervisor' ? { supervisorAgencyId: agencyId } : { agencyId };
}

/** @throws AppError `forbidden`, `not_found` (of others included), `version_conflict`, `action_not_allowed`, `invalid_input` */
export async function changeComplaint(
  deps: CommandDeps,
  actor: StaffActor,
  side: ComplaintSide,
  change: ComplaintChange,
  step: ComplaintStep,
): Promise<ComplaintRecord> {
  const ability = side === 'supervisor' ? 'supervise' : 'answer_complaint';
  if (!can(actor, ability, { agencyId: actor.agencyId })) throw new AppError('forbidden');
  return deps.unitOfWork.run(async (tx) => {
    const before = await tx.complaints.load(complaintScope(side, actor), change.id);
    if (!before) throw new AppError('not_found');
    if (before.version !== change.expectedVersion) {
      throw new AppError('version_conflict', { currentVersion: before.version });
    }
    if (!isComplaintStepOpen(step.kind, before.status)) {
      throw new AppError('action_not_allowed', { action: COMPLAINT_EVENTS[step.kind], reason: '办理进度不符' });
    }
    const version = before.version + 1;
    const events = [...before.events, complaintEvent(deps, actor, step, before.events.length + 1, version)];
    const { status, dueDate } = foldComplaint(events);
    const after: ComplaintRecord = { ...before, events, status, dueDate, version };
    await tx.complaints.save(after);
    await auditComplaint(deps, tx, actor, step.kind, after);
    await tx.outbox.append(noticesOf(deps, after, step));
    return after;
  });
}

export function complaintEvent(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  actor: StaffActor,
  fact: ComplaintFact,
  seq: number,
  version: number,
): ComplaintEvent {
  return { ...fact, id: deps.newId(), seq, version, at: deps.clock.now().toISOString(), by: authorOf(actor) };
}

/** For both sides: each agency finds in its own log what was done about it. */
export async function auditComplaint(
  deps: CommandDeps,
  tx: Transaction,
  actor: StaffActor,
  action: string,
  record: ComplaintRecord,
): Promise<void> {
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: actor.agencyId,
      at: deps.clock.now().toISOString(),
      actor: auditActor(actor),
      action: `complaint_${action}`,
      subject: { type: 'complaint', id: record.id, label: record.number },
      detail: { version: record.version, status: record.status, dueDate: record.dueDate },
    },
  ]);
}

export function noticesOf(
  deps: Pick<CommandDeps, 'newId' | 'clock'>,
  record: ComplaintRecord,
  step: ComplaintFact,
): OutboxRow[] {
  const toAgency: NoticeRecipient[] = ['office_head', 'clerk'].map((role) => ({
    type: 'role',
    agencyId: record.agencyId,
    role,
  }));
  const toSupervisor: NoticeRecipient[] = [{ type: 'role', agencyId: record.supervisorAgencyId, role: 'supervisor' }];
  const { recipients, title } = {
    received: { recipients: [], title: '' },
    ordered: { recipients: toAgency, title: `上级机关对投诉举报作出监督决定，请在 ${record.dueDate ?? ''} 前反馈` },
    feedback_given: { recipients: toSupervisor, title: '被投诉机关已反馈，请核实办结' },
    feedback_returned: { recipients: toAgency, title: `反馈被退回，请在 ${record.dueDate ?? ''} 前再次反馈` },
    concluded: { recipients: toAgency, title: '投诉举报已办结' },
  }[step.kind];
  return recipients.map((recipient) => ({
    id: deps.newId(),
    dedupeKey: `complaint:${record.id}:${record.version}:${recipient.type === 'role' ? recipient.role : ''}`,
    recipient,
    kind: `complaint_${step.kind}`,
    title,
    body: `投诉举报 ${record.number}`,
    subject: { type: 'complaint', id: record.id },
    createdAt: deps.clock.now().toISOString(),
  }));
}

/** A day by which the agency has to report: not in the past. */
export function assertDueDate(dueDate: PlainDate, today: PlainDate): void {
  if (dueDate >= today) return;
  throw new AppError('invalid_input', {}, { fields: [{ path: 'dueDate', message: '反馈期限不能早于今天' }] });
}
