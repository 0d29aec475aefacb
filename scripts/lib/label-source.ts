/** The closed lists that a form offers, from the domain's own tables, for faces that may not import the domain. */
import { AGENT_CAPACITIES } from '../../src/domain/application/agents.js';
import { APPLICANT_KIND_IDS, applicantKindTitle } from '../../src/domain/application/applicant-kinds.js';
import { FORM_LIMITS, REPLY_MEDIA, REPLY_METHODS } from '../../src/domain/application/application-form.js';
import { LEGAL_VERDICTS } from '../../src/domain/application/legal-review.js';
import { IDENTITY_DOCUMENTS } from '../../src/domain/application/identity.js';
import { CHANNELS } from '../../src/domain/application/channels.js';
import {
  CONSULTATION_ANSWERS,
  CONSULTATION_END_REASONS,
  CONSULTED_PARTIES,
} from '../../src/domain/application/case-events.js';
import { DECISION_CODES, DECISION_GROUPS, DECISIONS, decisionTitle } from '../../src/domain/application/decisions.js';
import {
  DELIVERY_FAILURES,
  DELIVERY_METHODS,
  DISPATCH_METHOD_IDS,
} from '../../src/domain/application/delivery-facts.js';
import { CONTACT_WAYS, SERVED_NOTICES, SERVICE_WAYS } from '../../src/domain/application/handling-facts.js';
import { LETTER_KINDS, LETTER_OUTCOMES, NAMES_A_DESTINATION } from '../../src/domain/application/incoming-letters.js';
import { GROUND_REQUIREMENTS, LEGAL_GROUNDS } from '../../src/domain/application/legal-grounds.js';
import { SEALED_PARTS } from '../../src/domain/application/sealed-parts.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../src/domain/account/accounts.js';
import { AGENCY_NAME_MAX } from '../../src/domain/account/agency-rules.js';
import { AUDIT_ACTIONS, auditActionLabel } from '../../src/domain/account/audit-actions.js';
import { MAX_DEPUTIES } from '../../src/domain/account/deputies.js';
import { LETTERHEAD_MAX } from '../../src/domain/account/letter-settings.js';
import { OPTIONAL_CHANNEL_IDS, optionalChannelLabel } from '../../src/domain/account/optional-channels.js';
import { RELEASE_PAUSE_LEAST, RELEASE_PAUSE_MOST } from '../../src/domain/account/release-pause.js';
import { SEALED_ORIGINALS } from '../../src/domain/account/sealed-originals.js';
import { SECOND_FACTOR_RULES } from '../../src/domain/account/second-factor.js';
import { SIGN_ON_REFUSALS } from '../../src/domain/account/sign-on.js';
import { STAFF_ROLES } from '../../src/domain/account/staff-roles.js';
import { UNMASKING_RULES } from '../../src/domain/account/unmasking.js';
import { LETTER_NUMBER_MAX } from '../../src/domain/application/letter-number.js';
import { DEFAULT_SILENCE_TEXT, SILENCE_TEXT_MAX } from '../../src/domain/application/remedy-notice.js';
import { FEE_METHOD_LABELS } from '../../src/domain/payment/tariff.js';
import { STATUSES } from '../../src/domain/application/statuses.js';
import {
  needsAgency,
  RECORD_CORRECTION_OUTCOME_IDS,
  RECORD_CORRECTION_OUTCOMES,
  RECORD_CORRECTION_STATUSES,
} from '../../src/domain/application/record-corrections.js';
import {
  APPELLANTS,
  JUDGMENT_FORMS,
  REMEDY_INSTANCES,
  REMEDY_MATTERS,
  REMEDY_OUTCOMES,
  REMEDY_PROCEDURES,
  type RemedyOutcome,
  resultOfOutcome,
} from '../../src/domain/application/remedy-events.js';
import { REMEDY_GROUP_LABELS, TABLE3_CELL_LABELS } from '../../src/domain/report/generations.js';
import { REMEDY_GROUPS, REMEDY_RESULTS } from '../../src/domain/report/tally.js';
import {
  COMPLAINT_MATTERS,
  COMPLAINT_ORDERS,
  COMPLAINT_RESULTS,
  COMPLAINT_STATUSES,
} from '../../src/domain/supervision/complaints.js';
import { CALENDAR_SCOPES } from '../../src/domain/calendar/calendar-scope.js';
import { DAY_KINDS } from '../../src/domain/calendar/working-calendar.js';
import { PUBLICATION_STATUSES } from '../../src/domain/disclosure/publication-status.js';
import { SECRECY_RESULTS } from '../../src/domain/disclosure/secrecy-review.js';
import { CATEGORIES } from '../../src/domain/disclosure/categories.js';
import { COLUMNS } from '../../src/domain/disclosure/columns.js';
import { REPORT_CHAPTERS } from '../../src/domain/disclosure/report-chapters.js';
import { TABLE1_SHAPES } from '../../src/domain/report/table1.js';

interface Choice {
  value: string;
  label: string;
}

const plain = (table: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

type Lists = Record<string, readonly object[]>;

/** For the citizen's side. */
export function labelSource(): string {
  return sourceOf({ ...applicationLists('applicantLabel'), ...publicationLists() });
}

/** For the office's side: what the forms of the actions offer, too. */
export function consoleLabelSource(): string {
  return sourceOf(
    {
      ...applicationLists('label'),
      ...publicationLists(),
      ...actionLists(),
      ...remedyLists(),
      ...reportLists(),
      ...accountLists(),
    },
    { ACCOUNT_LIMITS },
  );
}

function actionLists(): Lists {
  return {
    CHANNELS: Object.entries(CHANNELS).map(([value, { label, receiptRule, needsConfirmation, intakeOnly }]) => ({
      value,
      label,
      receiptRule,
      needsConfirmation,
      intakeOnly,
    })),
    CONSULTED_PARTIES: plain(CONSULTED_PARTIES),
    CONSULTATION_ANSWERS: plain(CONSULTATION_ANSWERS),
    LEGAL_VERDICTS: plain(LEGAL_VERDICTS),
    CONSULTATION_END_REASONS: plain(CONSULTATION_END_REASONS),
    FEE_METHODS: plain(FEE_METHOD_LABELS),
    DELIVERY_METHODS: Object.entries(DELIVERY_METHODS).map(([value, label]) => ({
      value,
      label,
      toDispatch: (DISPATCH_METHOD_IDS as readonly string[]).includes(value),
    })),
    DELIVERY_FAILURES: plain(DELIVERY_FAILURES),
    CONTACT_WAYS: plain(CONTACT_WAYS),
    SERVED_NOTICES: plain(SERVED_NOTICES),
    SERVICE_WAYS: plain(SERVICE_WAYS),
    SEALED_PARTS: plain(SEALED_PARTS),
    LETTER_KINDS: plain(LETTER_KINDS),
    LETTER_OUTCOMES: Object.entries(LETTER_OUTCOMES).map(([value, label]) => ({
      value,
      label,
      namesDestination: (NAMES_A_DESTINATION as ReadonlySet<string>).has(value),
    })),
    SIGN_ON_REFUSALS: plain(SIGN_ON_REFUSALS),
    STAFF_ROLES: plain(STAFF_ROLES),
    PUBLICATION_STATUSES: plain(PUBLICATION_STATUSES),
    SECRECY_RESULTS: plain(SECRECY_RESULTS),
    CALENDAR_SCOPES: plain(CALENDAR_SCOPES),
    DAY_KINDS: plain(DAY_KINDS),
    DECISION_GROUPS: plain(DECISION_GROUPS),
    DECISIONS: DECISION_CODES.map((value) => {
      const { group, label, shortLabel, grounds } = DECISIONS[value];
      return { value, label: decisionTitle(value), rowLabel: label, shortLabel, group, grounds };
    }),
    LEGAL_GROUNDS: Object.entries(LEGAL_GROUNDS).map(([value, row]) => ({
      value,
      articleText: row.articleText,
      situation: row.situation,
      remedyVariant: row.remedyVariant,
      requires: row.requires.map((one) => GROUND_REQUIREMENTS[one]),
    })),
  };
}

/** Reconsiderations and suits, complaints, corrections of records. */
function remedyLists(): Lists {
  return {
    REMEDY_GROUPS: REMEDY_GROUPS.map((value) => {
      const { label, heading } = REMEDY_GROUP_LABELS[value];
      return { value, label: heading ? `${heading}（${label}）` : label };
    }),
    REMEDY_MATTERS: plain(REMEDY_MATTERS),
    REMEDY_PROCEDURES: plain(REMEDY_PROCEDURES),
    REMEDY_INSTANCES: plain(REMEDY_INSTANCES),
    REMEDY_RESULTS: REMEDY_RESULTS.map((value) => ({ value, label: TABLE3_CELL_LABELS[value] })),
    REMEDY_OUTCOMES: (Object.keys(REMEDY_OUTCOMES) as RemedyOutcome[]).map((value) => ({
      value,
      label: REMEDY_OUTCOMES[value].label,
      reconsideration: resultOfOutcome(value, 'reconsideration'),
      litigation: resultOfOutcome(value, 'litigation_direct'),
    })),
    JUDGMENT_FORMS: plain(JUDGMENT_FORMS),
    APPELLANTS: plain(APPELLANTS),
    COMPLAINT_MATTERS: plain(COMPLAINT_MATTERS),
    COMPLAINT_ORDERS: plain(COMPLAINT_ORDERS),
    COMPLAINT_RESULTS: plain(COMPLAINT_RESULTS),
    COMPLAINT_STATUSES: plain(COMPLAINT_STATUSES),
    RECORD_CORRECTION_OUTCOMES: RECORD_CORRECTION_OUTCOME_IDS.map((value) => ({
      value,
      label: RECORD_CORRECTION_OUTCOMES[value],
      needsAgency: needsAgency(value),
    })),
    RECORD_CORRECTION_STATUSES: Object.entries(RECORD_CORRECTION_STATUSES).map(([value, { label }]) => ({
      value,
      label,
    })),
  };
}

function reportLists(): Lists {
  return {
    REPORT_CHAPTERS,
    TABLE1_ROWS: Object.entries(TABLE1_SHAPES).flatMap(([format, shapes]) =>
      shapes.map(({ label, at: [block, row], cells }) => ({ format, block, row, label, cells: plain(cells) })),
    ),
  };
}

function applicationLists(statusLabel: 'label' | 'applicantLabel'): Lists {
  return {
    APPLICANT_KINDS: APPLICANT_KIND_IDS.map((value) => ({ value, label: applicantKindTitle(value) })),
    IDENTITY_DOCUMENTS: Object.entries(IDENTITY_DOCUMENTS).map(([value, { label, holder }]) => ({
      value,
      label,
      holder,
    })),
    AGENT_CAPACITIES: plain(AGENT_CAPACITIES),
    REPLY_MEDIA: plain(REPLY_MEDIA),
    REPLY_METHODS: plain(REPLY_METHODS),
    STATUSES: Object.entries(STATUSES).map(([value, row]) => ({
      value,
      label: row[statusLabel],
      open: row.open,
    })),
  };
}

function publicationLists(): Lists {
  return {
    COLUMNS: plain(COLUMNS),
    CATEGORIES: Object.entries(CATEGORIES).map(([value, { label, item }]) => ({ value, label, item })),
  };
}

const ACCOUNT_LIMITS = {
  agencyName: AGENCY_NAME_MAX,
  deputies: MAX_DEPUTIES,
  letterhead: LETTERHEAD_MAX,
  letterNumber: LETTER_NUMBER_MAX,
  passwordLeast: PASSWORD_MIN,
  password: PASSWORD_MAX,
  releasePauseLeast: RELEASE_PAUSE_LEAST,
  releasePauseMost: RELEASE_PAUSE_MOST,
  silenceText: SILENCE_TEXT_MAX,
  defaultSilenceText: DEFAULT_SILENCE_TEXT,
} as const;

/** What administrators and auditors choose from. */
function accountLists(): Lists {
  return {
    OPTIONAL_CHANNELS: OPTIONAL_CHANNEL_IDS.map((value) => ({ value, label: optionalChannelLabel(value) })),
    SEALED_ORIGINALS: plain(SEALED_ORIGINALS),
    SECOND_FACTOR_RULES: plain(SECOND_FACTOR_RULES),
    UNMASKING_RULES: plain(UNMASKING_RULES),
    AUDIT_ACTIONS: AUDIT_ACTIONS.map((value) => ({ value, label: auditActionLabel(value) })),
  };
}

function sourceOf(lists: Lists, constants: Readonly<Record<string, object>> = {}): string {
  const sources = Object.entries(lists).map(
    ([name, rows]) =>
      `export const ${name} = [\n${rows.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n] as const;`,
  );
  return [
    "/* Generated from the server's tables by `npm run clients`; not to be edited. */",
    ...sources,
    ...Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)} as const;`),
    `/** Longest text of each field of an application, in characters. */\nexport const FORM_LIMITS = ${JSON.stringify(FORM_LIMITS, null, 2)} as const;`,
    '',
  ].join('\n\n');
}
