/** Ticks, dots and switches: native controls inside, so that keyboard and screen reader know them. */
import { treeNodeOf } from '../engine.js';
import { type BuiltIn, type BuiltInNode, controlOf, keepInside, make, setControl } from './define.js';
import { checkedValues } from './form.js';

const PROPERTIES = { value: '', checked: false, disabled: false, color: '' };

function mirror(): Required<Pick<BuiltIn, 'changed'>>['changed'] {
  return {
    checked: (node, value) => {
      controlOf(node).checked = Boolean(value);
    },
    disabled: (node, value) => {
      controlOf(node).disabled = Boolean(value);
    },
    color: (node, value) => controlOf(node).style.setProperty('accent-color', String(value)),
  };
}

export const CHECKBOX: BuiltIn = {
  name: 'checkbox',
  properties: PROPERTIES,
  changed: mirror(),
  created(node) {
    addInput(node, 'checkbox', () => {
      const group = groupOf(node, 'wx-checkbox-group');
      group?.triggerEvent('change', { value: checkedValues(group, 'wx-checkbox') });
    });
  },
};

export const RADIO: BuiltIn = {
  name: 'radio',
  properties: PROPERTIES,
  changed: mirror(),
  created(node) {
    addInput(node, 'radio', () => {
      const group = groupOf(node, 'wx-radio-group');
      for (const other of group?.$$.querySelectorAll('wx-radio') ?? []) {
        const radio = treeNodeOf(other) as BuiltInNode | null;
        if (!radio || radio === node) continue;
        controlOf(radio).checked = false;
        radio.setData({ checked: false });
      }
      group?.triggerEvent('change', { value: String(node.data['value']) });
    });
  },
};

export const SWITCH: BuiltIn = {
  name: 'switch',
  properties: { ...PROPERTIES, type: 'switch', name: '' },
  changed: {
    ...mirror(),
    type: (node, value) => node.$$.setAttribute('type', String(value)),
    color: (node, value) => node.$$.style.setProperty('--mp-switch-color', String(value)),
  },
  created(node) {
    addInput(node, 'checkbox', (checked) => node.triggerEvent('change', { value: checked }));
    controlOf(node).setAttribute('role', 'switch');
  },
};

export const CHECKBOX_GROUP: BuiltIn = {
  name: 'checkbox-group',
  properties: { name: '' },
  created: ({ $$: element }) => element.setAttribute('role', 'group'),
};

export const RADIO_GROUP: BuiltIn = {
  name: 'radio-group',
  properties: { name: '' },
  created: ({ $$: element }) => element.setAttribute('role', 'radiogroup'),
};

function addInput(node: BuiltInNode, type: 'checkbox' | 'radio', onChange: (checked: boolean) => void): void {
  const input = make('input');
  input.type = type;
  setControl(node, input);
  keepInside(input, 'input');
  // A `label` around it would press it a second time.
  input.addEventListener('change', (event) => {
    event.stopPropagation();
    node.setData({ checked: input.checked });
    onChange(input.checked);
  });
}

function groupOf(node: BuiltInNode, tag: string): BuiltInNode | null {
  return treeNodeOf(node.$$.closest(tag)) as BuiltInNode | null;
}
