/** What people read of an audit row beside its action: what it is about, and the names of its facts. */
import { APPLICANT_KINDS } from '../application/applicant-kinds.js';
import { CASE_EVENTS } from '../application/case-events.js';
import { CHANNELS } from '../application/channels.js';
import { type DecisionCode, DECISIONS, decisionTitle } from '../application/decisions.js';
import { DELIVERY_METHODS } from '../application/delivery-facts.js';
import { LEGAL_VERDICTS } from '../application/legal-review.js';
import { LETTER_KINDS, LETTER_OUTCOMES } from '../application/incoming-letters.js';
import { OUTGOING_KINDS } from '../application/letter-kinds.js';
import { RECORD_CORRECTION_STATUSES } from '../application/record-corrections.js';
import { CATEGORIES } from '../disclosure/categories.js';
import { COLUMNS } from '../disclosure/columns.js';
import { SECRECY_RESULTS } from '../disclosure/secrecy-review.js';
import { FEE_METHOD_LABELS } from '../payment/tariff.js';
import { entryText } from '../report/cell-titles.js';
import { COLUMN_IDS, columnLabel, REMEDY_GROUP_LABELS, TABLE3_CELL_LABELS } from '../report/generations.js';
import { RULES, type Violation } from '../report/rules.js';
import { type TallyEntry } from '../report/tally.js';
import { COMPLAINT_STATUSES } from '../supervision/complaints.js';
import { AGENCY_KINDS } from './agency-kinds.js';
import { STAFF_ROLES } from './staff-roles.js';

const SUBJECTS: Readonly<Record<string, string>> = {
  agency: '机关',
  annual_report: '年度报告',
  application: '申请',
  approval_request: '审批请求',
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
  by: '登录方式',
  calendarLayerId: '日历',
  cases: '案件数',
  category: '类别',
  changedCells: '改动的格子',
  channel: '渠道',
  children: '拆出的申请',
  chunkRows: '每批行数',
  column: '栏目',
  comment: '意见',
  counted: '计入统计',
  daysOff: '放假天数',
  decisionCode: '决定',
  docxSha256: 'DOCX 散列',
  dueDate: '期限',
  ended: '结束了几个',
  entries: '流水',
  eventId: '记载',
  explanation: '书面说明',
  fields: '项目',
  fileHash: '文件散列',
  fileId: '文件',
  filedDate: '提出日期',
  filters: '筛选条件',
  format: '格式',
  from: '由',
  group: '类别',
  hash: '校验值',
  headResigned: '链头重签',
  into: '并入',
  kind: '种类',
  late: '逾期',
  lateEntryReason: '补录理由',
  letterId: '文书',
  method: '方式',
  modelSha256: '正文散列',
  note: '说明',
  noticeDate: '通知日期',
  number: '文号',
  numbers: '编号',
  open: '在办',
  outcome: '处理',
  parent: '上级机关',
  pdfSha256: 'PDF 散列',
  personalDataFindings: '疑似个人信息处数',
  personalDataReason: '保留个人信息的理由',
  pieces: '证据件数',
  places: '检索处数',
  publishedDate: '公开日期',
  reason: '理由',
  remedyId: '复议诉讼',
  replyBy: '答复期限',
  replaces: '替换',
  result: '结果',
  resultDate: '结果日期',
  roles: '岗位',
  rolesBefore: '原岗位',
  rotated: '换钥数',
  rows: '行',
  requestedBy: '提出人',
  requestId: '审批请求',
  secondFactor: '两步验证',
  secrecyResult: '保密审查',
  secrecyReviewer: '保密审查人',
  sessionId: '登录',
  sha256: '原件散列',
  status: '状态',
  templateVersion: '模板版本',
  threat: '恶意程序',
  to: '改为',
  unreadable: '不能解密数',
  verdict: '结论',
  usableUntil: '可以查看至',
  version: '版本',
  view: '范围',
  warnings: '未成立的勾稽关系',
  year: '年度',
};

/** Parts of an agency's data, and of an applicant's. */
const FIELDS = {
  name: '名称',
  acceptsApplications: '受理申请',
  sealedOriginals: '盖章原件',
  secondFactor: '两步验证',
  releasePauseWorkingDays: '告知第三方后的等待',
  legalOpinionRequired: '批准以前的法律审查意见',
  unmasking: '查看个人信息',
  deputies: '负责人的代理人',
  channels: '申请渠道',
  office: '联系方式',
  reconsiderationBodies: '行政复议机关',
  courts: '管辖法院',
  silenceText: '逾期说明',
  letters: '文号和版头',
  identity: '证件号码',
  contact: '联系方式',
  agent_identity: '代理人的证件号码',
  joint_identity: '共同申请人的证件号码',
} as const;

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

/** @param value as stored; what is inside of objects without words of their own is shown as it is */
export function auditDetailText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => auditDetailText(name, one)).join('、') || '无';
  if (value === null || value === undefined) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'secondFactor') return value === 'device' ? '身份验证器' : '恢复码';
  if (typeof value === 'string') return CODES[name]?.(value) ?? value;
  if (name === 'entries') return entryText(value as TallyEntry);
  if (name === 'warnings') return warningText(value as Violation);
  return JSON.stringify(value);
}

/** @param label as stored; letters stand there by their kind */
export function auditSubjectName(type: string, label: string | undefined): string | null {
  return (type === 'letter' && label !== undefined && labelIn(LETTER_KINDS)(label)) || (label ?? null);
}

/** A rule of the tables that was broken, and where. */
function warningText({ rule, column }: Pick<Violation, 'rule' | 'column'>): string {
  const known = COLUMN_IDS.find((id) => id === column);
  return `${RULES[rule]?.formula ?? rule}（${known ? columnLabel(known) : column}）`;
}

/** Codes that stand in rows under these names, and their words. */
const CODES: Readonly<Record<string, (code: string) => string | undefined>> = {
  roles: labelIn(STAFF_ROLES),
  rolesBefore: labelIn(STAFF_ROLES),
  fields: labelIn(FIELDS),
  channel: labelIn(CHANNELS),
  decisionCode: (code) => (Object.hasOwn(DECISIONS, code) ? decisionTitle(code as DecisionCode) : undefined),
  verdict: labelIn(LEGAL_VERDICTS),
  method: labelIn({ ...DELIVERY_METHODS, ...FEE_METHOD_LABELS }),
  column: labelIn(COLUMNS),
  category: labelIn(CATEGORIES),
  // of an agency, of a letter, of the event whose date was wrong
  kind: labelIn({ ...AGENCY_KINDS, ...OUTGOING_KINDS, ...CASE_EVENTS }),
  // days as well, which have no word
  from: labelIn(APPLICANT_KINDS),
  to: labelIn(APPLICANT_KINDS),
  status: labelIn({ ...COMPLAINT_STATUSES, ...RECORD_CORRECTION_STATUSES }),
  outcome: labelIn(LETTER_OUTCOMES),
  group: labelIn(REMEDY_GROUP_LABELS),
  result: labelIn(TABLE3_CELL_LABELS),
  secrecyResult: labelIn(SECRECY_RESULTS),
  by: labelIn({ identity_service: '统一身份认证' }),
  view: labelIn({ open: '在办', all: '全部' }),
  format: (code) => code.toUpperCase(),
  filters: labelIn({
    status: '状态',
    channel: '渠道',
    assignee: '经办人',
    year: '年度',
    dueBy: '期限',
    text: '文字',
  }),
};

function labelIn(table: Readonly<Record<string, string | { label: string }>>): (code: string) => string | undefined {
  return (code) => {
    const row = Object.hasOwn(table, code) ? table[code] : undefined;
    return typeof row === 'object' ? row.label : row;
  };
}
