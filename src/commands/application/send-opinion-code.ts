/** A code for a link, to the telephone that the office knows the third party by and to no other. */
import { AppError } from '../../errors.js';
import {
  CODE_DIGITS,
  CODE_MINUTES,
  minutesAfter,
  SENDS_PER_DAY,
  sendVerdict,
} from '../../domain/application/opinion-links.js';
import { codeHashOf, linkGone, liveLink, type OpinionDeps } from './opinion-link.js';

/**
 * The code is stored before it is sent: a message may be on its way although its sender heard nothing, and must then be good.
 * @throws AppError `not_found`, `rate_limited`, `service_unavailable`
 */
export async function sendOpinionCode(deps: OpinionDeps, input: { token: string }): Promise<void> {
  const { sms } = deps;
  if (!sms) throw new AppError('service_unavailable');
  const code = deps.newDigits(CODE_DIGITS);
  const tokenHash = deps.hash(input.token);
  const to = await deps.unitOfWork.run(async (tx) => {
    const live = await liveLink(deps, tx, await tx.opinionLinks.byToken(tokenHash));
    if (!live) throw linkGone();
    const { link } = live;
    const now = deps.clock.now();
    const verdict = sendVerdict(link.sends, now, deps.clock.today());
    if (!verdict.allowed) throw tooOften(verdict);
    await tx.opinionLinks.save({
      ...link,
      code: { hash: codeHashOf(deps, link, code), validUntil: minutesAfter(now, CODE_MINUTES), wrong: 0 },
      sends: verdict.sends,
    });
    return deps.cipher.decrypt(link.phoneSealed);
  });
  try {
    await sms.send({ to, text: `验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于在线提出意见。请勿告诉他人。` });
  } catch (cause) {
    await letTryAgain(deps, tokenHash);
    throw cause;
  }
}

/** Without the minute's wait; the attempt still counts for the day, because the message may have gone out. */
async function letTryAgain(deps: OpinionDeps, tokenHash: string): Promise<void> {
  await deps.unitOfWork.run(async (tx) => {
    const link = await tx.opinionLinks.byToken(tokenHash);
    if (link?.sends) await tx.opinionLinks.save({ ...link, sends: { ...link.sends, lastAt: null } });
  });
}

function tooOften({ limit, seconds }: { limit: 'minute' | 'day'; seconds: number }): AppError {
  const options = limit === 'day' ? { message: `今天已发送 ${SENDS_PER_DAY} 次验证码，请明天再试。` } : {};
  return new AppError('rate_limited', { seconds }, options);
}
