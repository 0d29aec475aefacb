/**
 * How long an agency waits before it releases what a third party objected to, from the day the third party was told in writing
 * (A.10, 23). It runs inside the time for the answer, which the law does not lengthen for it.
 */
import { type FieldFault } from '../../errors.js';

/** Working days, until the agency sets its own number. */
export const RELEASE_PAUSE_WORKING_DAYS = 10;
/** Less leaves a third party no time to go to the courts; more is longer than the time for the answer itself (第三十三条). */
export const RELEASE_PAUSE_LEAST = 5;
export const RELEASE_PAUSE_MOST = 20;

/** @param workingDays as typed by somebody */
export function releasePauseFaults(workingDays: number): FieldFault[] {
  const fits = Number.isInteger(workingDays) && workingDays >= RELEASE_PAUSE_LEAST && workingDays <= RELEASE_PAUSE_MOST;
  if (fits) return [];
  const message = `应为 ${RELEASE_PAUSE_LEAST} 至 ${RELEASE_PAUSE_MOST} 个工作日`;
  return [{ path: 'releasePauseWorkingDays', message }];
}
