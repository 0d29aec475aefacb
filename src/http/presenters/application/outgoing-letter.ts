import { type DraftLetter, missingAt } from '../../../commands/application/draft-letter.js';
import { type CaseEvent } from '../../../domain/application/case-events.js';
import { fieldsOf, LETTER_FIELDS } from '../../../domain/application/letter-fields.js';
import { LETTER_ELEMENTS } from '../../../domain/application/letter-elements.js';
import { OUTGOING_KIND_IDS, type OutgoingKindId, OUTGOING_KINDS } from '../../../domain/application/letter-kinds.js';
import { sealOfLetter, sentDateOf } from '../../../domain/application/letter-seals.js';
import { DEFAULT_TEMPLATE_VERSION, defaultTemplate } from '../../../domain/application/letter-templates.js';
import { type StaffActor } from '../../../policies/actor.js';
import { can } from '../../../policies/can.js';
import { type LetterTemplateRecord, type OutgoingLetterRecord } from '../../../ports/outgoing-letters.js';

const labelOf = (kind: OutgoingKindId) => ({ code: kind, label: OUTGOING_KINDS[kind].label });

/**
 * @param letters all of the case: a letter does not know itself what has taken its place
 * @param events of the case: what has become of the letter
 */
export function presentIssuedItem(
  letter: OutgoingLetterRecord,
  letters: readonly OutgoingLetterRecord[],
  events: readonly CaseEvent[],
) {
  const { id, kind, number, title, recipient, issuedDate, issuedAt, issuedBy, templateVersion, modelSha256 } = letter;
  return {
    id,
    kind: labelOf(kind),
    number,
    title,
    recipient,
    issuedDate,
    issuedAt,
    issuedBy: issuedBy.name,
    templateVersion,
    modelSha256,
    files: letter.files,
    replaces: letter.replaces && { letterId: letter.replaces.id, reason: letter.replaces.reason },
    replacedBy: letters.find((other) => other.replaces?.id === id)?.id ?? null,
    sealed: sealOfLetter(events, id),
    sentDate: sentDateOf(events, letter),
  };
}

export function presentIssued(
  letter: OutgoingLetterRecord,
  letters: readonly OutgoingLetterRecord[],
  events: readonly CaseEvent[],
) {
  return { ...presentIssuedItem(letter, letters, events), model: letter.model };
}

/** @param blockedOf why a letter of this kind cannot be issued now, as far as it can be said before anything is chosen */
export function presentKinds(blockedOf: (kind: OutgoingKindId) => string | null) {
  return OUTGOING_KIND_IDS.map((kind) => ({
    kind: labelOf(kind),
    article: OUTGOING_KINDS[kind].article,
    blocked: blockedOf(kind),
    typed: fieldsOf(kind).filter((field) => LETTER_FIELDS[field].typed !== undefined),
    ofConsultation: OUTGOING_KINDS[kind].ofConsultation,
    ofAssistance: OUTGOING_KINDS[kind].ofAssistance,
    numbered: OUTGOING_KINDS[kind].numbered,
    answersDecision: OUTGOING_KINDS[kind].decisionGroup !== undefined,
  }));
}

export function presentPreview(
  kind: OutgoingKindId,
  { recipient, templateVersion, missing, blocked, model }: DraftLetter,
) {
  return {
    kind: labelOf(kind),
    recipient,
    templateVersion,
    missing: missing.map(({ label }) => label),
    faults: missingAt(missing),
    blocked,
    model,
  };
}

const ofSystem = (kind: OutgoingKindId) => ({
  kind: labelOf(kind),
  version: DEFAULT_TEMPLATE_VERSION,
  savedAt: null,
  savedBy: null,
  note: '系统的模板',
});

const ofAgency = ({ kind, version, savedAt, savedBy, note }: LetterTemplateRecord) => ({
  kind: labelOf(kind),
  version,
  savedAt,
  savedBy: savedBy.name,
  note,
});

export function presentTemplates(current: readonly LetterTemplateRecord[]) {
  return OUTGOING_KIND_IDS.map((kind) => {
    const worded = current.find((each) => each.kind === kind);
    return worded ? ofAgency(worded) : ofSystem(kind);
  });
}

/** @returns null where there is no such version */
export function presentTemplate(
  kind: OutgoingKindId,
  versions: readonly LetterTemplateRecord[],
  version: number | undefined,
  actor: StaffActor,
) {
  const wanted = version ?? versions[0]?.version ?? DEFAULT_TEMPLATE_VERSION;
  const worded = versions.find((each) => each.version === wanted);
  if (!worded && wanted !== DEFAULT_TEMPLATE_VERSION) return null;
  const { title, blocks } = worded ?? defaultTemplate(kind);
  return {
    ...(worded ? ofAgency(worded) : ofSystem(kind)),
    title,
    blocks,
    fields: fieldsOf(kind).map((field) => {
      const { source, optional = false } = LETTER_FIELDS[field];
      return { field, source, optional };
    }),
    elements: LETTER_ELEMENTS[kind].map(({ label }) => label),
    versions: [...versions.map(ofAgency), ofSystem(kind)],
    abilities: { edit_letter_templates: can(actor, 'edit_letter_templates', { agencyId: actor.agencyId }) },
  };
}
