/** A real Chromium, a person in front of it, and everything that went wrong in the page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';

const ARGUMENTS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--force-color-profile=srgb'],
];

export interface Person {
  context: BrowserContext;
  page: Page;
  /** Errors of the page and of its console; a test looks that there are none. */
  troubles: string[];
  leave(): Promise<void>;
}

export interface Glass {
  width: number;
  height: number;
  /** A phone has touch and a dense screen, a desk has not. */
  phone: boolean;
}

export const PHONE: Glass = { width: 390, height: 844, phone: true };
export const DESK: Glass = { width: 1280, height: 800, phone: false };

/** Troubles that are part of what a test does: it takes the network away, or looks at refusals. */
const EXPECTED = /net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION_REFUSED|status of (4\d\d|503)/;

/** One program for all people of a test file: to start it takes longer than most of what they do in it. */
let program: Promise<Browser> | null = null;
let people = 0;

/** Somebody with storage, cookies and windows of his own. */
export async function sitDown(glass: Glass): Promise<Person> {
  people += 1;
  program ??= chromium.launch({ executablePath: ensureBrowser(), headless: true, args: ARGUMENTS });
  const browser = await program;
  const context = await browser.newContext({
    viewport: { width: glass.width, height: glass.height },
    ...(glass.phone ? { deviceScaleFactor: 2, hasTouch: true, isMobile: true } : {}),
    locale: 'zh-CN',
    // Days are Beijing's wherever the viewer is.
    timezoneId: 'America/New_York',
  });
  context.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => troubles.push(`${error.message}\n${error.stack ?? ''}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) troubles.push(message.text());
    });
  };
  context.on('page', watch);
  // Watched from its first line by the listener above.
  const page = await context.newPage();
  return {
    context,
    page,
    troubles,
    leave: async () => {
      await context.close();
      people -= 1;
      if (people > 0) return;
      program = null;
      await browser.close();
    },
  };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings, each as one line. */
export async function accessibilityFaults(page: Page, within = 'document'): Promise<string[]> {
  // A button that is just becoming active has a colour in between; what turns for ever is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
  await page.evaluate(await axeSource);
  return await page.evaluate(async (root) => {
    type Found = { violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[] };
    const axe = (globalThis as unknown as { axe: { run(context: unknown, options: object): Promise<Found> } }).axe;
    const context = root === 'document' ? { include: ['html'] } : { include: [root] };
    const { violations } = await axe.run(context, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) =>
          `${id}: ${help} (${nodes.length}) ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 200))
            .join(' | ')}`,
      );
  }, within);
}
