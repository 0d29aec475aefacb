import { type LiveUpdates } from '../../../ports/live-updates.js';
import { assertMay } from '../../assert-may.js';
import { FileBody, fileResponse } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';

export function registerEventRoute(router: ClerkRouter, live: LiveUpdates): void {
  router.route({
    method: 'get',
    path: '/events',
    operationId: 'listenToEvents',
    tag: 'application',
    summary: '实时更新：本机关哪些案件、哪些审批请求有变化',
    description:
      '服务器推送（SSE）。每条为 {"type":"application","id","version"} 或者 {"type":"approval_request","id"}；{"type":"reset"} 表示可能漏了，请重新读取。登录结束时断开；同一人最多同时打开 4 个。',
    response: { 200: fileResponse('事件流', 'text/event-stream') },
    errors: ['rate_limited'],
    async handler({ actor, setHeader }) {
      assertMay(actor, 'view_case');
      const stream = live.open(actor);
      // A proxy must not gather what has to arrive at once.
      setHeader('X-Accel-Buffering', 'no');
      return new FileBody(stream, { contentType: 'text/event-stream; charset=utf-8' });
    },
  });
}
