import { LETTER_KINDS, LETTER_OUTCOMES } from '../../../domain/application/incoming-letters.js';
import { type LetterRecord } from '../../../ports/letters.js';

export function presentLetter({ agencyId: _, outcome, kind, registeredBy, ...rest }: LetterRecord) {
  return {
    ...rest,
    kind: { code: kind, label: LETTER_KINDS[kind] },
    registeredBy: registeredBy.name,
    outcome: outcome && { ...outcome, kind: { code: outcome.kind, label: LETTER_OUTCOMES[outcome.kind] } },
  };
}
