/** The module from which the browser's program is bundled. */
import { type CompiledSheet } from './compile-styles.js';
import { type FoundApp, type FoundComponent } from './walk-app.js';

export interface EntryParts {
  found: FoundApp;
  /** JavaScript expression: `{ [path]: template }`. */
  templates: string;
  appCss: string;
  sheets: ReadonlyMap<string, CompiledSheet>;
  /** Absolute file of the host's `boot`. */
  bootModule: string;
  /** Absolute file of a component's script; `app` for the app's own. */
  scriptFile: (path: string) => string;
  /** Files of the mini-program that templates and app.json name, e.g. icons of the tab bar → URL. */
  assets: Readonly<Record<string, string>>;
}

/**
 * `require` inside a function: a component's code runs when the host has made its environment, and only there.
 */
export function entryModule(parts: EntryParts): string {
  const { found, templates, appCss, sheets, bootModule, scriptFile, assets } = parts;
  const text = (value: unknown): string => JSON.stringify(value);
  const component = ({ path, isPage, json }: FoundComponent): string => {
    const { scope, css } = sheets.get(path) ?? { scope: null, css: '' };
    const fields = [
      `path: ${text(path)}`,
      `isPage: ${isPage}`,
      `json: ${text(json)}`,
      `scope: ${text(scope)}`,
      `css: ${text(css)}`,
      `load: () => require(${text(scriptFile(path))})`,
    ];
    return `{ ${fields.join(', ')} }`;
  };
  return [
    `import { boot } from ${text(bootModule)};`,
    `const templates = ${templates};`,
    'boot({',
    `  app: ${text(found.app)},`,
    `  routes: ${text(found.routes)},`,
    `  assets: ${text(assets)},`,
    `  appCss: ${text(appCss)},`,
    '  templates,',
    `  loadApp: () => require(${text(scriptFile('app'))}),`,
    `  components: [\n    ${found.components.map(component).join(',\n    ')},\n  ],`,
    '});',
    '',
  ].join('\n');
}
