/** The API document as a page people can read: plain HTML written on the server, no script at all, readable on a phone. */
import { type OpenApiDocument } from './openapi.js';
import { type JsonObject } from './openapi-schemas.js';
import { renderSchema } from './docs-schema.js';
import { escapeHtml, slug } from './docs-text.js';

const METHOD_LABELS: Readonly<Record<string, string>> = {
  get: '读取 GET',
  post: '提交 POST',
  put: '替换 PUT',
  patch: '修改 PATCH',
  delete: '删除 DELETE',
};

const PLACE_LABELS: Readonly<Record<string, string>> = { path: '路径', query: '查询', header: '标头' };

const SECURITY_LABELS: Readonly<Record<string, string>> = {
  citizenBearer: '公众登录令牌（Bearer）',
  staffBearer: '工作人员令牌（Bearer）',
  staffCookie: '工作台 Cookie',
  staffCsrf: 'X-CSRF-Token 标头',
};

interface Operation {
  method: string;
  path: string;
  body: JsonObject;
}

/** A whole HTML document. `styleUrl` is served from this origin, so the page works under `style-src 'self'`. */
export function renderDocsPage(document: OpenApiDocument, styleUrl: string, jsonUrl: string): string {
  const info = document['info'] as { title: string; version: string; description: string };
  const tags = (document['tags'] as { name: string }[]).map(({ name }) => name);
  const operations = operationsOf(document);
  const sections = tags.map(
    (tag) => [tag, operations.filter(({ body }) => (body['tags'] as string[]).includes(tag))] as const,
  );
  const schemas = Object.entries((document['components'] as { schemas: Record<string, JsonObject> }).schemas);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)}</title>
<link rel="stylesheet" href="${escapeHtml(styleUrl)}">
</head>
<body>
<a class="skip" href="#content">跳到正文</a>
<header>
<h1>${escapeHtml(info.title)}</h1>
<p>${escapeHtml(info.description)}</p>
<p>共 ${operations.length} 个接口，${schemas.length} 个数据结构。<a href="${escapeHtml(jsonUrl)}">下载 OpenAPI 3.1 文件（JSON）</a></p>
</header>
<nav aria-label="目录">
<ul>
${sections.map(([tag, inTag]) => `<li><a href="#${slug('tag', tag)}">${escapeHtml(tag)}</a>（${inTag.length}）</li>`).join('\n')}
<li><a href="#schemas">数据结构</a>（${schemas.length}）</li>
</ul>
</nav>
<main id="content">
${sections.map(([tag, inTag]) => renderTag(tag, inTag)).join('\n')}
<section aria-labelledby="schemas">
<h2 id="schemas">数据结构</h2>
${schemas.map(([name, schema]) => renderNamedSchema(name, schema)).join('\n')}
</section>
</main>
</body>
</html>
`;
}

function operationsOf(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, body]) => {
      return { method, path, body: withoutReferences(body, document) as JsonObject };
    }),
  );
}

/** What the document writes once for many routes is shown at each; the schemas stay links. */
function withoutReferences(value: unknown, document: OpenApiDocument): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutReferences(item, document));
  if (typeof value !== 'object' || value === null) return value;
  const [, , section, name] = '$ref' in value ? String(value.$ref).split('/') : [];
  if (section === 'responses' || section === 'examples') {
    return withoutReferences((document['components'] as Record<string, JsonObject>)[section]?.[name ?? ''], document);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner, document)]));
}

function renderTag(tag: string, operations: readonly Operation[]): string {
  return `<section aria-labelledby="${slug('tag', tag)}">
<h2 id="${slug('tag', tag)}">${escapeHtml(tag)}</h2>
${operations.map(renderOperation).join('\n')}
</section>`;
}

function renderOperation({ method, path, body }: Operation): string {
  const id = slug('operation', String(body['operationId']));
  return `<details class="operation" id="${id}">
<summary><span class="method ${method}">${METHOD_LABELS[method] ?? method}</span> <code>${escapeHtml(path)}</code> <span class="what">${escapeHtml(String(body['summary']))}</span></summary>
<div class="inside">
${body['description'] ? `<p>${escapeHtml(String(body['description'])).replaceAll('\n\n', '</p><p>')}</p>` : ''}
<p>${renderSecurity(body['security'] as Record<string, unknown>[])}　标识：<code>${escapeHtml(String(body['operationId']))}</code></p>
${renderParameters((body['parameters'] ?? []) as JsonObject[])}
${renderRequestBody(body['requestBody'] as JsonObject | undefined)}
${renderResponses(body['responses'] as Record<string, JsonObject>)}
</div>
</details>`;
}

function renderSecurity(security: readonly Record<string, unknown>[]): string {
  if (security.length === 0) return '不需要登录。';
  const ways = security.map((way) =>
    Object.keys(way)
      .map((name) => SECURITY_LABELS[name] ?? name)
      .join(' 加 '),
  );
  return `登录方式：${escapeHtml(ways.join('；或 '))}。`;
}

function renderParameters(parameters: readonly JsonObject[]): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (parameter) => `<tr>
<td><code>${escapeHtml(String(parameter['name']))}</code></td>
<td>${PLACE_LABELS[String(parameter['in'])] ?? ''}${parameter['required'] ? '，必填' : ''}</td>
<td>${renderSchema(parameter['schema'] as JsonObject)}${parameter['description'] ? `<br>${escapeHtml(String(parameter['description']))}` : ''}</td>
</tr>`,
  );
  return `<h3>参数</h3>
<div class="scroll" tabindex="0" role="region" aria-label="参数"><table><thead><tr><th scope="col">名称</th><th scope="col">位置</th><th scope="col">内容</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function renderRequestBody(requestBody: JsonObject | undefined): string {
  if (!requestBody) return '';
  return `<h3>提交的内容</h3>\n${renderContent(requestBody['content'] as Record<string, JsonObject>)}`;
}

function renderResponses(responses: Record<string, JsonObject>): string {
  const blocks = Object.entries(responses).map(([status, response]) => {
    const content = response['content'] as Record<string, JsonObject> | undefined;
    const isError = Number(status) >= 400;
    return `<div class="response ${isError ? 'error' : 'ok'}">
<p><strong>${escapeHtml(status)}</strong> ${escapeHtml(String(response['description']))}</p>
${content && !isError ? renderContent(content) : ''}
</div>`;
  });
  return `<h3>答复</h3>\n${blocks.join('\n')}\n<p>失败的答复都采用 <a href="#${slug('schema', 'Error')}">Error</a> 结构。</p>`;
}

function renderContent(content: Record<string, JsonObject>): string {
  return Object.entries(content)
    .map(([type, media]) => {
      const shared = media['examples'] as { default: { value: unknown } } | undefined;
      const example = shared?.default.value ?? media['example'];
      return `<p class="type">${escapeHtml(type)}</p>
${renderSchema(media['schema'] as JsonObject)}
${example === undefined ? '' : `<p>示例</p><pre tabindex="0">${escapeHtml(JSON.stringify(example, null, 2))}</pre>`}`;
    })
    .join('\n');
}

function renderNamedSchema(name: string, schema: JsonObject): string {
  return `<details class="schema" id="${slug('schema', name)}">
<summary><code>${escapeHtml(name)}</code></summary>
<div class="inside">
${renderSchema(schema)}
</div>
</details>`;
}
