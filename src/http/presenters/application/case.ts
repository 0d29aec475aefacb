/** One case for its applicant and for staff. Personal data is masked; what is internal never reaches the applicant. */
import { AGENT_CAPACITIES, hasAuthorityEnded } from '../../../domain/application/agents.js';
import { type Action, ACTIONS } from '../../../domain/application/actions.js';
import { APPLICANT_KINDS, type ApplicantKind } from '../../../domain/application/applicant-kinds.js';
import { REPLY_MEDIA, REPLY_METHODS } from '../../../domain/application/application-form.js';
import {
  CASE_EVENTS,
  type CaseEvent,
  CONSULTATION_ANSWERS,
  CONSULTED_PARTIES,
} from '../../../domain/application/case-events.js';
import { mendedEvents } from '../../../domain/application/correction-facts.js';
import { DELIVERY_METHODS } from '../../../domain/application/delivery-facts.js';
import { clockHistory } from '../../../domain/application/case-facts.js';
import { type CaseState } from '../../../domain/application/case-state.js';
import { foldCase } from '../../../domain/application/fold-case.js';
import { CHANNELS } from '../../../domain/application/channels.js';
import { type DecisionPart, decisionTitle } from '../../../domain/application/decisions.js';
import { statisticsCode } from '../../../domain/application/generation-one-decisions.js';
import { IDENTITY_DOCUMENTS } from '../../../domain/application/identity.js';
import { LEGAL_GROUNDS, remedyVariantOn } from '../../../domain/application/legal-grounds.js';
import { type RemedyNotice } from '../../../domain/application/remedy-notice.js';
import { computeSafeDueDate, SAFE_DUE_DATE_REASON_LABELS } from '../../../domain/application/safe-due-date.js';
import { FEE_METHOD_LABELS } from '../../../domain/payment/tariff.js';
import { type PlainDate } from '../../../domain/calendar/plain-date.js';
import { type Actor } from '../../../policies/actor.js';
import { abilitiesOf, can } from '../../../policies/can.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type Agent, type Applicant, type SealedIdentity } from '../../../ports/applications.js';
import { type StoredFile } from '../../../ports/files.js';
import { eventDetail } from './event-detail.js';
import { presentFurther, presentFurtherForStaff } from './further.js';
import { presentRemedyNotice } from './remedy-notice.js';
import { presentQueueItem, presentSummary, type Today } from './summary.js';

export interface CaseContext extends Today {
  actor: Actor;
  files: readonly StoredFile[];
}

export interface CitizenCaseContext extends CaseContext {
  state: CaseState;
  /** What he may do against the answer, or against its absence, as of today. */
  remedies: RemedyNotice | null;
}

export function presentCitizenCase(record: CaseView, agencyName: string, context: CitizenCaseContext) {
  const { state } = context;
  return {
    ...presentSummary(record, context),
    ...caseCommon(record, state, context),
    agencyName,
    // The decision is the applicant's once it has gone out; before that it is a draft of the office.
    decision: state.dispatched ? decisionOf(state.decision, state.dispatched.date) : null,
    remedies: presentRemedyNotice(context.remedies),
    files: filesOf(record, context.files, 'applicant'),
    timeline: mendedEvents(record.events)
      .filter((event) => CASE_EVENTS[event.kind].applicantText !== null)
      .map((event) =>
        timelineItem(
          event,
          CASE_EVENTS[event.kind].applicantText ?? '',
          eventDetail(event, 'applicant', record.events),
        ),
      ),
  };
}

export function presentStaffCase(record: CaseView, context: CaseContext) {
  const { facts } = record;
  const state = stateOf(record);
  const safe = facts.open ? computeSafeDueDate(clockHistory(record), context.calendar) : null;
  return {
    ...presentQueueItem(record, context),
    ...caseCommon(record, state, context),
    applicant: presentStaffApplicant(record, context.today),
    source: record.source,
    mayRevealPersonalData: can(context.actor, 'reveal_personal_data', record),
    supplementNoticeDueDate: facts.supplementNoticeDueDate,
    safeDueReasons: (safe?.reasons ?? []).map((reason) => SAFE_DUE_DATE_REASON_LABELS[reason]),
    decision: decisionOf(state.decision, state.dispatched?.date ?? context.today),
    proposal: state.proposal
      ? decisionOf(
          {
            code: state.proposal.decisionCode,
            parts: state.proposal.parts,
            text: state.proposal.text,
            decidedDate: null,
          },
          context.today,
        )
      : null,
    files: filesOf(record, context.files, 'staff'),
    consultations: state.consultations.map((item) => ({
      id: item.id,
      with: { code: item.with, label: CONSULTED_PARTIES[item.with] },
      recipient: item.recipient,
      startedDate: item.startedDate,
      deliveredDate: item.deliveredDate,
      answeredDate: item.answeredDate,
      answer: item.answer ? { code: item.answer, label: CONSULTATION_ANSWERS[item.answer] } : null,
      endedDate: item.endedDate,
    })),
    pendingExtension: state.pendingExtension
      ? { workingDays: state.pendingExtension.workingDays, reason: state.pendingExtension.reason }
      : null,
    ...presentFurtherForStaff(state),
    events: mendedEvents(record.events).map((event, index) => ({
      ...timelineItem(event, CASE_EVENTS[event.kind].label, eventDetail(event, 'staff', record.events)),
      enteredDate: record.events[index]?.date ?? event.date,
      id: event.id,
      seq: event.seq,
      at: event.at,
      by: { type: event.by.type, name: event.by.name },
      lateEntryReason: event.lateEntryReason ?? null,
    })),
  };
}

/** The dates are folded already and stand in `facts`; only the procedure is folded here. */
export function stateOf({ events, facts }: CaseView): CaseState {
  return foldCase(events, facts.receiptDate !== null);
}

function caseCommon(record: CaseView, state: CaseState, { actor }: CaseContext) {
  const { facts, applicant } = record;
  return {
    content: record.content,
    channel: {
      code: record.channel,
      label: CHANNELS[record.channel].label,
      receiptRule: CHANNELS[record.channel].receiptRule,
    },
    applicant: presentApplicant(applicant, facts.column),
    reply: record.replyPreference && {
      medium: { code: record.replyPreference.medium, label: REPLY_MEDIA[record.replyPreference.medium] },
      method: { code: record.replyPreference.method, label: REPLY_METHODS[record.replyPreference.method] },
    },
    provisional: facts.provisional,
    extended: facts.extended,
    supplement: state.supplement
      ? {
          text: state.supplement.text,
          requestedDate: state.supplement.requestedDate,
          replyBy: state.supplement.replyBy,
          receivedDate: state.supplement.receivedDate,
        }
      : null,
    fee: state.fee && { ...state.fee, method: { code: state.fee.method, label: FEE_METHOD_LABELS[state.fee.method] } },
    dispatched: state.dispatched
      ? {
          date: state.dispatched.date,
          method: { code: state.dispatched.method, label: DELIVERY_METHODS[state.dispatched.method] },
          trackingNumber: state.dispatched.trackingNumber,
        }
      : null,
    deliveredDate: state.deliveredDate,
    ...presentFurther(state),
    redo: state.redo && {
      by: { code: state.redo.by, label: state.redo.by === 'ruling' ? '复议决定或者裁判' : '自行撤销' },
      date: state.redo.date,
      replyBy: state.redo.replyBy,
    },
    earlierAnswers: state.earlier.map(({ decision, dispatched, deliveredDate, ended }) => ({
      decision: decisionOf(decision, dispatched.date),
      dispatchedDate: dispatched.date,
      deliveredDate,
      revoked: { by: ended.by, date: ended.date, label: ended.by === 'ruling' ? '已被撤销' : '已撤销' },
      fileIds: dispatched.fileIds,
    })),
    abilities: abilitiesOf(actor, record, state).map(presentAbility),
  };
}

export function presentApplicant(applicant: Applicant, kind: ApplicantKind) {
  return {
    kind: { code: kind, label: APPLICANT_KINDS[kind].label },
    name: applicant.name,
    identity: identityOf(applicant.identity),
    contact: applicant.contact?.masked ?? null,
    agent: applicant.agent
      ? {
          name: applicant.agent.name,
          capacity: capacityOf(applicant.agent),
          identity: identityOf(applicant.agent.identity),
          authorityUntil: applicant.agent.authorityUntil,
        }
      : null,
    joint: (applicant.joint ?? []).map(({ name, identity }) => ({ name, identity: identityOf(identity) })),
  };
}

/** Whoever is about to deal with an agent has to see that he may not act any more. */
function presentStaffApplicant({ applicant, facts }: CaseView, today: PlainDate) {
  const { agent, ...rest } = presentApplicant(applicant, facts.column);
  return { ...rest, agent: agent && { ...agent, authorityEnded: hasAuthorityEnded(agent, today) } };
}

function capacityOf({ capacity = 'agent' }: Agent) {
  return { code: capacity, label: AGENT_CAPACITIES[capacity] };
}

function presentAbility(action: Action) {
  const rule: { label: string; article?: string } = ACTIONS[action];
  return { action, label: rule.label, article: rule.article ?? null };
}

function timelineItem(event: CaseEvent, title: string, detail: string | null) {
  return { date: event.date, kind: event.kind, title, detail, article: CASE_EVENTS[event.kind].article ?? null };
}

function identityOf(identity: SealedIdentity | null) {
  if (!identity) return null;
  return {
    document: { code: identity.document, label: IDENTITY_DOCUMENTS[identity.document].label },
    masked: identity.masked,
  };
}

/** The applicant sees what he sent and what the answer carried; papers of the office, and what a third party handed in, stay there. */
export function fileIdsFor(record: CaseView, audience: 'applicant' | 'staff'): string[] {
  if (audience === 'staff') return record.fileIds;
  const ofOffice = new Set(
    record.events.flatMap((event) =>
      event.kind === 'supplement_received' && event.by.type === 'staff'
        ? event.fileIds
        : event.kind === 'letter_issued' || event.kind === 'letter_sealed'
          ? event.fileIds
          : event.kind === 'consultation_answered'
            ? (event.fileIds ?? [])
            : [],
    ),
  );
  // A letter is the applicant's once it has gone out as his answer.
  const sent = new Set(record.events.flatMap((event) => (event.kind === 'dispatched' ? event.fileIds : [])));
  return record.fileIds.filter((id) => !ofOffice.has(id) || sent.has(id));
}

function filesOf(record: CaseView, files: readonly StoredFile[], audience: 'applicant' | 'staff') {
  const allowed = new Set(fileIdsFor(record, audience));
  return files
    .filter((file) => allowed.has(file.id))
    .map((file) => ({ id: file.id, name: file.name, size: file.size, contentType: file.contentType }));
}

function decisionOf(
  decision: { code: string; parts: readonly DecisionPart[]; text: string; decidedDate: PlainDate | null } | null,
  dispatchDate: PlainDate,
) {
  if (!decision) return null;
  return {
    code: decision.code,
    label: decisionTitle(statisticsCode(decision.code)),
    decidedDate: decision.decidedDate,
    text: decision.text,
    parts: decision.parts.map((part) => ({
      code: part.code,
      label: decisionTitle(part.code),
      ground: part.ground,
      articleText: LEGAL_GROUNDS[part.ground].articleText,
      subject: part.subject ?? null,
      remedyVariant: remedyVariantOn(part.ground, dispatchDate),
    })),
  };
}
