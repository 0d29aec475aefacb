/** Letters that the office issues, and the templates they are written from, as they travel. */
import * as z from 'zod';
import { LETTER_FIELD_IDS, TYPED_FIELD_IDS } from '../../domain/application/letter-fields.js';
import { OUTGOING_KIND_IDS } from '../../domain/application/letter-kinds.js';
import { TEMPLATE_LIMITS } from '../../domain/application/letter-templates.js';
import { expectedVersion, instant, labelled, line, objectId, paragraphs, plainDay } from './common.js';

export const outgoingKind = z.enum(OUTGOING_KIND_IDS);

const texts = z.array(z.string());
const fieldFault = z.object({ path: z.string(), message: z.string() });
const blockOf = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...shape });
const text = { text: z.string() };

const letterBlock = z
  .discriminatedUnion('kind', [
    blockOf('letterhead', text),
    blockOf('number', text),
    blockOf('title', text),
    blockOf('addressee', text),
    blockOf('paragraph', text),
    blockOf('list', { items: texts }),
    blockOf('table', { rows: z.array(texts) }),
    blockOf('signature', { agency: z.string(), date: z.string() }),
    blockOf('notes', { items: texts }),
    blockOf('qr', { text: z.string(), caption: z.string() }),
  ])
  .meta({ id: 'LetterBlock' });

export const letterModel = z
  .object({ title: z.string(), blocks: z.array(letterBlock) })
  .meta({ id: 'LetterModel', description: '文书的全文，按版面顺序；预览、DOCX 和 PDF 都由它生成' });

const archivedFile = z.object({ id: objectId('文件'), size: z.int(), sha256: z.string() });

const issuedFields = {
  id: objectId(),
  kind: labelled(outgoingKind),
  number: z.string().nullable().meta({ description: '文号；接收回执和送达回证没有文号' }),
  title: z.string(),
  recipient: z.string(),
  issuedDate: plainDay(),
  issuedAt: instant(),
  issuedBy: z.string(),
  templateVersion: z.int().meta({ description: '模板版本；0 为系统的模板' }),
  modelSha256: z.string().meta({ description: '全文的 SHA-256' }),
  files: z
    .object({ docx: archivedFile, pdf: archivedFile })
    .nullable()
    .meta({ description: '归档的文件；为空时尚未生成，下载时生成' }),
  replaces: z.object({ letterId: objectId(), reason: z.string() }).nullable().meta({ description: '本文书代替的文书' }),
  replacedBy: objectId('代替本文书的文书').nullable().meta({ description: '不为空时本文书已作废' }),
  sealed: z
    .object({ fileId: objectId('盖章原件'), sha256: z.string(), date: plainDay() })
    .nullable()
    .meta({ description: '已上传的盖章原件' }),
  sentDate: plainDay('作为答复发出之日').nullable(),
};

export const issuedLetterItem = z.object(issuedFields).meta({ id: 'IssuedLetterItem' });
export const issuedLetter = z.object({ ...issuedFields, model: letterModel }).meta({ id: 'IssuedLetter' });

export const issuedLetters = z
  .object({
    items: z.array(issuedLetterItem),
    kinds: z
      .array(
        z.object({
          kind: labelled(outgoingKind),
          article: z.string().meta({ description: '依据；条例没有规定的为空' }),
          blocked: z.string().nullable().meta({ description: '现在不能制发的原因；可以制发时为空' }),
          typed: z.array(z.enum(LETTER_FIELD_IDS)).meta({ description: '需要为这份文书填写的项' }),
          ofConsultation: z.boolean().meta({ description: '须指明是哪一次征求意见' }),
          ofAssistance: z.boolean().meta({ description: '须指明是哪一件协办函' }),
          numbered: z.boolean().meta({ description: '制发时编定文号' }),
          answersDecision: z.boolean().meta({ description: '处理决定的文书：可以作为答复发出' }),
        }),
      )
      .meta({ description: '各种文书' }),
    electronicSeal: z.boolean().meta({ description: '已配置电子签章服务' }),
  })
  .meta({ id: 'IssuedLetters' });

export const letterPreview = z
  .object({
    kind: labelled(outgoingKind),
    recipient: z.string(),
    templateVersion: z.int(),
    missing: texts.meta({ description: '还缺少的内容；不为空时不能制发' }),
    faults: z.array(fieldFault).meta({ description: '还缺少的内容所在的项，与制发时的提示相同' }),
    blocked: z.string().nullable().meta({ description: '现在不能制发的原因' }),
    model: letterModel,
  })
  .meta({ id: 'LetterPreview' });

export const letterInput = {
  kind: outgoingKind,
  values: z
    .partialRecord(z.enum(TYPED_FIELD_IDS), paragraphs(2_000))
    .optional()
    .meta({ description: '为这份文书填写的内容；其余都取自案件和机关资料' }),
  consultationId: objectId('文书所涉及的征求意见').optional(),
  assistanceId: objectId('协办函：所登记的协办').optional(),
  aboutLetterId: objectId('送达回证：所送达的文书').optional(),
  replaces: z
    .strictObject({ letterId: objectId('被代替的文书'), reason: line(300, '代替的理由') })
    .optional()
    .meta({ description: '代替一份有误的文书：原文书作废，文号不再使用' }),
};

const templateText = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: '不能包含控制字符' });

const textBlock = z.strictObject({
  kind: z.enum(['addressee', 'paragraph', 'note']),
  text: paragraphs(TEMPLATE_LIMITS.text),
});
const listBlock = z.strictObject({
  kind: z.literal('list'),
  items: z.array(paragraphs(TEMPLATE_LIMITS.text)).min(1).max(TEMPLATE_LIMITS.items),
});
const tableBlock = z.strictObject({
  kind: z.literal('table'),
  rows: z
    .array(z.array(templateText(TEMPLATE_LIMITS.cell)).min(1).max(TEMPLATE_LIMITS.columns))
    .min(1)
    .max(TEMPLATE_LIMITS.items),
});

export const templateContent = {
  title: line(TEMPLATE_LIMITS.title, '标题'),
  blocks: z
    .array(z.union([textBlock, listBlock, tableBlock]))
    .min(1)
    .max(TEMPLATE_LIMITS.blocks)
    .meta({ description: '正文；{花括号} 中的项在制发时代入。版头、文号、救济途径、署名和日期由系统加上' }),
};

const templateFields = {
  kind: labelled(outgoingKind),
  version: z.int().meta({ description: '0 为系统的模板' }),
  savedAt: instant().nullable(),
  savedBy: z.string().nullable(),
  note: z.string(),
};

export const letterTemplateItem = z.object(templateFields).meta({ id: 'LetterTemplateItem' });
export const letterTemplates = z.object({ items: z.array(letterTemplateItem) }).meta({ id: 'LetterTemplates' });

export const letterTemplate = z
  .object({
    ...templateFields,
    ...templateContent,
    fields: z.array(z.object({ field: z.enum(LETTER_FIELD_IDS), source: z.string(), optional: z.boolean() })).meta({
      description: '可以代入的项；optional 的项没有内容时，所在的段落略去',
    }),
    elements: z.array(z.string()).meta({ description: '必须写明的内容' }),
    versions: z.array(letterTemplateItem).meta({ description: '各个版本，新的在前' }),
    abilities: z.record(z.enum(['edit_letter_templates']), z.boolean()),
  })
  .meta({ id: 'LetterTemplate' });

export const templateDraft = z.strictObject(templateContent).meta({ id: 'LetterTemplateDraft' });

export const templatePreview = z
  .object({
    model: letterModel,
    elements: z
      .array(z.object({ label: z.string(), present: z.boolean() }))
      .meta({ description: '必须写明的内容，和现在的文字是否写明' }),
    faults: z.array(fieldFault).meta({ description: '现在还不能保存的原因；为空时可以保存' }),
  })
  .meta({ id: 'LetterTemplatePreview' });

export const templateSave = z
  .strictObject({ expectedVersion, ...templateContent, note: line(200, '修改的说明').optional() })
  .meta({ id: 'LetterTemplateSave' });
