import { type Locator } from 'playwright-core';
import { type Clerk } from './clerk.js';

/** Chooses from a list of the library's, which is no element of the browser's own. @param field that opens it */
export async function pick(field: Locator, option: string): Promise<void> {
  const options = field.page().locator('.t-select-option:visible');
  // The list of the field before may still be fading away, and would be taken for this one's.
  await options.first().waitFor({ state: 'hidden' });
  await field.click();
  await options.filter({ hasText: option }).first().click();
}

/** @param label of the field that stands in front */
export function choose(who: Clerk, label: RegExp, option: string): Promise<void> {
  return pick(who.page.getByLabel(label).locator('visible=true').last(), option);
}
