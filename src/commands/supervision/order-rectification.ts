import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type ComplaintOrder } from '../../domain/supervision/complaints.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ComplaintRecord } from '../../ports/complaints.js';
import { type CommandDeps } from '../../ports/deps.js';
import { assertDueDate, changeComplaint, type ComplaintChange } from './change-complaint.js';

/** 第四十七条第一款: 督促整改 or 通报批评, with the day by which the agency has to report. */
export function orderRectification(
  deps: CommandDeps,
  actor: StaffActor,
  input: ComplaintChange & { order: ComplaintOrder; text: string; dueDate: PlainDate },
): Promise<ComplaintRecord> {
  const { order, text, dueDate } = input;
  const date = deps.clock.today();
  assertDueDate(dueDate, date);
  return changeComplaint(deps, actor, 'supervisor', input, { kind: 'ordered', date, order, text, dueDate });
}
