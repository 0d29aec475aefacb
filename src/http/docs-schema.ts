/** A JSON schema in words: a table for objects, a phrase for everything else, links for what has a name. */
import { escapeHtml, slug } from './docs-text.js';
import { type JsonObject } from './openapi-schemas.js';

const REFERENCE = '#/components/schemas/';

const TYPE_LABELS: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是/否',
  null: '空（null）',
  array: '列表',
  object: '对象',
};

const FORMAT_LABELS: Readonly<Record<string, string>> = {
  date: '日期 YYYY-MM-DD',
  'date-time': '时刻（UTC，带 Z）',
  email: '电子邮箱',
  uri: '网址',
  binary: '文件内容',
};

export function renderSchema(schema: JsonObject): string {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.slice(REFERENCE.length);
    return `<a href="#${slug('schema', name)}">${escapeHtml(name)}</a>`;
  }
  const notes = schema['description'] ? `<p>${escapeHtml(String(schema['description']))}</p>` : '';
  for (const [keyword, label] of [
    ['oneOf', '以下之一'],
    ['anyOf', '以下之一'],
    ['allOf', '同时满足'],
  ] as const) {
    const parts = schema[keyword];
    if (Array.isArray(parts)) return notes + renderParts(label, parts as JsonObject[]);
  }
  if (schema['properties']) return notes + renderProperties(schema);
  if (schema['type'] === 'array')
    return `${notes}<span>列表，每项为：</span>${renderSchema((schema['items'] ?? {}) as JsonObject)}`;
  if (isObject(schema['additionalProperties'])) {
    return `${notes}<span>以名称为键的对象，每项为：</span>${renderSchema(schema['additionalProperties'])}`;
  }
  return `${notes}<span>${escapeHtml(phrase(schema))}</span>`;
}

function renderParts(label: string, parts: readonly JsonObject[]): string {
  const simple = parts.filter((part) => part['type'] !== 'null');
  // “X or null” is how an optional value looks; a list of two would say less.
  if (simple.length === 1 && parts.length === 2)
    return `${renderSchema(simple[0] as JsonObject)}<span>，或空（null）</span>`;
  return `<span>${label}：</span><ul>${parts.map((part) => `<li>${renderSchema(part)}</li>`).join('')}</ul>`;
}

function renderProperties(schema: JsonObject): string {
  const required = new Set((schema['required'] ?? []) as string[]);
  const rows = Object.entries(schema['properties'] as Record<string, JsonObject>).map(
    ([name, property]) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${required.has(name) ? '必有' : '可无'}</td><td>${renderSchema(property)}</td></tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="字段"><table><thead><tr><th scope="col">字段</th><th scope="col">必有</th><th scope="col">内容</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function phrase(schema: JsonObject): string {
  if (Array.isArray(schema['enum'])) return `取值：${schema['enum'].map(String).join('、')}`;
  if ('const' in schema) return `固定为 ${String(schema['const'])}`;
  const types = [schema['type'] ?? []].flat() as string[];
  const format = FORMAT_LABELS[String(schema['format'])];
  const words = [format ?? (types.map((type) => TYPE_LABELS[type] ?? type).join('或') || '任意')];
  if (format !== undefined && types.includes('null')) words.push('或空（null）');
  if (typeof schema['minLength'] === 'number' && schema['minLength'] > 1)
    words.push(`至少 ${schema['minLength']} 个字`);
  if (typeof schema['maxLength'] === 'number') words.push(`最多 ${schema['maxLength']} 个字`);
  if (isMeaningful(schema['minimum'])) words.push(`不小于 ${schema['minimum']}`);
  if (isMeaningful(schema['maximum'])) words.push(`不大于 ${schema['maximum']}`);
  if ('default' in schema) words.push(`不填时为 ${JSON.stringify(schema['default'])}`);
  if (typeof schema['pattern'] === 'string' && format === undefined) words.push(`格式 ${schema['pattern']}`);
  return words.join('，');
}

/** zod writes the limits of safe integers on every integer; they tell a reader nothing. */
function isMeaningful(bound: unknown): bound is number {
  return typeof bound === 'number' && Math.abs(bound) !== Number.MAX_SAFE_INTEGER;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
