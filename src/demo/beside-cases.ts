/**
 * What comes in beside applications and is never counted with them (A.10, 18, 24 and 25): letters for others, complaints with the
 * government above, records that somebody wants corrected. A few of each, in every state.
 */
import { Readable } from 'node:stream';
import { stageFile } from '../commands/application/files.js';
import { registerLetter, settleLetter } from '../commands/application/letters.js';
import { decideRecordCorrection, verifyRecord } from '../commands/application/change-record-correction.js';
import { submitRecordCorrection } from '../commands/application/submit-record-correction.js';
import { concludeComplaint } from '../commands/supervision/conclude-complaint.js';
import { giveFeedback } from '../commands/supervision/give-feedback.js';
import { orderRectification } from '../commands/supervision/order-rectification.js';
import { registerComplaint } from '../commands/supervision/register-complaint.js';
import { type LetterKind, type LetterOutcome } from '../domain/application/incoming-letters.js';
import { type ComplaintMatter } from '../domain/supervision/complaints.js';
import { type LetterRecord } from '../ports/letters.js';
import { type Story } from './agenda.js';
import { type AgencyKey } from './agency-data.js';
import { type Applicants, identityOf } from './applicants.js';
import { citizenOf } from './case-file.js';
import { staffOf, type World } from './demo-deps.js';

interface DemoLetter {
  /** Working days ago. */
  received: number;
  kind: LetterKind;
  addressee: string;
  sender: string;
  about: string;
  /** Null: nobody has decided yet. */
  settled: { ago: number; outcome: LetterOutcome; destination?: string; note: string } | null;
}

const OWN_NAME = '云溪市城市管理局';

const LETTERS: readonly DemoLetter[] = [
  {
    received: 46,
    kind: 'misaddressed',
    addressee: '云溪市自然资源和规划局',
    sender: '葛天舒',
    about: '申请公开望江大道东侧地块的建设工程规划许可证',
    settled: {
      ago: 45,
      outcome: 'forwarded',
      destination: '云溪市自然资源和规划局',
      note: '挂号信转送，已电话告知来件人',
    },
  },
  {
    received: 31,
    kind: 'petition',
    addressee: OWN_NAME,
    sender: '桃源里小区业主委员会',
    about: '反映小区南门夜间施工扰民，要求查处',
    settled: { ago: 29, outcome: 'answered', note: '已告知拨打 12345 或者向信访窗口提出' },
  },
  {
    received: 17,
    kind: 'inquiry',
    addressee: OWN_NAME,
    sender: '毕方正',
    about: '询问户外广告设置许可的办理时限',
    settled: { ago: 16, outcome: 'answered', note: '已电话答复，指引至政务服务网的办事指南' },
  },
  {
    received: 9,
    kind: 'misaddressed',
    addressee: '云溪市公安局交通警察支队',
    sender: '匿名',
    about: '申请公开青石街电子警察的设置依据，无回信地址以外的联系方式',
    settled: { ago: 8, outcome: 'returned', note: '封面写明收件机关，按原址退回' },
  },
  {
    received: 1,
    kind: 'other',
    addressee: OWN_NAME,
    sender: '云溪绿野园林绿化有限公司',
    about: '产品推介材料',
    settled: null,
  },
];

interface DemoComplaint {
  against: AgencyKey;
  matter: ComplaintMatter;
  text: string;
  complainant: string | null;
  /** Working days ago; null: not yet. */
  received: number;
  ordered: number;
  reported: number | null;
  concluded: number | null;
}

const COMPLAINTS: readonly DemoComplaint[] = [
  {
    against: 'commerce',
    matter: 'guide_not_updated',
    text: '公开指南上的电话是去年的号码，一直打不通。',
    complainant: '薛采薇',
    received: 58,
    ordered: 55,
    reported: 47,
    concluded: 45,
  },
  {
    against: 'management',
    matter: 'not_answered',
    text: '提交的申请过了答复期限仍然没有答复。',
    complainant: null,
    received: 8,
    ordered: 6,
    reported: null,
    concluded: null,
  },
];
const FEEDBACK_WORKING_DAYS = 20;

interface DemoCorrection {
  persona: string;
  content: { record: string; fault: string; wanted: string };
  submitted: number;
  verified: number;
  decided: number | null;
}

const CORRECTIONS: readonly DemoCorrection[] = [
  {
    persona: 'persona-demo-pan',
    content: {
      record: '2024年度垃圾分类积分记录',
      fault: '把邻居的两次违规投放记在了我名下，投放点录像可以证明。',
      wanted: '删去2024年5月12日、13日的两条记录',
    },
    submitted: 38,
    verified: 35,
    decided: 33,
  },
  {
    persona: 'persona-demo-tao',
    content: {
      record: '临时占道审批登记',
      fault: '登记的经营者姓名少写了一个字，与身份证不符。',
      wanted: '更正经营者姓名',
    },
    submitted: 5,
    verified: 2,
    decided: null,
  },
];

const MAX_BYTES = 1_048_576;

export function besideStories(world: World, applicants: Applicants): Story[] {
  return [
    ...LETTERS.map((plan) => letter(world, plan)),
    ...COMPLAINTS.map((plan) => complaint(world, plan)),
    ...CORRECTIONS.map((plan) => correction(world, plan, applicants)),
  ];
}

async function* letter(world: World, { received, settled, ...plan }: DemoLetter): Story {
  const { days } = world;
  const clerk = staffOf(world.agencies.management, 'clerk1');
  let clock = yield days.at(days.ago(received), 10, 40);
  const made: LetterRecord = await registerLetter(world.at(clock), clerk, { ...plan, receivedDate: clock.today() });
  if (!settled) return;
  const { ago, ...outcome } = settled;
  clock = yield days.at(days.ago(ago), 11, 5);
  await settleLetter(world.at(clock), clerk, { id: made.id, expectedVersion: made.version, ...outcome });
}

async function* complaint(world: World, plan: DemoComplaint): Story {
  const { days, agencies } = world;
  const supervisor = staffOf(agencies.government, 'supervisor');
  let clock = yield days.at(days.ago(plan.received), 9, 50);
  let record = await registerComplaint(world.at(clock), supervisor, {
    agencyId: agencies[plan.against].id,
    matter: plan.matter,
    text: plan.text,
    receivedDate: clock.today(),
    ...(plan.complainant ? { complainantName: plan.complainant, complainantContact: '13800002000' } : {}),
  });
  const seen = () => ({ id: record.id, expectedVersion: record.version });
  clock = yield days.at(days.ago(plan.ordered), 15, 20);
  record = await orderRectification(world.at(clock), supervisor, {
    ...seen(),
    order: 'rectify',
    text: '请核实反映的问题，依法改正，并书面报告原因和结果。',
    dueDate: days.after(clock.today(), FEEDBACK_WORKING_DAYS),
  });
  if (plan.reported === null) return;
  clock = yield days.at(days.ago(plan.reported), 10, 15);
  record = await giveFeedback(world.at(clock), staffOf(agencies[plan.against], 'head'), {
    ...seen(),
    text: '已核实：换号后没有同步修改。指南已更新，并把核对电话列入每季度的自查。',
  });
  if (plan.concluded === null) return;
  clock = yield days.at(days.ago(plan.concluded), 14, 30);
  await concludeComplaint(world.at(clock), supervisor, {
    ...seen(),
    result: 'rectified',
    text: '经复核，指南已更新，电话可以接通。',
  });
}

async function* correction(world: World, plan: DemoCorrection, { online }: Applicants): Story {
  const { days } = world;
  const agency = world.agencies.management;
  const person = online.find(({ persona }) => persona === plan.persona);
  if (!person) throw new Error(`demo: no applicant ${plan.persona}`);
  const citizen = citizenOf(world, plan.persona);
  let clock = yield days.at(days.ago(plan.submitted), 20, 5);
  const evidence = await stageFile(world.at(clock), citizen, {
    name: '证据说明.txt',
    content: Readable.from([Buffer.from(`${plan.content.record}：${plan.content.fault}\n`)]),
    maxBytes: MAX_BYTES,
  });
  let record = await submitRecordCorrection(world.at(clock), citizen, {
    agencyId: agency.id,
    applicant: identityOf(person),
    content: plan.content,
    fileIds: [evidence.id],
  });
  clock = yield days.at(days.ago(plan.verified), 10, 25);
  record = await verifyRecord(world.at(clock), staffOf(agency, 'clerk2'), {
    id: record.id,
    expectedVersion: record.version,
    text: '与原始登记和投放点录像核对，申请人所述属实。',
  });
  if (plan.decided === null) return;
  clock = yield days.at(days.ago(plan.decided), 16, 10);
  await decideRecordCorrection(world.at(clock), staffOf(agency, 'reviewer'), {
    id: record.id,
    expectedVersion: record.version,
    outcome: 'corrected',
    text: '经核实，已删去上述两条记录。',
  });
}
