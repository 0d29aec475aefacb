/** The sentence under a line of the timeline, for what happens beside the main path. */
import { CASE_EVENTS, type CaseEvent } from '../../../domain/application/case-events.js';
import { type CorrectionFact } from '../../../domain/application/correction-facts.js';
import { DELIVERY_FAILURES, DELIVERY_METHODS, type DeliveryFact } from '../../../domain/application/delivery-facts.js';
import {
  CONTACT_WAYS,
  type HandlingFact,
  SERVED_NOTICES,
  SERVICE_WAYS,
} from '../../../domain/application/handling-facts.js';
import { type ShapeFact } from '../../../domain/application/shape-facts.js';

const withNumber = (text: string, trackingNumber: string | undefined): string =>
  `${text}${trackingNumber ? `，单号 ${trackingNumber}` : ''}`;

/** Who approves may say something with it, to the office. */
export const commentText = ({ comment }: { comment?: string }): string => (comment ? `。审批意见：${comment}` : '');

export function handlingDetail(event: HandlingFact): string {
  switch (event.kind) {
    case 'reasons_requested':
      return `${event.text}（请在 ${event.replyBy} 前说明）`;
    case 'reasons_given':
    case 'inspection_held':
    case 'supplied':
    case 'assistance_answered':
      return event.text;
    case 'contact_recorded':
      return `${CONTACT_WAYS[event.way]}：${event.text}`;
    case 'assistance_requested':
      return `${event.unit}：${event.text}（请在 ${event.replyBy} 前答复）`;
    case 'supply_promised':
      return `将在 ${event.supplyBy} 前提供。${event.text}`;
    case 'inspection_arranged':
      return `${event.inspectOn}，${event.place}${event.text ? `。${event.text}` : ''}`;
    case 'notice_served':
      return `${SERVED_NOTICES[event.notice]}，${SERVICE_WAYS[event.way]}，凭据：${event.proof}；期限至 ${event.until}`;
    case 'fee_waived':
      return event.reason;
    case 'opinion_link_issued':
      return `验证码发往 ${event.phoneMasked}`;
    case 'release_notice_served':
      return `凭据：${event.proof}`;
    case 'letter_sealed':
      return `${event.title}${event.number ? `，${event.number}` : ''}`;
    case 'letter_issued':
      return `${event.title}${event.number ? `，${event.number}` : ''}${event.replaces ? `（代替 ${event.replaces}）` : ''}`;
  }
}

export function deliveryDetail(event: DeliveryFact, staff: boolean): string {
  switch (event.kind) {
    case 'dispatched': {
      const together = event.together?.length ? `，与 ${event.together.join('、')} 一并答复` : '';
      return withNumber(DELIVERY_METHODS[event.method], event.trackingNumber) + together;
    }
    case 'redelivered':
      return withNumber(
        `${DELIVERY_METHODS[event.method]}${staff ? `（${event.contact}）` : ''}`,
        event.trackingNumber,
      );
    case 'delivered':
      return staff ? [DELIVERY_METHODS[event.method], event.proof].filter(Boolean).join('，') : '';
    case 'delivery_failed':
      return `${DELIVERY_FAILURES[event.reason]}${staff && event.proof ? `，凭据：${event.proof}` : ''}`;
    case 'public_notice_posted':
      return `${event.place}，至 ${event.until} 视为送达`;
    case 'electronic_service_recorded':
      return `${event.agreed ? '同意' : '不同意'}电子送达${staff ? `，凭据：${event.proof}` : ''}`;
    case 'reply_opened':
      return '';
  }
}

export function shapeDetail(event: ShapeFact, staff: boolean): string {
  switch (event.kind) {
    case 'split':
      return `拆分为 ${event.children.map(({ number }) => number).join('、')}${staff ? `。${event.reason}` : ''}`;
    case 'split_from':
      return event.parent.number;
    case 'merged':
      return `并入 ${event.into.number}${staff ? `。${event.reason}` : ''}`;
    case 'merged_from':
      return event.other.number;
    case 'linked':
      return `${event.other.number}${event.text ? `：${event.text}` : ''}`;
    case 'unlinked':
      return event.other.number;
    case 'applicant_succeeded':
      return `${event.from} → ${event.to}${staff ? `。${event.reason}` : ''}`;
    case 'co_applicant_left':
      return staff ? [event.name, event.reason, `凭据：${event.proof}`].filter(Boolean).join('。') : event.name;
    case 'co_applicant_corrected': {
      const identity = event.identityCorrected ? '，更正了身份证明' : '';
      const name = event.from === event.to ? event.to : `${event.from} → ${event.to}`;
      return `${name}${identity}${staff ? `。${event.reason}` : ''}`;
    }
    case 'representative_changed': {
      const left = event.formerLeft ? `，${event.from} 退出申请` : '';
      return `${event.from} → ${event.to}${left}${staff ? `。凭据：${event.proof}` : ''}`;
    }
    case 'binding_code_issued':
    case 'account_bound':
      return '';
  }
}

/** @param events the case's own, to name what was mended */
export function correctionDetail(event: CorrectionFact, events: readonly CaseEvent[], staff: boolean): string {
  if (event.kind === 'date_correction_returned') return event.comment;
  const of = events.find(({ id }) => id === event.eventId);
  const what = of ? `“${CASE_EVENTS[of.kind].label}”的日期` : '日期';
  return event.kind === 'date_correction_approved'
    ? `${what}更正为 ${event.to}${staff ? commentText(event) : ''}`
    : `${what} ${event.from} 更正为 ${event.to}。${event.reason}`;
}
