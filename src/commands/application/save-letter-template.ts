import { assertTemplate, type LetterTemplate } from '../../domain/application/letter-templates.js';
import { type OutgoingKindId, OUTGOING_KINDS } from '../../domain/application/letter-kinds.js';
import { AppError } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type LetterTemplateRecord } from '../../ports/outgoing-letters.js';
import { auditRow } from '../account/audit-row.js';
import { staleVersion } from '../account/stale-version.js';

/**
 * A new version of the agency's wording; the earlier ones stay, and letters that were issued by them are not touched.
 * @throws AppError `forbidden`, `version_conflict`, `invalid_input` (unknown fields, and every mandatory element that is missing)
 */
export async function saveLetterTemplate(
  deps: CommandDeps,
  actor: StaffActor,
  input: LetterTemplate & { kind: OutgoingKindId; expectedVersion: number; note?: string | undefined },
): Promise<LetterTemplateRecord> {
  const { agencyId } = actor;
  const { kind, title, blocks, expectedVersion, note = '' } = input;
  if (!can(actor, 'edit_letter_templates', { agencyId })) throw new AppError('forbidden');
  assertTemplate(kind, { title, blocks });
  return deps.unitOfWork.run(async (tx) => {
    const version = (await tx.letterTemplates.latest(agencyId, kind))?.version ?? 0;
    if (version !== expectedVersion) throw staleVersion(version);
    const record: LetterTemplateRecord = {
      id: deps.newId(),
      agencyId,
      kind,
      version: version + 1,
      title,
      blocks,
      note,
      savedBy: { id: actor.staffId, name: actor.name },
      savedAt: deps.clock.now().toISOString(),
    };
    await tx.letterTemplates.insert(record);
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId,
        action: 'save_letter_template',
        subject: { type: 'letter_template', id: record.id, label: OUTGOING_KINDS[kind].label },
        detail: { version: record.version, note },
      }),
    ]);
    return record;
  });
}
