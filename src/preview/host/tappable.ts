/**
 * Keyboard and screen reader for what WeChat only knows to touch: an element with a tap listener can be reached with Tab
 * and pressed with Enter or Space, and is called a button unless the template says what it is.
 */
import { type DocumentElement } from './engine.js';
import { tapOn } from './events.js';

const MARK = 'data-tap';
const FOCUSABLE = 'input,textarea,select,button,a[href],[tabindex="0"]';

export function markTappable(element: DocumentElement): void {
  if (element.nodeType === Node.ELEMENT_NODE) element.setAttribute(MARK, '');
}

export function watchTappables(host: Element): void {
  let planned = false;
  const plan = (): void => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      for (const page of host.querySelectorAll('.mp-page:not([hidden])')) equip(page);
    });
  };
  const attributeFilter = [MARK, 'role', 'hidden', 'aria-disabled'];
  new MutationObserver(plan).observe(host, { subtree: true, childList: true, attributes: true, attributeFilter });
  plan();
}

/** Innermost first, so that a card around buttons is seen to have them. */
function equip(page: Element): void {
  const marked = [...page.querySelectorAll<HTMLElement>(`[${MARK}]`)].reverse();
  for (const element of marked) {
    if (element.matches('wx-button, wx-input, wx-textarea, wx-label, wx-picker, wx-switch')) continue;
    const isSurface = element.getAttribute('aria-hidden') === 'true' || element.querySelector(FOCUSABLE) !== null;
    // A surface that stops taps, or a card around its own controls: nothing of its own for the keyboard.
    if (isSurface && !element.hasAttribute('role')) {
      if (element.dataset['tap'] === 'own') element.removeAttribute('tabindex');
      continue;
    }
    if (!hasContent(element)) continue;
    if (!element.hasAttribute('tabindex')) {
      element.tabIndex = 0;
      element.dataset['tap'] = 'own';
    }
    if (!element.hasAttribute('role')) element.setAttribute('role', 'button');
  }
}

function hasContent(element: Element): boolean {
  return element.hasAttribute('aria-label') || (element.textContent ?? '').trim() !== '';
}

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (!target.matches(`wx-button, wx-navigator, [${MARK}]`) || event.repeat) return;
    event.preventDefault();
    tapOn(target);
  });
}
