import { AppError } from '../../errors.js';
import { CHANNELS } from '../../domain/application/channels.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';

/**
 * Fixes the receipt date as 第三十一条 says for the channel: the office's confirmation completes the applicant's for online,
 * fax and ordinary mail; for mail that is signed for it is the day of the signature.
 */
export function confirmReceipt(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action'> & {
    date?: PlainDate | undefined;
    method?: string | undefined;
    trackingNumber?: string | undefined;
  },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'confirm_receipt' }, ({ record, state, today }) => {
    const date = input.date ?? today;
    if (state.submittedDate && date < state.submittedDate) {
      throw new AppError('event_date_invalid', { date, reason: `早于提交日期 ${state.submittedDate}` });
    }
    const clock = CHANNELS[record.channel].clock;
    if (clock === 'registered_mail') {
      return {
        facts: [
          { kind: 'signed_for', date, ...(input.trackingNumber ? { trackingNumber: input.trackingNumber } : {}) },
        ],
      };
    }
    return { facts: [{ kind: 'receipt_confirmed', date, ...(input.method ? { method: input.method } : {}) }] };
  });
}
