/** Deputies of the head of the disclosure office: while he is away somebody else may approve, and only then (A.10, 22). */
import { type FieldFault } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';

export interface Deputy {
  staffId: string;
  from: PlainDate;
  /** Last day. */
  until: PlainDate;
}

export const MAX_DEPUTIES = 20;

/** @param path name of the field, for the faults */
export function deputyFaults(deputies: readonly Deputy[], path: string): FieldFault[] {
  return deputies.flatMap(({ from, until }, index) =>
    until < from ? [{ path: `${path}.${index}.until`, message: '代理的最后一天不能早于第一天' }] : [],
  );
}

export function isDeputyOn(deputies: readonly Deputy[], staffId: string, today: PlainDate): boolean {
  return deputies.some((deputy) => deputy.staffId === staffId && deputy.from <= today && today <= deputy.until);
}
