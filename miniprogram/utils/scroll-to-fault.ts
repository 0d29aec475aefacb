import { type Faults, firstFault } from './faults';

/** Brings the first faulty field into view; the field's root has the id `f-<name>`. */
export function scrollToFault(faults: Faults, order: readonly string[]): void {
  const name = firstFault(faults, order);
  if (name) void wx.pageScrollTo({ selector: `#f-${name}`, offsetTop: -20, duration: 200 });
}
