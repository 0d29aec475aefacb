/** What `input` and `textarea` share: value, focus, placeholder, and what a handler's return value does. */
import { documentClass } from '../engine.js';
import { type BuiltIn, type BuiltInNode, controlOf, keepInside, make, setControl } from './define.js';

type Control = HTMLInputElement | HTMLTextAreaElement;

export const FIELD_PROPERTIES = {
  ...{ value: '', name: '', placeholder: '', placeholderStyle: '', placeholderClass: '', disabled: false },
  ...{ maxlength: 140, focus: false, autoFocus: false, confirmType: 'done', confirmHold: false, cursor: -1 },
  ...{ cursorSpacing: 0, selectionStart: -1, selectionEnd: -1, adjustPosition: true, holdKeyboard: false },
  ...{ alwaysEmbed: false, cursorColor: '', safePasswordCertPath: '', adjustKeyboardTo: 'cursor' },
};

const ENTER_KEYS: Readonly<Record<string, string>> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
  return: 'enter',
};

export function fieldChanges(afterValue: (node: BuiltInNode) => void = () => {}): NonNullable<BuiltIn['changed']> {
  const control = (node: BuiltInNode): Control => controlOf<Control>(node);
  return {
    value(node, value) {
      const text = value === null || value === undefined ? '' : String(value);
      if (control(node).value !== text) control(node).value = text;
      afterValue(node);
    },
    placeholder(node, value) {
      control(node).placeholder = String(value ?? '');
    },
    placeholderStyle(node, value) {
      const color = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(String(value))?.[1];
      if (color) node.$$.style.setProperty('--mp-placeholder', color);
    },
    disabled(node, value) {
      control(node).disabled = Boolean(value);
    },
    maxlength(node, value) {
      const limit = Number(value);
      if (limit < 0) control(node).removeAttribute('maxlength');
      else control(node).maxLength = limit;
    },
    confirmType(node, value) {
      control(node).enterKeyHint = ENTER_KEYS[String(value)] ?? 'done';
    },
    focus(node, value) {
      if (value) requestAnimationFrame(() => control(node).focus());
      else if (document.activeElement === control(node)) control(node).blur();
    },
    autoFocus(node, value) {
      if (value) requestAnimationFrame(() => control(node).focus());
    },
    cursor(node, value) {
      const place = Number(value);
      if (place >= 0 && document.activeElement === control(node)) control(node).setSelectionRange(place, place);
    },
  };
}

/** @param onEnter for the Enter key; absent: it makes a new line */
export function createField(node: BuiltInNode, control: Control, afterInput: () => void = () => {}): void {
  setControl(node, control);
  control.maxLength = FIELD_PROPERTIES.maxlength;
  control.autocomplete = 'off';
  keepInside(control, 'input', 'change', 'focus', 'blur', 'select');
  let before = '';
  control.addEventListener('input', () => {
    const { value, selectionStart } = control;
    const cursor = selectionStart ?? value.length;
    const keyCode = value.length < before.length ? 8 : value.charCodeAt(cursor - 1) || 0;
    before = value;
    // First the property: it drives `model:value`.
    node.setData({ value });
    let replaced: unknown;
    const handleListenerReturn = (returned: unknown): void => {
      if (returned !== undefined) replaced = returned;
    };
    node.triggerEvent('input', { value, cursor, keyCode }, { handleListenerReturn });
    if (typeof replaced === 'string') node.setData({ value: replaced });
    else if (replaced && typeof (replaced as { value?: unknown }).value === 'string')
      node.setData({ value: (replaced as { value: string }).value });
    afterInput();
  });
  control.addEventListener('focus', () => node.triggerEvent('focus', { value: control.value, height: 0 }));
  control.addEventListener('blur', () => {
    const { value, selectionStart } = control;
    node.triggerEvent('blur', { value, cursor: selectionStart ?? value.length });
  });
}

/** A class for the placeholder can only be read off an element that has it. */
export function readPlaceholderClass(node: BuiltInNode): void {
  const name = String(node.data['placeholderClass'] ?? '');
  if (!name) return;
  const probe = make('span');
  probe.hidden = true;
  probe.className = name
    .split(/\s+/)
    .map((one) => documentClass(node, one))
    .join(' ');
  node.$$.append(probe);
  const { color } = window.getComputedStyle(probe);
  if (color && color !== window.getComputedStyle(node.$$).color) node.$$.style.setProperty('--mp-placeholder', color);
  probe.remove();
}
