/**
 * Names in the bytes of a PDF (ISO 32000-2, 7.3.5), wherever they stand: also in the data of streams, because a cross-reference
 * may point there and the reader then finds an object. A name may be written with `#xx` for any of its characters.
 */

const SLASH = 0x2f;
const HASH = 0x23;
/** Longer than every name that is looked for, also when each character is written `#xx`. */
const LONGEST = 96;

/** Codes of the characters that end a name: white space and delimiters. */
const ENDS = new Set([...'\0\t\n\f\r ()<>[]{}/%'].map((character) => character.charCodeAt(0)));

/** A URL in a text, e.g. the target of a link, may have any word after a slash. */
const INSIDE_URL = /\((?:https?|ftp|mailto):[^\s()<>[\]{}%]*$/i;
const URL_BEFORE = 200;

export interface PdfName {
  /** Decoded, without the slash. */
  name: string;
  /** Where its slash stands, and where what follows it begins. */
  start: number;
  end: number;
}

export type NameFinder = (bytes: Buffer, from?: number, until?: number) => Generator<PdfName>;

/** Finds names of a list, and others that begin like one of them: by their first two letters, unless these are escaped. */
export function nameFinder(wanted: Iterable<string>): NameFinder {
  const beginnings = new Set([...wanted].map((name) => pair(name.charCodeAt(0), name.charCodeAt(1))));
  return function* namesIn(bytes, from = 0, until = bytes.length) {
    // A name may reach beyond the part, the search for its slash must not: there may be many small parts.
    const part = bytes.subarray(0, until);
    for (let start = part.indexOf(SLASH, from); start >= 0; start = part.indexOf(SLASH, start + 1)) {
      const first = bytes[start + 1];
      const second = bytes[start + 2];
      if (first === undefined || second === undefined) return;
      if (first !== HASH && second !== HASH && !beginnings.has(pair(first, second))) continue;
      const limit = Math.min(bytes.length, start + 1 + LONGEST);
      let end = start + 1;
      while (end < limit && !ENDS.has(bytes[end] as number)) end += 1;
      yield { name: decoded(bytes.toString('latin1', start + 1, end)), start, end };
    }
  };
}

function pair(first: number, second: number): number {
  return (first << 8) | second;
}

function decoded(written: string): string {
  if (!written.includes('#')) return written;
  return written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Whether a name is only part of a link's address in a text. */
export function isInsideUrl(bytes: Buffer, { start }: PdfName): boolean {
  return INSIDE_URL.test(bytes.toString('latin1', Math.max(0, start - URL_BEFORE), start));
}
