import { type ComplaintResult } from '../../domain/supervision/complaints.js';
import { type StaffActor } from '../../policies/actor.js';
import { type ComplaintRecord } from '../../ports/complaints.js';
import { type CommandDeps } from '../../ports/deps.js';
import { changeComplaint, type ComplaintChange } from './change-complaint.js';

export function concludeComplaint(
  deps: CommandDeps,
  actor: StaffActor,
  input: ComplaintChange & { result: ComplaintResult; text: string },
): Promise<ComplaintRecord> {
  const { result, text } = input;
  const date = deps.clock.today();
  return changeComplaint(deps, actor, 'supervisor', input, { kind: 'concluded', date, result, text });
}
