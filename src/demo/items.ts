/** Published items as the demo writes them: what is in one, and how the yearly ones are laid over the years. */
import { type Category } from '../domain/disclosure/categories.js';
import { type Column } from '../domain/disclosure/columns.js';
import { type PlainDate } from '../domain/calendar/plain-date.js';
import { type AgencyKey } from './agency-data.js';
import { type Random } from './random.js';

export interface ItemText {
  title: string;
  /** Paragraphs. */
  body: readonly string[];
  column: Column;
  category: Category | null;
  documentNumber?: string;
  source?: string;
  /** A period that another law sets, in working days. */
  limitWorkingDays?: number;
}

export interface Item extends ItemText {
  agency: AgencyKey;
  formedDate: PlainDate;
}

/** An item that comes every year on about the same day. */
export interface YearlyItem {
  /** `MM-DD` */
  formed: string;
  /** Absent: every year. */
  when?: (year: number) => boolean;
  write: (year: number, random: Random) => ItemText;
}

/** The element whose turn it is: the same year always gets the same one. */
export function turnOf<T>(year: number, items: readonly T[]): T {
  const item = items[(((year - 2021) % items.length) + items.length) % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

export function layOut(
  agency: AgencyKey,
  yearly: readonly YearlyItem[],
  years: { first: number; last: number },
  random: Random,
): Item[] {
  const items: Item[] = [];
  for (let year = years.first; year <= years.last; year += 1) {
    for (const { formed, when, write } of yearly) {
      if (when && !when(year)) continue;
      items.push({ ...write(year, random), agency, formedDate: `${year}-${formed}` as PlainDate });
    }
  }
  return items;
}
