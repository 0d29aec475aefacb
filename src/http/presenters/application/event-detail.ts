/** The sentence under a line of the timeline: what the event says beyond its title. */
import {
  type CaseEvent,
  CONSULTATION_ANSWERS,
  CONSULTATION_END_REASONS,
  CONSULTED_PARTIES,
} from '../../../domain/application/case-events.js';
import { isCorrectionFact } from '../../../domain/application/correction-facts.js';
import { isDeliveryFact } from '../../../domain/application/delivery-facts.js';
import { isHandlingFact } from '../../../domain/application/handling-facts.js';
import { isLegalReviewFact, LEGAL_VERDICTS, type LegalReviewFact } from '../../../domain/application/legal-review.js';
import { isShapeFact } from '../../../domain/application/shape-facts.js';
import { decisionTitle } from '../../../domain/application/decisions.js';
import { statisticsCode } from '../../../domain/application/generation-one-decisions.js';
import { FEE_METHOD_LABELS } from '../../../domain/payment/tariff.js';

import { commentText, correctionDetail, deliveryDetail, handlingDetail, shapeDetail } from './further-detail.js';

const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;

const extensionText = ({ workingDays, reason }: { workingDays: number; reason: string }): string =>
  `延长 ${workingDays} 个工作日${reason ? `，理由：${reason}` : ''}`;

function legalReviewDetail(event: LegalReviewFact): string {
  if (event.kind === 'legal_opinion_given') return `${LEGAL_VERDICTS[event.verdict]}：${event.text}`;
  return [event.lawyer?.name, event.question].filter(Boolean).join('：');
}

/** @param events the whole history, which a mended date refers to */
export function eventDetail(
  event: CaseEvent,
  audience: 'applicant' | 'staff',
  events: readonly CaseEvent[],
): string | null {
  const text = detailOf(event, audience, events);
  return text === '' ? null : text;
}

function detailOf(event: CaseEvent, audience: 'applicant' | 'staff', events: readonly CaseEvent[]): string {
  const staff = audience === 'staff';
  if (isHandlingFact(event)) return handlingDetail(event);
  if (isDeliveryFact(event)) return deliveryDetail(event, staff);
  if (isShapeFact(event)) return shapeDetail(event, staff);
  if (isCorrectionFact(event)) return correctionDetail(event, events, staff);
  if (isLegalReviewFact(event)) return legalReviewDetail(event);
  switch (event.kind) {
    case 'supplement_requested':
      return `${event.text}（请在 ${event.replyBy} 前补正）${staff && event.lateReason ? `逾期发出的理由：${event.lateReason}` : ''}`;
    case 'supplement_submitted':
      return event.text;
    case 'supplement_received':
      return `${event.text}${staff && event.lateReason ? `接受逾期补正的理由：${event.lateReason}` : ''}`;
    case 'extension_requested':
      return extensionText(event);
    case 'extension_approved':
      return `${extensionText(event)}${staff ? commentText(event) : ''}`;
    case 'extension_returned':
    case 'decision_returned':
      return event.comment;
    case 'consultation_started':
      // Who the third party is, is not for the applicant.
      return staff
        ? `${CONSULTED_PARTIES[event.with]}：${event.recipient}。${event.text}`
        : `征求${CONSULTED_PARTIES[event.with]}意见`;
    case 'consultation_delivered':
      return staff ? (event.proof ?? '') : '';
    case 'consultation_answered':
      return staff ? `${CONSULTATION_ANSWERS[event.answer]}${event.text ? `：${event.text}` : ''}` : '';
    case 'consultation_ended':
      return staff ? CONSULTATION_END_REASONS[event.reason] : '';
    case 'fee_demanded':
      return `信息处理费 ${yuan(event.amountFen)}（${FEE_METHOD_LABELS[event.method]}，${event.method === 'per_page' ? `${event.quantity} 页` : `当月第 ${event.quantity} 件`}），请在 ${event.payBy} 前缴纳`;
    case 'fee_paid':
      return staff ? `${yuan(event.amountFen)}，凭证：${event.proof}` : yuan(event.amountFen);
    case 'delayed_reply_fixed':
      return `将在 ${event.replyBy} 前答复。${event.reason}`;
    case 'search_logged':
      return event.entries.map((entry) => `${entry.place}（${entry.keywords}）：${entry.result}`).join('；');
    case 'decision_proposed':
      return decisionTitle(statisticsCode(event.decisionCode));
    case 'decided':
      return `${decisionTitle(statisticsCode(event.decisionCode))}${commentText(event)}`;
    case 'withdrawn':
    case 'applicant_kind_corrected':
      return event.reason;
    case 'closed':
      return staff ? (event.comment ?? '') : '';
    case 'assigned':
      return event.staffName;
    case 'noted':
    case 'remedy_recorded':
      return event.text;
    case 'redo_ordered':
      return `${event.text}，应在 ${event.replyBy} 前重新答复`;
    case 'decision_revoked':
      return `${event.reason}，将在 ${event.replyBy} 前重新答复`;
    case 'signed_for':
      return event.trackingNumber ?? '';
    case 'receipt_confirmed':
      return event.method ?? '';
    case 'imported':
      return `第 ${event.row} 行`;
    case 'submitted':
    case 'extension_recorded':
    case 'released':
      return '';
  }
}
