/**
 * The closed list of how an application may end: one table for validation, labels, grounds and the rows of table 2.
 * Labels are the official row labels, word for word (60号 for 2019–2020, 30号 from 2021 on; the order is the form's).
 * Which remedy the letter tells is not here but with the ground (`legal-grounds.ts`).
 */
import { AppError } from '../../errors.js';
import { LEGAL_GROUNDS, type GroundRequirement, type LegalGroundId } from './legal-grounds.js';

export const DECISION_GROUPS = {
  granted: '（一）予以公开',
  partially_granted: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  refused: '（三）不予公开',
  unavailable: '（四）无法提供',
  not_processed: '（五）不予处理',
  otherwise: '（六）其他处理',
} as const;
export type DecisionGroup = keyof typeof DECISION_GROUPS;

interface Decision<Code extends string> {
  group: DecisionGroup;
  /** The row of the form from 2021 on. */
  label: string;
  /** For lists and buttons, readable without the group. */
  shortLabel: string;
  /** The grounds it may rest on; the first is the usual one. */
  grounds: readonly [LegalGroundId, ...LegalGroundId[]];
  /** Row of table 2 by generation of the form: in 2019–2020 (六)其他处理 is one row. */
  row: { 2: Code | 'otherwise_handled'; 3: Code };
}

type Rest = Omit<Decision<string>, 'row'>;

const TABLE = {
  granted: {
    group: 'granted',
    label: '（一）予以公开',
    shortLabel: '予以公开',
    grounds: ['article_36_2', 'article_36_1'],
  },
  partially_granted: {
    group: 'partially_granted',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    shortLabel: '部分公开',
    grounds: ['article_37'],
  },
  refused_state_secret: {
    group: 'refused',
    label: '1.属于国家秘密',
    shortLabel: '国家秘密',
    grounds: ['article_14'],
  },
  refused_prohibited_by_law: {
    group: 'refused',
    label: '2.其他法律行政法规禁止公开',
    shortLabel: '法律行政法规禁止公开',
    grounds: ['article_14'],
  },
  refused_security_and_stability: {
    group: 'refused',
    label: '3.危及“三安全一稳定”',
    shortLabel: '危及三安全一稳定',
    grounds: ['article_14'],
  },
  refused_third_party_rights: {
    group: 'refused',
    label: '4.保护第三方合法权益',
    shortLabel: '保护第三方权益',
    grounds: ['article_15'],
  },
  refused_internal_affairs: {
    group: 'refused',
    label: '5.属于三类内部事务信息',
    shortLabel: '内部事务信息',
    grounds: ['article_16_1'],
  },
  refused_deliberative_process: {
    group: 'refused',
    label: '6.属于四类过程性信息',
    shortLabel: '过程性信息',
    grounds: ['article_16_2'],
  },
  refused_enforcement_file: {
    group: 'refused',
    label: '7.属于行政执法案卷',
    shortLabel: '行政执法案卷',
    grounds: ['article_16_2'],
  },
  /** Counted under 不予公开, but its ground is not one of 第十四至十六条. */
  refused_administrative_inquiry: {
    group: 'refused',
    label: '8.属于行政查询事项',
    shortLabel: '行政查询事项',
    grounds: ['article_36_7'],
  },
  unavailable_not_held: {
    group: 'unavailable',
    label: '1.本机关不掌握相关政府信息',
    shortLabel: '本机关不掌握',
    grounds: ['article_36_4', 'article_36_5', 'archive_transferred'],
  },
  unavailable_requires_creation: {
    group: 'unavailable',
    label: '2.没有现成信息需要另行制作',
    shortLabel: '需要另行制作',
    grounds: ['article_38'],
  },
  unavailable_still_unclear: {
    group: 'unavailable',
    label: '3.补正后申请内容仍不明确',
    shortLabel: '补正后仍不明确',
    grounds: ['article_30'],
  },
  not_processed_petition: {
    group: 'not_processed',
    label: '1.信访举报投诉类申请',
    shortLabel: '信访举报投诉',
    grounds: ['article_39_1'],
  },
  not_processed_duplicate: {
    group: 'not_processed',
    label: '2.重复申请',
    shortLabel: '重复申请',
    grounds: ['article_36_6'],
  },
  not_processed_public_publication: {
    group: 'not_processed',
    label: '3.要求提供公开出版物',
    shortLabel: '公开出版物',
    grounds: ['article_39_2'],
  },
  not_processed_unreasonably_frequent: {
    group: 'not_processed',
    label: '4.无正当理由大量反复申请',
    shortLabel: '大量反复申请',
    grounds: ['article_35'],
  },
  not_processed_confirmation: {
    group: 'not_processed',
    label: '5.要求行政机关确认或重新出具已获取信息',
    shortLabel: '确认或重新出具',
    grounds: ['confirmation_no_article'],
  },
  otherwise_supplement_overdue: {
    group: 'otherwise',
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    shortLabel: '逾期不补正',
    grounds: ['article_30'],
  },
  otherwise_fee_unpaid: {
    group: 'otherwise',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    shortLabel: '逾期不缴费',
    grounds: ['fee_measures'],
  },
  otherwise_other: {
    group: 'otherwise',
    label: '3.其他',
    shortLabel: '其他情形',
    grounds: ['other_closing', 'archive_transferred', 'withdrawn', 'applicant_ceased', 'merged', 'transferred'],
  },
} satisfies Record<string, Rest>;

export type DecisionCode = keyof typeof TABLE;

/** In the order of the form's rows. */
export const DECISION_CODES = Object.keys(TABLE) as [DecisionCode, ...DecisionCode[]];

export const DECISIONS: Readonly<Record<DecisionCode, Decision<DecisionCode>>> = Object.fromEntries(
  DECISION_CODES.map((code) => {
    const rest: Rest = TABLE[code];
    return [code, { ...rest, row: { 2: rest.group === 'otherwise' ? 'otherwise_handled' : code, 3: code } }];
  }),
) as Record<DecisionCode, Decision<DecisionCode>>;

export function isDecisionCode(value: unknown): value is DecisionCode {
  return typeof value === 'string' && Object.hasOwn(TABLE, value);
}

/** A name that stands alone in a list: group and row, e.g. “不予公开：属于国家秘密”. */
export function decisionTitle(code: DecisionCode): string {
  const { group, label } = DECISIONS[code];
  if (group === 'granted') return '予以公开';
  if (group === 'partially_granted') return '部分公开';
  return `${DECISION_GROUPS[group].slice(3)}：${label.slice(2)}`;
}

/** One part of what was asked, decided on its own ground. A case that is not divided has exactly one. */
export interface DecisionPart {
  code: DecisionCode;
  ground: LegalGroundId;
  /** What this part of the application is about, in the letter's words. */
  subject?: string;
}

/** @throws AppError `decision_incomplete` when the decision cannot rest on this ground. */
export function assertGroundAllowed(code: DecisionCode, ground: LegalGroundId): void {
  if (DECISIONS[code].grounds.includes(ground)) return;
  throw new AppError('decision_incomplete', {
    reason: `“${decisionTitle(code)}”不能以“${LEGAL_GROUNDS[ground].situation}”为依据`,
  });
}

/** What the file must hold before these parts may be proposed, each once. */
export function requirementsOf(parts: readonly DecisionPart[]): GroundRequirement[] {
  return [...new Set(parts.flatMap((part) => LEGAL_GROUNDS[part.ground].requires))];
}
