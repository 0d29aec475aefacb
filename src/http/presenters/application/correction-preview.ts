import { type CorrectionPreview } from '../../../commands/application/correct-date.js';
import { CASE_EVENTS } from '../../../domain/application/case-events.js';
import { type CaseFacts } from '../../../domain/application/case-facts.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import { statisticsCode } from '../../../domain/application/generation-one-decisions.js';
import { type TallyEntry } from '../../../domain/report/tally.js';

export function presentCorrectionPreview({ event, before, after, entries }: CorrectionPreview) {
  return {
    event: { id: event.id, label: CASE_EVENTS[event.kind].label, date: event.date },
    before: consequences(before),
    after: consequences(after),
    entries: entries.map((entry) => ({ year: entry.year, row: rowOf(entry), delta: entry.delta })),
  };
}

function consequences({ receiptDate, dueDate, alarmDate, handledDate, receiptYear, handledYear }: CaseFacts) {
  return { receiptDate, dueDate, alarmDate, handledDate, receiptYear, handledYear };
}

/** A mended date moves a case between years, never between columns. */
function rowOf({ flow, decisionCode }: TallyEntry): string {
  return flow === 'handled' && decisionCode ? decisionTitle(statisticsCode(decisionCode)) : '本年新收';
}
