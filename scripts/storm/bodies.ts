/**
 * What is sent with a verb: made from the declared shape of the request, so that a verb that comes later is tried too. Where a
 * field means something in the world (a date, an id of this case, a person of this agency) its name says which.
 */
import { DECISION_CODES, DECISIONS } from '../../src/domain/application/decisions.js';
import { addDays, type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { type Random } from '../bench/random.js';
import { type Json } from './client.js';
import { type Contract, type JsonSchema } from './contract.js';

export interface Surroundings {
  random: Random;
  today: PlainDate;
  /** The case as its handler sees it; absent for a request that has none. */
  view?: Json;
  clerkIds: readonly string[];
  /** Cases of the same agency. */
  caseIds: readonly string[];
  /** Uploaded and not used yet. */
  fileIds: readonly string[];
}

type Maker = (around: Surroundings) => unknown;

/** undefined leaves an optional field out. */
const BY_NAME: Readonly<Record<string, Maker>> = {
  expectedVersion: ({ view }) => view?.version ?? 1,
  correction: ({ random }) => (random.next() < 0.2 ? { reason: '核对后更正' } : undefined),
  lateEntryReason: ({ random }) => (random.next() < 0.7 ? '当日未及登记' : undefined),
  date: ({ random, today }) => {
    const chance = random.next();
    if (chance < 0.6) return undefined;
    if (chance < 0.95) return addDays(today, -random.below(6));
    return addDays(today, 1 + random.below(5));
  },
  filedDate: ({ random, today }) => addDays(today, -random.below(40)),
  receivedDate: ({ random, today }) => (random.next() < 0.5 ? undefined : addDays(today, -random.below(3))),
  replyBy: ({ random, today }) => (random.next() < 0.4 ? undefined : addDays(today, 3 + random.below(20))),
  workingDays: ({ random }) => (random.next() < 0.9 ? 1 + random.below(20) : 21 + random.below(3)),
  parts: ({ random }) => partsOf(random),
  mainCode: () => undefined,
  kind: ({ random }) => random.pick(['natural_person', 'commercial_enterprise', 'research_institution', 'other']),
  staffId: ({ random, clerkIds }) => random.pick(clerkIds),
  linkedCaseId: ({ random, caseIds }) => (random.next() < 0.3 ? random.pick(caseIds) : undefined),
  applicationIds: ({ random, caseIds }) => (random.next() < 0.7 ? [random.pick(caseIds)] : []),
  consultationId: ({ random, view }) => {
    const open = ((view?.consultations ?? []) as { id: string; answeredDate: unknown; endedDate: unknown }[]).filter(
      (one) => !one.answeredDate && !one.endedDate,
    );
    return open.length > 0 ? random.pick(open).id : '0'.repeat(24);
  },
  fileIds: ({ random, fileIds }) => (random.next() < 0.3 && fileIds.length > 0 ? [random.pick(fileIds)] : undefined),
};

export function bodyFor(
  contract: Contract,
  method: string,
  path: string,
  around: Surroundings,
): Record<string, unknown> {
  const schema = contract.bodyOf(method, path);
  return schema ? (valueOf(contract, schema, '', around) as Record<string, unknown>) : {};
}

const OPTIONAL_CHANCE = 0.4;

function valueOf(contract: Contract, given: JsonSchema, name: string, around: Surroundings): unknown {
  const { random, today } = around;
  const schema = contract.resolve(given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueOf(contract, random.pick(choices), name, around);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectOf(contract, schema, around);
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () =>
        valueOf(contract, schema.items ?? {}, name, around),
      );
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? 0;
      return least + random.below(Math.min(200, (schema.maximum ?? 200) - least + 1));
    }
    case 'boolean':
      return random.next() < 0.5;
    case 'null':
      return null;
    default:
      return textOf(schema, random, today);
  }
}

function objectOf(contract: Contract, schema: JsonSchema, around: Surroundings): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const maker = BY_NAME[name];
    const required = schema.required?.includes(name) ?? false;
    if (!maker && !required && around.random.next() > OPTIONAL_CHANCE) continue;
    let value = maker?.(around);
    if (value === undefined && (required || !maker)) value = valueOf(contract, property, name, around);
    if (value !== undefined) made[name] = value;
  }
  return made;
}

function textOf({ format, pattern, maxLength }: JsonSchema, random: Random, today: PlainDate): string {
  if (format === 'date') return addDays(today, -random.below(4));
  if (format === 'date-time') return `${today}T02:00:00Z`;
  if (pattern?.includes('[0-9a-f]{24}')) return '0'.repeat(24);
  return random.pick(['经核对无误', '请补充文件的名称和年份', '见档案室第三柜', '收据 20260112']).slice(0, maxLength);
}

/** Mostly one part on a ground it may rest on; now and then several, now and then on a ground it may not. */
function partsOf(random: Random): { code: string; ground: string; subject?: string }[] {
  const part = (): { code: string; ground: string } => {
    const code = random.next() < 0.75 ? 'granted' : random.pick(DECISION_CODES);
    const from = random.next() < 0.95 ? code : random.pick(DECISION_CODES);
    return { code, ground: random.pick(DECISIONS[from].grounds) };
  };
  const count = random.next() < 0.85 ? 1 : 2 + random.below(2);
  return Array.from({ length: count }, (_, index) => ({ ...part(), subject: `第${index + 1}部分` }));
}
