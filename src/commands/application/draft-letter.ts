/** A letter as it would be written now: the same for a preview and, with a number, for the letter that is issued. */
import { DEFAULT_LETTER_SETTINGS } from '../../domain/account/letter-settings.js';
import { type CaseEvent } from '../../domain/application/case-events.js';
import { type CaseState } from '../../domain/application/case-state.js';
import { composeLetter, type ComposedLetter, type MissingPart } from '../../domain/application/compose-letter.js';
import {
  fieldsOf,
  LETTER_FIELDS,
  type LetterFieldId,
  type TypedValues,
} from '../../domain/application/letter-fields.js';
import { type OutgoingKindId, OUTGOING_KINDS } from '../../domain/application/letter-kinds.js';
import { letterNumber } from '../../domain/application/letter-number.js';
import { sentDateOf } from '../../domain/application/letter-seals.js';
import { letterBlocked, type LetterSubject, recipientOf } from '../../domain/application/letter-subject.js';
import { DEFAULT_TEMPLATE_VERSION, defaultTemplate } from '../../domain/application/letter-templates.js';
import { type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { AppError } from '../../errors.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type OutgoingLetterRecord } from '../../ports/outgoing-letters.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { invalid } from './input-faults.js';
import { type LetterDeps } from './letter-deps.js';

export interface LetterInput {
  kind: OutgoingKindId;
  /** What is typed for this letter alone. */
  values?: TypedValues | undefined;
  /** For letters about a consultation. */
  consultationId?: string | undefined;
  /** For a letter that asks another unit for help. */
  assistanceId?: string | undefined;
  /** For a proof of delivery: the letter that is delivered. */
  aboutLetterId?: string | undefined;
  /** The letter that this one takes the place of, and why. */
  replaces?: { letterId: string; reason: string } | undefined;
}

export interface LetterContext {
  tx: Transaction;
  record: ApplicationRecord;
  state: CaseState;
  calendar: WorkingCalendar;
  today: PlainDate;
}

export interface DraftLetter extends ComposedLetter {
  templateVersion: number;
  recipient: string;
  replaced: OutgoingLetterRecord | null;
  /** Why it cannot be issued now whatever is filled in; null when it can. */
  blocked: string | null;
}

/**
 * @param numberOf gives the letter its number, from the agency's rule; asked only for kinds that have one, after every other check
 * @throws AppError `invalid_input` (what is named or typed), `action_not_allowed` (not even to be looked at)
 */
export async function draftLetter(
  deps: LetterDeps,
  { tx, record, state, calendar, today }: LetterContext,
  input: LetterInput,
  numberOf: ((pattern: string) => Promise<string>) | string,
): Promise<DraftLetter> {
  const { kind } = input;
  const { agencyId } = record;
  const isDraft = typeof numberOf === 'string';
  const [agency, worded, earlier, remedies] = [
    await tx.agencies.load(agencyId),
    await tx.letterTemplates.latest(agencyId, kind),
    await tx.outgoingLetters.ofCase(agencyId, record.id),
    await deps.agencies.remedyConfiguration(agencyId),
  ];
  if (!agency) throw new AppError('not_found');
  const subject: LetterSubject = {
    agency,
    number: record.number,
    applicantName: record.applicant.name,
    jointCount: record.applicant.joint?.length ?? 0,
    subject: record.content.subject,
    channel: record.channel,
    facts: record.facts,
    state,
    events: record.events,
    consultation: consultationOf(state, input),
    assistance: assistanceOf(state, record.events, input),
    about: aboutOf(earlier, input),
    typed: typedOf(input),
  };
  const replaced = replacedOf(earlier, record.events, input);
  const blocked = letterBlocked(kind, subject, isDraft) ?? repeated(kind, earlier, record.events, replaced);
  if (blocked && !isDraft) throw notNow(kind, blocked);
  const { numberPattern, letterhead } = agency.letters ?? DEFAULT_LETTER_SETTINGS;
  const frame = {
    kind,
    template: worded ?? defaultTemplate(kind),
    letterhead,
    today,
    calendar,
    remedies,
    replaces: replaced && { title: replaced.title, number: replaced.number, date: replaced.issuedDate },
  };
  if (!isDraft) assertComplete(composeLetter({ ...frame, number: '' }, subject).missing);
  const number =
    isDraft || !OUTGOING_KINDS[kind].numbered ? String(isDraft ? numberOf : '') : await numberOf(numberPattern);
  return {
    ...composeLetter({ ...frame, number }, subject),
    templateVersion: worded?.version ?? DEFAULT_TEMPLATE_VERSION,
    recipient: recipientOf(kind, subject),
    replaced,
    blocked,
  };
}

/** Series and number by the agency's rule, drawn in the transaction. */
export async function drawLetterNumber(
  tx: Transaction,
  agencyId: string,
  pattern: string,
  today: PlainDate,
): Promise<string> {
  const year = yearOf(today);
  return letterNumber(pattern, year, await tx.outgoingLetters.drawNumber(`${agencyId} ${year} ${pattern}`));
}

export function notNow(kind: OutgoingKindId, reason: string): AppError {
  return new AppError('action_not_allowed', { action: `制发${OUTGOING_KINDS[kind].label}`, reason });
}

function consultationOf(state: CaseState, { kind, consultationId }: LetterInput): LetterSubject['consultation'] {
  if (consultationId === undefined) return null;
  const found = state.consultations.find(({ id }) => id === consultationId);
  if (!found || !OUTGOING_KINDS[kind].ofConsultation)
    throw invalid([{ path: 'consultationId', message: found ? '这种文书与征求意见无关' : '没有这次征求意见' }]);
  return found;
}

function assistanceOf(
  state: CaseState,
  events: readonly CaseEvent[],
  { kind, assistanceId }: LetterInput,
): LetterSubject['assistance'] {
  if (assistanceId === undefined) return null;
  const found = state.handling.assistances.find(({ id }) => id === assistanceId);
  if (!found || !OUTGOING_KINDS[kind].ofAssistance)
    throw invalid([{ path: 'assistanceId', message: found ? '这种文书与协办无关' : '没有这件协办函' }]);
  const text = events.find((event) => event.kind === 'assistance_requested' && event.assistanceId === assistanceId);
  return { ...found, text: text?.kind === 'assistance_requested' ? text.text : '' };
}

function aboutOf(earlier: readonly OutgoingLetterRecord[], input: LetterInput): LetterSubject['about'] {
  if (input.aboutLetterId === undefined) return null;
  const found = earlier.find(({ id }) => id === input.aboutLetterId);
  if (!found || found.kind === 'delivery_receipt' || input.kind !== 'delivery_receipt')
    throw invalid([{ path: 'aboutLetterId', message: found ? '只有送达回证写明所送达的文书' : '没有这份文书' }]);
  return found;
}

function typedOf({ kind, values = {} }: LetterInput): TypedValues {
  const allowed = fieldsOf(kind);
  const foreign = (Object.keys(values) as LetterFieldId[]).find(
    (id) => !allowed.includes(id) || LETTER_FIELDS[id].typed === undefined,
  );
  if (foreign) throw invalid([{ path: `values.${foreign}`, message: '这种文书没有需要填写的这一项' }]);
  return values;
}

function replacedOf(
  earlier: readonly OutgoingLetterRecord[],
  events: readonly CaseEvent[],
  { kind, replaces }: LetterInput,
): OutgoingLetterRecord | null {
  if (!replaces) return null;
  const path = 'replaces.letterId';
  const found = earlier.find(({ id }) => id === replaces.letterId);
  if (!found) throw invalid([{ path, message: '没有这份文书' }]);
  if (found.kind !== kind) throw invalid([{ path, message: '只能由同一种文书代替' }]);
  if (earlier.some((letter) => letter.replaces?.id === found.id))
    throw invalid([{ path, message: '这份文书已被代替，请选择代替它的那一份' }]);
  if (sentDateOf(events, found)) throw invalid([{ path, message: '答复书已经发出，更正须先撤销原答复' }]);
  return found;
}

/** Of what there can be one only, a second letter takes the place of the first; of answers, the one to each decision. */
function repeated(
  kind: OutgoingKindId,
  earlier: readonly OutgoingLetterRecord[],
  events: readonly CaseEvent[],
  replaced: OutgoingLetterRecord | null,
): string | null {
  const { once, decisionGroup } = OUTGOING_KINDS[kind];
  if (!once && !decisionGroup) return null;
  const decided = events.findLast(({ kind: each }) => each === 'decided')?.seq ?? 0;
  const since = new Set(
    events.flatMap((event) => (event.kind === 'letter_issued' && event.seq > decided ? [event.letterId] : [])),
  );
  const gone = new Set([replaced?.id, ...earlier.map((letter) => letter.replaces?.id)]);
  const standing = earlier.find(
    (letter) =>
      !gone.has(letter.id) &&
      (decisionGroup
        ? OUTGOING_KINDS[letter.kind].decisionGroup !== undefined && since.has(letter.id)
        : letter.kind === kind),
  );
  if (!standing) return null;
  return `已经制发${standing.number ? ` ${standing.number}` : ''}，有误的请制发新的文书代替`;
}

/** Where it is missed: what is typed for this letter at its own field, everything else at the whole. */
export function missingAt(missing: readonly MissingPart[]): { path: string; message: string }[] {
  return missing.map(({ field, label }) => ({
    path: field && LETTER_FIELDS[field].typed ? `values.${field}` : 'values',
    message: `文书缺少：${label}`,
  }));
}

function assertComplete(missing: readonly MissingPart[]): void {
  if (missing.length > 0) throw invalid(missingAt(missing));
}
