/** `progress`, `icon`, `slider`. */
import { toPixels } from '../units.js';
import { type BuiltIn, type BuiltInNode, controlOf, keepInside, make, setControl } from './define.js';

export const PROGRESS: BuiltIn = {
  name: 'progress',
  properties: {
    ...{ percent: 0, showInfo: false, borderRadius: '0', fontSize: '16', strokeWidth: '6', color: '#09bb07' },
    ...{ activeColor: '', backgroundColor: '#ebebeb', active: false, activeMode: 'backwards', duration: 30 },
  },
  created(node) {
    const bar = make('span', 'mp-progress');
    bar.append(make('span', 'mp-progress-done'));
    node.$$.append(bar, make('span', 'mp-progress-text'));
    node.$$.setAttribute('role', 'progressbar');
    node.$$.setAttribute('aria-valuemin', '0');
    node.$$.setAttribute('aria-valuemax', '100');
    drawProgress(node);
  },
  changed: Object.fromEntries(
    ['percent', 'showInfo', 'borderRadius', 'fontSize', 'strokeWidth', 'color', 'activeColor', 'backgroundColor'].map(
      (name) => [name, (node: BuiltInNode) => drawProgress(node)],
    ),
  ),
};

function drawProgress({ $$: element, data }: BuiltInNode): void {
  const [bar, text] = [
    element.querySelector<HTMLElement>('.mp-progress'),
    element.querySelector<HTMLElement>('.mp-progress-text'),
  ];
  const done = element.querySelector<HTMLElement>('.mp-progress-done');
  if (!bar || !text || !done) return;
  const percent = Math.min(100, Math.max(0, Number(data['percent']) || 0));
  bar.style.height = `${toPixels(data['strokeWidth'])}px`;
  bar.style.borderRadius = `${toPixels(data['borderRadius'])}px`;
  bar.style.background = String(data['backgroundColor']);
  done.style.width = `${percent}%`;
  done.style.background = String(data['activeColor'] || data['color']);
  text.hidden = !data['showInfo'];
  text.style.fontSize = `${toPixels(data['fontSize'])}px`;
  text.textContent = `${percent}%`;
  element.setAttribute('aria-valuenow', String(percent));
}

const ICONS: Readonly<Record<string, { sign: string; color: string }>> = {
  success: { sign: '✓', color: '#09bb07' },
  success_no_circle: { sign: '✓', color: '#09bb07' },
  info: { sign: 'i', color: '#10aeff' },
  warn: { sign: '!', color: '#f76260' },
  waiting: { sign: '…', color: '#10aeff' },
  cancel: { sign: '×', color: '#f43530' },
  download: { sign: '↓', color: '#09bb07' },
  search: { sign: '⌕', color: '#b2b2b2' },
  clear: { sign: '×', color: '#b2b2b2' },
};

export const ICON: BuiltIn = {
  name: 'icon',
  properties: { type: '', size: '23', color: '' },
  created: (node) => node.$$.setAttribute('aria-hidden', 'true'),
  changed: { type: drawIcon, size: drawIcon, color: drawIcon },
};

function drawIcon({ $$: element, data }: BuiltInNode): void {
  const { sign, color } = ICONS[String(data['type'])] ?? { sign: '', color: '' };
  const size = toPixels(data['size']);
  Object.assign(element.style, { width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.7}px` });
  element.style.setProperty('--mp-icon-color', String(data['color'] || color));
  element.toggleAttribute('bare', data['type'] === 'success_no_circle' || data['type'] === 'search');
  element.textContent = sign;
}

export const SLIDER: BuiltIn = {
  name: 'slider',
  properties: {
    ...{ min: 0, max: 100, step: 1, value: 0, disabled: false, showValue: false, name: '', color: '#e9e9e9' },
    ...{ selectedColor: '#1aad19', activeColor: '#1aad19', backgroundColor: '#e9e9e9', blockSize: 28, blockColor: '' },
  },
  created(node) {
    const control = make('input');
    control.type = 'range';
    setControl(node, control);
    keepInside(control, 'input', 'change');
    node.$$.append(make('span', 'mp-slider-value'));
    const take = (event: 'changing' | 'change') => (): void => {
      node.setData({ value: Number(control.value) });
      node.triggerEvent(event, { value: Number(control.value) });
    };
    control.addEventListener('input', take('changing'));
    control.addEventListener('change', take('change'));
  },
  changed: Object.fromEntries(
    ['min', 'max', 'step', 'value', 'disabled', 'showValue', 'activeColor'].map((name) => [name, drawSlider]),
  ),
};

function drawSlider(node: BuiltInNode): void {
  const { min, max, step, value, disabled, showValue, activeColor } = node.data;
  const control = controlOf(node);
  Object.assign(control, { min: String(min), max: String(max), step: String(step), value: String(value) });
  control.disabled = Boolean(disabled);
  control.style.accentColor = String(activeColor);
  const text = node.$$.querySelector<HTMLElement>('.mp-slider-value');
  if (text) text.textContent = showValue ? String(value) : '';
}
