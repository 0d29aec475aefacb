/** The mini-program in the browser, at the root of the server. */
import { type PageMount } from './app.js';
import { builtPage } from './built-page.js';
import { type CspDirectives, PAGE_CSP } from './middleware/security-headers.js';

export interface PreviewPageOptions {
  /** Null, or a folder in which nothing has been built: `/` leads to the API document. */
  directory: string | null;
  /** Look for a new build at each call of the page: while developing. */
  followChanges: boolean;
}

/** Styles are written by the engine at run time; the phone frame and a PDF stand in frames of our own. */
const PREVIEW_CSP: CspDirectives = {
  ...PAGE_CSP,
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'frame-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'self'"],
};

export function previewPage(options: PreviewPageOptions): PageMount {
  return builtPage({
    ...options,
    prefix: '/',
    contentSecurityPolicy: PREVIEW_CSP,
    whenMissing: (ctx) => ctx.redirect('/docs'),
  });
}
