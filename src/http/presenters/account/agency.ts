import { AGENCY_KINDS } from '../../../domain/account/agency-kinds.js';
import { DEFAULT_LETTER_SETTINGS } from '../../../domain/account/letter-settings.js';
import { optionalChannelLabel } from '../../../domain/account/optional-channels.js';
import { SEALED_ORIGINALS } from '../../../domain/account/sealed-originals.js';
import { SECOND_FACTOR_RULES } from '../../../domain/account/second-factor.js';
import { UNMASKING_RULES } from '../../../domain/account/unmasking.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type AgencyRecord, type AgencySummary } from '../../../ports/agencies.js';

export function presentAgencyItem(agency: AgencySummary) {
  const { id, code, name, kind, parentId, acceptsApplications } = agency;
  return { id, code, name, kind: { code: kind, label: AGENCY_KINDS[kind] }, parentId, acceptsApplications };
}

/** To everybody. Validity dates are given rather than applied, so that the answer does not change at midnight. */
export function presentAgency(agency: AgencyRecord) {
  return {
    ...presentAgencyItem(agency),
    channels: agency.channels.map((code) => ({ code, label: optionalChannelLabel(code) })),
    office: agency.office,
    reconsiderationBodies: agency.reconsiderationBodies,
    courts: agency.courts,
  };
}

export function presentOwnAgency(agency: AgencyRecord, actor: StaffActor) {
  return {
    ...presentAgency(agency),
    sealedOriginals: { code: agency.sealedOriginals, label: SEALED_ORIGINALS[agency.sealedOriginals] },
    secondFactor: { code: agency.secondFactor, label: SECOND_FACTOR_RULES[agency.secondFactor] },
    releasePauseWorkingDays: agency.releasePauseWorkingDays,
    legalOpinionRequired: agency.legalOpinionRequired,
    unmasking: { code: agency.unmasking, label: UNMASKING_RULES[agency.unmasking] },
    deputies: agency.deputies,
    silenceText: agency.silenceText ?? null,
    letters: agency.letters ?? DEFAULT_LETTER_SETTINGS,
    version: agency.version,
    abilities: { manage_agency: can(actor, 'manage_agency', { agencyId: agency.id }) },
  };
}
