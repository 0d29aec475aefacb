/**
 * Results of cases received before the 2019 Regulations came into force (2019-05-15): the rows 三（三）1–8 of the form of
 * 2014–2018 (国办发〔2014〕32号), and where each is counted when such a case was finished in 2019 or later.
 *
 * The mapping follows one principle: a new row is used only where it says the same as the old label. Where it would assert
 * more than the record does, the case is counted under （六）其他处理. `mappingNote` gives the reason for each.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { DECISIONS, isDecisionCode, type DecisionCode } from './decisions.js';
import { type LegalGroundId } from './legal-grounds.js';

export const REGULATIONS_2019_IN_FORCE = '2019-05-15';

/** Whether the 2007 text governs a case: decided by the day of receipt, not by the day of the answer. */
export function isUnderOldRegulations(receiptDate: PlainDate): boolean {
  return receiptDate < REGULATIONS_2019_IN_FORCE;
}

interface GenerationOneDecision {
  /** The row of the form of 2014–2018. */
  label: string;
  ground: LegalGroundId;
  mapsTo: DecisionCode;
  mappingNote: string;
}

const TABLE = {
  g1_already_public: {
    label: '1.属于已主动公开范围数',
    ground: 'old_article_21_1',
    mapsTo: 'granted',
    mappingNote: '2019年起已主动公开的情形（第三十六条第（一）项）计入予以公开',
  },
  g1_granted: {
    label: '2.同意公开答复数',
    ground: 'old_article_21_1',
    mapsTo: 'granted',
    mappingNote: '含义相同',
  },
  g1_partially_granted: {
    label: '3.同意部分公开答复数',
    ground: 'old_article_22',
    mapsTo: 'partially_granted',
    mappingNote: '含义相同',
  },
  g1_refused: {
    label: '4.不同意公开答复数',
    ground: 'old_article_21_2',
    mapsTo: 'refused_prohibited_by_law',
    mappingNote: '只知不予公开、未记明理由的，计入不予公开中的其他一项',
  },
  g1_refused_state_secret: {
    label: '涉及国家秘密',
    ground: 'old_article_21_2',
    mapsTo: 'refused_state_secret',
    mappingNote: '含义相同',
  },
  g1_refused_trade_secret: {
    label: '涉及商业秘密',
    ground: 'old_article_21_2',
    mapsTo: 'refused_third_party_rights',
    mappingNote: '2019年起与个人隐私并为保护第三方合法权益（第十五条）',
  },
  g1_refused_personal_privacy: {
    label: '涉及个人隐私',
    ground: 'old_article_21_2',
    mapsTo: 'refused_third_party_rights',
    mappingNote: '2019年起与商业秘密并为保护第三方合法权益（第十五条）',
  },
  g1_refused_security_and_stability: {
    label: '危及国家安全、公共安全、经济安全和社会稳定',
    ground: 'old_article_21_2',
    mapsTo: 'refused_security_and_stability',
    mappingNote: '含义相同',
  },
  g1_not_government_information: {
    label: '不是《条例》所指政府信息',
    ground: 'old_article_2',
    mapsTo: 'otherwise_other',
    mappingNote: '2019年起的表没有这一情形',
  },
  g1_refused_other: {
    label: '法律法规规定的其他情形',
    ground: 'old_article_21_2',
    mapsTo: 'refused_prohibited_by_law',
    mappingNote: '同为其他法律法规规定不予公开',
  },
  g1_not_this_agency: {
    label: '5.不属于本行政机关公开数',
    ground: 'old_article_21_3',
    mapsTo: 'unavailable_not_held',
    mappingNote: '2019年起计入本机关不掌握相关政府信息（第三十六条第（五）项）',
  },
  g1_not_existing: {
    label: '6.申请信息不存在数',
    ground: 'old_article_21_3',
    mapsTo: 'unavailable_not_held',
    mappingNote: '2019年起计入本机关不掌握相关政府信息（第三十六条第（四）项）',
  },
  g1_supplement_advised: {
    label: '7.告知作出更改补充数',
    ground: 'old_article_21_4',
    mapsTo: 'otherwise_other',
    mappingNote: '旧条例以告知为办结，既不是补正后仍不明确，也不能断定逾期不补正',
  },
  g1_other_channel: {
    label: '8.告知通过其他途径办理数',
    ground: 'old_other_channel',
    mapsTo: 'otherwise_other',
    mappingNote: '未记明是信访举报投诉还是行政查询，不能归入其中一项',
  },
} satisfies Record<string, GenerationOneDecision>;

export type GenerationOneCode = keyof typeof TABLE;
export const GENERATION_ONE_CODES = Object.keys(TABLE) as [GenerationOneCode, ...GenerationOneCode[]];
export const GENERATION_ONE_DECISIONS: Readonly<Record<GenerationOneCode, GenerationOneDecision>> = TABLE;

/** Every code a case may be stored with. */
export type AnyDecisionCode = DecisionCode | GenerationOneCode;

export function isGenerationOneCode(value: unknown): value is GenerationOneCode {
  return typeof value === 'string' && Object.hasOwn(TABLE, value);
}

export function isAnyDecisionCode(value: unknown): value is AnyDecisionCode {
  return isDecisionCode(value) || isGenerationOneCode(value);
}

/**
 * The code under which a stored code is counted from 2019 on.
 * @throws Error for a string that is no decision code: what is stored was checked when it was written.
 */
export function statisticsCode(code: string): DecisionCode {
  if (isGenerationOneCode(code)) return GENERATION_ONE_DECISIONS[code].mapsTo;
  if (isDecisionCode(code)) return code;
  throw new Error(`未知的处理决定：${code}`);
}

/** The row of table 2 where a result is counted, by generation of the form (2 = 2019–2020, 3 = 2021 on). */
export function decisionRowOf(code: AnyDecisionCode, generation: 2 | 3): DecisionCode | 'otherwise_handled' {
  return DECISIONS[statisticsCode(code)].row[generation];
}
