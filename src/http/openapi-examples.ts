/**
 * Examples of the API document, composed from the schemas: closed lists, days and ids speak for themselves, everything else
 * has a word in `example-words.ts`. Each composed example is then read by the real schema, so it cannot be wrong.
 */
import { OneOf } from './example-one-of.js';
import { EXAMPLE_WORDS, SELDOM_SENT } from './example-words.js';
import { isPlainDate } from '../domain/calendar/plain-date.js';
import { type JsonObject } from './openapi-schemas.js';

/** An example could not be composed; `path` says for which field a word is missing. */
export class MissingExample extends Error {
  constructor(readonly path: string) {
    super(`${path}：请在 example-words.ts 为字段“${path.split('.').at(-1)}”写一个例子`);
  }
}

const ID = '65f0c1a2b3d4e5f601234567';
const DAY = '2026-03-12';
const INSTANT = '2026-03-12T01:30:00.000Z';

/**
 * @param definitionOf the schema behind a `$ref`
 * @throws MissingExample
 */
export function composeExample(
  schema: JsonObject,
  definitionOf: (ref: string) => JsonObject,
  { path, io }: { path: string; io: 'input' | 'output' },
): unknown {
  const compose = (part: JsonObject, name: string, at: string): unknown => {
    const { $ref } = part;
    if (typeof $ref === 'string') return compose(definitionOf($ref), name, at);
    if (Array.isArray(part['examples'])) return part['examples'][0];
    if ('const' in part) return part['const'];
    const word = wordsOf(at).find((candidate) => suits(candidate, part, definitionOf));
    if (word !== undefined) return word;
    if (Array.isArray(part['enum'])) return part['enum'][0];
    const choices = (part['anyOf'] ?? part['oneOf']) as JsonObject[] | undefined;
    if (choices) return compose(choices[0] as JsonObject, name, at);
    if (Array.isArray(part['allOf'])) return compose(part['allOf'][0] as JsonObject, name, at);
    return composeByType(part, at, io, compose);
  };
  return compose(schema, path.split('.').at(-1) ?? '', path);
}

/** Words of `parent.field` before those of the field wherever it stands. */
function wordsOf(at: string): readonly unknown[] {
  const steps = at.split('.');
  return [steps.slice(-2).join('.'), steps.at(-1) ?? ''].flatMap((name) => {
    if (!Object.hasOwn(EXAMPLE_WORDS, name)) return [];
    const words = EXAMPLE_WORDS[name];
    return words instanceof OneOf ? words.candidates : [words];
  });
}

/** `type` may be a list: a nullable field is shown with its value. */
function typeOf(part: JsonObject): unknown {
  const { type } = part;
  return Array.isArray(type) ? type.find((each) => each !== 'null') : type;
}

function composeByType(
  part: JsonObject,
  at: string,
  io: 'input' | 'output',
  compose: (part: JsonObject, name: string, at: string) => unknown,
): unknown {
  switch (typeOf(part)) {
    case 'array':
      return [compose(part['items'] as JsonObject, at.split('.').at(-1) ?? '', at)];
    case 'object': {
      const properties = Object.entries((part['properties'] ?? {}) as Record<string, JsonObject>);
      if (properties.length > 0) {
        const required = new Set((part['required'] ?? []) as string[]);
        // A request shows what people usually send; an answer shows everything.
        const shown = properties.filter(([key]) => io === 'output' || required.has(key) || !SELDOM_SENT.has(key));
        return Object.fromEntries(shown.map(([key, inner]) => [key, compose(inner, key, `${at}.${key}`)]));
      }
      const values = part['additionalProperties'];
      const keys = ((part['propertyNames'] as JsonObject | undefined)?.['enum'] ?? []) as string[];
      if (typeof values !== 'object' || values === null) return {};
      return Object.fromEntries(keys.map((key) => [key, compose(values as JsonObject, key, `${at}.${key}`)]));
    }
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'integer':
    case 'number':
      return Math.max(Number(part['minimum'] ?? 0), 1);
    case 'string':
      if (part['format'] === 'date') return DAY;
      if (part['format'] === 'date-time') return INSTANT;
      if (String(part['pattern']).includes('{24}')) return ID;
      throw new MissingExample(at);
    default:
      throw new MissingExample(at);
  }
}

/** Whether the word has the form that the schema asks for: the same name can mean a code here and a code with its label there. */
function suits(word: unknown, part: JsonObject, definitionOf: (ref: string) => JsonObject): boolean {
  const { $ref } = part;
  if (typeof $ref === 'string') return suits(word, definitionOf($ref), definitionOf);
  if (Array.isArray(part['enum'])) return part['enum'].includes(word);
  const choices = (part['anyOf'] ?? part['oneOf']) as JsonObject[] | undefined;
  if (choices) return choices.some((choice) => suits(word, choice, definitionOf));
  if (Array.isArray(part['type'])) return part['type'].some((type) => suits(word, { ...part, type }, definitionOf));
  switch (part['type']) {
    case 'object': {
      if (typeof word !== 'object' || word === null || Array.isArray(word)) return false;
      const properties = part['properties'] as Record<string, JsonObject> | undefined;
      if (!properties)
        return Object.values(word).every((value) =>
          suits(value, part['additionalProperties'] as JsonObject, definitionOf),
        );
      const given = word as Record<string, unknown>;
      const required = (part['required'] ?? []) as string[];
      return (
        required.every((key) => key in given) &&
        Object.entries(given).every(([key, value]) => properties[key] && suits(value, properties[key], definitionOf))
      );
    }
    case 'array':
      return Array.isArray(word) && word.every((item) => suits(item, part['items'] as JsonObject, definitionOf));
    case 'string':
      return typeof word === 'string' && part['format'] !== 'date-time' && matches(word, part);
    case 'integer':
    case 'number':
      return typeof word === 'number';
    case 'boolean':
      return typeof word === 'boolean';
    case 'null':
      return word === null;
    default:
      return false;
  }
}

function matches(word: string, { pattern, format }: JsonObject): boolean {
  if (format === 'date') return isPlainDate(word);
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(word);
}
