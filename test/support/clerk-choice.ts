import { type Clerk } from './clerk.js';

/** Chooses from a list of the library's, which is no element of the browser's own. @param label of the field that stands in front */
export async function choose(who: Clerk, label: RegExp, option: string): Promise<void> {
  await who.page.getByLabel(label).locator('visible=true').last().click();
  await who.page.locator('.t-select-option', { hasText: option }).locator('visible=true').last().click();
}
