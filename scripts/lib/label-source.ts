/** The closed lists that a form offers, from the domain's own tables, for faces that may not import the domain. */
import { AGENT_CAPACITIES } from '../../src/domain/application/agents.js';
import { APPLICANT_KIND_IDS, applicantKindTitle } from '../../src/domain/application/applicant-kinds.js';
import { FORM_LIMITS, REPLY_MEDIA, REPLY_METHODS } from '../../src/domain/application/application-form.js';
import { IDENTITY_DOCUMENTS } from '../../src/domain/application/identity.js';
import { STATUSES } from '../../src/domain/application/statuses.js';
import { CATEGORIES } from '../../src/domain/disclosure/categories.js';
import { COLUMNS } from '../../src/domain/disclosure/columns.js';

interface Choice {
  value: string;
  label: string;
}

const plain = (table: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

export function labelSource(): string {
  const lists: Record<string, readonly object[]> = {
    APPLICANT_KINDS: APPLICANT_KIND_IDS.map((value) => ({ value, label: applicantKindTitle(value) })),
    IDENTITY_DOCUMENTS: Object.entries(IDENTITY_DOCUMENTS).map(([value, { label, holder }]) => ({
      value,
      label,
      holder,
    })),
    AGENT_CAPACITIES: plain(AGENT_CAPACITIES),
    REPLY_MEDIA: plain(REPLY_MEDIA),
    REPLY_METHODS: plain(REPLY_METHODS),
    STATUSES: Object.entries(STATUSES).map(([value, { applicantLabel, open }]) => ({
      value,
      label: applicantLabel,
      open,
    })),
    COLUMNS: plain(COLUMNS),
    CATEGORIES: Object.entries(CATEGORIES).map(([value, { label, item }]) => ({ value, label, item })),
  };
  const sources = Object.entries(lists).map(
    ([name, rows]) =>
      `export const ${name} = [\n${rows.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n] as const;`,
  );
  return [
    "/* Generated from the server's tables by `npm run clients`; not to be edited. */",
    ...sources,
    `/** Longest text of each field of an application, in characters. */\nexport const FORM_LIMITS = ${JSON.stringify(FORM_LIMITS, null, 2)} as const;`,
    '',
  ].join('\n\n');
}
