/** Sessions of staff as they travel: nothing with which one could go on. */
import * as z from 'zod';
import { abilities, instant, objectId } from './common.js';

export const shownSession = z
  .object({
    id: objectId(),
    staff: z.object({ id: objectId(), name: z.string() }),
    current: z.boolean().meta({ description: '就是发出这个请求的登录' }),
    client: z.string().meta({ description: '浏览器和系统，例如“Chrome 142 · Windows”' }),
    address: z.string().nullable().meta({ description: '登录时的网络地址；没有记下的为 null' }),
    beganAt: instant('登录的时刻'),
    lastSeenAt: instant('最近一次使用，精确到分钟'),
    expiresAt: instant('最晚到此时为止'),
    abilities: abilities(['end']),
  })
  .meta({ id: 'StaffSessionCard' });
