/**
 * Every page of the mini-program on the demo, as a designer, a person with weak eyes and a screen reader meet it: a picture in both
 * text sizes, nothing wider than the narrowest and the widest phone, no serious finding of axe.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../src/demo/applicants.js';
import { accessibilityFaults } from '../support/browser.js';
import { useDemoServer } from '../support/demo-server.js';
import { pickUp, type Phone } from '../support/phone.js';
import { PROJECT } from '../support/processes.js';

const PICTURES = join(PROJECT, 'docs', 'pictures', 'miniprogram');
const HEIGHTS = { least: 844, most: 2_400 };

const running = useDemoServer('2026-11-20T16:30:00+08:00');
let phone: Phone;

interface Known {
  agency: string;
  publication: string;
  /** A case in each status, of the persona with the most of them. */
  cases: Record<string, string>;
}
let known: Known;

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  const people = await Promise.all(PERSONAS.map(({ persona }) => casesOf(persona)));
  const best = people.reduce((most, one) =>
    Object.keys(one.cases).length > Object.keys(most.cases).length ? one : most,
  );
  const agencies = await read('/api/public/agencies');
  const agency = agencies.items.find((item: { acceptsApplications: boolean }) => item.acceptsApplications).id;
  const publications = await read(`/api/public/publications?agencyId=${agency}`);
  known = { agency, publication: publications.items[0].id, cases: best.cases };
  phone = await pickUp(running.origin, best.persona);
}, 300_000);

afterAll(() => phone?.leave());

const read = async (path: string, token?: string) =>
  (await fetch(running.origin + path, token ? { headers: { authorization: `Bearer ${token}` } } : {})).json();

async function casesOf(persona: string): Promise<{ persona: string; cases: Record<string, string> }> {
  const answer = await fetch(`${running.origin}/api/me/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: `${persona}.pages` }),
  });
  const { token } = await answer.json();
  const list = await read('/api/me/applications?limit=50', token);
  const cases: Record<string, string> = {};
  for (const { id, status } of list.items) cases[status.code] ??= id;
  return { persona, cases };
}

const answered = (): string => known.cases['answered'] ?? known.cases['closed'] ?? '';

const PAGES: readonly (readonly [name: string, path: () => string])[] = [
  ['home', () => 'pages/home/home'],
  ['read', () => 'pages/read/read'],
  ['cases', () => 'pages/cases/cases'],
  ['me', () => 'pages/me/me'],
  ['search', () => 'packages/reading/search/search?q=垃圾'],
  ['list', () => 'packages/reading/list/list?column=interpretation'],
  ['item', () => `packages/reading/item/item?id=${known.publication}`],
  ['guide', () => 'packages/reading/guide/guide'],
  ['catalogue', () => 'packages/reading/catalogue/catalogue'],
  ['reports', () => 'packages/reading/reports/reports'],
  ['report', () => `packages/reading/report/report?agency=${known.agency}&year=2024`],
  ['venues', () => 'packages/reading/venues/venues'],
  ['agencies', () => 'packages/reading/agencies/agencies'],
  ['apply', () => 'packages/apply/apply/apply'],
  ['receipt', () => `packages/apply/receipt/receipt?id=${known.cases['awaiting_receipt'] ?? answered()}`],
  ['case', () => `packages/case/case/case?id=${known.cases['in_progress'] ?? answered()}`],
  ['case-supplement', () => `packages/case/case/case?id=${known.cases['awaiting_supplement'] ?? answered()}`],
  ['case-answered', () => `packages/case/case/case?id=${answered()}`],
  ['deadline', () => `packages/case/deadline/deadline?id=${answered()}`],
  ['supplement', () => `packages/case/supplement/supplement?id=${known.cases['awaiting_supplement'] ?? answered()}`],
  ['remedies', () => `packages/case/remedies/remedies?id=${answered()}`],
  ['answer', () => `packages/case/answer/answer?id=${answered()}`],
  ['bind', () => 'packages/case/bind/bind'],
  ['corrections', () => 'packages/case/corrections/corrections'],
  ['inbox', () => 'packages/account/inbox/inbox'],
  ['persons', () => 'packages/account/persons/persons'],
  ['privacy', () => 'packages/account/privacy/privacy'],
  ['about', () => 'packages/account/about/about'],
  ['data', () => 'packages/account/data/data'],
  ['opinion', () => 'packages/opinion/opinion/opinion?token=none'],
];

/** Until nothing is being fetched and drawn. */
async function settled(): Promise<void> {
  await phone.quiet();
  await phone.top.locator('[aria-label="正在加载"]').waitFor({ state: 'detached' });
}

async function picture(name: string): Promise<void> {
  const height = await phone.top.evaluate((element) => element.scrollHeight);
  await phone.page.setViewportSize({
    width: 390,
    height: Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, height + 100)),
  });
  await phone.page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 72, scale: 'css' });
  await phone.page.setViewportSize({ width: 390, height: HEIGHTS.least });
}

/** By how much the page is wider than the glass. */
async function overflowAt(width: number): Promise<number> {
  await phone.page.setViewportSize({ width, height: HEIGHTS.least });
  return await phone.top.evaluate((element) => element.scrollWidth - element.clientWidth);
}

async function setLarge(large: boolean): Promise<void> {
  await phone.open('pages/me/me');
  const toggle = phone.top.getByRole('switch').first();
  if ((await toggle.isChecked()) !== large) await toggle.tap();
}

for (const [size, large] of [
  ['', false],
  ['-large', true],
] as const) {
  describe(large ? '长辈版' : '标准版', () => {
    beforeAll(() => setLarge(large), 30_000);

    test.each(PAGES)('%s', async (name, path) => {
      await phone.go(path());
      await settled();
      await picture(`${name}${size}`);
      expect({ narrow: await overflowAt(320), wide: await overflowAt(430) }).toEqual({ narrow: 0, wide: 0 });
      await phone.page.setViewportSize({ width: 390, height: HEIGHTS.least });
      // Names, roles and colours are the same in both sizes; large text may only have less contrast to reach.
      if (!large) expect(await accessibilityFaults(phone.page)).toEqual([]);
      expect(phone.troubles.splice(0)).toEqual([]);
    });
  });
}
