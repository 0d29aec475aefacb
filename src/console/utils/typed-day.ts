/** A day as somebody types it. */

const FORMS = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];
const IN_WORDS = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/** `2026/3/2`, `20260302`, `2026年3月2日` → `2026-03-02`; what is no day stays as it is, for the server to refuse it at its field. */
export function typedDay(text: string): string {
  const given = text.normalize('NFKC').replace(/\s/g, '');
  for (const form of [...FORMS, IN_WORDS]) {
    const [, year, month = '', date = ''] = form.exec(given) ?? [];
    if (year) return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  }
  return given;
}
