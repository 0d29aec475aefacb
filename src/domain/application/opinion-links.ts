/**
 * A third party that is consulted (第三十二条) may give its opinion by a one-time link, without an account: the link opens with a
 * code sent to the telephone that the office knows it by (A.10, 23).
 */
import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { type CaseState, type Consultation, isOpenConsultation } from './case-state.js';

/** Calendar days after the day of issue on which the link still opens. */
export const LINK_DAYS = 30;
export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
/** Wrong entries after which the code is void. */
export const CODE_ATTEMPTS = 5;
export const SENDS_PER_DAY = 5;
export const SECONDS_BETWEEN_SENDS = 60;
/** From the right code to the opinion handed in. */
export const OPINION_SESSION_MINUTES = 30;
export const OPINION_FILES = 5;
/** What stands as proof when the link was opened before anybody had recorded the delivery. */
export const OPENED_ONLINE = '第三方在线打开';

/** A mobile number of the mainland: no other can be sent a code to. */
export const MOBILE_PHONE = /^1[3-9]\d{9}$/;

export interface LinkCode {
  /** Keyed hash. */
  hash: string;
  /** Instant through which it is valid. */
  validUntil: string;
  wrong: number;
}

export interface CodeSends {
  date: PlainDate;
  count: number;
  /** Null when the last one failed: it may be tried again at once, and still counts, because it may have arrived. */
  lastAt: string | null;
}

export function lastDateOf(issuedDate: PlainDate): PlainDate {
  return addDays(issuedDate, LINK_DAYS);
}

/** The midnight in Beijing after the last day. */
export function expiryOf(lastDate: PlainDate): string {
  return `${lastDate}T16:00:00.000Z`;
}

export function minutesAfter(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

/** Whether what is valid through an instant still is. */
export function isValid(until: string, now: Date): boolean {
  return now.getTime() <= Date.parse(until);
}

export type SendVerdict =
  { allowed: true; sends: CodeSends } | { allowed: false; limit: 'minute' | 'day'; seconds: number };

/** @param today the day in Beijing on which `now` falls */
export function sendVerdict(sends: CodeSends | null, now: Date, today: PlainDate): SendVerdict {
  const count = sends?.date === today ? sends.count : 0;
  const secondsUntil = (instant: number): number => Math.max(1, Math.ceil((instant - now.getTime()) / 1_000));
  if (count >= SENDS_PER_DAY) {
    return { allowed: false, limit: 'day', seconds: secondsUntil(Date.parse(expiryOf(today))) };
  }
  const next = sends?.lastAt ? Date.parse(sends.lastAt) + SECONDS_BETWEEN_SENDS * 1_000 : 0;
  if (now.getTime() < next) return { allowed: false, limit: 'minute', seconds: secondsUntil(next) };
  return { allowed: true, sends: { date: today, count: count + 1, lastAt: now.toISOString() } };
}

/** @returns whether it is the code, and the code as it has to be kept: used, void, or with one more wrong entry */
export function codeVerdict(
  code: LinkCode | null,
  offeredHash: string,
  now: Date,
): { right: boolean; code: LinkCode | null } {
  if (!code || !isValid(code.validUntil, now)) return { right: false, code: null };
  if (code.hash === offeredHash) return { right: true, code: null };
  const wrong = code.wrong + 1;
  return { right: false, code: wrong >= CODE_ATTEMPTS ? null : { ...code, wrong } };
}

/** The consultation that a link asks about, as long as an answer is waited for. */
export function openThirdPartyConsultation(state: CaseState, consultationId: string): Consultation | null {
  const found = state.consultations.find(({ id }) => id === consultationId);
  return found && found.with === 'third_party' && isOpenConsultation(found) ? found : null;
}
