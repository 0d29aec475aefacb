import { AppError } from '../../errors.js';
import { maskPhone } from '../../domain/application/identity.js';
import { type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import { type ComplaintMatter, foldComplaint } from '../../domain/supervision/complaints.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ComplaintRecord } from '../../ports/complaints.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type IdempotencyToken, once } from '../application/once.js';
import { assertDay, invalid } from '../application/input-faults.js';
import { auditComplaint, complaintEvent } from './change-complaint.js';

export interface NewComplaint {
  /** The subordinate agency complained of. */
  agencyId: string;
  matter: ComplaintMatter;
  text: string;
  receivedDate: PlainDate;
  complainantName?: string | undefined;
  complainantContact?: string | undefined;
  idempotency?: IdempotencyToken | undefined;
}

/**
 * Registers a complaint against an agency directly below the supervisor's own (第四十七条第二款, 第五十一条).
 * @throws AppError `forbidden`; `invalid_input` (also for an agency that is not below: nothing is told about it)
 */
export async function registerComplaint(
  deps: CommandDeps,
  actor: StaffActor,
  input: NewComplaint,
): Promise<ComplaintRecord> {
  const { agencyId: supervisorAgencyId } = actor;
  if (!can(actor, 'supervise', { agencyId: supervisorAgencyId })) throw new AppError('forbidden');
  const { agencyId, matter, receivedDate } = input;
  assertDay('receivedDate', receivedDate, null, deps.clock.today());
  const own = await deps.agencies.byId(supervisorAgencyId);
  const series = `TS-${own?.code ?? ''}-${yearOf(receivedDate)}`;
  const number = `${series}-${String(await deps.numbers.next(`complaint:${series}`)).padStart(4, '0')}`;
  return deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const agency = await tx.agencies.load(agencyId);
      if (agency?.parentId !== supervisorAgencyId) throw invalid([{ path: 'agencyId', message: '没有这个下级机关' }]);
      const events = [complaintEvent(deps, actor, { kind: 'received', date: receivedDate }, 1, 1)];
      const { status, dueDate } = foldComplaint(events);
      const record: ComplaintRecord = {
        id: deps.newId(),
        number,
        agencyId,
        supervisorAgencyId,
        complainant: complainantOf(deps, input),
        matter,
        text: input.text.trim(),
        receivedDate,
        status,
        dueDate,
        events,
        version: 1,
        createdAt: deps.clock.now().toISOString(),
      };
      await tx.complaints.insert(record);
      await auditComplaint(deps, tx, actor, 'received', record);
      return record.id;
    });
    const made = await tx.complaints.load({ supervisorAgencyId }, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
}

/** Nobody has to give a name. */
function complainantOf(
  deps: Pick<CommandDeps, 'cipher'>,
  { complainantName, complainantContact }: NewComplaint,
): ComplaintRecord['complainant'] {
  const contact = complainantContact?.trim();
  if (!complainantName && !contact) return null;
  return {
    name: complainantName?.trim() ?? '未具名',
    contact: contact ? { sealed: deps.cipher.encrypt(contact), masked: maskPhone(contact) } : null,
  };
}
