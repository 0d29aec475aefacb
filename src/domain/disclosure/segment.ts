/**
 * Words of Chinese text. MongoDB's text index does not segment Chinese, so the terms are made here, for storing and for asking.
 *
 * Terms are pairs of characters, because the same word is segmented differently in different company (渣土 | 渣 土 车): a title
 * stores every pair, a body only those within its words, and a question asks for the pairs of its words. Segmentation decides
 * which pairs matter: 的, 关于 and the seam between two words are not asked for.
 */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /^\p{Script=Han}+$/u;
const HAN_OR_OTHER = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}.])+/gu;

const MAX_TITLE_TERMS = 200;
const MAX_BODY_TERMS = 1_000;
const MAX_QUERY_TERMS = 16;
const MAX_TERM_LENGTH = 40;

/** Words that say how a sentence is built or that somebody asks, not what it is about. */
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...['的', '了', '和', '与', '及', '或', '在', '对', '为', '是', '把', '被', '从', '等', '其', '之', '于', '由', '并'],
  ...[
    '这',
    '那',
    '我',
    '你',
    '您',
    '他',
    '她',
    '它',
    '们',
    '想',
    '要',
    '请',
    '问',
    '吗',
    '呢',
    '吧',
    '啊',
    '有',
    '本',
    '该',
  ],
  ...[
    '关于',
    '以及',
    '进行',
    '我们',
    '你们',
    '他们',
    '这个',
    '那个',
    '一个',
    '什么',
    '怎么',
    '怎样',
    '如何',
    '哪里',
    '哪些',
  ],
  ...[
    '请问',
    '想要',
    '希望',
    '需要',
    '可以',
    '能否',
    '是否',
    '知道',
    '了解',
    '查询',
    '多少',
    '为什么',
    '怎么办',
    '我要',
    '我想',
  ],
]);

/** An unbroken stretch of Chinese as words, or one token of letters and digits. */
type Run = { han: true; words: string[]; end: number } | { han: false; token: string; end: number };

/** One form for what people mean by the same text: width and case fall together. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function runsOf(normalised: string): Run[] {
  const runs: Run[] = [];
  let adjacent: { words: string[]; end: number } | null = null;
  for (const { segment, index } of SEGMENTER.segment(normalised)) {
    for (const part of segment.matchAll(HAN_OR_OTHER)) {
      const text = part[0];
      const start = index + part.index;
      if (!HAN.test(text)) {
        const token = text.replace(/^\.+|\.+$/g, '');
        if (token !== '') runs.push({ han: false, token: token.slice(0, MAX_TERM_LENGTH), end: start + text.length });
        adjacent = null;
      } else if (adjacent && adjacent.end === start) {
        adjacent.words.push(text);
        adjacent.end = start + text.length;
      } else {
        const run: Run = { han: true, words: [text], end: start + text.length };
        runs.push(run);
        adjacent = run;
      }
    }
  }
  return runs;
}

/** Words of a text in order, normalised, without punctuation and stop words. */
export function wordsOf(text: string): string[] {
  const words = runsOf(normalise(text)).flatMap((run) => (run.han ? run.words : [run.token]));
  return words.filter((word) => !STOP_WORDS.has(word));
}

/** Terms of a title and a document number, at most 200: every pair of neighbouring characters, every token. */
export function titleTerms(...texts: readonly (string | null)[]): string[] {
  const terms = new Set<string>();
  for (const run of texts.flatMap((text) => runsOf(normalise(text ?? '')))) {
    for (const term of run.han ? pairsOf(run.words.join('')) : [run.token]) terms.add(term);
  }
  return [...terms].slice(0, MAX_TITLE_TERMS);
}

/** Terms of a body, at most 1,000 in order of appearance: the pairs within its words, every token. */
export function bodyTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runsOf(normalise(text))) {
    if (!run.han) terms.add(run.token);
    else for (const term of wordPairs(run.words, 'both')) terms.add(term);
    if (terms.size >= MAX_BODY_TERMS) break;
  }
  return [...terms].slice(0, MAX_BODY_TERMS);
}

/** A question as typed so far. */
export interface SearchQuery {
  /** All of these a text should hold; a body holds them too, where it was segmented alike. */
  terms: string[];
  /** The last word if it may be incomplete: a pair that only titles hold for sure, or the beginning of a term. */
  tail: { kind: 'pair' | 'prefix'; text: string } | null;
  /** The question without blanks and punctuation, to recognise it inside a title. */
  phrase: string;
}

/**
 * @param text what was typed; its last word counts as incomplete unless something that is not a word follows it.
 */
export function parseQuery(text: string): SearchQuery {
  const normalised = normalise(text);
  const runs = runsOf(normalised);
  const terms = new Set<string>();
  let tail: SearchQuery['tail'] = null;
  for (const [position, run] of runs.entries()) {
    const isOpen = position === runs.length - 1 && run.end === normalised.length;
    if (!run.han) {
      if (isOpen) tail = { kind: 'prefix', text: run.token };
      else terms.add(run.token);
      continue;
    }
    const groups = withoutStopWords(run.words);
    for (const [index, group] of groups.entries()) {
      // A stop word at the very end closes the last word before it.
      const open = isOpen && index === groups.length - 1 && group.at(-1) === run.words.at(-1);
      const last = open ? tailOf(group) : null;
      for (const term of wordPairs(group, 'before')) if (term !== last?.text) terms.add(term);
      tail = last ?? tail;
    }
  }
  return {
    terms: [...terms].slice(0, MAX_QUERY_TERMS),
    tail,
    phrase: normalised.replace(/[^\p{L}\p{N}]+/gu, ''),
  };
}

/**
 * A single character at the end may begin a word: alone it is a prefix, behind a word a pair. Behind another single
 * character it is part of a word the segmenter does not know, and nothing is open.
 */
function tailOf(group: readonly string[]): SearchQuery['tail'] {
  const [before = '', last = ''] = [group.at(-2), group.at(-1)];
  if ([...last].length > 1 || [...before].length === 1) return null;
  return before === '' ? { kind: 'prefix', text: last } : { kind: 'pair', text: lastCharacter(before) + last };
}

/** Neighbouring words between stop words. */
function withoutStopWords(words: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const word of words) {
    if (STOP_WORDS.has(word)) groups.push([]);
    else groups.at(-1)?.push(word);
  }
  return groups.filter((group) => group.length > 0);
}

/**
 * Pairs of neighbouring words: those within a word; those within a row of single characters, which is how the segmenter
 * writes words it does not know; and for a single character alone the pairs with its neighbours: with the word before it, or the
 * one behind where there is none before (`before`), or with both.
 */
function* wordPairs(words: readonly string[], neighbours: 'before' | 'both'): Generator<string> {
  for (const [index, word] of words.entries()) {
    if ([...word].length > 1) {
      yield* pairsOf(word);
      continue;
    }
    const [before, behind] = [words[index - 1] ?? '', words[index + 1] ?? ''];
    const isSingleBehind = [...behind].length === 1;
    const isSingleBefore = [...before].length === 1;
    if (isSingleBehind) yield word + behind;
    if (neighbours === 'both') {
      if (before !== '' && !isSingleBefore) yield lastCharacter(before) + word;
      if (behind !== '' && !isSingleBehind) yield word + firstCharacter(behind);
      if (before === '' && behind === '') yield word;
    } else if (!isSingleBehind && !isSingleBefore) {
      if (before !== '') yield lastCharacter(before) + word;
      else if (behind !== '') yield word + firstCharacter(behind);
      else yield word;
    }
  }
}

/** Overlapping pairs; a single character is its own term. */
function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function firstCharacter(word: string): string {
  return [...word][0] ?? '';
}

function lastCharacter(word: string | undefined): string {
  return [...(word ?? '')].at(-1) ?? '';
}
