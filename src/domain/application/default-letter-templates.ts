/** The wording of every letter until an agency has its own. Each satisfies `letter-elements.ts`; the tests hold it to that. */
import { type OutgoingKindId } from './letter-kinds.js';
import { type LetterTemplate, type TemplateBlock } from './letter-templates.js';

const p = (text: string): TemplateBlock => ({ kind: 'paragraph', text });
const to = (text: string): TemplateBlock => ({ kind: 'addressee', text });

const TO_APPLICANT = to('{申请人}：');
const RECEIVED = '本机关于{收到日期}收到您提交的政府信息公开申请（受理号：{受理号}），申请公开的内容为：{申请内容}。';
const REGULATIONS = '《中华人民共和国政府信息公开条例》';
const MORE = p('{补充说明}');
const CONTACT = p('联系机构：{承办机构}；联系电话：{联系电话}。');
const SO_TOLD = p('特此告知。');

const decision = (title: string): LetterTemplate => ({
  title,
  blocks: [TO_APPLICANT, p(RECEIVED), p('{处理结论}'), p('{答复内容}'), MORE],
});

export const DEFAULT_LETTER_TEMPLATES: Readonly<Record<OutgoingKindId, LetterTemplate>> = {
  receipt: {
    title: '政府信息公开申请接收回执',
    blocks: [
      TO_APPLICANT,
      p(
        '本机关于{收到日期}收到您的政府信息公开申请（提交方式：{申请方式}），现予登记，受理号为{受理号}。申请公开的内容为：{申请内容}。',
      ),
      p(
        `根据${REGULATIONS}第三十三条的规定，本机关将自收到申请之日起20个工作日内答复，即在{答复期限}前答复；需要您补正申请内容、需要延长答复期限或者征求意见的，本机关将另行告知。`,
      ),
      p('您可以凭受理号向本机关查询办理情况。'),
      CONTACT,
      MORE,
    ],
  },
  supplement_notice: {
    title: '政府信息公开申请补正告知书',
    blocks: [
      TO_APPLICANT,
      p(RECEIVED),
      p(`经审查，您的申请内容不明确。根据${REGULATIONS}第三十条的规定，请您补正以下内容：`),
      p('{补正内容}'),
      p(
        '请在{补正期限}前补正。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
      ),
      MORE,
      CONTACT,
      SO_TOLD,
    ],
  },
  extension_notice: {
    title: '政府信息公开延期答复告知书',
    blocks: [
      TO_APPLICANT,
      p(RECEIVED),
      p(
        `因{延期理由}，不能在20个工作日内作出答复。根据${REGULATIONS}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限{延期工作日数}个工作日，将在{答复期限}前答复。`,
      ),
      MORE,
      CONTACT,
      SO_TOLD,
    ],
  },
  reasons_notice: {
    title: '政府信息公开申请说明理由告知书',
    blocks: [
      TO_APPLICANT,
      p(RECEIVED),
      p(
        `您申请公开政府信息的数量、频次明显超过合理范围。根据${REGULATIONS}第三十五条的规定，请您在{说明期限}前说明理由：`,
      ),
      p('{说明事项}'),
      p(
        '理由不合理的，本机关不予处理；理由合理，但是无法在规定的期限内答复的，本机关将确定延迟答复的合理期限并告知您。',
      ),
      MORE,
      CONTACT,
      SO_TOLD,
    ],
  },
  third_party_consultation: {
    title: '政府信息公开征求意见书',
    blocks: [
      to('{征求对象}：'),
      p('本机关收到公开“{申请内容}”的申请，其中含有与你方有关的信息。现就以下事项征求意见：'),
      p('{征求事项}'),
      p(
        `根据${REGULATIONS}第三十二条的规定，请自收到本意见书之日起15个工作日内书面提出是否同意公开的意见；不同意公开的，请说明理由，并可以提交证明材料。逾期未提出意见的，由本机关依照该条例的规定决定是否公开。`,
      ),
      MORE,
      CONTACT,
    ],
  },
  agency_consultation: {
    title: '政府信息公开征求意见书',
    blocks: [
      to('{征求对象}：'),
      p('本机关收到公开“{申请内容}”的申请，所申请公开的信息由本机关牵头，与你单位共同制作。现就以下事项征求意见：'),
      p('{征求事项}'),
      p(
        `根据${REGULATIONS}第三十四条的规定，请自收到本意见书之日起15个工作日内提出意见；逾期未提出意见的，视为同意公开。`,
      ),
      MORE,
      CONTACT,
    ],
  },
  consultation_notice: {
    title: '政府信息公开征求意见告知书',
    blocks: [
      TO_APPLICANT,
      p(RECEIVED),
      p(
        `办理中需要征求{征求单位类别}的意见，本机关已于{征求日期}发出征求意见书。根据${REGULATIONS}第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。`,
      ),
      MORE,
      CONTACT,
      SO_TOLD,
    ],
  },
  release_notice: {
    title: '政府信息公开告知书',
    blocks: [
      to('{征求对象}：'),
      p('本机关于{收到日期}收到公开“{申请内容}”的申请，就其中与你方有关的信息征求了你方意见，你方{第三方意见}。'),
      p(
        `经审查，本机关认为不公开可能对公共利益造成重大影响。根据${REGULATIONS}第十五条、第三十二条的规定，决定予以公开，现将公开的内容和理由告知如下：`,
      ),
      p('公开的内容：{公开内容}'),
      p('公开的理由：{公开理由}'),
      MORE,
      CONTACT,
    ],
  },
  assistance_letter: {
    title: '政府信息公开协办函',
    blocks: [
      to('{协办单位}：'),
      p('本机关于{收到日期}收到公开“{申请内容}”的申请。为依法按期答复，请你单位协助办理以下事项：'),
      p('{协办事项}'),
      p('请在{协办期限}前书面回复，并附有关材料；没有所需信息的，请说明检索的范围和结果。'),
      MORE,
      CONTACT,
      p('特此函达。'),
    ],
  },
  fee_notice: {
    title: '政府信息公开信息处理费收费通知',
    blocks: [
      TO_APPLICANT,
      p(RECEIVED),
      p(
        `根据${REGULATIONS}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关决定收取信息处理费：`,
      ),
      {
        kind: 'table',
        rows: [
          ['计收方式', '{收费方式}'],
          ['收费标准', '{收费标准}'],
          ['计费数量', '{计费数量}'],
          ['收费金额', '{收费金额}'],
          ['缴费期限', '{缴费期限}'],
          ['缴纳方式', '{缴纳方式}'],
        ],
      },
      p(
        '请在{缴费期限}前缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该申请；缴费后，答复期限自缴费完成之日次日起重新计算。',
      ),
      MORE,
      CONTACT,
      SO_TOLD,
    ],
  },
  decision_granted: decision('政府信息公开告知书'),
  decision_partially_granted: decision('政府信息部分公开告知书'),
  decision_refused: decision('政府信息不予公开告知书'),
  decision_unavailable: decision('政府信息公开申请答复书'),
  decision_not_processed: decision('政府信息公开申请不予处理告知书'),
  decision_otherwise: decision('政府信息公开申请处理告知书'),
  delivery_receipt: {
    title: '送达回证',
    blocks: [
      {
        kind: 'table',
        rows: [
          ['送达文书', '{送达文书}'],
          ['文号', '{送达文号}'],
          ['受送达人', '{受送达人}'],
          ['送达地点', ''],
          ['送达方式', ''],
          ['受送达人签名或者盖章', ''],
          ['收到日期', '      年    月    日'],
          ['代收人签名及与受送达人的关系', ''],
          ['送达人', ''],
          ['备注', ''],
        ],
      },
      { kind: 'note', text: '受送达人拒绝签收的，由送达人在备注中记明情况和日期。' },
    ],
  },
};
