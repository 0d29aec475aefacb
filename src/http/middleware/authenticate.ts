/** Who is calling: a citizen by bearer token, a member of staff by cookie (or the same token as bearer, for tools). */
import { type IncomingMessage } from 'node:http';
import { AppError } from '../../errors.js';
import { type CitizenActor, type StaffActor } from '../../policies/actor.js';
import { type SessionReader, type StaffSession } from '../../ports/sessions.js';
import { bearerIn, hashOfferedToken, sameToken } from './tokens.js';

/** `__Host-` makes browsers refuse the cookie from a sub-domain or without TLS; it cannot be used on plain http. */
export function staffCookieName(https: boolean): string {
  return https ? '__Host-staff_session' : 'staff_session';
}

export function staffCookieHeader(https: boolean, value: string, maxAgeSeconds: number): string {
  const secure = https ? '; Secure' : '';
  return `${staffCookieName(https)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** @throws AppError `login_required` */
export async function authenticateCitizen(request: IncomingMessage, sessions: SessionReader): Promise<CitizenActor> {
  const tokenHash = hashOfferedToken(bearer(request));
  const actor = tokenHash === null ? null : await sessions.citizenByToken(tokenHash);
  if (actor === null) throw new AppError('login_required');
  return actor;
}

/**
 * A cookie is sent by the browser whoever made the page, so an unsafe request that relies on it must also repeat
 * the token that only our own page knows. A bearer token is never sent unasked and needs no second proof.
 * @throws AppError `login_required`, `csrf_failed`, `password_change_required`, `second_factor_required`
 */
export async function authenticateStaff(
  request: IncomingMessage,
  sessions: SessionReader,
  options: { https: boolean; beforePasswordChange: boolean; beforeSecondFactor: boolean },
): Promise<StaffActor> {
  const bearerToken = bearer(request);
  const tokenHash = hashOfferedToken(bearerToken ?? cookie(request, staffCookieName(options.https)));
  const session = tokenHash === null ? null : await sessions.staffByToken(tokenHash);
  if (session === null) throw new AppError('login_required');
  if (bearerToken === undefined && isUnsafe(request.method) && !sameToken(csrfHeader(request), session.csrfToken)) {
    throw new AppError('csrf_failed');
  }
  if (session.mustChangePassword && !options.beforePasswordChange) throw new AppError('password_change_required');
  if (session.mustEnrolSecondFactor && !options.beforeSecondFactor) throw new AppError('second_factor_required');
  return actorOf(session);
}

/** Field by field, so that the CSRF token goes no further than this file. */
function actorOf(session: StaffSession): StaffActor {
  const { type, staffId, agencyId, roles, name, sessionId, mustChangePassword } = session;
  return { type, staffId, agencyId, roles, name, sessionId, mustChangePassword };
}

function isUnsafe(method: string | undefined): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function csrfHeader(request: IncomingMessage): string | undefined {
  const value = request.headers['x-csrf-token'];
  return typeof value === 'string' ? value : undefined;
}

function bearer(request: IncomingMessage): string | undefined {
  return bearerIn(request.headers.authorization);
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
