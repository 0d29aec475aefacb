import { AppError } from '../../errors.js';
import { type CaseState, objections } from '../../domain/application/case-state.js';
import { overallDecisionCode } from '../../domain/application/decision-parts.js';
import { type DecisionCode, type DecisionPart, requirementsOf } from '../../domain/application/decisions.js';
import { SERVED_NOTICES, type ServedNotice } from '../../domain/application/handling-facts.js';
import { type GroundRequirement } from '../../domain/application/legal-grounds.js';
import { repeatsAnnulled } from '../../domain/application/redo-rules.js';
import { overrulesObjections } from '../../domain/application/release-rules.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type Applicant, type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * The clerk proposes how the case ends: one part or several, each with its ground (第三十六至三十九条).
 * What the ground demands must be in the file: a search log, the earlier answer, the supplement notice.
 */
export function proposeDecision(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    parts: DecisionPart[];
    mainCode?: DecisionCode | undefined;
    text: string;
    linkedCaseId?: string | undefined;
    namedAgency?: string | undefined;
    noGoodReason?: string | undefined;
    publicInterestReason?: string | undefined;
  },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'propose_decision' }, async ({ tx, record, state, today }) => {
    const decisionCode = overallDecisionCode(input.parts, input.mainCode ?? null);
    for (const requirement of requirementsOf(input.parts)) {
      const missing = MISSING[requirement](state, input);
      if (missing) throw new AppError('decision_incomplete', { reason: missing });
    }
    const repeated = repeatsAnnulled(input.parts, state);
    if (repeated) throw incomplete(repeated);
    assertClosingFits(input, state, { today, hasAccount: record.citizenId !== null });
    if (overrulesObjections(input.parts) && objections(state).length > 0 && !input.publicInterestReason) {
      throw incomplete('第三方不同意公开的，请说明不公开可能对公共利益造成重大影响的理由', 'publicInterestReason');
    }
    if (input.linkedCaseId) await assertEarlierAnswer(tx, record, input.linkedCaseId);
    return {
      facts: [
        {
          kind: 'decision_proposed',
          date: today,
          decisionCode,
          parts: input.parts,
          text: input.text,
          ...(input.linkedCaseId ? { linkedCaseId: input.linkedCaseId } : {}),
          ...(input.namedAgency ? { namedAgency: input.namedAgency } : {}),
          ...(input.noGoodReason ? { noGoodReason: input.noGoodReason } : {}),
          ...(input.publicInterestReason ? { publicInterestReason: input.publicInterestReason } : {}),
        },
      ],
      detail: { decisionCode },
    };
  });
}

type Given = { linkedCaseId?: string | undefined; namedAgency?: string | undefined };

const MISSING: Record<GroundRequirement, (state: CaseState, given: Given) => string | null> = {
  search_log: (state) => (state.searchLogged ? null : '请先记录检索情况，作为“经检索没有”的依据'),
  linked_decision: (_, { linkedCaseId }) => (linkedCaseId ? null : '请关联此前已答复的申请'),
  named_agency: (_, { namedAgency }) => (namedAgency ? null : '请写明保管档案的档案馆名称'),
  reasons_request: (state) => (state.handling.reasons ? null : '没有要求过申请人说明理由，不能以此为由'),
  supplement_notice: (state) => (state.supplement ? null : '没有发出过补正通知，不能以此为由'),
  fee_notice: (state) => (state.fee ? null : '没有发出过收费通知，不能以此为由'),
};

/** A repeat is one of an answer that this agency has sent to this applicant (第三十六条第六项; A.10, 20). */
async function assertEarlierAnswer(tx: Transaction, record: ApplicationRecord, linkedCaseId: string): Promise<void> {
  const earlier =
    linkedCaseId === record.id ? null : await tx.applications.load({ agencyId: record.agencyId }, linkedCaseId);
  const reason = !earlier
    ? '没有找到关联的申请'
    : !isSameApplicant(earlier.applicant, record.applicant)
      ? '关联的申请不是同一申请人提出的'
      : !earlier.facts.dispatchedDate
        ? '关联的申请尚未答复'
        : null;
  if (reason)
    throw new AppError('decision_incomplete', { reason }, { fields: [{ path: 'linkedCaseId', message: reason }] });
}

/** By identity number; a ledger of earlier years knows no more than the name. */
function isSameApplicant(a: Applicant, b: Applicant): boolean {
  return a.lookup === b.lookup || (!(a.identity && b.identity) && a.name === b.name);
}

/**
 * 逾期不补正 and 逾期不缴费 need a notice known to have arrived and a limit that has passed without an answer (A.10, 16);
 * 补正后仍不明确 needs the answer; 大量反复 needs the reasons, or their limit to have passed. Whoever has an account got the
 * notice when it was made available there.
 */
function assertClosingFits(
  { parts, noGoodReason }: { parts: readonly DecisionPart[]; noGoodReason?: string | undefined },
  state: CaseState,
  { today, hasAccount }: { today: PlainDate; hasAccount: boolean },
): void {
  const { supplement, fee, handling } = state;
  const arrived = (notice: ServedNotice): void => {
    if (!hasAccount && !handling.served[notice]) {
      throw incomplete(`请先登记${SERVED_NOTICES[notice]}的送达；没有送达凭据的，期限尚未起算`);
    }
  };
  if (parts.some((part) => part.code === 'otherwise_supplement_overdue')) {
    if (!supplement) throw incomplete('没有发出过补正通知，不能按逾期不补正处理');
    if (supplement.receivedDate ?? supplement.submittedDate) throw incomplete('申请人已经补正，不能按逾期不补正处理');
    arrived('supplement');
    if (today <= supplement.replyBy) throw incomplete(`补正期限 ${supplement.replyBy} 尚未届满`);
    if (!noGoodReason) throw incomplete('请写明核实的情况：申请人没有正当理由', 'noGoodReason');
  }
  if (parts.some((part) => part.code === 'unavailable_still_unclear') && supplement && !supplement.receivedDate) {
    throw incomplete('尚未收到补正后的申请');
  }
  if (parts.some((part) => part.code === 'otherwise_fee_unpaid')) {
    if (!fee) throw incomplete('没有发出过收费通知，不能按逾期不缴费处理');
    if (fee.paidDate) throw incomplete('申请人已经缴费，不能按逾期不缴费处理');
    arrived('fee');
    if (today <= fee.payBy) throw incomplete(`缴费期限 ${fee.payBy} 尚未届满`);
  }
  const { reasons } = handling;
  if (parts.some((part) => part.code === 'not_processed_unreasonably_frequent') && reasons && !reasons.givenDate) {
    arrived('reasons');
    if (today <= reasons.replyBy) throw incomplete(`说明理由的期限 ${reasons.replyBy} 尚未届满`);
  }
}

function incomplete(reason: string, path?: string): AppError {
  return new AppError('decision_incomplete', { reason }, path ? { fields: [{ path, message: reason }] } : {});
}
