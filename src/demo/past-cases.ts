/** The cases of the years gone by: how many of each kind an office sees, spread over the years with growing density. */
import { type Channel } from '../domain/application/channels.js';
import { type PlainDate, addDays, daysBetween } from '../domain/calendar/plain-date.js';
import { shanghaiDate } from '../clock.js';
import { type Story } from './agenda.js';
import { type AgencyKey } from './agency-data.js';
import { type Applicants, type DemoApplicant } from './applicants.js';
import { CaseFile, type CasePlan } from './case-file.js';
import { caseStory, type LifePlan } from './case-story.js';
import { type World } from './demo-deps.js';
import { OUTCOMES, type OutcomeId } from './outcomes.js';
import { planRemedies } from './past-remedies.js';
import { type Random } from './random.js';
import { type Subjects } from './subjects.js';

/** 2019-05-15 is the first day of the Regulations in force; the office's first application came some weeks later. */
const FIRST_DAY = '2019-06-10' as PlainDate;
/** What came later belongs to the desk of today (`present-cases.ts`). */
const LAST_DAYS = 45;

/** Results an office gives, in the proportions of published reports of its kind. */
const RESULTS: Readonly<Record<AgencyKey, Partial<Record<OutcomeId, number>>>> = {
  management: {
    granted: 44,
    granted_published: 11,
    partially_granted: 14,
    refused_state_secret: 1,
    refused_prohibited_by_law: 2,
    refused_security_and_stability: 1,
    refused_third_party_rights: 6,
    refused_internal_affairs: 4,
    refused_deliberative_process: 4,
    refused_enforcement_file: 8,
    refused_administrative_inquiry: 3,
    not_held: 21,
    other_agency: 12,
    requires_creation: 6,
    still_unclear: 2,
    petition: 10,
    duplicate: 4,
    publication: 2,
    unreasonably_frequent: 2,
    confirmation: 2,
    supplement_overdue: 4,
    withdrawn: 6,
    merged: 2,
    applicant_ceased: 1,
    transferred: 1,
  },
  commerce: {
    granted: 16,
    granted_published: 5,
    partially_granted: 3,
    refused_third_party_rights: 3,
    refused_internal_affairs: 1,
    refused_deliberative_process: 1,
    not_held: 6,
    other_agency: 4,
    requires_creation: 2,
    petition: 1,
    publication: 1,
    supplement_overdue: 1,
    withdrawn: 1,
  },
  government: {
    granted: 9,
    granted_published: 3,
    partially_granted: 2,
    refused_state_secret: 1,
    refused_security_and_stability: 1,
    refused_deliberative_process: 2,
    not_held: 5,
    other_agency: 5,
    petition: 1,
    withdrawn: 1,
  },
};

/** Weights. */
const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['online', 56],
  ['in_person', 11],
  ['registered_mail', 13],
  ['ordinary_mail', 5],
  ['email', 6],
  ['external_platform', 4],
  ['fax', 3],
  ['oral', 2],
];

export interface PastCase {
  file: CaseFile;
  life: LifePlan;
}

/** Plans every case; nothing is written yet. In order of submission. */
export function planPastCases(world: World, applicants: Applicants, subjects: Subjects): PastCase[] {
  const random = world.random.fork();
  const deck = (Object.keys(RESULTS) as AgencyKey[]).flatMap((agency) =>
    Object.entries(RESULTS[agency]).flatMap(([outcome, count]) =>
      Array.from({ length: count }, () => ({ agency, outcome: outcome as OutcomeId })),
    ),
  );
  const lastDay = addDays(world.days.today, -LAST_DAYS);
  const span = daysBetween(FIRST_DAY, lastDay);
  const cases: PastCase[] = [];
  inOrder(random, deck).forEach(({ agency, outcome }, index) => {
    const share = (index + random.next()) / deck.length;
    const day = addDays(FIRST_DAY, Math.round(span * share ** 0.72));
    cases.push(planCase(world, { agency, outcome, day, applicants, subjects, random }, cases));
  });
  cases.sort((a, b) => a.life.submittedAt.getTime() - b.life.submittedAt.getTime());
  markSpecial(cases);
  planRemedies(world, cases);
  return cases;
}

export function pastStories(cases: readonly PastCase[]): Story[] {
  return cases.map(({ file, life }) => caseStory(file, life));
}

/** Shuffled; what refers to an earlier case comes in the second half, when there is one to refer to. */
function inOrder<T extends { outcome: OutcomeId }>(random: Random, deck: readonly T[]): T[] {
  const refers = ({ outcome }: T): boolean => outcome === 'duplicate' || outcome === 'merged';
  const order = random.shuffled(deck.filter((entry) => !refers(entry)));
  for (const entry of deck.filter(refers)) {
    order.splice(random.between(Math.ceil(order.length / 2), order.length - 1), 0, entry);
  }
  return order;
}

/** Between two equal applications; see `WINDOW_MS` of the agenda. */
const TWIN_DAYS = 8;

interface Draw {
  agency: AgencyKey;
  outcome: OutcomeId;
  day: PlainDate;
  applicants: Applicants;
  subjects: Subjects;
  random: Random;
}

function planCase(world: World, draw: Draw, before: readonly PastCase[]): PastCase {
  const { agency, outcome, day, random } = draw;
  const { path } = OUTCOMES[outcome];
  const earlier = path === 'earlier_answer' || path === 'pending_twin' ? earlierCase(world, draw, before) : null;
  const basis = earlier ? followUp(earlier) : fresh(draw);
  const plan: CasePlan = {
    ...basis,
    agency,
    clerk: agency === 'management' && random.chance(0.45) ? 'clerk2' : 'clerk1',
    random: random.fork(),
  };
  let from = day;
  if (path === 'pending_twin' && earlier) {
    // Beyond the time within which steps may overtake one another; the first one still has to be pending then.
    from = addDays(shanghaiDate(earlier.life.submittedAt), TWIN_DAYS);
    earlier.life.isExtended = true;
  }
  const submittedAt = submission(world, from, plan);
  const isPlain = path === 'plain' || path === 'search';
  return {
    file: new CaseFile(world, plan),
    life: {
      outcome,
      submittedAt,
      isExtended: isPlain && random.chance(0.1),
      isSupplemented: isPlain && random.chance(0.06),
      ...(earlier ? { earlier: earlier.file } : {}),
    },
  };
}

type Basis = Pick<CasePlan, 'applicant' | 'agent' | 'subject' | 'channel' | 'confirmDuplicate'>;

function fresh({ agency, outcome, day, applicants, subjects, random }: Draw): Basis {
  const channel = weighted(random, CHANNELS);
  const isOrganisation = outcome === 'applicant_ceased' || random.chance(channel === 'online' ? 0.12 : 0.34);
  const applicant = pickApplicant(applicants, random, channel, isOrganisation);
  const agent = applicant.kind === 'natural_person' && random.chance(0.08) ? random.pick(applicants.offline) : null;
  return {
    channel,
    applicant,
    agent: agent && agent.name !== applicant.name ? agent : null,
    subject: subjects.make(agency, outcome, Number(day.slice(0, 4))),
  };
}

function pickApplicant(all: Applicants, random: Random, channel: Channel, isOrganisation: boolean): DemoApplicant {
  if (channel !== 'online') return random.pick(isOrganisation ? all.organisations : all.offline);
  if (!isOrganisation) return random.pick(all.online);
  return random.pick(all.organisations.filter(({ persona }) => persona !== null));
}

/** The same person asks for the same thing once more. */
function followUp({ file }: PastCase): Basis {
  const { applicant, agent, subject, channel } = file.plan;
  return { applicant, agent, subject, channel, confirmDuplicate: true };
}

/** For a repeat one that was answered at least three months before; for a twin one that takes a while. */
function earlierCase(world: World, { agency, outcome, day }: Draw, before: readonly PastCase[]): PastCase {
  const isTwin = OUTCOMES[outcome].path === 'pending_twin';
  const found = before.findLast(({ file, life }) => {
    const submitted = shanghaiDate(life.submittedAt);
    if (file.plan.agency !== agency || life.earlier || !isSelfContained(life.outcome)) return false;
    return isTwin ? file.plan.channel === 'online' : submitted < addDays(day, -120);
  });
  if (!found) throw new Error(`demo: no earlier case for ${agency} ${outcome} on ${day} of ${world.days.today}`);
  return found;
}

function isSelfContained(outcome: OutcomeId): boolean {
  return outcome === 'granted' || outcome === 'not_held' || outcome === 'partially_granted';
}

/** The app takes applications at any hour of any day; everything else reaches the office while it is open. */
function submission(world: World, day: PlainDate, { channel, random }: CasePlan): Date {
  if (channel === 'online') return world.days.at(day, random.between(7, 22), random.between(0, 59));
  return world.days.at(world.days.after(day, 0), random.between(9, 15), random.between(0, 59));
}

/** A few answers came late, and a few applicants were entered under a wrong kind. */
function markSpecial(cases: readonly PastCase[]): void {
  const own = cases.filter(({ file }) => file.plan.agency === 'management');
  const plain = own.filter(({ life }) => life.outcome === 'granted' && !life.isExtended && !life.isSupplemented);
  for (const share of [0.22, 0.48, 0.7, 0.93]) {
    const chosen = plain[Math.floor(plain.length * share)];
    if (chosen) chosen.life.isLate = true;
  }
  const organisations = own.filter(({ file, life }) => {
    return file.plan.applicant.kind !== 'natural_person' && file.plan.channel !== 'online' && !life.earlier;
  });
  for (const share of [0.3, 0.8]) {
    const chosen = organisations[Math.floor(organisations.length * share)];
    if (!chosen) continue;
    chosen.file.plan.enteredAs = chosen.file.plan.applicant.kind === 'other' ? 'commercial_enterprise' : 'other';
    chosen.life.isKindMended = true;
  }
}

function weighted<T>(random: Random, items: readonly (readonly [T, number])[]): T {
  let rest = random.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return random.pick(items)[0];
}
