/** What may be uploaded: a closed list, recognised by content. What the client claims is never asked. */
export const FILE_TYPES = {
  pdf: { contentType: 'application/pdf', extensions: ['pdf'] },
  doc: { contentType: 'application/msword', extensions: ['doc'] },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xls: { contentType: 'application/vnd.ms-excel', extensions: ['xls'] },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  jpeg: { contentType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { contentType: 'image/png', extensions: ['png'] },
  text_utf8: { contentType: 'text/plain; charset=utf-8', extensions: ['txt'] },
  text_gbk: { contentType: 'text/plain; charset=gbk', extensions: ['txt'] },
} as const satisfies Record<string, { contentType: string; extensions: readonly [string, ...string[]] }>;

export type FileType = keyof typeof FILE_TYPES;

const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set(
  Object.values(FILE_TYPES).flatMap((type) => [...type.extensions]),
);

const MAX_NAME_LENGTH = 120;
const UNNAMED = '未命名文件';
/** Separators of folders, and what Windows does not take in a name. */
const RESERVED = /[<>:"|?*]/g;
const RESERVED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Controls, marks that turn the direction of text (they make `fdp.exe` look like `exe.pdf`), halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A name that can be shown and saved anywhere: no folder, nothing invisible, at most 120 characters, and the extension of what
 * the file really is. Another known extension is replaced; anything else stays and the true one is added behind it.
 */
export function safeFileName(name: string, type: FileType): string {
  const extensions: readonly string[] = FILE_TYPES[type].extensions;
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const given = /\.([A-Za-z0-9]{1,10})$/.exec(clean)?.[1]?.toLowerCase();
  const isKnown = given !== undefined && KNOWN_EXTENSIONS.has(given);
  const extension = given !== undefined && extensions.includes(given) ? given : extensions[0];
  const stem = (isKnown ? clean.slice(0, -(given.length + 1)) : clean).replace(/[\s.]+$/, '');
  const characters = [...(stem === '' ? UNNAMED : RESERVED_NAMES.test(stem) ? `_${stem}` : stem)];
  return `${characters.slice(0, MAX_NAME_LENGTH - 1 - (extension?.length ?? 0)).join('')}.${extension}`;
}
