/** A sample mini-program in a document without a browser: built as the server's is, started in jsdom. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { buildPreview, type PreviewBuild } from '../../src/preview/build/build-preview.js';

const PROJECT = resolve(import.meta.dirname, '..', '..');
export const FIXTURES = join(PROJECT, 'test', 'preview', 'fixtures');

export interface BuiltPreview {
  folder: string;
  build: PreviewBuild;
  /** Read once, run in every document. */
  script: Script;
  remove(): void;
}

export async function buildFixture(appRoot: string, minify = false): Promise<BuiltPreview> {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  const build = await buildPreview({ appRoot, projectRoot: PROJECT, outDir: folder, minify });
  const assets = join(folder, 'assets');
  const name = readdirSync(assets).find((file) => /^app\..*\.js$/.test(file)) ?? '';
  const script = new Script(readFileSync(join(assets, name), 'utf8'), { filename: name });
  return { folder, build, script, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

type Data = Record<string, unknown>;
interface PageObject {
  route: string;
  options: Record<string, string>;
  data: Data;
}
type Wx = Record<string, (options?: object | string, data?: unknown) => unknown>;
export type PreviewWindow = DOMWindow & { wx: Wx; getCurrentPages(): PageObject[]; getApp(): Data };

export interface RunOptions {
  hash?: string;
  /** `history.state` of a page that is loaded again. */
  state?: unknown;
  origin?: string;
}

export class RunningPreview {
  /** What reached the console as an error. */
  readonly errors: string[] = [];
  readonly window: PreviewWindow;

  constructor(script: Script, { hash = '', state = null, origin = 'http://preview.test' }: RunOptions = {}) {
    const virtualConsole = new VirtualConsole();
    virtualConsole.on('error', (...words: unknown[]) => this.errors.push(words.join(' ')));
    // Its CSS parser is older than the sheets; nothing here is drawn.
    virtualConsole.on('jsdomError', (error) => {
      if (!/css|not implemented/i.test(error.message)) this.errors.push(error.message);
    });
    const dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', {
      url: `${origin}/?frame=1${hash}`,
      runScripts: 'outside-only',
      pretendToBeVisual: true,
      virtualConsole,
    });
    const { window } = dom;
    if (state !== null) window.history.replaceState(state, '');
    fillGaps(window);
    script.runInContext(dom.getInternalVMContext());
    this.window = window as PreviewWindow;
  }

  get document(): Document {
    return this.window.document;
  }

  get pages(): PageObject[] {
    return this.window.getCurrentPages();
  }

  get top(): PageObject {
    const page = this.pages.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  routes(): string[] {
    return this.pages.map(({ route }) => route);
  }

  /** The part of the document that the user sees as the page. */
  get page(): Element {
    const page = this.document.querySelector('.mp-page:not([hidden])');
    if (!page) throw new Error('no page is shown');
    return page;
  }

  find(selector: string): HTMLElement {
    const element = this.page.querySelector(selector);
    if (!element) throw new Error(`nothing matches ${selector}`);
    return element as HTMLElement;
  }

  /** The innermost element of the document with exactly this text. */
  text(text: string): HTMLElement {
    const found = [...this.document.querySelectorAll('.mp-app *')].filter(
      (element) => element.textContent?.trim() === text && element.closest('[hidden]') === null,
    );
    const innermost = found.at(-1);
    if (!innermost) throw new Error(`no text ${text}`);
    return innermost as HTMLElement;
  }

  tap(element: Element): Promise<void> {
    const { MouseEvent } = this.window;
    for (const type of ['mousedown', 'mouseup', 'click'])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    return this.settle();
  }

  press(element: HTMLElement, key: string): Promise<void> {
    element.focus();
    element.dispatchEvent(new this.window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return this.settle();
  }

  type(field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> {
    field.value = value;
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
    return this.settle();
  }

  choose(field: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
    field.value = value;
    field.dispatchEvent(new this.window.Event('change', { bubbles: true }));
    return this.settle();
  }

  /** Two frames and what was planned in them. */
  settle(): Promise<void> {
    return new Promise((done) => setTimeout(done, 45));
  }

  close(): void {
    this.window.close();
  }
}

/** What every browser has and jsdom lacks. */
function fillGaps(window: DOMWindow): void {
  let urls = 0;
  Object.assign(window.URL, { createObjectURL: () => `blob:http://preview.test/${(urls += 1)}`, revokeObjectURL() {} });
  Object.assign(window, {
    fetch: (path: string) => fetch(new URL(path, window.location.origin)),
    IntersectionObserver: class {
      observe(): void {}
      disconnect(): void {}
    },
  });
}
