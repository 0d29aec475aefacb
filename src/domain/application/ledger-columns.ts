/**
 * The columns of a ledger of earlier years (台账). Order is the template's; in a file they may stand in any order. The first ten
 * are the ledger as offices keep it and must be there; the rest say more where it is known, and mean “unknown” where they are
 * absent or blank, never “no”.
 */
interface LedgerColumn {
  label: string;
  /** The header must be there. Whether a cell of it may be blank is said by the row's rules. */
  required: boolean;
  /** Other headers that mean the same, as offices write them. */
  aliases: readonly string[];
  /** For the template's notes. */
  note: string;
}

export const LEDGER_COLUMNS = {
  registerNumber: {
    label: '登记编号',
    required: true,
    aliases: ['编号', '登记号', '申请编号'],
    note: '必填，同一单位内不得重复',
  },
  receiptDate: {
    label: '收到申请日期',
    required: true,
    aliases: ['收到申请之日', '收到日期', '收件日期'],
    note: '必填，例如 2020-03-05；不早于 2008-05-01，不晚于今天',
  },
  applicantKind: { label: '申请人类型', required: true, aliases: ['申请人类别'], note: '必填，从下拉列表选择' },
  applicantName: {
    label: '申请人',
    required: true,
    aliases: ['申请人姓名', '申请人名称', '姓名或者名称', '申请人姓名或者名称'],
    note: '必填，姓名或者名称',
  },
  content: {
    label: '申请内容',
    required: true,
    aliases: ['申请公开的内容', '申请事项', '申请公开内容'],
    note: '必填，所需政府信息的名称或者描述',
  },
  channel: {
    label: '提交方式',
    required: true,
    aliases: ['申请方式', '申请渠道', '提交渠道'],
    note: '必填，从下拉列表选择',
  },
  extended: { label: '延期(是/否)', required: true, aliases: ['延期', '是否延期'], note: '是、否；不清楚的留空' },
  handledDate: {
    label: '办结日期',
    required: true,
    aliases: ['答复日期', '发出日期'],
    note: '答复发出（或者撤回）的日期；尚未办结的，办结日期和办理结果都留空',
  },
  result: {
    label: '办理结果',
    required: true,
    aliases: ['处理结果', '答复结果', '答复类型'],
    note: '从下拉列表选择；2019、2020 年发出的，可以写“（六）其他处理”；2019-05-15 以前收到的，可以写当时统计表的名称',
  },
  note: { label: '备注', required: true, aliases: [], note: '选填' },
  submittedDate: {
    label: '提交日期',
    required: false,
    aliases: [],
    note: '选填，申请人提交的日期，不晚于收到申请日期',
  },
  supplementRequestedDate: { label: '补正通知日期', required: false, aliases: [], note: '选填，发出补正通知的日期' },
  supplementReceivedDate: { label: '补正收到日期', required: false, aliases: [], note: '选填，收到补正后的申请的日期' },
  extensionDate: { label: '延期日期', required: false, aliases: [], note: '选填，发出延期通知的日期' },
  extensionWorkingDays: { label: '延长工作日', required: false, aliases: ['延长工作日数'], note: '选填，1 至 20' },
  deliveryMethod: { label: '送达方式', required: false, aliases: ['答复方式'], note: '选填，从下拉列表选择' },
  deliveredDate: { label: '送达日期', required: false, aliases: [], note: '选填，申请人收到答复的日期' },
  externalNumber: { label: '外部编号', required: false, aliases: [], note: '选填，其他申请平台的编号' },
} as const satisfies Record<string, LedgerColumn>;

export type LedgerColumnId = keyof typeof LEDGER_COLUMNS;
export const LEDGER_COLUMN_IDS = Object.keys(LEDGER_COLUMNS) as [LedgerColumnId, ...LedgerColumnId[]];

/** A cell as it stands in the sheet: what is shown as text, and the number of a numeric cell. */
export interface LedgerCell {
  text: string;
  /** Of a numeric cell; a date is a number of days there. */
  number: number | null;
}

/** One sheet row; cells by position, missing ones undefined. */
export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  row: number;
  cells: readonly (LedgerCell | undefined)[];
}

export interface LedgerHeader {
  /** Position of each column found. */
  positions: Partial<Record<LedgerColumnId, number>>;
  /** Headers that mean nothing to us; their cells are not imported. */
  ignored: string[];
  faults: { column: string; message: string }[];
}

/** Whether a row looks like the header: it names the register number and at least one more column. */
export function isLedgerHeader(row: SheetRow): boolean {
  const found = row.cells.map((cell) => columnOf(cell?.text ?? '')).filter((id) => id !== null);
  return found.includes('registerNumber') && found.length > 1;
}

export function readLedgerHeader(row: SheetRow): LedgerHeader {
  const positions: LedgerHeader['positions'] = {};
  const ignored: string[] = [];
  const faults: LedgerHeader['faults'] = [];
  row.cells.forEach((cell, position) => {
    const text = cell?.text.trim() ?? '';
    if (text === '') return;
    const id = columnOf(text);
    if (id === null) ignored.push(text);
    else if (positions[id] === undefined) positions[id] = position;
    else faults.push({ column: LEDGER_COLUMNS[id].label, message: `表头中“${LEDGER_COLUMNS[id].label}”出现了两次` });
  });
  for (const id of LEDGER_COLUMN_IDS) {
    const { label, required } = LEDGER_COLUMNS[id];
    if (required && positions[id] === undefined) faults.push({ column: label, message: `表头缺少“${label}”这一列` });
  }
  return { positions, ignored, faults };
}

const BY_HEADER = new Map<string, LedgerColumnId>(
  LEDGER_COLUMN_IDS.flatMap((id) =>
    [LEDGER_COLUMNS[id].label, ...LEDGER_COLUMNS[id].aliases].map((header) => [headerKey(header), id] as const),
  ),
);

function columnOf(header: string): LedgerColumnId | null {
  return BY_HEADER.get(headerKey(header)) ?? null;
}

/** Width, spaces, marks of required columns and hints in brackets do not matter. */
function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：、/]/g, '');
}
