import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type PublicationRecord } from '../../ports/disclosure.js';
import { lookUpFiles } from '../application/files.js';
import { type IdempotencyToken, isRepeat, once } from '../application/once.js';
import { auditActor } from '../authors.js';
import { assertUsableFiles, claimFilesFor } from './attach-files.js';
import { personOf } from './change-publication.js';
import { type PublicationFields, storedFields } from './publication-fields.js';

/**
 * A new draft. Sent twice with the same key it is one.
 * @throws AppError `forbidden`, `invalid_input`, `idempotency_key_reused`
 */
export async function createPublication(
  deps: CommandDeps,
  actor: StaffActor,
  input: PublicationFields & { idempotency?: IdempotencyToken | undefined },
): Promise<PublicationRecord> {
  if (!can(actor, 'contribute_publication', { agencyId: actor.agencyId })) throw new AppError('forbidden');
  const fields = storedFields(input, deps.clock.today());
  const files = await lookUpFiles(deps, fields.fileIds);
  if (!(await isRepeat(deps, input.idempotency))) assertUsableFiles(files, actor, null, fields.fileIds);

  const person = personOf(actor);
  const createdAt = deps.clock.now().toISOString();
  const record: PublicationRecord = {
    id: deps.newId(),
    agencyId: actor.agencyId,
    ...fields,
    publishedDate: null,
    timeliness: null,
    author: person,
    editor: null,
    reviewer: null,
    writerIds: [person.id],
    secrecyReviews: [],
    remark: null,
    personalDataReason: null,
    status: 'draft',
    version: 1,
    createdAt,
  };
  const saved = await deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      await tx.publications.insert(record);
      await tx.audit.append([
        {
          id: deps.newId(),
          agencyId: record.agencyId,
          at: createdAt,
          actor: auditActor(actor),
          action: 'create_publication',
          subject: { type: 'publication', id: record.id, label: record.title },
          detail: { column: record.column, category: record.category },
        },
      ]);
      return record.id;
    });
    return tx.publications.load(actor.agencyId, id);
  });
  if (!saved) throw new AppError('not_found');
  await claimFilesFor(deps, actor, saved.id, saved.fileIds);
  return saved;
}
