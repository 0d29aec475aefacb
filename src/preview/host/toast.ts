/** The one short message of WeChat: a toast, or “loading”; a new one takes the place of the last. */
import { layerParent } from './modal.js';

export interface ToastOptions {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  /** Milliseconds; null: until it is hidden. */
  duration: number | null;
  mask?: boolean;
}

let shown: { element: HTMLElement; timer: number | undefined; loading: boolean } | null = null;

export function showToast({ title, icon = 'success', duration, mask = false }: ToastOptions): void {
  remove();
  const element = document.createElement('div');
  element.className = `mp-toast mp-toast-${icon}${mask ? ' mp-toast-mask' : ''}`;
  const box = document.createElement('div');
  box.setAttribute('role', icon === 'error' ? 'alert' : 'status');
  box.className = 'mp-toast-box';
  const sign = document.createElement('span');
  sign.className = 'mp-toast-sign';
  const text = document.createElement('span');
  text.textContent = title;
  box.append(...(icon === 'none' ? [] : [sign]), text);
  element.append(box);
  layerParent().append(element);
  const timer = duration === null ? undefined : window.setTimeout(remove, duration);
  shown = { element, timer, loading: icon === 'loading' && duration === null };
}

/** @param kind of what is to be hidden: a toast does not go away with `hideLoading` */
export function hideToast(kind: 'toast' | 'loading'): void {
  if (shown && shown.loading === (kind === 'loading')) remove();
}

function remove(): void {
  if (!shown) return;
  window.clearTimeout(shown.timer);
  shown.element.remove();
  shown = null;
}
