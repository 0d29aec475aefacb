/** Words of the examples for the letters of the office: the same invented case as `example-words.ts`. */
const TITLE = '政府信息公开申请补正告知书';
const NUMBER = '云城管依申请〔2026〕第12号';

const BLOCKS = [
  { kind: 'letterhead', text: '云溪市城市管理局' },
  { kind: 'number', text: NUMBER },
  { kind: 'title', text: TITLE },
  { kind: 'addressee', text: '张三：' },
  { kind: 'paragraph', text: '请补正以下内容：' },
  { kind: 'paragraph', text: '请写明年份' },
  { kind: 'signature', agency: '云溪市城市管理局', date: '2026年2月24日' },
];

const LETTER_KIND = { code: 'supplement_notice', label: '补正告知书' };

export const LETTER_WORDS: Readonly<Record<string, unknown>> = {
  letters: { numberPattern: '云城管依申请〔{year}〕第{n}号', letterhead: '云溪市城市管理局' },
  model: { title: TITLE, blocks: BLOCKS },
  blocks: [
    { kind: 'addressee', text: '{申请人}：' },
    {
      kind: 'paragraph',
      text: '本机关于{收到日期}收到您的申请：{申请内容}。根据《中华人民共和国政府信息公开条例》第三十条的规定，请您在{补正期限}前补正以下内容，逾期不补正的视为放弃申请：',
    },
    { kind: 'paragraph', text: '{补正内容}' },
  ],
  blocked: null,
  faults: [{ path: 'values.缴纳方式', message: '文书缺少：缴纳方式（本次填写）' }],
  sealed: {
    fileId: '65f0c1a2b3d4e5f601234567',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    date: '2026-02-24',
  },
  sentDate: null,
  electronicSeal: false,
  ofAssistance: false,
  numbered: true,
  answersDecision: false,
  'elements.label': '需要补正的事项（{补正内容}）',
  'elements.present': true,
  missing: ['缴纳方式（本次填写）'],
  elements: ['需要补正的事项（{补正内容}）'],
  field: '补正内容',
  source: '“要求补正”的记录',
  optional: false,
  ofConsultation: false,
  typed: ['缴纳方式'],
  templateVersion: 2,
  modelSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  replacedBy: null,
  values: { 补充说明: '请来电联系。' },
  savedBy: '孙管理',
  issuedBy: '王经办',
  'kinds.kind': LETTER_KIND,
  'kinds.article': '第三十条',
  'previewLetter.kind': LETTER_KIND,
  'issueLetter.number': NUMBER,
  'issueLetter.recipient': '张三',
  'issueLetter.title': TITLE,
  'replaces.reason': '联系电话有误',
  'saveLetterTemplate.title': TITLE,
  'saveLetterTemplate.note': '改用短句',
};
