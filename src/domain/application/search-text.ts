/**
 * Text as search and duplicate detection see it. MongoDB's text index does not segment Chinese, so the terms are made here:
 * runs of letters and digits as they are, Chinese as overlapping pairs of characters.
 */
const MAX_TERMS = 200;

/** One form for what people mean by the same text: width, case, spaces and punctuation fall away. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Terms to store for a text, at most 200, without repetition. */
export function searchTerms(...texts: readonly (string | null | undefined)[]): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const term of termsOf(text ?? '', true)) {
      terms.add(term);
      if (terms.size === MAX_TERMS) return [...terms];
    }
  }
  return [...terms];
}

/** Terms that a stored text must all have to match a query. A single Chinese character is looked up by itself. */
export function queryTerms(query: string): string[] {
  return [...new Set(termsOf(query, false))].slice(0, 20);
}

function* termsOf(text: string, withSingles: boolean): Generator<string> {
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu);
  for (const run of runs ?? []) {
    const characters = [...run];
    if (!/\p{Script=Han}/u.test(run)) {
      yield run.slice(0, 40);
      continue;
    }
    for (let index = 0; index < characters.length; index += 1) {
      if (withSingles || characters.length === 1) yield characters[index] ?? '';
      if (index + 1 < characters.length) yield `${characters[index]}${characters[index + 1]}`;
    }
  }
}
