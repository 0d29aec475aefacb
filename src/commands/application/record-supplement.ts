import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/** The corrected application is received: the answer period counts anew from this day (第三十条). */
export function recordSupplement(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    date?: PlainDate | undefined;
    text?: string | undefined;
    /** Why a correction that came after its limit is accepted. */
    lateReason?: string | undefined;
    fileIds?: string[] | undefined;
  },
): Promise<ApplicationRecord> {
  const fileIds = input.fileIds ?? [];
  return changeCase(deps, actor, { ...input, action: 'record_supplement' }, ({ state, today }) => {
    const date = input.date ?? today;
    const from = state.supplement?.submittedDate ?? state.supplement?.requestedDate;
    if (from && date < from) {
      throw new AppError('event_date_invalid', {
        date,
        reason: `早于${state.supplement?.submittedDate ? '申请人提交' : '补正通知'}日期 ${from}`,
      });
    }
    const { replyBy, submittedDate } = state.supplement ?? {};
    const late = replyBy !== undefined && (submittedDate ?? date) > replyBy;
    if (late && !input.lateReason) {
      const message = `补正期限 ${replyBy} 已过，请写明接受逾期补正的理由`;
      throw new AppError('invalid_input', {}, { fields: [{ path: 'lateReason', message }] });
    }
    return {
      facts: [
        {
          kind: 'supplement_received',
          date,
          text: input.text ?? '',
          fileIds,
          ...(late && input.lateReason ? { lateReason: input.lateReason } : {}),
        },
      ],
      detail: { late },
    };
  });
}
