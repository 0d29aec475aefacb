/** What a member of staff may be entrusted with: the one table behind policies, storage and labels. One person may hold several. */
export const STAFF_ROLES = {
  clerk: '经办人',
  reviewer: '审核人',
  office_head: '政府信息公开工作机构负责人',
  lawyer: '法律顾问',
  contributor: '信息员',
  administrator: '系统管理员',
  auditor: '审计员',
  supervisor: '监督检查人员',
} as const;

export type StaffRole = keyof typeof STAFF_ROLES;

export const STAFF_ROLE_IDS = Object.keys(STAFF_ROLES) as [StaffRole, ...StaffRole[]];
