/** The days of a calendar file (RFC 5545, whole days), for the phone's own calendar, which takes no files. */
export interface CalendarDay {
  title: string;
  text: string;
  /** YYYY-MM-DD */
  date: string;
}

export function calendarDays(file: string): CalendarDay[] {
  // A folded line goes on after a line break and one blank.
  const lines = file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const days: CalendarDay[] = [];
  let depth: string[] = [];
  let day: CalendarDay | null = null;
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name = '', value] = [line.slice(0, colon).split(';')[0], line.slice(colon + 1)];
    if (name === 'BEGIN') {
      depth = [...depth, value];
      if (value === 'VEVENT') day = { title: '', text: '', date: '' };
    } else if (name === 'END') {
      depth = depth.slice(0, -1);
      if (value === 'VEVENT' && day?.date) days.push(day);
    } else if (day && depth[depth.length - 1] === 'VEVENT') {
      if (name === 'SUMMARY') day.title = plain(value);
      if (name === 'DESCRIPTION') day.text = plain(value);
      if (name === 'DTSTART') day.date = value.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
    }
  }
  return days;
}

function plain(text: string): string {
  return text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

/** Seconds since 1970 of nine o'clock in the morning in Beijing: when a reminder is of use. */
export function morningOf(date: string): number {
  return Date.parse(`${date}T09:00:00+08:00`) / 1_000;
}
