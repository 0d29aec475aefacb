/**
 * The cases of a data set, in the order in which they came in, built by the domain: events of a recipe, folded by
 * `deriveFacts`, counted by `entriesOfCase`. Cases of one day and recipe share dates, so each history is folded once.
 */
import { createHash } from 'node:crypto';
import { contentKeys } from '../../src/commands/application/new-application.js';
import { APPLICANT_KIND_IDS, type ApplicantKind } from '../../src/domain/application/applicant-kinds.js';
import { type CaseEvent, type EventAuthor } from '../../src/domain/application/case-events.js';
import { type CaseFacts, deriveFacts } from '../../src/domain/application/case-facts.js';
import { searchTerms } from '../../src/domain/application/search-text.js';
import { fromEpochDay, type PlainDate, toEpochDay, yearOf } from '../../src/domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../src/domain/calendar/working-calendar.js';
import { entriesOfCase, type TallyEntry } from '../../src/domain/report/tally.js';
import { type Applicant, type ApplicationRecord } from '../../src/ports/applications.js';
import { type CaseRecipe, factsOf, RECIPES, type RecipeFact } from './case-recipes.js';
import { clerkOf, reviewerOf } from './people.js';
import { AGENCIES, agencyId, type DatasetPlan, FIRST_DATE, idOf, REFERENCE_DATE } from './plan.js';
import { type Random, randomFrom, weighted } from './random.js';
import { descriptionOf, subjectOf } from './texts.js';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface StreamedCase {
  record: ApplicationRecord;
  entries: readonly TallyEntry[];
}

interface PreparedHistory {
  /** Events but for what differs from case to case. */
  events: readonly { role: RecipeFact['role']; event: Omit<CaseEvent, 'id' | 'by'> }[];
  byKind: ReadonlyMap<ApplicantKind, { facts: CaseFacts; entries: TallyEntry[] }>;
}

const pickAgency = weighted(AGENCIES.map((agency, index) => ({ ...agency, index, weight: agency.share })));
const pickRecipe = weighted(RECIPES);

export interface StreamInput {
  plan: DatasetPlan;
  calendar: WorkingCalendar;
  citizens: readonly Applicant[];
  walkIns: readonly Applicant[];
}

export function* streamCases(input: StreamInput): Generator<StreamedCase> {
  const random = randomFrom(2019);
  const numbers = new Map<string, number>();
  let made = 0;
  for (const { date, through } of workload(input.plan.cases, input.calendar)) {
    const prepared = new Map<CaseRecipe, PreparedHistory>();
    for (let ofDay = 0; made < through; made += 1, ofDay += 1) {
      const recipe = pickRecipe(random);
      const history = prepared.get(recipe) ?? prepare(recipe, date, input.calendar);
      prepared.set(recipe, history);
      yield makeCase(input, { random, numbers, history, recipe, date, index: made, ofDay });
    }
  }
}

/** The last weeks bring more than usual, so that about three cases in a hundred are open. */
const RUSH_FROM = '2026-10-16';
const RUSH = 2.5;

/** Working days with how many cases there are by their end; every year brings an eighth more than the one before. */
function workload(cases: number, calendar: WorkingCalendar): { date: PlainDate; through: number }[] {
  const first = yearOf(FIRST_DATE);
  const days: { date: PlainDate; weight: number }[] = [];
  for (let day = toEpochDay(FIRST_DATE); day <= toEpochDay(REFERENCE_DATE); day += 1) {
    const date = fromEpochDay(day);
    if (calendar.isWorkingDay(date))
      days.push({ date, weight: 1.125 ** (yearOf(date) - first) * (date < RUSH_FROM ? 1 : RUSH) });
  }
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let soFar = 0;
  return days.map(({ date, weight }) => ({ date, through: Math.round((cases * (soFar += weight)) / total) }));
}

function prepare(recipe: CaseRecipe, date: PlainDate, calendar: WorkingCalendar): PreparedHistory {
  const events = factsOf(recipe, date, REFERENCE_DATE, calendar).map(({ role, ...fact }, index) => ({
    role,
    event: { ...fact, seq: index + 1, version: index + 1, at: `${fact.date}T02:00:00.000Z` },
  }));
  const basis = {
    channel: recipe.channel,
    applicantKind: 'natural_person' as const,
    events: events.map(({ event }) => signed(event, '', NOBODY)),
    createdDate: date,
  };
  const folded = deriveFacts(basis, calendar).facts;
  const byKind = APPLICANT_KIND_IDS.map((column) => {
    const ofKind = { ...folded, column };
    const { receiptDate, handledDate: dispatchDate, decisionCode } = folded;
    return [
      column,
      { facts: ofKind, entries: entriesOfCase({ receiptDate, dispatchDate, column, decisionCode, counted: true }) },
    ] as const;
  });
  return { events, byKind: new Map(byKind) };
}

interface CaseInput {
  random: Random;
  numbers: Map<string, number>;
  history: PreparedHistory;
  recipe: CaseRecipe;
  date: PlainDate;
  index: number;
  ofDay: number;
}

function makeCase(stream: StreamInput, input: CaseInput): StreamedCase {
  const { random, history, recipe, date, index } = input;
  const agency = pickAgency(random);
  const online = recipe.channel === 'online';
  const citizen = random.below(stream.citizens.length);
  const applicant = (online ? stream.citizens[citizen] : random.pick(stream.walkIns)) as Applicant;
  const clerk = clerkOf(agency.index);
  const authors = {
    applicant: online ? { type: 'citizen' as const, id: idOf('citizen', citizen), name: applicant.name } : clerk,
    clerk,
    reviewer: reviewerOf(agency.index),
  };
  const seconds = toEpochDay(date) * 86_400 + 3_600 + Math.min(input.ofDay, 28_000);
  const createdAt = new Date(seconds * 1_000).toISOString();
  const number = nextNumber(input.numbers, agency.code, date);
  const content = {
    subject: subjectOf(random, yearOf(date) - 1),
    documentNumber: null,
    description: descriptionOf(random),
    purpose: null,
  };
  const { facts: folded, entries } = history.byKind.get(applicant.kind) as { facts: CaseFacts; entries: TallyEntry[] };
  // What waits for a second person names the first, who is another one in each case.
  const facts = folded.approvals
    ? { ...folded, approvals: folded.approvals.map((one) => ({ ...one, by: clerk.id })) }
    : folded;
  const events = history.events.map(({ role, event }, place) =>
    signed(event, idOf('event', index * 32 + place), authors[role]),
  );
  const record: ApplicationRecord = {
    id: idOf('application', index, seconds),
    agencyId: agencyId(agency.index),
    number,
    externalNumber: null,
    source: online ? 'citizen' : 'intake',
    citizenId: online ? idOf('citizen', citizen) : null,
    channel: recipe.channel,
    applicant,
    content,
    ...contentKeys({ hash }, `${content.subject}${content.description}`),
    replyPreference: { medium: 'electronic', method: 'online' },
    fileIds: [],
    assignee: facts.receiptDate ? { id: clerk.id, name: clerk.name } : null,
    counted: true,
    bindingLookup: null,
    ledger: null,
    events,
    version: Math.max(1, events.length),
    facts,
    searchTerms: searchTerms(number, null, applicant.name, content.subject, null, content.description),
    createdAt,
  };
  return { record, entries };
}

const NOBODY: EventAuthor = { type: 'system', id: 'bench', name: 'bench' };

function signed(event: Omit<CaseEvent, 'id' | 'by'>, id: string, by: EventAuthor): CaseEvent {
  return { ...event, id, by } as CaseEvent;
}

function nextNumber(numbers: Map<string, number>, code: string, date: PlainDate): string {
  const series = `${code}-${yearOf(date)}`;
  const value = (numbers.get(series) ?? 0) + 1;
  numbers.set(series, value);
  return `${series}-${String(value).padStart(6, '0')}`;
}
