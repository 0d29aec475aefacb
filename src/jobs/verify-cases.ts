/** Proves that what is stored beside a case's events is what its events say: every case is folded again and compared. */
import { basisOf } from '../commands/application/change-case.js';
import { deriveFacts } from '../domain/application/case-facts.js';
import { canonicalJson } from '../domain/report/canonical-json.js';
import { type ApplicationRecord } from '../ports/applications.js';
import { type CaseStream } from '../ports/case-stream.js';
import { type CalendarProvider } from '../ports/deps.js';

export interface CaseDifference {
  id: string;
  number: string;
  /** Name of the stored field, e.g. `dueDate`; `version` and `seq` of the events are compared as well. */
  field: string;
  stored: unknown;
  derived: unknown;
}

export interface VerifiedCases {
  checked: number;
  /** Cases with at least one difference. */
  different: number;
  /** The first hundred. */
  differences: CaseDifference[];
}

const SHOWN = 100;

export async function verifyCases(deps: { cases: CaseStream; calendars: CalendarProvider }): Promise<VerifiedCases> {
  const result: VerifiedCases = { checked: 0, different: 0, differences: [] };
  for await (const record of deps.cases.all()) {
    const calendar = await deps.calendars.forAgency(record.agencyId);
    const differences = [
      ...compare(record, record.facts, deriveFacts(basisOf(record), calendar).facts),
      ...compare(record, historyOf(record), expectedHistoryOf(record)),
    ];
    result.checked += 1;
    if (differences.length === 0) continue;
    result.different += 1;
    result.differences.push(...differences.slice(0, SHOWN - result.differences.length));
  }
  return result;
}

function compare(record: ApplicationRecord, stored: object, derived: object): CaseDifference[] {
  const fields = new Set([...Object.keys(stored), ...Object.keys(derived)]);
  return [...fields].flatMap((field) => {
    const [is, should] = [(stored as Record<string, unknown>)[field], (derived as Record<string, unknown>)[field]];
    return canonicalJson(is) === canonicalJson(should)
      ? []
      : [{ id: record.id, number: record.number, field, stored: is ?? null, derived: should ?? null }];
  });
}

/** Events are append-only: numbered without a gap, and the case's version is that of the last change. */
function historyOf({ events }: ApplicationRecord) {
  return { seq: events.map((event) => event.seq), versionsRise: true };
}

function expectedHistoryOf({ events, version }: ApplicationRecord) {
  const versions = events.map((event) => event.version);
  const rise =
    versions.every((value, index) => value >= (versions[index - 1] ?? 0)) && (versions.at(-1) ?? 0) <= version;
  return { seq: events.map((_, index) => index + 1), versionsRise: rise };
}
