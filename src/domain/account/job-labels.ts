/** What people read of a job of the server. */
const JOB_LABELS: Readonly<Record<string, string>> = {
  'record-alarms': '答复期限提醒',
  'alarm-unconfirmed': '提醒尚未确认收到的申请',
  'alarm-consultations': '提醒征求意见到期',
  'alarm-watches': '提醒其他期限',
  'alarm-remedies': '提醒复议、诉讼期限',
  'alarm-complaints': '提醒投诉举报期限',
  'finish-calendar-imports': '按新的放假安排重算期限',
  'finish-ledger-imports': '接着导入中断的台账',
  'propose-closings': '提示可以办结的申请',
  'remind-reports': '提醒年度报告',
  'fold-tally': '归并统计流水',
  'check-tally': '核对统计流水与案件',
  'sweep-drafts': '清理过期草稿',
  'sweep-files': '清理未引用的文件',
  'sweep-sessions': '清理过期登录',
  'prune-job-runs': '清理任务记录',
  'apply-retention': '清理到期数据',
  'seal-audit': '封存审计记录',
  'deliver-outbox': '投递消息',
};

export const JOB_NAMES: readonly string[] = Object.keys(JOB_LABELS);

export function jobLabel(name: string): string {
  return JOB_LABELS[name] ?? name;
}
