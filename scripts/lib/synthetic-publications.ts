/** Made-up items for measurements: titles and texts of the length and the vocabulary of real ones, the same for the same seed. */
import { CATEGORY_IDS } from '../../src/domain/disclosure/categories.js';
import { COLUMN_IDS } from '../../src/domain/disclosure/columns.js';
import { addDays, plainDate } from '../../src/domain/calendar/plain-date.js';
import { bodyTerms } from '../../src/domain/disclosure/segment.js';
import { toDocument } from '../../src/persistence/collections.js';
import { type PublicationDocument } from '../../src/persistence/disclosure/disclosure-store.js';
import { searchEntriesOf } from '../../src/persistence/disclosure/search-entries.js';
import { type PublicationRecord } from '../../src/ports/disclosure.js';

const PLACES = [
  '虞山街道',
  '梅李镇',
  '海虞镇',
  '古里镇',
  '沙家浜镇',
  '支塘镇',
  '董浜镇',
  '尚湖镇',
  '辛庄镇',
  '碧溪街道',
  '东南街道',
  '莫城街道',
  '常福街道',
  '琴川街道',
  '高新区',
  '全市',
];
const TOPICS = [
  ...[
    '老旧小区改造',
    '生活垃圾分类',
    '渣土运输',
    '户外广告设置',
    '城市道路保洁',
    '公厕建设',
    '停车泊位',
    '违法建设治理',
  ],
  ...['餐饮油烟', '建筑垃圾处置', '犬类管理', '共享单车停放', '占道经营', '夜间施工噪声', '园林绿化养护', '路灯照明'],
  ...[
    '排水管网',
    '农贸市场',
    '河道保洁',
    '市政设施维护',
    '燃气安全',
    '供水水质',
    '困难群众救助',
    '就业补贴',
    '义务教育招生',
  ],
  ...[
    '医疗保障',
    '住房公积金',
    '保障性住房',
    '耕地保护',
    '征地补偿',
    '农村公路',
    '防汛抗旱',
    '食品安全抽检',
    '大气污染防治',
  ],
  ...['政府采购', '财政预算', '财政决算', '行政处罚', '行政许可', '公务员录用', '统计公报', '国民经济和社会发展规划'],
];
const KINDS = [
  '管理办法',
  '实施方案',
  '工作要点',
  '专项行动',
  '补贴标准',
  '检查情况',
  '办事指南',
  '收费标准',
  '结果公示',
  '应急预案',
  '考核办法',
  '年度计划',
];
const FORMS = ['通知', '公告', '通报', '意见', '批复', '决定书', '报告', '解读'];
const SENTENCES = [
  '各镇人民政府、各街道办事处，市各有关部门和单位应当按照职责分工抓好落实。',
  '对工作推进不力、问题整改不到位的，予以通报批评并限期改正。',
  '申请人应当提交书面申请、身份证明和有关材料，受理机关在规定期限内作出决定。',
  '本办法自公布之日起施行，有效期五年，原有规定同时废止。',
  '资金实行专款专用，任何单位和个人不得截留、挤占和挪用。',
  '检查采取随机抽取检查对象、随机选派执法人员的方式进行，结果及时向社会公开。',
];

/** Small repeatable random numbers (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SyntheticPublication {
  publication: PublicationDocument;
  entries: ReturnType<typeof searchEntriesOf>;
}

/** @returns `count` published items of the agencies, spread over ten years, with what search keeps of them. */
export function* syntheticPublications(count: number, agencyIds: readonly string[]): Generator<SyntheticPublication> {
  const random = randomNumbers(20_260_206);
  // Few things are written about often, most seldom.
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.7 * list.length)] as T;
  const remembered = new Map<string, string[]>();
  const termsOf = (piece: string): string[] => {
    const terms = remembered.get(piece) ?? bodyTerms(piece);
    remembered.set(piece, terms);
    return terms;
  };
  for (let index = 0; index < count; index += 1) {
    const year = 2016 + Math.floor(random() * 10);
    const [place, topic, kind] = [pick(PLACES), pick(TOPICS), pick(KINDS)];
    const title = `关于${random() < 0.3 ? `做好${year}年` : '印发'}${place}${topic}${kind}的${pick(FORMS)}`;
    const formedDate = addDays(plainDate(`${year}-01-01`), Math.floor(random() * 350));
    // About its own matter, with a look at one other.
    const pieces = [topic, kind, place, pick(SENTENCES), pick(SENTENCES), pick(TOPICS), pick(KINDS), pick(SENTENCES)];
    const person = { id: '5f0000000000000000000001', name: '李编辑' };
    const publication: PublicationRecord = {
      id: (0x1_0000_0000_0000 + index).toString(16).padStart(24, '0'),
      agencyId: agencyIds[Math.floor(random() ** 2 * agencyIds.length)] as string,
      title,
      body: pieces
        .map((piece) => `${piece}。`)
        .join('')
        .repeat(4),
      category: pick(CATEGORY_IDS),
      column: pick(COLUMN_IDS),
      documentNumber: random() < 0.5 ? `常城管〔${year}〕${1 + Math.floor(random() * 300)}号` : null,
      source: '市城市管理局',
      formedDate,
      limitWorkingDays: null,
      publishedDate: addDays(formedDate, 5),
      timeliness: { workingDays: 4, dueDate: addDays(formedDate, 28), late: false, provisional: false },
      author: person,
      editor: person,
      reviewer: { id: '5f0000000000000000000002', name: '王审核' },
      writerIds: [person.id],
      secrecyReviews: [],
      remark: null,
      personalDataReason: null,
      fileIds: [],
      status: 'published',
      version: 3,
      createdAt: `${formedDate}T02:00:00.000Z`,
    };
    yield { publication: toDocument(publication), entries: searchEntriesOf(publication, pieces.flatMap(termsOf)) };
  }
}

/** What people type: titles cut off somewhere, questions in their own words, document numbers. */
export function syntheticQuestions(count: number): string[] {
  const random = randomNumbers(711);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    switch (index % 5) {
      case 0:
        return `关于${pick(PLACES)}${pick(TOPICS)}${pick(KINDS)}`.slice(0, 3 + Math.floor(random() * 18));
      case 1:
        return `我想知道${pick(TOPICS)}的${pick(KINDS)}是什么`;
      case 2:
        return pick(TOPICS).slice(0, 1 + Math.floor(random() * 4));
      case 3:
        return `${pick(PLACES)} ${2016 + Math.floor(random() * 10)}年 ${pick(FORMS)}`;
      default:
        return `常城管〔${2016 + Math.floor(random() * 10)}〕${1 + Math.floor(random() * 300)}`;
    }
  });
}
