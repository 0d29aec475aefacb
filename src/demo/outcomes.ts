/** How a case of the demo ends: decision, what has to happen before it, and the words of the reply. */
import { type DecisionCode, type DecisionPart } from '../domain/application/decisions.js';
import { type LegalGroundId } from '../domain/application/legal-grounds.js';

/** What must be in the file before the decision, or how the case ends without one. */
export type OutcomePath =
  | 'plain'
  | 'search'
  | 'reasons'
  | 'third_party'
  | 'agency'
  | 'supplement_unclear'
  | 'supplement_overdue'
  | 'earlier_answer'
  | 'pending_twin'
  | 'withdrawal';

interface OutcomeRule {
  code: DecisionCode;
  ground: LegalGroundId;
  path: OutcomePath;
  /** The reply; `{subject}` is what was asked for. */
  text: string;
}

const REGULATIONS = '《中华人民共和国政府信息公开条例》';

const rule = (code: DecisionCode, ground: LegalGroundId, path: OutcomePath, text: string): OutcomeRule => ({
  code,
  ground,
  path,
  text,
});

export const OUTCOMES = {
  granted: rule(
    'granted',
    'article_36_2',
    'plain',
    `经审查，您申请公开的“{subject}”属于可以公开的政府信息。根据${REGULATIONS}第三十六条第（二）项的规定，现将该信息按您要求的形式提供给您。`,
  ),
  granted_published: rule(
    'granted',
    'article_36_1',
    'plain',
    `您申请公开的“{subject}”已经主动公开。您可以在本机关政府信息公开平台“法定主动公开内容”栏目中按名称检索、查阅和下载，也可以到市民中心政府信息公开查阅点免费查阅。`,
  ),
  partially_granted: rule(
    'partially_granted',
    'article_37',
    'plain',
    `您申请公开的“{subject}”中含有不应当公开的内容，但能够作区分处理。根据${REGULATIONS}第三十七条的规定，现将可以公开的部分提供给您；其中涉及个人隐私和尚未形成结论的内容不予公开。`,
  ),
  refused_state_secret: rule(
    'refused_state_secret',
    'article_14',
    'plain',
    `经审查，您申请公开的“{subject}”已依法确定为国家秘密。根据${REGULATIONS}第十四条的规定，本机关决定不予公开。`,
  ),
  refused_prohibited_by_law: rule(
    'refused_prohibited_by_law',
    'article_14',
    'plain',
    `您申请公开的“{subject}”属于法律、行政法规规定不得公开的信息。根据${REGULATIONS}第十四条的规定，本机关决定不予公开。`,
  ),
  refused_security_and_stability: rule(
    'refused_security_and_stability',
    'article_14',
    'plain',
    `经审查，公开“{subject}”可能危及公共安全。根据${REGULATIONS}第十四条的规定，本机关决定不予公开。`,
  ),
  refused_third_party_rights: rule(
    'refused_third_party_rights',
    'article_15',
    'third_party',
    `您申请公开的“{subject}”涉及第三方的商业秘密。本机关书面征求了第三方的意见，第三方不同意公开且理由合理；本机关认为不公开不会对公共利益造成重大影响。根据${REGULATIONS}第十五条、第三十二条的规定，决定不予公开。`,
  ),
  refused_internal_affairs: rule(
    'refused_internal_affairs',
    'article_16_1',
    'plain',
    `您申请公开的“{subject}”属于本机关内部事务信息。根据${REGULATIONS}第十六条第一款的规定，本机关决定不予公开。`,
  ),
  refused_deliberative_process: rule(
    'refused_deliberative_process',
    'article_16_2',
    'agency',
    `您申请公开的“{subject}”是在履行行政管理职能过程中形成的讨论记录和请示报告，属于过程性信息。本机关征求了共同起草机关的意见。根据${REGULATIONS}第十六条第二款的规定，决定不予公开。`,
  ),
  refused_enforcement_file: rule(
    'refused_enforcement_file',
    'article_16_2',
    'plain',
    `您申请公开的“{subject}”属于行政执法案卷信息。根据${REGULATIONS}第十六条第二款的规定，本机关决定不予公开。您是案件当事人的，可以依照行政处罚法的规定申请查阅案卷。`,
  ),
  refused_administrative_inquiry: rule(
    'refused_administrative_inquiry',
    'article_36_7',
    'plain',
    `您申请公开的“{subject}”，法律、行政法规对其获取有特别规定。根据${REGULATIONS}第三十六条第（七）项的规定，请您依照有关登记资料查询的规定，向登记机构申请查询。`,
  ),
  not_held: rule(
    'unavailable_not_held',
    'article_36_4',
    'search',
    `本机关对档案室、公文系统和业务系统进行了检索，没有检索到您申请公开的“{subject}”。根据${REGULATIONS}第三十六条第（四）项的规定，告知您该政府信息不存在。`,
  ),
  other_agency: rule(
    'unavailable_not_held',
    'article_36_5',
    'plain',
    `您申请公开的“{subject}”不属于本机关负责公开。根据${REGULATIONS}第三十六条第（五）项的规定，建议您向{agency}提出申请。`,
  ),
  requires_creation: rule(
    'unavailable_requires_creation',
    'article_38',
    'plain',
    `本机关没有现成的“{subject}”，需要对现有政府信息进行加工、分析。根据${REGULATIONS}第三十八条的规定，本机关不予提供。相关的原始信息已在本机关网站公开，供您参考。`,
  ),
  still_unclear: rule(
    'unavailable_still_unclear',
    'article_30',
    'supplement_unclear',
    `您补正后的申请仍不能指向特定的政府信息，本机关无法据此检索和提供。根据${REGULATIONS}第三十条的规定，特此告知。您可以明确所需信息的名称、文号或者其他特征后重新申请。`,
  ),
  petition: rule(
    'not_processed_petition',
    'article_39_1',
    'plain',
    `您以政府信息公开申请的形式反映“{subject}”，属于投诉、举报事项。根据${REGULATIONS}第三十九条第一款的规定，不作为政府信息公开申请处理；您可以拨打12345热线或者到本机关信访接待室反映。`,
  ),
  duplicate: rule(
    'not_processed_duplicate',
    'article_36_6',
    'earlier_answer',
    `本机关此前已就您的同一申请作出答复。根据${REGULATIONS}第三十六条第（六）项的规定，对您的重复申请不予重复处理。`,
  ),
  publication: rule(
    'not_processed_public_publication',
    'article_39_2',
    'plain',
    `您要求提供的“{subject}”是公开出版物。根据${REGULATIONS}第三十九条第二款的规定，您可以到云溪市图书馆、市档案馆查阅，或者向出版单位购买。`,
  ),
  unreasonably_frequent: rule(
    'not_processed_unreasonably_frequent',
    'article_35',
    'reasons',
    `您在一年内就同类事项提出的申请，数量、频次明显超过合理范围。本机关请您说明了理由，经审查理由不合理。根据${REGULATIONS}第三十五条的规定，对本次申请不予处理。`,
  ),
  confirmation: rule(
    'not_processed_confirmation',
    'confirmation_no_article',
    'plain',
    '您要求本机关对已经取得的“{subject}”予以确认或者重新出具。该要求不是申请获取政府信息，本机关不予处理。',
  ),
  supplement_overdue: rule(
    'otherwise_supplement_overdue',
    'article_30',
    'supplement_overdue',
    `本机关已书面通知您补正并确认您收到了通知，您在规定的期限内没有补正，也没有说明理由。根据${REGULATIONS}第三十条的规定，视为放弃申请，本机关不再处理。`,
  ),
  fee_unpaid: rule(
    'otherwise_fee_unpaid',
    'fee_measures',
    'plain',
    '您收到收费通知后，在规定的期限内没有缴纳信息处理费。根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条的规定，视为放弃申请，本机关不再处理。',
  ),
  merged: rule(
    'otherwise_other',
    'merged',
    'pending_twin',
    '您先后提交的两件申请内容相同，本机关将其合并办理，在前一件申请中一并答复，本件不再单独答复。',
  ),
  applicant_ceased: rule(
    'otherwise_other',
    'applicant_ceased',
    'plain',
    '申请人已经注销，没有承受其申请的单位，本机关终止办理本件申请。',
  ),
  transferred: rule(
    'otherwise_other',
    'transferred',
    'plain',
    '因机构改革，“{subject}”所涉职能已划转云溪市水务局，本机关已将申请一并移交，由其继续办理并答复。',
  ),
  /** Not a decision: the applicant takes it back. */
  withdrawn: rule('otherwise_other', 'withdrawn', 'withdrawal', ''),
} as const satisfies Record<string, OutcomeRule>;

export type OutcomeId = keyof typeof OUTCOMES;

/** The parts of the decision; 部分公开 is a case of two parts. */
export function partsOf(id: OutcomeId, subject: string): DecisionPart[] {
  const { code, ground } = OUTCOMES[id];
  if (id === 'partially_granted') {
    return [
      { code: 'partially_granted', ground: 'article_37', subject: `${subject}（正文及可以公开的附件）` },
      { code: 'refused_deliberative_process', ground: 'article_16_2', subject: '其中的讨论记录' },
    ];
  }
  return [{ code, ground }];
}

export function replyText(id: OutcomeId, subject: string, namedAgency: string): string {
  return OUTCOMES[id].text.replaceAll('{subject}', subject).replaceAll('{agency}', namedAgency);
}
