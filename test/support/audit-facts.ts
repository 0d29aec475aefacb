/** What the code writes into audit rows, read from its source: the names of the facts, what they are about, what was done. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from './processes.js';

/** Where rows are written. */
const ROOTS = ['commands', 'jobs', join('http', 'routes')];

export interface AuditFacts {
  details: Set<string>;
  subjects: Set<string>;
  actions: Set<string>;
}

export function auditFactsOf(sources: readonly string[]): AuditFacts {
  const facts: AuditFacts = { details: new Set(), subjects: new Set(), actions: new Set() };
  for (const text of sources) {
    collect(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true), facts);
  }
  return facts;
}

export function auditSources(): string[] {
  return ROOTS.flatMap((root) => {
    const folder = join(PROJECT, 'src', root);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return files.map((name) => readFileSync(join(folder, name), 'utf8'));
  });
}

function collect(node: ts.Node, facts: AuditFacts): void {
  if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.initializer) {
    const name = node.name.getText();
    if (name === 'detail') namesIn(node.initializer, facts.details);
    if (name === 'subject') literal(node.initializer, 'type', facts.subjects);
  }
  if (ts.isObjectLiteralExpression(node) && has(node, 'subject')) literal(node, 'action', facts.actions);
  // `noteRead(actor, record, action, detail)`: reads, which have no command
  if (ts.isCallExpression(node) && node.expression.getText() === 'noteRead') {
    const [, , action, detail] = node.arguments;
    if (action && ts.isStringLiteral(action)) facts.actions.add(action.text);
    if (detail) namesIn(detail, facts.details);
  }
  ts.forEachChild(node, (child) => collect(child, facts));
}

/** The names in an object, also in those that are spread into it, and not of objects that are values in it. */
function namesIn(node: ts.Node, names: Set<string>): void {
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression, names);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].forEach((one) => namesIn(one, names));
  if (!ts.isObjectLiteralExpression(node)) return;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) namesIn(property.expression, names);
    else if (property.name) names.add(property.name.getText());
  }
}

function has(node: ts.ObjectLiteralExpression, name: string): boolean {
  return node.properties.some((property) => property.name?.getText() === name);
}

function literal(node: ts.Node, name: string, found: Set<string>): void {
  if (!ts.isObjectLiteralExpression(node)) return;
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== name) continue;
    if (ts.isStringLiteral(property.initializer)) found.add(property.initializer.text);
  }
}
