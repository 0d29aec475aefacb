/**
 * What must be said in each letter, whoever words it (第三十至三十六条, 第四十二条; 国办函〔2020〕109号 第六条). An element is there
 * when one of its fields or phrases is. What the server places itself (number, remedies, signature, date) cannot be left out.
 */
import { type OutgoingKindId } from './letter-kinds.js';

export interface LetterElement {
  /** As people are told that it is missing. */
  label: string;
  /** One of these has to stand in the text. */
  any: readonly string[];
}

const element = (label: string, ...any: string[]): LetterElement => ({ label, any });

const APPLICANT = element('申请人的姓名或者名称（{申请人}）', '{申请人}');
const RECEIVED = element('收到申请的日期（{收到日期}）', '{收到日期}');
const ASKED = element('所申请的内容（{申请内容}）', '{申请内容}');
const NUMBER = element('受理号（{受理号}）', '{受理号}');
const COMMON = [APPLICANT, RECEIVED, ASKED] as const;
const DECISION = [
  ...COMMON,
  element('处理结论和法律依据（{处理结论}）', '{处理结论}'),
  element('答复的内容和理由（{答复内容}）', '{答复内容}'),
] as const;
const WITHIN_15 = '15个工作日';

export const LETTER_ELEMENTS: Readonly<Record<OutgoingKindId, readonly LetterElement[]>> = {
  receipt: [...COMMON, NUMBER, element('答复期限（{答复期限}）', '{答复期限}')],
  supplement_notice: [
    ...COMMON,
    element('需要补正的事项（{补正内容}）', '{补正内容}'),
    element('合理的补正期限（{补正期限}）', '{补正期限}'),
    element('逾期不补正的后果（写明“放弃申请”）', '放弃申请'),
    element('法律依据（第三十条）', '第三十条'),
  ],
  extension_notice: [
    ...COMMON,
    element('延长的工作日数（{延期工作日数}）', '{延期工作日数}'),
    element('延期的理由（{延期理由}）', '{延期理由}'),
    element('延长后的答复期限（{答复期限}）', '{答复期限}'),
    element('法律依据（第三十三条）', '第三十三条'),
  ],
  reasons_notice: [
    ...COMMON,
    element('需要说明的事项（{说明事项}）', '{说明事项}'),
    element('说明的期限（{说明期限}）', '{说明期限}'),
    element('法律依据（第三十五条）', '第三十五条'),
  ],
  third_party_consultation: [
    element('第三方的名称（{征求对象}）', '{征求对象}'),
    element('征求意见的事项（{征求事项}）', '{征求事项}'),
    element('答复期限（15个工作日）', WITHIN_15),
    element('逾期不答复的后果（由本机关决定是否公开）', '决定是否公开'),
    element('法律依据（第三十二条）', '第三十二条'),
  ],
  agency_consultation: [
    element('行政机关的名称（{征求对象}）', '{征求对象}'),
    element('征求意见的事项（{征求事项}）', '{征求事项}'),
    element('答复期限（15个工作日）', WITHIN_15),
    element('逾期不答复的后果（视为同意公开）', '视为同意公开'),
    element('法律依据（第三十四条）', '第三十四条'),
  ],
  consultation_notice: [
    ...COMMON,
    element('征求意见所需时间不计入答复期限', '不计算在', '不计入'),
    element('法律依据（第三十三条）', '第三十三条'),
  ],
  release_notice: [
    element('第三方的名称（{征求对象}）', '{征求对象}'),
    element('决定公开的内容（{公开内容}）', '{公开内容}'),
    element('公开的理由（{公开理由}）', '{公开理由}'),
    element('法律依据（第三十二条）', '第三十二条'),
  ],
  assistance_letter: [
    element('协办单位的名称（{协办单位}）', '{协办单位}'),
    element('协办事项（{协办事项}）', '{协办事项}'),
    element('协办期限（{协办期限}）', '{协办期限}'),
  ],
  fee_notice: [
    ...COMMON,
    element('收费依据（第四十二条和《政府信息公开信息处理费管理办法》）', '信息处理费管理办法'),
    element('收费标准（{收费标准}）', '{收费标准}'),
    element('计费数量（{计费数量}）', '{计费数量}'),
    element('收费金额（{收费金额}）', '{收费金额}'),
    element('缴费期限（{缴费期限}）', '{缴费期限}'),
    element('缴纳方式（{缴纳方式}）', '{缴纳方式}'),
    element('逾期不缴费的后果（写明“放弃申请”）', '放弃申请'),
  ],
  decision_granted: DECISION,
  decision_partially_granted: DECISION,
  decision_refused: DECISION,
  decision_unavailable: DECISION,
  decision_not_processed: DECISION,
  decision_otherwise: DECISION,
  delivery_receipt: [
    element('送达的文书（{送达文书}）', '{送达文书}'),
    element('文号（{送达文号}）', '{送达文号}'),
    element('受送达人（{受送达人}）', '{受送达人}'),
    element('送达方式', '送达方式'),
    element('送达地点', '送达地点'),
    element('收到日期和签收', '签收', '签名'),
    element('送达人', '送达人'),
  ],
};
