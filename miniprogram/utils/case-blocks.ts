/** What stands beside the main path of a case, each as a card: a title, facts by name, a text. Only what the server tells. */
import { type CitizenCase } from '../api/generated';
import { dayInWords } from './dates';

export interface Fact {
  name: string;
  value: string;
}

export interface Block {
  key: string;
  title: string;
  /** Of the law, where one is behind it. */
  article: string;
  text: string;
  facts: Fact[];
  /** The applicant has something to do here. */
  waiting: boolean;
}

export function blocksOf(item: CitizenCase): Block[] {
  return [
    supplement(item),
    reasons(item),
    fee(item),
    delayed(item),
    promise(item),
    inspection(item),
    redo(item),
  ].filter((block): block is Block => block !== null);
}

function block(key: string, title: string, article: string, more: Partial<Block>): Block {
  const { text = '', facts = [], waiting = false } = more;
  return { key, title, article, text, facts: facts.filter(({ value }) => value !== ''), waiting };
}

const on = (name: string, day: string | null): Fact => ({ name, value: dayInWords(day) });

function supplement({ supplement: found, abilities }: CitizenCase): Block | null {
  if (!found) return null;
  return block('supplement', '补正', '第三十条', {
    text: found.text,
    facts: [on('通知日期', found.requestedDate), on('最迟补正', found.replyBy), on('收到补正', found.receivedDate)],
    waiting: abilities.some(({ action }) => action === 'answer_supplement'),
  });
}

function reasons({ reasons: found, abilities }: CitizenCase): Block | null {
  if (!found) return null;
  return block('reasons', '说明理由', '第三十五条', {
    text: found.text,
    facts: [on('通知日期', found.requestedDate), on('最迟说明', found.replyBy), on('已经说明', found.givenDate)],
    waiting: abilities.some(({ action }) => action === 'give_reasons'),
  });
}

function fee({ fee: found, status }: CitizenCase): Block | null {
  if (!found) return null;
  const quantity = found.method.code === 'per_page' ? `${found.quantity} 页` : `当月第 ${found.quantity} 件`;
  return block('fee', '信息处理费', '第四十二条', {
    text: found.paidDate ? '' : '请按收费通知写明的方式缴纳；逾期不缴的，视为放弃申请。',
    facts: [
      { name: '金额', value: yuan(found.amountFen) },
      { name: '计算方式', value: `${found.method.label}（${quantity}）` },
      on('通知日期', found.demandedDate),
      on('最迟缴纳', found.payBy),
      on('已经缴纳', found.paidDate),
    ],
    waiting: status.code === 'awaiting_fee',
  });
}

function delayed({ delayedReply: found }: CitizenCase): Block | null {
  if (!found) return null;
  return block('delayed', '延迟答复', '第三十五条', {
    text: found.reason,
    facts: [on('确定日期', found.fixedDate), on('将在此前答复', found.replyBy)],
  });
}

function promise({ promise: found }: CitizenCase): Block | null {
  if (!found) return null;
  return block('promise', '告知的提供时间', '第三十六条', {
    facts: [on('告知日期', found.promisedDate), on('最迟提供', found.supplyBy), on('已经提供', found.suppliedDate)],
  });
}

function inspection({ inspection: found }: CitizenCase): Block | null {
  if (!found) return null;
  return block('inspection', '现场查阅', '第四十条', {
    facts: [on('查阅日期', found.inspectOn), { name: '地点', value: found.place }, on('已经查阅', found.heldDate)],
  });
}

function redo({ redo: found }: CitizenCase): Block | null {
  if (!found) return null;
  return block('redo', '重新办理', '', {
    text: `原答复已经撤销（${found.by.label}），行政机关应当重新答复。`,
    facts: [on('自', found.date), on('最迟答复', found.replyBy)],
  });
}

export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2)} 元`;
}

/** Whose turn it is and until when; empty when the case is over. That a day is over the status says. */
export function turnWords({ turn: { party, label, until }, overdue }: Pick<CitizenCase, 'turn' | 'overdue'>): string {
  if (party === 'none') return '';
  const who = party === 'applicant' ? '您（申请人）' : label;
  return until && !overdue ? `轮到${who}，最迟 ${dayInWords(until)}` : `轮到${who}`;
}
