import { type FieldFault } from '../api/api-failure';

/** Path of a field → what is wrong with it. */
export type FaultMap = Record<string, string>;

/**
 * Several faults of one field are told together. The rules of an application name its field alone, the schema names it inside
 * of `fields`: both mean the same field.
 */
export function faultMap(fields: readonly FieldFault[]): FaultMap {
  const map: FaultMap = {};
  for (const { path: given, message } of fields) {
    const path = given.replace(/^fields\./, '');
    map[path] = map[path] ? `${map[path]}；${message}` : message;
  }
  return map;
}

/** A fault of the field itself, else the first of something inside it (`parts.0.code` for `parts`). */
export function faultFor(map: FaultMap, path: string): string | undefined {
  return map[path] ?? map[Object.keys(map).find((name) => name.startsWith(`${path}.`)) ?? ''];
}
