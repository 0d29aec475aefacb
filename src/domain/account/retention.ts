/**
 * How long each kind of data is kept and why: the shortest time that its purpose needs (个人信息保护法第十九条). Days count from
 * `from`. The sweeps take their days from here; what nobody deletes stands here too, with the reason.
 */
interface RetentionRule {
  label: string;
  /** Null: never deleted by the system of itself. */
  days: number | null;
  /** From what the days count. */
  from: string;
  /** Which job carries it out; `database` by an expiry of its own. */
  by: string | null;
  reason: string;
}

export const RETENTION = {
  drafts: {
    label: '申请草稿及其附件',
    days: 180,
    from: '最后一次修改',
    by: 'sweep-drafts',
    reason: '未提交的草稿只为本人方便；删除前 30 天提醒。',
  },
  persons: {
    label: '账号保存的申请人',
    days: null,
    from: '保存',
    by: null,
    reason: '只为本人方便，由本人随时删除；注销账号时一并删除。',
  },
  staged_files: {
    label: '上传后没有使用的文件',
    days: 1,
    from: '上传',
    by: 'sweep-files',
    reason: '没有提交的内容不需要保存。',
  },
  quarantined_files: {
    label: '查出病毒而隔离的文件',
    days: 90,
    from: '隔离',
    by: 'sweep-files',
    reason: '供核查来源；期满删除，审计有记录。',
  },
  sessions: {
    label: '登录状态',
    days: 0,
    from: '绝对期限届满（公众 24 小时，工作人员 10 小时）',
    by: 'sweep-sessions',
    reason: '过期后不能再用。',
  },
  notices: {
    label: '站内消息',
    days: 730,
    from: '发出',
    by: 'apply-retention',
    reason: '覆盖复议和诉讼的最长期限；案件的进展在案件里另有记载。',
  },
  delivered_messages: {
    label: '已送达消息的发送底稿（标题和正文）',
    days: 90,
    from: '送达',
    by: 'apply-retention',
    reason: '正文清空，只留去重标识，否则同一消息可能再发一次。',
  },
  account_residue: {
    label: '已注销账号的草稿、保存的申请人、登录、消息',
    days: 0,
    from: '注销',
    by: 'apply-retention',
    reason: '注销时已删除；清理与注销同时发生的写入。',
  },
  job_runs: {
    label: '定时任务的运行记录',
    days: 30,
    from: '计划的时间',
    by: 'prune-job-runs',
    reason: '供查明故障；每几秒一次的任务只留 2 至 7 天。',
  },
  idempotency_keys: {
    label: '防重复提交标识（散列）',
    days: 2,
    from: '第一次提交',
    by: 'database',
    reason: '只在网络重试期间需要。',
  },
  rate_limits: {
    label: '频率限制的计数（散列）',
    days: 1,
    from: '最后一次请求',
    by: 'database',
    reason: '最长的窗口是 1 小时。',
  },
  unknown_accounts: {
    label: '不存在的账号的登录失败计数（散列）',
    days: 1,
    from: '最后一次失败',
    by: 'database',
    reason: '锁定只持续 15 分钟。',
  },
  opinion_links: {
    label: '第三方在线提出意见的链接（加密的手机号码、令牌散列）',
    days: 60,
    from: '发出',
    by: 'database',
    reason: '链接有效 30 天，再留 30 天备查；意见和附件在案件里。',
  },
  ledger_rows: {
    label: '导入台账的原始行',
    days: 0,
    from: '导入完成',
    by: 'resume-ledger-imports',
    reason: '写成案件后不再需要；中断的导入由下一次启动完成或者清除。',
  },
  cases: {
    label: '申请案件，包括已办结的，及其文件',
    days: null,
    from: '办结',
    by: null,
    reason:
      '应当归档（《政府信息公开条例》第四十五条）；档案的保管期限由档案部门按归档范围确定，期满经鉴定、批准后才能销毁（《档案法》第二十一条：禁止擅自销毁），不能由程序自动删除。统计表还要能从案件重新计数。',
  },
  statistics: {
    label: '统计流水、定稿的统计表、年度报告、公开信息',
    days: null,
    from: '形成',
    by: null,
    reason: '不含申请人的个人信息；年度报告应当长期公开。',
  },
  approval_requests: {
    label: '查看个人信息和更正统计流水的请求',
    days: null,
    from: '提出',
    by: null,
    reason: '与审计记录一起证明谁提出、谁批准；只有工作人员的姓名，没有申请人的个人信息。',
  },
  audit_rows: {
    label: '审计记录',
    days: null,
    from: '写入',
    by: null,
    reason: '法律要求网络日志至少留存六个月（《网络安全法》）；审计链少一行就不能再核对，并随案件作为证据。',
  },
  account_tombstones: {
    label: '账号注销记录',
    days: null,
    from: '注销',
    by: null,
    reason: '证明何时注销、依法保存了哪些案件；不含能找回本人的信息。',
  },
} as const satisfies Record<string, RetentionRule>;

export type RetainedKind = keyof typeof RETENTION;
export const RETAINED_KINDS = Object.keys(RETENTION) as RetainedKind[];

const DAY_MS = 86_400_000;

/** What is older than this instant has been kept long enough; null for what is never deleted. */
export function keptSince(kind: RetainedKind, now: Date): Date | null {
  const { days } = RETENTION[kind];
  return days === null ? null : new Date(now.getTime() - days * DAY_MS);
}
