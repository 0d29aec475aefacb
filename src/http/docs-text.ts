const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}

/** An element id that is stable and safe whatever the name holds. */
export function slug(kind: string, name: string): string {
  return `${kind}-${encodeURIComponent(name).replace(/[^A-Za-z0-9_-]/g, '_')}`;
}
