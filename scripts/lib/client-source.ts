/**
 * The API document as TypeScript for a face: the types of everything that goes in and out, and a table of the operations.
 * JSON Schema has more than the documents use; what is not known here ends the generation instead of becoming `unknown`.
 */
interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  description?: string;
  format?: string;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  security?: Record<string, unknown>[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const JSON_TYPE = 'application/json';

/**
 * @param prefixes which paths belong to the face, e.g. `/api/public`
 * @returns the source of one module: an interface per schema, `Operations`, and the table `OPERATIONS`
 */
export function clientSource(document: ApiDocument, prefixes: readonly string[]): string {
  const used = new Set<string>();
  const queue: string[] = [];
  const nameOf = (reference: string): string => {
    const name = reference.replace('#/components/schemas/', '');
    if (!used.has(name)) {
      used.add(name);
      queue.push(name);
    }
    return name;
  };
  const type = (schema: Schema, indent: string): string => typeOf(schema, indent, nameOf);

  const types: string[] = [];
  const rows: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    if (!prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) continue;
    for (const [method, operation] of Object.entries(methods)) {
      types.push(operationType(operation, type));
      rows.push(operationRow(method, path, operation));
    }
  }
  nameOf('Error');
  const schemas: Record<string, string> = {};
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const schema = document.components.schemas[name];
    if (!schema) throw new Error(`the API document has no schema ${name}`);
    // The name belongs to the language already.
    const exported = name === 'Error' ? 'ApiError' : name;
    schemas[exported] = `${comment(schema, '')}export type ${exported} = ${type(schema, '')};`;
  }
  const sorted = Object.keys(schemas)
    .sort()
    .map((name) => schemas[name]);
  return [
    '/* Generated from openapi.json by `npm run clients`; not to be edited. */',
    ...sorted,
    `export interface Operations {\n${types.join('\n')}\n}`,
    'export type OperationId = keyof Operations;',
    `export interface OperationRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Whether somebody has to have signed in. */
  readonly signedIn: boolean;
  /** Whether a repeat is recognised by a key. */
  readonly keyed: boolean;
}`,
    `export const OPERATIONS: Readonly<Record<OperationId, OperationRow>> = {\n${rows.join('\n')}\n};`,
    '',
  ].join('\n\n');
}

function operationType(operation: Operation, type: (schema: Schema, indent: string) => string): string {
  const parametersIn = (place: Parameter['in']): string => {
    const own = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
    if (own.length === 0) return 'undefined';
    const fields = own.map(
      ({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${type(schema, '    ')}`,
    );
    return `{ ${fields.join('; ')} }`;
  };
  const body = operation.requestBody?.content;
  const json = body?.[JSON_TYPE];
  const sent = json ? type(json.schema, '    ') : body ? "'file'" : 'undefined';
  // Mostly one; where there are several, the reader has to look which it is.
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) =>
      content?.[JSON_TYPE]?.schema ? type(content[JSON_TYPE].schema, '    ') : content ? "'file'" : 'undefined',
    );
  return [
    `  /** ${operation.summary} */`,
    `  ${operation.operationId}: {`,
    `    path: ${parametersIn('path')};`,
    `    query: ${parametersIn('query')};`,
    `    body: ${sent};`,
    // A browser follows it to another page; no call gets an answer.
    `    answer: ${[...new Set(answers)].join(' | ') || 'undefined'};`,
    '  };',
  ].join('\n');
}

function operationRow(method: string, path: string, operation: Operation): string {
  const row = {
    method: method.toUpperCase(),
    path,
    signedIn: (operation.security ?? []).length > 0,
    keyed: (operation.parameters ?? []).some(({ name }) => name.toLowerCase() === 'idempotency-key'),
  };
  return `  ${operation.operationId}: ${JSON.stringify(row)},`;
}

function typeOf(schema: Schema, indent: string, nameOf: (reference: string) => string): string {
  const inner = (one: Schema): string => typeOf(one, indent, nameOf);
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(inner))].join(' | ');
  if (schema.allOf) return schema.allOf.map(inner).join(' & ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((one) => typeOf({ ...schema, type: one }, indent, nameOf)).join(' | ');
  }
  switch (schema.type) {
    case 'object':
      return objectOf(schema, indent, nameOf);
    case 'array':
      return `Array<${inner(schema.items ?? {})}>`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case undefined:
      return 'unknown';
    default:
      throw new Error(`no type for the schema ${JSON.stringify(schema)}`);
  }
}

function objectOf(schema: Schema, indent: string, nameOf: (reference: string) => string): string {
  const deeper = `${indent}  `;
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(([name, property]) => {
    const optional = required.includes(name) ? '' : '?';
    return `${comment(property, deeper)}${deeper}${key(name)}${optional}: ${typeOf(property, deeper, nameOf)};`;
  });
  if (fields.length > 0) return `{\n${fields.join('\n')}\n${indent}}`;
  if (typeof additionalProperties !== 'object') return 'Record<string, unknown>';
  const value = typeOf(additionalProperties, indent, nameOf);
  const names = schema.propertyNames?.enum;
  return names
    ? `Partial<Record<${names.map((name) => JSON.stringify(name)).join(' | ')}, ${value}>>`
    : `Record<string, ${value}>`;
}

function comment({ description }: Schema, indent: string): string {
  return description ? `${indent}/** ${description.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n` : '';
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
