/** What kinds of agency answer applications (arts 2, 55 and 56): the one table behind forms, storage and the command line. */
export const AGENCY_KINDS = {
  department: '政府部门',
  government: '人民政府',
  township: '乡镇人民政府',
  street_office: '街道办事处',
  authorised_organisation: '法律、法规授权的组织',
  vertical_organ: '垂直领导机关',
} as const;

export type AgencyKind = keyof typeof AGENCY_KINDS;
export const AGENCY_KIND_IDS = Object.keys(AGENCY_KINDS) as [AgencyKind, ...AgencyKind[]];

export function isAgencyKind(value: string): value is AgencyKind {
  return Object.hasOwn(AGENCY_KINDS, value);
}
