/** What the commerce bureau and the city government publish, and the items that come only once. All of it is made up. */
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type AgencyKey } from './agency-data.js';
import { type Item, type ItemText, turnOf, type YearlyItem } from './items.js';

export const COMMERCE_ITEMS: readonly YearlyItem[] = [
  {
    formed: '01-26',
    write: (year): ItemText => ({
      title: `云溪市商务局${year}年部门预算`,
      column: 'statutory_content',
      category: 'A20-07',
      limitWorkingDays: 20,
      body: [
        `现将云溪市商务局${year}年部门预算公开如下。`,
        `${year}年收入、支出预算均为${1840 + (year - 2021) * 75}.60万元，其中商业服务业等支出占百分之六十二，主要用于促消费活动、外经贸发展和商贸流通体系建设。`,
        `“三公”经费预算${(12.2 - (year - 2021) * 0.3).toFixed(2)}万元；政府采购预算${126 + (year - 2021) * 8}.00万元。专项资金的分配办法和申报条件将另行公布，不设立审批前置材料。`,
      ],
    }),
  },
  {
    formed: '04-12',
    write: (year, random): ItemText => ({
      title: turnOf(year, [
        `云溪市${year}年促进消费若干政策措施`,
        `${year}年“云溪消费季”消费券发放公告`,
        `${year}年度商贸流通发展专项资金申报通知`,
      ]),
      column: turnOf(year, ['statutory_content', 'notices', 'notices'] as const),
      category: turnOf(year, ['A20-11', null, 'A20-11'] as const),
      documentNumber: `云商务〔${year}〕${9 + (year % 5)}号`,
      body: [
        `为了促进消费持续恢复，经市政府同意，现将${year}年有关安排通知如下。`,
        `一、范围和规模。面向在本市消费的市民和游客，财政资金安排${random.between(8, 20) * 100}万元，分零售、餐饮、家电三类，先到先得，用完为止。`,
        '二、参与商户。凡在本市登记、依法经营的商户均可自愿报名，不收取任何费用；名单和退出机制在局网站公布，每周更新。',
        '三、监督。资金使用情况接受审计和社会监督，活动结束后三十个工作日内公布使用结果。咨询电话0360-5550140。',
      ],
    }),
  },
  {
    formed: '07-19',
    write: (year, random): ItemText => ({
      title: `${year}年上半年全市商务运行情况`,
      column: 'statutory_content',
      category: 'A20-04',
      body: [
        `${year}年上半年，全市社会消费品零售总额${(268 + (year - 2021) * 17 + random.between(0, 9) / 10).toFixed(1)}亿元，同比增长百分之${(4 + random.between(0, 40) / 10).toFixed(1)}；限额以上单位网上零售额占比继续提高。`,
        `外贸进出口总额${(96 + (year - 2021) * 8 + random.between(0, 9) / 10).toFixed(1)}亿元，其中出口${(61 + (year - 2021) * 5).toFixed(1)}亿元。新设外商投资企业${random.between(11, 26)}家，实际使用外资按可比口径增长。`,
        '总的看，消费市场延续恢复态势，餐饮和文旅带动作用明显，但大宗消费增长偏慢。下半年将围绕家电以旧换新、县域商业体系和展会活动继续发力。',
      ],
    }),
  },
  {
    formed: '10-14',
    write: (year, random): ItemText => ({
      title: `${year}年商务领域“双随机、一公开”抽查结果公示`,
      column: 'statutory_content',
      category: 'A20-13',
      body: [
        `按照${year}年度抽查计划，市商务局会同有关部门对单用途预付卡、成品油零售和再生资源回收企业进行了随机抽查，现将结果公示如下。`,
        `共抽取企业${random.between(36, 58)}家，其中未发现问题${random.between(28, 34)}家，限期改正${random.between(3, 7)}家，移交其他部门处理${random.between(0, 2)}家，无法联系${random.between(0, 1)}家。`,
        '对限期改正的企业，将在三个月内复查；连续两年抽查合格的企业，下一年度降低抽查比例。',
      ],
    }),
  },
];

export const GOVERNMENT_ITEMS: readonly YearlyItem[] = [
  {
    formed: '01-24',
    write: (year): ItemText => ({
      title: `云溪市${year}年政府工作报告`,
      column: 'statutory_content',
      category: 'A20-03',
      body: [
        '各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和列席同志提出意见。',
        `一、${year - 1}年工作回顾。全市地区生产总值迈上新台阶，城镇新增就业${(3.1 + (year - 2021) * 0.1).toFixed(1)}万人，城镇和农村居民人均可支配收入分别增长百分之五点一和百分之六点八，十件民生实事全部完成。`,
        `二、${year}年主要目标。地区生产总值增长百分之五左右，城镇新增就业三万人以上，居民收入增长与经济增长同步，单位地区生产总值能耗下降百分之二点五。`,
        `三、${year}年民生实事。改造老旧小区${42 + (year % 5) * 3}个，新增公共停车泊位${2600 + (year % 4) * 200}个，建成口袋公园${20 + (year % 6)}处，新增普惠托位一千个。`,
        '政府工作人员要自觉接受法律监督、监察监督和人民监督，让权力在阳光下运行，凡是能公开的一律公开。',
      ],
    }),
  },
  {
    formed: '03-17',
    write: (year, random): ItemText => ({
      title: `云溪市${year - 1}年国民经济和社会发展统计公报`,
      column: 'statutory_content',
      category: 'A20-04',
      source: '云溪市统计局',
      body: [
        `初步核算，${year - 1}年全市地区生产总值${(1180 + (year - 2021) * 74 + random.between(0, 9) / 10).toFixed(1)}亿元，按可比价格计算比上年增长百分之${(4.6 + random.between(0, 12) / 10).toFixed(1)}。`,
        `年末常住人口${(214.6 - (year - 2021) * 0.3).toFixed(1)}万人，城镇化率百分之${(58.2 + (year - 2021) * 0.7).toFixed(1)}。居民消费价格比上年上涨百分之${(0.4 + random.between(0, 9) / 10).toFixed(1)}。`,
        '年末全市城市建成区道路清扫保洁面积、生活垃圾无害化处理能力和人均公园绿地面积均比上年有所增加。公报数据为初步统计数，正式数据以《云溪统计年鉴》为准。',
      ],
    }),
  },
  {
    formed: '05-11',
    write: (year): ItemText => ({
      title: `云溪市${year}年重大建设项目批准和实施情况（${turnOf(year, ['交通', '水务', '市政', '教育', '医疗', '文旅'])}类）`,
      column: 'statutory_content',
      category: 'A20-10',
      body: [
        `现将${year}年列入市级计划的重大建设项目批准服务信息、征收信息、施工信息和竣工信息公开如下。`,
        `本批共${7 + (year % 4)}个项目，总投资${(46 + (year - 2021) * 6.5).toFixed(1)}亿元，年度计划投资${(14 + (year - 2021) * 1.8).toFixed(1)}亿元；已批准可行性研究报告${5 + (year % 3)}个，取得施工许可${3 + (year % 3)}个。`,
        '涉及征收的项目，征收公告、补偿方案和评估结果已在被征收范围内张贴，并可在市政府门户网站查询。施工期间的交通组织方案由市公安局另行发布。',
        '质量安全监督由市住房和城乡建设局负责，举报电话12345。',
      ],
    }),
  },
  {
    formed: '08-29',
    when: (year) => year % 2 === 0,
    write: (year): ItemText => ({
      title: `云溪市${year}年度考试录用公务员拟录用人员公示（第一批）`,
      column: 'statutory_content',
      category: 'A20-14',
      limitWorkingDays: 5,
      source: '云溪市人力资源和社会保障局',
      body: [
        `根据公务员录用有关规定，经笔试、面试、体检和考察，确定${26 + (year % 9)}名同志为${year}年度第一批拟录用人员，现予公示，公示期五个工作日。`,
        '拟录用人员名单、准考证号、毕业院校和拟录用职位见公示栏张贴的附表。',
        '公示期间，任何单位和个人可以如实反映拟录用人员的问题。受理部门为市人力资源和社会保障局公务员科，以单位名义反映的应当加盖公章。',
      ],
    }),
  },
  {
    formed: '08-29',
    when: (year) => year % 2 === 1,
    write: (year): ItemText => ({
      title: `云溪市人民政府领导分工（${year}年8月）`,
      column: 'statutory_content',
      category: 'A20-02',
      body: [
        '经市政府常务会议研究，对市政府领导同志分工作了调整，现予公布。',
        '市长领导市政府全面工作，分管审计工作；常务副市长负责市政府常务工作，分管发展改革、财政、统计、政务公开等工作；各位副市长按照分工负责有关工作。',
        '分管领导的接访安排每月初在门户网站公布；市长信箱来信按照谁主管谁答复的原则办理，答复时限为十五个工作日。',
      ],
    }),
  },
  {
    formed: '11-11',
    write: (year): ItemText => ({
      title: `云溪市人民政府关于${turnOf(year, ['东篱镇', '北塘片区', '白石镇', '澄江片区'])}部分地块征收土地的公告（云征告〔${year}〕${11 + (year % 8)}号）`,
      column: 'statutory_content',
      category: 'A20-15',
      documentNumber: `云征告〔${year}〕${11 + (year % 8)}号`,
      limitWorkingDays: 15,
      body: [
        `经云岭省人民政府批准，征收下列范围内农民集体所有土地${(3.2 + (year % 6) * 0.7).toFixed(2)}公顷，现公告如下。`,
        '征收范围以勘测定界图为准，图件张贴在被征收土地所在的镇、村公告栏，并可在市自然资源和规划局查阅。征收目的为公共服务设施建设。',
        '补偿标准执行省人民政府公布的区片综合地价；被征地农民的社会保障费用单独列支、足额到位。',
        '对征收批准行为不服的，可以自公告期满之日起六十日内申请行政复议。',
      ],
    }),
  },
];

interface SingleItem extends ItemText {
  agency: AgencyKey;
  formed: string;
}

const RULES_BODY = [
  '为了规范政府信息公开工作，保障公民、法人和其他组织依法获取政府信息，根据《中华人民共和国政府信息公开条例》，制定本制度。',
  '一、责任。办公室是政府信息公开工作机构，承办日常事务；各科室确定一名信息员，对本科室产生的信息提出是否公开的意见。',
  '二、审查。公开前由信息产生科室初审、办公室复核、分管负责人批准，同步进行保密审查并记录审查人、依据和结果；不能确定的，报主管部门或者保密行政管理部门确定。',
  '三、时限。主动公开的信息自形成或者变更之日起二十个工作日内公开，法律、法规另有规定的从其规定。',
  '四、监督。每半年通报一次信息员报送和采用情况，公开不及时的在年度考核中扣分。',
];

const SINGLE: readonly SingleItem[] = [
  {
    agency: 'management',
    formed: '2021-01-11',
    title: '云溪市城市管理局机构职能',
    column: 'statutory_content',
    category: 'A20-02',
    body: [
      '市城市管理局是市人民政府工作部门，负责全市市容环境卫生、市政设施运行、城市管理综合行政执法和数字化城市管理工作。',
      '内设机构：办公室、法制科、市容管理科、环境卫生科、市政设施科、执法监督科、督查科、计划财务科、人事科。局属单位：环境卫生管理处、市政设施养护中心、数字城管监督指挥中心、综合行政执法支队。',
      '办公地址：云溪市滨河路18号。办公时间：工作日9:00至12:00、13:30至17:30。联系电话：0360-5550118。负责人：局长祁远山。',
    ],
  },
  {
    agency: 'management',
    formed: '2021-02-03',
    title: '云溪市城市管理局政府信息公开审查制度',
    column: 'disclosure_rules',
    category: null,
    documentNumber: '云城管办〔2021〕4号',
    body: RULES_BODY,
  },
  {
    agency: 'management',
    formed: '2024-01-16',
    title: '云溪市城市管理局依申请公开办理规程（2024年修订）',
    column: 'disclosure_rules',
    category: null,
    documentNumber: '云城管办〔2024〕2号',
    body: [
      '为了做好依申请公开工作，根据《中华人民共和国政府信息公开条例》和修订后的行政复议法，对办理规程作如下修订。',
      '一、登记。当面、邮寄、网络等渠道收到的申请，当日登记；网络和传真申请在一个工作日内与申请人确认。',
      '二、办理。经办人提出意见，法律顾问参与复杂件审核，审核人批准；征求第三方意见应当书面进行。',
      '三、救济告知。对不予公开的答复，告知申请人应当先申请行政复议；对其他答复，告知可以申请行政复议或者提起行政诉讼。',
      '四、归档。答复发出后十个工作日内整理归档，档案包括申请、身份证明、内部审批、答复和送达凭证。',
    ],
  },
  {
    agency: 'management',
    formed: '2023-03-06',
    title: '城管协管员公开招聘公告',
    column: 'notices',
    category: 'A20-14',
    limitWorkingDays: 5,
    body: [
      '因工作需要，云溪市城市管理局面向社会公开招聘城市管理协管员四十名，其中市容协管三十名、数字城管采集十名。',
      '报考条件：年满十八周岁、四十周岁以下，高中以上文化程度，遵守法律，身体健康，能够适应夜班和户外工作。退役军人同等条件下优先。',
      '招聘按照报名、资格审查、笔试、面试、体检、公示的程序进行，不收取报名费。各环节结果均在本栏目公布。',
    ],
  },
  {
    agency: 'commerce',
    formed: '2021-03-15',
    title: '云溪市商务局机构职能',
    column: 'statutory_content',
    category: 'A20-02',
    body: [
      '市商务局负责全市内外贸易、利用外资、对外经济合作和商贸流通行业管理工作。',
      '内设机构：办公室、市场运行科、流通发展科、对外贸易科、外商投资管理科、计划财务科。',
      '办公地址：云溪市云栖大道206号。办公时间：工作日9:00至12:00、13:30至17:30。联系电话：0360-5550138。负责人：局长卓清越。',
    ],
  },
  {
    agency: 'government',
    formed: '2021-06-21',
    title: '云溪市政府信息主动公开基本目录',
    column: 'disclosure_rules',
    category: null,
    documentNumber: '云政办〔2021〕15号',
    body: RULES_BODY,
  },
  {
    agency: 'government',
    formed: '2022-12-19',
    title: '关于公布继续有效、废止和失效的市政府规范性文件目录的决定',
    column: 'statutory_content',
    category: 'A20-01',
    documentNumber: '云政规〔2022〕8号',
    body: [
      '为了维护法制统一，市政府对2021年12月31日以前制发的规范性文件进行了清理，现决定：',
      '一、继续有效的规范性文件六十二件；二、废止的规范性文件十七件；三、宣布失效的规范性文件九件；四、修改的规范性文件五件，由起草部门在六个月内完成。',
      '凡未列入继续有效目录的，不再作为行政管理的依据。各县（区）应当在三个月内完成本级清理工作并向社会公布结果。',
    ],
  },
];

export const SINGLE_ITEMS: readonly Item[] = SINGLE.map(({ formed, ...item }) => ({
  ...item,
  formedDate: formed as PlainDate,
}));
