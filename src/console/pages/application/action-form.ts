/** What a form of an action is made of: a table row, drawn by `action-drawer.vue`. Checked against the API's own types. */
import { type OperationId, type Operations, type StaffCase } from '../../api/generated';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type Body<K extends OperationId> = Extract<Operations[K]['body'], object>;
type FieldName<K extends OperationId> = Exclude<
  keyof Body<K> & string,
  'expectedVersion' | 'lateEntryReason' | 'correction'
>;

export type FieldKind =
  | 'date'
  | 'line'
  | 'text'
  | 'number'
  | 'yes_no'
  | 'choice'
  | 'clerk'
  | 'lawyer'
  | 'case'
  /** A reconsideration or suit about the case. */
  | 'remedy'
  | 'files'
  | 'file_of_form'
  /** An issued letter of the case, with the file of it that is sealed electronically (`sealFileId`). */
  | 'letter'
  /** A text in which colleagues are named with `@`; who is named goes into the field `mentions`. */
  | 'note'
  /** Ids of people that another field names. */
  | 'people'
  /** Further cases of the same applicant that wait for their letter. */
  | 'also_answers'
  /** Parts of a decision, each with its ground. */
  | 'decision_parts'
  /** Places that were searched. */
  | 'search_entries'
  /** What a case is split into. */
  | 'split_parts';

export interface Field<N extends string = string> {
  readonly name: N;
  readonly label: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly hint?: string;
  /** Longest text, as the server has it. */
  readonly max?: number;
  /** Of `choice`: what can be chosen on this case. */
  readonly choices?: (subject: StaffCase) => readonly Choice[];
  /** What stands there at first. */
  readonly initial?: (subject: StaffCase, today: string) => unknown;
}

export interface ActionForm {
  readonly operation: OperationId;
  readonly fields: readonly Field[];
  /** What happens to the case and to its dates, told before it is confirmed. */
  readonly effects: (subject: StaffCase) => readonly string[];
  /** It cannot be taken back. */
  readonly final?: boolean;
}

export function form<K extends OperationId>(
  operation: K,
  fields: readonly Field<FieldName<K>>[],
  effects: (subject: StaffCase) => readonly string[],
  final = false,
): ActionForm {
  return { operation, fields, effects, final };
}

export const today = (_: StaffCase, day: string): string => day;
/** Who approves may say something with it; who returns it has to. */
export const approvalComment = { name: 'comment', label: '审批意见', kind: 'text', max: 1000 } as const;
export const returnComment = { ...approvalComment, label: '退回的意见', required: true } as const;
export const fixed =
  (...choices: readonly { readonly value: string; readonly label: string }[]) =>
  (): readonly Choice[] =>
    choices;

export type Values = Record<string, unknown>;

export function initialValues({ fields }: ActionForm, subject: StaffCase, day: string): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.initial?.(subject, day) ?? emptyValue(field, subject)]),
  );
}

function emptyValue(field: Field, subject: StaffCase): unknown {
  switch (field.kind) {
    case 'yes_no':
      return undefined;
    case 'number':
      return undefined;
    case 'files':
    case 'people':
    case 'also_answers':
      return [];
    case 'decision_parts':
      return [{ code: '', ground: '', subject: '' }];
    case 'search_entries':
      return [{ place: '', keywords: '', result: '' }];
    case 'split_parts':
      return [
        { subject: '', description: '' },
        { subject: '', description: '' },
      ];
    case 'choice': {
      // One possibility is no choice.
      const choices = field.choices?.(subject) ?? [];
      return field.required && choices.length === 1 ? choices[0]?.value : '';
    }
    default:
      return '';
  }
}

/** The body of the request: what is empty is left out, files go by their ids. */
export function bodyOf({ fields }: ActionForm, values: Values, expectedVersion: number): Record<string, unknown> {
  const body: Record<string, unknown> = { expectedVersion };
  for (const { name, kind } of fields) {
    const value = values[name];
    if (value === '' || value === undefined || value === null) continue;
    if (kind === 'files') {
      const ids = (value as { id: string }[]).map(({ id }) => id);
      if (ids.length > 0) body[name] = ids;
    } else if (kind === 'letter') {
      body[name] = value;
      if (values['sealFileId']) body['sealFileId'] = values['sealFileId'];
    } else if (kind === 'people') {
      if ((value as string[]).length > 0) body[name] = value;
    } else if (Array.isArray(value)) body[name] = value.map(withoutEmpty);
    else body[name] = value;
  }
  return body;
}

function withoutEmpty(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}

/** What is missing, by path: asked here so that nothing is sent for nothing; the server has the last word. */
export function missing({ fields }: ActionForm, values: Values): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { name, label, kind, required } of fields) {
    const value = values[name];
    if (required && (value === '' || value === undefined || value === null)) faults[name] = `请填写${label}`;
    if (kind === 'decision_parts' && (value as Values[]).some(({ code, ground }) => !code || !ground)) {
      faults[name] = '请为每一部分选择决定和依据';
    }
    if (
      kind === 'search_entries' &&
      (value as Values[]).some((row) => !row['place'] || !row['keywords'] || !row['result'])
    ) {
      faults[name] = '请填写每一处的检索范围、关键词和结果';
    }
    if (kind === 'split_parts' && (value as Values[]).some(({ subject }) => !subject))
      faults[name] = '请填写每一件的名称';
  }
  return faults;
}

const PLACEHOLDER = '（待填写）';

/** The body with something in the place of texts that are still to be written: for asking what would come of it. */
export function rehearsalBody(given: ActionForm, values: Values, expectedVersion: number): Record<string, unknown> {
  const texts = given.fields.filter(({ kind, required }) => required && (kind === 'text' || kind === 'line'));
  const filled = Object.fromEntries(
    texts.map(({ name }) => [
      name,
      typeof values[name] === 'string' && values[name].trim() ? values[name] : PLACEHOLDER,
    ]),
  );
  const { fileIds: _, ...body } = bodyOf(given, { ...values, ...filled }, expectedVersion);
  return body;
}

export function isChanged(now: Values, before: Values): boolean {
  return JSON.stringify(now) !== JSON.stringify(before);
}
