/** How the letter gets there (A.10, 17): proofs, failures, further attempts. None of it changes when the case was answered. */
import { AppError } from '../../errors.js';
import { type CaseFact } from '../../domain/application/case-events.js';
import { type CaseState } from '../../domain/application/case-state.js';
import {
  DELIVERY_FAILURES,
  type DeliveryFailure,
  type DeliveryMethod,
  PUBLIC_NOTICE_DAYS,
} from '../../domain/application/delivery-facts.js';
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.js';
import { maskAddress } from '../../domain/application/identity.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, changeCase } from './change-case.js';
import { dayFault, notBefore } from './event-day.js';

type Input = Omit<CaseChange, 'action' | 'fileIds'> & { date?: PlainDate | undefined };

/**
 * Proof that it arrived: the day from which the applicant's remedies run (A.10, 9). Leaving it at the place needs a refusal
 * before it, public notice its thirty days.
 */
export function recordDelivery(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { proof?: string | undefined; method?: DeliveryMethod | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_delivery' }, ({ state, today }) => {
    const sent = lastSent(state, '登记送达');
    const method = input.method ?? sent.method;
    const date = notBefore(input.date ?? today, sent.date, '发出日期');
    assertWay(method, date, state);
    return { facts: [{ kind: 'delivered', date, method, ...(input.proof ? { proof: input.proof } : {}) }] };
  });
}

function assertWay(method: DeliveryMethod, date: PlainDate, { failure, publicNotice }: CaseState): void {
  if (method === 'left_at_place' && failure?.reason !== 'refused') {
    throw new AppError('action_not_allowed', { action: '留置送达', reason: '先登记申请人拒收' });
  }
  if (method !== 'public_notice') return;
  if (!publicNotice) throw new AppError('action_not_allowed', { action: '公告送达', reason: '没有公告记录' });
  if (date < publicNotice.until) {
    throw dayFault('date', date, `公告满 ${PUBLIC_NOTICE_DAYS} 日（${publicNotice.until}）才视为送达`);
  }
}

export function recordDeliveryFailure(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { reason: DeliveryFailure; proof?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_delivery_failure' }, ({ state, today }) => {
    const date = notBefore(input.date ?? today, lastSent(state, '登记送达未成').date, '发出日期');
    return {
      facts: [{ kind: 'delivery_failed', date, reason: input.reason, ...(input.proof ? { proof: input.proof } : {}) }],
      detail: { reason: DELIVERY_FAILURES[input.reason] },
    };
  });
}

/** Again, over other contact data: which, is written down. */
export function redeliver(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { method: DeliveryMethod; contact: string; trackingNumber?: string | undefined },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'redeliver' }, ({ state, today }) => {
    const date = notBefore(input.date ?? today, lastSent(state, '再次送达').date, '上一次发出日期');
    const { method, contact, trackingNumber } = input;
    return {
      facts: [
        {
          kind: 'redelivered',
          date,
          method,
          contact: maskAddress(contact),
          contactSealed: deps.cipher.encrypt(contact),
          ...(trackingNumber ? { trackingNumber } : {}),
        },
      ],
    };
  });
}

/** The notice names the agency and the person, never the matter. */
export function postPublicNotice(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { place: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'post_public_notice' }, ({ state, today }) => {
    const date = notBefore(input.date ?? today, lastSent(state, '公告送达').date, '发出日期');
    return {
      facts: [{ kind: 'public_notice_posted', date, place: input.place, until: addDays(date, PUBLIC_NOTICE_DAYS) }],
    };
  });
}

/** The applicant opens his letter in the app: of one that was served online this is also the proof that it arrived. */
export function openReply(
  deps: CommandDeps,
  actor: Actor,
  input: Omit<CaseChange, 'action' | 'fileIds'>,
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'open_reply' }, ({ state, today }) => {
    const facts: CaseFact[] = [{ kind: 'reply_opened', date: today }];
    if (!state.deliveredDate && state.lastSent?.method === 'online') {
      facts.push({ kind: 'delivered', date: today, method: 'online', proof: '申请人在线打开' });
    }
    return { facts };
  });
}

export function recordElectronicService(
  deps: CommandDeps,
  actor: Actor,
  input: Input & { agreed: boolean; proof: string },
): Promise<ApplicationRecord> {
  return changeCase(deps, actor, { ...input, action: 'record_electronic_service' }, ({ today }) => ({
    facts: [
      { kind: 'electronic_service_recorded', date: input.date ?? today, agreed: input.agreed, proof: input.proof },
    ],
  }));
}

function lastSent(state: CaseState, action: string): { date: PlainDate; method: DeliveryMethod } {
  if (!state.lastSent) throw new AppError('action_not_allowed', { action, reason: '答复尚未发出' });
  return state.lastSent;
}
