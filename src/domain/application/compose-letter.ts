/** From a template and a case to the letter: fields are filled in, and the server adds what is not for anybody to word. */
import { type PlainDate } from '../calendar/plain-date.js';
import { type WorkingCalendar } from '../calendar/working-calendar.js';
import { isLetterField, LETTER_FIELDS, type LetterFieldId, type LetterValues } from './letter-fields.js';
import { type OutgoingKindId, OUTGOING_KINDS } from './letter-kinds.js';
import { chineseDate, type LetterBlock, type LetterModel } from './letter-model.js';
import { remediesOfLetter } from './letter-remedies.js';
import { type LetterSubject, letterValues, partsOf } from './letter-subject.js';
import { fieldsIn, type LetterTemplate, type TemplateBlock } from './letter-templates.js';
import { type RemedyConfiguration } from './remedy-notice.js';

export interface LetterFrame {
  kind: OutgoingKindId;
  template: LetterTemplate;
  /** The agency's name in red; null: none. */
  letterhead: string | null;
  /** As it stands in the letter: drawn, or the words that one is to come. Not printed where the kind has none. */
  number: string;
  today: PlainDate;
  calendar: WorkingCalendar;
  remedies: RemedyConfiguration;
  /** The letter it takes the place of. */
  replaces: { title: string; number: string | null; date: PlainDate } | null;
}

/** What cannot be filled in yet. */
export interface MissingPart {
  /** Null for what the server places itself. */
  field: LetterFieldId | null;
  /** In words for people, with where it is to be had. */
  label: string;
}

export interface ComposedLetter {
  model: LetterModel;
  /** A letter that lacks anything is not issued. */
  missing: MissingPart[];
}

export function composeLetter(frame: LetterFrame, subject: LetterSubject): ComposedLetter {
  const { kind, template, letterhead, number, today, calendar, replaces } = frame;
  const { numbered } = OUTGOING_KINDS[kind];
  const values = letterValues(kind, subject);
  const missing: Missing = new Map();
  const body = template.blocks.flatMap((block) => fillBlock(block, values, missing));
  const remedies = remediesOfLetter(kind, partsOf(subject.state), frame.remedies, { today, calendar });
  for (const label of remedies.missing) missing.set(label, null);
  const notes = body.flatMap((block) => (block.kind === 'notes' ? block.items : []));
  if (replaces) notes.push(replacementNote(replaces));
  const title = fill(template.title, values, missing);
  const blocks: LetterBlock[] = [
    ...(letterhead ? [{ kind: 'letterhead', text: letterhead } as const] : []),
    ...(numbered ? [{ kind: 'number', text: number } as const] : []),
    { kind: 'title', text: title },
    ...body.filter(({ kind: each }) => each !== 'notes'),
    ...remedies.paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
    ...(kind === 'delivery_receipt'
      ? []
      : [{ kind: 'signature', agency: subject.agency.name, date: chineseDate(today) } as const]),
    ...(notes.length > 0 ? [{ kind: 'notes', items: notes } as const] : []),
  ];
  return { model: { title, blocks }, missing: [...missing].map(([label, field]) => ({ field, label })) };
}

/** By their words, each once. */
type Missing = Map<string, LetterFieldId | null>;

function replacementNote({ title, number, date }: NonNullable<LetterFrame['replaces']>): string {
  return `注：本文书代替本机关${chineseDate(date)}制发的《${title}》${number ? `（${number}）` : ''}，原文书作废。`;
}

function fillBlock(block: TemplateBlock, values: LetterValues, missing: Missing): LetterBlock[] {
  switch (block.kind) {
    case 'list': {
      const items = block.items.filter((text) => !isLeftOut(text, values));
      return [{ kind: 'list', items: items.map((text, index) => `${index + 1}．${fill(text, values, missing)}`) }];
    }
    case 'table':
      return [{ kind: 'table', rows: block.rows.map((row) => row.map((cell) => fill(cell, values, missing))) }];
    case 'note':
      return isLeftOut(block.text, values) ? [] : [{ kind: 'notes', items: [fill(block.text, values, missing)] }];
    case 'addressee':
      return [{ kind: 'addressee', text: fill(block.text, values, missing) }];
    case 'paragraph':
      return isLeftOut(block.text, values)
        ? []
        : fill(block.text, values, missing)
            .split(/\n+/)
            .map((text) => text.trim())
            .filter((text) => text !== '')
            .map((text) => ({ kind: 'paragraph', text }));
  }
}

/** A paragraph about something that there is not, and need not be. */
function isLeftOut(text: string, values: LetterValues): boolean {
  return fieldsIn(text).some((word) => {
    return isLetterField(word) && LETTER_FIELDS[word].optional === true && !values[word];
  });
}

function fill(text: string, values: LetterValues, missing: Missing): string {
  return text.replace(/\{([^{}]*)\}/g, (_, word: string) => {
    // Only in the preview of a wording that is being written.
    if (!isLetterField(word)) return `【${word}】`;
    const id = word;
    const value = values[id];
    if (value) return value;
    missing.set(`${word}（${LETTER_FIELDS[id].source}）`, id);
    return `【${word}】`;
  });
}
