/** What the queue, a saved search of it and its export are asked with. */
import * as z from 'zod';
import { CHANNEL_IDS } from '../../domain/application/channels.js';
import { FILTER_NAME_MAX } from '../../domain/application/queue-query.js';
import { STATUS_IDS } from '../../domain/application/statuses.js';
import { line, objectId, plainDay, year } from './common.js';

export const queueFields = {
  view: z.enum(['open', 'all']).default('open').meta({ description: 'open：在办，按期限排序；all：全部，按时间倒序' }),
  status: z.enum(STATUS_IDS).optional(),
  channel: z.enum(CHANNEL_IDS).optional(),
  assignee: z
    .union([z.enum(['none', 'me']), objectId()])
    .optional()
    .meta({ description: 'me、none（未分派）或人员编号' }),
  year: year().optional(),
  dueBy: plainDay('期限不晚于这一天').optional(),
  text: line(100, '编号、申请人或内容中的词').optional(),
};

export const exportFormat = z
  .enum(['csv', 'xlsx'])
  .default('csv')
  .meta({ description: 'csv：UTF-8，Excel 可直接打开；xlsx：Excel 工作簿' });

const filterFields = {
  name: line(FILTER_NAME_MAX, '名称，不能与自己的其他筛选相同'),
  query: z.strictObject(queueFields).meta({ description: '与办理队列的查询条件相同' }),
};

export const savedFilterInput = z
  .strictObject({
    ...filterFields,
    isDefault: z.boolean().default(false).meta({ description: '打开队列时用它；原来的默认随之取消' }),
  })
  .meta({ id: 'SavedFilterInput' });

export const savedFilterView = z
  .object({ id: objectId(), name: z.string(), query: z.object(queueFields), isDefault: z.boolean() })
  .meta({ id: 'SavedFilter' });
