/** The text of a letter that an agency may word itself, with fields in braces, and the rules such a text must keep. */
import { AppError, type FieldFault } from '../../errors.js';
import { DEFAULT_LETTER_TEMPLATES } from './default-letter-templates.js';
import { fieldsOf, isLetterField } from './letter-fields.js';
import { LETTER_ELEMENTS } from './letter-elements.js';
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';

export type TemplateBlock =
  | { kind: 'addressee' | 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] };

/** Letterhead, number, remedies, signature and date are not in it: the server places them. */
export interface LetterTemplate {
  title: string;
  blocks: TemplateBlock[];
}

export const TEMPLATE_LIMITS = { title: 60, text: 2_000, blocks: 60, items: 50, columns: 8, cell: 500 } as const;

/** The version before an agency has worded its own. */
export const DEFAULT_TEMPLATE_VERSION = 0;

export function defaultTemplate(kind: OutgoingKindId): LetterTemplate {
  return DEFAULT_LETTER_TEMPLATES[kind];
}

/** Texts of a template with where each stands. */
export function textsOf({ title, blocks }: LetterTemplate): { path: string; text: string }[] {
  return [
    { path: 'title', text: title },
    ...blocks.flatMap((block, index) => {
      const path = `blocks.${index}`;
      if (block.kind === 'list') return block.items.map((text, item) => ({ path: `${path}.items.${item}`, text }));
      if (block.kind === 'table')
        return block.rows.flatMap((row, r) => row.map((text, c) => ({ path: `${path}.rows.${r}.${c}`, text })));
      return [{ path: `${path}.text`, text: block.text }];
    }),
  ];
}

export function fieldsIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word ?? '');
}

/** The mandatory elements, in words for people, each with whether it is there. */
export function elementsIn(kind: OutgoingKindId, template: LetterTemplate): { label: string; present: boolean }[] {
  const whole = textsOf(template)
    .map(({ text }) => text)
    .join('\n');
  return LETTER_ELEMENTS[kind].map(({ label, any }) => ({ label, present: any.some((part) => whole.includes(part)) }));
}

/** @throws AppError `invalid_input` with `templateFaults` */
export function assertTemplate(kind: OutgoingKindId, template: LetterTemplate): void {
  const faults = templateFaults(kind, template);
  if (faults.length > 0) throw new AppError('invalid_input', {}, { fields: faults });
}

/** Fields that do not exist or do not belong here, and every mandatory element that is missing. */
export function templateFaults(kind: OutgoingKindId, template: LetterTemplate): FieldFault[] {
  const allowed = fieldsOf(kind);
  const faults: FieldFault[] = textsOf(template).flatMap(({ path, text }) => {
    const foreign = fieldsIn(text).find((word) => !isLetterField(word) || !allowed.includes(word));
    if (foreign !== undefined) {
      const why = isLetterField(foreign) ? '不能用在这种文书里' : '不能代入';
      const message = `“{${foreign}}”${why}，可用的有 ${allowed.map((id) => `{${id}}`).join('、')}`;
      return [{ path, message }];
    }
    return /[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [{ path, message: '花括号不成对' }] : [];
  });
  for (const [index, block] of template.blocks.entries()) {
    if (block.kind === 'table' && block.rows.some((row) => row.length !== block.rows[0]?.length))
      faults.push({ path: `blocks.${index}.rows`, message: '表格各行的格数应当相同' });
  }
  const missing = elementsIn(kind, template).flatMap(({ label, present }) => (present ? [] : [label]));
  if (missing.length > 0)
    faults.push({ path: 'blocks', message: `${OUTGOING_KINDS[kind].label}缺少：${missing.join('；')}` });
  return faults;
}
