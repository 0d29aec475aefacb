/** The page around the program. */

export interface IndexPageOptions {
  title: string;
  /** Name of an entry point → URL of its file. */
  url: (entry: string) => string;
}

/** Nothing inline but data: the policy of the page lets no inline script run. */
export function indexPage({ title, url }: IndexPageOptions): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#ffffff">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${url('base')}">
<link rel="preload" href="${url('app')}" as="script">
<script src="${url('start')}" data-app="${url('app')}" data-frame-css="${url('frame')}" defer></script>
</head>
<body>
<noscript>这个页面需要运行脚本。请在浏览器的设置中允许 JavaScript，或者到窗口、通过信函提出申请。</noscript>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
