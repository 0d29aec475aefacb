import { type IntakeCheck } from '../../../commands/application/check-intake.js';
import { STATUSES } from '../../../domain/application/statuses.js';
import { type SameContent } from '../../../ports/application-reads.js';

/** Asked by more than one: the hint of 第四十四条 that it may be published for all. */
export function presentSimilar(items: readonly SameContent[]) {
  const others = items.filter(({ sameApplicant }) => !sameApplicant);
  return {
    items: items.map((item) => ({ ...item, status: { code: item.status, label: STATUSES[item.status].label } })),
    hint:
      others.length > 0
        ? `另有 ${others.length} 件其他申请人提出的相同申请；可以公开的，可纳入主动公开范围（第四十四条）。`
        : null,
  };
}

export function presentIntakeCheck({ faults, applicantKnown, matches }: IntakeCheck) {
  return {
    faults: faults.map(({ path, message }) => ({ path, message })),
    matches: matches.map(({ id, number, subject, status, dispatchedDate, sameApplicant, sameContent }) => ({
      id,
      number,
      subject,
      status: { code: status, label: STATUSES[status].label },
      dispatchedDate,
      reason: [
        ...(sameApplicant ? ['同一申请人'] : applicantKnown ? ['他人申请'] : []),
        ...(sameContent ? ['内容相同'] : []),
      ].join('，'),
    })),
  };
}
