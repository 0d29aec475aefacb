/** Stretches of a case's life, each a story of its own that goes on where the one before stopped. */
import { type DeliveryMethod } from '../domain/application/delivery-facts.js';
import { assign, claim, release } from '../commands/application/assign.js';
import { answerSupplement } from '../commands/application/answer-supplement.js';
import { confirmReceipt } from '../commands/application/confirm-receipt.js';
import {
  answerConsultation,
  deliverConsultation,
  endConsultation,
  startConsultation,
} from '../commands/application/consult.js';
import { approveDecision, returnDecision } from '../commands/application/decide.js';
import { approveExtension, returnExtension } from '../commands/application/decide-extension.js';
import { closeCase } from '../commands/application/close-case.js';
import { openReply, recordDelivery } from '../commands/application/deliver.js';
import { dispatch } from '../commands/application/dispatch.js';
import { logSearch } from '../commands/application/log-search.js';
import { addNote } from '../commands/application/note.js';
import { proposeDecision } from '../commands/application/propose-decision.js';
import { recordSupplement } from '../commands/application/record-supplement.js';
import { recordReasons, requestReasons } from '../commands/application/reasons.js';
import { requestExtension } from '../commands/application/request-extension.js';
import { recordNoticeService } from '../commands/application/serve-notice.js';
import { requestSupplement } from '../commands/application/request-supplement.js';
import { type ConsultationAnswer, type ConsultedParty } from '../domain/application/case-events.js';
import { CHANNELS } from '../domain/application/channels.js';
import { type CaseFile, type Diary } from './case-file.js';
import { type Story } from './agenda.js';
import { isForLawyer, legalReview } from './legal-steps.js';
import { type OutcomeId, partsOf, replyText } from './outcomes.js';

/** From the applicant's or the office's desk to the fixed receipt date. The diary stands at the submission. */
export async function* intake(file: CaseFile, diary: Diary): Story {
  const { channel, random } = file.plan;
  file.clock = yield diary.at;
  if (channel === 'online') {
    await file.submit();
    file.clock = yield diary.workingDays(random.chance(0.85) ? 1 : 2);
    await confirm(file, random.chance(0.5) ? '短信' : '电话');
    return;
  }
  const { clock } = CHANNELS[channel];
  if (clock === 'in_person') return file.register({ submitted: diary.day, received: null });
  if (clock === 'registered_mail') {
    const posted = file.world.days.before(diary.day, random.between(1, 3));
    return file.register({ submitted: posted, received: diary.day });
  }
  await file.register({ submitted: diary.day, received: null });
  file.clock = yield diary.workingDays(channel === 'ordinary_mail' ? 0 : 1);
  await confirm(file, '电话');
}

export function confirm(file: CaseFile, method: string): Promise<void> {
  return file.act(confirmReceipt, file.clerk, { method });
}

/** Somebody takes it: mostly a clerk himself, sometimes by order; once in a while it goes back and to the other one. */
export async function* takeUp(file: CaseFile, diary: Diary): Story {
  const { random } = file.plan;
  file.clock = yield diary.workingDays(0);
  if (random.chance(0.25)) {
    const { staffId, name } = file.clerk;
    await file.act(assign, file.staff('reviewer'), { assignee: { id: staffId, name } });
  } else {
    await file.act(claim, file.clerk, {});
  }
  if (random.chance(0.06)) {
    file.clock = yield diary.workingDays(1);
    await file.act(release, file.staff('reviewer'), {});
    await file.act(claim, file.clerk, {});
  }
  if (random.chance(0.18)) {
    file.clock = yield diary.workingDays(1);
    await file.act(addNote, file.clerk, { text: random.pick(NOTES) });
  }
}

export const NOTES = [
  '已与环卫科联系，三日内提供原件。',
  '申请人来电说明，只需要最新一版。',
  '涉及另一家单位，先核对是否由我局制作。',
  '档案室查到纸质件一份，正在扫描。',
  '与去年一件内容相近，可参照当时的答复。',
  '已请法律顾问看过答复书初稿，无不同意见。',
];

/** 第三十条: the notice, and the answer that restarts the clock; without an answer the limit passes. */
export async function* supplement(file: CaseFile, diary: Diary, isAnswered: boolean): Story {
  const { random } = file.plan;
  file.clock = yield diary.workingDays(random.between(1, 3));
  // Ten working days to answer: where none comes, the closing letter still goes out within the twenty.
  const replyBy = file.world.days.after(diary.day, 10);
  await file.act(requestSupplement, file.clerk, { text: SUPPLEMENT_NOTICE, replyBy });
  if (!isAnswered) {
    if (file.plan.channel !== 'online') {
      file.clock = yield diary.workingDays(2);
      await file.act(recordNoticeService, file.clerk, {
        notice: 'supplement',
        way: 'post',
        proof: '邮政回执，本人签收',
      });
    }
    file.clock = yield diary.on(file.world.days.after(file.record.facts.turnUntil ?? replyBy, 1));
    return;
  }
  if (file.plan.channel === 'online') {
    file.clock = yield diary.calendarDays(random.between(2, 12));
    await file.act(answerSupplement, file.citizen, { text: SUPPLEMENT_ANSWER, fileIds: [] });
    file.clock = yield diary.workingDays(1);
    await file.act(recordSupplement, file.clerk, { text: '网上提交，已与申请人确认。' });
  } else {
    file.clock = yield diary.workingDays(random.between(3, 9));
    await file.act(recordSupplement, file.clerk, { text: SUPPLEMENT_ANSWER });
  }
}

export const SUPPLEMENT_NOTICE =
  '您的申请未能指明所需政府信息的名称、文号或者其他便于查询的特征，请补充信息形成的大致时间、所涉路段或者文件名称。';
export const SUPPLEMENT_ANSWER = '补充如下：时间大约是前年下半年，涉及的是我家附近那段路，文件名称里有“整治”两个字。';

/** 第三十五条: asked why so many, and not convinced by the answer. */
export async function* excessive(file: CaseFile, diary: Diary): Story {
  file.clock = yield diary.workingDays(file.plan.random.between(1, 3));
  await file.act(requestReasons, file.clerk, { text: '您近期提交的申请数量明显超过合理范围，请说明理由。' });
  file.clock = yield diary.workingDays(file.plan.random.between(2, 6));
  await file.act(recordReasons, file.clerk, { text: '申请人来函称“想全面了解”，未说明其他理由。' });
}

/** 第三十二条、第三十四条: sent, delivered, answered; or it ends because nobody can be reached. */
export async function* consultation(
  file: CaseFile,
  diary: Diary,
  party: ConsultedParty,
  answer: ConsultationAnswer,
): Story {
  const { random } = file.plan;
  file.clock = yield diary.workingDays(random.between(1, 3));
  await startConsulting(file, party);
  const { consultationId } = lastConsultation(file);
  if (party === 'third_party' && random.chance(0.12)) {
    file.clock = yield diary.workingDays(6);
    await file.act(endConsultation, file.clerk, {
      consultationId,
      reason: 'undeliverable',
      text: '两次投递均被退回。',
    });
    return;
  }
  file.clock = yield diary.workingDays(random.between(1, 3));
  await file.act(deliverConsultation, file.clerk, { consultationId, proof: '邮政妥投回执' });
  file.clock = yield diary.workingDays(random.between(4, 12));
  await file.act(answerConsultation, file.clerk, { consultationId, answer, text: ANSWER_TEXTS[answer] });
}

const ANSWER_TEXTS: Record<ConsultationAnswer, string> = {
  agreed: '同意公开。',
  objected: '其中含有我单位的成本构成和客户信息，公开会损害我单位的正当利益，不同意公开。',
  partly: '正文可以公开，附件不同意公开。',
};

export function startConsulting(file: CaseFile, party: ConsultedParty): Promise<void> {
  const recipient = party === 'agency' ? '云溪市自然资源和规划局' : file.plan.random.pick(THIRD_PARTIES);
  return file.act(startConsultation, file.clerk, { with: party, recipient, text: CONSULTATION_TEXT });
}

const THIRD_PARTIES = ['云溪市宏泰市政工程有限公司', '云溪新视界广告有限公司', '江州恒运渣土运输有限公司'];
const CONSULTATION_TEXT =
  '我局收到政府信息公开申请，所申请的信息涉及贵单位。请自收到本函之日起15个工作日内，就是否同意公开提出意见并说明理由。';

export function lastConsultation(file: CaseFile): { consultationId: string } {
  for (const event of [...file.record.events].reverse()) {
    if (event.kind === 'consultation_started') return { consultationId: event.consultationId };
  }
  throw new Error('demo: no consultation was started');
}

/** 第三十三条: asked by the clerk, decided by the office head, before the due date. */
export async function* extension(file: CaseFile, diary: Diary): Story {
  const { random } = file.plan;
  file.clock = yield diary.workingDays(random.between(9, 13));
  await askExtension(file);
  file.clock = yield diary.workingDays(1);
  if (random.chance(0.1)) {
    await file.act(returnExtension, file.staff('head'), { comment: '请写明需要延期的具体工作，再报一次。' });
    file.clock = yield diary.workingDays(1);
    await askExtension(file);
    file.clock = yield diary.workingDays(1);
  }
  await file.act(approveExtension, file.staff('head'), {});
}

export function askExtension(file: CaseFile): Promise<void> {
  const { random } = file.plan;
  return file.act(requestExtension, file.clerk, {
    workingDays: random.pick([10, 15, 20, 20]),
    reason: random.pick(['所申请信息数量较多，需要逐件核对和区分处理。', '原始档案在异地库房，调取和扫描需要时间。']),
  });
}

export function search(file: CaseFile): Promise<void> {
  const [keywords = ''] = file.plan.subject.subject.split(/[（，]/);
  return file.act(logSearch, file.clerk, {
    entries: [
      { place: '局档案室（纸质档案目录）', keywords, result: '没有相符的案卷' },
      { place: '公文管理系统', keywords, result: '没有相符的文件' },
      { place: '业务科室', keywords, result: '经科室负责人确认，未制作也未获取' },
    ],
  });
}

export function propose(file: CaseFile, outcome: OutcomeId, linkedCaseId?: string): Promise<void> {
  const { subject } = file.plan.subject;
  const namedAgency = file.plan.random.pick(['云溪市自然资源和规划局', '云溪市公安局', '云溪市住房和城乡建设局']);
  return file.act(proposeDecision, file.clerk, {
    parts: partsOf(outcome, subject),
    text: replyText(outcome, subject, namedAgency),
    ...(linkedCaseId ? { linkedCaseId } : {}),
    ...(outcome === 'other_agency' ? { namedAgency } : {}),
    ...(outcome === 'supplement_overdue' ? { noGoodReason: '电话联系申请人，其表示不再补正，没有说明理由。' } : {}),
  });
}

/** The reviewer approves; sometimes only at the second try. */
export async function* decision(file: CaseFile, diary: Diary, outcome: OutcomeId, linkedCaseId?: string): Story {
  const { random } = file.plan;
  await propose(file, outcome, linkedCaseId);
  if (random.chance(0.06)) {
    file.clock = yield diary.workingDays(1);
    await file.act(returnDecision, file.staff('reviewer'), { comment: '请补充引用的条款，并核对文件名称。' });
    file.clock = yield diary.workingDays(0);
    await propose(file, outcome, linkedCaseId);
  }
  const isReviewed = isForLawyer(file, diary, outcome);
  if (isReviewed) yield* legalReview(file, diary);
  file.clock = yield diary.workingDays(random.chance(0.6) ? 0 : 1);
  const comment = isReviewed ? { comment: '已阅法律顾问意见，同意。' } : {};
  await file.act(approveDecision, file.staff(random.chance(0.15) ? 'head' : 'reviewer'), comment);
}

/** The letter goes out and arrives, and the file is closed. */
export async function* reply(file: CaseFile, diary: Diary): Story {
  const { random } = file.plan;
  file.clock = yield diary.workingDays(random.chance(0.7) ? 0 : 1);
  const method = sendReply(file);
  await method.done;
  if (method.id === 'post') {
    file.clock = yield diary.workingDays(random.between(2, 5));
    await file.act(recordDelivery, file.clerk, { proof: '邮政回执，本人签收' });
  } else if (method.id === 'online' && file.plan.channel === 'online') {
    file.clock = yield diary.workingDays(1);
    await file.act(openReply, file.citizen, {});
  } else {
    file.clock = yield diary.workingDays(method.id === 'in_person' ? 0 : 1);
    await file.act(recordDelivery, file.clerk, { proof: method.id === 'in_person' ? '当面签收' : '系统记录已查看' });
  }
  file.clock = yield diary.workingDays(random.between(1, 8));
  await file.act(closeCase, file.clerk, random.chance(0.2) ? { comment: '材料已整理归档。' } : {});
}

/** @param letterId the issued letter that goes out; absent: the office wrote it elsewhere */
export function sendReply(file: CaseFile, letterId?: string): { id: DeliveryMethod; done: Promise<void> } {
  const { random } = file.plan;
  const method = file.record.replyPreference?.method ?? 'post';
  const id: DeliveryMethod = method === 'inspect' ? 'in_person' : method;
  const trackingNumber = `XA${random.between(10_000_000, 99_999_999)}CN`;
  const input = { method: id, ...(id === 'post' ? { trackingNumber } : {}), ...(letterId ? { letterId } : {}) };
  return { id, done: file.act(dispatch, file.clerk, input) };
}
