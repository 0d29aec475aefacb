import { AGENCY_NAME_MAX, remedyBodyFaults } from '../../domain/account/agency-rules.js';
import { deputyFaults } from '../../domain/account/deputies.js';
import { letterSettingsFaults } from '../../domain/account/letter-settings.js';
import { releasePauseFaults } from '../../domain/account/release-pause.js';
import { silenceTextFault } from '../../domain/application/remedy-notice.js';
import { searchTerms } from '../../domain/application/search-text.js';
import { AppError } from '../../errors.js';
import { type Actor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type AgencyRecord } from '../../ports/agencies.js';
import { auditRow } from './audit-row.js';
import { staleVersion } from './stale-version.js';

export interface AgencyUpdate {
  agencyId: string;
  expectedVersion: number;
  /** What is absent stays. Lists are given whole. */
  changes: Partial<
    Pick<
      AgencyRecord,
      | 'name'
      | 'acceptsApplications'
      | 'sealedOriginals'
      | 'secondFactor'
      | 'releasePauseWorkingDays'
      | 'legalOpinionRequired'
      | 'unmasking'
      | 'deputies'
      | 'channels'
      | 'office'
      | 'reconsiderationBodies'
      | 'courts'
      | 'silenceText'
      | 'letters'
    >
  >;
}

/**
 * Changes what an agency says of itself. Its code, kind and place in the tree are not for the agency to change.
 * @throws AppError `not_found`, `forbidden`, `version_conflict`, `invalid_input`.
 */
export async function updateAgency(deps: AccountDeps, actor: Actor, input: AgencyUpdate): Promise<AgencyRecord> {
  if (actor.type === 'staff' && actor.agencyId !== input.agencyId) throw new AppError('not_found');
  if (actor.type !== 'system' && !can(actor, 'manage_agency', input)) throw new AppError('forbidden');
  const { changes } = input;
  const fields = [
    ...remedyBodyFaults(changes.reconsiderationBodies ?? [], 'reconsiderationBodies'),
    ...remedyBodyFaults(changes.courts ?? [], 'courts'),
    ...deputyFaults(changes.deputies ?? [], 'deputies'),
    ...(changes.releasePauseWorkingDays === undefined ? [] : releasePauseFaults(changes.releasePauseWorkingDays)),
  ];
  if (changes.letters) fields.push(...letterSettingsFaults(changes.letters));
  const textFault = changes.silenceText ? silenceTextFault(changes.silenceText) : null;
  if (textFault) fields.push({ path: 'silenceText', message: textFault });
  const name = changes.name?.trim();
  if (name !== undefined && (name === '' || [...name].length > AGENCY_NAME_MAX)) {
    fields.push({ path: 'name', message: `机关名称应为 1 至 ${AGENCY_NAME_MAX} 个字` });
  }
  if (fields.length > 0) throw new AppError('invalid_input', {}, { fields });

  return deps.unitOfWork.run(async (tx) => {
    const agency = await tx.agencies.load(input.agencyId);
    if (!agency) throw new AppError('not_found');
    if (agency.version !== input.expectedVersion) throw staleVersion(agency.version);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const changed: AgencyRecord = {
      ...agency,
      ...given,
      ...(name === undefined ? {} : { name }),
      version: agency.version + 1,
    };
    changed.searchTerms = searchTerms(changed.name, changed.code);
    await tx.agencies.save(changed);
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: agency.id,
        action: 'update_agency',
        subject: { type: 'agency', id: agency.id, label: agency.code },
        detail: { fields: Object.keys(given), version: changed.version },
      }),
    ]);
    return changed;
  });
}
