/** `input`. */
import { type BuiltIn, controlOf, make } from './define.js';
import { createField, FIELD_PROPERTIES, fieldChanges, readPlaceholderClass } from './field.js';

/** The keyboard of a phone. The one for identity cards has an X, which no numeric keyboard of a browser has. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  tel: 'tel',
  text: 'text',
  nickname: 'text',
  'safe-password': 'text',
};

export const INPUT: BuiltIn = {
  name: 'input',
  properties: { ...FIELD_PROPERTIES, type: 'text', password: false },
  changed: {
    ...fieldChanges(),
    type(node, value) {
      const control = controlOf(node);
      control.inputMode = KEYBOARDS[String(value)] ?? 'text';
      if (value === 'idcard') control.setAttribute('autocapitalize', 'characters');
    },
    password(node, value) {
      controlOf(node).type = value ? 'password' : 'text';
    },
  },
  created(node) {
    const control = make('input');
    control.type = 'text';
    createField(node, control);
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      node.triggerEvent('confirm', { value: control.value });
      if (!node.data['confirmHold']) control.blur();
    });
  },
  attached: readPlaceholderClass,
};
