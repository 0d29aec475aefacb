/**
 * The XML of office documents as a stream of tags and texts: elements, attributes, character data, the five entities and
 * numeric ones. A document type is refused: it is the door of entity bombs, and no spreadsheet program writes one.
 */
import { damaged } from './zip-archive.js';

export type XmlToken =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

type Decoder = InstanceType<typeof TextDecoder>;

/** A cell holds 32,767 characters at most; what goes on far beyond that is no spreadsheet. */
const MAX_CONSTRUCT = 1_048_576;

/** Names are given without their prefix: some programs write `<x:row>` for `<row>`. */
export async function* xmlTokens(pieces: AsyncIterable<Buffer>): AsyncGenerator<XmlToken[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const open: string[] = [];
  let rest = '';
  for await (const piece of pieces) {
    const read = readTokens(rest + decode(decoder, piece, true));
    rest = read.rest;
    if (rest.length > MAX_CONSTRUCT) throw damaged();
    for (const token of read.tokens) assertNested(open, token);
    if (read.tokens.length > 0) yield read.tokens;
  }
  rest += decode(decoder, undefined, false);
  const last = readTokens(rest);
  for (const token of last.tokens) assertNested(open, token);
  if (last.rest.trim() !== '' || open.length > 0) throw damaged();
  yield last.tokens;
}

/** Every element is closed, in its turn: what is cut off is seen. */
function assertNested(open: string[], token: XmlToken): void {
  if (token.kind === 'open' && !token.empty) open.push(token.name);
  if (token.kind === 'close' && open.pop() !== token.name) throw damaged();
}

/** The value of an attribute, by its name with or without prefix; null when absent. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeEntities(value);
}

function decode(decoder: Decoder, piece: Buffer | undefined, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch (error) {
    throw damaged(error);
  }
}

/** Everything up to the last construct that is complete. */
function readTokens(text: string): { tokens: XmlToken[]; rest: string } {
  const tokens: XmlToken[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return { tokens, rest: text.slice(at) };
    if (open > at) tokens.push({ kind: 'text', text: decodeEntities(text.slice(at, open)) });
    const end = endOf(text, open);
    if (end < 0) return { tokens, rest: text.slice(open) };
    const token = readTag(text, open, end);
    if (token) tokens.push(token);
    at = end;
  }
}

/** Where the construct that begins at `open` ends; −1 while it is not complete. */
function endOf(text: string, open: number): number {
  if (!text.startsWith('<!', open)) return after(text, '>', open);
  if (text.startsWith('<!--', open)) return after(text, '-->', open);
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open);
  // Too short to tell what it is.
  if (text.length < open + 9) return -1;
  throw damaged();
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function readTag(text: string, open: number, end: number): XmlToken | null {
  const second = text[open + 1];
  if (second === '?') return null;
  if (second === '!') {
    return text.startsWith('<![CDATA[', open) ? { kind: 'text', text: text.slice(open + 9, end - 3) } : null;
  }
  if (second === '/') return { kind: 'close', name: localName(text.slice(open + 2, end - 1).trim()) };
  const empty = text[end - 2] === '/';
  const inside = text.slice(open + 1, empty ? end - 2 : end - 1);
  const space = inside.search(/\s/);
  const name = space < 0 ? inside : inside.slice(0, space);
  return { kind: 'open', name: localName(name), attributes: space < 0 ? '' : inside.slice(space), empty };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Characters that XML cannot hold are written as `_x000D_` in texts of cells. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
