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
  { value: 'awaiting_receipt', label: '待确认收到', open: true },
  { value: 'in_progress', label: '办理中', open: true },
  { value: 'awaiting_supplement', label: '待申请人补正', open: true },
  { value: 'awaiting_fee', label: '待申请人缴费', open: true },
  { value: 'consulting', label: '征求意见中', open: true },
  { value: 'awaiting_approval', label: '待审批', open: true },
  { value: 'awaiting_dispatch', label: '待发出', open: true },
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

export const CHANNELS = [
  {
    value: 'online',
    label: '网上提交',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: false,
  },
  {
    value: 'in_person',
    label: '当面提交',
    receiptRule: '以提交之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  {
    value: 'oral',
    label: '口头申请（工作人员代填）',
    receiptRule: '以代填并经申请人签字之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  {
    value: 'registered_mail',
    label: '邮寄（签收）',
    receiptRule: '以行政机关签收之日为收到申请之日',
    needsConfirmation: false,
    intakeOnly: true,
  },
  {
    value: 'ordinary_mail',
    label: '平常信函',
    receiptRule: '应当于收到当日与申请人确认，以确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  {
    value: 'fax',
    label: '传真',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  {
    value: 'email',
    label: '电子邮件',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
  {
    value: 'external_platform',
    label: '其他申请平台',
    receiptRule: '以双方确认之日为收到申请之日',
    needsConfirmation: true,
    intakeOnly: true,
  },
] as const;

export const CONSULTED_PARTIES = [
  { value: 'third_party', label: '第三方' },
  { value: 'agency', label: '其他行政机关' },
] as const;

export const CONSULTATION_ANSWERS = [
  { value: 'agreed', label: '同意公开' },
  { value: 'objected', label: '不同意公开' },
  { value: 'partly', label: '部分同意公开' },
] as const;

export const LEGAL_VERDICTS = [
  { value: 'agrees', label: '同意' },
  { value: 'agrees_with_changes', label: '修改后同意' },
  { value: 'disagrees', label: '不同意' },
] as const;

export const CONSULTATION_END_REASONS = [
  { value: 'undeliverable', label: '无法送达' },
  { value: 'withdrawn', label: '不再需要征求意见' },
  { value: 'unreachable', label: '联系不上' },
  { value: 'no_reply', label: '期满未答复' },
] as const;

export const FEE_METHODS = [
  { value: 'per_item', label: '按件计收' },
  { value: 'per_page', label: '按量计收' },
] as const;

export const DELIVERY_METHODS = [
  { value: 'online', label: '网上送达', toDispatch: true },
  { value: 'post', label: '邮政寄送', toDispatch: true },
  { value: 'in_person', label: '当面领取', toDispatch: true },
  { value: 'email', label: '电子邮件', toDispatch: true },
  { value: 'fax', label: '传真', toDispatch: true },
  { value: 'entrusted', label: '委托送达', toDispatch: true },
  { value: 'left_at_place', label: '留置送达', toDispatch: false },
  { value: 'public_notice', label: '公告送达', toDispatch: false },
  { value: 'unrecorded', label: '台账未记载', toDispatch: false },
] as const;

export const DELIVERY_FAILURES = [
  { value: 'returned', label: '退回' },
  { value: 'refused', label: '拒收' },
  { value: 'unclaimed', label: '逾期未领取' },
  { value: 'wrong_address', label: '地址不详或有误' },
] as const;

export const CONTACT_WAYS = [
  { value: 'telephone', label: '电话' },
  { value: 'visit', label: '来访' },
  { value: 'letter', label: '信函' },
  { value: 'email', label: '电子邮件' },
  { value: 'message', label: '短信或即时消息' },
  { value: 'other', label: '其他' },
] as const;

export const SERVED_NOTICES = [
  { value: 'supplement', label: '补正通知' },
  { value: 'fee', label: '收费通知' },
  { value: 'reasons', label: '说明理由通知' },
] as const;

export const SERVICE_WAYS = [
  { value: 'online', label: '网上送达' },
  { value: 'post', label: '邮寄签收' },
  { value: 'in_person', label: '当面签收' },
  { value: 'email', label: '电子邮件确认' },
  { value: 'fax', label: '传真确认' },
  { value: 'left_at_place', label: '留置送达' },
  { value: 'entrusted', label: '委托送达' },
] as const;

export const SEALED_PARTS = [
  { value: 'identity', label: '申请人的身份证明号码' },
  { value: 'contact', label: '申请人的联系方式' },
  { value: 'agent_identity', label: '代理人的身份证明号码' },
  { value: 'joint_identity', label: '共同申请人的身份证明号码' },
] as const;

export const LETTER_KINDS = [
  { value: 'misaddressed', label: '误投的申请' },
  { value: 'petition', label: '信访、投诉、举报' },
  { value: 'inquiry', label: '咨询' },
  { value: 'other', label: '其他来件' },
] as const;

export const LETTER_OUTCOMES = [
  { value: 'returned', label: '退回来件人', namesDestination: false },
  { value: 'forwarded', label: '转送其他机关', namesDestination: true },
  { value: 'answered', label: '已答复来件人', namesDestination: false },
  { value: 'registered', label: '已登记为申请', namesDestination: true },
] as const;

export const SIGN_ON_REFUSALS = [
  { value: 'cancelled', label: '统一身份认证没有完成：您取消了登录，或者统一身份认证拒绝了这次登录。' },
  { value: 'failed', label: '统一身份认证的登录没有完成，可能等待过久或者在另一个窗口里重复登录。请重新登录。' },
  { value: 'unavailable', label: '统一身份认证暂时不可用。请稍后再试，或者用账号和密码登录。' },
  { value: 'unknown', label: '您的统一身份认证账号还没有绑定本系统的人员，请联系本单位系统管理员绑定。' },
  { value: 'disabled', label: '您在本系统的账号已停用，请联系本单位系统管理员。' },
] as const;

export const STAFF_ROLES = [
  { value: 'clerk', label: '经办人' },
  { value: 'reviewer', label: '审核人' },
  { value: 'office_head', label: '政府信息公开工作机构负责人' },
  { value: 'lawyer', label: '法律顾问' },
  { value: 'contributor', label: '信息员' },
  { value: 'administrator', label: '系统管理员' },
  { value: 'auditor', label: '审计员' },
  { value: 'supervisor', label: '监督检查人员' },
] as const;

export const PUBLICATION_STATUSES = [
  { value: 'draft', label: '草稿' },
  { value: 'in_review', label: '待审核' },
  { value: 'published', label: '已公开' },
  { value: 'withdrawn', label: '已撤回' },
] as const;

export const SECRECY_RESULTS = [
  { value: 'publishable', label: '可以公开' },
  { value: 'needs_removal', label: '删除或者隐去有关内容后公开' },
  { value: 'not_publishable', label: '不予公开' },
  { value: 'referred', label: '不能确定，报有关主管部门或者保密行政管理部门确定' },
] as const;

export const CALENDAR_SCOPES = [
  { value: 'national', label: '国务院办公厅的安排' },
  { value: 'regional', label: '本地区的安排' },
] as const;

export const DAY_KINDS = [
  { value: 'weekday', label: '工作日' },
  { value: 'weekend', label: '周末' },
  { value: 'holiday', label: '放假' },
  { value: 'make_up_working_day', label: '调休上班' },
  { value: 'regional_day_off', label: '本地区放假' },
  { value: 'regional_working_day', label: '本地区上班' },
] as const;

export const DECISION_GROUPS = [
  { value: 'granted', label: '（一）予以公开' },
  { value: 'partially_granted', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' },
  { value: 'refused', label: '（三）不予公开' },
  { value: 'unavailable', label: '（四）无法提供' },
  { value: 'not_processed', label: '（五）不予处理' },
  { value: 'otherwise', label: '（六）其他处理' },
] as const;

export const DECISIONS = [
  {
    value: 'granted',
    label: '予以公开',
    rowLabel: '（一）予以公开',
    shortLabel: '予以公开',
    group: 'granted',
    grounds: ['article_36_2', 'article_36_1'],
  },
  {
    value: 'partially_granted',
    label: '部分公开',
    rowLabel: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    shortLabel: '部分公开',
    group: 'partially_granted',
    grounds: ['article_37'],
  },
  {
    value: 'refused_state_secret',
    label: '不予公开：属于国家秘密',
    rowLabel: '1.属于国家秘密',
    shortLabel: '国家秘密',
    group: 'refused',
    grounds: ['article_14'],
  },
  {
    value: 'refused_prohibited_by_law',
    label: '不予公开：其他法律行政法规禁止公开',
    rowLabel: '2.其他法律行政法规禁止公开',
    shortLabel: '法律行政法规禁止公开',
    group: 'refused',
    grounds: ['article_14'],
  },
  {
    value: 'refused_security_and_stability',
    label: '不予公开：危及“三安全一稳定”',
    rowLabel: '3.危及“三安全一稳定”',
    shortLabel: '危及三安全一稳定',
    group: 'refused',
    grounds: ['article_14'],
  },
  {
    value: 'refused_third_party_rights',
    label: '不予公开：保护第三方合法权益',
    rowLabel: '4.保护第三方合法权益',
    shortLabel: '保护第三方权益',
    group: 'refused',
    grounds: ['article_15'],
  },
  {
    value: 'refused_internal_affairs',
    label: '不予公开：属于三类内部事务信息',
    rowLabel: '5.属于三类内部事务信息',
    shortLabel: '内部事务信息',
    group: 'refused',
    grounds: ['article_16_1'],
  },
  {
    value: 'refused_deliberative_process',
    label: '不予公开：属于四类过程性信息',
    rowLabel: '6.属于四类过程性信息',
    shortLabel: '过程性信息',
    group: 'refused',
    grounds: ['article_16_2'],
  },
  {
    value: 'refused_enforcement_file',
    label: '不予公开：属于行政执法案卷',
    rowLabel: '7.属于行政执法案卷',
    shortLabel: '行政执法案卷',
    group: 'refused',
    grounds: ['article_16_2'],
  },
  {
    value: 'refused_administrative_inquiry',
    label: '不予公开：属于行政查询事项',
    rowLabel: '8.属于行政查询事项',
    shortLabel: '行政查询事项',
    group: 'refused',
    grounds: ['article_36_7'],
  },
  {
    value: 'unavailable_not_held',
    label: '无法提供：本机关不掌握相关政府信息',
    rowLabel: '1.本机关不掌握相关政府信息',
    shortLabel: '本机关不掌握',
    group: 'unavailable',
    grounds: ['article_36_4', 'article_36_5', 'archive_transferred'],
  },
  {
    value: 'unavailable_requires_creation',
    label: '无法提供：没有现成信息需要另行制作',
    rowLabel: '2.没有现成信息需要另行制作',
    shortLabel: '需要另行制作',
    group: 'unavailable',
    grounds: ['article_38'],
  },
  {
    value: 'unavailable_still_unclear',
    label: '无法提供：补正后申请内容仍不明确',
    rowLabel: '3.补正后申请内容仍不明确',
    shortLabel: '补正后仍不明确',
    group: 'unavailable',
    grounds: ['article_30'],
  },
  {
    value: 'not_processed_petition',
    label: '不予处理：信访举报投诉类申请',
    rowLabel: '1.信访举报投诉类申请',
    shortLabel: '信访举报投诉',
    group: 'not_processed',
    grounds: ['article_39_1'],
  },
  {
    value: 'not_processed_duplicate',
    label: '不予处理：重复申请',
    rowLabel: '2.重复申请',
    shortLabel: '重复申请',
    group: 'not_processed',
    grounds: ['article_36_6'],
  },
  {
    value: 'not_processed_public_publication',
    label: '不予处理：要求提供公开出版物',
    rowLabel: '3.要求提供公开出版物',
    shortLabel: '公开出版物',
    group: 'not_processed',
    grounds: ['article_39_2'],
  },
  {
    value: 'not_processed_unreasonably_frequent',
    label: '不予处理：无正当理由大量反复申请',
    rowLabel: '4.无正当理由大量反复申请',
    shortLabel: '大量反复申请',
    group: 'not_processed',
    grounds: ['article_35'],
  },
  {
    value: 'not_processed_confirmation',
    label: '不予处理：要求行政机关确认或重新出具已获取信息',
    rowLabel: '5.要求行政机关确认或重新出具已获取信息',
    shortLabel: '确认或重新出具',
    group: 'not_processed',
    grounds: ['confirmation_no_article'],
  },
  {
    value: 'otherwise_supplement_overdue',
    label: '其他处理：申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    rowLabel: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    shortLabel: '逾期不补正',
    group: 'otherwise',
    grounds: ['article_30'],
  },
  {
    value: 'otherwise_fee_unpaid',
    label: '其他处理：申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    rowLabel: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    shortLabel: '逾期不缴费',
    group: 'otherwise',
    grounds: ['fee_measures'],
  },
  {
    value: 'otherwise_other',
    label: '其他处理：其他',
    rowLabel: '3.其他',
    shortLabel: '其他情形',
    group: 'otherwise',
    grounds: ['other_closing', 'archive_transferred', 'withdrawn', 'applicant_ceased', 'merged', 'transferred'],
  },
] as const;

export const LEGAL_GROUNDS = [
  {
    value: 'article_36_1',
    articleText: '第三十六条第（一）项',
    situation: '所申请公开信息已经主动公开',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_36_2',
    articleText: '第三十六条第（二）项',
    situation: '所申请公开信息可以公开',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_37',
    articleText: '第三十七条',
    situation: '含有不应当公开的内容，能够作区分处理',
    remedyVariant: 'R1',
    requires: [],
  },
  {
    value: 'article_14',
    articleText: '第三十六条第（三）项、第十四条',
    situation: '国家秘密、法律行政法规禁止公开，或者公开后可能危及“三安全一稳定”',
    remedyVariant: 'R1',
    requires: [],
  },
  {
    value: 'article_15',
    articleText: '第三十六条第（三）项、第十五条',
    situation: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
    remedyVariant: 'R1',
    requires: [],
  },
  {
    value: 'article_16_1',
    articleText: '第三十六条第（三）项、第十六条第一款',
    situation: '人事管理、后勤管理、内部工作流程等内部事务信息',
    remedyVariant: 'R1',
    requires: [],
  },
  {
    value: 'article_16_2',
    articleText: '第三十六条第（三）项、第十六条第二款',
    situation: '过程性信息或者行政执法案卷信息',
    remedyVariant: 'R1',
    requires: [],
  },
  {
    value: 'article_36_7',
    articleText: '第三十六条第（七）项',
    situation: '工商、不动产登记资料等信息，法律、行政法规对获取有特别规定',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_36_4',
    articleText: '第三十六条第（四）项',
    situation: '经检索没有所申请公开信息',
    remedyVariant: 'R2',
    requires: ['检索记录'],
  },
  {
    value: 'article_36_5',
    articleText: '第三十六条第（五）项',
    situation: '不属于本行政机关负责公开',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_38',
    articleText: '第三十八条',
    situation: '没有现成信息，需要对现有政府信息进行加工、分析',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_30',
    articleText: '第三十条',
    situation: '补正后仍不明确，或者无正当理由逾期不补正',
    remedyVariant: 'R2',
    requires: ['补正通知'],
  },
  {
    value: 'article_39_1',
    articleText: '第三十九条第一款',
    situation: '以政府信息公开申请的形式进行信访、投诉、举报等活动',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_36_6',
    articleText: '第三十六条第（六）项',
    situation: '已就该申请作出答复，申请人重复申请公开相同信息',
    remedyVariant: 'R2',
    requires: ['此前已作出的答复'],
  },
  {
    value: 'article_39_2',
    articleText: '第三十九条第二款',
    situation: '要求提供政府公报、报刊、书籍等公开出版物',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'article_35',
    articleText: '第三十五条',
    situation: '申请公开的数量、频次明显超过合理范围，且理由不合理',
    remedyVariant: 'R2',
    requires: ['说明理由通知'],
  },
  {
    value: 'archive_transferred',
    articleText: '',
    situation: '所申请的信息已移交国家档案馆，按照档案管理的规定查阅',
    remedyVariant: 'R2',
    requires: ['保管档案的档案馆'],
  },
  {
    value: 'confirmation_no_article',
    articleText: '',
    situation: '要求行政机关确认或者重新出具已经获取的信息',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'fee_measures',
    articleText: '（国办函〔2020〕109号）',
    situation: '逾期未按收费通知要求缴纳费用',
    remedyVariant: 'R2',
    requires: ['收费通知'],
  },
  { value: 'withdrawn', articleText: '', situation: '申请人撤回申请', remedyVariant: 'R2', requires: [] },
  {
    value: 'applicant_ceased',
    articleText: '',
    situation: '申请人死亡或者终止，无人承受其申请',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'merged',
    articleText: '',
    situation: '与同一申请人内容相同的待办申请合并办理',
    remedyVariant: 'R2',
    requires: [],
  },
  {
    value: 'transferred',
    articleText: '',
    situation: '机构改革后职能划转，由承接机关办理',
    remedyVariant: 'R2',
    requires: [],
  },
  { value: 'other_closing', articleText: '', situation: '其他情形', remedyVariant: 'R2', requires: [] },
  {
    value: 'old_article_21_1',
    articleText: '第二十一条第（一）项',
    situation: '属于公开范围',
    remedyVariant: 'R3',
    requires: [],
  },
  {
    value: 'old_article_21_2',
    articleText: '第二十一条第（二）项',
    situation: '属于不予公开范围',
    remedyVariant: 'R3',
    requires: [],
  },
  {
    value: 'old_article_21_3',
    articleText: '第二十一条第（三）项',
    situation: '不属于本行政机关公开或者该信息不存在',
    remedyVariant: 'R3',
    requires: [],
  },
  {
    value: 'old_article_21_4',
    articleText: '第二十一条第（四）项',
    situation: '申请内容不明确，告知作出更改、补充',
    remedyVariant: 'R3',
    requires: [],
  },
  {
    value: 'old_article_22',
    articleText: '第二十二条',
    situation: '含有不应当公开的内容，能够作区分处理',
    remedyVariant: 'R3',
    requires: [],
  },
  {
    value: 'old_article_2',
    articleText: '第二条',
    situation: '不是条例所指政府信息',
    remedyVariant: 'R3',
    requires: [],
  },
  { value: 'old_other_channel', articleText: '', situation: '告知通过其他途径办理', remedyVariant: 'R3', requires: [] },
] as const;

export const REMEDY_GROUPS = [
  { value: 'reconsideration', label: '行政复议' },
  { value: 'litigation_direct', label: '行政诉讼（未经复议直接起诉）' },
  { value: 'litigation_after_reconsideration', label: '行政诉讼（复议后起诉）' },
] as const;

export const REMEDY_MATTERS = [
  { value: 'application_decision', label: '对申请的处理决定' },
  { value: 'silence', label: '逾期未答复' },
  { value: 'proactive_disclosure', label: '主动公开' },
  { value: 'third_party', label: '第三方不服公开决定' },
] as const;

export const REMEDY_PROCEDURES = [
  { value: 'ordinary', label: '普通程序' },
  { value: 'simplified', label: '简易程序' },
] as const;

export const REMEDY_INSTANCES = [
  { value: 'first', label: '一审' },
  { value: 'appeal', label: '二审' },
  { value: 'retrial', label: '再审' },
] as const;

export const REMEDY_RESULTS = [
  { value: 'upheld', label: '结果维持' },
  { value: 'corrected', label: '结果纠正' },
  { value: 'other', label: '其他结果' },
] as const;

export const REMEDY_OUTCOMES = [
  { value: 'upheld', label: '维持', reconsideration: 'upheld', litigation: 'upheld' },
  { value: 'claim_rejected', label: '驳回请求', reconsideration: 'other', litigation: 'upheld' },
  { value: 'annulled_on_merits', label: '撤销（实体违法）', reconsideration: 'corrected', litigation: 'corrected' },
  {
    value: 'annulled_procedurally',
    label: '撤销（仅程序违法）',
    reconsideration: 'corrected',
    litigation: 'corrected',
  },
  { value: 'changed', label: '变更', reconsideration: 'corrected', litigation: 'corrected' },
  { value: 'ordered_to_act', label: '责令履行', reconsideration: 'corrected', litigation: 'corrected' },
  { value: 'confirmed_unlawful', label: '确认违法', reconsideration: 'corrected', litigation: 'corrected' },
  { value: 'dismissed', label: '不予受理、驳回申请或者起诉', reconsideration: 'other', litigation: 'other' },
  { value: 'withdrawn', label: '申请人或者原告撤回', reconsideration: 'other', litigation: 'other' },
  { value: 'terminated', label: '终止', reconsideration: 'other', litigation: 'other' },
  { value: 'settled', label: '和解或者调解结案', reconsideration: 'other', litigation: 'other' },
  { value: 'remanded', label: '发回重审', reconsideration: 'other', litigation: 'other' },
] as const;

export const JUDGMENT_FORMS = [
  { value: 'decision', label: '复议决定' },
  { value: 'judgment', label: '判决' },
  { value: 'ruling', label: '裁定' },
] as const;

export const APPELLANTS = [
  { value: 'agency', label: '本机关' },
  { value: 'other_party', label: '对方当事人' },
  { value: 'both', label: '双方' },
] as const;

export const COMPLAINT_MATTERS = [
  { value: 'not_published', label: '未按要求主动公开政府信息' },
  { value: 'not_answered', label: '未依法答复政府信息公开申请' },
  { value: 'guide_not_updated', label: '未及时更新公开指南、目录' },
  { value: 'other', label: '其他' },
] as const;

export const COMPLAINT_ORDERS = [
  { value: 'rectify', label: '督促整改' },
  { value: 'reprove', label: '通报批评' },
] as const;

export const COMPLAINT_RESULTS = [
  { value: 'rectified', label: '已整改' },
  { value: 'unfounded', label: '反映的问题不属实' },
  { value: 'partly_founded', label: '部分属实，已处理' },
  { value: 'transferred', label: '不属于监督范围，已告知途径' },
] as const;

export const COMPLAINT_STATUSES = [
  { value: 'received', label: '已登记，待处理' },
  { value: 'ordered', label: '已责令，待反馈' },
  { value: 'answered', label: '已反馈，待办结' },
  { value: 'concluded', label: '已办结' },
] as const;

export const RECORD_CORRECTION_OUTCOMES = [
  { value: 'corrected', label: '已更正', needsAgency: false },
  { value: 'refused', label: '不予更正', needsAgency: false },
  { value: 'forwarded', label: '已转送有权更正的机关', needsAgency: true },
  { value: 'redirected', label: '已告知向有权更正的机关提出', needsAgency: true },
] as const;

export const RECORD_CORRECTION_STATUSES = [
  { value: 'submitted', label: '待核实' },
  { value: 'verifying', label: '核实中' },
  { value: 'decided', label: '已办结' },
  { value: 'withdrawn', label: '已撤回' },
] as const;

export const REPORT_CHAPTERS = [
  { heading: '一、总体情况', about: '主动公开、依申请公开、政府信息管理、平台建设、监督保障等方面的情况' },
  { heading: '二、主动公开政府信息情况', about: '对表一的说明' },
  { heading: '三、收到和处理政府信息公开申请情况', about: '对表二的说明' },
  { heading: '四、政府信息公开行政复议、行政诉讼情况', about: '对表三的说明' },
  { heading: '五、存在的主要问题及改进情况', about: '问题、改进的情况和打算' },
  { heading: '六、其他需要报告的事项', about: '包括收取信息处理费的情况；没有的写明没有' },
] as const;

export const TABLE1_ROWS = [
  {
    format: '2019_2020',
    block: 'article_20_1',
    row: 'regulations',
    label: '规章',
    cells: [
      { value: 'newly_made', label: '本年新制作数量' },
      { value: 'newly_published', label: '本年新公开数量' },
      { value: 'total_published', label: '对外公开总数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_1',
    row: 'normative_documents',
    label: '规范性文件',
    cells: [
      { value: 'newly_made', label: '本年新制作数量' },
      { value: 'newly_published', label: '本年新公开数量' },
      { value: 'total_published', label: '对外公开总数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_5',
    row: 'administrative_licences',
    label: '行政许可',
    cells: [
      { value: 'previous_items', label: '上一年项目数量' },
      { value: 'change', label: '本年增/减' },
      { value: 'current_items', label: '本年项目数量' },
      { value: 'decisions', label: '处理决定数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_5',
    row: 'other_external_management_services',
    label: '其他对外管理服务事项',
    cells: [
      { value: 'previous_items', label: '上一年项目数量' },
      { value: 'change', label: '本年增/减' },
      { value: 'current_items', label: '本年项目数量' },
      { value: 'decisions', label: '处理决定数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_6',
    row: 'administrative_penalties',
    label: '行政处罚',
    cells: [
      { value: 'previous_items', label: '上一年项目数量' },
      { value: 'change', label: '本年增/减' },
      { value: 'current_items', label: '本年项目数量' },
      { value: 'decisions', label: '处理决定数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_6',
    row: 'administrative_coercion',
    label: '行政强制',
    cells: [
      { value: 'previous_items', label: '上一年项目数量' },
      { value: 'change', label: '本年增/减' },
      { value: 'current_items', label: '本年项目数量' },
      { value: 'decisions', label: '处理决定数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_8',
    row: 'administrative_fees',
    label: '行政事业性收费',
    cells: [
      { value: 'previous_items', label: '上一年项目数量' },
      { value: 'change', label: '本年增/减' },
      { value: 'current_items', label: '本年项目数量' },
    ],
  },
  {
    format: '2019_2020',
    block: 'article_20_9',
    row: 'centralised_procurement',
    label: '政府集中采购',
    cells: [
      { value: 'projects', label: '采购项目数量' },
      { value: 'amount', label: '采购总金额' },
    ],
  },
  {
    format: 'from_2021',
    block: 'article_20_1',
    row: 'regulations',
    label: '规章',
    cells: [
      { value: 'issued', label: '本年制发件数' },
      { value: 'repealed', label: '本年废止件数' },
      { value: 'in_force', label: '现行有效件数' },
    ],
  },
  {
    format: 'from_2021',
    block: 'article_20_1',
    row: 'normative_documents',
    label: '行政规范性文件',
    cells: [
      { value: 'issued', label: '本年制发件数' },
      { value: 'repealed', label: '本年废止件数' },
      { value: 'in_force', label: '现行有效件数' },
    ],
  },
  {
    format: 'from_2021',
    block: 'article_20_5',
    row: 'administrative_licences',
    label: '行政许可',
    cells: [{ value: 'decisions', label: '本年处理决定数量' }],
  },
  {
    format: 'from_2021',
    block: 'article_20_6',
    row: 'administrative_penalties',
    label: '行政处罚',
    cells: [{ value: 'decisions', label: '本年处理决定数量' }],
  },
  {
    format: 'from_2021',
    block: 'article_20_6',
    row: 'administrative_coercion',
    label: '行政强制',
    cells: [{ value: 'decisions', label: '本年处理决定数量' }],
  },
  {
    format: 'from_2021',
    block: 'article_20_8',
    row: 'administrative_fees_10k_yuan',
    label: '行政事业性收费',
    cells: [{ value: 'amount', label: '本年收费金额（单位：万元）' }],
  },
] as const;

export const OPTIONAL_CHANNELS = [
  { value: 'online', label: '网上提交' },
  { value: 'email', label: '电子邮件' },
  { value: 'fax', label: '传真' },
] as const;

export const SEALED_ORIGINALS = [
  { value: 'in_system', label: '随答复上传盖章原件' },
  { value: 'on_paper', label: '盖章原件另行存档' },
] as const;

export const SECOND_FACTOR_RULES = [
  { value: 'optional', label: '自愿启用' },
  { value: 'administrators', label: '系统管理员必须启用' },
  { value: 'everyone', label: '全体工作人员必须启用' },
] as const;

export const UNMASKING_RULES = [
  { value: 'with_reason', label: '说明理由后即可查看' },
  { value: 'with_approval', label: '说明理由，经另一人批准后查看' },
] as const;

export const AUDIT_ACTIONS = [
  { value: 'confirm_receipt', label: '确认收到' },
  { value: 'request_supplement', label: '要求补正' },
  { value: 'answer_supplement', label: '提交补正材料' },
  { value: 'record_supplement', label: '登记补正材料' },
  { value: 'request_extension', label: '提请延期' },
  { value: 'approve_extension', label: '批准延期' },
  { value: 'return_extension', label: '退回延期申请' },
  { value: 'start_consultation', label: '发出征求意见书' },
  { value: 'deliver_consultation', label: '登记征求意见书送达' },
  { value: 'answer_consultation', label: '登记征求意见答复' },
  { value: 'end_consultation', label: '结束征求意见' },
  { value: 'demand_fee', label: '发出收费通知' },
  { value: 'waive_fee', label: '决定不收费' },
  { value: 'record_payment', label: '登记缴费' },
  { value: 'log_search', label: '记录检索情况' },
  { value: 'propose_decision', label: '拟定处理决定' },
  { value: 'approve_decision', label: '批准处理决定' },
  { value: 'return_decision', label: '退回处理决定' },
  { value: 'dispatch', label: '发出答复' },
  { value: 'order_redo', label: '依复议决定或者裁判重新办理' },
  { value: 'revoke_own_decision', label: '自行撤销答复' },
  { value: 'close', label: '归档结案' },
  { value: 'withdraw', label: '撤回申请' },
  { value: 'record_withdrawal', label: '登记书面撤回' },
  { value: 'assign', label: '分派' },
  { value: 'claim', label: '认领' },
  { value: 'release', label: '取消分派' },
  { value: 'note', label: '添加备注' },
  { value: 'correct_applicant_kind', label: '更正申请人类型' },
  { value: 'request_reasons', label: '要求说明理由' },
  { value: 'give_reasons', label: '说明理由' },
  { value: 'record_reasons', label: '登记申请人说明的理由' },
  { value: 'fix_delayed_reply', label: '确定延迟答复日期' },
  { value: 'record_contact', label: '登记联系记录' },
  { value: 'request_assistance', label: '发出协办函' },
  { value: 'answer_assistance', label: '登记协办答复' },
  { value: 'request_legal_review', label: '提请法律审查' },
  { value: 'give_legal_opinion', label: '出具法律审查意见' },
  { value: 'record_notice_service', label: '登记通知送达' },
  { value: 'issue_opinion_link', label: '发出在线提出意见的链接' },
  { value: 'record_release_notice', label: '登记决定公开告知书送达第三方' },
  { value: 'issue_letter', label: '制发文书' },
  { value: 'attach_sealed_original', label: '上传盖章原件' },
  { value: 'answer_on_the_spot', label: '当场答复' },
  { value: 'promise_supply', label: '告知提供时间' },
  { value: 'record_supply', label: '登记已提供' },
  { value: 'arrange_inspection', label: '安排现场查阅' },
  { value: 'record_inspection', label: '登记查阅情况' },
  { value: 'record_delivery', label: '登记送达' },
  { value: 'record_delivery_failure', label: '登记送达未成' },
  { value: 'redeliver', label: '再次送达' },
  { value: 'post_public_notice', label: '登记公告送达' },
  { value: 'open_reply', label: '打开答复' },
  { value: 'record_electronic_service', label: '记录电子送达意愿' },
  { value: 'split', label: '拆分' },
  { value: 'merge', label: '并入在先的申请' },
  { value: 'issue_binding_code', label: '发出绑定码' },
  { value: 'link', label: '关联相似申请' },
  { value: 'unlink', label: '取消关联' },
  { value: 'succeed_applicant', label: '变更申请人' },
  { value: 'remove_co_applicant', label: '登记共同申请人退出' },
  { value: 'correct_co_applicant', label: '更正共同申请人' },
  { value: 'change_representative', label: '变更代表人' },
  { value: 'propose_date_correction', label: '提请更正日期' },
  { value: 'approve_date_correction', label: '批准更正日期' },
  { value: 'return_date_correction', label: '退回更正日期' },
  { value: 'complaint_received', label: '投诉举报：收到投诉举报' },
  { value: 'complaint_ordered', label: '投诉举报：作出监督决定' },
  { value: 'complaint_feedback_given', label: '投诉举报：被投诉机关反馈' },
  { value: 'complaint_feedback_returned', label: '投诉举报：退回，要求再次反馈' },
  { value: 'complaint_concluded', label: '投诉举报：办结' },
  { value: 'record_correction_submitted', label: '更正申请：提交更正申请' },
  { value: 'record_correction_verified', label: '更正申请：核实' },
  { value: 'record_correction_decided', label: '更正申请：作出处理并告知' },
  { value: 'record_correction_withdrawn', label: '更正申请：撤回' },
  { value: 'view_case', label: '查看案件' },
  { value: 'download_case_file', label: '下载案件文件' },
  { value: 'export_queue', label: '导出办理队列' },
  { value: 'list_evidence', label: '查看证据目录' },
  { value: 'bind_evidence', label: '导出证据材料' },
  { value: 'reveal_personal_data', label: '查看完整的个人信息' },
  { value: 'request_unmasking', label: '请求查看完整的个人信息' },
  { value: 'approve_unmasking', label: '批准查看完整的个人信息' },
  { value: 'return_unmasking', label: '退回查看个人信息的请求' },
  { value: 'submit_application', label: '提交申请' },
  { value: 'register_application', label: '登记申请' },
  { value: 'import_ledger', label: '导入台账' },
  { value: 'import_ledger_rows', label: '台账写入案件' },
  { value: 'record_remedy', label: '登记复议或诉讼' },
  { value: 'record_remedy_result', label: '登记复议或诉讼的结果' },
  { value: 'record_remedy_stage', label: '登记复议或诉讼的进展' },
  { value: 'correct_remedy', label: '更正复议或诉讼的登记' },
  { value: 'register_letter', label: '登记来信' },
  { value: 'settle_letter', label: '来信办结' },
  { value: 'quarantine_file', label: '隔离带有恶意程序的文件' },
  { value: 'recompute_due_date', label: '按新的日历重算期限' },
  { value: 'preview_letter', label: '预览文书' },
  { value: 'archive_letter_files', label: '文书的文件归档' },
  { value: 'save_letter_template', label: '修改文书模板' },
  { value: 'unlink_account', label: '申请人注销账号，案件与账号脱离' },
  { value: 'sign_in', label: '登录' },
  { value: 'sign_in_first_step', label: '密码正确，等待验证码' },
  { value: 'sign_in_failed', label: '登录失败' },
  { value: 'sign_on_first_step', label: '统一身份认证通过，等待验证码' },
  { value: 'sign_on_unknown', label: '统一身份认证通过，没有绑定人员' },
  { value: 'bind_sign_on', label: '绑定统一身份认证' },
  { value: 'unbind_sign_on', label: '解除统一身份认证的绑定' },
  { value: 'second_factor_failed', label: '验证码不正确' },
  { value: 'enrol_second_factor', label: '取得两步验证的密钥' },
  { value: 'confirm_second_factor', label: '启用两步验证' },
  { value: 'renew_recovery_codes', label: '更换恢复码' },
  { value: 'disable_second_factor', label: '停用两步验证' },
  { value: 'sign_in_while_locked', label: '锁定期间登录' },
  { value: 'sign_in_while_disabled', label: '停用后登录' },
  { value: 'lock_account', label: '锁定账号' },
  { value: 'sign_out', label: '退出登录' },
  { value: 'end_session', label: '结束登录' },
  { value: 'end_other_sessions', label: '结束自己的其他登录' },
  { value: 'register_citizen', label: '公众首次登录' },
  { value: 'delete_account', label: '注销账号' },
  { value: 'create_agency', label: '新建机关' },
  { value: 'update_agency', label: '修改机关资料' },
  { value: 'create_staff', label: '新增人员' },
  { value: 'change_staff', label: '修改人员' },
  { value: 'disable_staff', label: '停用人员' },
  { value: 'enable_staff', label: '启用人员' },
  { value: 'unlock_staff', label: '解除锁定' },
  { value: 'reset_password', label: '重置密码' },
  { value: 'change_password', label: '修改密码' },
  { value: 'change_password_failed', label: '修改密码时输错当前密码' },
  { value: 'import_calendar', label: '导入放假安排' },
  { value: 'rotate_keys', label: '更换加密密钥' },
  { value: 'apply_retention', label: '清理到期数据' },
  { value: 'create_publication', label: '新建公开信息' },
  { value: 'update_publication', label: '修改公开信息' },
  { value: 'submit_publication', label: '送审公开信息' },
  { value: 'return_publication', label: '退回公开信息' },
  { value: 'publish_publication', label: '公开信息' },
  { value: 'withdraw_publication', label: '撤下公开信息' },
  { value: 'publish_guide', label: '公布公开指南' },
  { value: 'publish_annual_report', label: '公布年度报告' },
  { value: 'freeze_tables', label: '统计表定稿' },
  { value: 'refreeze_tables', label: '更正已定稿的统计表' },
  { value: 'repair_tally', label: '更正统计流水' },
  { value: 'request_tally_correction', label: '提出更正统计流水' },
  { value: 'approve_tally_correction', label: '批准更正统计流水' },
  { value: 'return_tally_correction', label: '退回更正统计流水' },
  { value: 'find_tally_mismatch', label: '发现统计不一致' },
] as const;

export const ACCOUNT_LIMITS = {
  agencyName: 100,
  deputies: 20,
  letterhead: 40,
  letterNumber: 60,
  passwordLeast: 10,
  password: 128,
  releasePauseLeast: 5,
  releasePauseMost: 20,
  silenceText: 1000,
  defaultSilenceText:
    '行政机关应当在 {答复期限} 前答复而没有答复。您可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（《政府信息公开条例》第四十七条、第五十一条），也可以在 {复议截止} 前申请行政复议，或者在 {起诉截止} 前向人民法院提起行政诉讼。逾期不答复是否应当先申请行政复议，各地做法不一，提起诉讼前可以先向法院或者行政复议机关咨询。',
} as const;

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
