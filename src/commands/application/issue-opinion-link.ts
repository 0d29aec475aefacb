/** The link by which a third party gives its opinion; the token is told once and stored as a hash only. */
import { AppError } from '../../errors.js';
import { maskPhone } from '../../domain/application/identity.js';
import {
  expiryOf,
  lastDateOf,
  MOBILE_PHONE,
  openThirdPartyConsultation,
} from '../../domain/application/opinion-links.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CaseChange, changeCase } from './change-case.js';
import { type OpinionDeps } from './opinion-link.js';

export interface IssuedLink {
  record: ApplicationRecord;
  token: string;
  expiresAt: string;
  phoneMasked: string;
}

/**
 * An earlier link of the consultation is void.
 * @throws AppError `invalid_input` (telephone), `not_found` (no such consultation), `action_not_allowed`
 */
export async function issueOpinionLink(
  deps: OpinionDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'> & { consultationId: string; phone: string },
): Promise<IssuedLink> {
  const { consultationId, phone } = input;
  const { token, tokenHash } = deps.newToken();
  const phoneMasked = maskPhone(phone);
  const lastDate = lastDateOf(deps.clock.today());
  const record = await changeCase(
    deps,
    actor,
    { ...input, action: 'issue_opinion_link' },
    async ({ tx, record: found, state, today }) => {
      if (!deps.sms) throw blocked('没有配置短信服务，请以书面方式征求意见');
      if (!MOBILE_PHONE.test(phone)) {
        const fields = [{ path: 'phone', message: '请填写 11 位的手机号码，用于接收验证码' }];
        throw new AppError('invalid_input', {}, { fields });
      }
      const consultation = state.consultations.find(({ id }) => id === consultationId);
      if (!consultation) throw new AppError('not_found');
      if (!openThirdPartyConsultation(state, consultationId)) {
        throw blocked(
          consultation.with === 'third_party' ? '这次征求意见已经结束' : '只能向第三方发出，不能向行政机关发出',
        );
      }
      if (namesApplicant(found, consultationId)) {
        throw blocked('征求意见的内容写有申请人的姓名、名称或者受理号，请结束这次征求意见，另行发出不写申请人的');
      }
      await tx.opinionLinks.replace({
        id: deps.newId(),
        tokenHash,
        agencyId: found.agencyId,
        applicationId: found.id,
        consultationId,
        phoneSealed: deps.cipher.encrypt(phone),
        phoneMasked,
        lastDate,
        code: null,
        sends: null,
        session: null,
        fileIds: [],
        submitted: null,
      });
      return { facts: [{ kind: 'opinion_link_issued', date: today, consultationId, phoneMasked }] };
    },
  );
  return { record, token, expiresAt: expiryOf(lastDate), phoneMasked };
}

/** What is shown behind the link was typed by a person: what identifies the applicant must not be in it. */
function namesApplicant({ applicant, number, events }: ApplicationRecord, consultationId: string): boolean {
  const text = consultationText(events, consultationId);
  const words = [applicant.name, applicant.agent?.name ?? '', number];
  // A single character stands in many words.
  return words.some((word) => word.length > 1 && text.includes(word));
}

export function consultationText(events: ApplicationRecord['events'], consultationId: string): string {
  return (
    events.flatMap((event) =>
      event.kind === 'consultation_started' && event.consultationId === consultationId ? [event.text] : [],
    )[0] ?? ''
  );
}

function blocked(reason: string): AppError {
  return new AppError('action_not_allowed', { action: '发出在线提出意见的链接', reason });
}
