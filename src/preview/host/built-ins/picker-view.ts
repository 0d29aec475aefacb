/** `picker-view`: columns that snap to their lines. */
import { treeNodeOf } from '../engine.js';
import { type BuiltIn, type BuiltInNode } from './define.js';

export const PICKER_VIEW: BuiltIn = {
  name: 'picker-view',
  properties: {
    value: [],
    indicatorStyle: '',
    indicatorClass: '',
    maskStyle: '',
    maskClass: '',
    immediateChange: false,
  },
  attached: (node) => requestAnimationFrame(() => place(node)),
  changed: { value: (node) => requestAnimationFrame(() => place(node)) },
};

export const PICKER_VIEW_COLUMN: BuiltIn = {
  name: 'picker-view-column',
  created({ $$: element }) {
    let settling = 0;
    element.tabIndex = 0;
    element.addEventListener(
      'scroll',
      (event) => {
        event.stopPropagation();
        window.clearTimeout(settling);
        settling = window.setTimeout(() => settle(element), 120);
      },
      { passive: true },
    );
  },
};

function columnsOf({ $$: element }: BuiltInNode): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('wx-picker-view-column')];
}

function lineHeight(column: HTMLElement): number {
  return (column.firstElementChild as HTMLElement | null)?.offsetHeight || 34;
}

function place(node: BuiltInNode): void {
  const value = node.data['value'] as number[];
  for (const [index, column] of columnsOf(node).entries()) column.scrollTop = (value[index] ?? 0) * lineHeight(column);
}

function settle(column: HTMLElement): void {
  const node = treeNodeOf(column.closest('wx-picker-view')) as BuiltInNode | null;
  if (!node) return;
  const value = columnsOf(node).map((one) => Math.round(one.scrollTop / lineHeight(one)));
  if (value.join() === (node.data['value'] as number[]).join()) return;
  node.setData({ value });
  node.triggerEvent('change', { value });
}
