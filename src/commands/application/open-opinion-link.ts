/** The right code opens the link: the third party sees what it is asked, and nothing of who asked for the information. */
import { AppError } from '../../errors.js';
import { CONSULTATION_WORKING_DAYS } from '../../domain/application/clock-fold.js';
import {
  codeVerdict,
  minutesAfter,
  OPENED_ONLINE,
  OPINION_SESSION_MINUTES,
} from '../../domain/application/opinion-links.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { appendFacts } from './change-case.js';
import { consultationText } from './issue-opinion-link.js';
import { codeHashOf, linkGone, liveLink, type OpinionDeps, THIRD_PARTY } from './opinion-link.js';

export interface OpenedLink {
  sessionToken: string;
  sessionExpiresAt: string;
  agencyName: string;
  recipient: string;
  text: string;
  consultedDate: PlainDate;
  deliveredDate: PlainDate;
  /** The fifteenth working day after the delivery (第三十二条). */
  replyBy: PlainDate;
}

/**
 * Whoever opens it has received the letter: the delivery is recorded unless somebody did before.
 * @throws AppError `not_found` (no such link, or a dead one), `invalid_input` (the code)
 */
export async function openOpinionLink(deps: OpinionDeps, input: { token: string; code: string }): Promise<OpenedLink> {
  const session = deps.newToken();
  const opened = await deps.unitOfWork.run(async (tx): Promise<OpenedLink | null> => {
    const live = await liveLink(deps, tx, await tx.opinionLinks.byToken(deps.hash(input.token)));
    if (!live) throw linkGone();
    const { link, record, consultation, calendar } = live;
    const now = deps.clock.now();
    const { right, code } = codeVerdict(link.code, codeHashOf(deps, link, input.code), now);
    if (!right) {
      // Returned and not thrown: the wrong entry has to stay counted.
      await tx.opinionLinks.save({ ...link, code });
      return null;
    }
    const deliveredDate = consultation.deliveredDate ?? deps.clock.today();
    if (!consultation.deliveredDate) {
      await appendFacts(deps, tx, THIRD_PARTY, {
        record,
        facts: [
          {
            kind: 'consultation_delivered',
            date: deliveredDate,
            consultationId: consultation.id,
            with: consultation.with,
            proof: OPENED_ONLINE,
          },
        ],
        action: 'deliver_consultation',
      });
    }
    const validUntil = minutesAfter(now, OPINION_SESSION_MINUTES);
    // What an earlier session uploaded and did not hand in goes with the sweep of orphans.
    await tx.opinionLinks.save({ ...link, code, session: { tokenHash: session.tokenHash, validUntil }, fileIds: [] });
    return {
      sessionToken: session.token,
      sessionExpiresAt: validUntil,
      agencyName: (await deps.agencies.byId(record.agencyId))?.name ?? '',
      recipient: consultation.recipient,
      text: consultationText(record.events, consultation.id),
      consultedDate: consultation.startedDate,
      deliveredDate,
      replyBy: calendar.nthWorkingDayAfter(deliveredDate, CONSULTATION_WORKING_DAYS).date,
    };
  });
  if (opened) return opened;
  const fields = [{ path: 'code', message: '验证码不正确或者已失效，请核对后重试，或重新获取验证码' }];
  throw new AppError('invalid_input', {}, { fields });
}
