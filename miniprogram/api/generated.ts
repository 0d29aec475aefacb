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

export type ApplicationSummary = {
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

export type Citizen = {
  /** 标识 */
  id: string;
  /** 时刻（UTC） */
  createdAt: string;
};

export type CitizenCase = {
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
  content: {
    subject: string;
    documentNumber: string | null;
    description: string;
    purpose: string | null;
  };
  channel: {
    code: 'online' | 'in_person' | 'oral' | 'registered_mail' | 'ordinary_mail' | 'fax' | 'email' | 'external_platform';
    label: string;
    receiptRule: string;
  };
  applicant: Applicant;
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
  agencyName: string;
  /** 没有答复也没有逾期时为空 */
  remedies: RemedyNotice | null;
  timeline: Array<{
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
  }>;
};

export type CitizenSession = {
  /** 放在 Authorization: Bearer 标头中 */
  token: string;
  /** 无论是否使用，最晚到此时为止；2 小时不用也会结束 */
  expiresAt: string;
  citizen: Citizen;
};

export type CitizenSignIn = {
  /** wx.login 得到的一次性登录凭证 */
  code: string;
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

export type Draft = {
  /** 标识 */
  id: string;
  agencyId: string | null;
  fields: {
    /** 申请人类型：natural_person（自然人）、commercial_enterprise（商业企业）、research_institution（科研机构）、public_welfare_organization（社会公益组织）、legal_service_organization（法律服务机构）、other（其他） */
    applicantKind?: string;
    /** 姓名或者名称 */
    applicantName?: string;
    /** 身份证明种类：resident_id（居民身份证）、passport（护照）、hk_macau_permit（港澳居民来往内地通行证）、taiwan_permit（台湾居民来往大陆通行证）、foreign_permanent_residence（外国人永久居留身份证）、military（军人证件）、unified_social_credit_code（统一社会信用代码）、other（其他证明） */
    identityDocument?: string;
    /** 身份证明号码 */
    identityNumber?: string;
    /** 拍照代替填写号码时，证件照片的附件标识；不在附件中的视为未填 */
    identityPhoto?: string;
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
  files: Array<FileCard>;
  /** 提交前还需要补全或修改的字段 */
  faults: Array<{
    path: string;
    message: string;
  }>;
  /** 提交后生成的申请 */
  applicationId: string | null;
  version: number;
  /** 时刻（UTC） */
  updatedAt: string;
};

export type DraftCoApplicant = {
  /** 共同申请人的姓名或者名称 */
  name?: string;
  /** 身份证明种类 */
  identityDocument?: string;
  /** 身份证明号码 */
  identityNumber?: string;
};

export type DraftFields = {
  /** 申请人类型：natural_person（自然人）、commercial_enterprise（商业企业）、research_institution（科研机构）、public_welfare_organization（社会公益组织）、legal_service_organization（法律服务机构）、other（其他） */
  applicantKind?: string;
  /** 姓名或者名称 */
  applicantName?: string;
  /** 身份证明种类：resident_id（居民身份证）、passport（护照）、hk_macau_permit（港澳居民来往内地通行证）、taiwan_permit（台湾居民来往大陆通行证）、foreign_permanent_residence（外国人永久居留身份证）、military（军人证件）、unified_social_credit_code（统一社会信用代码）、other（其他证明） */
  identityDocument?: string;
  /** 身份证明号码 */
  identityNumber?: string;
  /** 拍照代替填写号码时，证件照片的附件标识；不在附件中的视为未填 */
  identityPhoto?: string;
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

export type FileCard = {
  /** 标识 */
  id: string;
  name: string;
  size: number;
  contentType: string;
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

export type MyRecordCorrection = {
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
  abilities: {
    withdraw: boolean;
  };
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

/** 申请人的救济途径、期限和去处 */
export type RemedyNotice = {
  /** decision：不服答复；silence：逾期未答复 */
  basis: 'decision' | 'silence';
  startDate: string | null;
  sentence: string;
  paragraphs: Array<{
    subject: string | null;
    variant: 'R1' | 'R2' | 'R3' | null;
    text: string;
    doors: Array<{
      kind: {
        code: 'complaint' | 'reconsideration' | 'litigation';
        label: string;
      };
      lastDate: string | null;
      rolledFrom: string | null;
      safeLastDate: string | null;
      passed: boolean;
      provisional: boolean;
      note: string | null;
      bodies: Array<{
        name: string;
        address: string;
        phone: string;
      }>;
    }>;
  }>;
};

/** 本账号保存的申请人；号码和联系方式遮盖 */
export type SavedPerson = {
  /** 标识 */
  id: string;
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
  };
  version: number;
  /** 时刻（UTC） */
  updatedAt: string;
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

export interface Operations {
  /** 当前登录的公众账号 */
  getMe: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: Citizen;
  };
  /** 注销账号 */
  deleteAccount: {
    path: undefined;
    query: undefined;
    body: {
      /** 填写“注销账号” */
      confirm: '注销账号';
      /** 已知道还有在办的申请 */
      acknowledgeOpenCases?: boolean;
    };
    answer: {
      /** 时刻（UTC） */
      deletedAt: string;
      /** 由受理机关依法保存的申请 */
      keptCases: Array<{
        /** 标识 */
        applicationId: string;
        number: string;
      }>;
      keptReason: string;
    };
  };
  /** 列出我的申请 */
  listMyApplications: {
    path: undefined;
    query: { cursor?: string; limit?: number; open?: boolean };
    body: undefined;
    answer: {
      items: Array<ApplicationSummary>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 提交申请 */
  submitApplication: {
    path: undefined;
    query: undefined;
    body: {
      /** 标识 */
      draftId: string;
      confirmDuplicate?: boolean;
    };
    answer: CitizenCase;
  };
  /** 绑定在窗口或者邮寄提交的申请 */
  bindApplication: {
    path: undefined;
    query: undefined;
    body: {
      /** 受理号 */
      number: string;
      /** 绑定码，不区分大小写 */
      code: string;
    };
    answer: CitizenCase;
  };
  /** 查看我的申请 */
  getMyApplication: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: CitizenCase;
  };
  /** 提交补正材料 */
  answerSupplement: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 补正内容 */
      text: string;
      fileIds?: Array<string>;
    };
    answer: CitizenCase;
  };
  /** 说明申请的理由 */
  giveReasons: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 申请的理由 */
      text: string;
      fileIds?: Array<string>;
    };
    answer: CitizenCase;
  };
  /** 打开答复 */
  openReply: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: CitizenCase;
  };
  /** 撤回申请 */
  withdrawApplication: {
    path: { applicationId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 撤回原因（选填） */
      reason?: string;
    };
    answer: CitizenCase;
  };
  /** 日历文件 */
  getMyCalendarFile: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 说明答复期限怎样算出 */
  explainMyDeadline: {
    path: { applicationId: string };
    query: undefined;
    body: undefined;
    answer: DeadlineExplanation;
  };
  /** 下载申请的附件或答复文件 */
  downloadMyFile: {
    path: { applicationId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 列出未提交的草稿 */
  listMyDrafts: {
    path: undefined;
    query: { cursor?: string; limit?: number };
    body: undefined;
    answer: {
      items: Array<Draft>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 新建申请草稿 */
  createDraft: {
    path: undefined;
    query: undefined;
    body: {
      /** 标识 */
      agencyId?: string;
      /** 自己的一件申请 */
      copyFrom?: string;
      /** 保存的申请人 */
      personId?: string;
      fields?: DraftFields;
    };
    answer: Draft;
  };
  /** 查看草稿 */
  getDraft: {
    path: { draftId: string };
    query: undefined;
    body: undefined;
    answer: Draft;
  };
  /** 逐项保存草稿 */
  updateDraft: {
    path: { draftId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
      /** 标识 */
      agencyId?: string;
      /** 保存的申请人 */
      personId?: string;
      fields?: DraftFields;
    };
    answer: Draft;
  };
  /** 删除草稿 */
  deleteDraft: {
    path: { draftId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** 上传草稿附件 */
  uploadDraftFile: {
    path: { draftId: string };
    query: undefined;
    body: 'file';
    answer: {
      file: FileCard;
      draft: Draft;
    };
  };
  /** 删除草稿附件 */
  removeDraftFile: {
    path: { draftId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: Draft;
  };
  /** 下载本人在系统中的全部信息 */
  exportMyData: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: string;
  };
  /** 上传补正材料的附件 */
  uploadMyFile: {
    path: undefined;
    query: undefined;
    body: 'file';
    answer: FileCard;
  };
  /** 我的消息 */
  listMyNotices: {
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
  /** 把消息标为已读 */
  markMyNoticesRead: {
    path: undefined;
    query: undefined;
    body: {
      ids: Array<string>;
    };
    answer: undefined;
  };
  /** 列出保存的申请人 */
  listMyPersons: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: {
      items: Array<SavedPerson>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 保存申请人 */
  savePerson: {
    path: undefined;
    query: undefined;
    body: {
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
    };
    answer: SavedPerson;
  };
  /** 修改保存的申请人 */
  updatePerson: {
    path: { personId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
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
    };
    answer: SavedPerson;
  };
  /** 删除保存的申请人 */
  deletePerson: {
    path: { personId: string };
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** 列出我的更正申请 */
  listMyRecordCorrections: {
    path: undefined;
    query: { cursor?: string; limit?: number; status?: 'submitted' | 'verifying' | 'decided' | 'withdrawn' };
    body: undefined;
    answer: {
      items: Array<MyRecordCorrection>;
      /** 下一页的游标；没有更多时为 null */
      nextCursor: string | null;
      /** 总数；capped 为 true 时表示“至少这么多” */
      count?: {
        value: number;
        capped: boolean;
      };
    };
  };
  /** 申请更正与本人有关的信息记录 */
  submitRecordCorrection: {
    path: undefined;
    query: undefined;
    body: {
      /** 提供记录的行政机关 */
      agencyId: string;
      applicant: {
        applicantKind:
          | 'natural_person'
          | 'commercial_enterprise'
          | 'research_institution'
          | 'public_welfare_organization'
          | 'legal_service_organization'
          | 'other';
        /** 姓名或者名称 */
        applicantName: string;
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
        /** 联系电话 */
        phone?: string;
        /** 电子邮箱 */
        email?: string;
        /** 通信地址 */
        address?: string;
      };
      content: {
        /** 哪一项记录 */
        record: string;
        /** 哪里不准确 */
        fault: string;
        /** 应当怎样记录 */
        wanted: string;
      };
      fileIds: Array<string>;
    };
    answer: MyRecordCorrection;
  };
  /** 查看我的更正申请 */
  getMyRecordCorrection: {
    path: { correctionId: string };
    query: undefined;
    body: undefined;
    answer: MyRecordCorrection;
  };
  /** 撤回更正申请 */
  withdrawRecordCorrection: {
    path: { correctionId: string };
    query: undefined;
    body: {
      /** 读取时的版本号；已被他人修改则答复 409 */
      expectedVersion: number;
    };
    answer: MyRecordCorrection;
  };
  /** 下载更正申请的证据 */
  downloadMyCorrectionFile: {
    path: { correctionId: string; fileId: string };
    query: undefined;
    body: undefined;
    answer: 'file';
  };
  /** 公众登录 */
  signInCitizen: {
    path: undefined;
    query: undefined;
    body: CitizenSignIn;
    answer: CitizenSession;
  };
  /** 公众退出登录 */
  signOutCitizen: {
    path: undefined;
    query: undefined;
    body: undefined;
    answer: undefined;
  };
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
  getMe: { method: 'GET', path: '/api/me', signedIn: true, keyed: false },
  deleteAccount: { method: 'POST', path: '/api/me/actions/delete-account', signedIn: true, keyed: false },
  listMyApplications: { method: 'GET', path: '/api/me/applications', signedIn: true, keyed: false },
  submitApplication: { method: 'POST', path: '/api/me/applications', signedIn: true, keyed: true },
  bindApplication: { method: 'POST', path: '/api/me/applications/actions/bind', signedIn: true, keyed: false },
  getMyApplication: { method: 'GET', path: '/api/me/applications/{applicationId}', signedIn: true, keyed: false },
  answerSupplement: {
    method: 'POST',
    path: '/api/me/applications/{applicationId}/actions/answer-supplement',
    signedIn: true,
    keyed: false,
  },
  giveReasons: {
    method: 'POST',
    path: '/api/me/applications/{applicationId}/actions/give-reasons',
    signedIn: true,
    keyed: false,
  },
  openReply: {
    method: 'POST',
    path: '/api/me/applications/{applicationId}/actions/open-reply',
    signedIn: true,
    keyed: false,
  },
  withdrawApplication: {
    method: 'POST',
    path: '/api/me/applications/{applicationId}/actions/withdraw',
    signedIn: true,
    keyed: false,
  },
  getMyCalendarFile: {
    method: 'GET',
    path: '/api/me/applications/{applicationId}/calendar',
    signedIn: true,
    keyed: false,
  },
  explainMyDeadline: {
    method: 'GET',
    path: '/api/me/applications/{applicationId}/deadline',
    signedIn: true,
    keyed: false,
  },
  downloadMyFile: {
    method: 'GET',
    path: '/api/me/applications/{applicationId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  listMyDrafts: { method: 'GET', path: '/api/me/drafts', signedIn: true, keyed: false },
  createDraft: { method: 'POST', path: '/api/me/drafts', signedIn: true, keyed: true },
  getDraft: { method: 'GET', path: '/api/me/drafts/{draftId}', signedIn: true, keyed: false },
  updateDraft: { method: 'PATCH', path: '/api/me/drafts/{draftId}', signedIn: true, keyed: false },
  deleteDraft: { method: 'DELETE', path: '/api/me/drafts/{draftId}', signedIn: true, keyed: false },
  uploadDraftFile: { method: 'POST', path: '/api/me/drafts/{draftId}/files', signedIn: true, keyed: false },
  removeDraftFile: { method: 'DELETE', path: '/api/me/drafts/{draftId}/files/{fileId}', signedIn: true, keyed: false },
  exportMyData: { method: 'GET', path: '/api/me/export', signedIn: true, keyed: false },
  uploadMyFile: { method: 'POST', path: '/api/me/files', signedIn: true, keyed: false },
  listMyNotices: { method: 'GET', path: '/api/me/notices', signedIn: true, keyed: false },
  markMyNoticesRead: { method: 'POST', path: '/api/me/notices/actions/mark-read', signedIn: true, keyed: false },
  listMyPersons: { method: 'GET', path: '/api/me/persons', signedIn: true, keyed: false },
  savePerson: { method: 'POST', path: '/api/me/persons', signedIn: true, keyed: true },
  updatePerson: { method: 'PATCH', path: '/api/me/persons/{personId}', signedIn: true, keyed: false },
  deletePerson: { method: 'DELETE', path: '/api/me/persons/{personId}', signedIn: true, keyed: false },
  listMyRecordCorrections: { method: 'GET', path: '/api/me/record-corrections', signedIn: true, keyed: false },
  submitRecordCorrection: { method: 'POST', path: '/api/me/record-corrections', signedIn: true, keyed: true },
  getMyRecordCorrection: {
    method: 'GET',
    path: '/api/me/record-corrections/{correctionId}',
    signedIn: true,
    keyed: false,
  },
  withdrawRecordCorrection: {
    method: 'POST',
    path: '/api/me/record-corrections/{correctionId}/actions/withdraw',
    signedIn: true,
    keyed: false,
  },
  downloadMyCorrectionFile: {
    method: 'GET',
    path: '/api/me/record-corrections/{correctionId}/files/{fileId}',
    signedIn: true,
    keyed: false,
  },
  signInCitizen: { method: 'POST', path: '/api/me/session', signedIn: false, keyed: false },
  signOutCitizen: { method: 'DELETE', path: '/api/me/session', signedIn: true, keyed: false },
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
};
