/** Help asked of another unit of the same government (协办函): an internal date, no pause (A.10, 18). */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { laterDay, notBefore } from './event-day.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'> & { date?: PlainDate | undefined };

export function requestAssistance(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { unit: string; text: string; replyBy: PlainDate },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'request_assistance' }, ({ today }) => {
    const date = input.date ?? today;
    return {
      facts: [
        {
          kind: 'assistance_requested',
          date,
          assistanceId: deps.newId(),
          unit: input.unit,
          text: input.text,
          replyBy: laterDay('replyBy', input.replyBy, date, '协办期限'),
        },
      ],
    };
  });
}

/** @throws AppError `not_found` (no such request), `action_not_allowed` (answered already) */
export function answerAssistance(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { assistanceId: string; text: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'answer_assistance' }, ({ state, today }) => {
    const request = state.handling.assistances.find(({ id }) => id === input.assistanceId);
    if (!request) throw new AppError('not_found');
    if (request.answeredDate) {
      throw new AppError('action_not_allowed', { action: '登记协办答复', reason: '这份协办函已经答复' });
    }
    const date = notBefore(input.date ?? today, request.requestedDate, '发出日期');
    return { facts: [{ kind: 'assistance_answered', date, assistanceId: request.id, text: input.text }] };
  });
}
