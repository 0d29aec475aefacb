/** `form` collects what has a `name` below it, components of the mini-program included. */
import { type TreeNode } from '../engine.js';
import { type BuiltIn, type BuiltInNode, controlOf } from './define.js';

export const FORM: BuiltIn = {
  name: 'form',
  properties: { reportSubmit: false, reportSubmitTimeout: 0 },
};

export function submitForm(form: BuiltInNode): void {
  const value = Object.fromEntries(fieldsOf(form).map((field) => [String(field.data['name']), valueOf(field)]));
  form.triggerEvent('submit', { value, formId: '' });
}

export function resetForm(form: BuiltInNode): void {
  for (const field of fieldsOf(form)) {
    const isSwitch = field.is === 'wx://switch';
    field.setData(isSwitch ? { checked: false } : { value: '' });
    for (const input of field.$$?.querySelectorAll('input') ?? []) {
      if (input.matches('[type=checkbox],[type=radio]')) input.checked = false;
    }
  }
  form.triggerEvent('reset', {});
}

/** A component that is a field is not looked into: its own input belongs to it. */
function fieldsOf(form: TreeNode): TreeNode[] {
  const fields: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    const { name } = node.data ?? {};
    const isField = typeof name === 'string' && name !== '' && ('value' in node.data || isGroup(node));
    if (isField && node.is !== 'wx://button' && node.is !== 'wx://checkbox' && node.is !== 'wx://radio') {
      fields.push(node);
      return;
    }
    for (const child of node.getComposedChildren?.() ?? []) visit(child);
  };
  for (const child of form.getComposedChildren()) visit(child);
  return fields;
}

function isGroup({ is }: TreeNode): boolean {
  return is === 'wx://checkbox-group' || is === 'wx://radio-group' || is === 'wx://switch';
}

function valueOf(field: TreeNode): unknown {
  switch (field.is) {
    case 'wx://checkbox-group':
      return checkedValues(field as BuiltInNode, 'wx-checkbox');
    case 'wx://radio-group':
      return checkedValues(field as BuiltInNode, 'wx-radio')[0] ?? '';
    case 'wx://switch':
      return controlOf(field as BuiltInNode).checked;
    default:
      return field.data['value'];
  }
}

/** @returns the values of what is ticked inside a group, in the order of the document */
export function checkedValues({ $$: element }: BuiltInNode, tag: string): string[] {
  return [...element.querySelectorAll(tag)].flatMap((option) => {
    const node = (option as { __wxElement?: BuiltInNode }).__wxElement;
    return node && controlOf(node).checked ? [String(node.data['value'])] : [];
  });
}
