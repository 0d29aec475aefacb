/**
 * The one error class of the system and the one list of codes with what people read.
 *
 * A message says what happened and what to do next, in plain Chinese. `{name}` is filled from `details`.
 * Which HTTP status belongs to a code is decided in `http/errors.ts`: the law does not know HTTP.
 */
export const ERROR_MESSAGES = {
  // input
  invalid_input: '提交的内容有误，请按提示修改后重试。',
  invalid_date: '“{value}”不是有效的日期，请按“年-月-日”填写，例如 2026-03-12。',
  payload_too_large: '提交的内容过大，请减少内容后重试。',
  unsupported_media_type: '不支持这种内容格式。{hint}',
  unsupported_file_type: '不支持这种文件。请上传 PDF、Word、Excel、JPEG、PNG 或纯文本文件。',
  file_refused: '这个文件不能上传：{reason}。',
  file_infected:
    '安全检查发现这个文件带有恶意程序（{threat}），没有收下，已隔离。请用杀毒软件检查您的设备，再上传干净的文件。',
  scanner_unavailable: '文件安全检查暂时不可用，文件没有保存，请稍后重新上传。',
  file_too_large: '文件超过 {maxMegabytes} MB，请压缩或拆分后重新上传。',
  too_many_files: '最多上传 {max} 个附件，请先删除不需要的附件。',
  method_not_allowed: '这个地址不支持 {method} 请求。',
  headers_too_large: '请求的地址或标头过长，请缩短后重试。',
  request_timeout: '网络较慢，请求没有在规定时间内传完，请重试。',
  // who
  login_required: '请先登录。',
  login_failed: '账号或密码不正确，请重新输入。',
  account_locked: '登录失败次数过多，账号已暂时锁定，请 {minutes} 分钟后再试，或联系管理员解锁。',
  account_disabled: '该账号已停用，请联系本单位管理员。',
  password_change_required: '请先修改初始密码，再继续使用。',
  second_factor_required: '本单位要求使用两步验证，请先启用两步验证，再继续使用。',
  second_factor_wrong: '验证码不正确或者已经用过，请输入身份验证器当前显示的验证码。',
  second_factor_expired: '登录已超时，请重新输入账号和密码。',
  weak_password: '密码至少 10 个字符，且不能与账号或原密码相同，请换一个。',
  current_password_wrong: '当前密码不正确，请重新输入。',
  login_code_invalid: '登录凭证已失效，请重新打开页面再试。',
  login_blocked: '微信提示该账号存在安全风险，暂时不能登录。您仍可到现场、邮寄或拨打受理机关的电话提出申请。',
  login_provider_unavailable: '登录服务暂时不可用，请稍后再试。',
  approval_required: '本单位查看完整的个人信息须经另一人批准：{reason}。',
  csrf_failed: '页面已过期，请刷新页面后重试。',
  forbidden: '您的岗位没有这项操作的权限，请联系有权限的同事办理。',
  not_found: '没有找到您要的内容，可能已被删除，或不属于您。',
  // clashes
  version_conflict: '这件申请刚被其他人办理过，请查看最新情况后再操作。',
  idempotency_key_required: '请求缺少防重复提交标识（Idempotency-Key）。',
  idempotency_key_reused: '同一个防重复提交标识用在了不同的内容上，请刷新页面后重试。',
  possible_duplicate: '您此前提交过内容相近的申请（{number}）。如确需再次提交，请确认后继续。',
  open_cases_remain:
    '您还有 {count} 件申请在办理（{numbers}）。注销后不能再在这里查看进展和答复，行政机关会按您留下的其他联系方式联系您。仍要注销的，请确认后再次提交。',
  already_exists: '“{what}”已经存在。',
  already_decided: '{name}已经{outcome}，不必再办理。',
  figures_changed: '提出以后，流水与重新计数的差异变了，没有更正。请核对现在的差异；仍需更正的，退回后重新提出。',
  // rules of the law
  action_not_allowed: '当前状态下不能“{action}”：{reason}',
  extension_too_long: '延长的期限应为 1 至 20 个工作日（第三十三条）。',
  extension_repeated: '答复期限只能延长一次（第三十三条）。',
  extension_after_due: '答复期限 {dueDate} 已过，不能再延长（第三十三条）。',
  supplement_repeated: '补正通知只能发出一次（第三十条）。',
  supplement_too_late: '补正通知应在收到申请之日起 7 个工作日内发出（最迟 {dueDate}）。如确需逾期发出，请填写理由。',
  event_before_receipt: '这一事项的日期早于收到申请之日，请核对日期。',
  event_date_invalid: '日期 {date} 不能使用：{reason}',
  not_supported: '2019 年 5 月 15 日以前收到的申请适用旧条例，系统不计算其期限。',
  decision_incomplete: '处理决定不完整：{reason}',
  separation_of_duties: '审批人不能与提出人是同一人，请由其他有权限的同事审批。',
  year_frozen: '{year} 年度统计表已定稿。如需变更，请以更正方式办理并说明理由。',
  year_not_complete: '{year} 年度尚未结束，不能定稿。',
  official_identity_broken: '统计表不平，不能定稿：{message}',
  generation_not_available: '{year} 年度适用 2018 年及以前的统计表，将随年度报告模块提供。',
  calendar_invalid: '日历数据有误：{reason}',
  ledger_invalid: '台账有 {count} 处错误，未导入任何数据。请按行号和列名修改后重新导入。',
  workbook_invalid: '不能读取这个 Excel 文件：{reason}',
  import_running: '本单位有台账正在导入，请等导入完成后再操作。',
  personal_data_found: '内容中有 {count} 处疑似个人信息（{kinds}）。请删除或者隐去后再公开；确需保留的，请填写理由。',
  explanation_required: '统计表有 {count} 处勾稽关系需要说明，请核对；数据无误的，请填写书面说明后再公开。',
  // limits and the machine
  rate_limited: '操作过于频繁，请 {seconds} 秒后再试。',
  service_unavailable: '服务暂时不可用，您的内容没有丢失，请稍后重试。',
  internal: '系统出现问题，已记录。请稍后重试；如仍不行，请联系本单位政府信息公开工作机构。',
} as const;

export type ErrorCode = keyof typeof ERROR_MESSAGES;

export interface FieldFault {
  /** Dotted path of the field in the input, e.g. `applicant.name`. */
  path: string;
  message: string;
}

/** The only error that code throws on purpose. Anything else that reaches the door is a bug and is answered as `internal`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldFault[];

  constructor(
    code: ErrorCode,
    details: Record<string, unknown> = {},
    options: { cause?: unknown; fields?: readonly FieldFault[]; message?: string } = {},
  ) {
    super(options.message ?? fillMessage(ERROR_MESSAGES[code], details), { cause: options.cause });
    this.code = code;
    this.details = details;
    this.fields = options.fields ?? [];
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** Narrowing that fails to compile when a closed list grew and this place did not. */
export function assertNever(value: never): never {
  throw new Error(`未处理的取值：${String(value)}`);
}

function fillMessage(template: string, details: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''));
}
