/** `picker`: an invisible native control above the content, so that a phone shows its own wheel and a keyboard works. */
import { button, openLayer, part } from '../modal.js';
import { type BuiltIn, type BuiltInNode, make } from './define.js';

export const PICKER: BuiltIn = {
  name: 'picker',
  properties: {
    ...{ mode: 'selector', range: [], rangeKey: '', value: null, disabled: false, headerText: '', name: '' },
    ...{ start: '', end: '', fields: 'day', level: 'region' },
  },
  created: (node) => queueMicrotask(() => draw(node)),
  changed: Object.fromEntries(
    ['mode', 'range', 'rangeKey', 'value', 'disabled', 'start', 'end', 'fields', 'ariaLabel', 'headerText'].map(
      (name) => [name, (node: BuiltInNode) => draw(node)],
    ),
  ),
};

function draw(node: BuiltInNode): void {
  const { $$: element, data } = node;
  const mode = String(data['mode']);
  let control = element.querySelector<HTMLElement>(':scope > .mp-picker');
  if (!control || control.dataset['mode'] !== mode) {
    control?.remove();
    control = create(node, mode);
    control.dataset['mode'] = mode;
    control.classList.add('mp-picker');
    control.addEventListener('focus', () => nameControl(node));
    element.append(control);
  }
  fill(node, control);
  nameControl(node);
  control.toggleAttribute('disabled', Boolean(data['disabled']));
}

/** Called what it says: the text above which it lies. */
function nameControl({ $$: element, data }: BuiltInNode): void {
  const control = element.querySelector(':scope > .mp-picker');
  const label = String(data['ariaLabel'] || data['headerText'] || textBeside(element, control) || '请选择');
  control?.setAttribute('aria-label', label);
}

function textBeside(element: Element, control: Element | null): string {
  return [...element.childNodes]
    .filter((child) => child !== control)
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
}

function create(node: BuiltInNode, mode: string): HTMLElement {
  switch (mode) {
    case 'selector':
      return createSelect(node);
    case 'date':
    case 'time':
      return createDate(node, mode);
    case 'multiSelector': {
      const control = button('');
      control.addEventListener('click', () => void chooseMany(node));
      return control;
    }
    default:
      throw new Error(`预览里没有 picker mode="${mode}"，见 src/preview/README.md`);
  }
}

function createSelect(node: BuiltInNode): HTMLSelectElement {
  const control = make('select');
  for (const type of ['input', 'change']) control.addEventListener(type, (event) => event.stopPropagation());
  control.addEventListener('change', () => {
    const value = Number(control.value);
    node.setData({ value });
    node.triggerEvent('change', { value });
  });
  return control;
}

function createDate(node: BuiltInNode, mode: 'date' | 'time'): HTMLInputElement {
  const control = make('input');
  control.type = mode;
  for (const type of ['input', 'change']) control.addEventListener(type, (event) => event.stopPropagation());
  control.addEventListener('click', () => {
    try {
      control.showPicker?.();
    } catch {
      // Not every browser lets a page open it; then the fields are typed.
    }
  });
  control.addEventListener('change', () => {
    if (!control.value) return;
    const value = node.data['fields'] === 'year' ? control.value.slice(0, 4) : control.value;
    node.setData({ value });
    node.triggerEvent('change', { value });
  });
  return control;
}

function fill({ data }: BuiltInNode, control: HTMLElement): void {
  if (control instanceof HTMLSelectElement) {
    const texts = textsOf(data['range'], data['rangeKey']);
    control.replaceChildren(...texts.map((text, index) => new Option(text, String(index))));
    control.value = String(Math.max(0, Number(data['value']) || 0));
    // Nothing chosen yet: choosing the first must be a change as well.
    if (data['value'] === null || data['value'] === undefined || Number(data['value']) < 0) control.selectedIndex = -1;
  } else if (control instanceof HTMLInputElement) {
    if (data['mode'] === 'date') control.type = data['fields'] === 'month' ? 'month' : 'date';
    control.min = String(data['start'] ?? '');
    control.max = String(data['end'] ?? '');
    control.value = String(data['value'] ?? '');
  }
}

function textsOf(range: unknown, key: unknown): string[] {
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) => String(key ? (item as Record<string, unknown>)[String(key)] : item));
}

/** Several columns in a dialog of our own: no native control has them. */
async function chooseMany(node: BuiltInNode): Promise<void> {
  const { data } = node;
  const panel = document.createElement('div');
  const columns = part('div', 'mp-columns');
  const initial = (Array.isArray(data['value']) ? data['value'] : []) as number[];
  const draw = (): void => {
    const before = selects().map(({ value }) => Number(value));
    const ranges = Array.isArray(data['range']) ? (node.data['range'] as unknown[]) : [];
    columns.replaceChildren(
      ...ranges.map((range, column) => {
        const select = make('select', 'mp-column');
        select.size = 7;
        select.setAttribute('aria-label', `第 ${column + 1} 列`);
        select.append(...textsOf(range, node.data['rangeKey']).map((text, index) => new Option(text, String(index))));
        select.value = String(before[column] ?? initial[column] ?? 0);
        if (select.selectedIndex < 0) select.selectedIndex = 0;
        select.addEventListener('change', () => {
          node.triggerEvent('columnchange', { column, value: Number(select.value) });
          // The page may answer with other lines for the columns behind.
          queueMicrotask(draw);
        });
        return select;
      }),
    );
  };
  const selects = (): HTMLSelectElement[] => [...columns.querySelectorAll('select')];
  draw();
  const [confirm, cancel] = [button('确定', 'mp-primary'), button('取消')];
  const buttons = part('div', 'mp-modal-buttons');
  buttons.append(cancel, confirm);
  panel.append(columns, buttons);
  const value = await openLayer<number[] | null>({
    panel,
    className: 'mp-modal',
    label: String(data['headerText'] || '请选择'),
    first: selects()[0] ?? confirm,
    ifClosed: null,
    closeOnBackdrop: true,
    begin(answer) {
      confirm.addEventListener('click', () => answer(selects().map(({ value: chosen }) => Number(chosen))));
      cancel.addEventListener('click', () => answer(null));
    },
  });
  if (!value) return node.triggerEvent('cancel', {});
  node.setData({ value });
  node.triggerEvent('change', { value });
}
