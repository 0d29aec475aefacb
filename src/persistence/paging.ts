/** Key pagination over a sort of `(key, _id)`; never `skip`. */
import { type Document, type Filter } from 'mongodb';
import { type Stored } from './collections.js';
import { type Page, type PagePosition } from '../ports/application-reads.js';

/** Rows after `position` in ascending or descending order of `field`, then `_id`. Null sorts before everything, as in MongoDB. */
export function afterPosition<T extends { _id: string } = Stored & Document>(
  field: string,
  direction: 1 | -1,
  position: PagePosition | null,
): Filter<T> {
  return filterAfter(field, direction, position) as Filter<T>;
}

function filterAfter(field: string, direction: 1 | -1, position: PagePosition | null): object {
  if (!position) return {};
  const beyond = direction === 1 ? '$gt' : '$lt';
  if (field === '_id') return { _id: { [beyond]: position.id } };
  const sameKey = { [field]: position.key, _id: { [beyond]: position.id } };
  if (position.key === null) {
    return direction === 1 ? { $or: [sameKey, { [field]: { $ne: null } }] } : sameKey;
  }
  const further = { [field]: { [beyond]: position.key } };
  return { $or: [sameKey, further, ...(direction === -1 ? [{ [field]: null }] : [])] };
}

/** Cuts the one row more that was read to see whether there is a next page. */
export function pageOf<T>(rows: T[], limit: number, position: (row: T) => PagePosition): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? position(last) : null };
}

/** Counting stops here: nobody needs to know more than “1000+”. */
export const COUNT_CAP = 1_000;
