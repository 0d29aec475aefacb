/** Who may do what: one line an ability. Lists, details and buttons obey the same lines. */
import { type Action, ACTION_IDS, actionBlocked, ACTIONS } from '../domain/application/actions.js';
import { type CaseState } from '../domain/application/case-state.js';
import { type Actor, hasAnyRole, type StaffRole } from './actor.js';

/** What an ability is asked about: at least whose it is. */
export interface Subject {
  agencyId?: string | null;
  citizenId?: string | null;
}

const staff =
  (...roles: StaffRole[]) =>
  (actor: Actor, subject: Subject): boolean =>
    actor.type === 'staff' && actor.agencyId === subject.agencyId && hasAnyRole(actor, roles);

const anyStaff = (actor: Actor, subject: Subject): boolean =>
  actor.type === 'staff' && actor.agencyId === subject.agencyId;

const owner = (actor: Actor, subject: Subject): boolean =>
  actor.type === 'citizen' && actor.citizenId === subject.citizenId;

/** Also the programs that the operator of the server runs at the command line. */
const orSystem =
  (rule: (actor: Actor, subject: Subject) => boolean) =>
  (actor: Actor, subject: Subject): boolean =>
    actor.type === 'system' || rule(actor, subject);

const RULES = {
  view_case: (actor: Actor, subject: Subject) =>
    owner(actor, subject) ||
    staff('clerk', 'reviewer', 'office_head', 'lawyer', 'auditor', 'administrator')(actor, subject),
  /** What the case page masks. */
  reveal_personal_data: staff('clerk', 'reviewer', 'office_head'),
  decide_unmasking: staff('reviewer', 'office_head'),
  /** The whole file leaves the system: for those who handle or defend the case. */
  export_evidence: staff('clerk', 'reviewer', 'office_head', 'lawyer'),
  register_application: staff('clerk'),
  /** Many at once; each case is asked about again. */
  assign_cases: staff('clerk', 'reviewer', 'office_head'),
  record_remedy: staff('clerk', 'reviewer', 'office_head', 'lawyer'),
  view_remedies: staff('clerk', 'reviewer', 'office_head', 'lawyer', 'auditor', 'administrator'),
  /** The agency's oversight of those below it (第四十七条, 第五十一条). */
  supervise: staff('supervisor'),
  /** A complaint against the own agency, without who complained. */
  view_complaints: staff('clerk', 'reviewer', 'office_head', 'lawyer', 'auditor', 'administrator'),
  answer_complaint: staff('clerk', 'reviewer', 'office_head'),
  handle_record_correction: staff('clerk', 'reviewer', 'office_head'),
  view_record_corrections: staff('clerk', 'reviewer', 'office_head', 'lawyer', 'auditor', 'administrator'),
  /** Numbers alone; what stands behind a cell needs `view_case` or `view_remedies`. */
  view_tables: anyStaff,
  freeze_tables: staff('office_head', 'administrator'),
  correct_frozen_year: orSystem(staff('office_head', 'administrator')),
  propose_tally_correction: staff('clerk', 'reviewer', 'office_head'),
  decide_tally_correction: staff('office_head'),
  /** At once, without a second person: at the command line. */
  repair_tally: orSystem(staff('administrator')),
  import_ledger: orSystem(staff('clerk', 'administrator')),
  contribute_publication: staff('contributor', 'clerk', 'reviewer', 'office_head'),
  publish: staff('reviewer', 'office_head'),
  publish_report: staff('office_head'),
  edit_guide: staff('office_head', 'administrator'),
  manage_staff: staff('administrator'),
  view_colleagues: anyStaff,
  manage_agency: staff('administrator'),
  edit_letter_templates: staff('office_head', 'administrator'),
  import_regional_calendar: staff('administrator'),
  view_audit: staff('auditor', 'administrator'),
  /** How the server does: jobs, messages, the audit's chain. */
  view_operations: staff('administrator'),
} satisfies Record<string, (actor: Actor, subject: Subject) => boolean>;

export type Ability = keyof typeof RULES;
export const ABILITY_IDS = Object.keys(RULES) as [Ability, ...Ability[]];

export function can(actor: Actor, ability: Ability, subject: Subject): boolean {
  return RULES[ability](actor, subject);
}

/** Whether the actor's role allows the action on this case at all, whatever its state. */
export function canAct(actor: Actor, action: Action, subject: Subject): boolean {
  return ACTIONS[action].roles.some((role) =>
    role === 'applicant' ? owner(actor, subject) : staff(role)(actor, subject),
  );
}

/** The facts that can move a frozen year's tables. */
const CORRECTABLE: ReadonlySet<Action> = new Set([
  'confirm_receipt',
  'record_supplement',
  'dispatch',
  'record_delivery',
  'record_withdrawal',
  'approve_date_correction',
]);

/** Whether the actor may enter this fact as a correction of a frozen year, which is not a clerk's to decide. */
export function canCorrect(actor: Actor, action: Action, subject: Subject): boolean {
  return CORRECTABLE.has(action) && can(actor, 'correct_frozen_year', subject) && staff('office_head')(actor, subject);
}

/** Only where several apply together. */
const OF_JOINT_APPLICATIONS: ReadonlySet<Action> = new Set([
  'remove_co_applicant',
  'correct_co_applicant',
  'change_representative',
]);

/** The actions that the actor may do on the case now: what both faces draw their buttons from. */
export function abilitiesOf(actor: Actor, subject: HandledSubject, state: CaseState): Action[] {
  return ACTION_IDS.filter(
    (action) =>
      canAct(actor, action, subject) &&
      actionBlocked(action, state) === null &&
      (!OF_JOINT_APPLICATIONS.has(action) || (subject.applicant?.joint?.length ?? 0) > 0) &&
      !isForAnother(actor, action, subject, state),
  );
}

interface HandledSubject extends Subject {
  assignee: { id: string } | null;
  applicant?: { joint?: readonly unknown[] };
}

/** What the role allows and this person may not: approving or judging his own proposal, taking what somebody else handles. */
function isForAnother(actor: Actor, action: Action, { assignee }: HandledSubject, state: CaseState): boolean {
  if (actor.type !== 'staff') return false;
  switch (action) {
    case 'approve_decision':
    case 'give_legal_opinion':
      return state.proposal?.proposedBy === actor.staffId;
    case 'approve_date_correction':
      return state.pendingCorrection?.proposedBy === actor.staffId;
    case 'approve_extension':
      return state.pendingExtension?.requestedBy === actor.staffId;
    case 'claim':
      return assignee !== null;
    case 'release':
      return assignee === null;
    default:
      return false;
  }
}
