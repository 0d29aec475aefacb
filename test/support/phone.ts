/** A citizen with the mini-program in his hand: what he sees and taps, in the browser preview. */
import { type Locator } from 'playwright-core';
import { type Glass, type Person, PHONE, sitDown } from './browser.js';

export interface Phone extends Person {
  /** The page on top; the ones below stay in the document. */
  readonly top: Locator;
  open(path: string): Promise<void>;
  /** By its visible words or its label. */
  tap(words: string | RegExp, role?: 'button' | 'link' | 'radio' | 'tab'): Promise<void>;
  fill(label: string | RegExp, text: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  /** Taps what adds a file, says where it comes from, and gives it. */
  attach(words: string | RegExp, from: RegExp, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

/** @param persona who WeChat says that it is: `persona-…` */
export async function pickUp(origin: string, persona: string, glass: Glass = PHONE): Promise<Phone> {
  const person = await sitDown(glass);
  const { page } = person;
  await page.addInitScript(
    `if (location.protocol !== 'about:') localStorage.setItem('preview-persona', ${JSON.stringify(persona)})`,
  );
  const top = page.locator('.mp-page:visible').last();
  const target = (words: string | RegExp, role?: 'button' | 'link' | 'radio' | 'tab'): Locator =>
    role ? top.getByRole(role, { name: words }).first() : top.getByText(words).first();
  return {
    ...person,
    top,
    async open(path) {
      await page.goto('about:blank');
      await page.goto(`${origin}/#/${path}`);
      await top.waitFor();
    },
    async tap(words, role) {
      await target(words, role).tap();
    },
    async fill(label, text) {
      await top.getByLabel(label).first().fill(text);
    },
    async attach(words, from, file) {
      const chooser = page.waitForEvent('filechooser');
      await target(words, 'button').tap();
      await page.getByRole('dialog').getByText(from).tap();
      await (await chooser).setFiles(file);
    },
    async sees(words) {
      await top.getByText(words).first().waitFor();
    },
  };
}
