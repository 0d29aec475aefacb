/**
 * The letter with which somebody goes to a body of remedy: what is known is filled in, what only he knows is left as a line to
 * write on. To be copied, printed and signed.
 */
import { type CitizenCase } from '../api/generated';
import { dayInWords } from './dates';

export type DoorKind = 'complaint' | 'reconsideration' | 'litigation';

/** Of a case, what such a letter needs. */
export type LetterCase = Pick<CitizenCase, 'number' | 'subject' | 'agencyName' | 'submittedDate' | 'dueDate'> & {
  applicant: Pick<CitizenCase['applicant'], 'name'>;
  decision: Pick<NonNullable<CitizenCase['decision']>, 'label'> | null;
  dispatched: Pick<NonNullable<CitizenCase['dispatched']>, 'date'> | null;
};

const LINE = '＿＿＿＿＿＿＿＿';

interface Wording {
  title: string;
  asker: string;
  answerer: string;
  wish: string;
  /** Against an answer. */
  decision: string;
  /** Against silence. */
  silence: string;
}

const WORDINGS: Readonly<Record<DoorKind, Wording>> = {
  complaint: {
    title: '投诉举报信',
    asker: '投诉人',
    answerer: '被投诉机关',
    wish: '请求事项',
    decision: '请依法调查处理。',
    silence: '被投诉机关逾期没有答复本人的政府信息公开申请，请督促其依法答复，并将处理情况告知本人。',
  },
  reconsideration: {
    title: '行政复议申请书',
    asker: '申请人',
    answerer: '被申请人',
    wish: '复议请求',
    decision: '撤销被申请人作出的上述答复，责令其重新答复。',
    silence: '责令被申请人在一定期限内对本人的政府信息公开申请作出答复。',
  },
  litigation: {
    title: '行政起诉状',
    asker: '原告',
    answerer: '被告',
    wish: '诉讼请求',
    decision: '撤销被告作出的上述答复，判令其重新答复。',
    silence: '判令被告在一定期限内对原告的政府信息公开申请作出答复。',
  },
};

/** @param body whom the letter goes to; empty where none is configured */
export function remedyLetter(kind: DoorKind, basis: 'decision' | 'silence', item: LetterCase, body: string): string {
  const words = WORDINGS[kind];
  return [
    words.title,
    '',
    `${words.asker}：${item.applicant.name}`,
    `身份证件号码：${LINE}`,
    `住址：${LINE}`,
    `联系电话：${LINE}`,
    '',
    `${words.answerer}：${item.agencyName}`,
    '',
    `${words.wish}：${words[basis]}`,
    '',
    '事实和理由：',
    factsOf(basis, item),
    `（理由）${LINE}`,
    '',
    `附件：1. 身份证件复印件；2. ${basis === 'decision' ? '答复书' : '政府信息公开申请和回执'}；3. ${LINE}`,
    '',
    '此致',
    body || LINE,
    '',
    `${words.asker}（签名）：${LINE}`,
    '　　　　年　　月　　日',
  ].join('\n');
}

function factsOf(basis: 'decision' | 'silence', item: LetterCase): string {
  const { submittedDate, number, subject, agencyName, dueDate, decision, dispatched } = item;
  const asked = `本人${submittedDate ? `于 ${dayInWords(submittedDate)}` : ''}向${agencyName}申请公开“${subject}”（受理号 ${number}）。`;
  if (basis === 'silence') {
    return `${asked}答复期限${dueDate ? `至 ${dayInWords(dueDate)}` : '已满'}，至今没有收到答复。`;
  }
  const sent = dispatched ? `于 ${dayInWords(dispatched.date)} ` : '';
  return `${asked}${agencyName}${sent}作出答复${decision ? `（${decision.label}）` : ''}，本人不服。`;
}
