/** Shapes shared by all routes. Every one of them is plain JSON: days and instants are strings, money is integer fen. */
import * as z from 'zod';
import { isPlainDate, type PlainDate } from '../../domain/calendar/plain-date.js';

/** 24 lower-case hex digits: the form in which every id travels. */
export const objectId = (description = '标识'): z.ZodString =>
  z
    .string()
    .regex(/^[0-9a-f]{24}$/, { error: '编号格式不正确' })
    .meta({ description });

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const plainDay = (description = '日期（北京时间）'): z.ZodType<PlainDate, string> =>
  z.iso
    // One fault is told once.
    .date({ abort: true })
    .refine(isPlainDate, { error: '日期格式不正确，请按“年-月-日”填写，例如 2026-03-12' })
    .meta({ description }) as unknown as z.ZodType<PlainDate, string>;

/** An instant in UTC, ISO 8601 with `Z`. */
export const instant = (description = '时刻（UTC）'): z.ZodISODateTime => z.iso.datetime().meta({ description });

/** Integer fen, never negative. */
export const fen = (description = '金额（分）'): z.ZodInt => z.int().min(0).meta({ description });

/** A year of statistics. */
export const year = (description = '年度'): z.ZodInt => z.int().min(2008).max(2100).meta({ description });

/** `version` as the client read it; an action on an older one is answered 409. */
export const expectedVersion = z.int().min(0).meta({ description: '读取时的版本号；已被他人修改则答复 409' });

/**
 * What cannot be seen (zero-width characters, marks that turn the direction) comes along when people copy, or is put there so
 * that one name looks like another: it is taken out. A character that can be written in two ways is written in one.
 * Private characters stay: older systems keep rare characters of people's names there.
 */
const UNSEEN = /[\p{Cf}\ufffe\uffff]/gu;

const asSeen = (text: string): string => text.normalize('NFC').replace(UNSEEN, '').trim();

/**
 * One line of text typed by a person: trimmed, without control characters (they would spoil ledgers, letters and logs).
 * Required unless made `.optional()`.
 */
export const line = (max: number, description?: string): z.ZodString => {
  const schema = z
    .string()
    .overwrite(asSeen)
    .min(1)
    .max(max)

    .regex(/^[^\u0000-\u001f\u007f]*$/, { error: '不能包含换行或控制字符' });
  return description === undefined ? schema : schema.meta({ description });
};

/** Text of several lines: trimmed, tabs and line breaks allowed. */
export const paragraphs = (max: number, description?: string): z.ZodString => {
  const schema = z
    .string()
    .overwrite(asSeen)
    .min(1)
    .max(max)

    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: '不能包含控制字符' });
  return description === undefined ? schema : schema.meta({ description });
};

/** What the reader may do with the object, from the policies: both faces draw their buttons from it. */
export const abilities = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.record(z.enum(names), z.boolean()).meta({ description: '当前用户可以进行的操作' });

/** A stored value with the words people read. */
/** The ids of a table of the domain, as a closed list. */
export const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

export const labelled = <Code extends z.ZodType>(code: Code) => z.object({ code, label: z.string() });

/** Query of every list: an opaque cursor and how many. */
export const pageQuery = {
  cursor: z
    .string()
    .min(1)
    .max(500)
    .regex(/^[A-Za-z0-9_.-]+$/)
    .optional()
    .meta({ description: '上一页返回的 nextCursor；首页不填' }),
  limit: z.int().min(1).max(100).default(20).meta({ description: '每页条数' }),
} as const;

/** `{items, nextCursor, count?}`; `count.capped` says that counting stopped at `value`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: '下一页的游标；没有更多时为 null' }),
    count: z
      .object({ value: z.int().min(0), capped: z.boolean() })
      .optional()
      .meta({ description: '总数；capped 为 true 时表示“至少这么多”' }),
  });

export const fieldFault = z.object({
  path: z.string().meta({ description: '字段的路径，例如 applicant.name；查询参数以 query. 开头' }),
  message: z.string().meta({ description: '给用户看的中文说明' }),
});
