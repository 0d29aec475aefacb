/** `rich-text`: built from an allow-list, since its text may come from anybody and this page is on our own origin. */
import { convertUnits } from '../units.js';
import { type BuiltIn } from './define.js';

/** WeChat's own list of tags, without those that load or embed something else than an image. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '*': ['class', 'style', 'dir', 'lang', 'title'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
};
const IMAGE_SOURCE = /^(?:https?:\/\/|\/|data:image\/(?:png|jpeg|gif|webp);base64,|blob:)/i;
/** What fetches or covers the page has no place in a text. */
const STYLE_FORBIDDEN = /url\s*\(|expression|@import|position\s*:|behavior\s*:|-moz-binding/i;

interface NodeObject {
  type?: 'node' | 'text';
  name?: string;
  attrs?: Record<string, unknown>;
  children?: NodeObject[];
  text?: string;
}

export const RICH_TEXT: BuiltIn = {
  name: 'rich-text',
  properties: { nodes: null, mode: 'default' },
  changed: {
    nodes({ $$: element }, value) {
      const box = document.createElement('div');
      for (const node of toNodes(value)) box.append(...build(node));
      element.replaceChildren(box);
    },
  },
};

/** @param value text with tags, or WeChat's own tree */
function toNodes(value: unknown): NodeObject[] {
  if (Array.isArray(value)) return value as NodeObject[];
  if (typeof value !== 'string' || value === '') return [];
  // A document without a window: nothing in it is loaded or run. Handlers go before, or the browser reports each of them.
  const quiet = value.replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
  return fromDocument(new DOMParser().parseFromString(quiet, 'text/html').body);
}

function fromDocument(parent: Node): NodeObject[] {
  return [...parent.childNodes].flatMap((child): NodeObject[] => {
    if (child.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: child.textContent ?? '' }];
    if (!(child instanceof Element)) return [];
    const attrs = Object.fromEntries([...child.attributes].map(({ name, value }) => [name, value]));
    return [{ name: child.tagName.toLowerCase(), attrs, children: fromDocument(child) }];
  });
}

function build(node: NodeObject): Node[] {
  if (node.type === 'text') return [document.createTextNode(decode(String(node.text ?? '')))];
  const name = String(node.name ?? '').toLowerCase();
  const children = (Array.isArray(node.children) ? node.children : []).flatMap(build);
  if (!TAGS.has(name)) return name === 'script' || name === 'style' ? [] : children;
  const element = document.createElement(name);
  const allowed = [...(ATTRIBUTES['*'] ?? []), ...(ATTRIBUTES[name] ?? [])];
  for (const [attribute, given] of Object.entries(node.attrs ?? {})) {
    const value = String(given);
    if (!allowed.includes(attribute)) continue;
    if (attribute === 'src' && !IMAGE_SOURCE.test(value)) continue;
    if (attribute === 'style' && STYLE_FORBIDDEN.test(value)) continue;
    element.setAttribute(attribute, attribute === 'style' ? convertUnits(value) : value);
  }
  if (name === 'img' && !element.hasAttribute('alt')) element.setAttribute('alt', '');
  element.append(...children);
  return [element];
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: '\u00a0', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES[name] ?? all);
}
