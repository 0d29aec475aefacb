/** Forms of what moves the clock: receipt, supplement, extension, consultation, fee (第三十至三十四、四十二条). */
import { CONSULTATION_ANSWERS, CONSULTATION_END_REASONS, CONSULTED_PARTIES, FEE_METHODS } from '../../api/labels';
import { type StaffCase } from '../../api/generated';
import { longDate } from '../../utils/format';
import { approvalComment, type Choice, fixed, form, returnComment, today } from './action-form';

const date = { name: 'date', label: '日期', kind: 'date', required: true, initial: today } as const;
const openConsultations = (subject: StaffCase): Choice[] =>
  subject.consultations
    .filter(({ answeredDate, endedDate }) => !answeredDate && !endedDate)
    .map(({ id, recipient, with: party, startedDate }) => ({
      value: id,
      label: `${party.label}：${recipient}（${startedDate} 发出）`,
    }));
const undelivered = (subject: StaffCase): Choice[] => {
  const waiting = new Set(subject.consultations.filter(({ deliveredDate }) => !deliveredDate).map(({ id }) => id));
  return openConsultations(subject).filter(({ value }) => waiting.has(value));
};
const objected = (subject: StaffCase): Choice[] =>
  subject.consultations
    .filter(({ answer }) => answer?.code === 'objected' || answer?.code === 'partly')
    .map(({ id, recipient }) => ({ value: id, label: recipient }));
const consultation = (choices: (subject: StaffCase) => Choice[]) =>
  ({ name: 'consultationId', label: '哪一次', kind: 'choice', required: true, choices }) as const;
const dueNow = ({ dueDate }: StaffCase): string =>
  dueDate ? `现在的答复期限是 ${longDate(dueDate)}。` : '答复期限尚未起算。';

export const TIME_FORMS = {
  confirm_receipt: form(
    'confirmReceipt',
    [
      { ...date, label: '确认收到之日' },
      { name: 'method', label: '确认方式', kind: 'line', max: 100, hint: '例如：电话联系申请人确认' },
      { name: 'trackingNumber', label: '邮件单号', kind: 'line', max: 50 },
    ],
    ({ channel }) => [
      `${channel.label}：${channel.receiptRule}。`,
      '从这一天的次日起计算 20 个工作日；补正通知须在 7 个工作日内发出。',
    ],
  ),
  request_supplement: form(
    'requestSupplement',
    [
      date,
      { name: 'text', label: '需要补正什么', kind: 'text', required: true, max: 3000 },
      { name: 'replyBy', label: '补正期限', kind: 'date', hint: '不填为 15 个工作日' },
      { name: 'lateReason', label: '逾期发出的理由', kind: 'line', max: 300, hint: '收到申请满 7 个工作日以后才需要' },
    ],
    ({ supplementNoticeDueDate }) => [
      `补正通知只能发出一次，最迟 ${longDate(supplementNoticeDueDate)}。`,
      '收到补正后的申请之日起，答复期限重新计算；在此以前，现有的期限照旧。',
    ],
    true,
  ),
  record_supplement: form(
    'recordSupplement',
    [
      { ...date, label: '收到补正之日' },
      { name: 'text', label: '补正的内容', kind: 'text', max: 5000 },
      { name: 'fileIds', label: '补正材料', kind: 'files' },
      { name: 'lateReason', label: '接受逾期的理由', kind: 'text', max: 500, hint: '超过补正期限的才需要' },
    ],
    () => ['从收到补正之日的次日起，重新计算 20 个工作日。'],
  ),
  request_extension: form(
    'requestExtension',
    [
      { name: 'workingDays', label: '延长几个工作日', kind: 'number', required: true, hint: '1 至 20 个工作日' },
      { name: 'reason', label: '理由', kind: 'text', required: true, max: 500 },
    ],
    (subject) => [dueNow(subject), '负责人批准并发出延期告知书以后，期限才会延长；只能延长一次。'],
  ),
  approve_extension: form(
    'approveExtension',
    [{ ...date, label: '告知书发出之日', hint: '须不晚于答复期限' }, approvalComment],
    (subject) => [
      dueNow(subject),
      `批准后延长 ${subject.pendingExtension?.workingDays ?? 0} 个工作日，新的期限由系统按工作日历算出。`,
      `提请的理由：${subject.pendingExtension?.reason ?? ''}`,
    ],
    true,
  ),
  return_extension: form('returnExtension', [returnComment], (subject) => [`期限不变。${dueNow(subject)}`]),
  start_consultation: form(
    'startConsultation',
    [
      date,
      { name: 'with', label: '征求谁', kind: 'choice', required: true, choices: fixed(...CONSULTED_PARTIES) },
      { name: 'recipient', label: '名称', kind: 'line', required: true, max: 100 },
      { name: 'text', label: '内容', kind: 'text', required: true, max: 3000, hint: '不要写申请人的身份' },
    ],
    (subject) => [dueNow(subject), '发出次日起至答复或者送达后第 15 个工作日，不计入答复期限。'],
  ),
  deliver_consultation: form(
    'deliverConsultation',
    [
      { ...date, label: '送达之日' },
      consultation(undelivered),
      { name: 'proof', label: '送达凭据', kind: 'line', max: 200 },
    ],
    () => ['自送达之日起 15 个工作日内提出意见；期满以后不再扣除期限。'],
  ),
  answer_consultation: form(
    'answerConsultation',
    [
      { ...date, label: '答复之日' },
      consultation(openConsultations),
      { name: 'answer', label: '意见', kind: 'choice', required: true, choices: fixed(...CONSULTATION_ANSWERS) },
      { name: 'text', label: '意见全文', kind: 'text', max: 3000 },
    ],
    () => ['从答复的次日起，答复期限继续计算。'],
  ),
  end_consultation: form(
    'endConsultation',
    [
      date,
      consultation(openConsultations),
      { name: 'reason', label: '原因', kind: 'choice', required: true, choices: fixed(...CONSULTATION_END_REASONS) },
      { name: 'text', label: '说明', kind: 'text', max: 1000 },
    ],
    () => ['从这一天的次日起，答复期限继续计算。'],
  ),
  issue_opinion_link: form(
    'issueOpinionLink',
    [
      consultation(openConsultations),
      { name: 'phone', label: '第三方的手机号码', kind: 'line', required: true, hint: '只有收到短信验证码的人能打开' },
    ],
    () => ['系统生成一次性的链接，第三方凭短信验证码打开，在线提出意见。期限不变。'],
  ),
  record_release_notice: form(
    'recordReleaseNotice',
    [
      { ...date, label: '送达之日' },
      consultation(objected),
      { name: 'proof', label: '送达凭据', kind: 'line', required: true, max: 200 },
    ],
    () => ['第三方不同意而决定公开的，告知期满以后才能发出答复（第三十二条）。'],
  ),
  demand_fee: form(
    'demandFee',
    [
      date,
      { name: 'method', label: '计收方式', kind: 'choice', required: true, choices: fixed(...FEE_METHODS) },
      { name: 'pages', label: '页数', kind: 'number', hint: '按量计收才填；A4 单面为一页' },
    ],
    () => ['金额由系统按国办函〔2020〕109号计算。', '收费通知只能发出一次；缴费的次日起重新计算答复期限。'],
    true,
  ),
  waive_fee: form(
    'waiveFee',
    [{ name: 'reason', label: '不收取的理由', kind: 'text', required: true, max: 500 }],
    () => ['决定后不能再就这件申请收费。期限不变。'],
    true,
  ),
  record_payment: form(
    'recordPayment',
    [
      { ...date, label: '缴费之日' },
      { name: 'proof', label: '缴款凭证号', kind: 'line', required: true, max: 100 },
    ],
    () => ['从缴费的次日起，重新计算 20 个工作日。'],
  ),
  fix_delayed_reply: form(
    'fixDelayedReply',
    [
      { name: 'replyBy', label: '延迟答复的日期', kind: 'date', required: true },
      { name: 'reason', label: '理由', kind: 'text', required: true, max: 1000 },
    ],
    (subject) => [dueNow(subject), '确定以后，答复期限就是这一天，并告知申请人；只能一次（第三十五条）。'],
    true,
  ),
} as const;
