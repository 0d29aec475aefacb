import { type Ability } from '../../api/generated';
import { type ActionForm } from './action-form';
import { DECISION_FORMS } from './action-forms-decision';
import { HANDLING_FORMS } from './action-forms-handling';
import { TIME_FORMS } from './action-forms-time';

/** What only an applicant does. */
type ByApplicant = 'answer_supplement' | 'give_reasons' | 'withdraw' | 'open_reply';

/** A letter is previewed before it is issued, and its scan is put to it there: `letters-panel.vue`. */
type OfItsOwnPage = 'issue_letter' | 'attach_sealed_original';

/** A form for everything that staff may do to a case; a new action of the server does not compile until it has one. */
export const ACTION_FORMS: Readonly<Record<Exclude<Ability['action'], ByApplicant | OfItsOwnPage>, ActionForm>> = {
  ...TIME_FORMS,
  ...DECISION_FORMS,
  ...HANDLING_FORMS,
};

export function formFor(action: Ability['action']): ActionForm | null {
  return (ACTION_FORMS as Partial<Record<Ability['action'], ActionForm>>)[action] ?? null;
}

/** How the buttons stand together; the first group leads on, the last is rarely needed. */
export const ACTION_GROUPS: readonly { label: string; actions: readonly Ability['action'][] }[] = [
  {
    label: '下一步',
    actions: [
      'confirm_receipt',
      'record_supplement',
      'approve_decision',
      'return_decision',
      'approve_extension',
      'return_extension',
      'approve_date_correction',
      'return_date_correction',
      'dispatch',
      'record_payment',
      'propose_decision',
      'record_delivery',
      'close',
      'give_legal_opinion',
      'claim',
    ],
  },
  {
    label: '期限',
    actions: [
      'request_supplement',
      'request_extension',
      'start_consultation',
      'deliver_consultation',
      'answer_consultation',
      'end_consultation',
      'issue_opinion_link',
      'record_release_notice',
      'demand_fee',
      'waive_fee',
      'fix_delayed_reply',
      'request_reasons',
      'record_reasons',
    ],
  },
  {
    label: '办理',
    actions: [
      'note',
      'log_search',
      'record_contact',
      'request_legal_review',
      'request_assistance',
      'answer_assistance',
      'record_notice_service',
      'record_electronic_service',
      'arrange_inspection',
      'record_inspection',
      'answer_on_the_spot',
      'promise_supply',
      'record_supply',
      'record_delivery_failure',
      'redeliver',
      'post_public_notice',
    ],
  },
];
