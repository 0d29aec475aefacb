/** Days as calendar months, weeks beginning on Monday. */
export interface Month<D> {
  /** `2026-03`. */
  id: string;
  label: string;
  /** Seven places a week; null before the first and after the last day of the month. */
  weeks: (MonthDay<D> | null)[][];
}

export interface MonthDay<D> {
  /** `YYYY-MM-DD` */
  date: string;
  day: number;
  /** What is known of the day; null when nothing is. */
  known: D | null;
}

/** Every month from the first to the last of the days, whole. @param days in order of date */
export function monthsOf<D extends { date: string }>(days: readonly D[]): Month<D>[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const ids = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return ids.map((id) => {
    const [year = 0, month = 1] = id.split('-').map(Number);
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
    const places: (MonthDay<D> | null)[] = Array.from({ length: before }, () => null);
    for (let day = 1; day <= length; day++) {
      const date = `${id}-${String(day).padStart(2, '0')}`;
      places.push({ date, day, known: known.get(date) ?? null });
    }
    while (places.length % 7 > 0) places.push(null);
    const weeks = Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
    return { id, label: `${year} 年 ${month} 月`, weeks };
  });
}
