/** The life of one case from submission to archive, and the remedies after it. */
import { recordWithdrawal, withdraw } from '../commands/application/withdraw.js';
import { correctApplicantKind } from '../commands/application/note.js';
import { type Story } from './agenda.js';
import { type CaseFile, Diary } from './case-file.js';
import {
  consultation,
  decision,
  excessive,
  extension,
  intake,
  reply,
  search,
  supplement,
  takeUp,
} from './case-steps.js';
import { OUTCOMES, type OutcomeId } from './outcomes.js';
import { remedies, type RemedyPlan } from './remedy-story.js';

export interface LifePlan {
  outcome: OutcomeId;
  submittedAt: Date;
  /** 第三十三条: asks for more time and gets it. */
  isExtended?: boolean;
  /** The answer goes out after the due date. */
  isLate?: boolean;
  /** Asked to correct although it then ends like any other. */
  isSupplemented?: boolean;
  /** The case to which a repeat refers, or with which it is merged. */
  earlier?: CaseFile;
  /** A kind entered by mistake is mended the next day; another time only in the year after (`report-story.ts`). */
  isKindMended?: boolean;
  remedies?: readonly RemedyPlan[];
}

export async function* caseStory(file: CaseFile, plan: LifePlan): Story {
  const { outcome } = plan;
  const { path } = OUTCOMES[outcome];
  const { random } = file.plan;
  const diary = new Diary(file.world, random, plan.submittedAt);
  yield* intake(file, diary);
  yield* takeUp(file, diary);

  if (plan.isKindMended) {
    file.clock = yield diary.workingDays(1);
    const reason = '登记时误选，已与申请人核对身份证明。';
    await file.act(correctApplicantKind, file.staff('reviewer'), { kind: file.plan.applicant.kind, reason });
  }
  if (path === 'withdrawal') return yield* withdrawal(file, diary);
  if (path === 'supplement_overdue') yield* supplement(file, diary, false);
  if (path === 'supplement_unclear' || plan.isSupplemented) yield* supplement(file, diary, true);
  if (path === 'reasons') yield* excessive(file, diary);
  if (path === 'third_party') yield* consultation(file, diary, 'third_party', 'objected');
  if (path === 'agency') yield* consultation(file, diary, 'agency', 'partly');
  if (plan.isExtended) yield* extension(file, diary);
  if (path === 'search') {
    file.clock = yield diary.workingDays(random.between(1, 4));
    await search(file);
  }
  file.clock = yield* whenReady(file, diary, plan);
  yield* decision(file, diary, outcome, path === 'earlier_answer' ? plan.earlier?.record.id : undefined);
  yield* reply(file, diary);
  for (const remedy of plan.remedies ?? []) yield* remedies(file, diary, remedy);
}

/** A few days of work; with an eye on the due date, unless the answer is one of those that came late. */
async function* whenReady(
  file: CaseFile,
  diary: Diary,
  { isExtended, isLate, outcome }: LifePlan,
): AsyncGenerator<Date, CaseFile['clock'], CaseFile['clock']> {
  const { world } = file;
  const { random } = file.plan;
  const { dueDate } = file.record.facts;
  if (isLate && dueDate) return yield diary.on(world.days.after(dueDate, random.between(1, 4)));
  const isPlain = OUTCOMES[outcome].path === 'plain';
  // Who asked for more time needs it.
  const work = isExtended ? random.between(9, 14) : isPlain ? random.between(2, 13) : random.between(1, 6);
  const ready = world.days.after(diary.day, work);
  // Two days before the end at the latest: approval and the letter take their time too.
  const latest = dueDate ? world.days.before(dueDate, 3) : ready;
  return yield diary.on(ready < latest ? ready : latest);
}

async function* withdrawal(file: CaseFile, diary: Diary): Story {
  const { random, channel } = file.plan;
  if (channel === 'online') {
    file.clock = yield diary.calendarDays(random.between(2, 9));
    await file.act(withdraw, file.citizen, { reason: random.pick(['已从网站上找到所需信息。', '不再需要。', '']) });
  } else {
    file.clock = yield diary.workingDays(random.between(2, 7));
    await file.act(recordWithdrawal, file.clerk, { reason: '申请人书面撤回（收到撤回申请书原件）。' });
  }
}
