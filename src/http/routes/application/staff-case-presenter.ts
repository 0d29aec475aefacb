/** Loads a case of the actor's own agency and shows it as staff see it. */
import { auditRow } from '../../../commands/account/audit-row.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { presentStaffCase } from '../../presenters/application/case.js';
import { type ApplicationRoutesDeps } from './deps.js';

export function staffCasePresenter(deps: ApplicationRoutesDeps) {
  return {
    async load(actor: StaffActor, id: string): Promise<CaseView> {
      const record = await deps.applications.byIdForAgency(actor.agencyId, id);
      if (!record) throw new AppError('not_found');
      if (!can(actor, 'view_case', record)) throw new AppError('forbidden');
      return record;
    },
    /** Before anything of the case is shown or sent: who looked. */
    async noteRead(actor: StaffActor, record: CaseView, action: string, detail: Record<string, unknown> = {}) {
      const subject = { type: 'application', id: record.id, label: record.number };
      await deps.audit.append(auditRow(deps.commands, actor, { agencyId: record.agencyId, action, subject, detail }));
    },
    async present(actor: StaffActor, record: CaseView) {
      const [calendar, files] = await Promise.all([
        deps.commands.calendars.forAgency(record.agencyId),
        record.fileIds.length > 0 ? deps.commands.files.describe(record.fileIds) : [],
      ]);
      return presentStaffCase(record, { actor, files, calendar, today: deps.commands.clock.today() });
    },
  };
}
