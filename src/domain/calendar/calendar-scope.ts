/** Whose calendar a notice changes: everybody's, or one agency's. */
export const CALENDAR_SCOPES = { national: '国务院办公厅的安排', regional: '本地区的安排' } as const;
export type CalendarScope = keyof typeof CALENDAR_SCOPES;

/** Under which the last import of a year is kept; `agencyId` null: the State Council's. */
export function importKey(agencyId: string | null, year: number): string {
  return `${agencyId ?? 'national'}:${year}`;
}
