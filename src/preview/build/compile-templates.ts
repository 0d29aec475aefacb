/** WXML and WXS to one JavaScript expression, by the compiler that belongs to the engine. */
import { TmplGroup } from 'glass-easel-template-compiler';
import { BuildFault } from './build-fault.js';
import { type SourceTree } from './source-tree.js';

interface Message {
  path: string;
  startLine: number;
  startColumn: number;
  isError: boolean;
  message: string;
}

/**
 * @param paths components whose templates are needed; what these import comes along
 * @returns a JavaScript expression: `{ [path]: template }`
 * @throws {BuildFault} for anything wrong in our own templates: to the compiler an unclosed tag is only a warning
 */
export function compileTemplates(tree: SourceTree, paths: readonly string[]): string {
  const group = new TmplGroup();
  const faults: string[] = [];
  const known = new Set<string>();
  const scripts = new Set<string>();

  const addScript = (path: string, namedBy: string): void => {
    if (scripts.has(path)) return;
    scripts.add(path);
    const source = tree.read(`${path}.wxs`);
    if (source === null) {
      faults.push(`${namedBy}：找不到 ${path}.wxs`);
      return;
    }
    const { text, required } = rewriteScript(source);
    group.addScript(path, text);
    for (const specifier of required) addScript(tree.resolve(path, specifier), `${path}.wxs`);
  };

  const addTemplate = (path: string, namedBy: string): void => {
    if (known.has(path)) return;
    known.add(path);
    const source = tree.read(`${path}.wxml`);
    if (source === null) {
      faults.push(`${namedBy}：找不到 ${path}.wxml`);
      return;
    }
    for (const message of group.addTmpl(path, source) as Message[]) {
      if (message.isError || !tree.isForeign(path)) faults.push(describe(message));
    }
    for (const module of group.getInlineScriptModuleNames(path) as string[]) {
      const { text, required } = rewriteScript(group.getInlineScript(path, module));
      group.setInlineScript(path, module, text);
      for (const specifier of required) addScript(tree.resolve(path, specifier), `${path}.wxml`);
    }
    for (const target of group.getScriptDependencies(path) as string[]) addScript(target, `${path}.wxml`);
    for (const target of group.getDirectDependencies(path) as string[]) addTemplate(target, `${path}.wxml`);
  };

  for (const path of paths) addTemplate(path, path);
  try {
    if (faults.length > 0) throw new BuildFault(faults);
    return group.getTmplGenObjectGroups();
  } finally {
    group.free();
  }
}

/**
 * WXS differs from JavaScript: modules are known to the compiler without suffix, and `x.constructor` is a string
 * (`"Array"`), which only a function can tell here.
 */
export function rewriteScript(source: string): { text: string; required: string[] } {
  const required: string[] = [];
  const text = source
    .replace(/\brequire\(\s*(['"])([^'"]+?)(?:\.wxs)?\1\s*\)/g, (_all, quote: string, specifier: string) => {
      required.push(specifier);
      return `require(${quote}${specifier}${quote})`;
    })
    .replace(/([\w$.]+(?:\[[^\]]*\])*)\.constructor\b/g, '__wxsCtor($1)');
  return { text, required };
}

const WORDS: readonly [RegExp, string][] = [
  [/^missing end tag/, '标签没有关闭'],
  [/^invalid end tag/, '多余的结束标签'],
];

function describe({ path, startLine, startColumn, message }: Message): string {
  const words = WORDS.find(([pattern]) => pattern.test(message))?.[1];
  return `${path}.wxml:${startLine + 1}:${startColumn + 1}  ${words ? `${words}（${message}）` : message}`;
}
