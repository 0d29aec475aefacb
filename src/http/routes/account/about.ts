import * as z from 'zod';
import { type PublicRouter } from '../../routers.js';

/** What the browser preview has to know before anybody logs in. */
export interface AboutServer {
  /** WeChat is played by this machine: codes of made-up people are taken. Never in production. */
  readonly simulator: boolean;
  /** Staff may sign in through the government's identity service. */
  readonly staffSignOn: boolean;
  /** Made-up people of the demo, as whom one can try. */
  readonly personas: readonly { readonly persona: string; readonly name: string }[];
}

const aboutServer = z
  .object({
    simulator: z.boolean().meta({ description: '微信由本机模拟，登录不经过真实的微信' }),
    staffSignOn: z.boolean().meta({ description: '工作人员可以经统一身份认证登录' }),
    personas: z
      .array(z.object({ persona: z.string(), name: z.string() }))
      .meta({ description: '可以用来试用的演示人物；没有模拟的微信时为空' }),
  })
  .meta({ id: 'AboutServer' });

export function registerAboutRoute(router: PublicRouter, { simulator, personas, staffSignOn }: AboutServer): void {
  router.route({
    method: 'get',
    path: '/about',
    operationId: 'getAboutServer',
    tag: 'account',
    summary: '登录方式：微信是否由本机模拟，以及可以试用的演示人物',
    response: { 200: aboutServer },
    errors: [],
    async handler() {
      // Without the simulator nobody could log in as them, and their names would only confuse.
      const offered = simulator ? personas : [];
      return { simulator, staffSignOn, personas: offered.map(({ persona, name }) => ({ persona, name })) };
    },
  });
}
