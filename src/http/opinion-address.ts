/**
 * The address that a third party is given, `/opinion/<token>`: short enough to be read out, and the same whatever shows the page.
 * It leads to the page of the web version. The token stands in the fragment there, which no browser sends anywhere.
 */
import { type HttpMiddleware } from './context.js';

const ADDRESS = /^\/opinion\/([A-Za-z0-9_-]{1,100})$/;
const PAGE = '/#/packages/opinion/opinion/opinion';

export function leadToOpinionPage(): HttpMiddleware {
  return async function redirectToOpinionPage(ctx, next) {
    const token = ADDRESS.exec(ctx.path)?.[1];
    if (token === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return await next();
    ctx.state.routePath = '/opinion/{token}';
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Referrer-Policy', 'no-referrer');
    ctx.status = 302;
    ctx.set('Location', `${PAGE}?token=${token}`);
    ctx.body = '';
  };
}
