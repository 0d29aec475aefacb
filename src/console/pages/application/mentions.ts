/** Colleagues in a text: `@` and the name, as it stands in the list of the staff. */

/** What is being written after an `@` before the caret; null when there is none, or it is finished with a space. */
export function mentionAt(text: string, caret: number): { start: number; word: string } | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start < 0) return null;
  const word = before.slice(start + 1);
  return /^[^\s@，。；、]{0,20}$/.test(word) ? { start, word } : null;
}

/** The text with the name in the place of what was written between the `@` and the caret. */
export function withMention(text: string, start: number, caret: number, name: string): { text: string; caret: number } {
  const written = `${text.slice(0, start)}@${name} `;
  return { text: written + text.slice(caret), caret: written.length };
}

/** Who stands in the text. Of two names that begin alike the longer one is meant where it stands. */
export function mentionedIn<P extends { name: string }>(text: string, people: readonly P[]): P[] {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  return longestFirst.filter(({ name }) => {
    const found = rest.includes(`@${name}`);
    rest = rest.replaceAll(`@${name}`, ' ');
    return found;
  });
}

/** The text in pieces, those that name somebody marked. */
export function piecesOf(text: string, names: readonly string[]): { text: string; named: boolean }[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(escaped);
  if (longestFirst.length === 0) return [{ text, named: false }];
  return text
    .split(new RegExp(`(@(?:${longestFirst.join('|')}))`))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, named: piece.startsWith('@') && names.includes(piece.slice(1)) }));
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
