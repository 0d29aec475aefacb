/** The console of the office, at `/console` and everything below it. */
import { type PageMount } from './app.js';
import { builtPage } from './built-page.js';
import { type CspDirectives, PAGE_CSP } from './middleware/security-headers.js';

export interface ConsolePageOptions {
  /** Null, or a folder in which nothing has been built: `/console` is not found. */
  directory: string | null;
  /** Look for a new build at each call of the page: while developing. */
  followChanges: boolean;
}

/** Nothing inline, neither script nor style; a document of a case is shown in a frame of our own, out of memory. */
const CONSOLE_CSP: CspDirectives = { ...PAGE_CSP, 'frame-src': ['blob:'] };

export function consolePage(options: ConsolePageOptions): PageMount {
  return builtPage({ ...options, prefix: '/console', contentSecurityPolicy: CONSOLE_CSP, ownsAddresses: true });
}
