/** An entry for any calendar (RFC 5545), in place of the phone's own calendar. */

interface Entry extends Record<string, unknown> {
  title?: unknown;
  /** Seconds since 1970. */
  startTime?: unknown;
  endTime?: unknown;
  allDay?: unknown;
  description?: unknown;
  location?: unknown;
}

export function calendarFile({ title, startTime, endTime, allDay, description, location }: Entry): string {
  const start = Number(startTime) * 1000;
  const end = endTime === undefined ? start + (allDay ? 86_400_000 : 3_600_000) : Number(endTime) * 1000;
  const time = (name: string, at: number): string =>
    allDay ? `${name};VALUE=DATE:${localDate(at)}` : `${name}:${utc(at)}`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//government-information-disclosure//preview//ZH',
    'BEGIN:VEVENT',
    `UID:${start}-${escapeText(title).length}@preview`,
    `DTSTAMP:${utc(start)}`,
    time('DTSTART', start),
    time('DTEND', end),
    `SUMMARY:${escapeText(title)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    ...(location ? [`LOCATION:${escapeText(location)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

function localDate(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
}

function escapeText(text: unknown): string {
  return String(text ?? '')
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r?\n/g, '\\n');
}
