/** Style of the API document page; served as a file of its own because inline style is forbidden. */
export const DOCS_STYLE = `:root { color-scheme: light; --line: #c9cdd4; --ink: #1d2129; --soft: #4e5969; --blue: #0052d9; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 16px 48px; max-width: 1080px; color: var(--ink); background: #fff;
  font: 16px/1.7 -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 26px; line-height: 1.4; margin: 24px 0 8px; }
h2 { font-size: 21px; margin: 32px 0 8px; border-bottom: 2px solid var(--blue); padding-bottom: 4px; }
h3 { font-size: 17px; margin: 20px 0 6px; }
a { color: var(--blue); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #ff9d00; outline-offset: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 8px; background: #fff; padding: 8px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 0; list-style: none; }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 14px; overflow-wrap: anywhere; }
pre { background: #f2f3f5; padding: 12px; overflow-x: auto; border-radius: 4px; white-space: pre-wrap; }
details { border: 1px solid var(--line); border-radius: 6px; margin: 8px 0; }
summary { padding: 10px 12px; cursor: pointer; min-height: 44px; }
.inside { padding: 0 12px 12px; border-top: 1px solid var(--line); }
.method { display: inline-block; min-width: 92px; padding: 0 8px; border-radius: 4px; color: #fff; background: #4e5969; font-size: 14px; text-align: center; }
.method.get { background: #0052d9; }
.method.post { background: #00703c; }
.method.put, .method.patch { background: #8a4b00; }
.method.delete { background: #b3261e; }
.what { color: var(--soft); }
.type { color: var(--soft); margin: 8px 0 2px; font-size: 14px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: 6px 8px; text-align: left; vertical-align: top; }
th { background: #f2f3f5; white-space: nowrap; }
td p { margin: 0 0 4px; }
.response { border-left: 4px solid #00703c; padding-left: 10px; margin: 8px 0; }
.response.error { border-left-color: #b3261e; }
.response p { margin: 2px 0; }
@media (max-width: 600px) { body { font-size: 15px; padding: 0 10px 32px; } .what { display: block; } }
`;
