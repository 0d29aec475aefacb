/** The page of a case at the console: what is done there with mouse and keys, and where the page says that the case stands. */
import { type Locator } from 'playwright-core';
import { type Clerk } from './clerk.js';

/** As it is read on the page; `due` is null where the page shows a dash. */
export interface Standing {
  status: string;
  due: string | null;
}

export interface UploadedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export interface ActionForm {
  /** By the label of the field. */
  write(label: string, text: string): Promise<void>;
  /** A day is typed, as somebody does who knows it. */
  day(label: string, day: string): Promise<void>;
  /** Chosen out of the list that opens. */
  choose(label: string, option: string): Promise<void>;
  attach(...files: UploadedFile[]): Promise<void>;
  /** The effects on case and date that are told before anything is confirmed. */
  effects(): Promise<string[]>;
  confirm(): Promise<void>;
  readonly frame: Locator;
}

export interface CasePage {
  open(id: string): Promise<void>;
  /** The names of everything that can be done now. */
  actions(): Promise<string[]>;
  /** Opens the form of an action, wherever its button stands. */
  start(action: string): Promise<ActionForm>;
  /** The whole of it: form, what is entered, confirmed, gone. */
  act(action: string, enter?: (form: ActionForm) => Promise<void>): Promise<void>;
  /** Waits until the page says so, and gives what it says in the end. */
  standing(expected: Standing): Promise<Standing>;
}

const WITHIN_MS = 5_000;

export function casePage(clerk: Clerk): CasePage {
  const { page } = clerk;
  const buttons = page.locator('.page-head__end button, nav[aria-label="可以办理的事项"] li button');

  const start: CasePage['start'] = async (action) => {
    const button = buttons.filter({ hasText: action }).first();
    await button.waitFor({ state: 'attached' });
    if (!(await button.isVisible())) {
      const menu = page.locator('details', { has: page.locator('li button', { hasText: action }) });
      await menu.first().locator('summary').click();
    }
    await button.click();
    const form = formOf(clerk, action);
    await form.frame.waitFor();
    return form;
  };

  return {
    async open(id) {
      await clerk.open(`applications/${id}`);
    },
    async actions() {
      return buttons.evaluateAll((all) =>
        all.map((button) => {
          const article = button.querySelector('.muted')?.textContent ?? '';
          return (button.textContent ?? '').replace(article, '').trim();
        }),
      );
    },
    start,
    async act(action, enter) {
      const form = await start(action);
      await enter?.(form);
      await form.confirm();
      await form.frame.waitFor({ state: 'detached' });
    },
    async standing(expected) {
      const until = performance.now() + WITHIN_MS;
      for (;;) {
        const found = await standing(clerk);
        if (sameStanding(found, expected) || performance.now() > until) return found;
        await page.waitForTimeout(50);
      }
    },
  };
}

function formOf({ page }: Clerk, action: string): ActionForm {
  const frame = page.getByRole('dialog', { name: action });
  const field = (label: string): Locator => frame.getByLabel(label).first();
  return {
    frame,
    async write(label, text) {
      await field(label).fill(text);
    },
    async day(label, day) {
      await field(label).fill(day);
      await page.keyboard.press('Tab');
    },
    async choose(label, option) {
      await chooseFrom(field(label), option);
    },
    async attach(...files) {
      await frame.locator('input[type="file"]').setInputFiles(files);
      for (const { name } of files) await frame.getByRole('button', { name: `移除 ${name}` }).waitFor();
    },
    async effects() {
      return frame.locator('.effects li').allTextContents();
    },
    async confirm() {
      await page.getByRole('button', { name: `确认${action}` }).click();
    },
  };
}

async function standing({ page }: Clerk): Promise<Standing> {
  const status = (await page.locator('.page-head strong').textContent()) ?? '';
  const due = await page.locator('.clock__due time').getAttribute('datetime');
  return { status, due };
}

/** The list of a field that is just closing may swallow the click that opens the next one: then it is opened again. */
export async function chooseFrom(field: Locator, option: string): Promise<void> {
  const row = field.page().locator('.t-select-option:visible').filter({ hasText: option }).first();
  const until = performance.now() + WITHIN_MS;
  for (;;) {
    await field.click();
    const failed = await row.click({ timeout: 1_000 }).then(
      () => null,
      (error: unknown) => error,
    );
    if (failed === null) return;
    if (performance.now() > until) throw failed;
  }
}

const sameStanding = (one: Standing, other: Standing): boolean => one.status === other.status && one.due === other.due;
