/** What is wrong with a form, by field; the first of them is scrolled to. */
import { type FieldFault } from '../api/api-failure';

export type Faults = Record<string, string>;

/** The server names `applicant.identityNumber` or `fileIds.0`; the form `identityNumber` and `fileIds`. The first word a field is said. */
export function faultsOf(fields: readonly FieldFault[]): Faults {
  const faults: Faults = {};
  for (const { path, message } of fields) {
    const [name] = path
      .split('.')
      .filter((part) => !/^\d+$/.test(part))
      .reverse();
    if (name) faults[name] ??= message;
  }
  return faults;
}

/** @param order the fields as they stand on the page */
export function firstFault(faults: Faults, order: readonly string[]): string | null {
  return order.find((name) => faults[name]) ?? null;
}
