/* Generated from the server's tables by `npm run clients`; not to be edited. */

export const APPLICANT_KINDS = [
  { value: 'natural_person', label: '自然人' },
  { value: 'commercial_enterprise', label: '商业企业' },
  { value: 'research_institution', label: '科研机构' },
  { value: 'public_welfare_organization', label: '社会公益组织' },
  { value: 'legal_service_organization', label: '法律服务机构' },
  { value: 'other', label: '法人或其他组织（其他）' },
] as const;

export const IDENTITY_DOCUMENTS = [
  { value: 'resident_id', label: '居民身份证', holder: 'person' },
  { value: 'passport', label: '护照', holder: 'person' },
  { value: 'hk_macau_permit', label: '港澳居民来往内地通行证', holder: 'person' },
  { value: 'taiwan_permit', label: '台湾居民来往大陆通行证', holder: 'person' },
  { value: 'foreign_permanent_residence', label: '外国人永久居留身份证', holder: 'person' },
  { value: 'military', label: '军人证件', holder: 'person' },
  { value: 'unified_social_credit_code', label: '统一社会信用代码', holder: 'organisation' },
  { value: 'other', label: '其他证明', holder: 'any' },
] as const;

export const AGENT_CAPACITIES = [
  { value: 'agent', label: '委托代理人' },
  { value: 'guardian', label: '监护人' },
] as const;

export const REPLY_MEDIA = [
  { value: 'paper', label: '纸质' },
  { value: 'electronic', label: '电子文件' },
  { value: 'either', label: '不限' },
] as const;

export const REPLY_METHODS = [
  { value: 'online', label: '网上获取' },
  { value: 'post', label: '邮寄' },
  { value: 'in_person', label: '自行领取' },
  { value: 'email', label: '电子邮件' },
  { value: 'fax', label: '传真' },
  { value: 'inspect', label: '当场查阅、抄录' },
] as const;

export const STATUSES = [
  { value: 'awaiting_receipt', label: '已提交，等待登记', open: true },
  { value: 'in_progress', label: '办理中', open: true },
  { value: 'awaiting_supplement', label: '请您补正', open: true },
  { value: 'awaiting_fee', label: '请您缴费', open: true },
  { value: 'consulting', label: '征求意见中', open: true },
  { value: 'awaiting_approval', label: '审核中', open: true },
  { value: 'awaiting_dispatch', label: '即将答复', open: true },
  { value: 'answered', label: '已答复', open: false },
  { value: 'closed', label: '已办结', open: false },
] as const;

export const COLUMNS = [
  { value: 'statutory_content', label: '法定主动公开内容' },
  { value: 'disclosure_rules', label: '政府信息公开制度' },
  { value: 'notices', label: '通知公告' },
  { value: 'news', label: '工作动态' },
  { value: 'interpretation', label: '政策解读' },
  { value: 'public_response', label: '回应关切' },
  { value: 'questions_answered', label: '问答' },
] as const;

export const CATEGORIES = [
  { value: 'A20-01', label: '行政法规、规章和规范性文件', item: '（一）' },
  { value: 'A20-02', label: '机关职能、机构设置、办公信息和负责人姓名', item: '（二）' },
  { value: 'A20-03', label: '国民经济和社会发展规划、专项规划、区域规划及相关政策', item: '（三）' },
  { value: 'A20-04', label: '国民经济和社会发展统计信息', item: '（四）' },
  { value: 'A20-05', label: '行政许可和其他对外管理服务事项', item: '（五）' },
  { value: 'A20-06', label: '行政处罚、行政强制', item: '（六）' },
  { value: 'A20-07', label: '财政预算、决算信息', item: '（七）' },
  { value: 'A20-08', label: '行政事业性收费项目及其依据、标准', item: '（八）' },
  { value: 'A20-09', label: '政府集中采购项目的目录、标准及实施情况', item: '（九）' },
  { value: 'A20-10', label: '重大建设项目的批准和实施情况', item: '（十）' },
  { value: 'A20-11', label: '扶贫、教育、医疗、社会保障、促进就业等政策措施及其实施情况', item: '（十一）' },
  { value: 'A20-12', label: '突发公共事件的应急预案、预警信息及应对情况', item: '（十二）' },
  { value: 'A20-13', label: '环境保护、公共卫生、安全生产、食品药品、产品质量监督检查情况', item: '（十三）' },
  { value: 'A20-14', label: '公务员招考的职位、名额、报考条件和录用结果', item: '（十四）' },
  { value: 'A20-15', label: '法律、法规、规章和国家有关规定要求公开的其他信息', item: '（十五）' },
] as const;

/** Longest text of each field of an application, in characters. */
export const FORM_LIMITS = {
  applicantKind: 40,
  applicantName: 100,
  identityDocument: 40,
  identityNumber: 50,
  identityPhoto: 24,
  phone: 30,
  email: 100,
  address: 200,
  agentName: 100,
  agentIdentityDocument: 40,
  agentIdentityNumber: 50,
  agentCapacity: 20,
  agentAuthorityUntil: 20,
  subject: 200,
  documentNumber: 100,
  description: 5000,
  purpose: 500,
  replyMedium: 20,
  replyMethod: 20,
} as const;
