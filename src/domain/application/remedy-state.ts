/** A remedy as a fold over its events: its rounds (instances), each with its dates, and what stands stored beside them. */
import { assertNever } from '../../errors.js';
import { type PlainDate } from '../calendar/plain-date.js';
import { type RemedyRound } from '../report/remedy-tally.js';
import { type RemedyGroup, type RemedyResult } from '../report/tally.js';
import {
  type Appellant,
  type JudgmentForm,
  type RemedyEvent,
  type RemedyInstance,
  type RemedyOrder,
  type RemedyOutcome,
  type RemedyProcedure,
} from './remedy-events.js';

export interface Judgment {
  eventId: string;
  date: PlainDate;
  form: JudgmentForm;
  result: RemedyResult;
  outcome: RemedyOutcome | null;
  text: string;
  order: RemedyOrder | null;
  servedDate: PlainDate | null;
}

export interface RemedyRoundState {
  instance: RemedyInstance;
  number: string;
  body: string;
  filedDate: PlainDate;
  procedure: RemedyProcedure;
  servedDate: PlainDate | null;
  answeredDate: PlainDate | null;
  judgment: Judgment | null;
  /** Of this round's judgment. */
  appealed: { date: PlainDate; by: Appellant } | null;
  appealWaivedDate: PlainDate | null;
  performedDate: PlainDate | null;
}

export interface RemedyState {
  /** In the order in which they were opened; never empty once filed. */
  rounds: RemedyRoundState[];
  /** Since when it has been suspended; null while it runs. */
  suspendedSince: PlainDate | null;
  advice: { date: PlainDate; text: string }[];
}

export function foldRemedy(events: readonly RemedyEvent[]): RemedyState {
  let state: RemedyState = { rounds: [], suspendedSince: null, advice: [] };
  for (const event of standing(events)) state = apply(state, event);
  return state;
}

/** Without those that were taken back. */
export function standing(events: readonly RemedyEvent[]): RemedyEvent[] {
  const gone = new Set(events.flatMap((event) => (event.kind === 'taken_back' ? [event.eventId] : [])));
  return events.filter((event) => !gone.has(event.id));
}

export function currentRound(state: RemedyState): RemedyRoundState | null {
  return state.rounds.at(-1) ?? null;
}

function apply(state: RemedyState, event: RemedyEvent): RemedyState {
  switch (event.kind) {
    case 'filed':
      return { ...state, rounds: [openRound('first', event, event.procedure)] };
    case 'appealed': {
      const { date, appellant } = event;
      const closed = withCurrent(state, { appealed: { date, by: appellant } });
      return { ...closed, rounds: [...closed.rounds, openRound(event.instance, event, 'ordinary')] };
    }
    case 'notice_served':
      return withCurrent(state, { servedDate: event.date });
    case 'procedure_changed':
      return withCurrent(state, { procedure: event.procedure });
    case 'answered':
      return withCurrent(state, { answeredDate: event.date });
    case 'judged': {
      const { id: eventId, date, form, result, outcome, text, order } = event;
      return {
        ...withCurrent(state, { judgment: { eventId, date, form, result, outcome, text, order, servedDate: null } }),
        suspendedSince: null,
      };
    }
    case 'judgment_served': {
      const judgment = currentRound(state)?.judgment;
      return judgment ? withCurrent(state, { judgment: { ...judgment, servedDate: event.date } }) : state;
    }
    case 'appeal_waived':
      return withCurrent(state, { appealWaivedDate: event.date });
    case 'performed':
      return withCurrent(state, { performedDate: event.date });
    case 'suspended':
      return { ...state, suspendedSince: event.date };
    case 'resumed':
      return { ...state, suspendedSince: null };
    case 'advice_received':
      return { ...state, advice: [...state.advice, { date: event.date, text: event.text }] };
    case 'details_corrected':
      return withCurrent(state, {
        ...(event.number === undefined ? {} : { number: event.number }),
        ...(event.body === undefined ? {} : { body: event.body }),
      });
    case 'hearing':
    case 'mediation':
    case 'taken_back':
      return state;
    default:
      return assertNever(event);
  }
}

function openRound(
  instance: RemedyInstance,
  { date, number, body }: { date: PlainDate; number: string; body: string },
  procedure: RemedyProcedure,
): RemedyRoundState {
  return {
    instance,
    number,
    body,
    filedDate: date,
    procedure,
    servedDate: null,
    answeredDate: null,
    judgment: null,
    appealed: null,
    appealWaivedDate: null,
    performedDate: null,
  };
}

function withCurrent(state: RemedyState, change: Partial<RemedyRoundState>): RemedyState {
  const last = state.rounds.length - 1;
  return { ...state, rounds: state.rounds.map((round, index) => (index === last ? { ...round, ...change } : round)) };
}

/** What stands stored beside the events because queries need it. */
export interface RemedyFolded {
  /** Of the round that runs or ended last. */
  number: string;
  body: string;
  /** Of the first round. */
  filedDate: PlainDate;
  /** Of the latest round; null while that is pending. */
  result: RemedyResult | null;
  resultDate: PlainDate | null;
  resultText: string;
  /** What table 3 counts by. */
  rounds: RemedyRound[];
  /** More than one round: table 3 cannot count it by the plain dates. */
  chained: boolean;
  /** A limit may be open, so the sweep of alarms looks at it. */
  watched: boolean;
}

/** @throws Error when there is no filing: such a remedy cannot have been stored */
export function foldedRemedy(group: RemedyGroup, events: readonly RemedyEvent[]): RemedyFolded {
  const { rounds } = foldRemedy(events);
  const [first, current] = [rounds[0], rounds.at(-1)];
  if (!first || !current) throw new Error('a remedy begins with its filing');
  return {
    number: current.number,
    body: current.body,
    filedDate: first.filedDate,
    result: current.judgment?.result ?? null,
    resultDate: current.judgment?.date ?? null,
    resultText: current.judgment?.text ?? '',
    rounds: rounds.map(({ filedDate, judgment }) => ({
      filedDate,
      resultDate: judgment?.date ?? null,
      result: judgment?.result ?? null,
    })),
    chained: rounds.length > 1,
    watched: isWatched(group, current),
  };
}

function isWatched(group: RemedyGroup, round: RemedyRoundState): boolean {
  const { judgment } = round;
  if (!judgment) return round.servedDate !== null && round.answeredDate === null;
  const mayAppeal = group !== 'reconsideration' && round.instance === 'first' && round.appealWaivedDate === null;
  return (
    (mayAppeal && judgment.result === 'corrected' && judgment.servedDate !== null) ||
    (judgment.order !== null && round.performedDate === null)
  );
}
