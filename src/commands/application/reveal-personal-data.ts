/** Shows staff what is masked on the case page. Who asked, what for and which parts is written down before anything is shown. */
import { AppError } from '../../errors.js';
import { standingOf } from '../../domain/account/approval-requests.js';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { type SealedPart } from '../../domain/application/sealed-parts.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type UnmaskingRequest } from '../../ports/approval-requests.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor } from '../authors.js';
import { type ClearApplicant, openApplicant } from './open-applicant.js';
import { assertSaysNothing } from './unmasking-reason.js';

/**
 * @throws AppError `not_found` (another agency's cases too), `forbidden`, `approval_required`, `invalid_input` when the reason holds
 *   personal data: it goes into the audit log.
 */
export async function revealPersonalData(
  deps: Pick<CommandDeps, 'unitOfWork' | 'cipher' | 'clock' | 'newId'>,
  actor: StaffActor,
  input: { id: string; reason: string; fields: readonly SealedPart[] },
): Promise<ClearApplicant> {
  return deps.unitOfWork.run(async (tx) => {
    const record = await tx.applications.load({ agencyId: actor.agencyId }, input.id);
    if (!record) throw new AppError('not_found');
    if (!can(actor, 'reveal_personal_data', record)) throw new AppError('forbidden');
    const fields = [...new Set(input.fields)].sort();
    const approval = await approvalFor(tx, { record, fields }, actor, deps.clock.today());
    const revealed = openApplicant(deps.cipher, record, fields);
    assertSaysNothing(input.reason, revealed);
    await tx.audit.append([
      {
        id: deps.newId(),
        agencyId: record.agencyId,
        at: deps.clock.now().toISOString(),
        actor: auditActor(actor),
        action: 'reveal_personal_data',
        subject: { type: 'application', id: record.id, label: record.number },
        detail: { reason: input.reason, fields, ...(approval ? { requestId: approval.id } : {}) },
      },
    ]);
    return revealed;
  });
}

/** Nobody asks more often for one case before an approval ends. */
const LOOKED_THROUGH = 20;

/** After them it is somebody else's data that the approval would show. */
const OTHER_PEOPLE: ReadonlySet<CaseEvent['kind']> = new Set([
  'applicant_succeeded',
  'co_applicant_corrected',
  'representative_changed',
]);

/** The approval that this look rests on; null where the agency asks for the reason alone. */
async function approvalFor(
  tx: Transaction,
  { record, fields }: { record: ApplicationRecord; fields: readonly SealedPart[] },
  { staffId }: StaffActor,
  today: PlainDate,
): Promise<UnmaskingRequest | null> {
  if ((await tx.agencies.load(record.agencyId))?.unmasking !== 'with_approval') return null;
  const requests = await tx.approvalRequests.unmaskings(record.id, staffId, LOOKED_THROUGH);
  const missing = (request: UnmaskingRequest | null): string | null => whatIsMissing(request, record, fields, today);
  // One that is still good is not lost by asking for more.
  const good = requests.find((request) => missing(request) === null);
  if (good) return good;
  throw new AppError('approval_required', { reason: missing(requests[0] ?? null) ?? '' });
}

function whatIsMissing(
  request: UnmaskingRequest | null,
  { events }: Pick<ApplicationRecord, 'events'>,
  fields: readonly SealedPart[],
  today: PlainDate,
): string | null {
  if (!request) return '请先提出请求';
  switch (standingOf(request, today)) {
    case 'pending':
      return '您的请求正在等待审批';
    case 'returned':
      return '您的请求已被退回，可以重新提出';
    case 'lapsed':
      return `到 ${request.decideBy} 没有人审批，请重新提出请求`;
    case 'expired':
      return `批准已在 ${request.usableUntil} 到期，请重新提出请求`;
    case 'approved':
      if (events.some(({ kind, at }) => OTHER_PEOPLE.has(kind) && at > request.requestedAt)) {
        return '提出以后案件的申请人或者代表人有变更，请重新提出请求';
      }
      return fields.every((field) => request.fields.includes(field)) ? null : '批准的项目不包括其中的一部分';
  }
}
