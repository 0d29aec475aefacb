/**
 * Who applies, in the columns of table 2 (国办公开办函〔2021〕30号, the same since 2019). The order of the keys is the form's.
 * One table feeds validation, storage, labels and the columns of the statistics.
 */
export const APPLICANT_KINDS = {
  natural_person: { label: '自然人', group: null },
  commercial_enterprise: { label: '商业企业', group: '法人或其他组织' },
  research_institution: { label: '科研机构', group: '法人或其他组织' },
  public_welfare_organization: { label: '社会公益组织', group: '法人或其他组织' },
  legal_service_organization: { label: '法律服务机构', group: '法人或其他组织' },
  other: { label: '其他', group: '法人或其他组织' },
} as const;

export type ApplicantKind = keyof typeof APPLICANT_KINDS;

/** In the order of the form's columns, without the total. */
export const APPLICANT_KIND_IDS = Object.keys(APPLICANT_KINDS) as [ApplicantKind, ...ApplicantKind[]];

/** The form's heading over the five columns that are not natural persons. */
export const ORGANIZATION_GROUP_LABEL = '法人或其他组织';

export function isApplicantKind(value: unknown): value is ApplicantKind {
  return typeof value === 'string' && Object.hasOwn(APPLICANT_KINDS, value);
}

/** A label that stands alone: the column headed only “其他” is told with its heading. */
export function applicantKindTitle(kind: ApplicantKind): string {
  return kind === 'other' ? `${ORGANIZATION_GROUP_LABEL}（其他）` : APPLICANT_KINDS[kind].label;
}
