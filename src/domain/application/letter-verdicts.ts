/** The sentence by which a decision letter says what was decided, and on what ground: one for every part. */
import { type DecisionCode, type DecisionPart } from './decisions.js';
import { citationOf, type LegalGroundId } from './legal-grounds.js';

const BY_CODE: Readonly<Record<DecisionCode, string>> = {
  granted: '可以公开，决定予以公开',
  partially_granted: '含有不应当公开的内容，能够作区分处理，决定部分公开',
  refused_state_secret: '依法确定为国家秘密，决定不予公开',
  refused_prohibited_by_law: '属于法律、行政法规禁止公开的政府信息，决定不予公开',
  refused_security_and_stability: '公开后可能危及国家安全、公共安全、经济安全、社会稳定，决定不予公开',
  refused_third_party_rights: '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害，决定不予公开',
  refused_internal_affairs: '属于人事管理、后勤管理、内部工作流程等方面的内部事务信息，决定不予公开',
  refused_deliberative_process: '属于讨论记录、过程稿、磋商信函、请示报告等过程性信息，决定不予公开',
  refused_enforcement_file: '属于行政执法案卷信息，决定不予公开',
  refused_administrative_inquiry:
    '属于工商、不动产登记资料等信息，有关法律、行政法规对其获取有特别规定，请依照有关法律、行政法规的规定办理',
  unavailable_not_held: '本机关不掌握，无法提供',
  unavailable_requires_creation: '没有现成信息，需要对现有政府信息进行加工、分析，本机关无法提供',
  unavailable_still_unclear: '补正后申请内容仍不明确，本机关无法提供',
  not_processed_petition: '属于信访、投诉、举报等活动，本机关不作为政府信息公开申请处理',
  not_processed_duplicate: '本机关已就该申请作出答复，您重复申请公开相同政府信息，本机关不予重复处理',
  not_processed_public_publication: '属于政府公报、报刊、书籍等公开出版物，本机关告知获取的途径',
  not_processed_unreasonably_frequent: '申请公开的数量、频次明显超过合理范围且理由不合理，本机关不予处理',
  not_processed_confirmation: '属于要求行政机关确认或者重新出具已经获取的政府信息，本机关不予处理',
  otherwise_supplement_overdue: '您无正当理由逾期不补正，视为放弃申请，本机关不再处理该申请',
  otherwise_fee_unpaid: '您逾期未按照收费通知要求缴纳费用，视为放弃申请，本机关不再处理该申请',
  otherwise_other: '本机关对该申请作其他处理',
};

/** Where the same row of the statistics has several grounds, the ground says more. */
const BY_GROUND: Partial<Readonly<Record<LegalGroundId, string>>> = {
  article_36_1: '已经主动公开，现告知获取该政府信息的方式、途径',
  article_36_4: '经检索没有该政府信息，现告知该政府信息不存在',
  article_36_5: '不属于本机关负责公开',
  archive_transferred: '已移交国家档案馆，请按照档案管理的规定查阅',
  withdrawn: '您已撤回申请，本机关终止处理该申请',
  applicant_ceased: '申请人死亡或者终止，无人承受其申请，本机关终止处理该申请',
  merged: '与您提出的另一件内容相同的申请合并办理',
  transferred: '因机构改革职能划转，由承接职能的机关办理',
};

/** Which agency or archive an answer may name. */
const NAMES: Partial<Readonly<Record<LegalGroundId, (name: string) => string>>> = {
  article_36_5: (name) => `；该政府信息由${name}负责公开，您可以向该机关提出申请`,
  archive_transferred: (name) => `；该政府信息由${name}保管`,
};

/** @returns one paragraph a part, in their order */
export function verdictsOf(parts: readonly DecisionPart[], namedAgency: string | null): string[] {
  return parts.map(({ code, ground, subject }) => {
    const citation = citationOf(ground);
    const about = subject ? `关于“${subject}”` : '您申请公开的政府信息';
    const basis = citation ? `根据${citation}的规定，` : '';
    const named = namedAgency ? (NAMES[ground]?.(namedAgency) ?? '') : '';
    return `经审查，${basis}${about}：${BY_GROUND[ground] ?? BY_CODE[code]}${named}。`;
  });
}
