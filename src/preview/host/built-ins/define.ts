/** How a built-in component is written down, and what all of them have in common. */
import { playAnimation } from '../animation.js';
import { type DocumentElement, documentClass, type TreeNode } from '../engine.js';

/** A built-in that is in the tree: it always has an element. */
export interface BuiltInNode extends TreeNode {
  readonly $$: DocumentElement;
}

export interface BuiltIn {
  name: string;
  /** Property → value when the template gives none; null: of any type. */
  properties?: Record<string, unknown>;
  created?: (node: BuiltInNode) => void;
  attached?: (node: BuiltInNode) => void;
  detached?: (node: BuiltInNode) => void;
  /** Property → what to do when it changes. */
  changed?: Record<string, (node: BuiltInNode, value: unknown) => void>;
}

const ARIA = [
  ...['ariaRole', 'ariaLabel', 'ariaHidden', 'ariaLive', 'ariaAtomic', 'ariaBusy', 'ariaDisabled', 'ariaChecked'],
  ...['ariaExpanded', 'ariaSelected', 'ariaPressed', 'ariaModal', 'ariaHaspopup', 'ariaCurrent', 'ariaLevel'],
  ...['ariaLabelledby', 'ariaDescribedby', 'ariaControls', 'ariaOwns', 'ariaErrormessage', 'ariaActivedescendant'],
  ...['ariaValuemin', 'ariaValuemax', 'ariaValuenow', 'ariaValuetext', 'ariaRequired', 'ariaInvalid', 'ariaReadonly'],
  ...['ariaOrientation', 'ariaSort', 'ariaSetsize', 'ariaPosinset', 'ariaRoledescription', 'ariaPlaceholder'],
  ...['ariaMultiselectable', 'ariaMultiline', 'ariaColcount', 'ariaRowcount', 'ariaColindex', 'ariaRowindex'],
];
/** Names of other elements, which the engine gives a prefix. */
const REFERENCES = new Set([
  'ariaLabelledby',
  'ariaDescribedby',
  'ariaControls',
  'ariaOwns',
  'ariaErrormessage',
  'ariaActivedescendant',
]);

const controls = new WeakMap<Element, HTMLElement>();

/** The native control inside a built-in; it is what a reader of the screen meets. */
export function setControl(node: BuiltInNode, control: HTMLElement): void {
  controls.set(node.$$, control);
  node.$$.append(control);
}

export function controlOf<T extends HTMLElement = HTMLInputElement>({ $$: element }: BuiltInNode): T {
  return (controls.get(element) ?? element) as T;
}

interface Space {
  defineComponent(definition: object): unknown;
  setGlobalUsingComponent(tag: string, definition: never): void;
}

export function registerBuiltIns(space: unknown, builtIns: readonly BuiltIn[]): void {
  for (const builtIn of builtIns) {
    const definition = (space as Space).defineComponent({
      is: `wx://${builtIn.name}`,
      options: { multipleSlots: false, writeFieldsToNode: true },
      properties: propertiesOf(builtIn),
      lifetimes: {
        created(this: BuiltInNode) {
          watchHover(this);
          builtIn.created?.(this);
        },
        attached(this: BuiltInNode) {
          builtIn.attached?.(this);
        },
        detached(this: BuiltInNode) {
          builtIn.detached?.(this);
        },
      },
    });
    (space as Space).setGlobalUsingComponent(builtIn.name, definition as never);
  }
}

function propertiesOf({ properties = {}, changed = {} }: BuiltIn): Record<string, object> {
  const result: Record<string, object> = {};
  const add = (name: string, value: unknown, observer?: (node: BuiltInNode, value: unknown) => void): void => {
    result[name] = {
      type: typeOf(value),
      value,
      observer(this: BuiltInNode, next: unknown) {
        observer?.(this, next);
      },
    };
  };
  for (const name of ARIA) {
    add(name, null, (node, value) => {
      setAria(node, name, value);
      changed[name]?.(node, value);
    });
  }
  add('hidden', false, ({ $$: element }, value) => element.toggleAttribute('hidden', Boolean(value)));
  add('animation', null, ({ $$: element }, value) => playAnimation(element, value));
  for (const name of ['tabindex', 'title', 'lang', 'userSelect', 'selectable', 'decode', 'space', 'overflow']) {
    add(name, null);
  }
  add('tabindex', null, (node, value) => node.$$.setAttribute('tabindex', String(value)));
  const hover = { hoverClass: 'none', hoverStopPropagation: false, hoverStartTime: 50, hoverStayTime: 400 };
  for (const [name, value] of Object.entries(hover)) add(name, value);
  for (const [name, value] of Object.entries(properties)) add(name, value, changed[name]);
  return result;
}

function typeOf(value: unknown): unknown {
  if (typeof value === 'string') return String;
  if (typeof value === 'number') return Number;
  if (typeof value === 'boolean') return Boolean;
  if (Array.isArray(value)) return Array;
  return null;
}

function setAria(node: BuiltInNode, name: string, value: unknown): void {
  const attribute = name === 'ariaRole' ? 'role' : `aria-${name.slice('aria'.length).toLowerCase()}`;
  const target = name === 'ariaHidden' ? node.$$ : controlOf<HTMLElement>(node);
  if (value === null || value === undefined || value === '') target.removeAttribute(attribute);
  else if (REFERENCES.has(name)) {
    // The other element may come later in the template.
    queueMicrotask(() =>
      target.setAttribute(
        attribute,
        String(value)
          .split(/\s+/)
          .map((id) => documentId(node, id))
          .join(' '),
      ),
    );
  } else target.setAttribute(attribute, String(value));
}

/** @returns the DOM id of what the template calls `id` */
export function documentId(node: TreeNode, id: string): string {
  return node.ownerShadowRoot?.querySelector(`#${id}`)?.$$?.id ?? id;
}

/** `hover-class` while a finger or the mouse button is down. */
function watchHover(node: BuiltInNode): void {
  const { $$: element } = node;
  let names: string[] = [];
  const start = (event: Event): void => {
    const { hoverClass, hoverStopPropagation, disabled } = node.data;
    if (!hoverClass || hoverClass === 'none' || disabled) return;
    if ((event as { hoverStopped?: boolean }).hoverStopped) return;
    if (hoverStopPropagation) (event as { hoverStopped?: boolean }).hoverStopped = true;
    names = String(hoverClass)
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => documentClass(node, name));
    element.classList.add(...names);
  };
  const stop = (): void => element.classList.remove(...names);
  element.addEventListener('touchstart', start, { passive: true });
  element.addEventListener('mousedown', start);
  for (const type of ['touchend', 'touchcancel', 'mouseup', 'mouseleave']) element.addEventListener(type, stop);
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}

/** Events of the native control are not those of the component. */
export function keepInside(control: HTMLElement, ...types: string[]): void {
  for (const type of types) control.addEventListener(type, (event) => event.stopPropagation());
}
