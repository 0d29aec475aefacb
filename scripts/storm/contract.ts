/** The server's own description of itself: which answers it has declared, and what its requests look like. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

export interface Operation {
  operationId: string;
  responses: Record<string, unknown>;
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

export class Contract {
  readonly #operations: { method: string; address: RegExp; path: string; operation: Operation }[];

  constructor(private readonly document: ApiDocument) {
    this.#operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        address: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
        operation,
      })),
    );
  }

  /** A path without braces goes before one with: `…/publications/match` is not a publication. */
  operation(method: string, path: string): Operation | null {
    const address = path.split('?')[0] as string;
    const fitting = this.#operations.filter((one) => one.method === method && one.address.test(address));
    return (fitting.find(({ path: declared }) => !declared.includes('{')) ?? fitting[0])?.operation ?? null;
  }

  isDeclared(method: string, path: string, status: number): boolean {
    return this.operation(method, path)?.responses[status] !== undefined;
  }

  /** The verbs that change a case, as they stand in the address, for staff or for the applicant: those that name its version. */
  verbs(side: 'staff' | 'me'): string[] {
    const prefix = `/api/${side}/applications/{applicationId}/actions/`;
    return Object.keys(this.document.paths)
      .filter((path) => path.startsWith(prefix))
      .filter((path) => this.bodyOf('POST', path)?.properties?.['expectedVersion'] !== undefined)
      .map((path) => path.slice(prefix.length));
  }

  bodyOf(method: string, path: string): JsonSchema | null {
    const schema = this.operation(method, path)?.requestBody?.content['application/json']?.schema;
    return schema ? this.resolve(schema) : null;
  }

  resolve(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.split('/').at(-1);
    return name ? this.resolve(this.document.components.schemas[name] ?? {}) : schema;
  }
}
