/** What the office asks its lawyer, and what he says. */
import { giveLegalOpinion, requestLegalReview } from '../commands/application/legal-review.js';
import { type LegalVerdict } from '../domain/application/legal-review.js';
import { type Story } from './agenda.js';
import { type CaseFile, type Diary } from './case-file.js';
import { OUTCOMES, type OutcomeId } from './outcomes.js';

const OPINIONS: Readonly<Record<LegalVerdict, string>> = {
  agrees: '事实清楚，引用条款适当，程序符合《政府信息公开条例》的规定，同意。',
  agrees_with_changes: '结论适当。请在答复中补充说明不能作区分处理的理由，并写明救济途径。',
  disagrees: '现有理由不足以全部不予公开，能够区分处理的部分应当公开，建议重新拟定。',
};
const QUESTION = '拟引用的条款是否适当，能否作区分处理？';

export function askLawyer(file: CaseFile): Promise<void> {
  const { staffId, name } = file.staff('lawyer');
  return file.act(requestLegalReview, file.clerk, { question: QUESTION, lawyer: { id: staffId, name } });
}

export function lawyerSays(file: CaseFile, verdict: LegalVerdict): Promise<void> {
  return file.act(giveLegalOpinion, file.staff('lawyer'), { verdict, text: OPINIONS[verdict] });
}

/** Since the year before last the office with a lawyer has every refusal looked at before it is approved. */
export function isForLawyer(file: CaseFile, diary: Diary, outcome: OutcomeId): boolean {
  const since = Number(file.world.days.today.slice(0, 4)) - 2;
  const { code } = OUTCOMES[outcome];
  const withholds = code.startsWith('refused_') || code === 'partially_granted';
  return withholds && file.agency.staff.lawyer !== undefined && Number(diary.day.slice(0, 4)) >= since;
}

export async function* legalReview(file: CaseFile, diary: Diary): Story {
  file.clock = yield diary.workingDays(0);
  await askLawyer(file);
  file.clock = yield diary.workingDays(0);
  await lawyerSays(file, file.plan.random.chance(0.3) ? 'agrees_with_changes' : 'agrees');
}
