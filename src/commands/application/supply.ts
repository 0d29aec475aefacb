/** An answer that says when and how the information comes (第三十六条第二项), and inspection on the spot (第四十条). */
import { AppError } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { dayFault, laterDay, notBefore } from './event-day.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'>;

/** @throws AppError `action_not_allowed` when nothing is given: a refusal has nothing to supply later */
export function promiseSupply(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { supplyBy: PlainDate; text: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'promise_supply' }, ({ state, today }) => {
    const given = state.decision?.parts.some(({ code }) => code === 'granted' || code === 'partially_granted');
    if (!given)
      throw new AppError('action_not_allowed', { action: '告知提供时间', reason: '处理决定没有予以公开的内容' });
    const supplyBy = laterDay('supplyBy', input.supplyBy, today, '提供时间');
    return { facts: [{ kind: 'supply_promised', date: today, supplyBy, text: input.text }] };
  });
}

export function recordSupply(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text: string; fileIds?: string[] | undefined; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_supply' }, ({ state, today }) => {
    const { promise } = state.handling;
    if (!promise) throw new AppError('action_not_allowed', { action: '登记已提供', reason: '没有尚待提供的信息' });
    const date = notBefore(input.date ?? today, promise.promisedDate, '告知日期');
    return { facts: [{ kind: 'supplied', date, text: input.text, fileIds: input.fileIds ?? [] }] };
  });
}

export function arrangeInspection(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { inspectOn: PlainDate; place: string; text?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'arrange_inspection' }, ({ calendar, today }) => {
    if (input.inspectOn < today) throw dayFault('inspectOn', input.inspectOn, '查阅日期不能早于今天');
    if (!calendar.isWorkingDay(input.inspectOn)) throw dayFault('inspectOn', input.inspectOn, '请选择工作日');
    const { inspectOn, place, text } = input;
    return { facts: [{ kind: 'inspection_arranged', date: today, inspectOn, place, ...(text ? { text } : {}) }] };
  });
}

export function recordInspection(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { text: string; date?: PlainDate | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_inspection' }, ({ today }) => ({
    facts: [{ kind: 'inspection_held', date: input.date ?? today, text: input.text }],
  }));
}
