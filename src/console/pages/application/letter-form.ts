/** What is chosen and typed for one letter. */
import { type IssuedLetterItem, type IssuedLetters, type Operations } from '../../api/generated';

type Kind = IssuedLetters['kinds'][number];
type Body = Operations['previewLetter']['body'];

export interface LetterForm {
  consultationId: string;
  assistanceId: string;
  aboutLetterId: string;
  /** Of the letter whose place it takes; empty: of none. */
  replacesId: string;
  reason: string;
  values: Partial<Record<string, string>>;
}

interface Choices {
  consultations: readonly { value: string }[];
  assistances: readonly { value: string }[];
  letters: readonly { value: string }[];
  replaces: IssuedLetterItem | null;
}

/** One possibility is no choice. */
const only = (choices: readonly { value: string }[]): string => (choices.length === 1 ? (choices[0]?.value ?? '') : '');

export function emptyLetter(kind: Kind, { consultations, assistances, letters, replaces }: Choices): LetterForm {
  return {
    consultationId: kind.ofConsultation ? only(consultations) : '',
    assistanceId: kind.ofAssistance ? only(assistances) : '',
    aboutLetterId: kind.kind.code === 'delivery_receipt' ? only(letters) : '',
    replacesId: replaces?.id ?? '',
    reason: '',
    values: Object.fromEntries(kind.typed.map((name) => [name, ''])),
  };
}

/** What is empty is left out; a replacement without its reason is looked at as a letter of its own. */
export function letterBody(kind: Kind, form: LetterForm): Body {
  const values = Object.fromEntries(Object.entries(form.values).filter(([, text]) => text?.trim()));
  const { consultationId, assistanceId, aboutLetterId, replacesId, reason } = form;
  return {
    kind: kind.kind.code,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(consultationId ? { consultationId } : {}),
    ...(assistanceId ? { assistanceId } : {}),
    ...(aboutLetterId ? { aboutLetterId } : {}),
    ...(replacesId && reason.trim() ? { replaces: { letterId: replacesId, reason: reason.trim() } } : {}),
  };
}
