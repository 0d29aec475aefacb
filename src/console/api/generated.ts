/* Generated from openapi.json by `npm run clients`; not to be edited. */

/** 现在可以对这件申请做的一件事 */
export type Ability = {
  action:
    | 'confirm_receipt'
    | 'request_supplement'
    | 'answer_supplement'
    | 'record_supplement'
    | 'request_extension'
    | 'approve_extension'
    | 'return_extension'
    | 'start_consultation'
    | 'deliver_consultation'
    | 'answer_consultation'
    | 'end_consultation'
    | 'demand_fee'
    | 'waive_fee'
    | 'record_payment'
    | 'log_search'
    | 'propose_decision'
    | 'approve_decision'
    | 'return_decision'
    | 'dispatch'
    | 'order_redo'
    | 'revoke_own_decision'
    | 'close'
    | 'withdraw'
    | 'record_withdrawal'
    | 'assign'
    | 'claim'
    | 'release'
    | 'note'
    | 'correct_applicant_kind'
    | 'request_reasons'
    | 'give_reasons'
    | 'record_reasons'
    | 'fix_delayed_reply'
    | 'record_contact'
    | 'request_assistance'
    | 'answer_assistance'
    | 'request_legal_review'
    | 'give_legal_opinion'
    | 'record_notice_service'
    | 'issue_opinion_link'
    | 'record_release_notice'
    | 'issue_letter'
    | 'attach_sealed_original'
    | 'answer_on_the_spot'
    | 'promise_supply'
    | 'record_supply'
    | 'arrange_inspection'
    | 'record_inspection'
    | 'record_delivery'
    | 'record_delivery_failure'
    | 'redeliver'
    | 'post_public_notice'
    | 'open_reply'
    | 'record_electronic_service'
    | 'split'
    | 'merge'
    | 'issue_binding_code'
    | 'link'
    | 'unlink'
    | 'succeed_applicant'
    | 'remove_co_applicant'
    | 'correct_co_applicant'
    | 'change_representative'
    | 'propose_date_correction'
    | 'approve_date_correction'
    | 'return_date_correction';
  label: string;
  article: string | null;
};

export type AboutServer = {
  /** 微信由本机模拟，登录不经过真实的微信 */
  simulator: boolean;
  /** 工作人员可以经统一身份认证登录 */
  staffSignOn: boolean;
  /** 可以用来试用的演示人物；没有模拟的微信时为空 */
  personas: Array<{
    persona: string;
    name: string;
  }>;
};

export type Agency = {
  /** 标识 */
  id: string;
  code: string;
  name: string;
  kind: {
    code: 'department' | 'government' | 'township' | 'street_office' | 'authorised_organisation' | 'vertical_organ';
    label: string;
  };
  parentId: string | null;
  /** 是否在本系统受理申请 */
  acceptsApplications: boolean;
  /** 当面和邮寄以外的申请渠道 */
  channels: Array<{
    code: 'online' | 'email' | 'fax';
    label: string;
  }>;
  /** 政府信息公开工作机构；空字符串表示未填写 */
  office: {
    /** 政府信息公开工作机构名称 */
    name: string;
    /** 办公地址 */
    address: string;
    /** 办公时间 */
    hours: string;
    /** 联系电话 */
    phone: string;
    /** 传真号码 */
    fax: string;
    /** 电子邮箱 */
    email: string;
  };
  /** 行政复议机关及其有效期 */
  reconsiderationBodies: Array<RemedyBody>;
  /** 有管辖权的人民法院及其有效期 */
  courts: Array<RemedyBody>;
};

export type AgencyItem = {
  /** 标识 */
  id: string;
  code: string;
  name: string;
  kind: {
    code: 'department' | 'government' | 'township' | 'street_office' | 'authorised_organisation' | 'vertical_organ';
    label: string;
  };
  parentId: string | null;
  /** 是否在本系统受理申请 */
  acceptsApplications: boolean;
};

export type AgencyUpdate = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
  /** 机关名称 */
  name?: string;
  acceptsApplications?: boolean;
  sealedOriginals?: 'in_system' | 'on_paper';
  secondFactor?: 'optional' | 'administrators' | 'everyone';
  /** 第三方不同意而决定公开的，书面告知第三方后满多少个工作日才能发出答复，5 至 20 */
  releasePauseWorkingDays?: number;
  /** 批准处理决定以前，须有针对这一决定的法律审查意见 */
  legalOpinionRequired?: boolean;
  unmasking?: 'with_reason' | 'with_approval';
  deputies?: Array<{
    /** 代理人 */
    staffId: string;
    /** 代理的第一天 */
    from: string;
    /** 代理的最后一天 */
    until: string;
  }>;
  channels?: Array<'online' | 'email' | 'fax'>;
  office?: {
    /** 政府信息公开工作机构名称 */
    name: string;
    /** 办公地址 */
    address: string;
    /** 办公时间 */
    hours: string;
    /** 联系电话 */
    phone: string;
    /** 传真号码 */
    fax: string;
    /** 电子邮箱 */
    email: string;
  };
  reconsiderationBodies?: Array<{
    /** 机关名称 */
    name: string;
    /** 地址 */
    address: string;
    /** 电话 */
    phone: string;
    /** 启用日期 */
    validFrom: string;
    validUntil: string | null;
  }>;
  courts?: Array<{
    /** 机关名称 */
    name: string;
    /** 地址 */
    address: string;
    /** 电话 */
    phone: string;
    /** 启用日期 */
    validFrom: string;
    validUntil: string | null;
  }>;
  letters?: {
    /** 文号规则，含 {year}（年份）和 {n}（顺序号）各一处；改变规则后从 1 起编 */
    numberPattern: string;
    letterhead: string | null;
  };
  silenceText?: string | null;
};

export type Agent = {
  name: string;
  capacity: {
    code: 'agent' | 'guardian';
    label: string;
  };
  identity: {
    document: {
      code:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      label: string;
    };
    masked: string;
  } | null;
  authorityUntil: string | null;
};

export type AnnualReport = {
  /** 年度 */
  year: number;
  version: number;
  title: string;
  /** 日期（北京时间） */
  publishedDate: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  chapters: Array<{
    heading: string;
    body: string;
  }>;
  /** 2018 年及以前年度为 null */
  tables: {
    generation: 2 | 3;
    table1: {
      format: '2019_2020' | 'from_2021';
      rows: Array<{
        label: string;
        cells: Array<{
          id: string;
          label: string;
          /** 数字；空白为 null；旧报告可能印有文字 */
          value: number | string | null;
        }>;
      }>;
    } | null;
    table2: {
      columns: Array<{
        id:
          | 'natural_person'
          | 'commercial_enterprise'
          | 'research_institution'
          | 'public_welfare_organization'
          | 'legal_service_organization'
          | 'other'
          | 'total';
        label: string;
      }>;
      rows: Array<{
        id: string;
        label: string;
        group: string | null;
        cells: Array<number | string | null> | null;
      }>;
    };
    table3: {
      columns: Array<{
        id: 'upheld' | 'corrected' | 'other' | 'pending' | 'total';
        label: string;
      }>;
      groups: Array<{
        id: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
        label: string;
        heading: string | null;
        cells: Array<number | string | null> | null;
      }>;
    };
  } | null;
  /** 对统计表勾稽关系的说明 */
  explanation: string | null;
  correctionReason: string | null;
};

export type AnnualReportItem = {
  /** 年度 */
  year: number;
  version: number;
  title: string;
  /** 日期（北京时间） */
  publishedDate: string;
};

/** 失败的答复 */
export type ApiError = {
  error: {
    /** 供程序判断的代码 */
    code: string;
    /** 给用户看的中文说明：发生了什么，接下来怎么办 */
    message: string;
    /** 请求编号，联系管理员时提供 */
    requestId: string;
    fields?: Array<{
      /** 字段的路径，例如 applicant.name；查询参数以 query. 开头 */
      path: string;
      /** 给用户看的中文说明 */
      message: string;
    }>;
    details?: Record<string, unknown>;
  };
};

export type Applicant = {
  kind: {
    code:
      | 'natural_person'
      | 'commercial_enterprise'
      | 'research_institution'
      | 'public_welfare_organization'
      | 'legal_service_organization'
      | 'other';
    label: string;
  };
  name: string;
  identity: {
    document: {
      code:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      label: string;
    };
    masked: string;
  } | null;
  contact: {
    phone: string | null;
    email: string | null;
    address: string | null;
  } | null;
  agent: Agent | null;
  /** 共同申请人；申请人是他们的代表人 */
  joint: Array<CoApplicant>;
};

export type ApprovalItem = {
  /** 标识 */
  id: string;
  number: string;
  /** 标识 */
  agencyId: string;
  subject: string;
  status: {
    code:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    label: string;
  };
  statusSentence: string;
  turn: {
    party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
    label: string;
    until: string | null;
  };
  submittedDate: string | null;
  receiptDate: string | null;
  dueDate: string | null;
  overdue: boolean;
  /** 距答复期限的工作日数；逾期为负数；没有期限时为空 */
  workingDaysLeft: number | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  externalNumber: string | null;
  channel: {
    code: 'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    label: string;
  };
  applicant: {
    kind: {
      code:
        | 'natural_person'
        | 'commercial_enterprise'
        | 'research_institution'
        | 'public_welfare_organization'
        | 'legal_service_organization'
        | 'other';
      label: string;
    };
    name: string;
  };
  /** 稳妥期限：自提交之日起算等更早的日期 */
  safeDueDate: string | null;
  assignee: {
    /** 标识 */
    id: string;
    name: string;
  } | null;
  decision: {
    code: string;
    label: string;
  } | null;
  approvals: Array<{
    kind: {
      code: 'decision' | 'extension' | 'date_correction';
      label: string;
    };
    /** 由本人提出，须由另一人审批 */
    own: boolean;
  }>;
};

export type ApprovalRequest = {
  /** 标识 */
  id: string;
  kind: {
    code: 'unmasking' | 'tally_correction';
    label: string;
  };
  standing: {
    code: 'pending' | 'approved' | 'returned' | 'lapsed' | 'expired';
    label: string;
  };
  reason: string;
  requestedBy: {
    /** 标识 */
    id: string;
    name: string;
  };
  /** 时刻（UTC） */
  requestedAt: string;
  /** 在这一天以前（含当日）审批，过后失效 */
  decideBy: string;
  /** 由本人提出，须由另一人批准 */
  own: boolean;
  decision: {
    approved: boolean;
    by: string;
    /** 时刻（UTC） */
    at: string;
    comment: string | null;
  } | null;
  /** 查看完整的个人信息的请求 */
  unmasking: {
    /** 标识 */
    applicationId: string;
    number: string;
    fields: Array<{
      code: 'identity' | 'contact' | 'agent_identity' | 'joint_identity';
      label: string;
    }>;
    usableUntil: string | null;
  } | null;
  /** 更正统计流水的请求；提出时的差异 */
  tallyCorrection: {
    /** 要追加的流水 */
    entries: Array<string>;
    /** 各年度统计表里不同的格子 */
    years: Array<{
      /** 年度 */
      year: number;
      differences: Array<{
        title: string;
        /** 流水 */
        before: number;
        /** 按案件 */
        after: number;
      }>;
    }>;
  } | null;
};

export type AuditEnd = {
  head: {
    seq: number;
    hash: string;
    /** 时刻（UTC） */
    sealedAt: string;
  } | null;
  /** 从这个序号核对到链头；还没有封存过为 null */
  from: number | null;
  /** 核对了几条 */
  checked: number;
  /** 超过一分钟没有封存的条数 */
  unsealed: number;
  /** 发现的问题，最多 50 处；没有问题时为空 */
  faults: Array<{
    kind:
      | 'altered'
      | 'missing'
      | 'truncated'
      | 'beyond_head'
      | 'head_missing'
      | 'head_mismatch'
      | 'head_forged'
      | 'head_key_unknown'
      | 'unsealed'
      | 'stray'
      | 'anchor_mismatch';
    label: string;
    seq: number | null;
  }>;
};

export type AuditRow = {
  /** 标识 */
  id: string;
  /** 时刻（UTC） */
  at: string;
  actor: {
    type: {
      code: 'citizen' | 'staff' | 'system' | 'anonymous';
      label: string;
    };
    id: string;
    name: string;
  };
  action: {
    code: string;
    label: string;
  };
  subject: {
    type: string;
    typeLabel: string;
    id: string;
    label: string | null;
  };
  detail: Array<{
    name: string;
    label: string;
    /** 所存的值 */
    value: string;
    /** 供阅读的文字 */
    text: string;
  }>;
  /** 在审计链中的序号和封存值；尚未封存时为空 */
  seal: {
    seq: number;
    hash: string;
  } | null;
};

export type BindingCode = {
  number: string;
  code: string;
  /** 回执上二维码的内容：bind:受理号:绑定码 */
  qr: string;
  version: number;
};

export type CalendarEffect = {
  /** false：已有更晚的通知，导入后只作留存 */
  takesEffect: boolean;
  warnings: Array<string>;
  /** 因此变动的日子 */
  days: Array<{
    /** 日期（北京时间） */
    date: string;
    before: {
      code: 'weekday' | 'weekend' | 'holiday' | 'make_up_working_day' | 'regional_day_off' | 'regional_working_day';
      label: string;
    };
    after: {
      code: 'weekday' | 'weekend' | 'holiday' | 'make_up_working_day' | 'regional_day_off' | 'regional_working_day';
      label: string;
    };
    name: string | null;
  }>;
  /** 期限可能变动的在办案件，已逐件计算 */
  examined: number;
  /** false：案件太多，只计算了前面的 */
  complete: boolean;
  /** 本机关期限会变动的件数 */
  moved: number;
  /** 其中的前 50 件，先到期的在前 */
  cases: Array<{
    /** 标识 */
    applicationId: string;
    number: string;
    subject: string;
    assignee: string | null;
    before: string | null;
    after: string | null;
  }>;
  /** 延期会因此落在期限之后的案件编号 */
  problems: Array<string>;
  /** 其他机关期限会变动的件数 */
  movedElsewhere: number;
};

export type CalendarYear = {
  /** 年度 */
  year: number;
  /** false：国务院办公厅尚未公布，按周末休息暂定 */
  published: boolean;
  publishedYears: Array<number>;
  /** 全年工作日数 */
  workingDays: number;
  months: Array<{
    month: number;
    workingDays: number;
  }>;
  /** 与平常的周末和工作日不同的日子 */
  days: Array<{
    /** 日期（北京时间） */
    date: string;
    name: string | null;
    notice: string | null;
    kind: {
      code: 'weekday' | 'weekend' | 'holiday' | 'make_up_working_day' | 'regional_day_off' | 'regional_working_day';
      label: string;
    };
    working: boolean;
  }>;
  /** 各版本，旧的在前 */
  versions: Array<{
    /** 通知文号 */
    notice: string;
    /** 通知日期 */
    noticeDate: string;
    /** 所调整的通知的文号 */
    amends: string | null;
    /** 现在以它为准 */
    inForce: boolean;
    /** 这里显示的是它的安排 */
    shown: boolean;
    /** 系统自带的为 null */
    importedAt: string | null;
  }>;
  /** 本机关所在地区的通知 */
  regional: Array<{
    notice: string;
    /** 通知日期 */
    noticeDate: string;
    /** 导入的时刻 */
    importedAt: string;
    importedBy: string;
    daysOff: Array<{
      /** 日期（北京时间） */
      date: string;
      name: string | null;
      notice: string | null;
    }>;
    workingDays: Array<{
      /** 日期（北京时间） */
      date: string;
      name: string | null;
      notice: string | null;
    }>;
  }>;
  layers: {
    national: {
      /** 导入时作为 expectedVersion；没有导入过为 0 */
      version: number;
      run: {
        notice: string;
        /** 时刻（UTC） */
        startedAt: string;
        /** 重算完成的时刻；进行中为 null */
        finishedAt: string | null;
        /** 须重算的在办案件，含其他机关 */
        total: number;
        /** 已重算的件数 */
        done: number;
        /** 本机关期限有变动的件数；完成前为 null */
        moved: number | null;
        /** 本机关延期因此落在期限之后的件数；完成前为 null */
        problems: number | null;
      } | null;
    };
    regional: {
      /** 导入时作为 expectedVersion；没有导入过为 0 */
      version: number;
      run: {
        notice: string;
        /** 时刻（UTC） */
        startedAt: string;
        /** 重算完成的时刻；进行中为 null */
        finishedAt: string | null;
        /** 须重算的在办案件，含其他机关 */
        total: number;
        /** 已重算的件数 */
        done: number;
        /** 本机关期限有变动的件数；完成前为 null */
        moved: number | null;
        /** 本机关延期因此落在期限之后的件数；完成前为 null */
        problems: number | null;
      } | null;
    };
  };
  /** 当前用户可以进行的操作 */
  abilities: Partial<Record<'import_national_calendar' | 'import_regional_calendar', boolean>>;
};

export type CaseLink = {
  /** 标识 */
  id: string;
  number: string;
};

export type Catalogue = {
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  total: number;
  /** 第二十条各项，没有信息的项为 0 */
  byCategory: Array<{
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
    count: number;
  }>;
  byColumn: Array<{
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
    count: number;
  }>;
};

export type CellCase = {
  /** 标识 */
  id: string;
  number: string;
  subject: string;
  applicantKind: {
    code: string;
    label: string;
  };
  receiptDate: string | null;
  handledDate: string | null;
  result: {
    code: string;
    label: string;
  } | null;
};

export type CoApplicant = {
  name: string;
  identity: {
    document: {
      code:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      label: string;
    };
    masked: string;
  } | null;
};

export type Colleague = {
  /** 标识 */
  id: string;
  name: string;
  roles: Array<{
    code: 'clerk' | 'reviewer' | 'office_head' | 'lawyer' | 'contributor' | 'administrator' | 'auditor' | 'supervisor';
    label: string;
  }>;
  disabled: boolean;
  /** 仅系统管理员可见 */
  management?: {
    account: string;
    mustChangePassword: boolean;
    lockedUntil: string | null;
    /** 是否启用了两步验证 */
    secondFactor: boolean;
    /** 绑定的统一身份认证标识；没有绑定的为 null */
    signOnId: string | null;
    lastSignInAt: string | null;
    /** 时刻（UTC） */
    createdAt: string;
    version: number;
    /** 当前用户可以进行的操作 */
    abilities: Partial<
      Record<'update' | 'disable' | 'enable' | 'reset_password' | 'unlock' | 'disable_second_factor', boolean>
    >;
  };
};

export type CorrectionPreview = {
  event: {
    /** 标识 */
    id: string;
    label: string;
    /** 日期（北京时间） */
    date: string;
  };
  before: {
    receiptDate: string | null;
    dueDate: string | null;
    alarmDate: string | null;
    handledDate: string | null;
    /** 计入哪一年新收 */
    receiptYear: number | null;
    /** 计入哪一年办结 */
    handledYear: number | null;
  };
  after: {
    receiptDate: string | null;
    dueDate: string | null;
    alarmDate: string | null;
    handledDate: string | null;
    /** 计入哪一年新收 */
    receiptYear: number | null;
    /** 计入哪一年办结 */
    handledYear: number | null;
  };
  /** 统计表的变化 */
  entries: Array<{
    year: number;
    row: string;
    delta: number;
  }>;
};

export type DeadlineExplanation = {
  startDate: string | null;
  dueDate: string | null;
  provisional: boolean;
  /** 一句话说明期限怎样算出 */
  sentence: string;
  totals: {
    statutoryWorkingDays: number;
    counted: number;
    countedOnWeekends: number;
    paused: number;
    weekend: number;
    holiday: number;
    calendarDays: number;
  } | null;
  causes: Array<{
    /** 日期（北京时间） */
    date: string;
    text: string;
    article: string;
  }>;
  days: Array<{
    /** 日期（北京时间） */
    date: string;
    /** 期限中的第几个工作日；不计入时为空 */
    counted: number | null;
    reason:
      | 'counted'
      | 'make_up_working_day'
      | 'regional_working_day'
      | 'weekend'
      | 'holiday'
      | 'regional_day_off'
      | 'paused';
    label: string;
    name: string | null;
    notice: string | null;
    /** 暂停这一日的征求意见：在 causes 中的位置，从 0 起；没有暂停的为空 */
    pausedBy: Array<number>;
    provisional: boolean;
  }>;
};

export type DecisionPart = {
  code:
    | 'granted'
    | 'partially_granted'
    | 'refused_state_secret'
    | 'refused_prohibited_by_law'
    | 'refused_security_and_stability'
    | 'refused_third_party_rights'
    | 'refused_internal_affairs'
    | 'refused_deliberative_process'
    | 'refused_enforcement_file'
    | 'refused_administrative_inquiry'
    | 'unavailable_not_held'
    | 'unavailable_requires_creation'
    | 'unavailable_still_unclear'
    | 'not_processed_petition'
    | 'not_processed_duplicate'
    | 'not_processed_public_publication'
    | 'not_processed_unreasonably_frequent'
    | 'not_processed_confirmation'
    | 'otherwise_supplement_overdue'
    | 'otherwise_fee_unpaid'
    | 'otherwise_other';
  ground:
    | 'article_36_1'
    | 'article_36_2'
    | 'article_37'
    | 'article_14'
    | 'article_15'
    | 'article_16_1'
    | 'article_16_2'
    | 'article_36_7'
    | 'article_36_4'
    | 'article_36_5'
    | 'article_38'
    | 'article_30'
    | 'article_39_1'
    | 'article_36_6'
    | 'article_39_2'
    | 'article_35'
    | 'archive_transferred'
    | 'confirmation_no_article'
    | 'fee_measures'
    | 'withdrawn'
    | 'applicant_ceased'
    | 'merged'
    | 'transferred'
    | 'other_closing'
    | 'old_article_21_1'
    | 'old_article_21_2'
    | 'old_article_21_3'
    | 'old_article_21_4'
    | 'old_article_22'
    | 'old_article_2'
    | 'old_other_channel';
  /** 这一部分是什么内容 */
  subject?: string;
};

export type DeskAnnualReport = {
  /** 年度 */
  year: number;
  version: number;
  title: string;
  /** 日期（北京时间） */
  publishedDate: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  chapters: Array<{
    heading: string;
    body: string;
  }>;
  /** 2018 年及以前年度为 null */
  tables: {
    generation: 2 | 3;
    table1: {
      format: '2019_2020' | 'from_2021';
      rows: Array<{
        label: string;
        cells: Array<{
          id: string;
          label: string;
          /** 数字；空白为 null；旧报告可能印有文字 */
          value: number | string | null;
        }>;
      }>;
    } | null;
    table2: {
      columns: Array<{
        id:
          | 'natural_person'
          | 'commercial_enterprise'
          | 'research_institution'
          | 'public_welfare_organization'
          | 'legal_service_organization'
          | 'other'
          | 'total';
        label: string;
      }>;
      rows: Array<{
        id: string;
        label: string;
        group: string | null;
        cells: Array<number | string | null> | null;
      }>;
    };
    table3: {
      columns: Array<{
        id: 'upheld' | 'corrected' | 'other' | 'pending' | 'total';
        label: string;
      }>;
      groups: Array<{
        id: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
        label: string;
        heading: string | null;
        cells: Array<number | string | null> | null;
      }>;
    };
  } | null;
  /** 对统计表勾稽关系的说明 */
  explanation: string | null;
  correctionReason: string | null;
  publishedBy: string;
  secrecyReview: {
    reviewerName: string;
    /** 日期（北京时间） */
    date: string;
    basis: string;
    result: {
      code: 'publishable' | 'needs_removal' | 'not_publishable' | 'referred';
      label: string;
    };
  };
  warnings: Array<{
    rule: string;
    column: string;
    message: string;
  }>;
};

export type DeskGuide = {
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  version: number;
  /** 日期（北京时间） */
  publishedDate: string;
  /** 政府信息的分类 */
  classification: string;
  /** 编排体系 */
  arrangement: string;
  /** 获取方式 */
  howToObtain: string;
  office: {
    /** 政府信息公开工作机构名称 */
    name: string;
    address: string;
    /** 办公时间 */
    hours: string;
    phone: string;
    fax: string | null;
    /** 互联网联系方式 */
    internetContact: string;
    /** 纬度（GCJ-02）；未标注位置为 null */
    latitude: number | null;
    /** 经度（GCJ-02）；未标注位置为 null */
    longitude: number | null;
  };
  /** 政府信息查阅场所（第二十五条） */
  venues: Array<ReadingVenue>;
  publishedBy: string;
  secrecyReview: {
    reviewerName: string;
    /** 日期（北京时间） */
    date: string;
    basis: string;
    result: {
      code: 'publishable' | 'needs_removal' | 'not_publishable' | 'referred';
      label: string;
    };
  };
};

export type DeskItem = {
  /** 标识 */
  id: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  title: string;
  category: {
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
  } | null;
  column: {
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
  };
  documentNumber: string | null;
  /** 来源 */
  source: string;
  /** 形成或者变更之日 */
  formedDate: string;
  publishedDate: string | null;
  status: {
    code: 'draft' | 'in_review' | 'published' | 'withdrawn';
    label: string;
  };
  author: string;
  timeliness: {
    /** 自形成或者变更之日起的工作日数 */
    workingDays: number;
    /** 日期（北京时间） */
    dueDate: string;
    late: boolean;
    /** 涉及尚未公布放假安排的年份 */
    provisional: boolean;
  } | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
};

export type DeskPublication = {
  /** 标识 */
  id: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  title: string;
  category: {
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
  } | null;
  column: {
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
  };
  documentNumber: string | null;
  /** 来源 */
  source: string;
  /** 形成或者变更之日 */
  formedDate: string;
  publishedDate: string | null;
  status: {
    code: 'draft' | 'in_review' | 'published' | 'withdrawn';
    label: string;
  };
  author: string;
  timeliness: {
    /** 自形成或者变更之日起的工作日数 */
    workingDays: number;
    /** 日期（北京时间） */
    dueDate: string;
    late: boolean;
    /** 涉及尚未公布放假安排的年份 */
    provisional: boolean;
  } | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  body: string;
  limitWorkingDays: number | null;
  editor: string | null;
  reviewer: string | null;
  files: Array<FileCard>;
  secrecyReviews: Array<{
    reviewerName: string;
    /** 日期（北京时间） */
    date: string;
    basis: string;
    result: {
      code: 'publishable' | 'needs_removal' | 'not_publishable' | 'referred';
      label: string;
    };
  }>;
  /** 最近一次退回或者撤回的理由 */
  remark: string | null;
  personalDataReason: string | null;
  /** 疑似个人信息，公开前须删除或者说明理由；最多列出 20 处 */
  personalData: Array<{
    field: string;
    kind: 'identity_number' | 'mobile_number' | 'bank_card';
    label: string;
    masked: string;
  }>;
  abilities: Array<{
    action: 'update' | 'submit' | 'return' | 'publish' | 'withdraw';
    label: string;
  }>;
};

export type DraftCoApplicant = {
  /** 共同申请人的姓名或者名称 */
  name?: string;
  /** 身份证明种类 */
  identityDocument?: string;
  /** 身份证明号码 */
  identityNumber?: string;
};

export type DuePreview = {
  before: {
    status: {
      code:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      label: string;
    };
    dueDate: string | null;
    safeDueDate: string | null;
    workingDaysLeft: number | null;
    turn: {
      party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
      label: string;
      until: string | null;
    };
    provisional: boolean;
  };
  after: {
    status: {
      code:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      label: string;
    };
    dueDate: string | null;
    safeDueDate: string | null;
    workingDaysLeft: number | null;
    turn: {
      party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
      label: string;
      until: string | null;
    };
    provisional: boolean;
  };
  /** 办理以后，期限怎样算出 */
  sentence: string;
};

export type EvidenceList = {
  number: string;
  items: Array<{
    number: number;
    title: string;
    /** 日期（北京时间） */
    date: string;
    article: string | null;
    fileId: string | null;
    sha256: string;
  }>;
};

export type FileCard = {
  /** 标识 */
  id: string;
  name: string;
  size: number;
  contentType: string;
};

export type FrozenTables = {
  version: number;
  /** 统计表规范 JSON 的 SHA-256 */
  hash: string;
  frozenBy: string;
  /** 时刻（UTC） */
  at: string;
  /** 更正的理由；第一版为空 */
  reason: string | null;
  explanation: string | null;
  violations: Array<TableViolation>;
  /** 与上一版不同的格子 */
  diff: Array<{
    table: 'table2' | 'table3';
    row: string;
    column: string;
    before: number;
    after: number;
  }>;
  tables: TableFigures;
};

export type Guide = {
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  version: number;
  /** 日期（北京时间） */
  publishedDate: string;
  /** 政府信息的分类 */
  classification: string;
  /** 编排体系 */
  arrangement: string;
  /** 获取方式 */
  howToObtain: string;
  office: {
    /** 政府信息公开工作机构名称 */
    name: string;
    address: string;
    /** 办公时间 */
    hours: string;
    phone: string;
    fax: string | null;
    /** 互联网联系方式 */
    internetContact: string;
    /** 纬度（GCJ-02）；未标注位置为 null */
    latitude: number | null;
    /** 经度（GCJ-02）；未标注位置为 null */
    longitude: number | null;
  };
  /** 政府信息查阅场所（第二十五条） */
  venues: Array<ReadingVenue>;
};

export type GuideContent = {
  /** 政府信息的分类 */
  classification: string;
  /** 编排体系 */
  arrangement: string;
  /** 获取方式 */
  howToObtain: string;
  office: {
    name: string;
    address: string;
    hours: string;
    phone: string;
    fax?: string | null;
    internetContact: string;
    /** 纬度（GCJ-02） */
    latitude?: number | null;
    /** 经度（GCJ-02） */
    longitude?: number | null;
  };
  /** 政府信息查阅场所（第二十五条），最多 20 处 */
  venues?: Array<{
    /** 政府信息查阅场所名称 */
    name: string;
    address: string;
    /** 开放时间 */
    hours: string;
    phone: string;
    /** 纬度（GCJ-02） */
    latitude?: number | null;
    /** 经度（GCJ-02） */
    longitude?: number | null;
  }>;
};

export type IntakeCheck = {
  /** 证件号码、电话、邮箱哪里不对；没有填写的不在其中 */
  faults: Array<{
    path: string;
    message: string;
  }>;
  /** 本机关已有的申请：同一申请人的，或者内容相同的 */
  matches: Array<{
    /** 标识 */
    id: string;
    number: string;
    subject: string;
    status: {
      code:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      label: string;
    };
    dispatchedDate: string | null;
    /** 为什么提醒 */
    reason: string;
  }>;
};

export type IntakeFields = {
  /** 申请人类型：natural_person（自然人）、commercial_enterprise（商业企业）、research_institution（科研机构）、public_welfare_organization（社会公益组织）、legal_service_organization（法律服务机构）、other（其他） */
  applicantKind?: string;
  /** 姓名或者名称 */
  applicantName?: string;
  /** 身份证明种类：resident_id（居民身份证）、passport（护照）、hk_macau_permit（港澳居民来往内地通行证）、taiwan_permit（台湾居民来往大陆通行证）、foreign_permanent_residence（外国人永久居留身份证）、military（军人证件）、unified_social_credit_code（统一社会信用代码）、other（其他证明） */
  identityDocument?: string;
  /** 身份证明号码 */
  identityNumber?: string;
  /** 联系电话 */
  phone?: string;
  /** 电子邮箱 */
  email?: string;
  /** 通信地址 */
  address?: string;
  /** 代理人姓名 */
  agentName?: string;
  /** 代理人身份证明种类 */
  agentIdentityDocument?: string;
  /** 代理人身份证明号码 */
  agentIdentityNumber?: string;
  /** 代理人的身份，不填为 agent：agent（委托代理人）、guardian（监护人） */
  agentCapacity?: string;
  /** 委托期限的最后一日；监护人不填 */
  agentAuthorityUntil?: string;
  /** 共同申请人，申请人为代表人；最多 20 人。更新时整个列表替换，空列表清除 */
  joint?: Array<DraftCoApplicant>;
  /** 所需政府信息的名称 */
  subject?: string;
  /** 文号 */
  documentNumber?: string;
  /** 便于查询的其他特征性描述 */
  description?: string;
  /** 用途（选填） */
  purpose?: string;
  /** 载体形式：paper（纸质）、electronic（电子文件）、either（不限） */
  replyMedium?: string;
  /** 获取方式：online（网上获取）、post（邮寄）、in_person（自行领取）、email（电子邮件）、fax（传真）、inspect（当场查阅、抄录） */
  replyMethod?: string;
};

export type IssuedLetter = {
  /** 标识 */
  id: string;
  kind: {
    code:
      | 'receipt'
      | 'supplement_notice'
      | 'extension_notice'
      | 'reasons_notice'
      | 'third_party_consultation'
      | 'agency_consultation'
      | 'consultation_notice'
      | 'release_notice'
      | 'assistance_letter'
      | 'fee_notice'
      | 'decision_granted'
      | 'decision_partially_granted'
      | 'decision_refused'
      | 'decision_unavailable'
      | 'decision_not_processed'
      | 'decision_otherwise'
      | 'delivery_receipt';
    label: string;
  };
  /** 文号；接收回执和送达回证没有文号 */
  number: string | null;
  title: string;
  recipient: string;
  /** 日期（北京时间） */
  issuedDate: string;
  /** 时刻（UTC） */
  issuedAt: string;
  issuedBy: string;
  /** 模板版本；0 为系统的模板 */
  templateVersion: number;
  /** 全文的 SHA-256 */
  modelSha256: string;
  /** 归档的文件；为空时尚未生成，下载时生成 */
  files: {
    docx: {
      /** 文件 */
      id: string;
      size: number;
      sha256: string;
    };
    pdf: {
      /** 文件 */
      id: string;
      size: number;
      sha256: string;
    };
  } | null;
  /** 本文书代替的文书 */
  replaces: {
    /** 标识 */
    letterId: string;
    reason: string;
  } | null;
  /** 不为空时本文书已作废 */
  replacedBy: string | null;
  /** 已上传的盖章原件 */
  sealed: {
    /** 盖章原件 */
    fileId: string;
    sha256: string;
    /** 日期（北京时间） */
    date: string;
  } | null;
  sentDate: string | null;
  model: LetterModel;
};

export type IssuedLetterItem = {
  /** 标识 */
  id: string;
  kind: {
    code:
      | 'receipt'
      | 'supplement_notice'
      | 'extension_notice'
      | 'reasons_notice'
      | 'third_party_consultation'
      | 'agency_consultation'
      | 'consultation_notice'
      | 'release_notice'
      | 'assistance_letter'
      | 'fee_notice'
      | 'decision_granted'
      | 'decision_partially_granted'
      | 'decision_refused'
      | 'decision_unavailable'
      | 'decision_not_processed'
      | 'decision_otherwise'
      | 'delivery_receipt';
    label: string;
  };
  /** 文号；接收回执和送达回证没有文号 */
  number: string | null;
  title: string;
  recipient: string;
  /** 日期（北京时间） */
  issuedDate: string;
  /** 时刻（UTC） */
  issuedAt: string;
  issuedBy: string;
  /** 模板版本；0 为系统的模板 */
  templateVersion: number;
  /** 全文的 SHA-256 */
  modelSha256: string;
  /** 归档的文件；为空时尚未生成，下载时生成 */
  files: {
    docx: {
      /** 文件 */
      id: string;
      size: number;
      sha256: string;
    };
    pdf: {
      /** 文件 */
      id: string;
      size: number;
      sha256: string;
    };
  } | null;
  /** 本文书代替的文书 */
  replaces: {
    /** 标识 */
    letterId: string;
    reason: string;
  } | null;
  /** 不为空时本文书已作废 */
  replacedBy: string | null;
  /** 已上传的盖章原件 */
  sealed: {
    /** 盖章原件 */
    fileId: string;
    sha256: string;
    /** 日期（北京时间） */
    date: string;
  } | null;
  sentDate: string | null;
};

export type IssuedLetters = {
  items: Array<IssuedLetterItem>;
  /** 各种文书 */
  kinds: Array<{
    kind: {
      code:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
      label: string;
    };
    /** 依据；条例没有规定的为空 */
    article: string;
    /** 现在不能制发的原因；可以制发时为空 */
    blocked: string | null;
    /** 需要为这份文书填写的项 */
    typed: Array<
      | '机关名称'
      | '承办机构'
      | '联系电话'
      | '办公地址'
      | '申请人'
      | '受理号'
      | '申请方式'
      | '收到日期'
      | '申请内容'
      | '答复期限'
      | '补正内容'
      | '补正期限'
      | '延期工作日数'
      | '延期理由'
      | '说明事项'
      | '说明期限'
      | '征求对象'
      | '征求事项'
      | '征求日期'
      | '征求单位类别'
      | '第三方意见'
      | '协办单位'
      | '协办事项'
      | '协办期限'
      | '公开理由'
      | '公开内容'
      | '收费方式'
      | '收费标准'
      | '计费数量'
      | '收费金额'
      | '缴费期限'
      | '缴纳方式'
      | '处理结论'
      | '答复内容'
      | '补充说明'
      | '送达文书'
      | '送达文号'
      | '受送达人'
    >;
    /** 须指明是哪一次征求意见 */
    ofConsultation: boolean;
    /** 须指明是哪一件协办函 */
    ofAssistance: boolean;
    /** 制发时编定文号 */
    numbered: boolean;
    /** 处理决定的文书：可以作为答复发出 */
    answersDecision: boolean;
  }>;
  /** 已配置电子签章服务 */
  electronicSeal: boolean;
};

export type JobRun = {
  job: {
    code: string;
    label: string;
  };
  /** 应当运行的时刻 */
  firedAt: string;
  finishedAt: string | null;
  durationMs: number | null;
  outcome: {
    code: 'succeeded' | 'failed' | 'timed_out' | 'interrupted';
    label: string;
  } | null;
};

export type LedgerImport = {
  /** 标识 */
  id: string;
  fileName: string;
  state: 'importing' | 'done';
  rows: number;
  /** 已经成为案件的行数 */
  done: number;
  /** 最早的收到年度 */
  firstYear: number;
  startedBy: string;
  /** 时刻（UTC） */
  startedAt: string;
  doneAt: string | null;
};

export type LedgerPreview = {
  /** 开始导入时原样交回 */
  fileHash: string;
  /** 没有错误的行数 */
  rows: number;
  /** 有错误的行数 */
  faultyRows: number;
  errors: Array<{
    /** 表格软件里的行号；0 为整个文件 */
    row: number;
    /** 列名；整个文件的为空 */
    column: string;
    message: string;
  }>;
  /** 全部错误的处数，可能多于列出的 */
  errorCount: number;
  /** 没有读取的列 */
  ignored: Array<string>;
  years: Array<{
    year: number;
    received: number;
    handled: number;
  }>;
  /** 导入后统计表随之变化的年度 */
  changedYears: Array<number>;
  /** 开头几行读成了什么，供核对 */
  firstRows: Array<{
    row: number;
    registerNumber: string;
    /** 日期（北京时间） */
    receiptDate: string;
    applicantKind: string;
    content: string;
    channel: string;
    handledDate: string | null;
    result: string | null;
  }>;
  /** 本机关正在进行的导入 */
  running: LedgerImport | null;
};

export type LegalReviewItem = {
  /** 标识 */
  id: string;
  number: string;
  /** 标识 */
  agencyId: string;
  subject: string;
  status: {
    code:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    label: string;
  };
  statusSentence: string;
  turn: {
    party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
    label: string;
    until: string | null;
  };
  submittedDate: string | null;
  receiptDate: string | null;
  dueDate: string | null;
  overdue: boolean;
  /** 距答复期限的工作日数；逾期为负数；没有期限时为空 */
  workingDaysLeft: number | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  externalNumber: string | null;
  channel: {
    code: 'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    label: string;
  };
  applicant: {
    kind: {
      code:
        | 'natural_person'
        | 'commercial_enterprise'
        | 'research_institution'
        | 'public_welfare_organization'
        | 'legal_service_organization'
        | 'other';
      label: string;
    };
    name: string;
  };
  /** 稳妥期限：自提交之日起算等更早的日期 */
  safeDueDate: string | null;
  assignee: {
    /** 标识 */
    id: string;
    name: string;
  } | null;
  decision: {
    code: string;
    label: string;
  } | null;
  /** 提请审查的日期 */
  requestedDate: string;
  /** 指定由本人审查 */
  named: boolean;
};

export type Letter = {
  /** 标识 */
  id: string;
  kind: {
    code: 'misaddressed' | 'petition' | 'inquiry' | 'other';
    label: string;
  };
  /** 日期（北京时间） */
  receivedDate: string;
  addressee: string;
  sender: string;
  about: string;
  /** 处理情况；尚未处理时为空 */
  outcome: {
    kind: {
      code: 'returned' | 'forwarded' | 'answered' | 'registered';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    destination: string;
    note: string;
  } | null;
  registeredBy: string;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
};

export type LetterBlock =
  | {
      kind: 'letterhead';
      text: string;
    }
  | {
      kind: 'number';
      text: string;
    }
  | {
      kind: 'title';
      text: string;
    }
  | {
      kind: 'addressee';
      text: string;
    }
  | {
      kind: 'paragraph';
      text: string;
    }
  | {
      kind: 'list';
      items: Array<string>;
    }
  | {
      kind: 'table';
      rows: Array<Array<string>>;
    }
  | {
      kind: 'signature';
      agency: string;
      date: string;
    }
  | {
      kind: 'notes';
      items: Array<string>;
    }
  | {
      kind: 'qr';
      text: string;
      caption: string;
    };

/** 文书的全文，按版面顺序；预览、DOCX 和 PDF 都由它生成 */
export type LetterModel = {
  title: string;
  blocks: Array<LetterBlock>;
};

export type LetterPreview = {
  kind: {
    code:
      | 'receipt'
      | 'supplement_notice'
      | 'extension_notice'
      | 'reasons_notice'
      | 'third_party_consultation'
      | 'agency_consultation'
      | 'consultation_notice'
      | 'release_notice'
      | 'assistance_letter'
      | 'fee_notice'
      | 'decision_granted'
      | 'decision_partially_granted'
      | 'decision_refused'
      | 'decision_unavailable'
      | 'decision_not_processed'
      | 'decision_otherwise'
      | 'delivery_receipt';
    label: string;
  };
  recipient: string;
  templateVersion: number;
  /** 还缺少的内容；不为空时不能制发 */
  missing: Array<string>;
  /** 还缺少的内容所在的项，与制发时的提示相同 */
  faults: Array<{
    path: string;
    message: string;
  }>;
  /** 现在不能制发的原因 */
  blocked: string | null;
  model: LetterModel;
};

export type LetterTemplate = {
  kind: {
    code:
      | 'receipt'
      | 'supplement_notice'
      | 'extension_notice'
      | 'reasons_notice'
      | 'third_party_consultation'
      | 'agency_consultation'
      | 'consultation_notice'
      | 'release_notice'
      | 'assistance_letter'
      | 'fee_notice'
      | 'decision_granted'
      | 'decision_partially_granted'
      | 'decision_refused'
      | 'decision_unavailable'
      | 'decision_not_processed'
      | 'decision_otherwise'
      | 'delivery_receipt';
    label: string;
  };
  /** 0 为系统的模板 */
  version: number;
  savedAt: string | null;
  savedBy: string | null;
  note: string;
  /** 标题 */
  title: string;
  /** 正文；{花括号} 中的项在制发时代入。版头、文号、救济途径、署名和日期由系统加上 */
  blocks: Array<
    | {
        kind: 'addressee' | 'paragraph' | 'note';
        text: string;
      }
    | {
        kind: 'list';
        items: Array<string>;
      }
    | {
        kind: 'table';
        rows: Array<Array<string>>;
      }
  >;
  /** 可以代入的项；optional 的项没有内容时，所在的段落略去 */
  fields: Array<{
    field:
      | '机关名称'
      | '承办机构'
      | '联系电话'
      | '办公地址'
      | '申请人'
      | '受理号'
      | '申请方式'
      | '收到日期'
      | '申请内容'
      | '答复期限'
      | '补正内容'
      | '补正期限'
      | '延期工作日数'
      | '延期理由'
      | '说明事项'
      | '说明期限'
      | '征求对象'
      | '征求事项'
      | '征求日期'
      | '征求单位类别'
      | '第三方意见'
      | '协办单位'
      | '协办事项'
      | '协办期限'
      | '公开理由'
      | '公开内容'
      | '收费方式'
      | '收费标准'
      | '计费数量'
      | '收费金额'
      | '缴费期限'
      | '缴纳方式'
      | '处理结论'
      | '答复内容'
      | '补充说明'
      | '送达文书'
      | '送达文号'
      | '受送达人';
    source: string;
    optional: boolean;
  }>;
  /** 必须写明的内容 */
  elements: Array<string>;
  /** 各个版本，新的在前 */
  versions: Array<LetterTemplateItem>;
  abilities: Partial<Record<'edit_letter_templates', boolean>>;
};

export type LetterTemplateDraft = {
  /** 标题 */
  title: string;
  /** 正文；{花括号} 中的项在制发时代入。版头、文号、救济途径、署名和日期由系统加上 */
  blocks: Array<
    | {
        kind: 'addressee' | 'paragraph' | 'note';
        text: string;
      }
    | {
        kind: 'list';
        items: Array<string>;
      }
    | {
        kind: 'table';
        rows: Array<Array<string>>;
      }
  >;
};

export type LetterTemplateItem = {
  kind: {
    code:
      | 'receipt'
      | 'supplement_notice'
      | 'extension_notice'
      | 'reasons_notice'
      | 'third_party_consultation'
      | 'agency_consultation'
      | 'consultation_notice'
      | 'release_notice'
      | 'assistance_letter'
      | 'fee_notice'
      | 'decision_granted'
      | 'decision_partially_granted'
      | 'decision_refused'
      | 'decision_unavailable'
      | 'decision_not_processed'
      | 'decision_otherwise'
      | 'delivery_receipt';
    label: string;
  };
  /** 0 为系统的模板 */
  version: number;
  savedAt: string | null;
  savedBy: string | null;
  note: string;
};

export type LetterTemplatePreview = {
  model: LetterModel;
  /** 必须写明的内容，和现在的文字是否写明 */
  elements: Array<{
    label: string;
    present: boolean;
  }>;
  /** 现在还不能保存的原因；为空时可以保存 */
  faults: Array<{
    path: string;
    message: string;
  }>;
};

export type LetterTemplateSave = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
  /** 标题 */
  title: string;
  /** 正文；{花括号} 中的项在制发时代入。版头、文号、救济途径、署名和日期由系统加上 */
  blocks: Array<
    | {
        kind: 'addressee' | 'paragraph' | 'note';
        text: string;
      }
    | {
        kind: 'list';
        items: Array<string>;
      }
    | {
        kind: 'table';
        rows: Array<Array<string>>;
      }
  >;
  /** 修改的说明 */
  note?: string;
};

export type LetterTemplates = {
  items: Array<LetterTemplateItem>;
};

export type LiveTables = {
  tables: TableFigures;
  form: TableForm;
  violations: Array<TableViolation>;
  /** 已定稿的最新版本；未定稿为空 */
  frozenVersion: number | null;
  abilities: {
    freeze: boolean;
  };
};

export type NewStaff = {
  /** 3 至 32 个小写字母、数字、“.”“_”或“-”，以字母开头 */
  account: string;
  /** 姓名 */
  name: string;
  roles: Array<
    'clerk' | 'reviewer' | 'office_head' | 'lawyer' | 'contributor' | 'administrator' | 'auditor' | 'supervisor'
  >;
  /** 初始密码，本人首次登录后须修改 */
  initialPassword: string;
};

export type Notice = {
  /** 标识 */
  id: string;
  kind: string;
  title: string;
  body: string;
  subject: {
    type: 'application' | 'report' | 'system' | 'remedy' | 'complaint' | 'record_correction' | 'approval_request';
    id: string;
  };
  /** 时刻（UTC） */
  createdAt: string;
  readAt: string | null;
};

export type OpinionInvitation = {
  sessionToken: string;
  /** 时刻（UTC） */
  sessionExpiresAt: string;
  agencyName: string;
  /** 征求谁的意见 */
  recipient: string;
  /** 征求意见的内容 */
  text: string;
  /** 发出日期 */
  consultedDate: string;
  /** 送达日期 */
  deliveredDate: string;
  /** 提出意见的期限：送达之日起第 15 个工作日 */
  replyBy: string;
  answers: Array<{
    code: 'agreed' | 'objected' | 'partly';
    label: string;
  }>;
  maxFiles: number;
};

export type OpinionLink = {
  /** 链接的路径，接在本系统的地址后面 */
  path: string;
  /** 链接失效的时刻 */
  expiresAt: string;
  phoneMasked: string;
  version: number;
};

export type OwnAgency = {
  /** 标识 */
  id: string;
  code: string;
  name: string;
  kind: {
    code: 'department' | 'government' | 'township' | 'street_office' | 'authorised_organisation' | 'vertical_organ';
    label: string;
  };
  parentId: string | null;
  /** 是否在本系统受理申请 */
  acceptsApplications: boolean;
  /** 当面和邮寄以外的申请渠道 */
  channels: Array<{
    code: 'online' | 'email' | 'fax';
    label: string;
  }>;
  /** 政府信息公开工作机构；空字符串表示未填写 */
  office: {
    /** 政府信息公开工作机构名称 */
    name: string;
    /** 办公地址 */
    address: string;
    /** 办公时间 */
    hours: string;
    /** 联系电话 */
    phone: string;
    /** 传真号码 */
    fax: string;
    /** 电子邮箱 */
    email: string;
  };
  /** 行政复议机关及其有效期 */
  reconsiderationBodies: Array<RemedyBody>;
  /** 有管辖权的人民法院及其有效期 */
  courts: Array<RemedyBody>;
  /** 盖章原件的存放方式 */
  sealedOriginals: {
    code: 'in_system' | 'on_paper';
    label: string;
  };
  /** 谁登录须用两步验证 */
  secondFactor: {
    code: 'optional' | 'administrators' | 'everyone';
    label: string;
  };
  /** 第三方不同意而决定公开的，书面告知第三方后满多少个工作日才能发出答复 */
  releasePauseWorkingDays: number;
  /** 批准处理决定以前，须有针对这一决定的法律审查意见 */
  legalOpinionRequired: boolean;
  /** 怎样查看完整的个人信息 */
  unmasking: {
    code: 'with_reason' | 'with_approval';
    label: string;
  };
  /** 政府信息公开工作机构负责人不在时的代理人 */
  deputies: Array<{
    /** 代理人 */
    staffId: string;
    /** 代理的第一天 */
    from: string;
    /** 代理的最后一天 */
    until: string;
  }>;
  /** 逾期未答复时给申请人的救济说明；为空时用系统的说明 */
  silenceText: string | null;
  /** 文书的编号和版头 */
  letters: {
    /** 文号规则，含 {year}（年份）和 {n}（顺序号）各一处；改变规则后从 1 起编 */
    numberPattern: string;
    letterhead: string | null;
  };
  version: number;
  /** 当前用户可以进行的操作 */
  abilities: Partial<Record<'manage_agency', boolean>>;
};

/** 被投诉机关看到的投诉举报，不含投诉人 */
export type OwnComplaint = {
  /** 标识 */
  id: string;
  number: string;
  /** 被投诉的机关 */
  agencyId: string;
  agencyName: string;
  matter: {
    code: 'not_published' | 'not_answered' | 'guide_not_updated' | 'other';
    label: string;
  };
  text: string;
  /** 日期（北京时间） */
  receivedDate: string;
  status: {
    code: 'received' | 'ordered' | 'answered' | 'concluded';
    label: string;
  };
  dueDate: string | null;
  overdue: boolean;
  /** 到反馈期限的工作日数；没有期限时为空 */
  workingDaysLeft: number | null;
  order: {
    kind: {
      code: 'rectify' | 'reprove';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    text: string;
  } | null;
  result: {
    kind: {
      code: 'rectified' | 'unfounded' | 'partly_founded' | 'transferred';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    text: string;
  } | null;
  events: Array<{
    kind: 'received' | 'ordered' | 'feedback_given' | 'feedback_returned' | 'concluded';
    /** 日期（北京时间） */
    date: string;
    title: string;
    detail: string | null;
    /** 时刻（UTC） */
    at: string;
  }>;
  version: number;
  abilities: {
    give_feedback: boolean;
  };
};

export type PasswordChange = {
  /** 当前密码 */
  currentPassword: string;
  /** 新密码，至少 10 个字符，不能与账号或当前密码相同 */
  newPassword: string;
};

export type PasswordReset = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
  /** 初始密码，本人首次登录后须修改 */
  initialPassword: string;
};

export type Publication = {
  /** 标识 */
  id: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  title: string;
  category: {
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
  } | null;
  column: {
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
  };
  documentNumber: string | null;
  /** 来源 */
  source: string;
  /** 形成或者变更之日 */
  formedDate: string;
  /** 纯文本，段落之间以换行分隔 */
  body: string;
  /** 日期（北京时间） */
  publishedDate: string;
  /** 作者 */
  author: string;
  /** 责任编辑 */
  editor: string;
  /** 审核 */
  reviewer: string;
  files: Array<FileCard>;
};

export type PublicationCounts = {
  /** 年度 */
  year: number;
  /** 当年公开、至今没有撤回的信息 */
  total: number;
  /** 其中超过公开期限的（第二十六条） */
  late: number;
  /** 自形成到公开的平均工作日数，一位小数；没有信息时为 null */
  meanWorkingDays: number | null;
  maxWorkingDays: number | null;
  byCategory: Array<{
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
    count: number;
  }>;
  byColumn: Array<{
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
    count: number;
  }>;
  withoutCategory: number;
};

export type PublicationItem = {
  /** 标识 */
  id: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  title: string;
  category: {
    code:
      | 'A20-01'
      | 'A20-02'
      | 'A20-03'
      | 'A20-04'
      | 'A20-05'
      | 'A20-06'
      | 'A20-07'
      | 'A20-08'
      | 'A20-09'
      | 'A20-10'
      | 'A20-11'
      | 'A20-12'
      | 'A20-13'
      | 'A20-14'
      | 'A20-15';
    label: string;
    /** 第二十条的项次 */
    item: string;
  } | null;
  column: {
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
  };
  documentNumber: string | null;
  /** 来源 */
  source: string;
  /** 形成或者变更之日 */
  formedDate: string;
  /** 日期（北京时间） */
  publishedDate: string;
};

export type PublicationMatch = {
  /** 标识 */
  id: string;
  agency: {
    /** 标识 */
    id: string;
    name: string;
  };
  title: string;
  column: {
    code:
      | 'statutory_content'
      | 'disclosure_rules'
      | 'notices'
      | 'news'
      | 'interpretation'
      | 'public_response'
      | 'questions_answered';
    label: string;
  };
  documentNumber: string | null;
  /** 日期（北京时间） */
  publishedDate: string;
};

export type QueueItem = {
  /** 标识 */
  id: string;
  number: string;
  /** 标识 */
  agencyId: string;
  subject: string;
  status: {
    code:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    label: string;
  };
  statusSentence: string;
  turn: {
    party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
    label: string;
    until: string | null;
  };
  submittedDate: string | null;
  receiptDate: string | null;
  dueDate: string | null;
  overdue: boolean;
  /** 距答复期限的工作日数；逾期为负数；没有期限时为空 */
  workingDaysLeft: number | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  externalNumber: string | null;
  channel: {
    code: 'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    label: string;
  };
  applicant: {
    kind: {
      code:
        | 'natural_person'
        | 'commercial_enterprise'
        | 'research_institution'
        | 'public_welfare_organization'
        | 'legal_service_organization'
        | 'other';
      label: string;
    };
    name: string;
  };
  /** 稳妥期限：自提交之日起算等更早的日期 */
  safeDueDate: string | null;
  assignee: {
    /** 标识 */
    id: string;
    name: string;
  } | null;
  decision: {
    code: string;
    label: string;
  } | null;
};

export type ReadingVenue = {
  /** 政府信息查阅场所名称 */
  name: string;
  address: string;
  /** 开放时间 */
  hours: string;
  phone: string;
  /** 纬度（GCJ-02）；未标注位置为 null */
  latitude: number | null;
  /** 经度（GCJ-02）；未标注位置为 null */
  longitude: number | null;
};

export type RecordCorrection = {
  /** 标识 */
  id: string;
  number: string;
  /** 标识 */
  agencyId: string;
  agencyName: string;
  content: {
    record: string;
    fault: string;
    wanted: string;
  };
  status: {
    code: 'submitted' | 'verifying' | 'decided' | 'withdrawn';
    label: string;
  };
  decision: {
    outcome: {
      code: 'corrected' | 'refused' | 'forwarded' | 'redirected';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    text: string;
    /** 有权更正的机关 */
    agency: string | null;
  } | null;
  events: Array<{
    kind: 'submitted' | 'verified' | 'decided' | 'withdrawn';
    /** 日期（北京时间） */
    date: string;
    title: string;
    detail: string | null;
    /** 时刻（UTC） */
    at: string;
  }>;
  files: Array<FileCard>;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  applicant: Applicant;
  abilities: {
    verify: boolean;
    decide: boolean;
  };
};

export type Remedy = {
  /** 标识 */
  id: string;
  group: {
    code: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
    label: string;
  };
  matter: {
    code: 'application_decision' | 'silence' | 'proactive_disclosure' | 'third_party';
    label: string;
  };
  number: string;
  body: string;
  /** 行政复议没有审级，为空 */
  instance: {
    code: 'first' | 'appeal' | 'retrial';
    label: string;
  } | null;
  /** 日期（北京时间） */
  filedDate: string;
  result: {
    code: 'upheld' | 'corrected' | 'other';
    label: string;
  } | null;
  resultDate: string | null;
  resultText: string;
  counted: boolean;
  notCountedReason: string | null;
  previousRemedyId: string | null;
  applicationIds: Array<string>;
  /** 最先到期的期限 */
  nextLimit: RemedyLimit | null;
  version: number;
  abilities: {
    record_result: boolean;
    record_stage: boolean;
  };
};

export type RemedyBody = {
  /** 机关名称 */
  name: string;
  /** 地址 */
  address: string;
  /** 电话 */
  phone: string;
  /** 启用日期 */
  validFrom: string;
  validUntil: string | null;
};

export type RemedyDetail = {
  /** 标识 */
  id: string;
  group: {
    code: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
    label: string;
  };
  matter: {
    code: 'application_decision' | 'silence' | 'proactive_disclosure' | 'third_party';
    label: string;
  };
  number: string;
  body: string;
  /** 行政复议没有审级，为空 */
  instance: {
    code: 'first' | 'appeal' | 'retrial';
    label: string;
  } | null;
  /** 日期（北京时间） */
  filedDate: string;
  result: {
    code: 'upheld' | 'corrected' | 'other';
    label: string;
  } | null;
  resultDate: string | null;
  resultText: string;
  counted: boolean;
  notCountedReason: string | null;
  previousRemedyId: string | null;
  applicationIds: Array<string>;
  /** 最先到期的期限 */
  nextLimit: RemedyLimit | null;
  version: number;
  abilities: {
    record_result: boolean;
    record_stage: boolean;
  };
  applications: Array<{
    /** 标识 */
    id: string;
    number: string;
    subject: string;
    status: {
      code:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      label: string;
    };
    /** 依现在的裁判重新办理之日 */
    redoOrderedDate: string | null;
  }>;
  /** 现在可以登记的进展 */
  stages: Array<{
    kind:
      | 'filed'
      | 'notice_served'
      | 'procedure_changed'
      | 'answered'
      | 'hearing'
      | 'mediation'
      | 'suspended'
      | 'resumed'
      | 'judged'
      | 'judgment_served'
      | 'appealed'
      | 'appeal_waived'
      | 'advice_received'
      | 'performed'
      | 'details_corrected'
      | 'taken_back';
    label: string;
  }>;
  rounds: Array<{
    instance: {
      code: 'first' | 'appeal' | 'retrial';
      label: string;
    } | null;
    number: string;
    body: string;
    procedure: {
      code: 'ordinary' | 'simplified';
      label: string;
    };
    /** 日期（北京时间） */
    filedDate: string;
    servedDate: string | null;
    answeredDate: string | null;
    judgment: {
      /** 日期（北京时间） */
      date: string;
      form: {
        code: 'decision' | 'judgment' | 'ruling';
        label: string;
      };
      result: {
        code: 'upheld' | 'corrected' | 'other';
        label: string;
      };
      outcome: {
        code:
          | 'upheld'
          | 'claim_rejected'
          | 'annulled_on_merits'
          | 'annulled_procedurally'
          | 'changed'
          | 'ordered_to_act'
          | 'confirmed_unlawful'
          | 'dismissed'
          | 'withdrawn'
          | 'terminated'
          | 'settled'
          | 'remanded';
        label: string;
      } | null;
      text: string;
      order: {
        kind: 'redo' | 'perform';
        by: string | null;
        workingDays: number | null;
      } | null;
      servedDate: string | null;
    } | null;
    appealed: {
      /** 日期（北京时间） */
      date: string;
      by: {
        code: 'agency' | 'other_party' | 'both';
        label: string;
      };
    } | null;
    performedDate: string | null;
  }>;
  suspendedSince: string | null;
  /** 本机关的各项期限及其计算 */
  limits: Array<RemedyLimit>;
  events: Array<{
    /** 标识 */
    id: string;
    seq: number;
    kind:
      | 'filed'
      | 'notice_served'
      | 'procedure_changed'
      | 'answered'
      | 'hearing'
      | 'mediation'
      | 'suspended'
      | 'resumed'
      | 'judged'
      | 'judgment_served'
      | 'appealed'
      | 'appeal_waived'
      | 'advice_received'
      | 'performed'
      | 'details_corrected'
      | 'taken_back';
    /** 日期（北京时间） */
    date: string;
    title: string;
    detail: string | null;
    /** 时刻（UTC） */
    at: string;
    by: {
      name: string;
    };
    lateEntryReason: string | null;
    takenBack: boolean;
    /** 现在可以撤回 */
    mayTakeBack: boolean;
  }>;
  files: Array<FileCard>;
};

export type RemedyLimit = {
  kind:
    | 'reconsideration_answer'
    | 'reconsideration_answer_simplified'
    | 'court_defence'
    | 'appeal'
    | 'redo'
    | 'performance';
  label: string;
  /** 第几个审级，从 0 起 */
  round: number;
  /** 起算之日，当日不计 */
  startDate: string;
  /** 最后一日 */
  dueDate: string;
  doneDate: string | null;
  overdue: boolean;
  /** 剩余工作日；已办或者不必提醒的为空 */
  workingDaysLeft: number | null;
  explanation: string;
  provisional: boolean;
};

export type RemedyResultPreview = {
  counted: boolean;
  /** 统计表三的变化 */
  entries: Array<{
    year: number;
    group: {
      code: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
      label: string;
    };
    cell: {
      code: 'upheld' | 'corrected' | 'other' | 'total';
      label: string;
    };
    delta: number;
  }>;
};

export type RemedyStage =
  | {
      kind: 'notice_served';
      /** 事项发生之日 */
      date: string;
    }
  | {
      kind: 'procedure_changed';
      /** 事项发生之日 */
      date: string;
      procedure: 'ordinary' | 'simplified';
    }
  | {
      kind: 'answered';
      /** 事项发生之日 */
      date: string;
      text?: string;
    }
  | {
      kind: 'hearing';
      /** 事项发生之日 */
      date: string;
      text?: string;
    }
  | {
      kind: 'mediation';
      /** 事项发生之日 */
      date: string;
      text?: string;
    }
  | {
      kind: 'suspended';
      /** 事项发生之日 */
      date: string;
      reason: string;
    }
  | {
      kind: 'resumed';
      /** 事项发生之日 */
      date: string;
    }
  | {
      kind: 'judgment_served';
      /** 事项发生之日 */
      date: string;
    }
  | {
      kind: 'appealed';
      /** 事项发生之日 */
      date: string;
      appellant: 'agency' | 'other_party' | 'both';
      instance?: 'appeal' | 'retrial';
      number?: string;
      body?: string;
    }
  | {
      kind: 'appeal_waived';
      /** 事项发生之日 */
      date: string;
      reason: string;
    }
  | {
      kind: 'advice_received';
      /** 事项发生之日 */
      date: string;
      text: string;
    }
  | {
      kind: 'performed';
      /** 事项发生之日 */
      date: string;
      text: string;
    }
  | {
      kind: 'taken_back';
      /** 事项发生之日 */
      date: string;
      /** 撤回哪一事项 */
      eventId: string;
      reason: string;
    };

export type ReportTrends = {
  /** 办理结果的大类，次序与统计表相同 */
  groups: Array<{
    code: 'granted' | 'partially_granted' | 'refused' | 'unavailable' | 'not_processed' | 'otherwise';
    label: string;
  }>;
  /** 早的在前，最早 2019 年 */
  years: Array<{
    /** 年度 */
    year: number;
    newlyReceived: number;
    handled: number;
    carriedForward: number;
    /** 大类 → 件数 */
    results: Partial<
      Record<'granted' | 'partially_granted' | 'refused' | 'unavailable' | 'not_processed' | 'otherwise', number>
    >;
    /** 当年办结的申请：期限内、逾期、没有期限（旧条例时的申请等） */
    timeliness: {
      on_time: number;
      late: number;
      undated: number;
    };
    /** 1 月至 12 月收到的件数 */
    months: Array<number>;
    /** 当年发出的答复，以及其中有法律审查意见的；台账导入的没有记载，不计 */
    lawyers: {
      answers: number;
      withLawyer: number;
    };
  }>;
};

export type SavedFilter = {
  /** 标识 */
  id: string;
  name: string;
  query: {
    /** open：在办，按期限排序；all：全部，按时间倒序 */
    view: 'open' | 'all';
    status?:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    channel?:
      'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    /** me、none（未分派）或人员编号 */
    assignee?: 'none' | 'me' | string;
    /** 年度 */
    year?: number;
    /** 期限不晚于这一天 */
    dueBy?: string;
    /** 编号、申请人或内容中的词 */
    text?: string;
  };
  isDefault: boolean;
};

export type SavedFilterInput = {
  /** 名称，不能与自己的其他筛选相同 */
  name: string;
  /** 与办理队列的查询条件相同 */
  query: {
    /** open：在办，按期限排序；all：全部，按时间倒序 */
    view?: 'open' | 'all';
    status?:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    channel?:
      'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    /** me、none（未分派）或人员编号 */
    assignee?: 'none' | 'me' | string;
    /** 年度 */
    year?: number;
    /** 期限不晚于这一天 */
    dueBy?: string;
    /** 编号、申请人或内容中的词 */
    text?: string;
  };
  /** 打开队列时用它；原来的默认随之取消 */
  isDefault?: boolean;
};

export type SearchResults = {
  items: Array<{
    /** 标识 */
    id: string;
    agency: {
      /** 标识 */
      id: string;
      name: string;
    };
    title: string;
    column: {
      code:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
      label: string;
    };
    documentNumber: string | null;
    /** 日期（北京时间） */
    publishedDate: string;
    category: {
      code:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15';
      label: string;
      /** 第二十条的项次 */
      item: string;
    } | null;
    excerpt: string;
  }>;
  nextCursor: string | null;
  /** 没有出现在任何公开信息中的词已略去 */
  relaxed: boolean;
};

export type SecondFactorAsked = {
  mfaRequired: true;
  /** 与验证码一起提交 */
  ticket: string;
  /** 此时以前有效 */
  expiresAt: string;
};

export type SecondStep = {
  /** 密码正确时得到的凭证 */
  ticket: string;
  /** 身份验证器显示的 6 位验证码，或者一个恢复码 */
  code: string;
  /** cookie：浏览器；bearer：工具，令牌在答复中给出，不设置 cookie */
  transport?: 'cookie' | 'bearer';
};

export type SecrecyReviewInput = {
  /** 审查人；不填为本人 */
  reviewerName?: string;
  /** 审查日期 */
  date: string;
  /** 审查依据 */
  basis: string;
  result: 'publishable' | 'needs_removal' | 'not_publishable' | 'referred';
};

export type SignOnBinding = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
  signOnId: string | null;
};

export type SimilarCases = {
  items: Array<{
    /** 标识 */
    id: string;
    number: string;
    subject: string;
    /** 是否同一申请人 */
    sameApplicant: boolean;
    status: {
      code:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      label: string;
    };
    dispatchedDate: string | null;
  }>;
  /** 多人申请时的提示（第四十四条） */
  hint: string | null;
};

export type StaffAction = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
};

export type StaffAgent = {
  name: string;
  capacity: {
    code: 'agent' | 'guardian';
    label: string;
  };
  identity: {
    document: {
      code:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      label: string;
    };
    masked: string;
  } | null;
  authorityUntil: string | null;
  /** 委托期限已过，不能再代为办理 */
  authorityEnded: boolean;
};

export type StaffApplicant = {
  kind: {
    code:
      | 'natural_person'
      | 'commercial_enterprise'
      | 'research_institution'
      | 'public_welfare_organization'
      | 'legal_service_organization'
      | 'other';
    label: string;
  };
  name: string;
  identity: {
    document: {
      code:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      label: string;
    };
    masked: string;
  } | null;
  contact: {
    phone: string | null;
    email: string | null;
    address: string | null;
  } | null;
  agent: StaffAgent | null;
  /** 共同申请人；申请人是他们的代表人 */
  joint: Array<CoApplicant>;
};

export type StaffCase = {
  /** 标识 */
  id: string;
  number: string;
  /** 标识 */
  agencyId: string;
  subject: string;
  status: {
    code:
      | 'awaiting_receipt'
      | 'in_progress'
      | 'awaiting_supplement'
      | 'awaiting_fee'
      | 'consulting'
      | 'awaiting_approval'
      | 'awaiting_dispatch'
      | 'answered'
      | 'closed';
    label: string;
  };
  statusSentence: string;
  turn: {
    party: 'office' | 'applicant' | 'third_party' | 'agency' | 'none';
    label: string;
    until: string | null;
  };
  submittedDate: string | null;
  receiptDate: string | null;
  dueDate: string | null;
  overdue: boolean;
  /** 距答复期限的工作日数；逾期为负数；没有期限时为空 */
  workingDaysLeft: number | null;
  version: number;
  /** 时刻（UTC） */
  createdAt: string;
  externalNumber: string | null;
  channel: {
    code: 'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    label: string;
    receiptRule: string;
  };
  applicant: StaffApplicant;
  /** 稳妥期限：自提交之日起算等更早的日期 */
  safeDueDate: string | null;
  assignee: {
    /** 标识 */
    id: string;
    name: string;
  } | null;
  decision: {
    code: string;
    label: string;
    decidedDate: string | null;
    text: string;
    parts: Array<{
      code: string;
      label: string;
      ground: string;
      articleText: string;
      subject: string | null;
      remedyVariant: 'R1' | 'R2' | 'R3' | null;
    }>;
  } | null;
  content: {
    subject: string;
    documentNumber: string | null;
    description: string;
    purpose: string | null;
  };
  /** 申请人希望的获取方式；台账导入的申请没有记载 */
  reply: {
    medium: {
      code: 'paper' | 'electronic' | 'either';
      label: string;
    };
    method: {
      code: 'online' | 'post' | 'in_person' | 'email' | 'fax' | 'inspect';
      label: string;
    };
  } | null;
  /** 期限涉及尚未公布放假安排的年份或未送达的征求意见，可能变动 */
  provisional: boolean;
  extended: boolean;
  supplement: {
    text: string;
    /** 日期（北京时间） */
    requestedDate: string;
    /** 日期（北京时间） */
    replyBy: string;
    receivedDate: string | null;
  } | null;
  fee: {
    /** 应缴的信息处理费（分），由系统按国办函〔2020〕109号计算 */
    amountFen: number;
    method: {
      code: 'per_item' | 'per_page';
      label: string;
    };
    /** 按件计收：该申请人当月第几件；按量计收：页数 */
    quantity: number;
    /** 日期（北京时间） */
    demandedDate: string;
    /** 日期（北京时间） */
    payBy: string;
    paidDate: string | null;
  } | null;
  dispatched: {
    /** 日期（北京时间） */
    date: string;
    method: {
      code:
        | 'online'
        | 'post'
        | 'in_person'
        | 'email'
        | 'fax'
        | 'entrusted'
        | 'left_at_place'
        | 'public_notice'
        | 'unrecorded';
      label: string;
    };
    trackingNumber: string | null;
  } | null;
  deliveredDate: string | null;
  /** 要求说明理由（第三十五条） */
  reasons: {
    text: string;
    /** 日期（北京时间） */
    requestedDate: string;
    /** 日期（北京时间） */
    replyBy: string;
    givenDate: string | null;
  } | null;
  /** 延迟答复（第三十五条） */
  delayedReply: {
    /** 日期（北京时间） */
    fixedDate: string;
    /** 日期（北京时间） */
    replyBy: string;
    reason: string;
  } | null;
  /** 告知的提供时间（第三十六条第二项） */
  promise: {
    /** 日期（北京时间） */
    promisedDate: string;
    /** 日期（北京时间） */
    supplyBy: string;
    suppliedDate: string | null;
  } | null;
  /** 现场查阅（第四十条） */
  inspection: {
    /** 日期（北京时间） */
    inspectOn: string;
    place: string;
    heldDate: string | null;
  } | null;
  /** 申请人第一次打开答复的日期 */
  openedDate: string | null;
  /** 由哪一件拆分而来 */
  parent: CaseLink | null;
  /** 拆分成的申请 */
  children: Array<CaseLink>;
  /** 并入的申请 */
  mergedInto: CaseLink | null;
  /** 原答复被撤销或者自行撤销后的重新办理 */
  redo: {
    by: {
      code: 'ruling' | 'agency';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    /** 日期（北京时间） */
    replyBy: string;
  } | null;
  /** 已撤销的答复，保持原样；早的在前 */
  earlierAnswers: Array<{
    decision: {
      code: string;
      label: string;
      decidedDate: string | null;
      text: string;
      parts: Array<{
        code: string;
        label: string;
        ground: string;
        articleText: string;
        subject: string | null;
        remedyVariant: 'R1' | 'R2' | 'R3' | null;
      }>;
    } | null;
    /** 日期（北京时间） */
    dispatchedDate: string;
    deliveredDate: string | null;
    revoked: {
      by: 'ruling' | 'agency';
      /** 日期（北京时间） */
      date: string;
      label: string;
    };
    fileIds: Array<string>;
  }>;
  files: Array<FileCard>;
  abilities: Array<Ability>;
  /** 关联的相似申请 */
  links: Array<CaseLink>;
  /** 并入本件的申请 */
  mergedFrom: Array<CaseLink>;
  assistances: Array<{
    /** 标识 */
    id: string;
    unit: string;
    /** 日期（北京时间） */
    requestedDate: string;
    /** 日期（北京时间） */
    replyBy: string;
    answeredDate: string | null;
  }>;
  servedNotices: Array<{
    notice: {
      code: 'supplement' | 'fee' | 'reasons';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    /** 日期（北京时间） */
    until: string;
  }>;
  delivery: {
    failure: {
      /** 日期（北京时间） */
      date: string;
      reason: {
        code: 'returned' | 'refused' | 'unclaimed' | 'wrong_address';
        label: string;
      };
    } | null;
    /** 送达未成的次数 */
    failures: number;
    /** 公告期满之日 */
    publicNoticeUntil: string | null;
    /** 是否同意电子送达；没有记录时为空 */
    electronicService: boolean | null;
    /** 盖章原件的 SHA-256 */
    sealedSha256: string | null;
  };
  /** 法律审查；意见早的在前 */
  legalReview: {
    /** 尚未出具意见的提请 */
    pending: {
      /** 日期（北京时间） */
      requestedDate: string;
      /** 谁提请 */
      by: string;
      question: string | null;
      /** 为空时不指定由谁审查 */
      lawyer: {
        /** 标识 */
        id: string;
        name: string;
      } | null;
    } | null;
    opinions: Array<{
      /** 日期（北京时间） */
      date: string;
      /** 法律顾问 */
      by: string;
      verdict: {
        code: 'agrees' | 'agrees_with_changes' | 'disagrees';
        label: string;
      };
      text: string;
      /** 针对哪一个决定 */
      about: {
        code: 'plan' | 'decision' | 'earlier_proposal' | 'earlier_answer';
        label: string;
      };
    }>;
  };
  /** 待审批的日期更正 */
  pendingCorrection: {
    /** 标识 */
    eventId: string;
    /** 日期（北京时间） */
    from: string;
    /** 日期（北京时间） */
    to: string;
    reason: string;
  } | null;
  source: 'citizen' | 'intake' | 'ledger';
  /** 可以说明理由，查看遮盖的个人信息 */
  mayRevealPersonalData: boolean;
  supplementNoticeDueDate: string | null;
  safeDueReasons: Array<string>;
  consultations: Array<{
    /** 标识 */
    id: string;
    with: {
      code: 'third_party' | 'agency';
      label: string;
    };
    recipient: string;
    /** 日期（北京时间） */
    startedDate: string;
    deliveredDate: string | null;
    answeredDate: string | null;
    answer: {
      code: string;
      label: string;
    } | null;
    endedDate: string | null;
  }>;
  pendingExtension: {
    workingDays: number;
    reason: string;
  } | null;
  proposal: {
    code: string;
    label: string;
    decidedDate: string | null;
    text: string;
    parts: Array<{
      code: string;
      label: string;
      ground: string;
      articleText: string;
      subject: string | null;
      remedyVariant: 'R1' | 'R2' | 'R3' | null;
    }>;
  } | null;
  events: Array<{
    /** 日期（北京时间） */
    date: string;
    kind:
      | 'submitted'
      | 'signed_for'
      | 'receipt_confirmed'
      | 'supplement_requested'
      | 'supplement_submitted'
      | 'supplement_received'
      | 'extension_requested'
      | 'extension_returned'
      | 'extension_approved'
      | 'extension_recorded'
      | 'consultation_started'
      | 'consultation_delivered'
      | 'consultation_answered'
      | 'consultation_ended'
      | 'fee_demanded'
      | 'fee_paid'
      | 'delayed_reply_fixed'
      | 'search_logged'
      | 'decision_proposed'
      | 'decision_returned'
      | 'decided'
      | 'withdrawn'
      | 'closed'
      | 'assigned'
      | 'released'
      | 'noted'
      | 'applicant_kind_corrected'
      | 'redo_ordered'
      | 'decision_revoked'
      | 'remedy_recorded'
      | 'imported'
      | 'reasons_requested'
      | 'reasons_given'
      | 'contact_recorded'
      | 'assistance_requested'
      | 'assistance_answered'
      | 'supply_promised'
      | 'supplied'
      | 'inspection_arranged'
      | 'inspection_held'
      | 'notice_served'
      | 'fee_waived'
      | 'release_notice_served'
      | 'opinion_link_issued'
      | 'letter_issued'
      | 'letter_sealed'
      | 'legal_review_requested'
      | 'legal_opinion_given'
      | 'dispatched'
      | 'delivered'
      | 'delivery_failed'
      | 'redelivered'
      | 'public_notice_posted'
      | 'reply_opened'
      | 'electronic_service_recorded'
      | 'split'
      | 'split_from'
      | 'merged'
      | 'merged_from'
      | 'linked'
      | 'unlinked'
      | 'applicant_succeeded'
      | 'co_applicant_left'
      | 'co_applicant_corrected'
      | 'representative_changed'
      | 'binding_code_issued'
      | 'account_bound'
      | 'date_correction_proposed'
      | 'date_correction_approved'
      | 'date_correction_returned';
    title: string;
    detail: string | null;
    article: string | null;
    /** 标识 */
    id: string;
    seq: number;
    /** 时刻（UTC） */
    at: string;
    by: {
      type: 'citizen' | 'staff' | 'system';
      name: string;
    };
    lateEntryReason: string | null;
    /** 登记时的日期；更正过的与 date 不同 */
    enteredDate: string;
  }>;
};

export type StaffMe = {
  staff: StaffProfile;
  /** 改变数据的请求须在 X-CSRF-Token 标头中带上 */
  csrfToken: string;
  /** 为 true 时须先修改密码，其他操作都会被拒绝 */
  mustChangePassword: boolean;
  /** 为 true 时须先启用两步验证，其他操作都会被拒绝 */
  mustEnrolSecondFactor: boolean;
  /** 无论是否使用，最晚到此时为止；30 分钟不用也会结束 */
  expiresAt: string;
  /** 两步验证：是否启用、本单位是否要求、还剩几个恢复码 */
  secondFactor: {
    enabled: boolean;
    required: boolean;
    recoveryCodesLeft: number;
  };
  /** 服务器的今天（北京时间），页面上的“今天”以它为准 */
  today: string;
  /** 当前用户可以进行的操作 */
  abilities: Partial<
    Record<
      | 'view_case'
      | 'reveal_personal_data'
      | 'decide_unmasking'
      | 'export_evidence'
      | 'register_application'
      | 'assign_cases'
      | 'record_remedy'
      | 'view_remedies'
      | 'supervise'
      | 'view_complaints'
      | 'answer_complaint'
      | 'handle_record_correction'
      | 'view_record_corrections'
      | 'view_tables'
      | 'freeze_tables'
      | 'correct_frozen_year'
      | 'propose_tally_correction'
      | 'decide_tally_correction'
      | 'repair_tally'
      | 'import_ledger'
      | 'contribute_publication'
      | 'publish'
      | 'publish_report'
      | 'edit_guide'
      | 'manage_staff'
      | 'view_colleagues'
      | 'manage_agency'
      | 'edit_letter_templates'
      | 'import_regional_calendar'
      | 'view_audit'
      | 'view_operations',
      boolean
    >
  >;
};

export type StaffProfile = {
  /** 标识 */
  id: string;
  account: string;
  name: string;
  roles: Array<{
    code: 'clerk' | 'reviewer' | 'office_head' | 'lawyer' | 'contributor' | 'administrator' | 'auditor' | 'supervisor';
    label: string;
  }>;
  agency: {
    /** 标识 */
    id: string;
    code: string;
    name: string;
  };
  lastSignInAt: string | null;
};

export type StaffSession = {
  staff: StaffProfile;
  /** 改变数据的请求须在 X-CSRF-Token 标头中带上 */
  csrfToken: string;
  /** 为 true 时须先修改密码，其他操作都会被拒绝 */
  mustChangePassword: boolean;
  /** 为 true 时须先启用两步验证，其他操作都会被拒绝 */
  mustEnrolSecondFactor: boolean;
  /** 无论是否使用，最晚到此时为止；30 分钟不用也会结束 */
  expiresAt: string;
  /** 仅在 transport 为 bearer 时给出 */
  token?: string;
};

export type StaffSessionCard = {
  /** 标识 */
  id: string;
  staff: {
    /** 标识 */
    id: string;
    name: string;
  };
  /** 就是发出这个请求的登录 */
  current: boolean;
  /** 浏览器和系统，例如“Chrome 142 · Windows” */
  client: string;
  /** 登录时的网络地址；没有记下的为 null */
  address: string | null;
  /** 登录的时刻 */
  beganAt: string;
  /** 最近一次使用，精确到分钟 */
  lastSeenAt: string;
  /** 最晚到此时为止 */
  expiresAt: string;
  /** 当前用户可以进行的操作 */
  abilities: Partial<Record<'end', boolean>>;
};

export type StaffSignIn = {
  /** 账号，不区分大小写 */
  account: string;
  /** 密码 */
  password: string;
  /** cookie：浏览器；bearer：工具，令牌在答复中给出，不设置 cookie */
  transport?: 'cookie' | 'bearer';
};

export type StaffUpdate = {
  /** 读取时的版本号；已被他人修改则答复 409 */
  expectedVersion: number;
  /** 姓名 */
  name?: string;
  roles?: Array<
    'clerk' | 'reviewer' | 'office_head' | 'lawyer' | 'contributor' | 'administrator' | 'auditor' | 'supervisor'
  >;
};

export type SupervisedComplaint = {
  /** 标识 */
  id: string;
  number: string;
  /** 被投诉的机关 */
  agencyId: string;
  agencyName: string;
  matter: {
    code: 'not_published' | 'not_answered' | 'guide_not_updated' | 'other';
    label: string;
  };
  text: string;
  /** 日期（北京时间） */
  receivedDate: string;
  status: {
    code: 'received' | 'ordered' | 'answered' | 'concluded';
    label: string;
  };
  dueDate: string | null;
  overdue: boolean;
  /** 到反馈期限的工作日数；没有期限时为空 */
  workingDaysLeft: number | null;
  order: {
    kind: {
      code: 'rectify' | 'reprove';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    text: string;
  } | null;
  result: {
    kind: {
      code: 'rectified' | 'unfounded' | 'partly_founded' | 'transferred';
      label: string;
    };
    /** 日期（北京时间） */
    date: string;
    text: string;
  } | null;
  events: Array<{
    kind: 'received' | 'ordered' | 'feedback_given' | 'feedback_returned' | 'concluded';
    /** 日期（北京时间） */
    date: string;
    title: string;
    detail: string | null;
    /** 时刻（UTC） */
    at: string;
  }>;
  version: number;
  complainant: {
    name: string;
    contact: string | null;
  } | null;
  abilities: {
    order: boolean;
    return_feedback: boolean;
    conclude: boolean;
  };
};

export type TableFigures = {
  /** 年度 */
  year: number;
  generation: 2 | 3;
  table2: {
    columns: Array<
      | 'natural_person'
      | 'commercial_enterprise'
      | 'research_institution'
      | 'public_welfare_organization'
      | 'legal_service_organization'
      | 'other'
      | 'total'
    >;
    /** 行编号 → 各列的件数，次序与 columns 相同 */
    rows: Record<string, Array<number>>;
  };
  /** 组 → 维持、纠正、其他、尚未审结、总计 */
  table3: Partial<Record<'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration', Array<number>>>;
};

/** 官方表样的行、列名称 */
export type TableForm = {
  columns: Array<{
    id:
      | 'natural_person'
      | 'commercial_enterprise'
      | 'research_institution'
      | 'public_welfare_organization'
      | 'legal_service_organization'
      | 'other'
      | 'total';
    label: string;
    /** 表头里的名称 */
    formLabel: string;
  }>;
  rows: Array<{
    id: string;
    label: string;
    group: string | null;
    /** 属于三、本年度办理结果 */
    isResult: boolean;
  }>;
  headings: {
    identity: string;
    applicants: string;
    organisations: string;
    results: string;
  };
  groups: Array<{
    id: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
    label: string;
    heading: string | null;
  }>;
  results: Array<{
    id: 'upheld' | 'corrected' | 'other' | 'pending' | 'total';
    label: string;
  }>;
};

export type TableViolation = {
  rule: string;
  column: string;
  message: string;
  /** 官方勾稽关系；不成立时不能定稿 */
  official: boolean;
  /** 涉及的格子；表二的行和列，表三的组和结果 */
  cells: Array<{
    table: 'table2' | 'table3';
    row: string;
    column: string;
  }>;
};

/** 与 tables 命令的输出相同 */
export type TablesInput = {
  /** 年度 */
  year?: number;
  generation?: 2 | 3;
  table1?: Record<
    string,
    | string
    | Record<string, number | string | null | Array<number | string | null> | Record<string, number | string | null>>
  > | null;
  table2: {
    columns?: Array<string>;
    rows: Record<string, Array<number | string | null>>;
  };
  table3: Record<string, Array<number | string | null>>;
};

export type TablesRecount = {
  /** 流水合计与按案件重新计数是否完全一致 */
  equal: boolean;
  tables: TableFigures;
  differences: Array<{
    table: 'table2' | 'table3';
    row: string;
    column: string;
    before: number;
    after: number;
  }>;
  /** 流水与重新计数不一致的全部年度 */
  differingYears: Array<number>;
};

export interface Operations {
  /** 登录方式：微信是否由本机模拟，以及可以试用的演示人物 */
  getAboutServer: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: AboutServer;
  };
  /** 查找行政机关 */
  listAgencies: {
    path: undefined;
    query: { cursor?: string; limit?: number; text?: string; parentId?: string };
    body: undefined;
    answer: {
      items: Array<AgencyItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 查看行政机关：公开工作机构、申请渠道、复议机关和管辖法院 */
  getAgency: {
    path: { agencyId: string };
    query: undefined;
    body: undefined;
    answer: Agency;
  };
  /** 列出行政机关各年度的报告 */
  listAnnualReports: {
    path: { agencyId: string };
    query: undefined;
    body: undefined;
    answer: {
      items: Array<AnnualReportItem>;
    };
  };
  /** 查看一个年度的报告和统计表 */
  getAnnualReport: {
    path: { agencyId: string; year: number };
    query: undefined;
    body: undefined;
    answer: AnnualReport;
  };
  /** 查看行政机关的公开目录：各事项、各栏目的信息数 */
  getCatalogue: {
    path: { agencyId: string };
    query: undefined;
    body: undefined;
    answer: Catalogue;
  };
  /** 查看行政机关的政府信息公开指南 */
  getGuide: {
    path: { agencyId: string };
    query: undefined;
    body: undefined;
    answer: Guide;
  };
  /** 第三方凭验证码打开征求意见书 */
  openOpinion: {
    path: undefined;
    query: undefined;
    body: {
      /** 链接里的令牌 */
      token: string;
      /** 短信里的验证码 */
      code: string;
    };
    answer: OpinionInvitation;
  };
  /** 第三方获取验证码 */
  sendOpinionCode: {
    path: undefined;
    query: undefined;
    body: {
      /** 链接里的令牌 */
      token: string;
    };
    answer: undefined;
  };
  /** 第三方提交意见 */
  submitOpinion: {
    path: undefined;
    query: undefined;
    body: {
      /** 是否同意公开 */
      answer: 'agreed' | 'objected' | 'partly';
      /** 意见和理由 */
      text?: string;
      /** 签名或者盖章的意见 */
      fileIds: Array<string>;
    };
    answer: {
      /** 提交日期 */
      submittedDate: string;
      answer: {
        code: 'agreed' | 'objected' | 'partly';
        label: string;
      };
    };
  };
  /** 第三方上传签名或者盖章的意见 */
  uploadOpinionFile: {
    path: undefined;
    query: undefined;
    body: 'file';
    answer: FileCard;
  };
  /** 列出公开的信息 */
  listPublications: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      agencyId?: string;
      category?:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15';
      column?:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
      year?: number;
    };
    body: undefined;
    answer: {
      items: Array<PublicationItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 边输入边查找已经公开的信息 */
  matchPublications: {
    path: undefined;
    query: { q: string; agencyId?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<PublicationMatch>;
    };
  };
  /** 查看一条公开的信息 */
  getPublication: {
    path: { publicationId: string };
    query: undefined;
    body: undefined;
    answer: Publication;
  };
  /** 下载公开信息的附件 */
  downloadPublicationFile: {
    path: { publicationId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 查看阅读次数 */
  getPublicationReadCount: {
    path: { publicationId: string };
    query: undefined;
    body: undefined;
    answer: {
      readCount: number;
    };
  };
  /** 检索公开的信息 */
  searchPublications: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      agencyId?: string;
      category?:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15';
      column?:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
      year?: number;
      q: string;
    };
    body: undefined;
    answer: SearchResults;
  };
  /** 查看本机关资料 */
  getOwnAgency: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: OwnAgency;
  };
  /** 修改本机关资料 */
  updateOwnAgency: {
    path: undefined;
    query: undefined;
    body: AgencyUpdate;
    answer: OwnAgency;
  };
  /** 列出本机关已公开的年度报告 */
  listOwnAnnualReports: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      items: Array<AnnualReportItem>;
      /** 当前用户可以进行的操作 */
      abilities: Partial<Record<'publish_report', boolean>>;
    };
  };
  /** 公开年度报告 */
  publishAnnualReport: {
    path: undefined;
    query: undefined;
    body: {
      /** 年度 */
      year: number;
      /** 读取时的版本号；尚未公开过为 0 */
      expectedVersion: number;
      title: string;
      chapters: Array<{
        heading: string;
        body: string;
      }>;
      tables: TablesInput | null;
      /** 对勾稽关系的书面说明 */
      explanation?: string;
      /** 更正理由 */
      correctionReason?: string;
      /** 早于今天的公开日期 */
      publishedDate?: string;
      secrecyReview: SecrecyReviewInput;
      /** 确需保留疑似个人信息的理由 */
      personalDataReason?: string;
    };
    answer: DeskAnnualReport;
  };
  /** 查看本机关一个年度报告的各个版本 */
  listAnnualReportVersions: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: {
      /** 新的在前 */
      items: Array<DeskAnnualReport>;
    };
  };
  /** 办理队列 */
  listQueue: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      view?: 'open' | 'all';
      status?:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      channel?:
        'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
      assignee?: 'none' | 'me' | string;
      year?: number;
      dueBy?: string;
      text?: string;
    };
    body: undefined;
    answer: {
      items: Array<QueueItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 登记当面、口头、邮寄、传真、邮件和其他平台的申请 */
  registerApplication: {
    path: undefined;
    query: undefined;
    body: {
      channel: 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
      fields: IntakeFields;
      /** 提交、寄出或到达之日，按渠道 */
      submittedDate: string;
      /** 签收或双方确认之日 */
      receivedDate?: string;
      trackingNumber?: string;
      /** 确认方式 */
      confirmationMethod?: string;
      /** 其他平台的编号 */
      externalNumber?: string;
      /** 委托期限 */
      authorityUntil?: string;
      fileIds?: Array<string>;
      confirmDuplicate?: boolean;
      /** 补录 3 个工作日以前收到的申请的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
    };
    answer: StaffCase;
  };
  /** 批量分派经办人 */
  bulkAssign: {
    path: undefined;
    query: undefined;
    body: {
      /** 经办人 */
      staffId: string;
      cases: Array<{
        /** 标识 */
        id: string;
        /** 读取时的版本号；已被他人修改则答复 409 */
        expectedVersion: number;
      }>;
    };
    answer: {
      /** 与提交的次序相同 */
      results: Array<{
        /** 标识 */
        id: string;
        done: boolean;
        /** 没有办成的原因，与单件办理时相同；办成的为 null */
        error: {
          code: string;
          message: string;
        } | null;
      }>;
    };
  };
  /** 登记以前核对身份、重复和相似 */
  checkIntake: {
    path: undefined;
    query: undefined;
    body: {
      /** 姓名或者名称 */
      applicantName?: string;
      /** 身份证明种类：resident_id（居民身份证）、passport（护照）、hk_macau_permit（港澳居民来往内地通行证）、taiwan_permit（台湾居民来往大陆通行证）、foreign_permanent_residence（外国人永久居留身份证）、military（军人证件）、unified_social_credit_code（统一社会信用代码）、other（其他证明） */
      identityDocument?: string;
      /** 身份证明号码 */
      identityNumber?: string;
      /** 联系电话 */
      phone?: string;
      /** 电子邮箱 */
      email?: string;
      /** 通信地址 */
      address?: string;
      /** 所需政府信息的名称 */
      subject?: string;
      /** 文号 */
      documentNumber?: string;
      /** 便于查询的其他特征性描述 */
      description?: string;
    };
    answer: IntakeCheck;
  };
  /** 导出办理队列 */
  exportQueue: {
    path: undefined;
    query: {
      view?: 'open' | 'all';
      status?:
        | 'awaiting_receipt'
        | 'in_progress'
        | 'awaiting_supplement'
        | 'awaiting_fee'
        | 'consulting'
        | 'awaiting_approval'
        | 'awaiting_dispatch'
        | 'answered'
        | 'closed';
      channel?:
        'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
      assignee?: 'none' | 'me' | string;
      year?: number;
      dueBy?: string;
      text?: string;
      format?: 'csv' | 'xlsx';
    };
    body: undefined;
    answer: 'file';
  };
  /** 查看案件 */
  getCase: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: StaffCase;
  };
  /** 登记协办答复 */
  answerAssistance: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 协办函 */
      assistanceId: string;
      /** 协办单位的答复 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 登记征求意见的答复 */
  answerConsultation: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 哪一次征求意见 */
      consultationId: string;
      answer: 'agreed' | 'objected' | 'partly';
      text?: string;
    };
    answer: StaffCase;
  };
  /** 当场答复 */
  answerOnTheSpot: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      parts: Array<DecisionPart>;
      /** 答复内容 */
      text: string;
      /** 申请人签收的凭据 */
      proof: string;
      fileIds?: Array<string>;
    };
    answer: StaffCase;
  };
  /** 批准更正日期 */
  approveDateCorrection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 审批意见，只有本机关看得到 */
      comment?: string;
    };
    answer: StaffCase;
  };
  /** 批准处理决定 */
  approveDecision: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 审批意见，只有本机关看得到 */
      comment?: string;
    };
    answer: StaffCase;
  };
  /** 批准延长答复期限 */
  approveExtension: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 审批意见，只有本机关看得到 */
      comment?: string;
    };
    answer: StaffCase;
  };
  /** 安排现场查阅 */
  arrangeInspection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 查阅日期，工作日 */
      inspectOn: string;
      /** 查阅地点 */
      place: string;
      /** 注意事项 */
      text?: string;
    };
    answer: StaffCase;
  };
  /** 分派经办人 */
  assignCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 经办人 */
      staffId: string;
    };
    answer: StaffCase;
  };
  /** 变更共同申请人的代表人 */
  changeRepresentative: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 共同申请人在 applicant.joint 里的位置，从 0 开始 */
      index: number;
      /** 新代表人的电话 */
      phone?: string;
      /** 新代表人的邮箱 */
      email?: string;
      /** 新代表人的通信地址 */
      address?: string;
      /** 原代表人同时退出申请 */
      formerLeaves?: boolean;
      /** 共同申请人推选的凭据 */
      proof: string;
    };
    answer: StaffCase;
  };
  /** 认领 */
  claimCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
    };
    answer: StaffCase;
  };
  /** 归档结案 */
  closeCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      comment?: string;
    };
    answer: StaffCase;
  };
  /** 确认收到申请，开始计算期限 */
  confirmReceipt: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 确认方式 */
      method?: string;
      trackingNumber?: string;
    };
    answer: StaffCase;
  };
  /** 更正申请人类型 */
  correctApplicantKind: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      kind:
        | 'natural_person'
        | 'commercial_enterprise'
        | 'research_institution'
        | 'public_welfare_organization'
        | 'legal_service_organization'
        | 'other';
      reason: string;
    };
    answer: StaffCase;
  };
  /** 更正共同申请人的姓名或者身份证明 */
  correctCoApplicant: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 共同申请人在 applicant.joint 里的位置，从 0 开始 */
      index: number;
      /** 正确的姓名或者名称 */
      name?: string;
      identityDocument?:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      /** 正确的身份证明号码 */
      identityNumber?: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 登记征求意见书送达 */
  deliverConsultation: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 哪一次征求意见 */
      consultationId: string;
      /** 送达凭据 */
      proof?: string;
    };
    answer: StaffCase;
  };
  /** 发出收费通知 */
  demandFee: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      method: 'per_item' | 'per_page';
      /** 按量计收的页数，A4 单面为一页 */
      pages?: number;
    };
    answer: StaffCase;
  };
  /** 发出答复 */
  dispatchReply: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      method: 'online' | 'post' | 'in_person' | 'email' | 'fax' | 'entrusted';
      /** 邮件单号 */
      trackingNumber?: string;
      fileIds?: Array<string>;
      /** 盖章原件：fileIds 中的，或者已为所选文书上传的 */
      sealedFileId?: string;
      /** 尚未盖章的答复书（PDF）：fileIds 中的，或者所选文书的 PDF 或扫描件；由电子签章服务盖章后作为原件发出 */
      sealFileId?: string;
      /** 本案已制发的处理决定文书：其盖章原件一并发出，没有的，其 PDF 一并发出 */
      letterId?: string;
      /** 同一申请人的其他申请，由这一份答复书一并答复 */
      alsoAnswers?: Array<{
        /** 一并答复的申请 */
        id: string;
        /** 读取时的版本号；已被他人修改则答复 409 */
        expectedVersion: number;
      }>;
    };
    answer: StaffCase;
  };
  /** 结束征求意见 */
  endConsultation: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 哪一次征求意见 */
      consultationId: string;
      reason: 'undeliverable' | 'withdrawn' | 'unreachable' | 'no_reply';
      text?: string;
    };
    answer: StaffCase;
  };
  /** 确定延迟答复的日期 */
  fixDelayedReply: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 延迟答复的日期 */
      replyBy: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 出具法律审查意见 */
  giveLegalOpinion: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      verdict: 'agrees' | 'agrees_with_changes' | 'disagrees';
      /** 意见和理由 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 发出绑定码 */
  issueBindingCode: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: BindingCode;
  };
  /** 制发文书 */
  issueLetter: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
      /** 为这份文书填写的内容；其余都取自案件和机关资料 */
      values?: Partial<Record<'缴纳方式' | '补充说明', string>>;
      /** 文书所涉及的征求意见 */
      consultationId?: string;
      /** 协办函：所登记的协办 */
      assistanceId?: string;
      /** 送达回证：所送达的文书 */
      aboutLetterId?: string;
      /** 代替一份有误的文书：原文书作废，文号不再使用 */
      replaces?: {
        /** 被代替的文书 */
        letterId: string;
        /** 代替的理由 */
        reason: string;
      };
    };
    answer: {
      /** 标识 */
      id: string;
      kind: {
        code:
          | 'receipt'
          | 'supplement_notice'
          | 'extension_notice'
          | 'reasons_notice'
          | 'third_party_consultation'
          | 'agency_consultation'
          | 'consultation_notice'
          | 'release_notice'
          | 'assistance_letter'
          | 'fee_notice'
          | 'decision_granted'
          | 'decision_partially_granted'
          | 'decision_refused'
          | 'decision_unavailable'
          | 'decision_not_processed'
          | 'decision_otherwise'
          | 'delivery_receipt';
        label: string;
      };
      /** 文号；接收回执和送达回证没有文号 */
      number: string | null;
      title: string;
      recipient: string;
      /** 日期（北京时间） */
      issuedDate: string;
      /** 时刻（UTC） */
      issuedAt: string;
      issuedBy: string;
      /** 模板版本；0 为系统的模板 */
      templateVersion: number;
      /** 全文的 SHA-256 */
      modelSha256: string;
      /** 归档的文件；为空时尚未生成，下载时生成 */
      files: {
        docx: {
          /** 文件 */
          id: string;
          size: number;
          sha256: string;
        };
        pdf: {
          /** 文件 */
          id: string;
          size: number;
          sha256: string;
        };
      } | null;
      /** 本文书代替的文书 */
      replaces: {
        /** 标识 */
        letterId: string;
        reason: string;
      } | null;
      /** 不为空时本文书已作废 */
      replacedBy: string | null;
      /** 已上传的盖章原件 */
      sealed: {
        /** 盖章原件 */
        fileId: string;
        sha256: string;
        /** 日期（北京时间） */
        date: string;
      } | null;
      sentDate: string | null;
      model: LetterModel;
      /** 案件的新版本号 */
      version: number;
    };
  };
  /** 向第三方发出在线提出意见的链接 */
  issueOpinionLink: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 哪一次征求意见 */
      consultationId: string;
      /** 第三方的手机号码 */
      phone: string;
    };
    answer: OpinionLink;
  };
  /** 关联相似申请 */
  linkCases: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 相似的申请 */
      otherId: string;
      /** 相似之处 */
      text?: string;
    };
    answer: StaffCase;
  };
  /** 记录检索情况 */
  logSearch: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      entries: Array<{
        /** 检索范围 */
        place: string;
        /** 关键词 */
        keywords: string;
        /** 结果 */
        result: string;
      }>;
    };
    answer: StaffCase;
  };
  /** 并入在先的申请 */
  mergeCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 在先的申请 */
      intoId: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 添加备注 */
  addNote: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      text: string;
      /** 备注中提到的同事 */
      mentions?: Array<string>;
    };
    answer: StaffCase;
  };
  /** 依复议决定或者裁判重新办理 */
  orderRedo: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 哪件复议或者诉讼 */
      remedyId: string;
    };
    answer: StaffCase;
  };
  /** 登记公告送达 */
  postPublicNotice: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 公告的载体 */
      place: string;
    };
    answer: StaffCase;
  };
  /** 预览更正日期的影响 */
  previewDateCorrection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 日期有误的记录 */
      eventId: string;
      /** 正确的日期 */
      to: string;
    };
    answer: CorrectionPreview;
  };
  /** 预览办理一个事项以后的期限 */
  previewDueDate: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 办理哪个事项 */
      action:
        | 'confirm-receipt'
        | 'request-supplement'
        | 'record-supplement'
        | 'approve-extension'
        | 'demand-fee'
        | 'record-payment'
        | 'start-consultation'
        | 'deliver-consultation'
        | 'answer-consultation'
        | 'end-consultation'
        | 'fix-delayed-reply'
        | 'record-notice-service'
        | 'order-redo'
        | 'revoke-own-decision';
      /** 事项的请求内容 */
      input: Record<
        string,
        | string
        | number
        | boolean
        | Array<string>
        | {
            reason: string;
          }
      >;
    };
    answer: DuePreview;
  };
  /** 预览文书 */
  previewLetter: {
    path: { applicationId: string };
    query: undefined;
    body: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
      /** 为这份文书填写的内容；其余都取自案件和机关资料 */
      values?: Partial<Record<'缴纳方式' | '补充说明', string>>;
      /** 文书所涉及的征求意见 */
      consultationId?: string;
      /** 协办函：所登记的协办 */
      assistanceId?: string;
      /** 送达回证：所送达的文书 */
      aboutLetterId?: string;
      /** 代替一份有误的文书：原文书作废，文号不再使用 */
      replaces?: {
        /** 被代替的文书 */
        letterId: string;
        /** 代替的理由 */
        reason: string;
      };
    };
    answer: LetterPreview;
  };
  /** 预览文书的 PDF */
  previewLetterPdf: {
    path: { applicationId: string };
    query: undefined;
    body: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
      /** 为这份文书填写的内容；其余都取自案件和机关资料 */
      values?: Partial<Record<'缴纳方式' | '补充说明', string>>;
      /** 文书所涉及的征求意见 */
      consultationId?: string;
      /** 协办函：所登记的协办 */
      assistanceId?: string;
      /** 送达回证：所送达的文书 */
      aboutLetterId?: string;
      /** 代替一份有误的文书：原文书作废，文号不再使用 */
      replaces?: {
        /** 被代替的文书 */
        letterId: string;
        /** 代替的理由 */
        reason: string;
      };
    };
    answer: 'file';
  };
  /** 告知提供信息的时间 */
  promiseSupply: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 提供信息的日期 */
      supplyBy: string;
      /** 方式和途径 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 提请更正一项日期 */
  proposeDateCorrection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 日期有误的记录 */
      eventId: string;
      /** 正确的日期 */
      to: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 拟定处理决定 */
  proposeDecision: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      parts: Array<DecisionPart>;
      mainCode?:
        | 'granted'
        | 'partially_granted'
        | 'refused_state_secret'
        | 'refused_prohibited_by_law'
        | 'refused_security_and_stability'
        | 'refused_third_party_rights'
        | 'refused_internal_affairs'
        | 'refused_deliberative_process'
        | 'refused_enforcement_file'
        | 'refused_administrative_inquiry'
        | 'unavailable_not_held'
        | 'unavailable_requires_creation'
        | 'unavailable_still_unclear'
        | 'not_processed_petition'
        | 'not_processed_duplicate'
        | 'not_processed_public_publication'
        | 'not_processed_unreasonably_frequent'
        | 'not_processed_confirmation'
        | 'otherwise_supplement_overdue'
        | 'otherwise_fee_unpaid'
        | 'otherwise_other';
      /** 答复内容 */
      text: string;
      /** 此前已答复的申请 */
      linkedCaseId?: string;
      /** 负责公开的行政机关或者保管档案的档案馆 */
      namedAgency?: string;
      /** 逾期不补正的：核实的情况，申请人没有正当理由 */
      noGoodReason?: string;
      /** 第三方不同意或者只同意部分而仍公开的：公共利益的理由 */
      publicInterestReason?: string;
    };
    answer: StaffCase;
  };
  /** 登记联系记录 */
  recordContact: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      way: 'telephone' | 'visit' | 'letter' | 'email' | 'message' | 'other';
      /** 联系内容 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 登记送达 */
  recordDelivery: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 送达凭据 */
      proof?: string;
      method?: 'online' | 'post' | 'in_person' | 'email' | 'fax' | 'entrusted' | 'left_at_place' | 'public_notice';
    };
    answer: StaffCase;
  };
  /** 登记送达未成 */
  recordDeliveryFailure: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      reason: 'returned' | 'refused' | 'unclaimed' | 'wrong_address';
      /** 送达凭据 */
      proof?: string;
    };
    answer: StaffCase;
  };
  /** 记录电子送达意愿 */
  recordElectronicService: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      agreed: boolean;
      /** 依据，如电话录音、书面确认 */
      proof: string;
    };
    answer: StaffCase;
  };
  /** 登记查阅情况 */
  recordInspection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 查阅情况 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 登记通知送达 */
  recordNoticeService: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      notice: 'supplement' | 'fee' | 'reasons';
      way: 'online' | 'post' | 'in_person' | 'email' | 'fax' | 'left_at_place' | 'entrusted';
      /** 送达凭据 */
      proof: string;
    };
    answer: StaffCase;
  };
  /** 登记缴费 */
  recordPayment: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 缴款凭证号 */
      proof: string;
    };
    answer: StaffCase;
  };
  /** 登记申请人说明的理由 */
  recordReasons: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 申请人的理由 */
      text: string;
      fileIds?: Array<string>;
    };
    answer: StaffCase;
  };
  /** 登记决定公开告知书送达第三方 */
  recordReleaseNotice: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 哪一次征求意见 */
      consultationId: string;
      /** 送达凭据 */
      proof: string;
    };
    answer: StaffCase;
  };
  /** 确认收到补正后的申请 */
  recordSupplement: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      text?: string;
      /** 接受逾期补正的理由 */
      lateReason?: string;
      fileIds?: Array<string>;
    };
    answer: StaffCase;
  };
  /** 登记已提供信息 */
  recordSupply: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 提供情况 */
      text: string;
      fileIds?: Array<string>;
    };
    answer: StaffCase;
  };
  /** 登记申请人的书面撤回 */
  recordWithdrawal: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 再次送达 */
  redeliver: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      method: 'online' | 'post' | 'in_person' | 'email' | 'fax' | 'entrusted';
      /** 所用的联系方式 */
      contact: string;
      /** 邮件单号 */
      trackingNumber?: string;
    };
    answer: StaffCase;
  };
  /** 取消分派 */
  releaseCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
    };
    answer: StaffCase;
  };
  /** 登记共同申请人退出 */
  removeCoApplicant: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 共同申请人在 applicant.joint 里的位置，从 0 开始 */
      index: number;
      /** 书面声明等凭据 */
      proof: string;
      reason?: string;
    };
    answer: StaffCase;
  };
  /** 发出协办函 */
  requestAssistance: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 协办单位 */
      unit: string;
      /** 协办事项 */
      text: string;
      /** 协办期限 */
      replyBy: string;
    };
    answer: StaffCase;
  };
  /** 提请延长答复期限 */
  requestExtension: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      workingDays: number;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 提请法律审查 */
  requestLegalReview: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 请法律顾问回答的问题 */
      question?: string;
      /** 由哪一位法律顾问审查 */
      lawyerId?: string;
    };
    answer: StaffCase;
  };
  /** 要求申请人说明理由 */
  requestReasons: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 通知内容 */
      text: string;
      /** 说明理由的期限，默认 10 个工作日 */
      replyBy?: string;
    };
    answer: StaffCase;
  };
  /** 发出补正通知 */
  requestSupplement: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 需要补正什么 */
      text: string;
      /** 补正期限，默认 15 个工作日 */
      replyBy?: string;
      /** 逾期发出的理由 */
      lateReason?: string;
    };
    answer: StaffCase;
  };
  /** 请求查看完整的个人信息，等待另一人批准 */
  requestUnmasking: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 查看的理由；不要写入个人信息 */
      reason: string;
      /** identity：申请人的身份证明号码；contact：申请人的联系方式；agent_identity：代理人的身份证明号码；joint_identity：共同申请人的身份证明号码 */
      fields: Array<'identity' | 'contact' | 'agent_identity' | 'joint_identity'>;
    };
    answer: ApprovalRequest;
  };
  /** 退回更正日期 */
  returnDateCorrection: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      comment: string;
    };
    answer: StaffCase;
  };
  /** 退回处理决定 */
  returnDecision: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      comment: string;
    };
    answer: StaffCase;
  };
  /** 退回延期申请 */
  returnExtension: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      comment: string;
    };
    answer: StaffCase;
  };
  /** 查看完整的证件号码和联系方式 */
  revealPersonalData: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 查看的理由；不要写入个人信息 */
      reason: string;
      /** identity：申请人的身份证明号码；contact：申请人的联系方式；agent_identity：代理人的身份证明号码；joint_identity：共同申请人的身份证明号码 */
      fields: Array<'identity' | 'contact' | 'agent_identity' | 'joint_identity'>;
    };
    answer: {
      /** 没有要求查看，或者案件里没有时为空 */
      identity: {
        document: {
          code:
            | 'resident_id'
            | 'passport'
            | 'hk_macau_permit'
            | 'taiwan_permit'
            | 'foreign_permanent_residence'
            | 'military'
            | 'unified_social_credit_code'
            | 'other';
          label: string;
        };
        number: string;
      } | null;
      contact: {
        phone: string | null;
        email: string | null;
        address: string | null;
      } | null;
      /** 没有要求查看，或者案件里没有时为空 */
      agentIdentity: {
        document: {
          code:
            | 'resident_id'
            | 'passport'
            | 'hk_macau_permit'
            | 'taiwan_permit'
            | 'foreign_permanent_residence'
            | 'military'
            | 'unified_social_credit_code'
            | 'other';
          label: string;
        };
        number: string;
      } | null;
      /** 共同申请人 */
      jointIdentities: Array<{
        name: string;
        /** 没有要求查看，或者案件里没有时为空 */
        identity: {
          document: {
            code:
              | 'resident_id'
              | 'passport'
              | 'hk_macau_permit'
              | 'taiwan_permit'
              | 'foreign_permanent_residence'
              | 'military'
              | 'unified_social_credit_code'
              | 'other';
            label: string;
          };
          number: string;
        } | null;
      }>;
      /** 再次送达用过的其他联系方式 */
      otherContacts: Array<string>;
    };
  };
  /** 自行撤销答复 */
  revokeOwnDecision: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      /** 撤销的理由 */
      reason: string;
      /** 何时前重新答复，默认 20 个工作日 */
      replyBy?: string;
    };
    answer: StaffCase;
  };
  /** 拆分为多件申请 */
  splitCase: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      parts: Array<{
        /** 所需政府信息的名称 */
        subject: string;
        /** 特征性描述 */
        description?: string;
      }>;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 发出征求意见书 */
  startConsultation: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 事项发生的日期，默认今天 */
      date?: string;
      with: 'third_party' | 'agency';
      /** 征求谁的意见 */
      recipient: string;
      /** 征求意见的内容，不写申请人的身份 */
      text: string;
    };
    answer: StaffCase;
  };
  /** 变更申请人 */
  succeedApplicant: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 承受者的姓名或者名称 */
      name: string;
      identityDocument:
        | 'resident_id'
        | 'passport'
        | 'hk_macau_permit'
        | 'taiwan_permit'
        | 'foreign_permanent_residence'
        | 'military'
        | 'unified_social_credit_code'
        | 'other';
      /** 身份证明号码 */
      identityNumber: string;
      reason: string;
    };
    answer: StaffCase;
  };
  /** 取消关联 */
  unlinkCases: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 已关联的申请 */
      otherId: string;
    };
    answer: StaffCase;
  };
  /** 决定不收取信息处理费 */
  waiveFee: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 不收取的理由 */
      reason: string;
    };
    answer: StaffCase;
  };
  /** 说明答复期限怎样算出 */
  explainDeadline: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: DeadlineExplanation;
  };
  /** 证据目录 */
  listEvidence: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: EvidenceList;
  };
  /** 导出证据材料 */
  downloadEvidence: {
    path: { applicationId: string };
    query: { remedyId?: string };
    body: undefined;
    answer: 'file';
  };
  /** 下载案件文件 */
  downloadCaseFile: {
    path: { applicationId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 案件的文书 */
  listOutgoingLetters: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: IssuedLetters;
  };
  /** 查看文书 */
  getOutgoingLetter: {
    path: { applicationId: string; letterId: string };
    query: undefined;
    body: undefined;
    answer: IssuedLetter;
  };
  /** 上传文书的盖章原件 */
  attachSealedOriginal: {
    path: { applicationId: string; letterId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 已上传、尚未归入案卷的文件 */
      fileId: string;
    };
    answer: IssuedLetter;
  };
  /** 打印接收回执的申请人联 */
  printApplicantCopy: {
    path: { applicationId: string; letterId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: 'file';
  };
  /** 下载文书（DOCX） */
  downloadLetterDocx: {
    path: { applicationId: string; letterId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 下载文书（PDF） */
  downloadLetterPdf: {
    path: { applicationId: string; letterId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 内容相同的申请 */
  listSimilar: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: SimilarCases;
  };
  /** 本单位怎样查看这件申请完整的个人信息，本人的请求办到哪一步 */
  getUnmasking: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: {
      rule: {
        code: 'with_reason' | 'with_approval';
        label: string;
      };
      /** 本人最近一次请求；没有提出过的为空 */
      request: ApprovalRequest | null;
    };
  };
  /** 待我审批的请求：查看个人信息、更正统计流水 */
  listApprovalRequests: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<ApprovalRequest>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 查看一项审批请求 */
  getApprovalRequest: {
    path: { requestId: string };
    query: undefined;
    body: undefined;
    answer: ApprovalRequest;
  };
  /** 批准请求 */
  approveRequest: {
    path: { requestId: string };
    query: undefined;
    body: undefined;
    answer: ApprovalRequest;
  };
  /** 退回请求，说明理由 */
  returnRequest: {
    path: { requestId: string };
    query: undefined;
    body: {
      /** 退回的理由，提出人看得到；不要写入个人信息 */
      comment: string;
    };
    answer: ApprovalRequest;
  };
  /** 待我审批 */
  listApprovals: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<ApprovalItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 查阅本机关的审计记录 */
  listAudit: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      subjectId?: string;
      actorId?: string;
      action?: string;
      from?: string;
      until?: string;
    };
    body: undefined;
    answer: {
      items: Array<AuditRow>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 核对审计链的最近部分 */
  verifyAudit: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: AuditEnd;
  };
  /** 查看一年的工作日安排 */
  getCalendar: {
    path: { year: number };
    query: { asOf?: string };
    body: undefined;
    answer: CalendarYear;
  };
  /** 导入放假安排 */
  importCalendar: {
    path: { year: number };
    query: undefined;
    body: {
      /** national 为国务院办公厅的全年安排，regional 为本地区的补充安排 */
      scope: 'national' | 'regional';
      /** 通知文号 */
      notice: string;
      /** 通知日期，年-月-日 */
      noticeDate: string;
      /** 放假的日期 */
      daysOff: Array<{
        /** 日期，年-月-日 */
        date: string;
        /** 节日名称 */
        name?: string;
        /** 沿用较早通知的，写它的文号 */
        notice?: string;
      }>;
      /** 调休上班的日期 */
      workingDays: Array<{
        /** 日期，年-月-日 */
        date: string;
        /** 节日名称 */
        name?: string;
        /** 沿用较早通知的，写它的文号 */
        notice?: string;
      }>;
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: CalendarYear;
  };
  /** 导入放假安排以前看影响 */
  previewCalendar: {
    path: { year: number };
    query: undefined;
    body: {
      /** national 为国务院办公厅的全年安排，regional 为本地区的补充安排 */
      scope: 'national' | 'regional';
      /** 通知文号 */
      notice: string;
      /** 通知日期，年-月-日 */
      noticeDate: string;
      /** 放假的日期 */
      daysOff: Array<{
        /** 日期，年-月-日 */
        date: string;
        /** 节日名称 */
        name?: string;
        /** 沿用较早通知的，写它的文号 */
        notice?: string;
      }>;
      /** 调休上班的日期 */
      workingDays: Array<{
        /** 日期，年-月-日 */
        date: string;
        /** 节日名称 */
        name?: string;
        /** 沿用较早通知的，写它的文号 */
        notice?: string;
      }>;
    };
    answer: CalendarEffect;
  };
  /** 列出上级机关登记的对本机关的投诉举报 */
  listOwnComplaints: {
    path: undefined;
    query: { cursor?: string; limit?: number; status?: 'received' | 'ordered' | 'answered' | 'concluded' };
    body: undefined;
    answer: {
      items: Array<OwnComplaint>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 查看对本机关的投诉举报 */
  getOwnComplaint: {
    path: { complaintId: string };
    query: undefined;
    body: undefined;
    answer: OwnComplaint;
  };
  /** 反馈处理情况 */
  giveFeedback: {
    path: { complaintId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 处理情况 */
      text: string;
    };
    answer: OwnComplaint;
  };
  /** 实时更新：本机关哪些案件、哪些审批请求有变化 */
  listenToEvents: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 上传文件 */
  uploadStaffFile: {
    path: undefined;
    query: undefined;
    body: 'file';
    answer: FileCard;
  };
  /** 查看本机关公开指南的各个版本 */
  listGuideVersions: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      /** 新的在前；第一个有效 */
      items: Array<DeskGuide>;
      /** 当前用户可以进行的操作 */
      abilities: Partial<Record<'edit_guide', boolean>>;
    };
  };
  /** 公开新版本的公开指南 */
  publishGuide: {
    path: undefined;
    query: undefined;
    body: {
      /** 读取时的版本号；尚未公开过为 0 */
      expectedVersion: number;
      content: GuideContent;
      secrecyReview: SecrecyReviewInput;
      /** 确需保留疑似个人信息的理由 */
      personalDataReason?: string;
    };
    answer: DeskGuide;
  };
  /** 系统运行情况 */
  getHealth: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      ok: boolean;
      checks: Array<{
        id: 'database' | 'replicas' | 'storage' | 'outbox' | 'audit' | 'scheduler' | 'jobs';
        label: string;
        ok: boolean;
        detail: string;
        /** 下一步做什么；没有问题时为 null */
        advice: string | null;
      }>;
      /** 外部服务怎样接入；不在这里试连 */
      services: Array<{
        id: 'wechat' | 'sms' | 'seal' | 'scanner';
        label: string;
        mode: {
          code: 'configured' | 'simulated' | 'absent';
          label: string;
        };
        /** 没有它时怎样办理 */
        detail: string;
      }>;
      /** 各项任务最近一次结束的运行 */
      lastRuns: Array<JobRun>;
    };
  };
  /** 后台任务的运行记录 */
  listJobRuns: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      job?:
        | 'record-alarms'
        | 'alarm-unconfirmed'
        | 'alarm-consultations'
        | 'alarm-watches'
        | 'alarm-remedies'
        | 'alarm-complaints'
        | 'finish-calendar-imports'
        | 'finish-ledger-imports'
        | 'propose-closings'
        | 'remind-reports'
        | 'fold-tally'
        | 'check-tally'
        | 'sweep-drafts'
        | 'sweep-files'
        | 'sweep-sessions'
        | 'prune-job-runs'
        | 'apply-retention'
        | 'seal-audit'
        | 'deliver-outbox';
      troubled?: boolean;
    };
    body: undefined;
    answer: {
      items: Array<JobRun>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 列出本机关的台账导入 */
  listLedgerImports: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<LedgerImport>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 导入一份检查过的历年台账 */
  startLedgerImport: {
    path: undefined;
    query: undefined;
    body: 'file';
    answer: LedgerImport;
  };
  /** 检查一份历年台账，不写入任何数据 */
  previewLedgerImport: {
    path: undefined;
    query: undefined;
    body: 'file';
    answer: LedgerPreview;
  };
  /** 查看一次台账导入的进度 */
  getLedgerImport: {
    path: { importId: string };
    query: undefined;
    body: undefined;
    answer: LedgerImport;
  };
  /** 下载历年台账的模板 */
  downloadLedgerTemplate: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 待我审查 */
  listLegalReviews: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<LegalReviewItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 文书模板 */
  listLetterTemplates: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: LetterTemplates;
  };
  /** 查看文书模板 */
  getLetterTemplate: {
    path: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
    };
    query: { version?: number };
    body: undefined;
    answer: LetterTemplate;
  };
  /** 以示例案件预览文书模板 */
  previewLetterTemplate: {
    path: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
    };
    query: undefined;
    body: LetterTemplateDraft;
    answer: LetterTemplatePreview;
  };
  /** 以示例案件预览文书模板的 PDF */
  previewLetterTemplatePdf: {
    path: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
    };
    query: undefined;
    body: LetterTemplateDraft;
    answer: 'file';
  };
  /** 修改文书模板 */
  saveLetterTemplate: {
    path: {
      kind:
        | 'receipt'
        | 'supplement_notice'
        | 'extension_notice'
        | 'reasons_notice'
        | 'third_party_consultation'
        | 'agency_consultation'
        | 'consultation_notice'
        | 'release_notice'
        | 'assistance_letter'
        | 'fee_notice'
        | 'decision_granted'
        | 'decision_partially_granted'
        | 'decision_refused'
        | 'decision_unavailable'
        | 'decision_not_processed'
        | 'decision_otherwise'
        | 'delivery_receipt';
    };
    query: undefined;
    body: LetterTemplateSave;
    answer: LetterTemplate;
  };
  /** 来件登记簿 */
  listLetters: {
    path: undefined;
    query: { cursor?: string; limit?: number; open?: boolean };
    body: undefined;
    answer: {
      items: Array<Letter>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 登记来件 */
  registerLetter: {
    path: undefined;
    query: undefined;
    body: {
      kind: 'misaddressed' | 'petition' | 'inquiry' | 'other';
      /** 收到之日 */
      receivedDate: string;
      /** 来件写明的收件机关 */
      addressee: string;
      /** 来件人 */
      sender: string;
      /** 来件的内容 */
      about: string;
    };
    answer: Letter;
  };
  /** 登记来件的处理情况 */
  settleLetter: {
    path: { letterId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      outcome: 'returned' | 'forwarded' | 'answered' | 'registered';
      /** 处理之日，默认今天 */
      date?: string;
      /** 转送的机关，或者登记成的申请的受理号 */
      destination?: string;
      /** 说明 */
      note?: string;
    };
    answer: Letter;
  };
  /** 当前登录的工作人员 */
  getStaffMe: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: StaffMe;
  };
  /** 修改自己的密码 */
  changeOwnPassword: {
    path: undefined;
    query: undefined;
    body: PasswordChange;
    answer: undefined;
  };
  /** 取得两步验证的新密钥 */
  enrolSecondFactor: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      /** Base32，可手工输入 */
      secret: string;
      /** otpauth 地址，做成二维码由身份验证器扫描 */
      uri: string;
      /** 这个二维码，自上而下每行一项，1 为深色，0 为浅色，不含四周的空白 */
      qr: Array<string>;
    };
  };
  /** 以验证码确认，启用两步验证 */
  confirmSecondFactor: {
    path: undefined;
    query: undefined;
    body: {
      /** 身份验证器显示的 6 位验证码，或者一个恢复码 */
      code: string;
    };
    answer: {
      recoveryCodes: Array<string>;
    };
  };
  /** 更换恢复码 */
  renewRecoveryCodes: {
    path: undefined;
    query: undefined;
    body: {
      /** 身份验证器现在显示的 6 位验证码 */
      code: string;
    };
    answer: {
      recoveryCodes: Array<string>;
    };
  };
  /** 工作消息和期限提醒 */
  listStaffNotices: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<Notice>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
      unread: number;
    };
  };
  /** 把工作消息标为已读 */
  markStaffNoticesRead: {
    path: undefined;
    query: undefined;
    body: {
      ids: Array<string>;
    };
    answer: undefined;
  };
  /** 本机关一年主动公开了多少信息 */
  countPublicationsOfYear: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: PublicationCounts;
  };
  /** 信息发布台 */
  listDeskPublications: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      status?: 'draft' | 'in_review' | 'published' | 'withdrawn';
      category?:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15';
      column?:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
    };
    body: undefined;
    answer: {
      items: Array<DeskItem>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 新建待公开的信息 */
  createPublication: {
    path: undefined;
    query: undefined;
    body: {
      /** 标题 */
      title: string;
      body?: string | '';
      category?:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15'
        | null;
      column:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
      documentNumber?: string | null;
      /** 来源 */
      source: string;
      /** 形成或者变更之日 */
      formedDate: string;
      /** 法律、法规另有规定的公开期限（工作日）；空为 20 个工作日 */
      limitWorkingDays?: number | null;
      /** 先以 uploadStaffFile 上传 */
      fileIds?: Array<string>;
    };
    answer: DeskPublication;
  };
  /** 查看本机关的一条信息 */
  getDeskPublication: {
    path: { publicationId: string };
    query: undefined;
    body: undefined;
    answer: DeskPublication;
  };
  /** 修改草稿 */
  updatePublication: {
    path: { publicationId: string };
    query: undefined;
    body: {
      /** 标题 */
      title: string;
      body?: string | '';
      category?:
        | 'A20-01'
        | 'A20-02'
        | 'A20-03'
        | 'A20-04'
        | 'A20-05'
        | 'A20-06'
        | 'A20-07'
        | 'A20-08'
        | 'A20-09'
        | 'A20-10'
        | 'A20-11'
        | 'A20-12'
        | 'A20-13'
        | 'A20-14'
        | 'A20-15'
        | null;
      column:
        | 'statutory_content'
        | 'disclosure_rules'
        | 'notices'
        | 'news'
        | 'interpretation'
        | 'public_response'
        | 'questions_answered';
      documentNumber?: string | null;
      /** 来源 */
      source: string;
      /** 形成或者变更之日 */
      formedDate: string;
      /** 法律、法规另有规定的公开期限（工作日）；空为 20 个工作日 */
      limitWorkingDays?: number | null;
      /** 先以 uploadStaffFile 上传 */
      fileIds?: Array<string>;
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: DeskPublication;
  };
  /** 审核公开 */
  publishPublication: {
    path: { publicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      secrecyReview: SecrecyReviewInput;
      /** 实际公开的日期，早于今天时填写 */
      publishedDate?: string;
      /** 补录的理由 */
      lateEntryReason?: string;
      /** 确需保留疑似个人信息的理由 */
      personalDataReason?: string;
    };
    answer: DeskPublication;
  };
  /** 退回修改 */
  returnPublication: {
    path: { publicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 退回的理由 */
      reason: string;
      secrecyReview?: SecrecyReviewInput;
    };
    answer: DeskPublication;
  };
  /** 送审 */
  submitPublication: {
    path: { publicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: DeskPublication;
  };
  /** 撤回已公开的信息 */
  withdrawPublication: {
    path: { publicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 撤回的理由 */
      reason: string;
    };
    answer: DeskPublication;
  };
  /** 下载本机关信息的附件 */
  downloadDeskFile: {
    path: { publicationId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 列出更正信息记录的申请 */
  listRecordCorrections: {
    path: undefined;
    query: { cursor?: string; limit?: number; status?: 'submitted' | 'verifying' | 'decided' | 'withdrawn' };
    body: undefined;
    answer: {
      items: Array<RecordCorrection>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 查看更正信息记录的申请 */
  getRecordCorrection: {
    path: { correctionId: string };
    query: undefined;
    body: undefined;
    answer: RecordCorrection;
  };
  /** 更正、不予更正、转送或者告知，并通知申请人 */
  decideRecordCorrection: {
    path: { correctionId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      outcome: 'corrected' | 'refused' | 'forwarded' | 'redirected';
      /** 告知申请人的内容 */
      text: string;
      /** 有权更正的机关 */
      agency?: string;
    };
    answer: RecordCorrection;
  };
  /** 登记核实的情况 */
  verifyRecord: {
    path: { correctionId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 核实的情况 */
      text: string;
    };
    answer: RecordCorrection;
  };
  /** 下载更正申请的证据 */
  downloadCorrectionFile: {
    path: { correctionId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 列出复议和诉讼 */
  listRemedies: {
    path: undefined;
    query: {
      cursor?: string;
      limit?: number;
      pending?: boolean;
      group?: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
      applicationId?: string;
    };
    body: undefined;
    answer: {
      items: Array<Remedy>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 登记复议或诉讼 */
  recordRemedy: {
    path: undefined;
    query: undefined;
    body: {
      group: 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';
      /** 争议的事项，默认对申请的处理决定 */
      matter?: 'application_decision' | 'silence' | 'proactive_disclosure' | 'third_party';
      /** 复议机关或法院的案号 */
      number?: string;
      /** 复议机关或法院，应为本机关资料中当日有效的一个 */
      body?: string;
      /** 由资料以外的机关受理的理由 */
      bodyReason?: string;
      procedure?: 'ordinary' | 'simplified';
      /** 得知复议、诉讼之日 */
      filedDate: string;
      /** 收到申请书、起诉状副本之日 */
      servedDate?: string;
      /** 作为共同被告的填 false，由原行为机关统计 */
      counted?: boolean;
      /** 不计入统计的理由 */
      notCountedReason?: string;
      /** 此前的行政复议 */
      previousRemedyId?: string;
      applicationIds?: Array<string>;
      /** 补录的理由 */
      lateEntryReason?: string;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
    };
    answer: RemedyDetail;
  };
  /** 查看复议或诉讼 */
  getRemedy: {
    path: { remedyId: string };
    query: undefined;
    body: undefined;
    answer: RemedyDetail;
  };
  /** 更正复议或诉讼的登记事项 */
  correctRemedy: {
    path: { remedyId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      fileIds?: Array<string>;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      /** 案号 */
      number?: string;
      /** 复议机关或法院 */
      body?: string;
      counted?: boolean;
      /** 更正的理由 */
      reason: string;
    };
    answer: RemedyDetail;
  };
  /** 预览登记结果对统计表三的影响 */
  previewRemedyResult: {
    path: { remedyId: string };
    query: undefined;
    body: {
      outcome: {
        result: 'upheld' | 'corrected' | 'other';
        /** 结果之日 */
        date: string;
        /** 结果的内容 */
        text?: string;
        /** 对被诉行为的具体结果，应与 result 一致 */
        outcome?:
          | 'upheld'
          | 'claim_rejected'
          | 'annulled_on_merits'
          | 'annulled_procedurally'
          | 'changed'
          | 'ordered_to_act'
          | 'confirmed_unlawful'
          | 'dismissed'
          | 'withdrawn'
          | 'terminated'
          | 'settled'
          | 'remanded';
        form?: 'decision' | 'judgment' | 'ruling';
        /** 责令重新答复或者履行；期限都不填的，重新答复按第三十三条 */
        order?: {
          /** redo：重新答复；perform：其他履行 */
          kind: 'redo' | 'perform';
          by?: string | null;
          /** 文书确定的工作日数 */
          workingDays?: number | null;
        };
        /** 收到文书之日 */
        servedDate?: string;
      } | null;
    };
    answer: RemedyResultPreview;
  };
  /** 登记复议或诉讼的结果 */
  recordRemedyResult: {
    path: { remedyId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      fileIds?: Array<string>;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      outcome: {
        result: 'upheld' | 'corrected' | 'other';
        /** 结果之日 */
        date: string;
        /** 结果的内容 */
        text?: string;
        /** 对被诉行为的具体结果，应与 result 一致 */
        outcome?:
          | 'upheld'
          | 'claim_rejected'
          | 'annulled_on_merits'
          | 'annulled_procedurally'
          | 'changed'
          | 'ordered_to_act'
          | 'confirmed_unlawful'
          | 'dismissed'
          | 'withdrawn'
          | 'terminated'
          | 'settled'
          | 'remanded';
        form?: 'decision' | 'judgment' | 'ruling';
        /** 责令重新答复或者履行；期限都不填的，重新答复按第三十三条 */
        order?: {
          /** redo：重新答复；perform：其他履行 */
          kind: 'redo' | 'perform';
          by?: string | null;
          /** 文书确定的工作日数 */
          workingDays?: number | null;
        };
        /** 收到文书之日 */
        servedDate?: string;
      } | null;
    };
    answer: RemedyDetail;
  };
  /** 登记复议或诉讼的进展 */
  recordRemedyStage: {
    path: { remedyId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补录 3 个工作日以前的事项的理由 */
      lateEntryReason?: string;
      fileIds?: Array<string>;
      correction?: {
        /** 更正已定稿年度的理由 */
        reason: string;
      };
      stage: RemedyStage;
    };
    answer: RemedyDetail;
  };
  /** 下载复议、诉讼的文件 */
  downloadRemedyFile: {
    path: { remedyId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 最近提出的统计流水更正 */
  listTallyCorrections: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      /** 最近 5 次，新的在前 */
      items: Array<ApprovalRequest>;
    };
  };
  /** 提出按重新计数更正统计流水 */
  proposeTallyCorrection: {
    path: undefined;
    query: undefined;
    body: {
      /** 更正的理由，写入审计记录；已定稿年度的新版本也写明它 */
      reason: string;
    };
    answer: ApprovalRequest;
  };
  /** 统计表定稿 */
  freezeTables: {
    path: { year: number };
    query: undefined;
    body: {
      /** 有其他勾稽关系不成立时的书面说明 */
      explanation?: string;
    };
    answer: FrozenTables;
  };
  /** 列出表二某一格的案件 */
  listCellCases: {
    path: { year: number };
    query: { cursor?: string; limit?: number; row: string; column: string };
    body: undefined;
    answer: {
      items: Array<CellCase>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 列出表三某一格的复议、诉讼 */
  listCellRemedies: {
    path: { year: number };
    query: { cursor?: string; limit?: number; row: string; column: string };
    body: undefined;
    answer: {
      items: Array<Remedy>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 定稿前的检查 */
  previewFreeze: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: {
      live: LiveTables;
      /** 尚未确认收到的申请，最多 100 件，早的在前 */
      unconfirmed: Array<CellCase>;
      unconfirmedCount: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 只按案件和复议诉讼重新计数，与流水比较 */
  recountTables: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: TablesRecount;
  };
  /** 查看某年度的统计表（实时） */
  getTables: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: LiveTables;
  };
  /** 下载某年度的统计表 */
  exportTables: {
    path: { year: number };
    query: { format?: 'csv' | 'xlsx'; version?: number };
    body: undefined;
    answer: 'file';
  };
  /** 比较几个年度 */
  getTrends: {
    path: { year: number };
    query: { years?: number };
    body: undefined;
    answer: ReportTrends;
  };
  /** 列出定稿的各个版本 */
  listFrozenVersions: {
    path: { year: number };
    query: undefined;
    body: undefined;
    answer: {
      /** 新的在前 */
      items: Array<FrozenTables>;
    };
  };
  /** 自己保存的队列筛选 */
  listSavedFilters: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      /** 按保存的先后 */
      items: Array<SavedFilter>;
    };
  };
  /** 保存队列的筛选条件 */
  saveFilter: {
    path: undefined;
    query: undefined;
    body: SavedFilterInput;
    answer: SavedFilter;
  };
  /** 修改保存的筛选 */
  changeSavedFilter: {
    path: { filterId: string };
    query: undefined;
    body: SavedFilterInput;
    answer: SavedFilter;
  };
  /** 删除保存的筛选 */
  deleteSavedFilter: {
    path: { filterId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** 工作人员登录 */
  signInStaff: {
    path: undefined;
    query: undefined;
    body: StaffSignIn;
    answer: StaffSession | SecondFactorAsked;
  };
  /** 工作人员退出登录 */
  signOutStaff: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** 以验证码完成登录 */
  completeStaffSignIn: {
    path: undefined;
    query: undefined;
    body: SecondStep;
    answer: StaffSession;
  };
  /** 经统一身份认证登录：转到统一身份认证 */
  beginStaffSignOn: {
    path: undefined;
    query: { returnTo?: string };
    body: undefined;
    answer: undefined;
  };
  /** 经统一身份认证登录：从统一身份认证返回 */
  completeStaffSignOn: {
    path: undefined;
    query: {
      code?: string;
      state?: string;
      iss?: string;
      session_state?: string;
      scope?: string;
      error?: string;
      error_description?: string;
      error_uri?: string;
    };
    body: undefined;
    answer: undefined;
  };
  /** 有效的登录：自己的，或者本机关的 */
  listStaffSessions: {
    path: undefined;
    query: { cursor?: string; limit?: number; scope?: 'own' | 'agency' };
    body: undefined;
    answer: {
      items: Array<StaffSessionCard>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 结束自己的其他登录 */
  endOtherStaffSessions: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      /** 结束了几个 */
      ended: number;
    };
  };
  /** 结束一个登录 */
  endStaffSession: {
    path: { sessionId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** 本机关的工作人员 */
  listStaff: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<Colleague>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 新增工作人员 */
  createStaff: {
    path: undefined;
    query: undefined;
    body: NewStaff;
    answer: Colleague;
  };
  /** 绑定工作人员的统一身份认证标识 */
  bindStaffSignOn: {
    path: { staffId: string };
    query: undefined;
    body: SignOnBinding;
    answer: Colleague;
  };
  /** 停用工作人员的账号 */
  disableStaff: {
    path: { staffId: string };
    query: undefined;
    body: StaffAction;
    answer: Colleague;
  };
  /** 停用工作人员的两步验证 */
  disableSecondFactor: {
    path: { staffId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 停用的理由，记入审计 */
      reason: string;
    };
    answer: Colleague;
  };
  /** 启用工作人员的账号 */
  enableStaff: {
    path: { staffId: string };
    query: undefined;
    body: StaffAction;
    answer: Colleague;
  };
  /** 重置工作人员的密码 */
  resetStaffPassword: {
    path: { staffId: string };
    query: undefined;
    body: PasswordReset;
    answer: Colleague;
  };
  /** 解除工作人员账号的锁定 */
  unlockStaff: {
    path: { staffId: string };
    query: undefined;
    body: StaffAction;
    answer: Colleague;
  };
  /** 修改工作人员的姓名和岗位 */
  updateStaff: {
    path: { staffId: string };
    query: undefined;
    body: StaffUpdate;
    answer: Colleague;
  };
  /** 列出对下级机关的投诉举报 */
  listSupervisedComplaints: {
    path: undefined;
    query: { cursor?: string; limit?: number; status?: 'received' | 'ordered' | 'answered' | 'concluded' };
    body: undefined;
    answer: {
      items: Array<SupervisedComplaint>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 登记对下级机关的投诉举报 */
  registerComplaint: {
    path: undefined;
    query: undefined;
    body: {
      /** 下级机关 */
      agencyId: string;
      matter: 'not_published' | 'not_answered' | 'guide_not_updated' | 'other';
      /** 反映的问题 */
      text: string;
      /** 收到投诉举报之日 */
      receivedDate: string;
      /** 投诉人，未具名的不填 */
      complainantName?: string;
      /** 联系方式 */
      complainantContact?: string;
    };
    answer: SupervisedComplaint;
  };
  /** 查看对下级机关的投诉举报 */
  getSupervisedComplaint: {
    path: { complaintId: string };
    query: undefined;
    body: undefined;
    answer: SupervisedComplaint;
  };
  /** 办结投诉举报 */
  concludeComplaint: {
    path: { complaintId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      result: 'rectified' | 'unfounded' | 'partly_founded' | 'transferred';
      /** 处理结果 */
      text: string;
    };
    answer: SupervisedComplaint;
  };
  /** 督促整改或者通报批评 */
  orderRectification: {
    path: { complaintId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      order: 'rectify' | 'reprove';
      /** 责令的内容 */
      text: string;
      /** 反馈期限 */
      dueDate: string;
    };
    answer: SupervisedComplaint;
  };
  /** 退回反馈，要求再次反馈 */
  returnFeedback: {
    path: { complaintId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 退回的理由 */
      text: string;
      /** 再次反馈的期限 */
      dueDate: string;
    };
    answer: SupervisedComplaint;
  };
}

export type OperationId = keyof Operations;

export interface OperationRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Whether somebody has to have signed in. */
  readonly signedIn: boolean;
  /** Whether a repeat is recognised by a key. */
  readonly keyed: boolean;
}

export const OPERATIONS: Readonly<Record<OperationId, OperationRow>> = {
  getAboutServer: { method: 'GET', path: '/api/public/about', signedIn: false, keyed: false },
  listAgencies: { method: 'GET', path: '/api/public/agencies', signedIn: false, keyed: false },
  getAgency: { method: 'GET', path: '/api/public/agencies/{agencyId}', signedIn: false, keyed: false },
  listAnnualReports: {
    method: 'GET',
    path: '/api/public/agencies/{agencyId}/annual-reports',
    signedIn: false,
    keyed: false,
  },
  getAnnualReport: {
    method: 'GET',
    path: '/api/public/agencies/{agencyId}/annual-reports/{year}',
    signedIn: false,
    keyed: false,
  },
  getCatalogue: { method: 'GET', path: '/api/public/agencies/{agencyId}/catalogue', signedIn: false, keyed: false },
  getGuide: { method: 'GET', path: '/api/public/agencies/{agencyId}/guide', signedIn: false, keyed: false },
  openOpinion: { method: 'POST', path: '/api/public/opinions/actions/open', signedIn: false, keyed: false },
  sendOpinionCode: { method: 'POST', path: '/api/public/opinions/actions/send-code', signedIn: false, keyed: false },
  submitOpinion: { method: 'POST', path: '/api/public/opinions/actions/submit', signedIn: false, keyed: false },
  uploadOpinionFile: { method: 'POST', path: '/api/public/opinions/files', signedIn: false, keyed: false },
  listPublications: { method: 'GET', path: '/api/public/publications', signedIn: false, keyed: false },
  matchPublications: { method: 'GET', path: '/api/public/publications/match', signedIn: false, keyed: false },
  getPublication: { method: 'GET', path: '/api/public/publications/{publicationId}', signedIn: false, keyed: false },
  downloadPublicationFile: {
    method: 'GET',
    path: '/api/public/publications/{publicationId}/files/{fileId}',
    signedIn: false,
    keyed: false,
  },
  getPublicationReadCount: {
    method: 'GET',
    path: '/api/public/publications/{publicationId}/read-count',
    signedIn: false,
    keyed: false,
  },
  searchPublications: { method: 'GET', path: '/api/public/search', signedIn: false, keyed: false },
  getOwnAgency: { method: 'GET', path: '/api/staff/agency', signedIn: true, keyed: false },
  updateOwnAgency: { method: 'POST', path: '/api/staff/agency/actions/update', signedIn: true, keyed: false },
  listOwnAnnualReports: { method: 'GET', path: '/api/staff/annual-reports', signedIn: true, keyed: false },
  publishAnnualReport: { method: 'POST', path: '/api/staff/annual-reports', signedIn: true, keyed: false },
  listAnnualReportVersions: { method: 'GET', path: '/api/staff/annual-reports/{year}', signedIn: true, keyed: false },
  listQueue: { method: 'GET', path: '/api/staff/applications', signedIn: true, keyed: false },
  registerApplication: { method: 'POST', path: '/api/staff/applications', signedIn: true, keyed: true },
  bulkAssign: { method: 'POST', path: '/api/staff/applications/actions/bulk-assign', signedIn: true, keyed: true },
  checkIntake: { method: 'POST', path: '/api/staff/applications/actions/check-intake', signedIn: true, keyed: false },
  exportQueue: { method: 'GET', path: '/api/staff/applications/export', signedIn: true, keyed: false },
  getCase: { method: 'GET', path: '/api/staff/applications/{applicationId}', signedIn: true, keyed: false },
  answerAssistance: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/answer-assistance',
    signedIn: true,
    keyed: false,
  },
  answerConsultation: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/answer-consultation',
    signedIn: true,
    keyed: false,
  },
  answerOnTheSpot: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/answer-on-the-spot',
    signedIn: true,
    keyed: false,
  },
  approveDateCorrection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/approve-date-correction',
    signedIn: true,
    keyed: false,
  },
  approveDecision: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/approve-decision',
    signedIn: true,
    keyed: false,
  },
  approveExtension: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/approve-extension',
    signedIn: true,
    keyed: false,
  },
  arrangeInspection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/arrange-inspection',
    signedIn: true,
    keyed: false,
  },
  assignCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/assign',
    signedIn: true,
    keyed: false,
  },
  changeRepresentative: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/change-representative',
    signedIn: true,
    keyed: false,
  },
  claimCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/claim',
    signedIn: true,
    keyed: false,
  },
  closeCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/close',
    signedIn: true,
    keyed: false,
  },
  confirmReceipt: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/confirm-receipt',
    signedIn: true,
    keyed: false,
  },
  correctApplicantKind: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/correct-applicant-kind',
    signedIn: true,
    keyed: false,
  },
  correctCoApplicant: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/correct-co-applicant',
    signedIn: true,
    keyed: false,
  },
  deliverConsultation: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/deliver-consultation',
    signedIn: true,
    keyed: false,
  },
  demandFee: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/demand-fee',
    signedIn: true,
    keyed: false,
  },
  dispatchReply: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/dispatch',
    signedIn: true,
    keyed: false,
  },
  endConsultation: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/end-consultation',
    signedIn: true,
    keyed: false,
  },
  fixDelayedReply: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/fix-delayed-reply',
    signedIn: true,
    keyed: false,
  },
  giveLegalOpinion: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/give-legal-opinion',
    signedIn: true,
    keyed: false,
  },
  issueBindingCode: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/issue-binding-code',
    signedIn: true,
    keyed: false,
  },
  issueLetter: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/issue-letter',
    signedIn: true,
    keyed: false,
  },
  issueOpinionLink: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/issue-opinion-link',
    signedIn: true,
    keyed: false,
  },
  linkCases: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/link',
    signedIn: true,
    keyed: false,
  },
  logSearch: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/log-search',
    signedIn: true,
    keyed: false,
  },
  mergeCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/merge',
    signedIn: true,
    keyed: false,
  },
  addNote: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/note',
    signedIn: true,
    keyed: false,
  },
  orderRedo: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/order-redo',
    signedIn: true,
    keyed: false,
  },
  postPublicNotice: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/post-public-notice',
    signedIn: true,
    keyed: false,
  },
  previewDateCorrection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/preview-date-correction',
    signedIn: true,
    keyed: false,
  },
  previewDueDate: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/preview-due-date',
    signedIn: true,
    keyed: false,
  },
  previewLetter: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/preview-letter',
    signedIn: true,
    keyed: false,
  },
  previewLetterPdf: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/preview-letter-pdf',
    signedIn: true,
    keyed: false,
  },
  promiseSupply: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/promise-supply',
    signedIn: true,
    keyed: false,
  },
  proposeDateCorrection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/propose-date-correction',
    signedIn: true,
    keyed: false,
  },
  proposeDecision: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/propose-decision',
    signedIn: true,
    keyed: false,
  },
  recordContact: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-contact',
    signedIn: true,
    keyed: false,
  },
  recordDelivery: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-delivery',
    signedIn: true,
    keyed: false,
  },
  recordDeliveryFailure: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-delivery-failure',
    signedIn: true,
    keyed: false,
  },
  recordElectronicService: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-electronic-service',
    signedIn: true,
    keyed: false,
  },
  recordInspection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-inspection',
    signedIn: true,
    keyed: false,
  },
  recordNoticeService: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-notice-service',
    signedIn: true,
    keyed: false,
  },
  recordPayment: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-payment',
    signedIn: true,
    keyed: false,
  },
  recordReasons: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-reasons',
    signedIn: true,
    keyed: false,
  },
  recordReleaseNotice: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-release-notice',
    signedIn: true,
    keyed: false,
  },
  recordSupplement: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-supplement',
    signedIn: true,
    keyed: false,
  },
  recordSupply: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-supply',
    signedIn: true,
    keyed: false,
  },
  recordWithdrawal: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/record-withdrawal',
    signedIn: true,
    keyed: false,
  },
  redeliver: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/redeliver',
    signedIn: true,
    keyed: false,
  },
  releaseCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/release',
    signedIn: true,
    keyed: false,
  },
  removeCoApplicant: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/remove-co-applicant',
    signedIn: true,
    keyed: false,
  },
  requestAssistance: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-assistance',
    signedIn: true,
    keyed: false,
  },
  requestExtension: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-extension',
    signedIn: true,
    keyed: false,
  },
  requestLegalReview: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-legal-review',
    signedIn: true,
    keyed: false,
  },
  requestReasons: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-reasons',
    signedIn: true,
    keyed: false,
  },
  requestSupplement: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-supplement',
    signedIn: true,
    keyed: false,
  },
  requestUnmasking: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/request-unmasking',
    signedIn: true,
    keyed: false,
  },
  returnDateCorrection: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/return-date-correction',
    signedIn: true,
    keyed: false,
  },
  returnDecision: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/return-decision',
    signedIn: true,
    keyed: false,
  },
  returnExtension: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/return-extension',
    signedIn: true,
    keyed: false,
  },
  revealPersonalData: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/reveal-personal-data',
    signedIn: true,
    keyed: false,
  },
  revokeOwnDecision: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/revoke-own-decision',
    signedIn: true,
    keyed: false,
  },
  splitCase: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/split',
    signedIn: true,
    keyed: false,
  },
  startConsultation: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/start-consultation',
    signedIn: true,
    keyed: false,
  },
  succeedApplicant: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/succeed-applicant',
    signedIn: true,
    keyed: false,
  },
  unlinkCases: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/unlink',
    signedIn: true,
    keyed: false,
  },
  waiveFee: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/actions/waive-fee',
    signedIn: true,
    keyed: false,
  },
  explainDeadline: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/deadline',
    signedIn: true,
    keyed: false,
  },
  listEvidence: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/evidence',
    signedIn: true,
    keyed: false,
  },
  downloadEvidence: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/evidence/pdf',
    signedIn: true,
    keyed: false,
  },
  downloadCaseFile: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  listOutgoingLetters: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/outgoing-letters',
    signedIn: true,
    keyed: false,
  },
  getOutgoingLetter: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/outgoing-letters/{letterId}',
    signedIn: true,
    keyed: false,
  },
  attachSealedOriginal: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/outgoing-letters/{letterId}/actions/attach-sealed-original',
    signedIn: true,
    keyed: false,
  },
  printApplicantCopy: {
    method: 'POST',
    path: '/api/staff/applications/{applicationId}/outgoing-letters/{letterId}/actions/print-applicant-copy',
    signedIn: true,
    keyed: false,
  },
  downloadLetterDocx: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/outgoing-letters/{letterId}/docx',
    signedIn: true,
    keyed: false,
  },
  downloadLetterPdf: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/outgoing-letters/{letterId}/pdf',
    signedIn: true,
    keyed: false,
  },
  listSimilar: { method: 'GET', path: '/api/staff/applications/{applicationId}/similar', signedIn: true, keyed: false },
  getUnmasking: {
    method: 'GET',
    path: '/api/staff/applications/{applicationId}/unmasking',
    signedIn: true,
    keyed: false,
  },
  listApprovalRequests: { method: 'GET', path: '/api/staff/approval-requests', signedIn: true, keyed: false },
  getApprovalRequest: { method: 'GET', path: '/api/staff/approval-requests/{requestId}', signedIn: true, keyed: false },
  approveRequest: {
    method: 'POST',
    path: '/api/staff/approval-requests/{requestId}/actions/approve',
    signedIn: true,
    keyed: false,
  },
  returnRequest: {
    method: 'POST',
    path: '/api/staff/approval-requests/{requestId}/actions/return',
    signedIn: true,
    keyed: false,
  },
  listApprovals: { method: 'GET', path: '/api/staff/approvals', signedIn: true, keyed: false },
  listAudit: { method: 'GET', path: '/api/staff/audit', signedIn: true, keyed: false },
  verifyAudit: { method: 'GET', path: '/api/staff/audit/verify', signedIn: true, keyed: false },
  getCalendar: { method: 'GET', path: '/api/staff/calendars/{year}', signedIn: true, keyed: false },
  importCalendar: { method: 'POST', path: '/api/staff/calendars/{year}/actions/import', signedIn: true, keyed: false },
  previewCalendar: {
    method: 'POST',
    path: '/api/staff/calendars/{year}/actions/preview',
    signedIn: true,
    keyed: false,
  },
  listOwnComplaints: { method: 'GET', path: '/api/staff/complaints', signedIn: true, keyed: false },
  getOwnComplaint: { method: 'GET', path: '/api/staff/complaints/{complaintId}', signedIn: true, keyed: false },
  giveFeedback: {
    method: 'POST',
    path: '/api/staff/complaints/{complaintId}/actions/give-feedback',
    signedIn: true,
    keyed: false,
  },
  listenToEvents: { method: 'GET', path: '/api/staff/events', signedIn: true, keyed: false },
  uploadStaffFile: { method: 'POST', path: '/api/staff/files', signedIn: true, keyed: false },
  listGuideVersions: { method: 'GET', path: '/api/staff/guide', signedIn: true, keyed: false },
  publishGuide: { method: 'POST', path: '/api/staff/guide/actions/publish', signedIn: true, keyed: false },
  getHealth: { method: 'GET', path: '/api/staff/health', signedIn: true, keyed: false },
  listJobRuns: { method: 'GET', path: '/api/staff/job-runs', signedIn: true, keyed: false },
  listLedgerImports: { method: 'GET', path: '/api/staff/ledger-imports', signedIn: true, keyed: false },
  startLedgerImport: { method: 'POST', path: '/api/staff/ledger-imports', signedIn: true, keyed: false },
  previewLedgerImport: {
    method: 'POST',
    path: '/api/staff/ledger-imports/actions/preview',
    signedIn: true,
    keyed: false,
  },
  getLedgerImport: { method: 'GET', path: '/api/staff/ledger-imports/{importId}', signedIn: true, keyed: false },
  downloadLedgerTemplate: { method: 'GET', path: '/api/staff/ledger-template', signedIn: true, keyed: false },
  listLegalReviews: { method: 'GET', path: '/api/staff/legal-reviews', signedIn: true, keyed: false },
  listLetterTemplates: { method: 'GET', path: '/api/staff/letter-templates', signedIn: true, keyed: false },
  getLetterTemplate: { method: 'GET', path: '/api/staff/letter-templates/{kind}', signedIn: true, keyed: false },
  previewLetterTemplate: {
    method: 'POST',
    path: '/api/staff/letter-templates/{kind}/actions/preview',
    signedIn: true,
    keyed: false,
  },
  previewLetterTemplatePdf: {
    method: 'POST',
    path: '/api/staff/letter-templates/{kind}/actions/preview-pdf',
    signedIn: true,
    keyed: false,
  },
  saveLetterTemplate: {
    method: 'POST',
    path: '/api/staff/letter-templates/{kind}/actions/save',
    signedIn: true,
    keyed: false,
  },
  listLetters: { method: 'GET', path: '/api/staff/letters', signedIn: true, keyed: false },
  registerLetter: { method: 'POST', path: '/api/staff/letters', signedIn: true, keyed: true },
  settleLetter: { method: 'POST', path: '/api/staff/letters/{letterId}/actions/settle', signedIn: true, keyed: false },
  getStaffMe: { method: 'GET', path: '/api/staff/me', signedIn: true, keyed: false },
  changeOwnPassword: { method: 'POST', path: '/api/staff/me/password', signedIn: true, keyed: false },
  enrolSecondFactor: { method: 'POST', path: '/api/staff/me/second-factor', signedIn: true, keyed: false },
  confirmSecondFactor: {
    method: 'POST',
    path: '/api/staff/me/second-factor/actions/confirm',
    signedIn: true,
    keyed: false,
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/staff/me/second-factor/actions/renew-recovery-codes',
    signedIn: true,
    keyed: false,
  },
  listStaffNotices: { method: 'GET', path: '/api/staff/notices', signedIn: true, keyed: false },
  markStaffNoticesRead: { method: 'POST', path: '/api/staff/notices/actions/mark-read', signedIn: true, keyed: false },
  countPublicationsOfYear: {
    method: 'GET',
    path: '/api/staff/publication-counts/{year}',
    signedIn: true,
    keyed: false,
  },
  listDeskPublications: { method: 'GET', path: '/api/staff/publications', signedIn: true, keyed: false },
  createPublication: { method: 'POST', path: '/api/staff/publications', signedIn: true, keyed: true },
  getDeskPublication: { method: 'GET', path: '/api/staff/publications/{publicationId}', signedIn: true, keyed: false },
  updatePublication: { method: 'PUT', path: '/api/staff/publications/{publicationId}', signedIn: true, keyed: false },
  publishPublication: {
    method: 'POST',
    path: '/api/staff/publications/{publicationId}/actions/publish',
    signedIn: true,
    keyed: false,
  },
  returnPublication: {
    method: 'POST',
    path: '/api/staff/publications/{publicationId}/actions/return',
    signedIn: true,
    keyed: false,
  },
  submitPublication: {
    method: 'POST',
    path: '/api/staff/publications/{publicationId}/actions/submit',
    signedIn: true,
    keyed: false,
  },
  withdrawPublication: {
    method: 'POST',
    path: '/api/staff/publications/{publicationId}/actions/withdraw',
    signedIn: true,
    keyed: false,
  },
  downloadDeskFile: {
    method: 'GET',
    path: '/api/staff/publications/{publicationId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  listRecordCorrections: { method: 'GET', path: '/api/staff/record-corrections', signedIn: true, keyed: false },
  getRecordCorrection: {
    method: 'GET',
    path: '/api/staff/record-corrections/{correctionId}',
    signedIn: true,
    keyed: false,
  },
  decideRecordCorrection: {
    method: 'POST',
    path: '/api/staff/record-corrections/{correctionId}/actions/decide',
    signedIn: true,
    keyed: false,
  },
  verifyRecord: {
    method: 'POST',
    path: '/api/staff/record-corrections/{correctionId}/actions/verify',
    signedIn: true,
    keyed: false,
  },
  downloadCorrectionFile: {
    method: 'GET',
    path: '/api/staff/record-corrections/{correctionId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  listRemedies: { method: 'GET', path: '/api/staff/remedies', signedIn: true, keyed: false },
  recordRemedy: { method: 'POST', path: '/api/staff/remedies', signedIn: true, keyed: true },
  getRemedy: { method: 'GET', path: '/api/staff/remedies/{remedyId}', signedIn: true, keyed: false },
  correctRemedy: {
    method: 'POST',
    path: '/api/staff/remedies/{remedyId}/actions/correct',
    signedIn: true,
    keyed: false,
  },
  previewRemedyResult: {
    method: 'POST',
    path: '/api/staff/remedies/{remedyId}/actions/preview-result',
    signedIn: true,
    keyed: false,
  },
  recordRemedyResult: {
    method: 'POST',
    path: '/api/staff/remedies/{remedyId}/actions/record-result',
    signedIn: true,
    keyed: false,
  },
  recordRemedyStage: {
    method: 'POST',
    path: '/api/staff/remedies/{remedyId}/actions/record-stage',
    signedIn: true,
    keyed: false,
  },
  downloadRemedyFile: {
    method: 'GET',
    path: '/api/staff/remedies/{remedyId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  listTallyCorrections: { method: 'GET', path: '/api/staff/reports/tally-corrections', signedIn: true, keyed: false },
  proposeTallyCorrection: {
    method: 'POST',
    path: '/api/staff/reports/tally-corrections',
    signedIn: true,
    keyed: false,
  },
  freezeTables: { method: 'POST', path: '/api/staff/reports/{year}/actions/freeze', signedIn: true, keyed: false },
  listCellCases: { method: 'GET', path: '/api/staff/reports/{year}/cells/cases', signedIn: true, keyed: false },
  listCellRemedies: { method: 'GET', path: '/api/staff/reports/{year}/cells/remedies', signedIn: true, keyed: false },
  previewFreeze: { method: 'GET', path: '/api/staff/reports/{year}/freeze-preview', signedIn: true, keyed: false },
  recountTables: { method: 'GET', path: '/api/staff/reports/{year}/recount', signedIn: true, keyed: false },
  getTables: { method: 'GET', path: '/api/staff/reports/{year}/tables', signedIn: true, keyed: false },
  exportTables: { method: 'GET', path: '/api/staff/reports/{year}/tables/export', signedIn: true, keyed: false },
  getTrends: { method: 'GET', path: '/api/staff/reports/{year}/trends', signedIn: true, keyed: false },
  listFrozenVersions: { method: 'GET', path: '/api/staff/reports/{year}/versions', signedIn: true, keyed: false },
  listSavedFilters: { method: 'GET', path: '/api/staff/saved-filters', signedIn: true, keyed: false },
  saveFilter: { method: 'POST', path: '/api/staff/saved-filters', signedIn: true, keyed: true },
  changeSavedFilter: { method: 'PUT', path: '/api/staff/saved-filters/{filterId}', signedIn: true, keyed: false },
  deleteSavedFilter: { method: 'DELETE', path: '/api/staff/saved-filters/{filterId}', signedIn: true, keyed: false },
  signInStaff: { method: 'POST', path: '/api/staff/session', signedIn: false, keyed: false },
  signOutStaff: { method: 'DELETE', path: '/api/staff/session', signedIn: true, keyed: false },
  completeStaffSignIn: { method: 'POST', path: '/api/staff/session/second-factor', signedIn: false, keyed: false },
  beginStaffSignOn: { method: 'GET', path: '/api/staff/session/sso', signedIn: false, keyed: false },
  completeStaffSignOn: { method: 'GET', path: '/api/staff/session/sso/callback', signedIn: false, keyed: false },
  listStaffSessions: { method: 'GET', path: '/api/staff/sessions', signedIn: true, keyed: false },
  endOtherStaffSessions: {
    method: 'POST',
    path: '/api/staff/sessions/actions/end-others',
    signedIn: true,
    keyed: false,
  },
  endStaffSession: {
    method: 'POST',
    path: '/api/staff/sessions/{sessionId}/actions/end',
    signedIn: true,
    keyed: false,
  },
  listStaff: { method: 'GET', path: '/api/staff/staff', signedIn: true, keyed: false },
  createStaff: { method: 'POST', path: '/api/staff/staff', signedIn: true, keyed: true },
  bindStaffSignOn: {
    method: 'POST',
    path: '/api/staff/staff/{staffId}/actions/bind-sign-on',
    signedIn: true,
    keyed: false,
  },
  disableStaff: { method: 'POST', path: '/api/staff/staff/{staffId}/actions/disable', signedIn: true, keyed: false },
  disableSecondFactor: {
    method: 'POST',
    path: '/api/staff/staff/{staffId}/actions/disable-second-factor',
    signedIn: true,
    keyed: false,
  },
  enableStaff: { method: 'POST', path: '/api/staff/staff/{staffId}/actions/enable', signedIn: true, keyed: false },
  resetStaffPassword: {
    method: 'POST',
    path: '/api/staff/staff/{staffId}/actions/reset-password',
    signedIn: true,
    keyed: false,
  },
  unlockStaff: { method: 'POST', path: '/api/staff/staff/{staffId}/actions/unlock', signedIn: true, keyed: false },
  updateStaff: { method: 'POST', path: '/api/staff/staff/{staffId}/actions/update', signedIn: true, keyed: false },
  listSupervisedComplaints: { method: 'GET', path: '/api/staff/supervision/complaints', signedIn: true, keyed: false },
  registerComplaint: { method: 'POST', path: '/api/staff/supervision/complaints', signedIn: true, keyed: true },
  getSupervisedComplaint: {
    method: 'GET',
    path: '/api/staff/supervision/complaints/{complaintId}',
    signedIn: true,
    keyed: false,
  },
  concludeComplaint: {
    method: 'POST',
    path: '/api/staff/supervision/complaints/{complaintId}/actions/conclude',
    signedIn: true,
    keyed: false,
  },
  orderRectification: {
    method: 'POST',
    path: '/api/staff/supervision/complaints/{complaintId}/actions/order',
    signedIn: true,
    keyed: false,
  },
  returnFeedback: {
    method: 'POST',
    path: '/api/staff/supervision/complaints/{complaintId}/actions/return-feedback',
    signedIn: true,
    keyed: false,
  },
};
