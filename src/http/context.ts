/** Types of the Koa objects as this server uses them. Only `http/` sees them; handlers get a narrower context (`route.ts`). */
import { type DefaultContext, type Middleware, type ParameterizedContext } from 'koa';
import { type CitizenActor, type StaffActor } from '../policies/actor.js';

export interface HttpState {
  requestId: string;
  /** Address of the client, behind as many proxies as the configuration trusts. */
  clientAddress: string;
  /** Set by the guard, for the access log only. */
  actor?: CitizenActor | StaffActor;
  operationId?: string;
  /** The declared path, e.g. `/api/me/applications/{applicationId}`; never holds a value from the URL. */
  routePath?: string;
}

export type HttpContext = ParameterizedContext<HttpState, DefaultContext, unknown>;
export type HttpMiddleware = Middleware<HttpState, DefaultContext, unknown>;
