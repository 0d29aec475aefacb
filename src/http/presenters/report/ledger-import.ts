import { applicantKindTitle } from '../../../domain/application/applicant-kinds.js';
import { CHANNELS } from '../../../domain/application/channels.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import {
  type AnyDecisionCode,
  GENERATION_ONE_DECISIONS,
  isGenerationOneCode,
} from '../../../domain/application/generation-one-decisions.js';
import { type LedgerFault, type LedgerRow } from '../../../domain/application/ledger-row.js';
import { type LedgerPreview } from '../../../commands/application/start-ledger-import.js';
import { type LedgerImport } from '../../../ports/ledger-imports.js';

/** Enough to see that the columns are read as they are meant. Names of applicants are left out. */
const SHOWN_ROWS = 8;
/** Who has more of them mends the column, not the cells. */
const SHOWN_ERRORS = 500;

export function presentLedgerImport({ startedBy, ...record }: LedgerImport) {
  const { id, fileName, rows, done, firstYear, startedAt, doneAt } = record;
  const state = record.state === 'done' ? ('done' as const) : ('importing' as const);
  return { id, fileName, state, rows, done, firstYear, startedBy: startedBy.name, startedAt, doneAt };
}

export function presentLedgerPreview(preview: LedgerPreview, fileHash: string) {
  const { rows, errors, ignored, years, changedYears, running } = preview;
  return {
    fileHash,
    rows: rows.length,
    faultyRows: new Set(errors.map(({ row }) => row).filter((row) => row > 0)).size,
    errors: shownErrors(errors),
    errorCount: errors.length,
    ignored,
    years,
    changedYears,
    firstRows: rows.slice(0, SHOWN_ROWS).map(presentRow),
    running: running && presentLedgerImport(running),
  };
}

export function shownErrors(errors: readonly LedgerFault[]) {
  return errors.slice(0, SHOWN_ERRORS);
}

function presentRow({
  row,
  registerNumber,
  receiptDate,
  applicantKind,
  content,
  channel,
  handledDate,
  code,
}: LedgerRow) {
  return {
    row,
    registerNumber,
    receiptDate,
    applicantKind: applicantKindTitle(applicantKind),
    content,
    channel: CHANNELS[channel].label,
    handledDate,
    result: code && titleOf(code),
  };
}

function titleOf(code: AnyDecisionCode): string {
  return isGenerationOneCode(code) ? GENERATION_ONE_DECISIONS[code].label : decisionTitle(code);
}
