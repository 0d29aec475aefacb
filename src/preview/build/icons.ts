/** TDesign's icons as masks, from the shapes in a package instead of a font on a CDN. */
import { createRequire } from 'node:module';

interface IconSet {
  icons: Record<string, { body: string }>;
  aliases?: Record<string, { parent: string }>;
}

let icons: IconSet | undefined;

function iconSet(): IconSet {
  icons ??= createRequire(import.meta.url)('@iconify-json/tdesign/icons.json') as IconSet;
  return icons;
}

/** A word beside a quotation mark: `"add"`, `"{{done ? 'check' : …`. Pairs of marks cannot be told apart without a parser. */
const QUOTED_WORD = /(?<=["'`])[a-z][a-z0-9-]*|[a-z][a-z0-9-]*(?=["'`])/g;

/**
 * Icon names that occur in quotes: `name="add"`, `{{done ? 'check' : 'close'}}`, `icon: 'home'`. A word that only happens
 * to be the name of an icon costs a few hundred bytes; all 2,352 would cost 1.6 MB.
 */
export function findIconNames(sources: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const { icons, aliases = {} } = iconSet();
  for (const source of sources) {
    for (const [word] of source.matchAll(QUOTED_WORD)) {
      if (Object.hasOwn(icons, word) || Object.hasOwn(aliases, word)) found.add(word);
    }
  }
  return found;
}

/** @returns the CSS rules of these icons; unknown names are left out */
export function iconRules(names: Iterable<string>): string {
  const rules = [...names].sort().flatMap((name) => {
    const shape = shapeOf(name);
    if (shape === null) return [];
    const mask = `url("data:image/svg+xml,${encode(shape)}")`;
    return [`.t-icon-${name}:before{background:currentColor;-webkit-mask-image:${mask};mask-image:${mask}}`];
  });
  const common =
    '.t-icon-base:before{content:"";display:inline-block;width:1em;height:1em;vertical-align:top;' +
    '-webkit-mask:center/contain no-repeat;mask:center/contain no-repeat}';
  return rules.length === 0 ? '' : `${common}\n${rules.join('\n')}`;
}

function shapeOf(name: string): string | null {
  const { icons, aliases = {} } = iconSet();
  const body = icons[name]?.body ?? icons[aliases[name]?.parent ?? '']?.body;
  if (body === undefined) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body.replaceAll('currentColor', '#000')}</svg>`;
}

function encode(svg: string): string {
  return svg.replaceAll('"', "'").replace(/[#%<>]/g, (char) => encodeURIComponent(char));
}
