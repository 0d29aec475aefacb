/** What people read of an audit row's action. What is done to a case has its words in the table of actions already. */
import { ACTIONS } from '../application/actions.js';
import { RECORD_CORRECTION_EVENTS } from '../application/record-corrections.js';
import { COMPLAINT_EVENTS } from '../supervision/complaints.js';

const OTHER_ACTIONS = {
  // reads of personal data
  view_case: '查看案件',
  download_case_file: '下载案件文件',
  export_queue: '导出办理队列',
  list_evidence: '查看证据目录',
  bind_evidence: '导出证据材料',
  reveal_personal_data: '查看完整的个人信息',
  request_unmasking: '请求查看完整的个人信息',
  approve_unmasking: '批准查看完整的个人信息',
  return_unmasking: '退回查看个人信息的请求',
  // applications
  submit_application: '提交申请',
  register_application: '登记申请',
  import_ledger: '导入台账',
  import_ledger_rows: '台账写入案件',
  record_remedy: '登记复议或诉讼',
  record_remedy_result: '登记复议或诉讼的结果',
  record_remedy_stage: '登记复议或诉讼的进展',
  correct_remedy: '更正复议或诉讼的登记',
  register_letter: '登记来信',
  settle_letter: '来信办结',
  quarantine_file: '隔离带有恶意程序的文件',
  recompute_due_date: '按新的日历重算期限',
  preview_letter: '预览文书',
  archive_letter_files: '文书的文件归档',
  save_letter_template: '修改文书模板',
  unlink_account: '申请人注销账号，案件与账号脱离',
  // accounts
  sign_in: '登录',
  sign_in_first_step: '密码正确，等待验证码',
  sign_in_failed: '登录失败',
  sign_on_first_step: '统一身份认证通过，等待验证码',
  sign_on_unknown: '统一身份认证通过，没有绑定人员',
  bind_sign_on: '绑定统一身份认证',
  unbind_sign_on: '解除统一身份认证的绑定',
  second_factor_failed: '验证码不正确',
  enrol_second_factor: '取得两步验证的密钥',
  confirm_second_factor: '启用两步验证',
  renew_recovery_codes: '更换恢复码',
  disable_second_factor: '停用两步验证',
  sign_in_while_locked: '锁定期间登录',
  sign_in_while_disabled: '停用后登录',
  lock_account: '锁定账号',
  sign_out: '退出登录',
  end_session: '结束登录',
  end_other_sessions: '结束自己的其他登录',
  register_citizen: '公众首次登录',
  delete_account: '注销账号',
  create_agency: '新建机关',
  update_agency: '修改机关资料',
  create_staff: '新增人员',
  change_staff: '修改人员',
  disable_staff: '停用人员',
  enable_staff: '启用人员',
  unlock_staff: '解除锁定',
  reset_password: '重置密码',
  change_password: '修改密码',
  change_password_failed: '修改密码时输错当前密码',
  import_calendar: '导入放假安排',
  rotate_keys: '更换加密密钥',
  apply_retention: '清理到期数据',
  // disclosure
  create_publication: '新建公开信息',
  update_publication: '修改公开信息',
  submit_publication: '送审公开信息',
  return_publication: '退回公开信息',
  publish_publication: '公开信息',
  withdraw_publication: '撤下公开信息',
  publish_guide: '公布公开指南',
  publish_annual_report: '公布年度报告',
  // statistics
  freeze_tables: '统计表定稿',
  refreeze_tables: '更正已定稿的统计表',
  repair_tally: '更正统计流水',
  request_tally_correction: '提出更正统计流水',
  approve_tally_correction: '批准更正统计流水',
  return_tally_correction: '退回更正统计流水',
  find_tally_mismatch: '发现统计不一致',
} as const satisfies Record<string, string>;

/** Events that are written down under the name of what they happen to. */
function about(prefix: string, events: Readonly<Record<string, string>>, noun: string): Record<string, string> {
  return Object.fromEntries(Object.entries(events).map(([kind, label]) => [`${prefix}_${kind}`, `${noun}：${label}`]));
}

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(ACTIONS).map(([action, { label }]) => [action, label])),
  ...about('complaint', COMPLAINT_EVENTS, '投诉举报'),
  ...about('record_correction', RECORD_CORRECTION_EVENTS, '更正申请'),
  ...OTHER_ACTIONS,
};

/** All that is written down by name, for whoever filters by it. */
export const AUDIT_ACTIONS: readonly string[] = Object.keys(LABELS);

/** An action that has no words yet is shown by its name: a row is never hidden for that. */
export function auditActionLabel(action: string): string {
  return (Object.hasOwn(LABELS, action) && LABELS[action]) || action;
}
