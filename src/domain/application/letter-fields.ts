/** What may be filled into a letter's text. The words in braces are what people who write templates see. */
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';

interface LetterField {
  /** Where it is to be had, told when it is missing. */
  source: string;
  /** Tells who applied, or leads to him: not for letters to others. */
  ofApplicant?: true;
  /** Typed for this letter; everything else is taken from the case and cannot be typed. */
  typed?: 'line' | 'paragraphs' | 'date';
  /** A paragraph with it is left out when there is nothing to fill in. */
  optional?: true;
}

const TABLE = {
  机关名称: { source: '机关资料' },
  承办机构: { source: '机关资料' },
  联系电话: { source: '机关资料', optional: true },
  办公地址: { source: '机关资料', optional: true },
  申请人: { source: '案件', ofApplicant: true },
  受理号: { source: '案件', ofApplicant: true },
  申请方式: { source: '案件', ofApplicant: true },
  收到日期: { source: '案件：确认收到申请之日' },
  申请内容: { source: '案件' },
  答复期限: { source: '案件：收到申请后由系统计算' },
  补正内容: { source: '“要求补正”的记录' },
  补正期限: { source: '“要求补正”的记录' },
  延期工作日数: { source: '批准延期的记录' },
  延期理由: { source: '批准延期的记录' },
  说明事项: { source: '“要求说明理由”的记录' },
  说明期限: { source: '“要求说明理由”的记录' },
  征求对象: { source: '“发出征求意见书”的记录' },
  征求事项: { source: '“发出征求意见书”的记录' },
  征求日期: { source: '“发出征求意见书”的记录' },
  征求单位类别: { source: '“发出征求意见书”的记录' },
  第三方意见: { source: '“登记征求意见答复”的记录' },
  协办单位: { source: '“发出协办函”的记录' },
  协办事项: { source: '“发出协办函”的记录' },
  协办期限: { source: '“发出协办函”的记录' },
  公开理由: { source: '处理决定中的公共利益理由' },
  公开内容: { source: '处理决定' },
  收费方式: { source: '“发出收费通知”的记录' },
  收费标准: { source: '“发出收费通知”的记录' },
  计费数量: { source: '“发出收费通知”的记录' },
  收费金额: { source: '“发出收费通知”的记录' },
  缴费期限: { source: '“发出收费通知”的记录' },
  缴纳方式: { source: '本次填写', typed: 'paragraphs' },
  处理结论: { source: '处理决定' },
  答复内容: { source: '处理决定' },
  补充说明: { source: '本次填写', typed: 'paragraphs', optional: true },
  送达文书: { source: '所送达的文书' },
  送达文号: { source: '所送达的文书' },
  受送达人: { source: '本次填写，默认为申请人或者征求意见的对象' },
} satisfies Record<string, LetterField>;

export type LetterFieldId = keyof typeof TABLE;
export const LETTER_FIELDS: Readonly<Record<LetterFieldId, LetterField>> = TABLE;
export const LETTER_FIELD_IDS = Object.keys(TABLE) as [LetterFieldId, ...LetterFieldId[]];
export type LetterValues = Partial<Record<LetterFieldId, string>>;

export const TYPED_FIELD_IDS = LETTER_FIELD_IDS.filter((id) => LETTER_FIELDS[id].typed !== undefined) as [
  LetterFieldId,
  ...LetterFieldId[],
];

const EVERYWHERE: readonly LetterFieldId[] = ['机关名称', '承办机构', '联系电话', '办公地址', '补充说明'];
const OF_APPLICANT: readonly LetterFieldId[] = ['申请人', '受理号', '申请方式'];
const OF_CASE: readonly LetterFieldId[] = ['收到日期', '申请内容'];
const OF_CONSULTATION: readonly LetterFieldId[] = ['征求对象', '征求事项', '征求日期', '征求单位类别'];

const OWN: Readonly<Record<OutgoingKindId, readonly LetterFieldId[]>> = {
  receipt: ['答复期限'],
  supplement_notice: ['补正内容', '补正期限'],
  extension_notice: ['延期工作日数', '延期理由', '答复期限'],
  reasons_notice: ['说明事项', '说明期限'],
  third_party_consultation: OF_CONSULTATION,
  agency_consultation: OF_CONSULTATION,
  // Who the third party is, is not for the applicant.
  consultation_notice: ['征求日期', '征求单位类别'],
  release_notice: ['征求对象', '第三方意见', '公开内容', '公开理由'],
  assistance_letter: ['协办单位', '协办事项', '协办期限'],
  fee_notice: ['收费方式', '收费标准', '计费数量', '收费金额', '缴费期限', '缴纳方式'],
  decision_granted: ['处理结论', '答复内容'],
  decision_partially_granted: ['处理结论', '答复内容'],
  decision_refused: ['处理结论', '答复内容'],
  decision_unavailable: ['处理结论', '答复内容'],
  decision_not_processed: ['处理结论', '答复内容'],
  decision_otherwise: ['处理结论', '答复内容'],
  delivery_receipt: ['送达文书', '送达文号', '受送达人'],
};

/** The fields that a letter of this kind may have, in the order of the table. */
export function fieldsOf(kind: OutgoingKindId): LetterFieldId[] {
  const { toApplicant } = OUTGOING_KINDS[kind];
  const allowed = new Set([
    ...EVERYWHERE,
    ...(kind === 'delivery_receipt' ? [] : OF_CASE),
    ...(toApplicant ? OF_APPLICANT : []),
    ...OWN[kind],
  ]);
  return LETTER_FIELD_IDS.filter((id) => allowed.has(id));
}

/** What somebody typed for this letter. */
export type TypedValues = Partial<Record<LetterFieldId, string>>;

export function isLetterField(word: string): word is LetterFieldId {
  return Object.hasOwn(TABLE, word);
}
