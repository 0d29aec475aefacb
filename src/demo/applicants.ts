/** Who applies: made-up people and bodies, each always with the same documents, so that repeats are recognised as repeats. */
import { type ApplicantKind } from '../domain/application/applicant-kinds.js';
import { type ApplicationForm } from '../domain/application/application-form.js';
import { type Random } from './random.js';

export interface DemoApplicant {
  kind: ApplicantKind;
  name: string;
  /** The account in the app through which this applicant acts; null: never applies online. */
  persona: string | null;
  document: 'resident_id' | 'passport' | 'unified_social_credit_code';
  number: string;
  phone: string;
  email: string | null;
  address: string;
}

/** Region 999999 does not exist: the numbers have a right check character and belong to nobody. */
const NO_REGION = '999999';

/** Accounts of the app. One account may act for others: a daughter for her father, an assistant for her firm. */
export const PERSONAS = [
  { persona: 'persona-demo-zhou', name: '周岚' },
  { persona: 'persona-demo-he', name: '何一鸣' },
  { persona: 'persona-demo-lin', name: '林见月' },
  { persona: 'persona-demo-xu', name: '许知舟' },
  { persona: 'persona-demo-shi', name: '施南枝' },
  { persona: 'persona-demo-ding', name: '丁砚秋' },
  { persona: 'persona-demo-ma', name: '马千里' },
  { persona: 'persona-demo-tao', name: '陶然亭' },
  { persona: 'persona-demo-pan', name: '潘若水' },
  { persona: 'persona-demo-cheng', name: '程望舒' },
  { persona: 'persona-demo-zheng', name: '郑北辰' },
  { persona: 'persona-demo-gu', name: '古月明' },
  { persona: 'persona-demo-firm', name: '云岭衡正律师事务所' },
  { persona: 'persona-demo-company', name: '云溪市清源环境服务有限公司' },
] as const;

/** The code that the simulated WeChat takes for the same person again and again (each code works once). */
export function personaCode(persona: string, once: string): string {
  return `${persona}.${once}`;
}

const OTHER_PEOPLE = [
  ...[
    '乔木深',
    '孟浩川',
    '姜白石',
    '叶知秋',
    '宋晚晴',
    '罗青山',
    '邓云帆',
    '蒋听涛',
    '曹子衿',
    '彭远志',
    '袁静好',
    '卢望川',
  ],
  ...[
    '苏锦书',
    '韩松年',
    '范如常',
    '石磊光',
    '田园诗',
    '任平生',
    '夏初临',
    '于归远',
    '余望海',
    '傅明远',
    '康宁远',
    '薛采薇',
  ],
  ...[
    '阎立春',
    '段清和',
    '雷雨生',
    '黎晨光',
    '龙在田',
    '万长松',
    '汪洋清',
    '尹采青',
    '常乐山',
    '武安平',
    '葛天舒',
    '毕方正',
  ],
];

const ORGANISATIONS: readonly { kind: ApplicantKind; name: string; persona: string | null }[] = [
  { kind: 'legal_service_organization', name: '云岭衡正律师事务所', persona: 'persona-demo-firm' },
  { kind: 'legal_service_organization', name: '云溪法援法律服务所', persona: null },
  { kind: 'commercial_enterprise', name: '云溪市清源环境服务有限公司', persona: 'persona-demo-company' },
  { kind: 'commercial_enterprise', name: '云溪新视界广告有限公司', persona: null },
  { kind: 'commercial_enterprise', name: '云溪市宏泰市政工程有限公司', persona: null },
  { kind: 'commercial_enterprise', name: '滨江物业管理（云溪）有限公司', persona: null },
  { kind: 'commercial_enterprise', name: '云溪绿野园林绿化有限公司', persona: null },
  { kind: 'research_institution', name: '云岭大学城市治理研究中心', persona: null },
  { kind: 'research_institution', name: '云岭省社会发展研究所', persona: null },
  { kind: 'public_welfare_organization', name: '云溪市绿色家园环保志愿者协会', persona: null },
  { kind: 'public_welfare_organization', name: '云溪市无障碍出行促进会', persona: null },
  { kind: 'other', name: '云溪市青石街商户自治联合会', persona: null },
  { kind: 'other', name: '桃源里小区业主委员会', persona: null },
];

const STREETS = ['滨河路', '青石街', '云栖大道', '望江大道', '兰溪巷', '柳浦路', '东篱街', '北塘路'];

export interface Applicants {
  /** Natural persons who apply through the app. */
  online: DemoApplicant[];
  /** Natural persons who come, write or call. */
  offline: DemoApplicant[];
  organisations: DemoApplicant[];
  /** For whom a parent acts, who has an account. */
  child: DemoApplicant;
}

export function makeApplicants(random: Random): Applicants {
  let serial = 0;
  const contact = (): Pick<DemoApplicant, 'phone' | 'address'> => {
    serial += 1;
    return {
      phone: `1380000${String(1000 + serial)}`,
      address: `云溪市滨江区${random.pick(STREETS)}${random.between(1, 260)}号`,
    };
  };
  const person = (name: string, persona: string | null): DemoApplicant => {
    const place = contact();
    const hasPassport = serial % 23 === 0;
    return {
      kind: 'natural_person',
      name,
      persona,
      document: hasPassport ? 'passport' : 'resident_id',
      number: hasPassport ? `EX${String(9_000_000 + serial)}` : residentId(bornWithin(random, 1952, 2001), serial),
      email: serial % 3 === 0 ? `demo${serial}@mail.example` : null,
      ...place,
    };
  };
  const online = PERSONAS.filter(({ persona }) => !/-(firm|company)$/.test(persona)).map(({ persona, name }) =>
    person(name, persona),
  );
  const offline = OTHER_PEOPLE.map((name) => person(name, null));
  const organisations = ORGANISATIONS.map(({ kind, name, persona }): DemoApplicant => {
    const place = contact();
    return {
      kind,
      name,
      persona,
      document: 'unified_social_credit_code',
      number: socialCreditCode(serial),
      email: `office${serial}@org.example`,
      ...place,
    };
  });
  const [parent] = online;
  if (!parent) throw new Error('demo: nobody has an account');
  serial += 1;
  const child = {
    ...parent,
    name: '周小满',
    document: 'resident_id' as const,
    number: residentId('20140526', serial),
  };
  return { online, offline, organisations, child };
}

export function identityOf(applicant: DemoApplicant): ApplicationForm {
  return {
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    identityDocument: applicant.document,
    identityNumber: applicant.number,
    phone: applicant.phone,
    ...(applicant.email ? { email: applicant.email } : {}),
    address: applicant.address,
  };
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';

function bornWithin(random: Random, first: number, last: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${random.between(first, last)}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
}

/** With the check character of GB 11643. */
function residentId(born: string, serial: number): string {
  const body = `${NO_REGION}${born}${String(serial).padStart(3, '0')}`;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${ID_CHECKS[sum % 11]}`;
}

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** With the check character of GB 32100. */
function socialCreditCode(serial: number): string {
  const body = `91${NO_REGION}MADEM${String(serial).padStart(4, '0')}`;
  const sum = [...body].reduce(
    (total, character, index) => total + USCC_CHARACTERS.indexOf(character) * (3 ** index % 31),
    0,
  );
  return `${body}${USCC_CHARACTERS[(31 - (sum % 31)) % 31]}`;
}
