/** Letters of the cases on today's desk, written by the office's own templates. */
import { DECISIONS } from '../domain/application/decisions.js';
import { statisticsCode } from '../domain/application/generation-one-decisions.js';
import { type OutgoingKindId, OUTGOING_KINDS } from '../domain/application/letter-kinds.js';
import { type CaseFile } from './case-file.js';
import { lastConsultation, sendReply } from './case-steps.js';

type Deed = (file: CaseFile) => Promise<void>;

/** Whatever it is about is the last of its kind. */
export const letter =
  (kind: OutgoingKindId): Deed =>
  async (file) => {
    const { ofConsultation, ofAssistance } = OUTGOING_KINDS[kind];
    const help = file.record.events.findLast((event) => event.kind === 'assistance_requested');
    await file.issue(kind, {
      ...(ofConsultation ? { consultationId: lastConsultation(file).consultationId } : {}),
      ...(ofAssistance && help?.kind === 'assistance_requested' ? { assistanceId: help.assistanceId } : {}),
      ...(kind === 'fee_notice' ? { values: { 缴纳方式: '凭缴款码到代收银行或者网上缴纳' } } : {}),
    });
  };

/** The letter that belongs to the decision. */
export const answerLetter: Deed = async (file) => {
  await file.issue(letterKindOf(file));
};

/** And it goes out. */
export const sendLetter: Deed = async (file) => {
  await sendReply(file, await file.issue(letterKindOf(file))).done;
};

function letterKindOf({ record }: CaseFile): OutgoingKindId {
  const { decisionCode } = record.facts;
  if (!decisionCode) throw new Error('demo: nothing was decided');
  return `decision_${DECISIONS[statisticsCode(decisionCode)].group}`;
}
