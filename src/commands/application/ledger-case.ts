/** A case out of a row of a ledger of earlier years: only what the row says, as events. */
import { type CaseEvent, type CaseFact, type EventAuthor } from '../../domain/application/case-events.js';
import { defaultSupplementLimit, deriveFacts } from '../../domain/application/case-facts.js';
import { CHANNELS } from '../../domain/application/channels.js';
import { type DecisionPart, DECISIONS, isDecisionCode } from '../../domain/application/decisions.js';
import { type AnyDecisionCode } from '../../domain/application/generation-one-decisions.js';
import { type LedgerRow } from '../../domain/application/ledger-row.js';
import { normaliseText, searchTerms } from '../../domain/application/search-text.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { contentKeys } from './new-application.js';
import { type NumberedRow } from '../../ports/ledger-imports.js';
import { basisOf } from './change-case.js';

export interface LedgerCaseInput {
  agencyId: string;
  importId: string;
  calendar: WorkingCalendar;
  by: EventAuthor;
  at: string;
  today: PlainDate;
}

/** Ids come from the import and the row, so that whoever finishes a killed import makes the same case. */
export function ledgerCase(
  deps: Pick<CommandDeps, 'hash' | 'cipher'>,
  row: NumberedRow,
  input: LedgerCaseInput,
): ApplicationRecord {
  const { agencyId, importId, at, by, calendar } = input;
  const { number } = row;
  const idOf = (part: string): string => deps.hash(`${importId}:${row.row}:${part}`).slice(0, 24);
  const events = ledgerFacts(row, input).map((fact, index): CaseEvent => ({
    ...fact,
    id: idOf(String(index)),
    seq: index + 1,
    version: 1,
    at,
    by,
  }));
  const record: Omit<ApplicationRecord, 'facts'> = {
    id: idOf('case'),
    agencyId,
    number,
    externalNumber: row.externalNumber,
    source: 'ledger',
    citizenId: null,
    channel: row.channel,
    applicant: {
      kind: row.applicantKind,
      name: row.applicantName,
      identity: null,
      contact: null,
      agent: null,
      // Of the applicant no more than the name is known: equal to another only where that has no more either.
      lookup: deps.cipher.lookup(`name:${normaliseText(row.applicantName)}:`),
    },
    content: contentOf(row),
    ...contentKeys(deps, row.content),
    replyPreference: null,
    fileIds: [],
    assignee: null,
    counted: true,
    bindingLookup: null,
    ledger: { importId, row: row.row, registerNumber: row.registerNumber, note: row.note },
    events,
    version: 1,
    searchTerms: searchTerms(number, row.registerNumber, row.externalNumber, row.applicantName, row.content),
    createdAt: at,
  };
  return { ...record, facts: deriveFacts(basisOf(record), calendar).facts };
}

const SUBJECT_LENGTH = 200;

function contentOf(row: LedgerRow): ApplicationRecord['content'] {
  const whole = row.content.replace(/\s+/g, ' ');
  const fits = whole.length <= SUBJECT_LENGTH;
  return {
    subject: fits ? whole : `${whole.slice(0, SUBJECT_LENGTH - 1)}…`,
    documentNumber: null,
    description: fits ? '' : row.content,
    purpose: null,
  };
}

/** In the order in which they happened; the import itself comes last, today. */
function ledgerFacts(row: LedgerRow, { calendar, importId, today }: LedgerCaseInput): CaseFact[] {
  const facts: CaseFact[] = [...receiptFacts(row)];
  if (row.supplementRequestedDate) {
    const date = row.supplementRequestedDate;
    // A ledger does not say which limit the notice set; the usual one stands in for it.
    const replyBy = defaultSupplementLimit(date, calendar);
    facts.push({ kind: 'supplement_requested', date, text: '（台账未记载补正内容）', replyBy });
  }
  if (row.supplementReceivedDate) {
    facts.push({ kind: 'supplement_received', date: row.supplementReceivedDate, text: '', fileIds: [] });
  }
  if (row.extended) facts.push(extensionFact(row));
  if (row.handledDate && row.code) {
    const date = row.handledDate;
    facts.push({ kind: 'decided', date, decisionCode: row.code, parts: partsOf(row.code) });
    facts.push({ kind: 'dispatched', date, method: row.deliveryMethod ?? 'unrecorded', fileIds: [] });
  }
  if (row.deliveredDate) {
    facts.push({ kind: 'delivered', date: row.deliveredDate, method: row.deliveryMethod ?? 'unrecorded' });
  }
  facts.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return [...facts, { kind: 'imported', date: today, importId, row: row.row }];
}

/** What fixes the receipt date on the channel (第三十一条) happened on the ledger's day; when it was submitted may be unknown. */
function receiptFacts(row: LedgerRow): CaseFact[] {
  const { channel, receiptDate } = row;
  const { clock } = CHANNELS[channel];
  if (clock === 'in_person') return [{ kind: 'submitted', date: receiptDate, channel }];
  const submitted: CaseFact[] = row.submittedDate ? [{ kind: 'submitted', date: row.submittedDate, channel }] : [];
  const kind = clock === 'registered_mail' ? 'signed_for' : 'receipt_confirmed';
  return [...submitted, { kind, date: receiptDate }];
}

function extensionFact(row: LedgerRow): CaseFact {
  const { extensionDate, extensionWorkingDays, receiptDate } = row;
  return extensionDate && extensionWorkingDays
    ? {
        kind: 'extension_approved',
        date: extensionDate,
        workingDays: extensionWorkingDays,
        reason: '（台账未记载理由）',
      }
    : { kind: 'extension_recorded', date: extensionDate ?? receiptDate };
}

/** The ground is known only where the result has no other. */
function partsOf(code: AnyDecisionCode): DecisionPart[] {
  if (!isDecisionCode(code)) return [];
  const { grounds } = DECISIONS[code];
  return grounds.length === 1 ? [{ code, ground: grounds[0] }] : [];
}
