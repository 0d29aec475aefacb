/** The three agencies of the demo and their staff. City, province, streets, people and numbers are made up. */
import { type AgencyKind } from '../domain/account/agency-kinds.js';
import { type RemedyBody } from '../domain/account/agency-rules.js';
import { type OptionalChannel } from '../domain/account/optional-channels.js';
import { type UnmaskingRule } from '../domain/account/unmasking.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type StaffRole } from '../policies/actor.js';
import { type DisclosureOffice } from '../ports/agencies.js';
import { type StaffKey } from './demo-deps.js';

/** One for all demo accounts: it is printed at every start, so it protects nothing and is never used outside the demo. */
export const DEMO_PASSWORD = 'yunxi-demo-2026';

export type AgencyKey = 'management' | 'commerce' | 'government';

interface StaffData {
  key: StaffKey;
  account: string;
  name: string;
  roles: readonly StaffRole[];
}

export interface AgencyData {
  code: string;
  name: string;
  kind: AgencyKind;
  parentCode?: string;
  documentPrefix: string;
  office: DisclosureOffice;
  channels: OptionalChannel[];
  reconsiderationBodies: RemedyBody[];
  courts: RemedyBody[];
  unmasking?: UnmaskingRule;
  staff: readonly StaffData[];
}

const from = (day: string): PlainDate => day as PlainDate;

const CITY: Omit<RemedyBody, 'validFrom' | 'validUntil'> = {
  name: '云溪市人民政府',
  address: '云溪市望江大道1号市民中心（行政复议受理窗口在一楼大厅）',
  phone: '0360-5550100',
};
const DISTRICT_COURT: RemedyBody = {
  name: '云溪市滨江区人民法院',
  address: '云溪市滨江区正明路66号',
  phone: '0360-5550166',
  validFrom: from('2018-01-01'),
  validUntil: null,
};

/** Until the end of 2023 the department above was a second door (行政复议法 2017 第十二条, 2023 第二十四条). */
function departmentBodies(above: string, address: string, phone: string): RemedyBody[] {
  return [
    { ...CITY, validFrom: from('2018-01-01'), validUntil: null },
    { name: above, address, phone, validFrom: from('2018-01-01'), validUntil: from('2023-12-31') },
  ];
}

/** In the order in which they are created: what is above comes first. */
export const AGENCY_DATA: Readonly<Record<AgencyKey, AgencyData>> = {
  government: {
    code: 'YXSZF',
    name: '云溪市人民政府',
    kind: 'government',
    documentPrefix: '云政',
    office: {
      name: '云溪市人民政府办公室政务公开科',
      address: '云溪市望江大道1号市民中心主楼406室',
      hours: '工作日 9:00–12:00，13:30–17:30',
      phone: '0360-5550101',
      fax: '0360-5550102',
      email: 'zwgk@yunxi.example',
    },
    channels: ['online', 'email', 'fax'],
    reconsiderationBodies: [
      {
        name: '云岭省人民政府',
        address: '云岭省江州市府前街2号',
        phone: '0361-5550110',
        validFrom: from('2018-01-01'),
        validUntil: null,
      },
    ],
    courts: [
      {
        name: '云溪市中级人民法院',
        address: '云溪市滨江区法苑路9号',
        phone: '0360-5550177',
        validFrom: from('2018-01-01'),
        validUntil: null,
      },
    ],
    staff: [
      { key: 'clerk1', account: 'zf.clerk', name: '贺知秋', roles: ['clerk'] },
      { key: 'contributor', account: 'zf.contributor', name: '苗雨桐', roles: ['contributor'] },
      { key: 'reviewer', account: 'zf.reviewer', name: '邵临川', roles: ['reviewer'] },
      { key: 'head', account: 'zf.head', name: '温其远', roles: ['office_head'] },
      { key: 'admin', account: 'zf.admin', name: '骆明河', roles: ['administrator'] },
      { key: 'supervisor', account: 'zf.supervisor', name: '汤若谷', roles: ['supervisor', 'auditor'] },
    ],
  },
  management: {
    code: 'YXCG',
    name: '云溪市城市管理局',
    kind: 'department',
    parentCode: 'YXSZF',
    documentPrefix: '云城管',
    office: {
      name: '云溪市城市管理局办公室（政府信息公开办公室）',
      address: '云溪市滨河路18号3楼302室',
      hours: '工作日 9:00–12:00，13:30–17:30',
      phone: '0360-5550118',
      fax: '0360-5550119',
      email: 'xxgk@cg.yunxi.example',
    },
    channels: ['online', 'email', 'fax'],
    reconsiderationBodies: departmentBodies('云岭省住房和城乡建设厅', '云岭省江州市建设路20号', '0361-5550120'),
    courts: [DISTRICT_COURT],
    unmasking: 'with_approval',
    staff: [
      { key: 'clerk1', account: 'cg.clerk1', name: '梁思齐', roles: ['clerk'] },
      { key: 'clerk2', account: 'cg.clerk2', name: '方晓棠', roles: ['clerk'] },
      { key: 'reviewer', account: 'cg.reviewer', name: '沈敬之', roles: ['reviewer'] },
      { key: 'head', account: 'cg.head', name: '顾维桢', roles: ['office_head'] },
      { key: 'lawyer', account: 'cg.lawyer', name: '秦若衡', roles: ['lawyer'] },
      { key: 'contributor', account: 'cg.contributor', name: '陆青禾', roles: ['contributor'] },
      { key: 'admin', account: 'cg.admin', name: '唐一舟', roles: ['administrator'] },
      { key: 'auditor', account: 'cg.auditor', name: '闻人朔', roles: ['auditor'] },
    ],
  },
  commerce: {
    code: 'YXSW',
    name: '云溪市商务局',
    kind: 'department',
    parentCode: 'YXSZF',
    documentPrefix: '云商务',
    office: {
      name: '云溪市商务局办公室',
      address: '云溪市云栖大道206号商务大楼7楼',
      hours: '工作日 9:00–12:00，13:30–17:30',
      phone: '0360-5550138',
      fax: '0360-5550139',
      email: 'xxgk@sw.yunxi.example',
    },
    channels: ['online', 'email'],
    reconsiderationBodies: departmentBodies('云岭省商务厅', '云岭省江州市通商路5号', '0361-5550130'),
    courts: [DISTRICT_COURT],
    staff: [
      { key: 'clerk1', account: 'sw.clerk', name: '白鹭洲', roles: ['clerk'] },
      { key: 'contributor', account: 'sw.contributor', name: '纪云舒', roles: ['contributor'] },
      { key: 'reviewer', account: 'sw.reviewer', name: '江临渊', roles: ['reviewer'] },
      { key: 'head', account: 'sw.head', name: '尹长风', roles: ['office_head', 'administrator'] },
    ],
  },
};
