/** A citizen with the mini-program in his hand: what he sees and taps, in the browser preview. */
import { type Locator, type Request } from 'playwright-core';
import { type Glass, type Person, PHONE, sitDown } from './browser.js';

/** A page asks the next question at once when an answer has come. */
const QUIET_MS = 100;

export interface Phone extends Person {
  /** The page on top; the ones below stay in the document. */
  readonly top: Locator;
  open(path: string): Promise<void>;
  /** Like `open`, but as an address typed into the running program: nothing is loaded anew. */
  go(path: string): Promise<void>;
  /** Until nothing has been on its way to the server for a moment. */
  quiet(): Promise<void>;
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
  const onTheWay = new Set<Request>();
  let lastChange = 0;
  const arrived = (request: Request): void => {
    onTheWay.delete(request);
    lastChange = performance.now();
  };
  page.on('request', (request) => onTheWay.add(request));
  page.on('requestfinished', arrived);
  page.on('requestfailed', arrived);
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
    async go(path) {
      await page.evaluate(
        (hash) =>
          new Promise<void>((resolve) => {
            addEventListener('popstate', () => requestAnimationFrame(() => resolve()), { once: true });
            location.hash = hash;
          }),
        `/${path}`,
      );
    },
    async quiet() {
      await page.waitForTimeout(QUIET_MS);
      while (onTheWay.size > 0 || performance.now() - lastChange < QUIET_MS) await page.waitForTimeout(20);
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
