import * as z from 'zod';
import { fieldFault } from './common.js';

/** The one shape of every failure; which codes a status may carry is said at each route. */
export const errorResponse = z
  .object({
    error: z.object({
      code: z.string().meta({ description: '供程序判断的代码' }),
      message: z.string().meta({ description: '给用户看的中文说明：发生了什么，接下来怎么办' }),
      requestId: z.string().meta({ description: '请求编号，联系管理员时提供' }),
      fields: z.array(fieldFault).optional(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .meta({ id: 'Error', description: '失败的答复' });
