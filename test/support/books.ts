/** The statistics on a database of their own: composed commands and reads, a clock that stands, agencies and people. */
import { afterAll, beforeAll } from '@jest/globals';
import { type Connection } from 'mongoose';
import { MovableClock } from '../../src/clock.js';
import { createAgency } from '../../src/commands/account/create-agency.js';
import { approveDecision } from '../../src/commands/application/decide.js';
import { dispatch } from '../../src/commands/application/dispatch.js';
import { importLedger, type LedgerResult } from '../../src/commands/application/import-ledger.js';
import { proposeDecision } from '../../src/commands/application/propose-decision.js';
import { registerApplication } from '../../src/commands/application/register-application.js';
import { composeCommands } from '../../src/compose-commands.js';
import { type ApplicantKind } from '../../src/domain/application/applicant-kinds.js';
import { DECISIONS, type DecisionCode } from '../../src/domain/application/decisions.js';
import { LEDGER_COLUMNS, type LedgerColumnId, type SheetRow } from '../../src/domain/application/ledger-columns.js';
import { type LegalGroundId } from '../../src/domain/application/legal-grounds.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { yearTables, type YearTables } from '../../src/domain/report/year-tables.js';
import { openDatabase } from '../../src/persistence/connection.js';
import { migrate } from '../../src/persistence/migrate.js';
import { mongoLedgerImports } from '../../src/persistence/report/ledger-import-store.js';
import { mongoReportReads } from '../../src/persistence/report/report-reads.js';
import { mongoTallyFolding } from '../../src/persistence/report/tally-folding.js';
import { type StaffActor, type StaffRole } from '../../src/policies/actor.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type AgencyCard } from '../../src/ports/deps.js';
import { buildOtherForm } from './cases.js';
import { type OpenTestDatabase, openTestDatabase } from './database.js';

const KEYS = { fieldKeys: [{ id: 'test', key: Buffer.alloc(32, 7) }], lookupKey: Buffer.alloc(32, 9) };
const SYSTEM = { type: 'system', name: 'test' } as const;

export interface Books {
  clock: MovableClock;
  readonly uri: string;
  readonly connection: Connection;
  readonly commands: ReturnType<typeof compose>;
  readonly reads: ReturnType<typeof mongoReportReads>;
  readonly folding: ReturnType<typeof mongoTallyFolding>;
  agency(): Promise<AgencyCard>;
  tables(agency: AgencyCard, year: number): Promise<YearTables>;
  recount(agency: AgencyCard, year: number): Promise<YearTables>;
  /** Imports a ledger of these rows; each gives only what the test is about. */
  ledger(agency: AgencyCard, rows: readonly LedgerCells[], hash?: string): Promise<LedgerResult>;
  /** A case that came in at the window on the clock's day. */
  received(agency: AgencyCard, kind?: ApplicantKind): Promise<ApplicationRecord>;
  /** Decided and answered on the clock's day. */
  answered(agency: AgencyCard, record: ApplicationRecord, code?: DecisionCode): Promise<ApplicationRecord>;
}

export type LedgerCells = Partial<Record<LedgerColumnId, string | number>>;

function compose(connection: Connection, clock: MovableClock) {
  return { ...composeCommands({ connection, clock, ...KEYS }), ledgerImports: mongoLedgerImports(connection) };
}

let sequence = 0;

export function staffActor(agencyId: string, ...roles: StaffRole[]): StaffActor {
  sequence += 1;
  return {
    type: 'staff',
    staffId: sequence.toString(16).padStart(24, '0'),
    agencyId,
    roles,
    name: `职员${sequence}`,
    sessionId: '5e0000000000000000000001',
    mustChangePassword: false,
  };
}

/** Call once at the top of a file. */
export function useBooks(options: { today: string }): Books {
  let database: OpenTestDatabase;
  let connection: Connection;
  let commands: ReturnType<typeof compose>;
  const clock = new MovableClock();

  beforeAll(async () => {
    clock.freezeOn(options.today);
    database = await openTestDatabase();
    connection = await openDatabase(database.uri);
    await migrate(connection);
    commands = compose(connection, clock);
  }, 120_000);
  afterAll(async () => {
    await connection?.close();
    await database?.drop();
  }, 60_000);

  const books: Books = {
    clock,
    get uri() {
      return database.uri;
    },
    get connection() {
      return connection;
    },
    get commands() {
      return commands;
    },
    get reads() {
      return mongoReportReads(connection);
    },
    get folding() {
      return mongoTallyFolding(connection);
    },
    async agency() {
      sequence += 1;
      return createAgency(commands, SYSTEM, { code: `B${sequence}`, name: `第${sequence}测试局` });
    },
    tables: async (agency, year) => yearTables(await books.reads.book(agency.id, year)),
    recount: async (agency, year) => yearTables(await books.reads.recount(agency.id, year)),
    ledger: (agency, rows, hash) => {
      sequence += 1;
      const file = { name: '台账.xlsx', hash: hash ?? `hash-${sequence}`, rows: sheetOf(rows), date1904: false };
      return importLedger(commands, SYSTEM, { agency, file });
    },
    received: (agency, kind = 'natural_person') =>
      registerApplication(commands, staffActor(agency.id, 'clerk'), {
        channel: 'in_person',
        form: buildOtherForm(kind === 'natural_person' ? {} : { applicantKind: kind, applicantName: '某某公司' }),
        submittedDate: clock.today(),
        fileIds: [],
        confirmDuplicate: true,
      }),
    async answered(agency, record, code = 'granted') {
      const ground: LegalGroundId = DECISIONS[code].grounds[0];
      const proposed = await proposeDecision(commands, staffActor(agency.id, 'clerk'), {
        id: record.id,
        expectedVersion: record.version,
        parts: [{ code, ground }],
        text: '现予答复。',
      });
      const decided = await approveDecision(commands, staffActor(agency.id, 'reviewer'), {
        id: record.id,
        expectedVersion: proposed.version,
      });
      return dispatch(commands, staffActor(agency.id, 'clerk'), {
        id: record.id,
        expectedVersion: decided.version,
        method: 'post',
        date: clock.today(),
      });
    },
  };
  return books;
}

/** A complete row: a natural person's application of March 2024, answered in April. */
export function ledgerRow(cells: LedgerCells = {}): LedgerCells {
  sequence += 1;
  return {
    registerNumber: `登〔2024〕${sequence}号`,
    receiptDate: '2024-03-05',
    applicantKind: '自然人',
    applicantName: '张三',
    content: '2023年部门决算',
    channel: '当面提交',
    extended: '否',
    handledDate: '2024-04-02',
    result: '予以公开',
    note: '',
    ...cells,
  };
}

/** A row of a case that is still open. */
export function openLedgerRow(cells: LedgerCells = {}): LedgerCells {
  return ledgerRow({ handledDate: '', result: '', ...cells });
}

/** Header and rows as the sheet reader gives them; the header stands in row 1. */
export async function* sheetOf(rows: readonly LedgerCells[]): AsyncGenerator<SheetRow> {
  const ids = Object.keys(rows[0] ?? ledgerRow()) as LedgerColumnId[];
  yield { row: 1, cells: ids.map((id) => ({ text: LEDGER_COLUMNS[id].label, number: null })) };
  for (const [index, row] of rows.entries()) {
    yield { row: index + 2, cells: ids.map((id) => cellOf(row[id])) };
  }
}

/** A whole ledger as a CSV file in UTF-8. */
export function ledgerCsv(rows: readonly LedgerCells[]): Buffer {
  const ids = Object.keys(rows[0] ?? ledgerRow()) as LedgerColumnId[];
  const lines = [ids.map((id) => LEDGER_COLUMNS[id].label), ...rows.map((row) => ids.map((id) => row[id] ?? ''))];
  const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
  return Buffer.from(lines.map((cells) => cells.map(quoted).join(',')).join('\r\n'));
}

export function cellOf(value: string | number | undefined) {
  if (value === undefined || value === '') return undefined;
  return { text: String(value), number: typeof value === 'number' ? value : null };
}

export function day(text: string) {
  return plainDate(text);
}
