/**
 * Where the procedure stands: at most nine plain states (product promise), each with who acts.
 * How a case ended is its decision; whether it is late is a question asked of today. Three things, never one list.
 */
export type TurnParty = 'office' | 'applicant' | 'third_party' | 'agency' | 'none';

interface StatusRule {
  label: string;
  /** Label on the applicant's side; plain words first. */
  applicantLabel: string;
  /** One sentence: what happens now and who acts. `{until}` is filled with a date clause, empty when there is none. */
  applicantSentence: string;
  open: boolean;
}

export const STATUSES = {
  awaiting_receipt: {
    label: '待确认收到',
    applicantLabel: '已提交，等待登记',
    applicantSentence: '行政机关正在登记您的申请，您不需要做任何事；确认收到后开始计算答复期限。',
    open: true,
  },
  in_progress: {
    label: '办理中',
    applicantLabel: '办理中',
    applicantSentence: '行政机关正在办理您的申请{until}。',
    open: true,
  },
  awaiting_supplement: {
    label: '待申请人补正',
    applicantLabel: '请您补正',
    applicantSentence: '您的申请内容需要补正，请您{until}提交补正材料；补正后重新计算答复期限。',
    open: true,
  },
  awaiting_fee: {
    label: '待申请人缴费',
    applicantLabel: '请您缴费',
    applicantSentence: '请您{until}按收费通知缴费；缴费后重新计算答复期限，不缴费视为放弃申请。',
    open: true,
  },
  consulting: {
    label: '征求意见中',
    applicantLabel: '征求意见中',
    applicantSentence: '行政机关正在征求第三方或其他机关的意见，所需时间不计入答复期限{until}。',
    open: true,
  },
  awaiting_approval: {
    label: '待审批',
    applicantLabel: '审核中',
    applicantSentence: '处理决定正在审核{until}。',
    open: true,
  },
  awaiting_dispatch: {
    label: '待发出',
    applicantLabel: '即将答复',
    applicantSentence: '处理决定已经作出，答复书即将发出{until}。',
    open: true,
  },
  answered: {
    label: '已答复',
    applicantLabel: '已答复',
    applicantSentence: '行政机关已经答复，请查看答复内容。',
    open: false,
  },
  closed: {
    label: '已办结',
    applicantLabel: '已办结',
    applicantSentence: '这件申请已经办结。',
    open: false,
  },
} as const satisfies Record<string, StatusRule>;

export type Status = keyof typeof STATUSES;
export const STATUS_IDS = Object.keys(STATUSES) as [Status, ...Status[]];
export const OPEN_STATUSES = STATUS_IDS.filter((status) => STATUSES[status].open);
