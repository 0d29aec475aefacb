/** Days are `YYYY-MM-DD` of Beijing time, as the server tells them; instants are shown in Beijing time wherever the phone is. */
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** 2026-03-04 → 2026年3月4日 */
export function dayInWords(day: string | null): string {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return year && month && date ? `${year}年${month}月${date}日` : '';
}

/** A sentence of the server with its days as people write them: 2026-03-04 would be broken at its hyphens at the end of a line. */
export function withDaysInWords(sentence: string): string {
  // No look-behind: older iPhones do not know it.
  return sentence.replace(/(^|[^\d-])(\d{4}-\d{2}-\d{2})(?![\d-]) ?/g, (_, before: string, day: string) => {
    return `${before === ' ' ? '' : before}${dayInWords(day)}`;
  });
}

/** An instant as day and minute of Beijing time. */
export function momentInWords(instant: string): string {
  const shifted = new Date(Date.parse(instant) + EIGHT_HOURS_MS).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
