/** What applicants ask, put together from parts, so that words repeat as they do in life. */
import { type ApplicantKind } from '../../src/domain/application/applicant-kinds.js';
import { type Random } from './random.js';

const PLACES = [
  [
    '滨河街道',
    '城东街道',
    '新港镇',
    '双溪乡',
    '高新技术产业园区',
    '老城片区',
    '南湖社区',
    '北岭村',
    '白石村',
    '青云社区',
  ],
  [
    '河西新区',
    '东方红大街',
    '建设路',
    '解放路',
    '长江路',
    '人民广场',
    '火车站周边',
    '第三实验小学',
    '市第二中学',
    '县人民医院',
  ],
].flat();

const MATTERS = [
  [
    '生活垃圾分类',
    '老旧小区改造',
    '渣土车运输管理',
    '国有土地上房屋征收',
    '集体土地征收',
    '农村危房改造',
    '保障性住房分配',
  ],
  [
    '中小学划片招生',
    '城市供水水质监测',
    '雨污分流工程',
    '黑臭水体治理',
    '大气污染防治',
    '噪声污染投诉处理',
    '建设工程规划许可',
  ],
  [
    '食品安全抽检',
    '城市道路挖掘',
    '公共停车场建设',
    '流动摊贩管理',
    '户外广告设置',
    '社会救助资金发放',
    '养老服务补贴',
  ],
  [
    '职业技能培训补贴',
    '高龄津贴发放',
    '耕地地力保护补贴',
    '退耕还林补助',
    '农业保险保费补贴',
    '医疗废物处置',
    '校车运营',
  ],
].flat();

const DOCUMENTS = [
  ['实施方案', '专项资金使用情况', '年度工作总结', '招标投标结果', '验收报告', '会议纪要', '补偿安置方案', '批复文件'],
  ['监测数据', '责任清单', '考核结果', '项目立项文件', '环境影响评价报告', '公示名单', '合同文本', '拨付明细'],
].flat();

const DESCRIPTIONS = [
  '请提供正式印发的文件全文及附件。',
  '请同时提供资金拨付的时间和金额。',
  '申请人为项目所在地居民，需要了解实施进度。',
  '如有多个版本，请提供现行有效的版本。',
  '请注明信息的制作机关和形成日期。',
  '涉及个人隐私的部分可以作遮盖处理。',
];

const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林'];
const GIVEN = [...'建国秀英志强丽娟海燕文军晓明玉兰春华永平桂芳立新'];

const ORGANISATIONS: Partial<Record<ApplicantKind, readonly string[]>> = {
  commercial_enterprise: ['宏远建设有限公司', '绿源环保科技有限公司', '安达运输有限公司', '丰禾农业发展有限公司'],
  research_institution: ['城市规划研究院', '公共政策研究所', '环境科学研究中心'],
  public_welfare_organization: ['蓝天环境保护协会', '社区发展服务中心'],
  legal_service_organization: ['正平律师事务所', '明理律师事务所', '基层法律服务所'],
  other: ['业主委员会', '村民小组'],
};

export function subjectOf(random: Random, year: number): string {
  return `${year}年${random.pick(PLACES)}${random.pick(MATTERS)}${random.pick(DOCUMENTS)}`;
}

/** Most people say what they want in one line. */
export function descriptionOf(random: Random): string {
  return random.next() < 0.4 ? random.pick(DESCRIPTIONS) : '';
}

export function applicantName(random: Random, kind: ApplicantKind): string {
  const organisations = ORGANISATIONS[kind];
  if (organisations) return `${random.pick(PLACES)}${random.pick(organisations)}`;
  return `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.pick(GIVEN)}`;
}

/** What a clerk types to find a case. */
export function queueQuestion(random: Random): string {
  const matter = random.pick(MATTERS);
  switch (random.below(3)) {
    case 0:
      return matter;
    case 1:
      return random.pick(PLACES) + matter;
    default:
      return random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN);
  }
}
