/** Dates, instants, sizes and money as people read them. */

/** `2026-03-12` → `2026年3月12日`; null → a dash. */
export function longDate(date: string | null | undefined): string {
  if (!date) return '—';
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2026-03-12` → `3月12日`, with the year where it is not this one. */
export function shortDate(date: string | null | undefined, today: string): string {
  if (!date) return '—';
  const [year, month, day] = date.split('-');
  const rest = `${Number(month)}月${Number(day)}日`;
  return today.startsWith(`${year}-`) ? rest : `${year}年${rest}`;
}

const INSTANT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant (UTC ISO) → `2026-03-12 09:05`, Beijing time. */
export function instant(iso: string | null | undefined): string {
  if (!iso) return '—';
  const parts = Object.fromEntries(INSTANT.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

/** Bytes → `820 KB`, `1.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Integer fen → `12.50 元`. */
export function yuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')} 元`;
}
