/**
 * A lawyer is asked what he thinks of how a case is to be decided. Question and opinion are facts of the file: neither moves the
 * clock, and it is for who approves to weigh them. An opinion is on the proposal that stood when it was given, and on no other.
 */
import { type PlainDate } from '../calendar/plain-date.js';
import { type EventRule } from './event-rule.js';

export const LEGAL_VERDICTS = { agrees: '同意', agrees_with_changes: '修改后同意', disagrees: '不同意' } as const;
export type LegalVerdict = keyof typeof LEGAL_VERDICTS;

export type LegalReviewFact =
  | { kind: 'legal_review_requested'; date: PlainDate; question?: string; lawyer?: { id: string; name: string } }
  | { kind: 'legal_opinion_given'; date: PlainDate; verdict: LegalVerdict; text: string };

export const LEGAL_REVIEW_EVENTS: Record<LegalReviewFact['kind'], EventRule> = {
  legal_review_requested: { label: '提请法律审查', applicantText: null },
  legal_opinion_given: { label: '出具法律审查意见', applicantText: null },
};

export function isLegalReviewFact<F extends { kind: string }>(fact: F): fact is F & LegalReviewFact {
  return Object.hasOwn(LEGAL_REVIEW_EVENTS, fact.kind);
}

/** What an opinion is about, as of now. */
export const OPINION_SUBJECTS = {
  plan: '在拟定决定以前出具',
  decision: '针对现在的决定',
  earlier_proposal: '针对此前拟定的决定，此后决定已有改动',
  earlier_answer: '针对已经撤销的答复',
} as const;
export type OpinionSubject = keyof typeof OPINION_SUBJECTS;

export interface LegalOpinion {
  date: PlainDate;
  /** The lawyer's name. */
  by: string;
  verdict: LegalVerdict;
  text: string;
  about: OpinionSubject;
}

export interface LegalReviewState {
  /** The last request that nobody has answered. `lawyer` null: whichever of them comes to it. */
  pending: {
    requestedDate: PlainDate;
    by: string;
    question: string | null;
    lawyer: { id: string; name: string } | null;
  } | null;
  /** Oldest first. */
  opinions: LegalOpinion[];
}

export const NEVER_REVIEWED: LegalReviewState = { pending: null, opinions: [] };

export function applyLegalReview(
  state: LegalReviewState,
  fact: LegalReviewFact,
  { by, isProposed }: { by: string; isProposed: boolean },
): LegalReviewState {
  const { date } = fact;
  switch (fact.kind) {
    case 'legal_review_requested':
      return {
        ...state,
        pending: { requestedDate: date, by, question: fact.question ?? null, lawyer: fact.lawyer ?? null },
      };
    case 'legal_opinion_given': {
      const { verdict, text } = fact;
      return {
        pending: null,
        opinions: [...state.opinions, { date, by, verdict, text, about: isProposed ? 'decision' : 'plan' }],
      };
    }
  }
}

/** The proposal was given back or worded anew: what was said of it was said of another. */
export function afterChangedProposal({ pending, opinions }: LegalReviewState): LegalReviewState {
  return {
    pending,
    opinions: opinions.map((one) => (one.about === 'decision' ? { ...one, about: 'earlier_proposal' } : one)),
  };
}

/** The answer that they led to fell, and the case is decided anew. */
export function afterFallenAnswer({ opinions }: LegalReviewState): LegalReviewState {
  return { pending: null, opinions: opinions.map((one) => ({ ...one, about: 'earlier_answer' as const })) };
}

/** Whether a lawyer has taken part in the answer that is being written or has gone out. */
export function isSeenByLawyer({ opinions }: LegalReviewState): boolean {
  return opinions.some(({ about }) => about !== 'earlier_answer');
}

/** Where an agency demands an opinion: why the decision cannot be approved yet, as a clause for people; null when it can. */
export function missingOpinion({ pending, opinions }: LegalReviewState): string | null {
  if (opinions.some(({ about }) => about === 'decision')) return null;
  const rule = '本机关规定，批准以前须有针对这一决定的法律审查意见';
  if (pending) return `${rule}；已经提请，请等法律顾问出具意见`;
  return opinions.some(({ about }) => about === 'earlier_proposal')
    ? `${rule}；已有的意见针对此前拟定的决定，请再次提请法律审查`
    : `${rule}，请先提请法律审查`;
}
