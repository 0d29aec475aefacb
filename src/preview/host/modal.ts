/** Dialogs of WeChat itself: focus stays inside, Escape answers “no”, and goes back where it was. */

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
  editable?: boolean;
  placeholderText?: string;
}

export interface ModalResult {
  confirm: boolean;
  cancel: boolean;
  content: string;
}

export async function showModal(options: ModalOptions): Promise<ModalResult> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options;
  const panel = document.createElement('div');
  const heading = part('h2', 'mp-modal-title', title);
  const text = part('p', 'mp-modal-text', options.editable ? '' : content);
  const field = document.createElement('input');
  field.className = 'mp-modal-field';
  field.value = options.editable ? content : '';
  field.placeholder = options.placeholderText ?? '';
  field.setAttribute('aria-label', options.placeholderText || title || '内容');
  const cancel = button(cancelText);
  const confirm = button(confirmText, 'mp-primary');
  const buttons = part('div', 'mp-modal-buttons');
  buttons.append(...(showCancel ? [cancel] : []), confirm);
  panel.append(...(title ? [heading] : []), options.editable ? field : text, buttons);
  return await openLayer<ModalResult>({
    panel,
    className: 'mp-modal',
    label: title || content,
    first: options.editable ? field : confirm,
    ifClosed: { confirm: false, cancel: true, content: '' },
    closeOnBackdrop: false,
    begin(answer) {
      const agree = (): void => answer({ confirm: true, cancel: false, content: options.editable ? field.value : '' });
      confirm.addEventListener('click', agree);
      cancel.addEventListener('click', () => answer({ confirm: false, cancel: true, content: '' }));
      field.addEventListener('keydown', ({ key }) => key === 'Enter' && agree());
    },
  });
}

/** @returns the index of the chosen line, or null */
export async function showActionSheet(items: readonly string[], title = ''): Promise<number | null> {
  const panel = document.createElement('div');
  const choices = items.map((text) => button(text));
  const cancel = button('取消', 'mp-sheet-cancel');
  panel.append(...(title ? [part('h2', 'mp-sheet-title', title)] : []), ...choices, cancel);
  return await openLayer<number | null>({
    panel,
    className: 'mp-sheet',
    label: title || '请选择',
    first: choices[0] ?? cancel,
    ifClosed: null,
    closeOnBackdrop: true,
    begin(answer) {
      for (const [index, choice] of choices.entries()) choice.addEventListener('click', () => answer(index));
      cancel.addEventListener('click', () => answer(null));
    },
  });
}

export interface LayerOptions<T> {
  panel: HTMLElement;
  className: string;
  label: string;
  first: HTMLElement;
  ifClosed: T;
  closeOnBackdrop: boolean;
  begin: (answer: (value: T) => void) => void;
}

/** Puts a panel above everything and waits for its answer. */
export function openLayer<T>(options: LayerOptions<T>): Promise<T> {
  const { panel, className, label, first, ifClosed, closeOnBackdrop, begin } = options;
  return new Promise((resolve) => {
    const backdrop = document.createElement('div');
    const before = document.activeElement;
    backdrop.className = 'mp-layer';
    panel.className = className;
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-modal', 'true');
    panel.setAttribute('aria-label', label);
    backdrop.append(panel);
    const answer = (value: T): void => {
      if (!backdrop.isConnected) return;
      backdrop.remove();
      document.removeEventListener('keydown', onKey, true);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      resolve(value);
    };
    // On the document: a button that has just been disabled takes the focus away with it.
    const onKey = (event: KeyboardEvent): void => {
      if ([...document.querySelectorAll('.mp-layer')].at(-1) !== backdrop) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        answer(ifClosed);
      } else if (event.key === 'Tab') keepInside(panel, event);
    };
    document.addEventListener('keydown', onKey, true);
    backdrop.addEventListener('click', ({ target }) => {
      if (closeOnBackdrop && target === backdrop) answer(ifClosed);
    });
    begin(answer);
    layerParent().append(backdrop);
    first.focus();
  });
}

export function layerParent(): Element {
  return document.querySelector('.mp-app') ?? document.body;
}

export function button(text: string, className = ''): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.textContent = text;
  return element;
}

export function part(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function keepInside(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button:enabled, input, select, textarea, a[href]')];
  const [first, last] = [stops[0], stops.at(-1)];
  const { activeElement } = document;
  const isLeaving = !panel.contains(activeElement) || activeElement === (event.shiftKey ? first : last);
  const target = event.shiftKey ? last : first;
  if (!isLeaving || !target) return;
  event.preventDefault();
  target.focus();
}
