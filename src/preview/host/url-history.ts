/** The browser's address and its back button, in step with the stack of pages. */
import { type PageUrl } from './page.js';

export interface StackEntry {
  id: number;
  url: string;
}

interface State {
  preview: true;
  index: number;
  stack: StackEntry[];
}

/** @returns the page that an address like `#/pages/case/case?id=1` names, or null */
export function parseLocation(hash: string): PageUrl | null {
  return hash.startsWith('#/') ? parseUrl(hash.slice(2)) : null;
}

/** @param url route and query, without a slash in front */
export function parseUrl(url: string): PageUrl {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  return { path: path.replace(/\.html$/, ''), query: Object.fromEntries(new URLSearchParams(search)) };
}

export function formatUrl({ path, query }: PageUrl): string {
  const search = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}

/**
 * Each entry of the browser's history holds the stack as it was. Going through the history is asynchronous; what is written
 * meanwhile waits, or it would land at the wrong place.
 */
export class UrlHistory {
  #index: number;
  #travelling = false;
  #waiting: (() => void)[] = [];

  constructor(private readonly window: Window) {
    this.#index = this.state?.index ?? 0;
  }

  /** The stack before a reload; null on a first visit, or when the address was typed. */
  get state(): State | null {
    const state = this.window.history.state as State | null;
    return state?.preview ? state : null;
  }

  /** @param listener gets the stack of the entry that is now current, or the address if that was typed */
  listen(listener: (stack: readonly StackEntry[] | null, hash: string) => void): void {
    this.window.addEventListener('popstate', () => {
      const { state } = this;
      if (state) this.#index = state.index;
      // What we asked for ourselves has been done to the stack already, which may have gone on since.
      if (this.#travelling) this.#arrive();
      else listener(state?.stack ?? null, this.window.location.hash);
    });
  }

  push(stack: readonly StackEntry[]): void {
    this.#write(() => {
      this.#index += 1;
      this.window.history.pushState(this.#stateOf(stack), '', hashOf(stack));
    });
  }

  replace(stack: readonly StackEntry[]): void {
    this.#write(() => this.window.history.replaceState(this.#stateOf(stack), '', hashOf(stack)));
  }

  /** @param stack what is left; there is no going back beyond the first entry of ours */
  back(steps: number, stack: readonly StackEntry[]): void {
    this.#write(() => {
      if (steps > this.#index) {
        this.window.history.replaceState(this.#stateOf(stack), '', hashOf(stack));
        return;
      }
      this.#travelling = true;
      this.window.history.go(-steps);
      // Some browsers drop a step they take for unwanted; then nothing may wait for ever.
      this.window.setTimeout(() => this.#arrive(), 500);
    });
  }

  #stateOf(stack: readonly StackEntry[]): State {
    return { preview: true, index: this.#index, stack: [...stack] };
  }

  #write(job: () => void): void {
    if (this.#travelling) {
      this.#waiting.push(job);
      return;
    }
    job();
    // For the frame around the phone: what a page writes itself tells nobody.
    this.window.dispatchEvent(new Event('preview:moved'));
  }

  #arrive(): void {
    this.#travelling = false;
    while (!this.#travelling) {
      const job = this.#waiting.shift();
      if (!job) return;
      this.#write(job);
    }
  }
}

function hashOf(stack: readonly StackEntry[]): string {
  return `#/${stack.at(-1)?.url ?? ''}`;
}
