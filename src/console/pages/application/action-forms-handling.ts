/** Forms beside the main path: who has the case, notes, contacts, help, shape of the case, mended dates. */
import {
  APPLICANT_KINDS,
  CONTACT_WAYS,
  IDENTITY_DOCUMENTS,
  LEGAL_VERDICTS,
  SERVED_NOTICES,
  SERVICE_WAYS,
} from '../../api/labels';
import { type StaffCase } from '../../api/generated';
import { approvalComment, type Choice, fixed, form, returnComment, today } from './action-form';

const date = { name: 'date', label: '日期', kind: 'date', required: true, initial: today } as const;
const reason = { name: 'reason', label: '理由', kind: 'text', required: true, max: 500 } as const;
const unchanged = (): string[] => ['答复期限不变。'];
const joint = ({ applicant }: StaffCase): Choice[] =>
  applicant.joint.map(({ name }, index) => ({ value: String(index), label: name }));
const events = ({ events: all }: StaffCase): Choice[] =>
  all.map(({ id, date: day, title }) => ({ value: id, label: `${day} ${title}` }));
const linked = ({ links }: StaffCase): Choice[] =>
  links.map(({ id, number }) => ({ value: id ?? '', label: number })).filter(({ value }) => value !== '');
const assistances = ({ assistances: all }: StaffCase): Choice[] =>
  all.filter(({ answeredDate }) => !answeredDate).map(({ id, unit }) => ({ value: id, label: unit }));

export const HANDLING_FORMS = {
  claim: form('claimCase', [], () => ['这件申请由您经办。']),
  release: form('releaseCase', [], () => ['这件申请回到“未分派”。']),
  assign: form('assignCase', [{ name: 'staffId', label: '经办人', kind: 'clerk', required: true }], unchanged),
  note: form(
    'addNote',
    [
      {
        name: 'text',
        label: '备注',
        kind: 'note',
        required: true,
        max: 2000,
        hint: '只有本机关看得到；输入 @ 选择同事，他会收到消息',
      },
      { name: 'mentions', label: '提到的同事', kind: 'people' },
    ],
    unchanged,
  ),
  correct_applicant_kind: form(
    'correctApplicantKind',
    [
      {
        name: 'kind',
        label: '申请人类型',
        kind: 'choice',
        required: true,
        choices: fixed(...APPLICANT_KINDS),
        initial: ({ applicant }) => applicant.kind.code,
      },
      { ...reason, max: 300 },
    ],
    () => ['统计表中相应的格子随之更正。'],
  ),
  request_reasons: form(
    'requestReasons',
    [
      date,
      { name: 'text', label: '通知内容', kind: 'text', required: true, max: 2000 },
      { name: 'replyBy', label: '说明理由的期限', kind: 'date', hint: '不填为 10 个工作日' },
    ],
    () => ['申请的数量、频次明显超过合理范围的才要求；说明理由的时间不从答复期限中扣除（第三十五条）。'],
    true,
  ),
  record_reasons: form(
    'recordReasons',
    [
      date,
      { name: 'text', label: '申请人的理由', kind: 'text', required: true, max: 5000 },
      { name: 'fileIds', label: '材料', kind: 'files' },
    ],
    unchanged,
  ),
  record_contact: form(
    'recordContact',
    [
      date,
      { name: 'way', label: '方式', kind: 'choice', required: true, choices: fixed(...CONTACT_WAYS) },
      { name: 'text', label: '联系内容', kind: 'text', required: true, max: 2000 },
    ],
    unchanged,
  ),
  request_assistance: form(
    'requestAssistance',
    [
      date,
      { name: 'unit', label: '协办单位', kind: 'line', required: true, max: 100 },
      { name: 'text', label: '协办事项', kind: 'text', required: true, max: 2000 },
      { name: 'replyBy', label: '协办期限', kind: 'date', required: true },
    ],
    () => ['协办是内部期限，不暂停答复期限。'],
  ),
  answer_assistance: form(
    'answerAssistance',
    [
      date,
      { name: 'assistanceId', label: '哪一件协办函', kind: 'choice', required: true, choices: assistances },
      { name: 'text', label: '协办单位的答复', kind: 'text', required: true, max: 2000 },
    ],
    unchanged,
  ),
  request_legal_review: form(
    'requestLegalReview',
    [
      { name: 'lawyerId', label: '法律顾问', kind: 'lawyer', hint: '不选的，本机关的法律顾问都会收到消息' },
      { name: 'question', label: '请法律顾问回答的问题', kind: 'text', max: 2000 },
    ],
    ({ legalReview: { pending } }) => [
      '答复期限不停。意见写入案卷，供审批的人参考。',
      ...(pending ? [`${pending.requestedDate} 已由${pending.by}提请，尚未出具意见；再次提请的，以这一次为准。`] : []),
    ],
  ),
  give_legal_opinion: form(
    'giveLegalOpinion',
    [
      { name: 'verdict', label: '结论', kind: 'choice', required: true, choices: fixed(...LEGAL_VERDICTS) },
      { name: 'text', label: '意见和理由', kind: 'text', required: true, max: 5000 },
    ],
    ({ legalReview: { pending }, proposal }) => [
      ...(pending?.question ? [`${pending.by}提出的问题：${pending.question}`] : []),
      proposal ? `针对拟定的处理决定：${proposal.label}。` : '处理决定尚未拟定；意见记在拟定以前。',
      '写入案卷，不能修改；答复期限不停。',
    ],
    true,
  ),
  record_notice_service: form(
    'recordNoticeService',
    [
      { ...date, label: '送达之日' },
      { name: 'notice', label: '哪一种通知', kind: 'choice', required: true, choices: fixed(...SERVED_NOTICES) },
      { name: 'way', label: '方式', kind: 'choice', required: true, choices: fixed(...SERVICE_WAYS) },
      { name: 'proof', label: '送达凭据', kind: 'line', required: true, max: 200 },
    ],
    () => ['申请人补正、缴费或者说明理由的期限从送达之日起算。'],
  ),
  record_electronic_service: form(
    'recordElectronicService',
    [
      date,
      { name: 'agreed', label: '同意电子送达', kind: 'yes_no', required: true },
      { name: 'proof', label: '依据', kind: 'line', required: true, max: 200, hint: '如电话录音、书面确认' },
    ],
    unchanged,
  ),
  arrange_inspection: form(
    'arrangeInspection',
    [
      { name: 'inspectOn', label: '查阅日期', kind: 'date', required: true, hint: '工作日' },
      { name: 'place', label: '查阅地点', kind: 'line', required: true, max: 200 },
      { name: 'text', label: '注意事项', kind: 'text', max: 1000 },
    ],
    unchanged,
  ),
  record_inspection: form(
    'recordInspection',
    [date, { name: 'text', label: '查阅情况', kind: 'text', required: true, max: 1000 }],
    unchanged,
  ),
  issue_binding_code: form('issueBindingCode', [], () => ['印在接收回执上，只显示这一次；再次发出后，原码作废。']),
  split: form(
    'splitCase',
    [{ name: 'parts', label: '拆分成', kind: 'split_parts', required: true }, reason],
    () => ['各件沿用原收到日期和渠道，各自统计；原件办结，不再统计。'],
    true,
  ),
  merge: form(
    'mergeCase',
    [
      {
        name: 'intoId',
        label: '并入哪一件',
        kind: 'case',
        required: true,
        hint: '同一申请人内容相同的在办申请，输入编号查找',
      },
      reason,
    ],
    () => ['这一件办结，计为“其他处理—其他”。'],
    true,
  ),
  link: form(
    'linkCases',
    [
      { name: 'otherId', label: '相似的申请', kind: 'case', required: true, hint: '输入编号查找' },
      { name: 'text', label: '相似之处', kind: 'line', max: 200 },
    ],
    unchanged,
  ),
  unlink: form(
    'unlinkCases',
    [{ name: 'otherId', label: '取消与哪一件的关联', kind: 'choice', required: true, choices: linked }],
    unchanged,
  ),
  succeed_applicant: form(
    'succeedApplicant',
    [
      { name: 'name', label: '承受者', kind: 'line', required: true, max: 100 },
      {
        name: 'identityDocument',
        label: '身份证明',
        kind: 'choice',
        required: true,
        choices: fixed(...IDENTITY_DOCUMENTS),
      },
      { name: 'identityNumber', label: '号码', kind: 'line', required: true, max: 50 },
      reason,
    ],
    () => ['组织合并、分立、更名，或者申请人死亡的，由承受者继续；统计的类型不变。'],
    true,
  ),
  remove_co_applicant: form(
    'removeCoApplicant',
    [
      date,
      { name: 'index', label: '谁退出', kind: 'choice', required: true, choices: joint },
      { name: 'proof', label: '书面声明', kind: 'line', required: true, max: 200 },
      { ...reason, required: false },
    ],
    () => ['申请由其余的人继续。期限不变。'],
    true,
  ),
  correct_co_applicant: form(
    'correctCoApplicant',
    [
      { name: 'index', label: '更正谁', kind: 'choice', required: true, choices: joint },
      { name: 'name', label: '正确的姓名', kind: 'line', max: 100 },
      { name: 'identityDocument', label: '身份证明', kind: 'choice', choices: fixed(...IDENTITY_DOCUMENTS) },
      { name: 'identityNumber', label: '号码', kind: 'line', max: 50 },
      reason,
    ],
    () => ['不能借此换成另一个人。期限不变。'],
  ),
  change_representative: form(
    'changeRepresentative',
    [
      date,
      { name: 'index', label: '新的代表人', kind: 'choice', required: true, choices: joint },
      { name: 'phone', label: '电话', kind: 'line', max: 30 },
      { name: 'email', label: '邮箱', kind: 'line', max: 100 },
      { name: 'address', label: '通信地址', kind: 'line', max: 200 },
      { name: 'formerLeaves', label: '原代表人退出', kind: 'yes_no' },
      { name: 'proof', label: '推选的凭据', kind: 'line', required: true, max: 200 },
    ],
    () => ['申请与原代表人的账号脱离，绑定码、电子送达的同意和原来的代理不再有效。'],
    true,
  ),
  propose_date_correction: form(
    'proposeDateCorrection',
    [
      { name: 'eventId', label: '哪一项记录', kind: 'choice', required: true, choices: events },
      { name: 'to', label: '正确的日期', kind: 'date', required: true },
      reason,
    ],
    () => ['由另一人批准以后生效；期限、统计和提醒随之重算，原记录保留。'],
  ),
  approve_date_correction: form(
    'approveDateCorrection',
    [approvalComment],
    ({ pendingCorrection: pending }) => [
      `由 ${pending?.from ?? ''} 更正为 ${pending?.to ?? ''}：${pending?.reason ?? ''}`,
      '期限、统计和提醒随之重算。',
    ],
    true,
  ),
  return_date_correction: form('returnDateCorrection', [returnComment], unchanged),
} as const;
