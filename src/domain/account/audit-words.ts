/** What people read of an audit row beside its action: what it is about, and the names of its facts. */
import { STAFF_ROLES } from './staff-roles.js';

const SUBJECTS: Readonly<Record<string, string>> = {
  agency: '机关',
  annual_report: '年度报告',
  application: '申请',
  calendar: '日历',
  citizen: '公众账号',
  complaint: '投诉举报',
  draft: '申请草稿',
  file: '文件',
  guide: '公开指南',
  key: '加密密钥',
  ledger_import: '台账导入',
  letter: '来信',
  letter_template: '文书模板',
  publication: '公开信息',
  record_correction: '更正申请',
  remedy: '复议诉讼',
  report: '统计表',
  staff: '人员',
  system: '系统',
  unknown_account: '不存在的账号',
};

const DETAILS: Readonly<Record<string, string>> = {
  amountFen: '金额（分）',
  applicationIds: '关联的申请',
  before: '原来',
  after: '现在',
  calendarLayerId: '日历',
  cases: '案件数',
  category: '类别',
  channel: '渠道',
  children: '拆出的申请',
  chunkRows: '每批行数',
  column: '栏目',
  counted: '计入统计',
  daysOff: '放假天数',
  decisionCode: '决定',
  docxSha256: 'DOCX 散列',
  dueDate: '期限',
  ended: '结束了几个',
  entries: '流水',
  eventId: '记载',
  fields: '项目',
  fileHash: '文件散列',
  fileId: '文件',
  filedDate: '提出日期',
  from: '由',
  group: '类别',
  headResigned: '链头重签',
  into: '并入',
  kind: '种类',
  late: '逾期',
  letterId: '文书',
  method: '方式',
  note: '说明',
  noticeDate: '通知日期',
  numbers: '编号',
  open: '在办',
  outcome: '处理',
  parent: '上级机关',
  pdfSha256: 'PDF 散列',
  places: '检索处数',
  reason: '理由',
  remedyId: '复议诉讼',
  replyBy: '答复期限',
  result: '结果',
  resultDate: '结果日期',
  roles: '岗位',
  rolesBefore: '原岗位',
  rotated: '换钥数',
  rows: '行',
  secondFactor: '两步验证',
  secrecyResult: '保密审查',
  sessionId: '登录',
  status: '状态',
  threat: '恶意程序',
  to: '改为',
  unreadable: '不能解密数',
  version: '版本',
  year: '年度',
};

/** Something that has no words yet is shown by its name: a row is never hidden for that. */
export function auditSubjectLabel(type: string): string {
  return wordFor(SUBJECTS, type);
}

export function auditDetailLabel(name: string): string {
  return wordFor(DETAILS, name);
}

function wordFor(table: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(table, name) && table[name]) || name;
}

/** @param value as stored; what is inside of objects is shown as it is */
export function auditDetailText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => auditDetailText(name, one)).join('、') || '无';
  if (value === null || value === undefined) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'secondFactor') return value === 'device' ? '身份验证器' : '恢复码';
  if (typeof value === 'string') return (name.startsWith('roles') && roleLabel(value)) || value;
  return JSON.stringify(value);
}

function roleLabel(code: string): string | undefined {
  return Object.hasOwn(STAFF_ROLES, code) ? STAFF_ROLES[code as keyof typeof STAFF_ROLES] : undefined;
}
