/** The empty ledger that `ledger:template` writes: the columns with their lists, and a page that explains them. */
import { APPLICANT_KIND_IDS, APPLICANT_KINDS, applicantKindTitle } from './applicant-kinds.js';
import { DECISION_CODES, DECISION_GROUPS, decisionTitle } from './decisions.js';
import { GENERATION_ONE_CODES, GENERATION_ONE_DECISIONS } from './generation-one-decisions.js';
import { CHANNEL_LABELS, DELIVERY_LABELS } from './ledger-channels.js';
import { LEDGER_COLUMN_IDS, LEDGER_COLUMNS, type LedgerColumnId } from './ledger-columns.js';

export const TEMPLATE_SHEET = '台账';
export const NOTES_SHEET = '填写说明';

export interface TemplateColumn {
  id: LedgerColumnId;
  header: string;
  width: number;
  format?: 'text' | 'date';
  choices?: readonly string[];
  strict?: boolean;
}

const YES_NO = ['是', '否'];

const LOOKS: Record<LedgerColumnId, Omit<TemplateColumn, 'id' | 'header'>> = {
  registerNumber: { width: 18, format: 'text' },
  receiptDate: { width: 14, format: 'date' },
  applicantKind: { width: 20, choices: APPLICANT_KIND_IDS.map((id) => applicantKindTitle(id)), strict: true },
  applicantName: { width: 16, format: 'text' },
  content: { width: 48, format: 'text' },
  channel: { width: 18, choices: CHANNEL_LABELS },
  extended: { width: 11, choices: YES_NO, strict: true },
  handledDate: { width: 14, format: 'date' },
  result: { width: 36, choices: [...DECISION_CODES.map((code) => decisionTitle(code)), DECISION_GROUPS.otherwise] },
  note: { width: 24, format: 'text' },
  submittedDate: { width: 14, format: 'date' },
  supplementRequestedDate: { width: 14, format: 'date' },
  supplementReceivedDate: { width: 14, format: 'date' },
  extensionDate: { width: 14, format: 'date' },
  extensionWorkingDays: { width: 12 },
  deliveryMethod: { width: 14, choices: DELIVERY_LABELS, strict: true },
  deliveredDate: { width: 14, format: 'date' },
  externalNumber: { width: 18, format: 'text' },
};

export function ledgerTemplateColumns(): TemplateColumn[] {
  return LEDGER_COLUMN_IDS.map((id) => ({ id, header: LEDGER_COLUMNS[id].label, ...LOOKS[id] }));
}

/** Rows of the explaining page: column, whether it must be there, what to write. */
export function ledgerTemplateNotes(): string[][] {
  return [
    ...LEDGER_COLUMN_IDS.map((id) => {
      const { label, required, note } = LEDGER_COLUMNS[id];
      return [label, required ? '必须有这一列' : '可以没有这一列；没有或者留空表示不清楚，不表示“否”', note];
    }),
    ['', '', ''],
    ['申请人类型', '名称', APPLICANT_KIND_IDS.map((id) => APPLICANT_KINDS[id].label).join('、')],
    [
      '办理结果',
      '2019-05-15 以前收到的申请还可以写',
      GENERATION_ONE_CODES.map((code) => GENERATION_ONE_DECISIONS[code].label).join('、'),
    ],
    ['导入', '规则', '先检查整个文件，有一处错误就不导入任何一行；已定稿年度不能导入；同一登记编号只能导入一次。'],
  ];
}
