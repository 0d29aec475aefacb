import { type CitizenCase } from '../api/generated';
import { dayInWords, withDaysInWords } from './dates';

type Item = Pick<CitizenCase['timeline'][number], 'date' | 'title' | 'detail' | 'article'>;

export interface TimelineDay {
  date: string;
  words: string;
  items: { key: string; title: string; detail: string; article: string }[];
}

/** What happened, by day; the latest day first, within a day in the order in which it happened. */
export function byDay(timeline: readonly Item[]): TimelineDay[] {
  const days = new Map<string, TimelineDay>();
  timeline.forEach(({ date, title, detail, article }, index) => {
    const day = days.get(date) ?? { date, words: dayInWords(date), items: [] };
    day.items.push({ key: `${date}-${index}`, title, detail: withDaysInWords(detail ?? ''), article: article ?? '' });
    days.set(date, day);
  });
  return [...days.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
