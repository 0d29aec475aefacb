/** Somebody of the office at the console, in a browser of his own. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator } from 'playwright-core';
import { DESK, type Glass, type Person, sitDown } from './browser.js';
import { PROJECT } from './processes.js';
import { type StaffMember } from './server.js';

const PICTURES = join(PROJECT, 'docs', 'pictures', 'console');

export interface Clerk extends Person {
  /** An address below `/console`, e.g. `applications?status=in_progress`; waits until nothing loads any more. */
  open(path: string): Promise<void>;
  click(words: string | RegExp, role?: 'button' | 'link' | 'tab' | 'menuitem' | 'radio' | 'checkbox'): Promise<void>;
  fill(label: string | RegExp, text: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  /** What is in front: the open drawer or dialog, or the page. */
  readonly front: Locator;
  settled(): Promise<void>;
  /** As `docs/pictures/console/<name>.jpg`, the whole page up to a height that can still be looked at. */
  picture(name: string): Promise<void>;
}

export async function sitAtConsole(origin: string, member: StaffMember, glass: Glass = DESK): Promise<Clerk> {
  const person = await sitDown(glass);
  const { page } = person;
  const settled = async (): Promise<void> => {
    await page.waitForLoadState('load');
    // The stream of events stays open for ever, so “no request is running” would never come.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  };
  const clerk: Clerk = {
    ...person,
    front: page.locator('[role="dialog"]:visible, body').last(),
    settled,
    async open(path) {
      await page.goto(`${origin}/console/${path}`);
      await page.locator('h1:visible').first().waitFor();
      await settled();
    },
    async click(words, role = 'button') {
      await page.getByRole(role, { name: words }).locator('visible=true').last().click();
    },
    async fill(label, text) {
      await page.getByLabel(label).locator('visible=true').last().fill(text);
    },
    async sees(words) {
      await page.getByText(words).locator('visible=true').first().waitFor();
    },
    async picture(name) {
      await mkdir(PICTURES, { recursive: true });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: glass.width, height: Math.min(2_400, Math.max(glass.height, height)) });
      await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 72, scale: 'css' });
      await page.setViewportSize({ width: glass.width, height: glass.height });
    },
  };
  await page.goto(`${origin}/console/`);
  await clerk.fill('账号', member.account);
  await clerk.fill('密码', member.password);
  await clerk.click('登录');
  await page.getByRole('button', { name: '登录' }).waitFor({ state: 'detached' });
  await page.locator('h1:visible').first().waitFor();
  return clerk;
}
