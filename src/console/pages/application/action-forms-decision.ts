/** Forms from the search to the archive: how a case ends and how the letter arrives (第三十六条). */
import { DECISIONS, DELIVERY_FAILURES, DELIVERY_METHODS } from '../../api/labels';
import { approvalComment, fixed, form, returnComment, today } from './action-form';

const date = { name: 'date', label: '日期', kind: 'date', required: true, initial: today } as const;
const dispatchMethods = DELIVERY_METHODS.filter(({ toDispatch }) => toDispatch);
const deliveredMethods = DELIVERY_METHODS.filter(({ value }) => value !== 'unrecorded');
const approval = '须由另一人审批，提出人不能审批自己的决定。';

export const DECISION_FORMS = {
  log_search: form('logSearch', [{ name: 'entries', label: '检索', kind: 'search_entries', required: true }], () => [
    '写入案卷，作为已经合理检索的证明。期限不变。',
  ]),
  propose_decision: form(
    'proposeDecision',
    [
      {
        name: 'parts',
        label: '决定',
        kind: 'decision_parts',
        required: true,
        hint: '有的公开、有的不公开时计为部分公开',
      },
      {
        name: 'mainCode',
        label: '统计归类',
        kind: 'choice',
        choices: () => DECISIONS,
        hint: '几部分都不公开而理由不同时才需要选',
      },
      { name: 'text', label: '答复内容', kind: 'text', required: true, max: 20_000 },
      { name: 'linkedCaseId', label: '此前已答复的申请', kind: 'case', hint: '重复申请的才填' },
      {
        name: 'namedAgency',
        label: '负责公开的机关',
        kind: 'line',
        max: 100,
        hint: '不属于本机关公开或者已移交档案馆的',
      },
      { name: 'noGoodReason', label: '没有正当理由', kind: 'text', max: 500, hint: '逾期不补正的：核实的情况' },
      {
        name: 'publicInterestReason',
        label: '公共利益的理由',
        kind: 'text',
        max: 1000,
        hint: '第三方不同意或者只同意部分而仍公开的',
      },
    ],
    () => [approval, '批准以前，申请人看不到。'],
  ),
  approve_decision: form(
    'approveDecision',
    [approvalComment],
    ({ proposal }) => [
      ...(proposal
        ? [
            `决定：${proposal.label}`,
            `答复内容：${proposal.text.slice(0, 200)}${proposal.text.length > 200 ? '…' : ''}`,
          ]
        : []),
      ...(proposal?.parts.map(({ label, articleText }) => `${label}，依据 ${articleText || '—'}`) ?? []),
      '批准后等待经办人发出答复。',
    ],
    true,
  ),
  return_decision: form('returnDecision', [returnComment], () => ['退回经办人修改。期限不停。']),
  dispatch: form(
    'dispatchReply',
    [
      { ...date, label: '发出之日' },
      { name: 'method', label: '方式', kind: 'choice', required: true, choices: fixed(...dispatchMethods) },
      { name: 'trackingNumber', label: '邮件单号', kind: 'line', max: 50, hint: '邮政寄送的' },
      { name: 'letterId', label: '文书', kind: 'letter', hint: '随之发出的是其盖章原件，没有的是其 PDF' },
      { name: 'fileIds', label: '其他文件', kind: 'files', hint: '附件；或者不是系统制发的答复书' },
      {
        name: 'sealedFileId',
        label: '上传的盖章原件',
        kind: 'file_of_form',
        hint: '上面的文件里哪一个是盖章后的扫描件；其散列值存档，以后不能更换',
      },
      { name: 'alsoAnswers', label: '一并答复', kind: 'also_answers' },
    ],
    ({ dueDate }) => [
      `答复期限是 ${dueDate ?? '—'}。是否按期、计入哪一年，都以发出之日为准。`,
      '发出以后，申请人立即看到答复，不能收回。',
    ],
    true,
  ),
  answer_on_the_spot: form(
    'answerOnTheSpot',
    [
      { name: 'parts', label: '决定', kind: 'decision_parts', required: true },
      { name: 'text', label: '答复内容', kind: 'text', required: true, max: 20_000 },
      { name: 'proof', label: '签收的凭据', kind: 'line', required: true, max: 200 },
      { name: 'fileIds', label: '答复书和附件', kind: 'files' },
    ],
    () => [
      '今天即作出并送达答复，案件随之办结统计；不予公开等决定须经审批，不能当场答复。',
      '涉及第三方商业秘密、个人隐私等合法权益的，须先征求其意见（第三十二条）。',
    ],
    true,
  ),
  record_delivery: form(
    'recordDelivery',
    [
      { ...date, label: '送达之日' },
      {
        name: 'method',
        label: '方式',
        kind: 'choice',
        choices: fixed(...deliveredMethods),
        hint: '不选为最近一次发出的方式',
      },
      { name: 'proof', label: '送达凭据', kind: 'line', max: 200 },
    ],
    () => ['复议和诉讼的期限从送达之日起算。'],
  ),
  record_delivery_failure: form(
    'recordDeliveryFailure',
    [
      date,
      { name: 'reason', label: '原因', kind: 'choice', required: true, choices: fixed(...DELIVERY_FAILURES) },
      { name: 'proof', label: '凭据', kind: 'line', max: 200 },
    ],
    () => ['随后可以用其他联系方式再次送达；是否按期仍以第一次发出之日为准。'],
  ),
  redeliver: form(
    'redeliver',
    [
      date,
      { name: 'method', label: '方式', kind: 'choice', required: true, choices: fixed(...dispatchMethods) },
      { name: 'contact', label: '所用的联系方式', kind: 'line', required: true, max: 200 },
      { name: 'trackingNumber', label: '邮件单号', kind: 'line', max: 50 },
    ],
    () => ['是否按期仍以第一次发出之日为准。'],
  ),
  post_public_notice: form(
    'postPublicNotice',
    [date, { name: 'place', label: '公告的载体', kind: 'line', required: true, max: 200 }],
    () => ['公告不写申请的内容；满 30 日视为送达。'],
  ),
  promise_supply: form(
    'promiseSupply',
    [
      { name: 'supplyBy', label: '提供信息的日期', kind: 'date', required: true },
      { name: 'text', label: '方式和途径', kind: 'text', required: true, max: 1000 },
    ],
    () => ['到期提醒经办人（第三十六条第二项）。'],
  ),
  record_supply: form(
    'recordSupply',
    [
      date,
      { name: 'text', label: '提供情况', kind: 'text', required: true, max: 1000 },
      { name: 'fileIds', label: '凭据', kind: 'files' },
    ],
    () => ['不再提醒。'],
  ),
  close: form(
    'closeCase',
    [{ name: 'comment', label: '说明', kind: 'text', max: 500 }],
    () => ['归档以后，只能登记送达、复议诉讼等事实，不能再作决定。'],
    true,
  ),
  record_withdrawal: form(
    'recordWithdrawal',
    [date, { name: 'reason', label: '申请人的说明', kind: 'text', required: true, max: 500 }],
    () => ['案件办结，计为“其他处理”，不能恢复；申请人可以重新申请。'],
    true,
  ),
  revoke_own_decision: form(
    'revokeOwnDecision',
    [
      date,
      { name: 'reason', label: '撤销的理由', kind: 'text', required: true, max: 1000 },
      { name: 'replyBy', label: '重新答复的期限', kind: 'date', hint: '不填为 20 个工作日' },
    ],
    () => ['原答复保持原样，标明已撤销；随后拟定、批准并发出新的答复。统计不再计新收。'],
    true,
  ),
  order_redo: form(
    'orderRedo',
    [
      date,
      {
        name: 'remedyId',
        label: '哪件复议或者诉讼',
        kind: 'remedy',
        required: true,
        hint: '须已登记责令重新答复的结果和收到文书之日',
      },
    ],
    () => ['期限由文书确定；原答复标明已被撤销。不再计新收，也不另计办结。'],
    true,
  ),
} as const;
