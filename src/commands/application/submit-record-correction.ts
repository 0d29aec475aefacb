import { AppError } from '../../errors.js';
import {
  type ApplicationForm,
  cleanForm,
  completeFormOf,
  formFaults,
} from '../../domain/application/application-form.js';
import { yearOf } from '../../domain/calendar/plain-date.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type RecordCorrectionRecord } from '../../ports/record-corrections.js';
import { assertClaimable, lookUpFiles, stagingOwner } from './files.js';
import { sealApplicant } from './new-application.js';
import { type IdempotencyToken, isRepeat, once } from './once.js';
import { auditCorrection, correctionEvent } from './change-record-correction.js';

export interface NewRecordCorrection {
  agencyId: string;
  /** Who asks, as in an application for information: the record must be his own. */
  applicant: Pick<
    ApplicationForm,
    'applicantKind' | 'applicantName' | 'identityDocument' | 'identityNumber' | 'phone' | 'email' | 'address'
  >;
  content: RecordCorrectionRecord['content'];
  /** The evidence: at least one file (第四十一条). */
  fileIds: string[];
  idempotency?: IdempotencyToken | undefined;
}

/** @throws AppError `invalid_input` (agency, person, files), each fault with its field */
export async function submitRecordCorrection(
  deps: CommandDeps,
  actor: CitizenActor,
  input: NewRecordCorrection,
): Promise<RecordCorrectionRecord> {
  const agency = await deps.agencies.byId(input.agencyId);
  if (!agency) throw new AppError('invalid_input', {}, { fields: [{ path: 'agencyId', message: '没有这个行政机关' }] });
  const applicant = applicantOf(deps, input);
  const files = await lookUpFiles(deps, input.fileIds);
  if (!(await isRepeat(deps, input.idempotency))) assertClaimable(files, input.fileIds, stagingOwner(actor));
  const date = deps.clock.today();
  const series = `${agency.code}-GZ-${yearOf(date)}`;
  const number = `${series}-${String(await deps.numbers.next(`correction:${series}`)).padStart(4, '0')}`;
  const record = await deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const made: RecordCorrectionRecord = {
        id: deps.newId(),
        number,
        agencyId: agency.id,
        citizenId: actor.citizenId,
        applicant,
        content: input.content,
        fileIds: input.fileIds,
        status: 'submitted',
        events: [correctionEvent(deps, actor, { kind: 'submitted', date }, 1, 1)],
        version: 1,
        createdAt: deps.clock.now().toISOString(),
      };
      await tx.recordCorrections.insert(made);
      await auditCorrection(deps, tx, actor, 'submitted', made);
      await tx.outbox.append([
        {
          id: deps.newId(),
          dedupeKey: `record-correction:${made.id}:submitted`,
          recipient: { type: 'role', agencyId: agency.id, role: 'clerk' },
          kind: 'record_correction_submitted',
          title: '收到更正本人信息记录的申请，请核实',
          body: `更正申请 ${number}`,
          subject: { type: 'record_correction', id: made.id },
          createdAt: made.createdAt,
        },
      ]);
      return made.id;
    });
    const made = await tx.recordCorrections.load({ citizenId: actor.citizenId }, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
  await deps.files.changeOwner(record.fileIds, `record-correction:${record.id}`, record.agencyId);
  return record;
}

/** The rules of 第二十九条 for who somebody is; the rest of that form has no meaning here. */
function applicantOf(deps: Pick<CommandDeps, 'cipher'>, { applicant, content }: NewRecordCorrection) {
  const form: ApplicationForm = {
    ...applicant,
    subject: content.record.slice(0, 100),
    replyMedium: 'electronic',
    replyMethod: 'online',
  };
  const fields = formFaults(form, 'applicant').map(({ path, message }) => ({ path: `applicant.${path}`, message }));
  const complete = completeFormOf(cleanForm(form), 'applicant');
  if (!complete || fields.length > 0) throw new AppError('invalid_input', {}, { fields });
  return sealApplicant(deps.cipher, complete);
}
