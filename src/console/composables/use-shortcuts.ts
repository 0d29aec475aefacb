/** Keys of a screen. They are silent while somebody is writing, and while a dialog is open unless they belong to it. */
import { onBeforeUnmount, onMounted, shallowReactive } from 'vue';
import { keyOf } from '../utils/shortcut-key';

export interface Shortcut {
  /** As `keyOf` names it: `j`, `Enter`, `/`, `Shift+A`. */
  key: string;
  /** For the list that `?` opens. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Absent: always. */
  when?: () => boolean;
}

/** What can be pressed now, for the help. The later screen wins where two want one key. */
export const shortcuts = shallowReactive<Shortcut[]>([]);

export function useShortcuts(own: readonly Shortcut[]): void {
  onMounted(() => shortcuts.push(...own));
  onBeforeUnmount(() => {
    for (const shortcut of own) shortcuts.splice(shortcuts.indexOf(shortcut), 1);
  });
}

/** Once, by the layout. */
export function listenForShortcuts(): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isWriting(event.target) || isDialogOpen()) return;
    const key = keyOf(event);
    const found = [...shortcuts].reverse().find((shortcut) => shortcut.key === key && (shortcut.when?.() ?? true));
    if (!found) return;
    event.preventDefault();
    found.run(event);
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility());
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
