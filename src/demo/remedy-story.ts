/** Reconsideration and suits after a reply: told to the office, and decided weeks or months later, or not yet. */
import { recordRemedy } from '../commands/application/record-remedy.js';
import { recordRemedyResult } from '../commands/application/record-remedy-result.js';
import { recordRemedyStage } from '../commands/application/record-remedy-stage.js';
import { addDays, yearOf } from '../domain/calendar/plain-date.js';
import { type RemedyGroup, type RemedyResult } from '../domain/report/tally.js';
import { type RemedyRecord } from '../ports/remedies.js';
import { type Story } from './agenda.js';
import { type CaseFile, type Diary } from './case-file.js';

export interface RemedyPlan {
  group: RemedyGroup;
  result: RemedyResult;
  /** Calendar days from the last step to the day the office is told of it, and from there to the result (null: none yet). */
  filedAfter: number;
  decidedAfter: number | null;
}

/** Calendar days, within every limit to answer. */
const ANSWERED_AFTER = 6;

export async function* remedies(file: CaseFile, diary: Diary, plan: RemedyPlan): Story {
  const { days } = file.world;
  const isGovernment = file.plan.agency === 'government';
  const handler = file.agency.staff.lawyer ?? file.clerk;
  const { random } = file.plan;

  file.clock = yield diary.on(days.after(addDays(diary.day, plan.filedAfter), 0));
  const serial = random.between(3, 180);
  const remedy: RemedyRecord = await recordRemedy(file.deps, handler, {
    group: plan.group,
    body: bodyOf(plan.group, isGovernment),
    number: numberOf(plan.group, isGovernment, yearOf(diary.day), serial),
    filedDate: diary.day,
    ...(plan.decidedAfter === null ? { servedDate: diary.day } : {}),
    applicationIds: [file.record.id],
  });
  await file.reload();

  if (plan.decidedAfter === null) {
    file.clock = yield diary.on(days.after(addDays(diary.day, ANSWERED_AFTER), 0));
    await recordRemedyStage(file.deps, handler, {
      id: remedy.id,
      expectedVersion: remedy.version,
      stage: { kind: 'answered', date: diary.day, text: '提交答复、证据和依据。' },
    });
    return;
  }
  file.clock = yield diary.on(days.after(addDays(diary.day, plan.decidedAfter), 0));
  await recordRemedyResult(file.deps, handler, {
    id: remedy.id,
    expectedVersion: remedy.version,
    outcome: { result: plan.result, date: diary.day, text: RESULT_TEXTS[plan.group][plan.result] },
  });
  await file.reload();
}

function bodyOf(group: RemedyGroup, isGovernment: boolean): string {
  if (group === 'reconsideration') return isGovernment ? '云岭省人民政府' : '云溪市人民政府';
  return isGovernment ? '云溪市中级人民法院' : '云溪市滨江区人民法院';
}

function numberOf(group: RemedyGroup, isGovernment: boolean, year: number, serial: number): string {
  if (group === 'reconsideration') return `${isGovernment ? '云岭政复' : '云政复'}〔${year}〕${serial}号`;
  return `（${year}）云99${isGovernment ? '' : '02'}行初${serial}号`;
}

const RECONSIDERATION: Record<RemedyResult, string> = {
  upheld: '维持原答复。',
  corrected: '责令在法定期限内重新作出答复。',
  other: '申请人自愿撤回，终止行政复议。',
};
const LITIGATION: Record<RemedyResult, string> = {
  upheld: '驳回原告的诉讼请求。',
  corrected: '撤销答复，责令重新答复。',
  other: '原告撤诉，裁定准许。',
};
const RESULT_TEXTS: Record<RemedyGroup, Record<RemedyResult, string>> = {
  reconsideration: RECONSIDERATION,
  litigation_direct: LITIGATION,
  litigation_after_reconsideration: LITIGATION,
};
