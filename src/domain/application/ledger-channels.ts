/** How ledgers name the way in which an application came and an answer went. What is not listed is not guessed. */
import { DELIVERY_METHODS, type DeliveryMethod } from './delivery-facts.js';
import { CHANNEL_IDS, CHANNELS, type Channel } from './channels.js';

const CHANNEL_WORDS: Record<Channel, readonly string[]> = {
  online: [
    ...['网上', '网上申请', '网上平台', '网络', '网络申请', '网络提交', '网络平台', '网站', '政府网站', '门户网站'],
    ...[
      '互联网',
      '互联网渠道',
      '在线',
      '在线申请',
      '在线提交',
      '线上',
      '平台',
      '系统',
      '依申请公开平台',
      '依申请公开系统',
    ],
    ...['微信', '微信小程序', '小程序', '网页'],
  ],
  in_person: [
    ...['当面', '当面申请', '当面递交', '现场', '现场申请', '现场提交', '现场递交', '窗口', '窗口申请', '窗口提交'],
    ...['来人', '来访', '上门', '直接提交', '面交'],
  ],
  oral: ['口头', '口头申请', '口头提出'],
  registered_mail: [
    ...[
      '邮寄',
      '邮寄申请',
      '邮寄提交',
      '邮寄信函',
      '邮政寄送',
      '邮政',
      '邮政快递',
      '寄送',
      '信函',
      '信函申请',
      '信函邮寄',
    ],
    ...['信件', '来函', '挂号', '挂号信', '特快专递', '邮政特快专递', 'ems', '快递', '快件', '签收邮寄'],
  ],
  ordinary_mail: ['平信', '普通信函', '普通信件'],
  fax: ['传真申请', '传真提交'],
  email: ['邮件', '电邮', '邮箱', '电子邮箱', '电子邮件申请', 'email'],
  external_platform: ['其他平台', '外部平台', '上级平台', '其他机关平台'],
};

const DELIVERY_WORDS: Record<DeliveryMethod, readonly string[]> = {
  online: ['网上', '网络', '在线', '平台', '系统', '网站', '互联网', '线上'],
  post: ['邮寄', '邮政', '信函', '寄送', '挂号信', 'ems', '特快专递', '邮政快递'],
  in_person: ['当面', '当面送达', '现场', '现场领取', '自取', '自行领取', '窗口领取', '直接送达', '当场答复'],
  email: ['邮件', '电邮', '邮箱', '电子邮箱', 'email'],
  fax: ['传真送达'],
  entrusted: ['委托'],
  left_at_place: ['留置'],
  public_notice: ['公告'],
  unrecorded: ['未记载', '不详'],
};

/** Labels for the template's list and for messages. */
export const CHANNEL_LABELS: readonly string[] = CHANNEL_IDS.map((id) => CHANNELS[id].label);
export const DELIVERY_LABELS: readonly string[] = Object.entries(DELIVERY_METHODS)
  .filter(([id]) => id !== 'unrecorded')
  .map(([, label]) => label);

const CHANNEL_BY_WORD = wordsOf(CHANNEL_WORDS, (id) => CHANNELS[id].label);
const DELIVERY_BY_WORD = wordsOf(DELIVERY_WORDS, (id) => DELIVERY_METHODS[id]);

export function parseChannelLabel(text: string): Channel | null {
  return lookUp(CHANNEL_BY_WORD, text);
}

export function parseDeliveryLabel(text: string): DeliveryMethod | null {
  return lookUp(DELIVERY_BY_WORD, text);
}

/** “信函/邮寄” names one way twice; two different ways in one cell are none. */
function lookUp<Id>(words: ReadonlyMap<string, Id>, text: string): Id | null {
  const whole = words.get(wordKey(text));
  if (whole !== undefined) return whole;
  const found = new Set(text.split(/[/／、,，;；]/).map((part) => words.get(wordKey(part))));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

function wordsOf<Id extends string>(
  table: Record<Id, readonly string[]>,
  labelOf: (id: Id) => string,
): ReadonlyMap<string, Id> {
  const ids = Object.keys(table) as Id[];
  return new Map(ids.flatMap((id) => [id, labelOf(id), ...table[id]].map((word) => [wordKey(word), id] as const)));
}

function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）\-·.。:：“”"']/g, '');
}
