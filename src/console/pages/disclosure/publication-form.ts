/** What people write in an item, as it stands in the form. */
import { type DeskPublication, type FileCard, type Operations } from '../../api/generated';
import { numberOrText } from '../../utils/number-or-text';

type Body = Operations['createPublication']['body'];

export interface PublicationForm {
  title: string;
  body: string;
  column: Body['column'] | '';
  category: NonNullable<Body['category']> | '';
  documentNumber: string;
  source: string;
  formedDate: string;
  /** As typed; empty: the 20 working days of art 26. */
  limitWorkingDays: string;
  files: readonly FileCard[];
}

export function emptyPublication(source: string, today: string): PublicationForm {
  return {
    title: '',
    body: '',
    column: '',
    category: '',
    documentNumber: '',
    source,
    formedDate: today,
    limitWorkingDays: '',
    files: [],
  };
}

export function formOf(item: DeskPublication): PublicationForm {
  return {
    title: item.title,
    body: item.body,
    column: item.column.code,
    category: item.category?.code ?? '',
    documentNumber: item.documentNumber ?? '',
    source: item.source,
    formedDate: item.formedDate,
    limitWorkingDays: item.limitWorkingDays === null ? '' : String(item.limitWorkingDays),
    files: item.files,
  };
}

/** Everything but the column is the server's to judge; a column that was not chosen has no word it could judge. */
export function publicationBody(form: PublicationForm): Body {
  return {
    title: form.title,
    body: form.body.trim(),
    column: form.column as Body['column'],
    category: form.category === '' ? null : form.category,
    documentNumber: form.documentNumber.trim() || null,
    source: form.source,
    formedDate: form.formedDate,
    limitWorkingDays: numberOrText(form.limitWorkingDays),
    fileIds: form.files.map(({ id }) => id),
  };
}

const FIELDS: Readonly<Record<keyof PublicationForm, string>> = {
  title: '标题',
  body: '正文',
  column: '栏目',
  category: '事项',
  documentNumber: '文号',
  source: '来源',
  formedDate: '形成日期',
  limitWorkingDays: '公开期限',
  files: '附件',
};

/** Names of the fields in which two forms differ. */
export function changedFields(before: PublicationForm, after: PublicationForm): string[] {
  const text = (form: PublicationForm, field: keyof PublicationForm): string =>
    field === 'files' ? form.files.map(({ id }) => id).join() : form[field];
  return (Object.keys(FIELDS) as (keyof PublicationForm)[])
    .filter((field) => text(before, field) !== text(after, field))
    .map((field) => FIELDS[field]);
}

/** Where personal data was found, in words. */
export function placeLabel(field: string): string {
  const [first = ''] = field.split('.');
  return FIELDS[first as keyof PublicationForm] ?? '其他';
}
