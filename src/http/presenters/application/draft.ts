/** A draft as its owner sees it: all fields in clear (they are his own), and what is still missing. */
import { AppError } from '../../../errors.js';
import { openForm } from '../../../commands/application/drafts.js';
import { formFaults } from '../../../domain/application/application-form.js';
import { type CommandDeps } from '../../../ports/deps.js';
import { type DraftRecord } from '../../../ports/drafts.js';

/** @throws AppError `not_found` when there is none */
export function presentDraft(deps: Pick<CommandDeps, 'cipher'>, draft: DraftRecord | null) {
  if (!draft) throw new AppError('not_found');
  const fields = openForm(deps, draft);
  const agencyFault = draft.agencyId ? [] : [{ path: 'agencyId', message: '请选择要申请的行政机关' }];
  return {
    id: draft.id,
    agencyId: draft.agencyId,
    fields,
    files: draft.files,
    faults: draft.applicationId ? [] : [...agencyFault, ...formFaults(fields, 'applicant')],
    applicationId: draft.applicationId,
    version: draft.version,
    updatedAt: draft.updatedAt.toISOString(),
  };
}
