/** A reconsideration or suit for staff: rounds, history and the agency's own limits as of today. */
import {
  APPELLANTS,
  JUDGMENT_FORMS,
  REMEDY_EVENTS,
  REMEDY_INSTANCES,
  REMEDY_MATTERS,
  REMEDY_OUTCOMES,
  REMEDY_PROCEDURES,
  type RemedyEvent,
} from '../../../domain/application/remedy-events.js';
import { nextLimit, type RemedyLimit, remedyLimits } from '../../../domain/application/remedy-limits.js';
import { mayTakeBack, openStages } from '../../../domain/application/remedy-stages.js';
import { currentRound, foldRemedy, type RemedyRoundState, standing } from '../../../domain/application/remedy-state.js';
import { REMEDY_GROUP_LABELS, TABLE3_CELL_LABELS, type Table3CellId } from '../../../domain/report/generations.js';
import { type RemedyGroup } from '../../../domain/report/tally.js';
import { type Actor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type StoredFile } from '../../../ports/files.js';
import { type RemedyRecord } from '../../../ports/remedies.js';
import { STATUSES } from '../../../domain/application/statuses.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type TallyEntry } from '../../../domain/report/tally.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type Today } from './summary.js';

export interface RemedyContext extends Today {
  actor: Actor;
}

export function presentRemedy(remedy: RemedyRecord, context: RemedyContext) {
  const state = foldRemedy(remedy.events);
  const round = currentRound(state);
  const next = nextLimit(remedyLimits(remedy.group, state, context.calendar));
  const may = can(context.actor, 'record_remedy', remedy);
  return {
    id: remedy.id,
    group: { code: remedy.group, label: groupLabel(remedy.group) },
    matter: { code: remedy.matter, label: REMEDY_MATTERS[remedy.matter] },
    number: remedy.number,
    body: remedy.body,
    instance: round && instanceOf(remedy.group, round),
    filedDate: remedy.filedDate,
    result: remedy.result ? { code: remedy.result, label: TABLE3_CELL_LABELS[remedy.result] } : null,
    resultDate: remedy.resultDate,
    resultText: remedy.resultText,
    counted: remedy.counted,
    notCountedReason: remedy.notCountedReason,
    previousRemedyId: remedy.previousRemedyId,
    applicationIds: remedy.applicationIds,
    nextLimit: next && presentLimit(next, context),
    version: remedy.version,
    abilities: { record_result: may, record_stage: may },
  };
}

export interface RemedyDetailContext extends RemedyContext {
  files: readonly StoredFile[];
  /** The cases that it is about. */
  applications: readonly CaseView[];
}

export function presentRemedyDetail(remedy: RemedyRecord, context: RemedyDetailContext) {
  const { files, applications } = context;
  const may = can(context.actor, 'record_remedy', remedy);
  const state = foldRemedy(remedy.events);
  const left = new Set(standing(remedy.events).map((event) => event.id));
  return {
    ...presentRemedy(remedy, context),
    applications: applications.map(({ id, number, content, events, facts: { status } }) => ({
      id,
      number,
      subject: content.subject,
      status: { code: status, label: STATUSES[status].label },
      redoOrderedDate: redoOrderedDate(events, remedy, currentRound(state)),
    })),
    stages: may ? openStages(remedy) : [],
    rounds: state.rounds.map((round) => presentRound(remedy.group, round)),
    suspendedSince: state.suspendedSince,
    limits: remedyLimits(remedy.group, state, context.calendar).map((limit) => presentLimit(limit, context)),
    events: remedy.events.map((event) => ({
      id: event.id,
      seq: event.seq,
      kind: event.kind,
      date: event.date,
      title: REMEDY_EVENTS[event.kind],
      detail: detailOf(event),
      at: event.at,
      by: { name: event.by.name },
      lateEntryReason: event.lateEntryReason ?? null,
      takenBack: !left.has(event.id),
      mayTakeBack: may && mayTakeBack(event.id, remedy),
    })),
    files: files.map(({ id, name, size, contentType }) => ({ id, name, size, contentType })),
  };
}

/** When the case was reopened by the ruling that stands now; null while it was not. */
function redoOrderedDate(
  events: CaseView['events'],
  { id }: RemedyRecord,
  round: RemedyRoundState | null,
): PlainDate | null {
  const judgedDate = round?.judgment?.date;
  if (judgedDate === undefined) return null;
  const found = events.findLast(
    (event) => event.kind === 'redo_ordered' && event.remedyId === id && event.date >= judgedDate,
  );
  return found?.date ?? null;
}

/** What would change in table 3. */
export function presentRemedyEntries({ counted }: RemedyRecord, entries: readonly TallyEntry[]) {
  return {
    counted,
    entries: entries.flatMap(({ year, remedyGroup, remedyResult, delta }) => {
      if (!remedyGroup) return [];
      const cell: Table3CellId = remedyResult ?? 'total';
      return [
        {
          year,
          group: { code: remedyGroup, label: groupLabel(remedyGroup) },
          cell: { code: cell, label: TABLE3_CELL_LABELS[cell] },
          delta,
        },
      ];
    }),
  };
}

function groupLabel(group: RemedyGroup): string {
  const { label, heading } = REMEDY_GROUP_LABELS[group];
  return heading ? `${heading}（${label}）` : label;
}

function presentRound(group: RemedyGroup, round: RemedyRoundState) {
  const { judgment, appealed } = round;
  return {
    instance: instanceOf(group, round),
    number: round.number,
    body: round.body,
    procedure: { code: round.procedure, label: REMEDY_PROCEDURES[round.procedure] },
    filedDate: round.filedDate,
    servedDate: round.servedDate,
    answeredDate: round.answeredDate,
    judgment: judgment && {
      date: judgment.date,
      form: { code: judgment.form, label: JUDGMENT_FORMS[judgment.form] },
      result: { code: judgment.result, label: TABLE3_CELL_LABELS[judgment.result] },
      outcome: judgment.outcome && { code: judgment.outcome, label: REMEDY_OUTCOMES[judgment.outcome].label },
      text: judgment.text,
      order: judgment.order,
      servedDate: judgment.servedDate,
    },
    appealed: appealed && { date: appealed.date, by: { code: appealed.by, label: APPELLANTS[appealed.by] } },
    performedDate: round.performedDate,
  };
}

function instanceOf(group: RemedyGroup, { instance }: RemedyRoundState) {
  return group === 'reconsideration' ? null : { code: instance, label: REMEDY_INSTANCES[instance] };
}

function presentLimit(limit: RemedyLimit, { today, calendar }: Today) {
  const { kind, label, round, startDate, dueDate, doneDate, alarmed, explanation, provisional } = limit;
  return {
    kind,
    label,
    round,
    startDate,
    dueDate,
    doneDate,
    overdue: (alarmed ? today : (doneDate ?? dueDate)) > dueDate,
    workingDaysLeft: alarmed ? calendar.workingDaysBetween(today, dueDate).workingDays : null,
    explanation,
    provisional,
  };
}

function detailOf(event: RemedyEvent): string | null {
  switch (event.kind) {
    case 'filed':
      return [event.body, event.number, event.bodyReason ?? ''].filter((part) => part !== '').join('，') || null;
    case 'procedure_changed':
      return REMEDY_PROCEDURES[event.procedure];
    case 'judged':
      return [event.outcome ? REMEDY_OUTCOMES[event.outcome].label : TABLE3_CELL_LABELS[event.result], event.text]
        .filter((part) => part !== '')
        .join('：');
    case 'appealed':
      return [APPELLANTS[event.appellant], REMEDY_INSTANCES[event.instance], event.body, event.number]
        .filter((part) => part !== '')
        .join('，');
    case 'suspended':
    case 'appeal_waived':
    case 'taken_back':
      return event.reason;
    case 'answered':
    case 'hearing':
    case 'mediation':
      return event.text ?? null;
    case 'advice_received':
    case 'performed':
      return event.text;
    case 'details_corrected':
      return [event.body ?? '', event.number ?? '', event.text].filter((part) => part !== '').join('，');
    case 'notice_served':
    case 'resumed':
    case 'judgment_served':
      return null;
  }
}
