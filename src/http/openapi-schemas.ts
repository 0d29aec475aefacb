/** zod schemas as `components.schemas`: everything with `.meta({id})` is written once and referred to. */
import * as z from 'zod';
import { ContractViolation } from './errors.js';

export type JsonObject = { [key: string]: unknown };
type Io = 'input' | 'output';

/** Stands for the final name until all schemas are known: `input:Applicant`. */
const PLACEHOLDER = '#/components/schemas/';

/**
 * A schema shared by a request and a response may differ in the two (defaults, closed objects). Where it does, the one
 * for requests is called `…Input`; that is only known at the end, so references carry `input:` or `output:` until `resolve`.
 */
export class SchemaCollector {
  readonly #examples = new Map<string, JsonObject>();
  readonly #definitions: Record<Io, Map<string, JsonObject>> = { input: new Map(), output: new Map() };

  /** A reference when the schema has an id, else the schema itself with references inside. */
  reference(schema: z.ZodType, io: Io): JsonObject {
    const wrapped = this.#convert(z.object({ root: schema }), io);
    return (wrapped['properties'] as { root: JsonObject }).root;
  }

  /** The schema itself, even if it has an id: for parameters, whose fields are listed one by one. */
  inline(schema: z.ZodType, io: Io): JsonObject {
    const { $ref } = this.reference(schema, io);
    return typeof $ref === 'string' ? this.definition($ref) : this.reference(schema, io);
  }

  /** What a reference given by this collector stands for. */
  definition(ref: string): JsonObject {
    const [io, id] = ref.slice(PLACEHOLDER.length).split(':', 2) as [Io, string];
    return this.#definitions[io].get(id) as JsonObject;
  }

  /** Remembers the example of a named schema and refers to it, as a media type's `examples`. */
  example($ref: string, value: unknown): JsonObject {
    const name = $ref.slice(PLACEHOLDER.length).replace(':', '_');
    this.#examples.set(name, { value });
    return { default: { $ref: `#/components/examples/${name}` } };
  }

  examples(): JsonObject {
    return Object.fromEntries([...this.#examples].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #convert(schema: z.ZodType, io: Io): JsonObject {
    const converted = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'throw' });
    const { $defs = {}, $schema: _dialect, ...root } = JSON.parse(JSON.stringify(converted)) as JsonObject;
    for (const [id, definition] of Object.entries($defs as Record<string, JsonObject>)) {
      const { id: _id, ...body } = mapReferences(definition, (name) => `${io}:${name}`) as JsonObject;
      const known = this.#definitions[io].get(id);
      if (known && JSON.stringify(known) !== JSON.stringify(body)) {
        throw new ContractViolation(`两个不同的 schema 使用了同一个 id：${id}`);
      }
      this.#definitions[io].set(id, body);
    }
    return mapReferences(root, (name) => `${io}:${name}`) as JsonObject;
  }

  /** The finished document: final names everywhere, all definitions in alphabetical order. */
  resolve(document: JsonObject): JsonObject {
    const differing = this.#differing();
    const finalName = (name: string): string => {
      const [io, id] = name.split(':', 2) as [Io, string];
      return io === 'input' && differing.has(id) ? `${id}Input` : id;
    };
    const schemas = new Map<string, JsonObject>();
    for (const io of ['output', 'input'] as const) {
      for (const [id, body] of this.#definitions[io]) {
        schemas.set(finalName(`${io}:${id}`), mapFinal(body, finalName) as JsonObject);
      }
    }
    const resolved = mapFinal(document, finalName) as { components: JsonObject } & JsonObject;
    const sorted = [...schemas].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return { ...resolved, components: { ...resolved.components, schemas: Object.fromEntries(sorted) } };
  }

  /** Ids that mean different things in and out, also because of something they refer to. */
  #differing(): Set<string> {
    const { input, output } = this.#definitions;
    const neutral = (body: JsonObject): string =>
      JSON.stringify(body).replaceAll(/"(#\/components\/schemas\/)(input|output):/g, '"$1');
    const differing = new Set(
      [...input.keys()].filter((id) => output.has(id) && neutral(input.get(id)!) !== neutral(output.get(id)!)),
    );
    for (let grown = true; grown;) {
      grown = false;
      for (const [id, body] of input) {
        const refers = [...JSON.stringify(body).matchAll(/schemas\/input:([^"]+)"/g)].some(([, name]) =>
          differing.has(name as string),
        );
        if (refers && output.has(id) && !differing.has(id)) grown = Boolean(differing.add(id));
      }
    }
    return differing;
  }
}

/** Copies JSON, renaming what `$ref: '#/$defs/…'` points to. */
function mapReferences(value: unknown, rename: (name: string) => string): unknown {
  return mapRef(value, '#/$defs/', rename);
}

function mapFinal(value: unknown, rename: (name: string) => string): unknown {
  return mapRef(value, PLACEHOLDER, rename);
}

function mapRef(value: unknown, prefix: string, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapRef(item, prefix, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isReference = key === '$ref' && typeof inner === 'string' && inner.startsWith(prefix);
      return [key, isReference ? PLACEHOLDER + rename(inner.slice(prefix.length)) : mapRef(inner, prefix, rename)];
    }),
  );
}
