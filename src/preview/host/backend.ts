/** The engine's window on the document. */
import { type DocumentElement, engine, type TreeNode } from './engine.js';
import { convertUnits } from './units.js';

/** Tags of WeChat with a hyphen; every other tag with one is a component. */
const HYPHENATED = new Set([
  'scroll-view',
  'swiper-item',
  'rich-text',
  'cover-view',
  'cover-image',
  'root-portal',
  'web-view',
  'page-meta',
  'navigation-bar',
  'picker-view',
  'picker-view-column',
  'radio-group',
  'checkbox-group',
  'movable-area',
  'movable-view',
  'share-element',
  'match-media',
  'official-account',
  'open-data',
]);

/** Only these come from the document as they are; what else has a name like a DOM event is fired by a built-in. */
const FROM_DOCUMENT = /^(?:touch|transitionend$|animation)/;

export interface BackendOptions {
  /** Tags for which there is a built-in. */
  knownTags: ReadonlySet<string>;
  /** An element for which a template listens to taps. */
  onTapListener: (element: DocumentElement) => void;
}

export function createBackend({
  knownTags,
  onTapListener,
}: BackendOptions): InstanceType<typeof engine.CurrentWindowBackendContext> {
  type Element = Parameters<InstanceType<typeof engine.CurrentWindowBackendContext>['setListenerStats']>[0];
  type MutLevel = Parameters<InstanceType<typeof engine.CurrentWindowBackendContext>['setListenerStats']>[3];

  class DocumentBackend extends engine.CurrentWindowBackendContext {
    readonly #appended = new Set<string>();

    override document = {
      createElement: (tag: string): Element => createElement(tag, knownTags) as unknown as Element,
      createTextNode: (text: string): Element => document.createTextNode(text) as unknown as Element,
      createDocumentFragment: (): Element => document.createDocumentFragment() as unknown as Element,
    };

    override setListenerStats(element: Element, type: string, capture: boolean, level: MutLevel): void {
      if (type === 'tap' && element) onTapListener(element as unknown as DocumentElement);
      if (FROM_DOCUMENT.test(type)) super.setListenerStats(element, type, capture, level);
    }

    /** The adapter appends all sheets of a page each time the page is created. */
    override appendStyleSheetPath(path: string, scope?: number): number {
      if (this.#appended.has(path)) return -1;
      this.#appended.add(path);
      return super.appendStyleSheetPath(path, scope);
    }
  }
  return new DocumentBackend();
}

function createElement(tag: string, knownTags: ReadonlySet<string>): HTMLElement {
  const isBuiltIn = !tag.includes('-') || HYPHENATED.has(tag);
  if (isBuiltIn && !knownTags.has(tag) && !tag.startsWith('wx-')) {
    throw new Error(`预览里没有组件 <${tag}>，见 src/preview/README.md`);
  }
  const element = document.createElement(isBuiltIn && !tag.startsWith('wx-') ? `wx-${tag}` : tag);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name: string, value: string): void =>
    setAttribute(name, name === 'style' ? convertUnits(value) : value);
  return element;
}

/** Sends an event into the engine's tree the way the backend does. */
export function dispatchInto(
  target: TreeNode,
  type: string,
  detail: unknown,
  options: { bubbles?: boolean; composed?: boolean; capturePhase?: boolean; originalEvent?: unknown },
): boolean {
  const event = new engine.Event(type, detail, options);
  engine.Event.dispatchEvent(target as never, event);
  return event.defaultPrevented();
}
