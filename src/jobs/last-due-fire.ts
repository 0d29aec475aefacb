import { parse } from 'node-cron';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** A leap day with a weekday of its own comes within forty years at the latest. */
const MAX_DAYS = 366 * 41;

/**
 * The last instant at or before `now` at which a schedule in Asia/Shanghai was due; node-cron only tells the next ones.
 * China has no summer time, so the zone is a fixed shift. Day of month and day of week must both match, as in node-cron.
 * @param cron numbers, lists, ranges and steps; no `L`, `W` or `#`
 */
export function lastDueFire(cron: string, now: Date): Date {
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = parse(cron);
  if ([...dayOfMonth, ...dayOfWeek].some((value) => typeof value !== 'number')) {
    throw new Error(`the last fire of ${cron} cannot be told`);
  }
  const local = now.getTime() + SHANGHAI_OFFSET_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS;
  for (let back = 0; back < MAX_DAYS; back += 1) {
    const day = today - back * DAY_MS;
    const date = new Date(day);
    const weekday = date.getUTCDay();
    if (!month.includes(date.getUTCMonth() + 1) || !dayOfMonth.includes(date.getUTCDate())) continue;
    if (!dayOfWeek.includes(weekday) && !(weekday === 0 && dayOfWeek.includes(7))) continue;
    const time = lastTime([hour, minute, second], back === 0 ? (local - day) / 1_000 : DAY_MS / 1_000);
    if (time !== null) return new Date(day + time * 1_000 - SHANGHAI_OFFSET_MS);
  }
  throw new Error(`${cron} was never due`);
}

/** Seconds after midnight of the latest matching time of day at or before `limit` seconds. */
function lastTime([hours, minutes, seconds]: [number[], number[], number[]], limit: number): number | null {
  for (const hour of descending(hours)) {
    for (const minute of descending(minutes)) {
      const start = hour * 3_600 + minute * 60;
      if (start > limit) continue;
      const second = descending(seconds).find((value) => start + value <= limit);
      if (second !== undefined) return start + second;
    }
  }
  return null;
}

function descending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => b - a);
}
