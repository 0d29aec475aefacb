/** `textarea`. */
import { type BuiltIn, type BuiltInNode, controlOf, make } from './define.js';
import { createField, FIELD_PROPERTIES, fieldChanges, readPlaceholderClass } from './field.js';

export const TEXTAREA: BuiltIn = {
  name: 'textarea',
  properties: {
    ...FIELD_PROPERTIES,
    ...{ confirmType: 'return', autoHeight: false, fixed: false, showConfirmBar: true, disableDefaultPadding: false },
  },
  changed: {
    ...fieldChanges(fitHeight),
    autoHeight(node, value) {
      node.$$.toggleAttribute('auto-height', Boolean(value));
      fitHeight(node);
    },
  },
  created(node) {
    const control = make('textarea');
    createField(node, control, () => fitHeight(node));
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || node.data['confirmType'] === 'return') return;
      event.preventDefault();
      node.triggerEvent('confirm', { value: control.value });
      control.blur();
    });
  },
  attached(node) {
    readPlaceholderClass(node);
    requestAnimationFrame(() => fitHeight(node));
  },
};

function fitHeight(node: BuiltInNode): void {
  if (!node.data['autoHeight']) return;
  const control = controlOf<HTMLTextAreaElement>(node);
  if (control.offsetParent === null) return;
  const before = control.style.height;
  control.style.height = 'auto';
  const height = control.scrollHeight;
  control.style.height = `${height}px`;
  if (control.style.height === before) return;
  const lineHeight = parseFloat(window.getComputedStyle(control).lineHeight) || 20;
  node.triggerEvent('linechange', { height, lineCount: Math.max(1, Math.round(height / lineHeight)) });
}
