import { type RemedyNotice } from '../api/generated';

type Paragraph = RemedyNotice['paragraphs'][number];

export interface SharedParagraph extends Pick<Paragraph, 'text' | 'doors'> {
  /** The parts of the answer that it is about; none where the answer has one part. */
  subjects: string[];
}

/** Parts of an answer on grounds of one kind lead to the same doors until the same day: told once, with the parts by name. */
export function withoutRepeats(paragraphs: readonly Paragraph[]): SharedParagraph[] {
  const shared = new Map<string, SharedParagraph>();
  for (const { subject, text, doors } of paragraphs) {
    const sign = JSON.stringify([text, doors]);
    const known = shared.get(sign) ?? { text, doors, subjects: [] };
    if (subject) known.subjects.push(subject);
    shared.set(sign, known);
  }
  return [...shared.values()];
}
