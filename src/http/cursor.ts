/** The opaque cursor of a list: where the last page ended, bound to the filter it was made with. */
import { createHash } from 'node:crypto';
import { AppError } from '../errors.js';
import { type Page, type PagePosition } from '../ports/application-reads.js';

/** @throws AppError `invalid_input` when the cursor is not ours or belongs to another filter. */
export function readCursor(cursor: string | undefined, filter: unknown): PagePosition | null {
  if (cursor === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 3) {
      const [key, id, hash] = parsed as unknown[];
      const sound = (key === null || typeof key === 'string' || typeof key === 'number') && typeof id === 'string';
      if (sound && hash === filterHash(filter)) return { key: key as PagePosition['key'], id };
    }
  } catch {
    // told below, with the field
  }
  throw new AppError(
    'invalid_input',
    {},
    {
      fields: [{ path: 'query.cursor', message: '翻页标识无效，请从第一页重新查询' }],
    },
  );
}

export function nextCursor(page: Page<unknown>, filter: unknown): string | null {
  if (!page.next) return null;
  return Buffer.from(JSON.stringify([page.next.key, page.next.id, filterHash(filter)]), 'utf8').toString('base64url');
}

function filterHash(filter: unknown): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 10);
}
