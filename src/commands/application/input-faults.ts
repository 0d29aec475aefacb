/** Faults of what is entered, told by the field. */
import { AppError, type FieldFault } from '../../errors.js';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';

/** A real day, not in the future and not before `earliest`. */
export function assertDay(path: string, date: string, earliest: PlainDate | null, today: PlainDate): void {
  if (!isPlainDate(date)) throw invalid([{ path, message: '日期格式不正确，请按“年-月-日”填写，例如 2026-03-12' }]);
  if (date > today) throw invalid([{ path, message: '日期不能晚于今天' }]);
  if (earliest && date < earliest) throw invalid([{ path, message: `日期不能早于 ${earliest}` }]);
}

export function invalid(fields: FieldFault[]): AppError {
  return new AppError('invalid_input', {}, { fields });
}
