/**
 * The legal grounds a decision may rest on. The remedy that the letter must tell is a column here, keyed by ground and not by
 * decision: 国办函〔2021〕132号 第二、三条, 法释〔2025〕8号, 行政复议法 (2023) 第二十三条第一款第（四）项.
 *
 * R1 = reconsideration first (不予公开: 第十四至十六条 and the refused part of 第三十七条);
 * R2 = reconsideration within 60 days or suit within 6 months (everything else, 行政查询 and both overdue closings included);
 * R3 = letters from before 2024-01-01, kept as they were.
 */
import { type PlainDate } from '../calendar/plain-date.js';

export const REMEDY_VARIANTS = ['R1', 'R2', 'R3'] as const;
export type RemedyVariant = (typeof REMEDY_VARIANTS)[number];

/** What the case file must hold before a decision on this ground may be proposed. */
export const GROUND_REQUIREMENTS = {
  /** The agency has to prove a reasonable search (第三十六条第（四）项). */
  search_log: '检索记录',
  /** The earlier dispatched answer of this agency to the same applicant (第三十六条第（六）项). */
  linked_decision: '此前已作出的答复',
  supplement_notice: '补正通知',
  fee_notice: '收费通知',
  /** 第三十五条: nobody is refused for asking often who was not asked why. */
  reasons_request: '说明理由通知',
  named_agency: '保管档案的档案馆',
} as const;
export type GroundRequirement = keyof typeof GROUND_REQUIREMENTS;

interface LegalGround {
  /** The citation as the letter prints it after the name of the instrument. */
  articleText: string;
  instrument: 'regulations_2019' | 'regulations_2007' | 'fee_measures' | 'none';
  /** When the ground applies, in plain words. */
  situation: string;
  remedyVariant: RemedyVariant;
  requires: readonly GroundRequirement[];
  /** Facts that may be given but are not demanded. */
  accepts: readonly 'named_agency'[];
}

export const INSTRUMENT_NAMES = {
  regulations_2019: '《中华人民共和国政府信息公开条例》',
  regulations_2007: '《中华人民共和国政府信息公开条例》（2007年）',
  fee_measures: '《政府信息公开信息处理费管理办法》',
  none: '',
} as const;

const ground = (
  articleText: string,
  situation: string,
  remedyVariant: RemedyVariant,
  more: Partial<Pick<LegalGround, 'instrument' | 'requires' | 'accepts'>> = {},
): LegalGround => ({
  articleText,
  situation,
  remedyVariant,
  instrument: 'regulations_2019',
  requires: [],
  accepts: [],
  ...more,
});

const none = { instrument: 'none' } as const;
const old = { instrument: 'regulations_2007' } as const;

const TABLE = {
  article_36_1: ground('第三十六条第（一）项', '所申请公开信息已经主动公开', 'R2'),
  article_36_2: ground('第三十六条第（二）项', '所申请公开信息可以公开', 'R2'),
  article_37: ground('第三十七条', '含有不应当公开的内容，能够作区分处理', 'R1'),
  article_14: ground(
    '第三十六条第（三）项、第十四条',
    '国家秘密、法律行政法规禁止公开，或者公开后可能危及“三安全一稳定”',
    'R1',
  ),
  article_15: ground('第三十六条第（三）项、第十五条', '涉及商业秘密、个人隐私等，公开会损害第三方合法权益', 'R1'),
  article_16_1: ground('第三十六条第（三）项、第十六条第一款', '人事管理、后勤管理、内部工作流程等内部事务信息', 'R1'),
  article_16_2: ground('第三十六条第（三）项、第十六条第二款', '过程性信息或者行政执法案卷信息', 'R1'),
  article_36_7: ground('第三十六条第（七）项', '工商、不动产登记资料等信息，法律、行政法规对获取有特别规定', 'R2'),
  article_36_4: ground('第三十六条第（四）项', '经检索没有所申请公开信息', 'R2', { requires: ['search_log'] }),
  article_36_5: ground('第三十六条第（五）项', '不属于本行政机关负责公开', 'R2', { accepts: ['named_agency'] }),
  article_38: ground('第三十八条', '没有现成信息，需要对现有政府信息进行加工、分析', 'R2'),
  article_30: ground('第三十条', '补正后仍不明确，或者无正当理由逾期不补正', 'R2', { requires: ['supplement_notice'] }),
  article_39_1: ground('第三十九条第一款', '以政府信息公开申请的形式进行信访、投诉、举报等活动', 'R2'),
  article_36_6: ground('第三十六条第（六）项', '已就该申请作出答复，申请人重复申请公开相同信息', 'R2', {
    requires: ['linked_decision'],
  }),
  article_39_2: ground('第三十九条第二款', '要求提供政府公报、报刊、书籍等公开出版物', 'R2'),
  article_35: ground('第三十五条', '申请公开的数量、频次明显超过合理范围，且理由不合理', 'R2', {
    requires: ['reasons_request'],
  }),
  /** Handed over to the state archive: the letter names it and its procedure (A.10, 19). */
  archive_transferred: ground('', '所申请的信息已移交国家档案馆，按照档案管理的规定查阅', 'R2', {
    ...none,
    requires: ['named_agency'],
    accepts: ['named_agency'],
  }),
  /** The form counts it, no article names it. */
  confirmation_no_article: ground('', '要求行政机关确认或者重新出具已经获取的信息', 'R2', none),
  /** Non-payment after the notice; the fee itself has no remedy of its own, the closing has. */
  fee_measures: ground('（国办函〔2020〕109号）', '逾期未按收费通知要求缴纳费用', 'R2', {
    instrument: 'fee_measures',
    requires: ['fee_notice'],
  }),
  withdrawn: ground('', '申请人撤回申请', 'R2', none),
  applicant_ceased: ground('', '申请人死亡或者终止，无人承受其申请', 'R2', none),
  merged: ground('', '与同一申请人内容相同的待办申请合并办理', 'R2', none),
  transferred: ground('', '机构改革后职能划转，由承接机关办理', 'R2', none),
  other_closing: ground('', '其他情形', 'R2', none),

  // The 2007 text: only for cases received before 2019-05-15 (law A.9). Their letters stay as they were.
  old_article_21_1: ground('第二十一条第（一）项', '属于公开范围', 'R3', old),
  old_article_21_2: ground('第二十一条第（二）项', '属于不予公开范围', 'R3', old),
  old_article_21_3: ground('第二十一条第（三）项', '不属于本行政机关公开或者该信息不存在', 'R3', old),
  old_article_21_4: ground('第二十一条第（四）项', '申请内容不明确，告知作出更改、补充', 'R3', old),
  old_article_22: ground('第二十二条', '含有不应当公开的内容，能够作区分处理', 'R3', old),
  old_article_2: ground('第二条', '不是条例所指政府信息', 'R3', old),
  old_other_channel: ground('', '告知通过其他途径办理', 'R3', none),
} satisfies Record<string, LegalGround>;

export type LegalGroundId = keyof typeof TABLE;
export const LEGAL_GROUNDS: Readonly<Record<LegalGroundId, LegalGround>> = TABLE;
export const LEGAL_GROUND_IDS = Object.keys(TABLE) as [LegalGroundId, ...LegalGroundId[]];

export function isLegalGround(value: unknown): value is LegalGroundId {
  return typeof value === 'string' && Object.hasOwn(TABLE, value);
}

/** Which remedy paragraph a letter on this ground carries when dispatched today (A.10, 10). */
export function remedyVariant(groundId: LegalGroundId): RemedyVariant {
  return LEGAL_GROUNDS[groundId].remedyVariant;
}

/** The 2023 text of 行政复议法 is in force from this day; letters dispatched earlier are never re-worded. */
const RECONSIDERATION_LAW_IN_FORCE = '2024-01-01';

export function remedyVariantOn(groundId: LegalGroundId, dispatchDate: PlainDate): RemedyVariant {
  return dispatchDate < RECONSIDERATION_LAW_IN_FORCE ? 'R3' : remedyVariant(groundId);
}

/** Instrument and article as a letter cites them; empty where the form knows a result that no article names. */
export function citationOf(groundId: LegalGroundId): string {
  const { instrument, articleText } = LEGAL_GROUNDS[groundId];
  return `${INSTRUMENT_NAMES[instrument]}${articleText}`;
}
