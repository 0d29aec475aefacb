/** Which of the past cases went to reconsideration or to court: every result of every block of table 3, and some still open. */
import { LEGAL_GROUNDS } from '../domain/application/legal-grounds.js';
import { addDays, type PlainDate } from '../domain/calendar/plain-date.js';
import { shanghaiDate } from '../clock.js';
import { type World } from './demo-deps.js';
import { OUTCOMES, type OutcomeId } from './outcomes.js';
import { type PastCase } from './past-cases.js';
import { type RemedyPlan } from './remedy-story.js';

const reconsideration = (result: RemedyPlan['result'], filedAfter = 24, decidedAfter = 55): RemedyPlan => ({
  group: 'reconsideration',
  result,
  filedAfter,
  decidedAfter,
});
const direct = (result: RemedyPlan['result'], filedAfter = 70, decidedAfter = 130): RemedyPlan => ({
  group: 'litigation_direct',
  result,
  filedAfter,
  decidedAfter,
});
const afterwards = (result: RemedyPlan['result'], decidedAfter = 150): RemedyPlan => ({
  group: 'litigation_after_reconsideration',
  result,
  filedAfter: 15,
  decidedAfter,
});

/** Spread over the years in this order. */
const CHAINS: readonly (readonly RemedyPlan[])[] = [
  [reconsideration('upheld')],
  [direct('upheld')],
  [reconsideration('corrected')],
  [reconsideration('upheld'), afterwards('upheld')],
  [reconsideration('other', 12, 30)],
  [direct('other', 40, 60)],
  [reconsideration('upheld')],
  [reconsideration('upheld'), afterwards('other', 70)],
  [reconsideration('corrected')],
  [direct('corrected')],
  [reconsideration('upheld'), afterwards('corrected')],
  [reconsideration('upheld')],
  [reconsideration('other', 10, 25)],
  [direct('upheld')],
];

/** Not decided yet: days before today on which the case was submitted. */
const PENDING: readonly { submittedAgo: number; chain: readonly RemedyPlan[] }[] = [
  { submittedAgo: 105, chain: [{ ...reconsideration('upheld', 18), decidedAfter: null }] },
  { submittedAgo: 160, chain: [{ ...direct('upheld', 60), decidedAfter: null }] },
  { submittedAgo: 270, chain: [reconsideration('upheld'), { ...afterwards('upheld'), decidedAfter: null }] },
];

export function planRemedies(world: World, cases: readonly PastCase[]): void {
  const open = cases.filter(({ life }) => DISPUTED.has(life.outcome));
  for (const { submittedAgo, chain } of PENDING) {
    const day = addDays(world.days.today, -submittedAgo);
    give(open.filter((candidate) => fits(candidate, chain) && submittedDay(candidate) <= day).at(-1), chain);
  }
  CHAINS.forEach((chain, index) => {
    const from = Math.floor((open.length * 0.9 * index) / CHAINS.length);
    give(
      open.slice(from).find((candidate) => fits(candidate, chain)),
      chain,
    );
  });
}

/** What people quarrel about. */
const DISPUTED: ReadonlySet<OutcomeId> = new Set<OutcomeId>([
  'partially_granted',
  'refused_third_party_rights',
  'refused_internal_affairs',
  'refused_deliberative_process',
  'refused_enforcement_file',
  'not_held',
  'other_agency',
  'requires_creation',
  'petition',
]);

function fits({ life }: PastCase, chain: readonly RemedyPlan[]): boolean {
  if (life.remedies || life.isExtended) return false;
  return chain[0]?.group !== 'litigation_direct' || allowsDirectSuit(life.outcome);
}

/** Against a refusal under 第十四至十六条 reconsideration comes first (A.10, 10). */
function allowsDirectSuit(outcome: OutcomeId): boolean {
  return LEGAL_GROUNDS[OUTCOMES[outcome].ground].remedyVariant !== 'R1';
}

function submittedDay({ life }: PastCase): PlainDate {
  return shanghaiDate(life.submittedAt);
}

function give(found: PastCase | undefined, chain: readonly RemedyPlan[]): void {
  if (!found) throw new Error('demo: no case is left for a remedy');
  found.life.remedies = chain;
}
