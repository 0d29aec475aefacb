/** The guides of the three agencies (第十二条). */
import { optionalChannelLabel } from '../domain/account/optional-channels.js';
import { type DisclosureOffice } from '../ports/agencies.js';
import { type GuideContent, type ReadingVenue } from '../ports/disclosure.js';
import { type AgencyData } from './agency-data.js';

export function guideOf({ name, office, channels }: AgencyData): GuideContent {
  const offered = channels.map((channel) => `“${optionalChannelLabel(channel)}”`).join('、');
  return {
    classification: [
      `${name}依照《中华人民共和国政府信息公开条例》第十九条至第二十一条主动公开政府信息，分为以下栏目：政府信息公开制度、法定主动公开内容、通知公告、工作动态、政策解读、回应关切和问答。`,
      '其中法定主动公开内容按照第二十条所列十五项编目，每条信息注明索引、名称、内容概述和生成日期。',
    ].join('\n'),
    arrangement: [
      '信息按照公开日期由新到旧排列，可以按栏目、事项、年份和关键词检索。',
      '公开后需要更正的信息，撤回原件并说明理由，另行公开更正后的信息。',
    ].join('\n'),
    howToObtain: [
      '一、主动公开的信息：可以在政府信息公开平台和小程序中检索、查阅、下载，也可以到市档案馆、市图书馆和市民中心政府信息公开查阅点查阅。',
      `二、依申请公开：可以当面提交、邮寄，也可以通过${offered}提出。书面填写确有困难的，可以口头提出，由工作人员代为填写。申请应当写明姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者便于查询的其他特征，以及获取信息的方式。`,
      '三、答复期限：能够当场答复的当场答复；不能当场答复的，自收到申请之日起二十个工作日内答复；需要延长的，最多延长二十个工作日，并书面告知。',
      '四、费用：提供政府信息不收取费用；申请的数量、频次明显超过合理范围的，按照国家规定收取信息处理费，收费前会先书面告知。',
      '五、监督：认为未依法履行政府信息公开义务的，可以向上一级机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。',
    ].join('\n'),
    office: {
      name: office.name,
      address: office.address,
      hours: office.hours,
      phone: office.phone,
      fax: office.fax === '' ? null : office.fax,
      internetContact: `电子邮箱 ${office.email}`,
      ...OFFICE_POINT,
    },
    venues: [ownVenue(office), ...CITY_VENUES],
  };
}

/** Shared by all agencies of the city (第二十五条); made up like the city, so the marks lie where nobody lives, in a desert. The library has none: that happens too. */
const CITY_VENUES: readonly ReadingVenue[] = [
  {
    name: '云溪市档案馆政府信息查阅中心',
    address: '云溪市滨江区档案路3号一楼查阅大厅',
    hours: '工作日 9:00–11:30，13:30–17:00',
    phone: '0360-5550181',
    latitude: 38.9127,
    longitude: 83.5341,
  },
  {
    name: '云溪市图书馆政府信息查阅点',
    address: '云溪市文昌路12号云溪市图书馆二楼地方文献室',
    hours: '周二至周日 9:00–17:30（周一闭馆）',
    phone: '0360-5550182',
    latitude: null,
    longitude: null,
  },
  {
    name: '云溪市市民中心政务公开专区',
    address: '云溪市望江大道1号市民中心一楼东侧',
    hours: '工作日 9:00–17:00，周六 9:00–12:00',
    phone: '0360-5550183',
    latitude: 38.9085,
    longitude: 83.5277,
  },
];

const OFFICE_POINT = { latitude: 38.9061, longitude: 83.5312 };

function ownVenue({ name, address, hours, phone }: DisclosureOffice): ReadingVenue {
  return { name: `${name}查阅点`, address, hours, phone, ...OFFICE_POINT };
}
