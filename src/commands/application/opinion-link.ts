/** What the steps of an online opinion share: who acts, which link is alive, what a stranger is told. */
import { AppError } from '../../errors.js';
import { actionBlocked } from '../../domain/application/actions.js';
import { deriveFacts } from '../../domain/application/case-facts.js';
import { type Consultation } from '../../domain/application/case-state.js';
import { isValid, openThirdPartyConsultation } from '../../domain/application/opinion-links.js';
import { type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { type SystemActor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type OpinionLinkRecord } from '../../ports/opinion-links.js';
import { type SmsSender } from '../../ports/sms.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { basisOf } from './change-case.js';

export interface OpinionDeps extends CommandDeps {
  /** Null where no provider of text messages is configured. */
  sms: SmsSender | null;
  /** Random digits. */
  newDigits: (length: number) => string;
  /** 32 random bytes with their SHA-256. */
  newToken: () => { token: string; tokenHash: string };
}

/** The third party has no account; the case knows whom it asked. */
export const THIRD_PARTY: SystemActor = { type: 'system', name: 'third-party-opinion', signsAs: '第三方（在线）' };

export interface LiveLink {
  link: OpinionLinkRecord;
  record: ApplicationRecord;
  consultation: Consultation;
  calendar: WorkingCalendar;
}

/** Null when there is no such link, its days are over, or nobody waits for the answer any more: all three look alike from outside. */
export async function liveLink(
  deps: Pick<OpinionDeps, 'clock' | 'calendars'>,
  tx: Transaction,
  link: OpinionLinkRecord | null,
): Promise<LiveLink | null> {
  if (!link || deps.clock.today() > link.lastDate) return null;
  const record = await tx.applications.load({ agencyId: link.agencyId }, link.applicationId);
  if (!record) return null;
  const calendar = await deps.calendars.forAgency(record.agencyId);
  const { state } = deriveFacts(basisOf(record), calendar);
  const consultation = openThirdPartyConsultation(state, link.consultationId);
  if (!consultation || actionBlocked('answer_consultation', state) !== null) return null;
  return { link, record, consultation, calendar };
}

/** @throws AppError `login_required` when the session is not there or its time is over */
export async function linkOfSession(
  deps: Pick<OpinionDeps, 'clock' | 'hash'>,
  tx: Transaction,
  sessionToken: string,
): Promise<OpinionLinkRecord> {
  const link = await tx.opinionLinks.bySession(deps.hash(sessionToken));
  if (!link?.session || !isValid(link.session.validUntil, deps.clock.now())) throw sessionOver();
  return link;
}

export function linkGone(): AppError {
  return new AppError('not_found', {}, { message: '这个链接不存在或者已经失效，请与征求意见的行政机关联系。' });
}

export function sessionOver(): AppError {
  return new AppError(
    'login_required',
    {},
    { message: '填写时间已过或者链接已经失效，请重新打开链接、获取验证码；仍不行的，请与征求意见的行政机关联系。' },
  );
}

/** The mark of files that were uploaded through a link and are not filed yet. */
export function uploadsOf({ id }: Pick<OpinionLinkRecord, 'id'>): string {
  return `opinion:${id}`;
}

export function codeHashOf({ cipher }: Pick<OpinionDeps, 'cipher'>, link: OpinionLinkRecord, code: string): string {
  return cipher.lookup(`opinion-code:${link.id}:${code}`);
}
