import { type AgencyKind } from '../../domain/account/agency-kinds.js';
import { checkAgencyIdentity } from '../../domain/account/agency-rules.js';
import { RELEASE_PAUSE_WORKING_DAYS } from '../../domain/account/release-pause.js';
import { searchTerms } from '../../domain/application/search-text.js';
import { AppError } from '../../errors.js';
import { type SystemActor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type AgencyRecord, type DisclosureOffice } from '../../ports/agencies.js';
import { auditRow } from './audit-row.js';

export interface NewAgency {
  code: string;
  name: string;
  kind?: AgencyKind | undefined;
  /** Code of the agency above; none for the top of a tree. */
  parentCode?: string | undefined;
  office?: Partial<DisclosureOffice> | undefined;
}

const EMPTY_OFFICE: DisclosureOffice = { name: '', address: '', hours: '', phone: '', fax: '', email: '' };

/**
 * Enters an agency, open for applications over this system. Only the system itself does this (command line, demo data):
 * nobody on the staff of one agency decides about another.
 * @throws AppError `invalid_input`, `already_exists` (the code is taken), `not_found` (no such parent).
 */
export async function createAgency(deps: AccountDeps, actor: SystemActor, input: NewAgency): Promise<AgencyRecord> {
  checkAgencyIdentity(input);
  const name = input.name.trim();
  return deps.unitOfWork.run(async (tx) => {
    if (await tx.agencies.byCode(input.code)) throw new AppError('already_exists', { what: input.code });
    const parent = input.parentCode === undefined ? null : await tx.agencies.byCode(input.parentCode);
    if (input.parentCode !== undefined && !parent) {
      throw new AppError('not_found', {}, { message: `没有代码为“${input.parentCode}”的上级机关，请先创建它。` });
    }
    const agency: AgencyRecord = {
      id: deps.newId(),
      code: input.code,
      name,
      kind: input.kind ?? 'department',
      parentId: parent?.id ?? null,
      acceptsApplications: true,
      sealedOriginals: 'on_paper',
      secondFactor: 'optional',
      releasePauseWorkingDays: RELEASE_PAUSE_WORKING_DAYS,
      legalOpinionRequired: false,
      unmasking: 'with_reason',
      deputies: [],
      channels: ['online'],
      office: { ...EMPTY_OFFICE, ...input.office },
      reconsiderationBodies: [],
      courts: [],
      silenceText: null,
      searchTerms: searchTerms(name, input.code),
      createdAt: deps.clock.now().toISOString(),
      version: 1,
    };
    await tx.agencies.insert(agency);
    await tx.audit.append([
      auditRow(deps, actor, {
        agencyId: agency.id,
        action: 'create_agency',
        subject: { type: 'agency', id: agency.id, label: agency.code },
        detail: { kind: agency.kind, parent: parent?.code ?? null },
      }),
    ]);
    return agency;
  });
}
