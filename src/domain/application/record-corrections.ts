/**
 * 第四十一条: a person has evidence that a record on himself, given out by an agency, is inaccurate and asks for its correction. The
 * office verifies; it corrects and tells, or where it may not correct it forwards and tells, or tells whom to ask. No period is
 * stated. A kind of its own: it is no application for information and never enters table 2 (A.10, 24).
 */
import { type EventAuthor } from './case-events.js';
import { type PlainDate } from '../calendar/plain-date.js';

export const RECORD_CORRECTION_OUTCOMES = {
  corrected: '已更正',
  refused: '不予更正',
  forwarded: '已转送有权更正的机关',
  redirected: '已告知向有权更正的机关提出',
} as const;
export type RecordCorrectionOutcome = keyof typeof RECORD_CORRECTION_OUTCOMES;
export const RECORD_CORRECTION_OUTCOME_IDS = Object.keys(RECORD_CORRECTION_OUTCOMES) as [
  RecordCorrectionOutcome,
  ...RecordCorrectionOutcome[],
];

/** Those that need the name of the agency which may correct the record. */
export function needsAgency(outcome: RecordCorrectionOutcome): boolean {
  return outcome === 'forwarded' || outcome === 'redirected';
}

export const RECORD_CORRECTION_STATUSES = {
  submitted: { label: '待核实', applicantLabel: '已提交，等待核实' },
  verifying: { label: '核实中', applicantLabel: '正在核实' },
  decided: { label: '已办结', applicantLabel: '已办结' },
  withdrawn: { label: '已撤回', applicantLabel: '您已撤回' },
} as const;
export type RecordCorrectionStatus = keyof typeof RECORD_CORRECTION_STATUSES;
export const RECORD_CORRECTION_STATUS_IDS = Object.keys(RECORD_CORRECTION_STATUSES) as [
  RecordCorrectionStatus,
  ...RecordCorrectionStatus[],
];

export type RecordCorrectionFact =
  | { kind: 'submitted'; date: PlainDate }
  /** What was compared with what: for the office alone. */
  | { kind: 'verified'; date: PlainDate; text: string }
  | {
      kind: 'decided';
      date: PlainDate;
      outcome: RecordCorrectionOutcome;
      /** What the person is told. */
      text: string;
      agency: string | null;
    }
  | { kind: 'withdrawn'; date: PlainDate };

export type RecordCorrectionEvent = RecordCorrectionFact & {
  id: string;
  seq: number;
  version: number;
  at: string;
  by: EventAuthor;
};

export const RECORD_CORRECTION_EVENTS: Readonly<Record<RecordCorrectionFact['kind'], string>> = {
  submitted: '提交更正申请',
  verified: '核实',
  decided: '作出处理并告知',
  withdrawn: '撤回',
};
export const RECORD_CORRECTION_EVENT_KINDS = Object.keys(RECORD_CORRECTION_EVENTS) as [
  RecordCorrectionFact['kind'],
  ...RecordCorrectionFact['kind'][],
];

export interface RecordCorrectionState {
  status: RecordCorrectionStatus;
  /** Who verified last: somebody else decides. */
  verifiedBy: string | null;
  decision: { date: PlainDate; outcome: RecordCorrectionOutcome; text: string; agency: string | null } | null;
}

export function foldRecordCorrection(events: readonly RecordCorrectionEvent[]): RecordCorrectionState {
  let state: RecordCorrectionState = { status: 'submitted', verifiedBy: null, decision: null };
  for (const event of events) {
    switch (event.kind) {
      case 'submitted':
        break;
      case 'verified':
        state = { ...state, status: 'verifying', verifiedBy: event.by.id };
        break;
      case 'decided': {
        const { date, outcome, text, agency } = event;
        state = { ...state, status: 'decided', decision: { date, outcome, text, agency } };
        break;
      }
      case 'withdrawn':
        state = { ...state, status: 'withdrawn' };
    }
  }
  return state;
}

/** Nothing is decided before it was verified; what is over stays over. */
const FROM: Readonly<Record<Exclude<RecordCorrectionFact['kind'], 'submitted'>, readonly RecordCorrectionStatus[]>> = {
  verified: ['submitted', 'verifying'],
  decided: ['verifying'],
  withdrawn: ['submitted', 'verifying'],
};

export function isCorrectionStepOpen(kind: keyof typeof FROM, status: RecordCorrectionStatus): boolean {
  return FROM[kind].includes(status);
}
