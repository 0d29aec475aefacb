import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ComplaintRecord } from '../../ports/complaints.js';
import { type CommandDeps } from '../../ports/deps.js';
import { assertDueDate, changeComplaint, type ComplaintChange } from './change-complaint.js';

/** The agency concerned reports what it has done; also late. */
export function giveFeedback(
  deps: CommandDeps,
  actor: StaffActor,
  input: ComplaintChange & { text: string },
): Promise<ComplaintRecord> {
  const { text } = input;
  return changeComplaint(deps, actor, 'agency', input, { kind: 'feedback_given', date: deps.clock.today(), text });
}

/** What it has done is not enough. */
export function returnFeedback(
  deps: CommandDeps,
  actor: StaffActor,
  input: ComplaintChange & { text: string; dueDate: PlainDate },
): Promise<ComplaintRecord> {
  const { text, dueDate } = input;
  const date = deps.clock.today();
  assertDueDate(dueDate, date);
  return changeComplaint(deps, actor, 'supervisor', input, { kind: 'feedback_returned', date, text, dueDate });
}
