/**
 * A number as somebody typed it; null when nothing was typed. What is no number goes as it is, because the server then names the
 * field, where JSON would make an empty value of it without a word.
 */
export function numberOrText(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : (text as unknown as number);
}
