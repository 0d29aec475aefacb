/** What people write in an item, checked and brought into the form in which it is stored. */
import { AppError, type FieldFault } from '../../errors.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Category } from '../../domain/disclosure/categories.js';
import { cleanBody, cleanLine } from '../../domain/disclosure/clean-text.js';
import { type Column, needsCategory } from '../../domain/disclosure/columns.js';
import { type PublicationRecord } from '../../ports/disclosure.js';

export interface PublicationFields {
  title: string;
  body: string;
  category: Category | null;
  column: Column;
  documentNumber: string | null;
  source: string;
  formedDate: PlainDate;
  limitWorkingDays: number | null;
  fileIds: readonly string[];
}

type StoredFields = Pick<PublicationRecord, keyof PublicationFields>;

/** @throws AppError `invalid_input` with all faults: text that is empty once cleaned, no category where art 20 is the ground, a day to come. */
export function storedFields(input: PublicationFields, today: PlainDate): StoredFields {
  const title = cleanLine(input.title);
  const body = cleanBody(input.body);
  const source = cleanLine(input.source);
  const documentNumber = cleanLine(input.documentNumber ?? '') || null;
  const faults: FieldFault[] = [];
  if (title === '') faults.push({ path: 'title', message: '必填' });
  if (source === '') faults.push({ path: 'source', message: '必填' });
  if (body === '' && input.fileIds.length === 0) faults.push({ path: 'body', message: '正文和附件至少填写一项' });
  if (needsCategory(input.column) && input.category === null) {
    faults.push({ path: 'category', message: '法定主动公开内容应当选择第二十条的事项' });
  }
  if (input.formedDate > today) faults.push({ path: 'formedDate', message: '不能晚于今天' });
  if (faults.length > 0) throw new AppError('invalid_input', {}, { fields: faults });

  return {
    title,
    body,
    category: input.category,
    column: input.column,
    documentNumber,
    source,
    formedDate: input.formedDate,
    limitWorkingDays: input.limitWorkingDays,
    fileIds: [...new Set(input.fileIds)],
  };
}
