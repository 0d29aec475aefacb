/** Days are `YYYY-MM-DD` of Beijing time, as the server tells them; instants are shown in Beijing time wherever the phone is. */
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** 2026-03-04 → 2026年3月4日 */
export function dayInWords(day: string | null): string {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return year && month && date ? `${year}年${month}月${date}日` : '';
}

/** An instant as day and minute of Beijing time. */
export function momentInWords(instant: string): string {
  const shifted = new Date(Date.parse(instant) + EIGHT_HOURS_MS).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
