/** A WXSS selector as the document needs it. */

export interface SelectorRules {
  /** Prefix of the component's classes; null for sheets that are shared. */
  scope: string | null;
  /** The page whose sheet this is; null where the sheet may reach everywhere. */
  route: string | null;
}

const NESTING_PSEUDO = /^:(?:not|is|where|has|host)$/;
const NAME = /[-\w\u0080-\uffff\\]/;

/**
 * - `view` → `wx-view`, `page` → `.mp-page`, `#id` → the end of the prefixed id that the engine writes;
 * - `:host` → the attribute that the engine writes on the host element of a scoped component;
 * - `.c` → `.SCOPE--c` in a scoped sheet;
 * - a page's own shared sheet is confined to that page: all pages live in one document here.
 *   `:where` has no weight, so the cascade stays as it was.
 */
export function rewriteSelector(selector: string, rules: SelectorRules): string {
  const rewritten = rewriteParts(selector.trim(), rules.scope);
  if (rules.route === null) return rewritten;
  const only = `:where(.mp-page[data-route="${rules.route}"])`;
  if (!rewritten.startsWith('.mp-page')) return `${only} ${rewritten}`;
  return `.mp-page:where([data-route="${rules.route}"])${rewritten.slice('.mp-page'.length)}`;
}

function rewriteParts(selector: string, scope: string | null): string {
  let out = '';
  for (let at = 0; at < selector.length;) {
    const char = selector[at] ?? '';
    if (char === '[') {
      const end = closing(selector, at, '[', ']');
      out += selector.slice(at, end);
      at = end;
    } else if (char === '.') {
      const end = nameEnd(selector, at + 1);
      out += scope === null ? selector.slice(at, end) : `.${scope}--${selector.slice(at + 1, end)}`;
      at = end;
    } else if (char === '#') {
      const end = nameEnd(selector, at + 1);
      out += `[id$="--${selector.slice(at + 1, end)}"]`;
      at = end;
    } else if (char === ':') {
      const start = selector[at + 1] === ':' ? at + 2 : at + 1;
      const end = nameEnd(selector, start);
      const name = selector.slice(at, end);
      const argumentEnd = selector[end] === '(' ? closing(selector, end, '(', ')') : end;
      const argument = selector.slice(end + 1, argumentEnd - 1);
      if (name === ':host') {
        out += scope === null ? '.mp-page' : `[wx-host="${scope}"]`;
        if (argumentEnd > end) out += rewriteParts(argument, scope);
      } else if (argumentEnd > end && NESTING_PSEUDO.test(name)) {
        out += `${name}(${rewriteParts(argument, scope)})`;
      } else {
        out += selector.slice(at, argumentEnd);
      }
      at = argumentEnd;
    } else if (NAME.test(char)) {
      const end = nameEnd(selector, at);
      out += tag(selector.slice(at, end));
      at = end;
    } else {
      out += char;
      at += 1;
    }
  }
  return out;
}

/** Tags of components keep their name; built-ins have none with a hyphen but `wx-…` in the document. */
function tag(name: string): string {
  if (name === 'page') return '.mp-page';
  if (/^\d/.test(name)) return name;
  return BUILT_IN_WITH_HYPHEN.test(name) || !name.includes('-') ? `wx-${name}` : name;
}

const BUILT_IN_WITH_HYPHEN =
  /^(?:scroll-view|swiper-item|rich-text|cover-view|cover-image|root-portal|web-view|page-meta|navigation-bar|picker-view|picker-view-column|radio-group|checkbox-group|movable-(?:area|view)|share-element|match-media|official-account|open-data)$/;

function nameEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && NAME.test(text[end] ?? '')) end += text[end] === '\\' ? 2 : 1;
  return end;
}

/** @returns the place after the bracket that closes the one at `from` */
function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return text.length;
}
