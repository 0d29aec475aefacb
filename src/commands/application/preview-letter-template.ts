import { DEFAULT_LETTER_SETTINGS } from '../../domain/account/letter-settings.js';
import { composeLetter } from '../../domain/application/compose-letter.js';
import { exampleSubject } from '../../domain/application/example-letter.js';
import { type OutgoingKindId } from '../../domain/application/letter-kinds.js';
import { type LetterModel } from '../../domain/application/letter-model.js';
import { NUMBER_TO_COME } from '../../domain/application/letter-number.js';
import { elementsIn, type LetterTemplate, templateFaults } from '../../domain/application/letter-templates.js';
import { AppError, type FieldFault } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type LetterDeps } from './letter-deps.js';

export interface TemplatePreview {
  model: LetterModel;
  /** Everything that has to be said in such a letter, and whether the wording says it. */
  elements: { label: string; present: boolean }[];
  /** Why the wording could not be saved as it is, by the field; empty when it could. */
  faults: FieldFault[];
}

/**
 * A wording as its letters would be, on an invented case; nothing is stored. Words in braces that do not exist stay as they are.
 * @throws AppError `forbidden`
 */
export async function previewLetterTemplate(
  deps: LetterDeps,
  actor: StaffActor,
  { kind, title, blocks }: LetterTemplate & { kind: OutgoingKindId },
): Promise<TemplatePreview> {
  const { agencyId } = actor;
  if (!can(actor, 'edit_letter_templates', { agencyId })) throw new AppError('forbidden');
  const [agency, remedies, calendar] = await Promise.all([
    deps.unitOfWork.run((tx) => tx.agencies.load(agencyId)),
    deps.agencies.remedyConfiguration(agencyId),
    deps.calendars.forAgency(agencyId),
  ]);
  if (!agency) throw new AppError('not_found');
  const template = { title, blocks };
  const today = deps.clock.today();
  const { letterhead } = agency.letters ?? DEFAULT_LETTER_SETTINGS;
  const frame = { kind, template, letterhead, number: NUMBER_TO_COME, today, calendar, remedies, replaces: null };
  return {
    model: composeLetter(frame, exampleSubject(kind, { agency, today, calendar })).model,
    elements: elementsIn(kind, template),
    faults: templateFaults(kind, template),
  };
}
