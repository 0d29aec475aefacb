/** The direction of dependency as a table, and the reading of sources against it. The test of it is beside `src/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Path from the project folder, with slashes → text. */
export type Sources = ReadonlyMap<string, string>;

interface Layer {
  /** Folders (and single files) of `src/` that may be imported, besides the layer's own. */
  own: readonly string[];
  /** Packages and `node:` modules; a trailing `*` stands for anything that begins so. */
  packages: readonly string[];
  /** Where code goes that needs something else. */
  instead: string;
}

const NODE_AND_ANY_SDK = ['*'];

/** Each layer of architecture.md: what it may import, and where to put what does not fit. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  domain: {
    own: ['errors.ts'],
    packages: [],
    instead:
      'domain/ 只有法律规则：今天是参数，数据由调用者给。读库写到 persistence/，外部系统写到 integrations/，流程写到 commands/。',
  },
  policies: {
    own: ['domain', 'errors.ts'],
    packages: [],
    instead: 'policies/ 只判断谁能做什么：需要的数据由调用者读好后传入，读库写到 persistence/。',
  },
  ports: {
    own: ['domain', 'policies', 'errors.ts', 'clock.ts'],
    packages: ['node:stream'],
    instead: 'ports/ 只有接口：实现写到 persistence/ 或 integrations/。',
  },
  commands: {
    own: ['domain', 'policies', 'ports', 'errors.ts', 'clock.ts'],
    packages: ['node:stream'],
    instead: 'commands/ 经接口做事：在 ports/ 里加接口，在 persistence/ 或 integrations/ 里实现，由 main.ts 接上。',
  },
  persistence: {
    own: ['domain', 'ports', 'errors.ts', 'clock.ts'],
    packages: ['mongoose', 'mongodb', 'node:*'],
    instead: 'persistence/ 只把数据存取好：规则写到 domain/，流程写到 commands/，接口的回答写到 http/presenters/。',
  },
  integrations: {
    own: ['ports', 'errors.ts', 'clock.ts'],
    packages: NODE_AND_ANY_SDK,
    instead: 'integrations/ 只和外部系统说话：规则写到 domain/，存取写到 persistence/，由 main.ts 接上。',
  },
  http: {
    own: ['commands', 'policies', 'domain', 'ports', 'errors.ts', 'clock.ts'],
    packages: ['koa', 'koa-helmet', '@koa/*', '@fastify/busboy', 'zod', 'node:*'],
    instead:
      'http/ 只接待请求：存取经 ports/ 的接口（实现在 persistence/），外部系统经 integrations/，由 main.ts 接上。',
  },
  jobs: {
    own: ['commands', 'ports', 'domain', 'errors.ts', 'clock.ts'],
    packages: ['node-cron', 'node:*'],
    instead: 'jobs/ 只按时调用命令：做的事写到 commands/，存取经 ports/ 的接口。',
  },
  demo: {
    own: ['commands', 'ports', 'policies', 'domain', 'errors.ts', 'clock.ts'],
    packages: ['node:*'],
    instead: 'demo/ 像人一样经 commands/ 办事，不直接写库。',
  },
};

/** The composition root: the files that know everybody. */
const KNOWS_EVERYBODY = /^src\/(main|describe-api|compose-[a-z-]+)\.ts$/;

/** Modules at the top of `src/` that every layer may be built on, and what they may import themselves. */
const FOUNDATION: Readonly<Record<string, Layer>> = {
  'errors.ts': { own: [], packages: [], instead: 'errors.ts 不依赖任何模块。' },
  'clock.ts': { own: ['domain'], packages: [], instead: 'clock.ts 只知道日期。' },
  'ndjson.ts': { own: ['domain', 'errors.ts'], packages: ['node:*'], instead: '逐行读写的工具不知道业务。' },
  'config-values.ts': { own: [], packages: ['zod'], instead: 'config-values.ts 只说一项环境变量可以怎样写。' },
  'config.ts': { own: ['config-values.ts', 'errors.ts'], packages: ['zod'], instead: 'config.ts 只读环境变量。' },
  'logger.ts': { own: ['config.ts', 'ports'], packages: ['pino'], instead: 'logger.ts 只写日志。' },
};

/** Importing these belongs to one place, whatever the layer. */
const ONLY_IN: readonly { what: RegExp; where: RegExp; instead: string }[] = [
  { what: /^mongoose$/, where: /^src\/persistence\//, instead: 'mongoose 只在 persistence/ 和 main.ts 里使用。' },
];

const MAXIMUM_LINES = 500;

/** Every breach, each with its file and line and with where the code should go instead. */
export function breaches(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return [...nameBreaches(path), ...lengthBreaches(path, text), ...importBreaches(file), ...wordBreaches(file)];
  });
}

function importBreaches(file: ts.SourceFile): string[] {
  const path = file.fileName;
  if (KNOWS_EVERYBODY.test(path)) return [];
  const [top = ''] = path.slice('src/'.length).split('/');
  const layer = LAYERS[top] ?? FOUNDATION[top];
  if (!layer) {
    return [`${path}：src/ 里没有 ${top} 这一层。请放到 ${Object.keys(LAYERS).join('、')} 之一。`];
  }
  return importsOf(file).flatMap(({ name, line, typeOnly }) => {
    const at = `${path}:${line} 引用了 ${name}`;
    if (!name.startsWith('.')) {
      if (name === 'mongodb' && !typeOnly) return [`${at}：mongodb 只能引用类型，驱动由 mongoose 提供。`];
      const elsewhere = ONLY_IN.find(({ what, where }) => what.test(name) && !where.test(path));
      if (elsewhere) return [`${at}：${elsewhere.instead}`];
      return layer.packages.some((allowed) => fits(name, allowed)) ? [] : [`${at}：${layer.instead}`];
    }
    const target = posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts');
    if (!target.startsWith('src/')) return [`${at}：src/ 里的代码不能依赖 src/ 之外的文件。`];
    const [targetTop = ''] = target.slice('src/'.length).split('/');
    return targetTop === top || layer.own.includes(targetTop) ? [] : [`${at}：${layer.instead}`];
  });
}

function fits(name: string, allowed: string): boolean {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

interface Import {
  name: string;
  line: number;
  typeOnly: boolean;
}

/** Static, re-exporting and dynamic imports, and types imported in place. */
function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, name: ts.Node | undefined, typeOnly: boolean): void => {
    if (name && ts.isStringLiteralLike(name)) found.push({ name: name.text, line: lineOf(file, node), typeOnly });
    // A computed name could be anything, so it is not a way around the table.
    else if (name) found.push({ name: name.getText(file), line: lineOf(file, node), typeOnly });
  };
  for (const node of file.statements) {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
  }
  // Deep inside a file stand only the other two kinds; most files have neither, and a walk takes its time.
  if (!/\b(import|require)\s*\(/.test(file.text)) return found;
  walk(file, (node) => {
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false);
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
      add(node, node.arguments[0], false);
    }
  });
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

/** Expressions that are allowed in some places only. */
const WORDS: readonly { find: (node: ts.Node) => boolean; where: RegExp; instead: string }[] = [
  {
    find: isCurrentTime,
    where: /^src\/(?!domain\/)/,
    instead: 'domain/ 不看钟：今天是参数，由调用者从 clock.ts 取得后传入。',
  },
  {
    find: (node) => ts.isIdentifier(node) && node.text === 'process' && isValue(node),
    where: /^src\/(?!domain\/)/,
    instead: 'domain/ 不知道自己在哪个进程里运行：需要的值作为参数传入。',
  },
  {
    find: (node) => isProperty(node, 'process', 'env'),
    where: /^src\/config\.ts$/,
    instead: '环境变量只在 config.ts 里读取：加到那里的表里，再作为配置传入。',
  },
  {
    find: (node) => ts.isIdentifier(node) && node.text === 'systemClock' && isValue(node),
    where: KNOWS_EVERYBODY,
    instead: '没有默认的钟：Clock 作为参数传入，真正的钟只由 main.ts 接上。',
  },
  {
    find: (node) =>
      ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'console',
    where: /^$/,
    instead: 'src/ 里不用 console：写日志用传入的 Logger（src/logger.ts）。',
  },
];

function wordBreaches(file: ts.SourceFile): string[] {
  const path = file.fileName;
  const found: string[] = [];
  if (!/\b(Date|performance|process|systemClock|console)\b/.test(file.text)) return found;
  walk(file, (node) => {
    for (const { find, where, instead } of WORDS) {
      // clock.ts is where the clock is made.
      if (path === 'src/clock.ts' || where.test(path) || !find(node)) continue;
      found.push(`${path}:${lineOf(file, node)} 使用了 ${node.getText(file).slice(0, 40)}：${instead}`);
    }
  });
  return found;
}

function isCurrentTime(node: ts.Node): boolean {
  if (isProperty(node, 'Date', 'now') || isProperty(node, 'performance', 'now')) return true;
  const isDate = (expression: ts.Expression): boolean => ts.isIdentifier(expression) && expression.text === 'Date';
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments?.length ?? 0) === 0;
  return ts.isCallExpression(node) && isDate(node.expression);
}

function isProperty(node: ts.Node, object: string, property: string): boolean {
  if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression } = node;
    if (!ts.isStringLiteralLike(argumentExpression) || argumentExpression.text !== property) return false;
    return ts.isIdentifier(expression) && expression.text === object;
  }
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== property) return false;
  return ts.isIdentifier(node.expression) && node.expression.text === object;
}

/** A name that is used, not one that is declared, imported or the name of a field. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node;
  return !(ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent));
}

function nameBreaches(path: string): string[] {
  const odd = path.split('/').filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(part));
  return odd.length > 0 ? [`${path}：文件和文件夹用小写单词加连字符命名（kebab-case）。`] : [];
}

function lengthBreaches(path: string, text: string): string[] {
  const lines = text.split('\n').length;
  // The reason stands in the first comment and says the word length or 篇幅.
  const reason = /^\s*(\/\*[^]*?\*\/|\/\/[^\n]*)/.exec(text)?.[0] ?? '';
  if (lines <= MAXIMUM_LINES || /\b(length|long|lines)\b|篇幅/i.test(reason)) return [];
  return [`${path}：${lines} 行，超过 ${MAXIMUM_LINES} 行。请拆开，或在文件开头的注释里说明为什么这么长（length）。`];
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** All TypeScript of `src/` that runs in Node: the two front ends have rules of their own. */
export function readSources(): Sources {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/^src\/(console|preview)\//.test(path));
  return new Map(files.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
