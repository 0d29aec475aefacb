/** What the actors were told, kept outside the server: the other half of every comparison afterwards. */

export interface Finding {
  /** What kind of fault, e.g. `lost_action`. */
  kind: string;
  text: string;
  caseId?: string;
}

export interface KnownCase {
  id: string;
  agency: number;
  /** Which citizen handed it in; null when an office registered it. */
  citizen: number | null;
}

/** One wish to hand in an application: a key of idempotency, and everything that was answered to it. */
export interface Submission {
  key: string;
  /** Stands in the application's subject and nowhere else. Two wishes share it where somebody asks the same twice. */
  token: string;
  /** More than one would be the fault this is looked for. */
  ids: Set<string>;
  /** No answer came, not even to the repetitions: it may or may not exist. */
  open: boolean;
}

/** What was said about one step from one version of a case to the next. */
interface Step {
  acknowledged: string[];
  /** Verbs sent with the version before, whose answer was lost or was “later”. */
  uncertain: Set<string>;
}

const SHOWN = 10;

export class Memory {
  readonly cases: KnownCase[] = [];
  readonly submissions: Submission[] = [];
  readonly remedies = new Map<string, { group: string; agency: number }>();
  readonly findings: Finding[] = [];
  readonly counts: Record<string, number> = {};
  readonly statuses: Record<number, number> = {};
  readonly accepted: Record<string, number> = {};
  /** How each refusal was called, of verbs that the server itself had offered. */
  readonly offeredButRefused: Record<string, number> = {};
  /** Milliseconds of the slowest answer, and to what. */
  slowest = { milliseconds: 0, request: '' };
  findingsInAll = 0;
  readonly findingsByKind: Record<string, number> = {};

  readonly #steps = new Map<string, Map<number, Step>>();
  readonly #known = new Set<string>();

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  find(kind: string, text: string, caseId?: string): void {
    this.findingsInAll += 1;
    this.findingsByKind[kind] = (this.findingsByKind[kind] ?? 0) + 1;
    // Of each kind the first ones: the rare must not drown in the frequent.
    if (this.findingsByKind[kind] <= SHOWN) this.findings.push({ kind, text, ...(caseId ? { caseId } : {}) });
  }

  knowCase(known: KnownCase): void {
    if (this.#known.has(known.id)) return;
    this.#known.add(known.id);
    this.cases.push(known);
  }

  /** The server said that `verb` led the case to `version`. */
  acknowledge(caseId: string, version: number, verb: string): void {
    const step = this.#step(caseId, version);
    step.acknowledged.push(verb);
    this.accepted[verb] = (this.accepted[verb] ?? 0) + 1;
    if (step.acknowledged.length > 1) {
      this.find('acknowledged_twice', `版本 ${version} 被确认了两次：${step.acknowledged.join('、')}`, caseId);
    }
  }

  /** Nobody knows whether `verb` led the case to `version`. */
  doubt(caseId: string, version: number, verb: string): void {
    this.#step(caseId, version).uncertain.add(verb);
  }

  acknowledged(): { caseId: string; version: number; verb: string }[] {
    return [...this.#steps].flatMap(([caseId, steps]) =>
      [...steps].flatMap(([version, step]) => step.acknowledged.map((verb) => ({ caseId, version, verb }))),
    );
  }

  /** Whether anybody ever asked for this. */
  wasAsked(caseId: string, version: number, verb: string): boolean {
    const step = this.#steps.get(caseId)?.get(version);
    return step !== undefined && (step.acknowledged.includes(verb) || step.uncertain.has(verb));
  }

  #step(caseId: string, version: number): Step {
    const steps = this.#steps.get(caseId) ?? new Map<number, Step>();
    this.#steps.set(caseId, steps);
    const step = steps.get(version) ?? { acknowledged: [], uncertain: new Set<string>() };
    steps.set(version, step);
    return step;
  }
}
