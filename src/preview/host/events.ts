/** Events from the document into the mini-program: taps, long presses, keys. */
import { dispatchInto } from './backend.js';
import { type DocumentElement, engine, type TreeNode, treeNodeOf } from './engine.js';

const LONG_PRESS_MS = 350;
const LONG_PRESS_MOVE = 10;

export interface TouchPoint {
  identifier: number;
  clientX: number;
  clientY: number;
  pageX: number;
  pageY: number;
}

/** What the backend's `onEvent` takes: the engine in this version brings no dispatcher of its own. */
export function receiveEvent(
  target: TreeNode,
  type: string,
  detail: unknown,
  options: { originalEvent?: unknown; bubbles?: boolean },
): 0 | 1 {
  const isTap = type === 'tap' || type === 'canceltap';
  if (isTap && isDisabled(options.originalEvent)) return 0;
  if (type === 'tap' && justLongPressed) {
    justLongPressed = false;
    return 0;
  }
  return dispatchInto(target, type, isTap ? pointOf(detail) : detail, options) ? 1 : 0;
}

function pointOf(detail: unknown): { x: number; y: number } {
  const { x = 0, y = 0 } = (detail ?? {}) as { x?: number; y?: number };
  return { x, y };
}

function isDisabled(originalEvent: unknown): boolean {
  const target = (originalEvent as Event | undefined)?.target;
  return target instanceof Element && target.closest('wx-button[aria-disabled="true"]') !== null;
}

/** `touches` and `changedTouches`, also for the mouse and the keyboard. */
export function defineTouches(): void {
  const { prototype } = engine.Event;
  for (const name of ['touches', 'changedTouches'] as const) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: { getOriginalEvent(): unknown }) {
        return touchesOf(this.getOriginalEvent(), name);
      },
    });
  }
}

function touchesOf(event: unknown, name: 'touches' | 'changedTouches'): TouchPoint[] {
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    return [...event[name]].map(({ identifier, clientX, clientY, pageX, pageY }) => {
      return { identifier, clientX, clientY, pageX, pageY };
    });
  }
  if (!(event instanceof MouseEvent)) return [];
  const { clientX, clientY, pageX, pageY } = event;
  return [{ identifier: 0, clientX, clientY, pageX, pageY }];
}

let justLongPressed = false;

/** The engine knows `tap` only; `longpress` (and the older `longtap`) come from a timer. */
export function watchLongPress(): void {
  let timer: number | undefined;
  let start = { x: 0, y: 0 };
  const stop = (): void => window.clearTimeout(timer);
  const begin = (event: MouseEvent | TouchEvent): void => {
    const { clientX: x, clientY: y } = 'touches' in event ? (event.touches[0] ?? { clientX: 0, clientY: 0 }) : event;
    justLongPressed = false;
    start = { x, y };
    stop();
    timer = window.setTimeout(() => {
      const target = treeNodeOf(event.target);
      if (!target) return;
      const options = { bubbles: true, composed: true, capturePhase: true, originalEvent: event };
      justLongPressed = hasListener(target, 'longpress');
      dispatchInto(target, 'longpress', start, options);
      dispatchInto(target, 'longtap', start, options);
    }, LONG_PRESS_MS);
  };
  const move = (event: MouseEvent | TouchEvent): void => {
    const { clientX: x, clientY: y } = 'touches' in event ? (event.touches[0] ?? { clientX: 0, clientY: 0 }) : event;
    if (Math.abs(x - start.x) > LONG_PRESS_MOVE || Math.abs(y - start.y) > LONG_PRESS_MOVE) stop();
  };
  const passive = { capture: true, passive: true };
  document.body.addEventListener('touchstart', begin, passive);
  document.body.addEventListener('mousedown', begin, passive);
  document.body.addEventListener('touchmove', move, passive);
  document.body.addEventListener('mousemove', move, passive);
  for (const type of ['touchend', 'touchcancel', 'mouseup']) document.body.addEventListener(type, stop, passive);
}

/**
 * A tap is known when the finger leaves the glass; the click that the browser sends after it would fall on whatever the tap has put
 * there: a control of the next page, a button of a dialog. Only what began on an element counts for it; clicks that no pointer made
 * (keyboard, screen reader, program) always do.
 */
export function refuseLateClicks(): void {
  let began: Node | null = null;
  document.addEventListener('pointerdown', ({ target }) => (began = target as Node), true);
  const refuse = (event: MouseEvent): void => {
    const target = event.target as Node;
    const isOwn = !began || began.contains(target) || target.contains(began);
    if (isOwn || !event.isTrusted || event.detail === 0) return;
    event.stopPropagation();
    event.preventDefault();
  };
  document.addEventListener('mousedown', refuse, true);
  document.addEventListener('click', refuse, true);
}

/** Whether an ancestor in the document listens: a long press that means something is no tap as well. */
function hasListener(target: TreeNode, type: string): boolean {
  for (let element: Element | null = target.$$; element; element = element.parentElement) {
    const node = (element as DocumentElement).__wxElement as
      (TreeNode & { _$eventTarget?: { listeners: Record<string, unknown> } }) | undefined;
    if (node?._$eventTarget?.listeners[type]) return true;
  }
  return false;
}

/** @returns the tap that a key or a test makes: in the middle of the element, through the whole tree */
export function tapOn(element: DocumentElement): void {
  const target = treeNodeOf(element);
  if (!target || element.closest('[aria-disabled="true"]')) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const originalEvent = new MouseEvent('mouseup', { clientX: x, clientY: y });
  dispatchInto(target, 'tap', { x, y }, { bubbles: true, composed: true, capturePhase: true, originalEvent });
}
