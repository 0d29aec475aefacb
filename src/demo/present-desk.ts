/** The lines of today's desk (`present-cases.ts`): where each case stands, in working days counted back from today. */
import { answerSupplement } from '../commands/application/answer-supplement.js';
import { claim } from '../commands/application/assign.js';
import { removeCoApplicant } from '../commands/application/change-joint.js';
import { answerConsultation, deliverConsultation } from '../commands/application/consult.js';
import { approveDecision, returnDecision } from '../commands/application/decide.js';
import { approveExtension } from '../commands/application/decide-extension.js';
import { requestAssistance } from '../commands/application/assistance.js';
import { proposeDateCorrection } from '../commands/application/correct-date.js';
import { recordDeliveryFailure } from '../commands/application/deliver.js';
import { fixDelayedReply, recordReasons, requestReasons } from '../commands/application/reasons.js';
import { recordNoticeService } from '../commands/application/serve-notice.js';
import { promiseSupply } from '../commands/application/supply.js';
import { type ServedNotice } from '../domain/application/handling-facts.js';
import { demandFee, recordPayment } from '../commands/application/fees.js';
import { addNote } from '../commands/application/note.js';
import { requestUnmasking } from '../commands/application/request-unmasking.js';
import { requestSupplement } from '../commands/application/request-supplement.js';
import { type Channel } from '../domain/application/channels.js';
import { type AgencyKey } from './agency-data.js';
import { type CaseFile } from './case-file.js';
import {
  askExtension,
  lastConsultation,
  NOTES,
  propose,
  search,
  sendReply,
  startConsulting,
  SUPPLEMENT_ANSWER,
  SUPPLEMENT_NOTICE,
} from './case-steps.js';
import { type OutcomeId } from './outcomes.js';
import { answerLetter, letter, sendLetter } from './present-letters.js';

/** What was done on the case, and how many working days ago. */
export type Deed = (file: CaseFile) => Promise<void>;
export type Deeds = readonly (readonly [workingDaysAgo: number, deed: Deed])[];

export interface PresentCase {
  agency?: AgencyKey;
  channel: Channel;
  outcome?: OutcomeId;
  /** Received so many working days ago. Due in `20 − received` unless something moved that. */
  received: number;
  deeds?: Deeds;
  /** A parent for a child; three neighbours together. */
  people?: 'guardian' | 'joint';
}

const take: Deed = (file) => file.act(claim, file.clerk, {});
const remark: Deed = (file) => file.act(addNote, file.clerk, { text: file.plan.random.pick(NOTES) });
const ask =
  (replyInWorkingDays: number): Deed =>
  (file) =>
    file.act(requestSupplement, file.clerk, {
      text: SUPPLEMENT_NOTICE,
      replyBy: file.world.days.after(file.clock.today(), replyInWorkingDays),
    });
const answer: Deed = (file) => file.act(answerSupplement, file.citizen, { text: SUPPLEMENT_ANSWER, fileIds: [] });
const charge =
  (pages: number): Deed =>
  (file) =>
    file.act(demandFee, file.clerk, { method: 'per_page', pages });
const noticeArrived =
  (notice: ServedNotice): Deed =>
  (file) =>
    file.act(recordNoticeService, file.clerk, { notice, way: 'post', proof: '邮政回执，本人签收' });
const askReasons: Deed = (file) =>
  file.act(requestReasons, file.clerk, { text: '您本月已提交十余件申请，数量明显超过合理范围，请说明理由。' });
const reasonsCame: Deed = (file) =>
  file.act(recordReasons, file.clerk, { text: '申请人来函：编写街区志，需要各年度的资料。' });
const delayReply: Deed = (file) =>
  file.act(fixDelayedReply, file.staff('head'), {
    replyBy: file.world.days.after(file.clock.today(), 40),
    reason: '理由合理，涉及的案卷分散在三个库房，无法在法定期限内全部核对。',
  });
const askHelp: Deed = (file) =>
  file.act(requestAssistance, file.clerk, {
    unit: '云溪市城建档案馆',
    text: '请协助检索 2012 年以前的竣工档案。',
    replyBy: file.world.days.after(file.clock.today(), 5),
  });
const cameBack: Deed = (file) =>
  file.act(recordDeliveryFailure, file.clerk, { reason: 'unclaimed', proof: '邮政退回批注：逾期未领取' });
const promise: Deed = (file) =>
  file.act(promiseSupply, file.clerk, {
    supplyBy: file.world.days.after(file.clock.today(), 10),
    text: '图纸复制完成后邮寄。',
  });
const misdated: Deed = (file) => {
  const event = file.record.events.find(({ kind }) => kind === 'signed_for');
  if (!event) throw new Error('demo: nothing was signed for');
  return file.act(proposeDateCorrection, file.clerk, {
    eventId: event.id,
    to: file.world.days.before(event.date, 1),
    reason: '签收章的日期看错了一天，附签收单照片。',
  });
};
const askToSee: Deed = async (file) => {
  const asked = { id: file.record.id, reason: '邮寄补正材料，核对收件地址', fields: ['contact'] as const };
  await requestUnmasking(file.deps, file.clerk, asked);
};
const oneLeaves: Deed = (file) => file.act(removeCoApplicant, file.clerk, { index: 1, proof: '本人签名的书面声明' });
const paid: Deed = (file) => file.act(recordPayment, file.clerk, { proof: '320500260000018' });
const consultThirdParty: Deed = (file) => startConsulting(file, 'third_party');
const consultAgency: Deed = (file) => startConsulting(file, 'agency');
const delivered: Deed = (file) =>
  file.act(deliverConsultation, file.clerk, { ...lastConsultation(file), proof: '邮政妥投回执' });
const agreed: Deed = (file) =>
  file.act(answerConsultation, file.clerk, { ...lastConsultation(file), answer: 'agreed', text: '同意公开。' });
const extend: Deed = (file) => file.act(approveExtension, file.staff('head'), {});
const proposeAs =
  (outcome: OutcomeId): Deed =>
  (file) =>
    propose(file, outcome);
const sendBack: Deed = (file) =>
  file.act(returnDecision, file.staff('reviewer'), { comment: '检索范围请补充下属环卫中心，再报一次。' });
const approve: Deed = (file) => file.act(approveDecision, file.staff('reviewer'), {});
const send: Deed = (file) => sendReply(file).done;

const ago = (workingDaysAgo: number, deed: Deed): Deeds[number] => [workingDaysAgo, deed];

/** Received so many working days ago, and what was done since. */
const inHand = (received: number, channel: Channel, ...deeds: Deeds): PresentCase => ({ received, channel, deeds });
const at =
  (agency: AgencyKey) =>
  (present: PresentCase): PresentCase => ({ ...present, agency });
const of =
  (people: PresentCase['people'] & string) =>
  (present: PresentCase): PresentCase => ({ ...present, people });
const forOutcome = (outcome: OutcomeId, received: number, channel: Channel, ...deeds: Deeds): PresentCase => ({
  outcome,
  received,
  channel,
  deeds,
});

/** Answered so many working days ago, and not filed away yet. */
const answered = (outcome: OutcomeId, received: number, channel: Channel, sent: number, way = send): PresentCase =>
  forOutcome(
    outcome,
    received,
    channel,
    ago(received - 1, take),
    ago(sent + 2, proposeAs(outcome)),
    ago(sent + 1, approve),
    ago(sent, way),
  );

/** In hand at different distances from the due date: 20 is due today, more is overdue; the last ones nobody has taken yet. */
export const IN_HAND: readonly PresentCase[] = [
  inHand(26, 'online', ago(24, take), ago(12, remark)),
  inHand(22, 'registered_mail', ago(21, take)),
  at('commerce')(inHand(22, 'online', ago(20, take), ago(15, remark), ago(9, search))),
  inHand(21, 'in_person', ago(20, take)),
  of('joint')(inHand(20, 'in_person', ago(19, take), ago(6, oneLeaves))),
  inHand(20, 'registered_mail', ago(18, take), ago(4, search)),
  inHand(19, 'online', ago(17, take)),
  inHand(19, 'email', ago(18, take), ago(3, search)),
  inHand(18, 'online', ago(16, take)),
  at('commerce')(inHand(17, 'in_person', ago(15, take))),
  inHand(16, 'online', ago(14, take), ago(1, askToSee)),
  inHand(15, 'external_platform', ago(14, take), ago(2, remark)),
  at('government')(inHand(15, 'online', ago(13, take))),
  inHand(14, 'online', ago(12, take), ago(10, consultThirdParty), ago(8, delivered), ago(2, agreed)),
  inHand(13, 'online', ago(11, take)),
  inHand(12, 'oral', ago(11, take)),
  of('guardian')(inHand(10, 'online', ago(9, take), ago(2, remark))),
  at('commerce')(inHand(8, 'online', ago(7, take))),
  inHand(6, 'fax'),
  inHand(4, 'online', ago(3, take)),
  inHand(3, 'registered_mail'),
  inHand(2, 'online'),
  inHand(1, 'in_person'),
];

export const ELSEWHERE: readonly PresentCase[] = [
  // the applicant has to correct: in time, in three days, and over
  forOutcome('still_unclear', 5, 'online', ago(4, take), ago(2, ask(15)), ago(2, letter('supplement_notice'))),
  forOutcome('still_unclear', 15, 'online', ago(14, take), ago(12, ask(15))),
  forOutcome('supplement_overdue', 19, 'registered_mail', ago(18, take), ago(16, ask(10))),
  // has corrected, and the office has to confirm
  forOutcome('still_unclear', 9, 'online', ago(8, take), ago(7, ask(15)), ago(1, answer)),
  forOutcome('supplement_overdue', 12, 'online', ago(11, take), ago(9, ask(15)), ago(2, answer)),
  // the applicant has to pay: in time, and over; has paid, and the period counts anew
  inHand(9, 'registered_mail', ago(8, take), ago(5, charge(68)), ago(5, letter('fee_notice'))),
  inHand(40, 'in_person', ago(38, take), ago(26, charge(350))),
  inHand(16, 'in_person', ago(15, take), ago(12, charge(120)), ago(4, paid)),
  inHand(
    52,
    'registered_mail',
    ago(50, take),
    ago(38, charge(240)),
    ago(36, noticeArrived('fee')),
    ago(9, proposeAs('fee_unpaid')),
    ago(8, approve),
    ago(7, send),
  ),
  // asked why so many; the head has fixed a later day
  inHand(11, 'registered_mail', ago(10, take), ago(8, askReasons)),
  inHand(18, 'in_person', ago(16, take), ago(14, askReasons), ago(9, reasonsCame), ago(3, delayReply)),
  // another unit helps; a date was entered wrong and waits for the second person
  inHand(9, 'online', ago(8, take), ago(3, askHelp), ago(3, letter('assistance_letter'))),
  inHand(7, 'registered_mail', ago(6, take), ago(1, misdated)),
  // somebody else has to speak: on its way, delivered, silent beyond the limit, another agency
  forOutcome(
    'refused_third_party_rights',
    6,
    'online',
    ago(5, take),
    ago(2, consultThirdParty),
    ago(2, letter('third_party_consultation')),
    ago(2, letter('consultation_notice')),
  ),
  forOutcome('refused_third_party_rights', 13, 'email', ago(12, take), ago(10, consultThirdParty), ago(8, delivered)),
  forOutcome('refused_third_party_rights', 24, 'oral', ago(23, take), ago(21, consultThirdParty), ago(17, delivered)),
  forOutcome('refused_deliberative_process', 9, 'online', ago(8, take), ago(6, consultAgency), ago(5, delivered)),
  // more time is asked for, or was given
  inHand(18, 'online', ago(16, take), ago(1, askExtension)),
  inHand(17, 'registered_mail', ago(16, take), ago(2, askExtension)),
  inHand(27, 'online', ago(25, take), ago(10, askExtension), ago(9, extend)),
  inHand(22, 'in_person', ago(20, take), ago(5, askExtension), ago(4, extend)),
  // drafted, returned, approved
  forOutcome('granted', 18, 'online', ago(16, take), ago(1, proposeAs('granted'))),
  forOutcome('not_held', 14, 'online', ago(12, take), ago(4, search), ago(1, proposeAs('not_held'))),
  forOutcome('petition', 9, 'in_person', ago(8, take), ago(2, proposeAs('petition'))),
  at('commerce')(forOutcome('granted', 11, 'online', ago(10, take), ago(1, proposeAs('granted')))),
  forOutcome('not_held', 16, 'online', ago(14, take), ago(5, search), ago(3, proposeAs('not_held')), ago(2, sendBack)),
  forOutcome(
    'other_agency',
    19,
    'registered_mail',
    ago(18, take),
    ago(3, proposeAs('other_agency')),
    ago(1, approve),
    ago(1, answerLetter),
  ),
  forOutcome('petition', 13, 'online', ago(12, take), ago(3, proposeAs('petition')), ago(2, approve)),
  // gone out in the last days
  answered('granted', 17, 'online', 1, sendLetter),
  answered('granted_published', 12, 'online', 4),
  answered('petition', 15, 'registered_mail', 2),
  answered('requires_creation', 15, 'online', 2),
  // came back from the post; the copies are promised for later
  forOutcome(
    'petition',
    24,
    'registered_mail',
    ago(23, take),
    ago(14, proposeAs('petition')),
    ago(13, approve),
    ago(12, send),
    ago(2, cameBack),
  ),
  forOutcome(
    'granted',
    19,
    'in_person',
    ago(18, take),
    ago(5, proposeAs('granted')),
    ago(4, approve),
    ago(3, send),
    ago(3, promise),
  ),
];

/** Submitted and not confirmed: working days ago; 0 is today, which only the app knows on a day off. */
export const UNCONFIRMED: readonly {
  channel: Channel;
  agency?: AgencyKey;
  submitted: number | 'yesterday' | 'today';
}[] = [
  { channel: 'online', submitted: 'today' },
  { channel: 'online', submitted: 'today', agency: 'commerce' },
  { channel: 'online', submitted: 'yesterday' },
  { channel: 'online', submitted: 'yesterday' },
  { channel: 'online', submitted: 1, agency: 'government' },
  { channel: 'online', submitted: 3 },
  { channel: 'ordinary_mail', submitted: 1 },
  { channel: 'email', submitted: 1 },
  { channel: 'external_platform', submitted: 2 },
];
