import { AppError } from '../../errors.js';
import { overallDecisionCode } from '../../domain/application/decision-parts.js';
import { type DecisionPart } from '../../domain/application/decisions.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * 第三十三条: what can be answered on the spot is answered on the spot. Only what is given, at the counter, on the day it was
 * handed in: a refusal needs its second person. Decision, letter and signature are one step.
 * @throws AppError `action_not_allowed`, `decision_incomplete`
 */
export function answerOnTheSpot(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & { parts: DecisionPart[]; text: string; proof: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'answer_on_the_spot' }, ({ record, today }) => {
    const decisionCode = overallDecisionCode(input.parts, null);
    if (decisionCode !== 'granted') throw refused('不予公开等处理决定须经审批，不能当场作出');
    if (record.channel !== 'in_person' && record.channel !== 'oral') throw refused('只有当面提交的申请可以当场答复');
    if (record.facts.receiptDate !== today) throw refused('只能在收到申请的当天当场答复');
    const { parts, text, proof } = input;
    return {
      facts: [
        { kind: 'decision_proposed', date: today, decisionCode, parts, text },
        { kind: 'decided', date: today, decisionCode, parts },
        { kind: 'dispatched', date: today, method: 'in_person', fileIds: [...(input.fileIds ?? [])] },
        { kind: 'delivered', date: today, method: 'in_person', proof },
      ],
      detail: { decisionCode },
    };
  });
}

function refused(reason: string): AppError {
  return new AppError('action_not_allowed', { action: '当场答复', reason });
}
