import { AppError } from '../../errors.js';
import { type CitizenActor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import {
  assertNotDuplicate,
  buildApplication,
  completeForm,
  drawNumber,
  insertApplication,
} from './new-application.js';
import { type IdempotencyToken, once } from './once.js';
import { fileUnder } from './files.js';
import { openForm } from './drafts.js';

/**
 * Turns a draft into a case. Pressing ten times makes one: the key answers repeats, and the draft knows its case.
 * Submission is the applicant's half of the confirmation; receipt follows when the office confirms (第三十一条).
 * @throws AppError `not_found`, `invalid_input` (all faults), `possible_duplicate`, `idempotency_key_reused`
 */
export async function submitApplication(
  deps: CommandDeps,
  actor: CitizenActor,
  input: { draftId: string; confirmDuplicate: boolean; idempotency?: IdempotencyToken },
): Promise<ApplicationRecord> {
  const scope = { citizenId: actor.citizenId };
  // A look before the draw, so that repeats do not burn numbers; the transaction decides.
  const seen = await deps.unitOfWork.look((stores) => stores.drafts.load(actor.citizenId, input.draftId));
  if (!seen) throw new AppError('not_found');
  const agency = seen.agencyId ? await deps.agencies.byId(seen.agencyId) : null;
  if (!seen.applicationId) {
    completeForm(openForm(deps, seen), 'applicant');
    if (!agency?.acceptsApplications) {
      throw new AppError('invalid_input', {}, { fields: [{ path: 'agencyId', message: '请选择要申请的行政机关' }] });
    }
  }
  const today = deps.clock.today();
  const number = seen.applicationId || !agency ? '' : await drawNumber(deps, agency, today);

  const record = await deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const draft = await tx.drafts.load(actor.citizenId, input.draftId);
      if (!draft) throw new AppError('not_found');
      if (draft.applicationId) return draft.applicationId;
      if (!agency || draft.agencyId !== agency.id) throw new AppError('version_conflict');
      const made = await buildApplication(deps, actor, {
        agency,
        number,
        externalNumber: null,
        source: 'citizen',
        citizenId: actor.citizenId,
        channel: 'online',
        form: completeForm(openForm(deps, draft), 'applicant'),
        fileIds: draft.files.map((file) => file.id),
        facts: [{ kind: 'submitted', date: today, channel: 'online' }],
      });
      if (!input.confirmDuplicate) await assertNotDuplicate(deps, tx, made);
      await insertApplication(deps, tx, actor, made, 'submit_application');
      // What was typed is in the case now; the draft keeps only the link.
      await tx.drafts.save({
        ...draft,
        sealedFields: deps.cipher.encrypt('{}'),
        files: [],
        applicationId: made.id,
        version: draft.version + 1,
        updatedAt: deps.clock.now(),
      });
      return made.id;
    });
    const made = await tx.applications.load(scope, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
  await fileUnder(deps, record, record.fileIds);
  return record;
}
