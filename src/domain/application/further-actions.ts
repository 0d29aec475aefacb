/** The transition table beside the main path: reasons, contacts, help, promises, delivery, the shape of cases, mended dates. */
import { ANY_STATUS, type ActionRule, IN_HAND, RECEIVED_OPEN, SENT, UNDECIDED } from './action-rule.js';
import { OPEN_STATUSES } from './statuses.js';
import { type CaseState, isOpenConsultation, objections } from './case-state.js';

const untilDelivered = (state: CaseState): string | null =>
  !state.dispatched ? '答复尚未发出' : state.deliveredDate ? '已登记送达' : null;

/** A case that others hang on, or that waits for somebody, is not taken apart. */
const standsAlone = (state: CaseState): string | null => {
  if (state.fee && !state.fee.paidDate) return '正在等待缴费';
  if (state.supplement && !state.supplement.receivedDate) return '正在等待补正';
  if (state.pendingExtension) return '延期申请正在审批';
  return state.shape.mergedFrom.length > 0 ? '已有其他申请并入本件' : null;
};

export const FURTHER_ACTIONS = {
  request_reasons: {
    label: '要求说明理由',
    article: '第三十五条',
    roles: ['clerk'],
    from: IN_HAND,
    to: 'unchanged',
    blocked: (state) => (state.handling.reasons ? '已经要求过说明理由' : null),
  },
  give_reasons: {
    label: '说明理由',
    article: '第三十五条',
    roles: ['applicant'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) =>
      state.handling.reasons && !state.handling.reasons.givenDate ? null : '行政机关没有要求您说明理由',
  },
  record_reasons: {
    label: '登记申请人说明的理由',
    article: '第三十五条',
    roles: ['clerk'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) => (state.handling.reasons && !state.handling.reasons.givenDate ? null : '没有要求过说明理由'),
  },
  fix_delayed_reply: {
    label: '确定延迟答复日期',
    article: '第三十五条',
    roles: ['office_head'],
    from: IN_HAND,
    to: 'unchanged',
    blocked: (state) =>
      state.redo
        ? '重新答复的期限由复议决定、裁判或者撤销决定确定'
        : state.delayedReply
          ? '延迟答复的日期只能确定一次'
          : state.handling.reasons?.givenDate
            ? null
            : '申请人尚未说明理由',
  },
  record_contact: { label: '登记联系记录', roles: ['clerk', 'reviewer'], from: ANY_STATUS, to: 'unchanged' },
  request_assistance: { label: '发出协办函', roles: ['clerk'], from: IN_HAND, to: 'unchanged' },
  answer_assistance: {
    label: '登记协办答复',
    roles: ['clerk'],
    from: ANY_STATUS,
    to: 'unchanged',
    blocked: (state) => (state.handling.assistances.some((item) => !item.answeredDate) ? null : '没有尚未答复的协办函'),
  },
  request_legal_review: {
    label: '提请法律审查',
    roles: ['clerk', 'reviewer', 'office_head'],
    from: UNDECIDED,
    to: 'unchanged',
  },
  give_legal_opinion: {
    label: '出具法律审查意见',
    roles: ['lawyer'],
    from: UNDECIDED,
    to: 'unchanged',
    blocked: (state) => (state.legalReview.pending ? null : '没有提请法律审查'),
  },
  record_notice_service: {
    label: '登记通知送达',
    article: '第三十条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'unchanged',
    blocked: (state) => (state.supplement || state.fee || state.handling.reasons ? null : '没有发出过通知'),
  },
  issue_opinion_link: {
    label: '发出在线提出意见的链接',
    article: '第三十二条',
    roles: ['clerk'],
    from: RECEIVED_OPEN,
    to: 'unchanged',
    blocked: (state) =>
      state.consultations.some((item) => item.with === 'third_party' && isOpenConsultation(item))
        ? null
        : '没有正在进行的征求第三方意见',
  },
  record_release_notice: {
    label: '登记决定公开告知书送达第三方',
    article: '第三十二条',
    roles: ['clerk'],
    from: ['awaiting_dispatch'],
    to: 'unchanged',
    blocked: (state) => (objections(state).length > 0 ? null : '没有不同意公开的第三方'),
  },
  issue_letter: { label: '制发文书', roles: ['clerk'], from: [...RECEIVED_OPEN, ...SENT], to: 'unchanged' },
  attach_sealed_original: {
    label: '上传盖章原件',
    roles: ['clerk'],
    from: [...RECEIVED_OPEN, ...SENT],
    to: 'unchanged',
  },
  answer_on_the_spot: {
    label: '当场答复',
    article: '第三十三条',
    roles: ['clerk'],
    from: ['in_progress'],
    to: 'answered',
    // It gives everything out, and a third party has to be told before that (第三十二条).
    blocked: (state) =>
      objections(state).length > 0 ? '有第三方不同意公开：须先拟定决定，发出前书面告知第三方' : null,
  },
  promise_supply: {
    label: '告知提供时间',
    article: '第三十六条',
    roles: ['clerk'],
    from: ['awaiting_dispatch', ...SENT],
    to: 'unchanged',
    blocked: (state) => (state.handling.promise ? '已告知提供时间' : null),
  },
  record_supply: {
    label: '登记已提供',
    article: '第三十六条',
    roles: ['clerk'],
    from: SENT,
    to: 'unchanged',
    blocked: (state) => (state.handling.promise && !state.handling.promise.suppliedDate ? null : '没有尚待提供的信息'),
  },
  arrange_inspection: {
    label: '安排现场查阅',
    article: '第四十条',
    roles: ['clerk'],
    from: [...RECEIVED_OPEN, ...SENT],
    to: 'unchanged',
    blocked: (state) => (state.handling.inspection && !state.handling.inspection.heldDate ? '已安排现场查阅' : null),
  },
  record_inspection: {
    label: '登记查阅情况',
    article: '第四十条',
    roles: ['clerk'],
    from: [...RECEIVED_OPEN, ...SENT],
    to: 'unchanged',
    blocked: (state) => (state.handling.inspection && !state.handling.inspection.heldDate ? null : '没有安排现场查阅'),
  },
  record_delivery: {
    label: '登记送达',
    roles: ['clerk'],
    from: SENT,
    to: 'unchanged',
    blocked: untilDelivered,
  },
  record_delivery_failure: {
    label: '登记送达未成',
    roles: ['clerk'],
    from: SENT,
    to: 'unchanged',
    blocked: (state) => untilDelivered(state) ?? (state.failure ? '已登记送达未成，请再次送达' : null),
  },
  redeliver: {
    label: '再次送达',
    roles: ['clerk'],
    from: SENT,
    to: 'unchanged',
    blocked: (state) =>
      untilDelivered(state) ??
      (state.failure || state.lastSent?.method === 'online' ? null : '上一次送达尚无结果，请先登记'),
  },
  post_public_notice: {
    label: '登记公告送达',
    roles: ['clerk'],
    from: SENT,
    to: 'unchanged',
    blocked: (state) =>
      untilDelivered(state) ??
      (state.publicNotice ? '已公告送达' : state.failures === 0 ? '其他方式送达未成以后才能公告送达' : null),
  },
  open_reply: {
    label: '打开答复',
    roles: ['applicant'],
    from: SENT,
    to: 'unchanged',
    blocked: (state) => (!state.dispatched ? '尚未答复' : state.openedDate ? '已打开过' : null),
  },
  record_electronic_service: { label: '记录电子送达意愿', roles: ['clerk'], from: ANY_STATUS, to: 'unchanged' },
  split: {
    label: '拆分',
    roles: ['clerk'],
    from: ['in_progress', 'awaiting_receipt'],
    to: 'closed',
    blocked: (state) => standsAlone(state) ?? (state.shape.parent ? '拆分得到的申请不能再拆分' : null),
  },
  merge: {
    label: '并入在先的申请',
    roles: ['clerk'],
    from: ['in_progress', 'awaiting_receipt'],
    to: 'closed',
    blocked: standsAlone,
  },
  issue_binding_code: { label: '发出绑定码', roles: ['clerk'], from: ANY_STATUS, to: 'unchanged' },
  link: { label: '关联相似申请', roles: ['clerk', 'reviewer'], from: ANY_STATUS, to: 'unchanged' },
  unlink: {
    label: '取消关联',
    roles: ['clerk', 'reviewer'],
    from: ANY_STATUS,
    to: 'unchanged',
    blocked: (state) => (state.shape.links.length > 0 ? null : '没有关联的申请'),
  },
  succeed_applicant: { label: '变更申请人', roles: ['reviewer', 'office_head'], from: UNDECIDED, to: 'unchanged' },
  remove_co_applicant: { label: '登记共同申请人退出', roles: ['clerk'], from: OPEN_STATUSES, to: 'unchanged' },
  correct_co_applicant: { label: '更正共同申请人', roles: ['clerk'], from: OPEN_STATUSES, to: 'unchanged' },
  change_representative: { label: '变更代表人', roles: ['reviewer', 'office_head'], from: UNDECIDED, to: 'unchanged' },
  propose_date_correction: {
    label: '提请更正日期',
    roles: ['clerk', 'reviewer'],
    from: ANY_STATUS,
    to: 'unchanged',
    blocked: (state) => (state.pendingCorrection ? '已有日期更正正在审批' : null),
  },
  approve_date_correction: {
    label: '批准更正日期',
    roles: ['reviewer', 'office_head'],
    from: ANY_STATUS,
    to: 'unchanged',
    blocked: (state) => (state.pendingCorrection ? null : '没有待审批的日期更正'),
  },
  return_date_correction: {
    label: '退回更正日期',
    roles: ['reviewer', 'office_head'],
    from: ANY_STATUS,
    to: 'unchanged',
    blocked: (state) => (state.pendingCorrection ? null : '没有待审批的日期更正'),
  },
} as const satisfies Record<string, ActionRule>;
