/**
 * The transition table: what may be done in which status, by whom, under which article.
 * It limits decisions; recording of facts (delivery, notes, remedies) stays possible late (A.10, 7).
 */
import { type CaseState, isOpenConsultation } from './case-state.js';
import { type ActionRule, ANY_STATUS, IN_HAND, RECEIVED_OPEN, UNDECIDED } from './action-rule.js';
import { FURTHER_ACTIONS } from './further-actions.js';
import { OPEN_STATUSES } from './statuses.js';

const needsOpenConsultation = (state: CaseState): string | null =>
  state.consultations.some(isOpenConsultation) ? null : '没有正在进行的征求意见';

export const ACTIONS = {
  confirm_receipt: {
    label: '确认收到',
    article: '第三十一条',
    roles: ['clerk'],
    from: ['awaiting_receipt'],
    to: 'in_progress',
  },
  request_supplement: {
    label: '要求补正',
    article: '第三十条',
    roles: ['clerk'],
    from: IN_HAND,
    to: 'awaiting_supplement',
    blocked: (state) => (state.supplement ? '补正通知只能发出一次' : null),
  },
  answer_supplement: {
    label: '提交补正材料',
    article: '第三十条',
    roles: ['applicant'],
    from: ['awaiting_supplement'],
    to: 'in_progress',
  },
  record_supplement: {
    label: '登记补正材料',
    article: '第三十条',
    roles: ['clerk'],
    from: ['awaiting_supplement', 'in_progress', 'consulting'],
    to: 'in_progress',
    blocked: (state) => (state.supplement && !state.supplement.receivedDate ? null : '没有待补正的通知'),
  },
  request_extension: {
    label: '提请延期',
    article: '第三十三条',
    roles: ['clerk'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) =>
      state.redo
        ? '重新答复的期限由复议决定、裁判或者撤销决定确定，不能延长'
        : state.extension
          ? '答复期限只能延长一次'
          : state.pendingExtension
            ? '延期申请正在审批'
            : null,
  },
  approve_extension: {
    label: '批准延期',
    article: '第三十三条',
    roles: ['office_head'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) => (state.pendingExtension ? null : '没有待审批的延期申请'),
  },
  return_extension: {
    label: '退回延期申请',
    article: '第三十三条',
    roles: ['office_head'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) => (state.pendingExtension ? null : '没有待审批的延期申请'),
  },
  start_consultation: {
    label: '发出征求意见书',
    article: '第三十二条、第三十四条',
    roles: ['clerk'],
    from: IN_HAND,
    to: 'consulting',
  },
  deliver_consultation: {
    label: '登记征求意见书送达',
    article: '第三十二条、第三十四条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'unchanged',
    blocked: (state) =>
      state.consultations.some((item) => isOpenConsultation(item) && !item.deliveredDate)
        ? null
        : '没有尚未送达的征求意见书',
  },
  answer_consultation: {
    label: '登记征求意见答复',
    article: '第三十二条、第三十四条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'in_progress',
    blocked: needsOpenConsultation,
  },
  end_consultation: {
    label: '结束征求意见',
    article: '第三十二条、第三十四条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'in_progress',
    blocked: needsOpenConsultation,
  },
  demand_fee: {
    label: '发出收费通知',
    article: '第四十二条',
    roles: ['clerk'],
    from: IN_HAND,
    to: 'awaiting_fee',
    blocked: (state) =>
      state.fee ? '收费通知只能发出一次' : state.handling.feeWaivedDate ? '已决定不收取信息处理费' : null,
  },
  waive_fee: {
    label: '决定不收费',
    article: '第四十二条',
    roles: ['reviewer', 'office_head'],
    from: IN_HAND,
    to: 'unchanged',
    blocked: (state) => (state.fee ? '已发出收费通知' : state.handling.feeWaivedDate ? '已决定不收取信息处理费' : null),
  },
  record_payment: {
    label: '登记缴费',
    article: '第四十二条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'in_progress',
    blocked: (state) => (!state.fee ? '没有发出过收费通知' : state.fee.paidDate ? '已登记缴费' : null),
  },
  log_search: { label: '记录检索情况', article: '第三十六条', roles: ['clerk'], from: RECEIVED_OPEN, to: 'unchanged' },
  propose_decision: {
    label: '拟定处理决定',
    article: '第三十六条',
    roles: ['clerk'],
    from: ['in_progress', 'consulting', 'awaiting_supplement', 'awaiting_fee'],
    to: 'awaiting_approval',
  },
  approve_decision: {
    label: '批准处理决定',
    article: '第三十六条',
    roles: ['reviewer', 'office_head'],
    from: ['awaiting_approval'],
    to: 'awaiting_dispatch',
  },
  return_decision: {
    label: '退回处理决定',
    article: '第三十六条',
    roles: ['reviewer', 'office_head'],
    from: ['awaiting_approval'],
    to: 'in_progress',
  },
  dispatch: { label: '发出答复', article: '第三十六条', roles: ['clerk'], from: ['awaiting_dispatch'], to: 'answered' },
  order_redo: {
    label: '依复议决定或者裁判重新办理',
    roles: ['clerk', 'reviewer', 'office_head'],
    from: [...UNDECIDED, 'answered', 'closed'],
    to: 'in_progress',
    blocked: (state) =>
      state.withdrawnDate
        ? '申请人已撤回申请'
        : state.remedyIds.length === 0
          ? '没有登记过与这件申请有关的复议或者诉讼'
          : null,
  },
  revoke_own_decision: {
    label: '自行撤销答复',
    roles: ['office_head'],
    from: ['answered', 'closed'],
    to: 'in_progress',
    blocked: (state) => (state.dispatched ? null : '没有发出过答复'),
  },
  close: { label: '归档结案', article: '第四十五条', roles: ['clerk'], from: ['answered'], to: 'closed' },
  withdraw: { label: '撤回申请', roles: ['applicant'], from: OPEN_STATUSES, to: 'closed' },
  record_withdrawal: { label: '登记书面撤回', roles: ['clerk'], from: OPEN_STATUSES, to: 'closed' },
  assign: { label: '分派', roles: ['clerk', 'reviewer', 'office_head'], from: OPEN_STATUSES, to: 'unchanged' },
  claim: { label: '认领', roles: ['clerk'], from: OPEN_STATUSES, to: 'unchanged' },
  release: { label: '取消分派', roles: ['clerk', 'reviewer', 'office_head'], from: OPEN_STATUSES, to: 'unchanged' },
  note: {
    label: '添加备注',
    roles: ['clerk', 'reviewer', 'office_head'],
    from: ANY_STATUS,
    to: 'unchanged',
  },
  correct_applicant_kind: {
    label: '更正申请人类型',
    roles: ['reviewer', 'office_head'],
    from: ANY_STATUS,
    to: 'unchanged',
  },
  ...FURTHER_ACTIONS,
} as const satisfies Record<string, ActionRule>;

export type Action = keyof typeof ACTIONS;
export const ACTION_IDS = Object.keys(ACTIONS) as [Action, ...Action[]];

/** Why `action` cannot be done in this state, as a Chinese clause for people; null when it can. */
export function actionBlocked(action: Action, state: CaseState): string | null {
  const rule: ActionRule = ACTIONS[action];
  if (!rule.from.includes(state.status)) return '办理进度不符';
  return rule.blocked?.(state) ?? null;
}
