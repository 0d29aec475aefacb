interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The name of what was pressed; empty when it is the browser's or the system's business. */
export function keyOf({ key, ctrlKey, metaKey, altKey }: Pressed): string {
  return ctrlKey || metaKey || altKey ? '' : key;
}

/** As it stands on the keyboard. */
export function keyLabel(key: string): string {
  return { Enter: '回车', Escape: 'Esc', ' ': '空格' }[key] ?? key;
}
