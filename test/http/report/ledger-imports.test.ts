/** Ledgers of earlier years from the console: looked at, begun, followed; nothing twice, nothing into a frozen year. */
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { excelWorkbookWriter } from '../../../src/integrations/xlsx/write-workbook.js';
import { LEDGER_COLUMNS, type LedgerColumnId } from '../../../src/domain/application/ledger-columns.js';
import { finishLedgerImport } from '../../../src/commands/application/resume-ledger-imports.js';
import { jobTable } from '../../../src/jobs/schedule.js';
import { mongoJobStores } from '../../../src/persistence/jobs/job-stores.js';
import { ledgerImportReads, mongoLedgerImports } from '../../../src/persistence/report/ledger-import-store.js';
import { type LedgerCells, ledgerCsv, ledgerRow, openLedgerRow } from '../../support/books.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { SilentLog } from '../../support/silent-log.js';

const bed = useServer({ today: '2026-03-02' });
const base = '/api/staff/ledger-imports';
let clerk: Client;
let foreign: Client;

beforeAll(async () => {
  clerk = await bed.staff(['clerk'], '王经办');
  foreign = await bed.staff(['clerk', 'office_head'], '外单位', 'other');
}, 60_000);

const preview = (who: Client, file: Uint8Array, name = '台账.csv'): Promise<Answer> =>
  who.upload(`${base}/actions/preview`, name, file);

async function start(who: Client, file: Uint8Array, name = '台账.csv'): Promise<Answer> {
  const { body } = await preview(who, file, name);
  return who.upload(base, name, file, undefined, { fileHash: body.fileHash });
}

async function finished(who: Client, id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await who.get(`${base}/${id}`);
    if (body.state === 'done') return body;
    await pause(50);
  }
}

async function workbookOf(rows: readonly LedgerCells[]): Promise<Buffer> {
  const ids = Object.keys(rows[0] ?? {}) as LedgerColumnId[];
  const columns = ids.map((id) => ({ header: LEDGER_COLUMNS[id].label, width: 12 }));
  return excelWorkbookWriter().write([
    { name: '台账', columns, rows: rows.map((row) => ids.map((id) => row[id] ?? null)) },
  ]);
}

const casesOf = async (who: Client, year: number): Promise<number[]> =>
  (await who.get(`/api/staff/reports/${year}/tables`)).body.tables.table2.rows.newly_received;

describe('requires authentication', () => {
  test.each([
    ['GET', base],
    ['GET', `${base}/000000000000000000000000`],
    ['GET', '/api/staff/ledger-template'],
    ['POST', base],
    ['POST', `${base}/actions/preview`],
  ])('%s %s', async (method, path) => {
    expect((await bed.anonymous.request(method, path)).status).toBe(401);
    const citizen = await bed.citizen('zhang');
    expect((await citizen.request(method, path)).status).toBe(401);
  });

  test.each(['reviewer', 'office_head', 'contributor', 'auditor', 'lawyer', 'supervisor'] as const)(
    '%s may neither look nor import',
    async (role) => {
      const person = await bed.staff([role], '某某');
      const file = ledgerCsv([ledgerRow()]);
      expect((await preview(person, file)).status).toBe(403);
      const hash = (await preview(clerk, file)).body.fileHash as string;
      expect((await person.upload(base, '台账.csv', file, undefined, { fileHash: hash })).status).toBe(403);
      expect((await person.get(base)).status).toBe(403);
      expect((await person.get('/api/staff/ledger-template')).status).toBe(403);
    },
  );
});

describe('检查', () => {
  test('说明读到了什么、哪些年度会变化；不写入任何数据，不占用号码', async () => {
    const rows = [
      ledgerRow({ registerNumber: '看1', receiptDate: '2023-12-20', handledDate: '2024-01-10' }),
      openLedgerRow({ registerNumber: '看2', receiptDate: '2024-06-03', applicantKind: '商业企业' }),
    ];
    const { status, body } = await preview(clerk, await workbookOf(rows), '台账.xlsx');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rows: 2,
      faultyRows: 0,
      errors: [],
      errorCount: 0,
      ignored: [],
      years: [
        { year: 2023, received: 1, handled: 0 },
        { year: 2024, received: 1, handled: 1 },
      ],
      changedYears: [2023, 2024, 2025, 2026],
      running: null,
    });
    expect(body.firstRows[0]).toEqual({
      row: 2,
      registerNumber: '看1',
      receiptDate: '2023-12-20',
      applicantKind: '自然人',
      content: '2023年部门决算',
      channel: '当面提交',
      handledDate: '2024-01-10',
      result: '予以公开',
    });
    expect(JSON.stringify(body)).not.toContain('张三');
    for (const name of ['applications', 'ledgerImports', 'ledgerImportRows']) {
      expect(await bed.connection.db?.collection(name).countDocuments({ agencyId: bed.agencyId })).toBe(0);
    }
    expect(await bed.connection.db?.collection('counters').countDocuments({ _id: /TEST-2023/ as never })).toBe(0);
  });

  test('每处错误的行号和列名；多出来的列说明没有读取', async () => {
    const rows = [
      ledgerRow({ registerNumber: '错1', handledDate: '2024-03-01' }),
      ledgerRow({ registerNumber: '错2', applicantKind: '火星人', channel: '' }),
      ledgerRow({ registerNumber: '错1' }),
      ledgerRow({ registerNumber: '对1' }),
    ];
    const text = ledgerCsv(rows)
      .toString()
      .split('\r\n')
      .map((text, at) => `${text},${at === 0 ? '经办科室' : '一科'}`)
      .join('\r\n');
    const { status, body } = await preview(clerk, Buffer.from(text));
    expect(status).toBe(200);
    expect(body).toMatchObject({ rows: 2, faultyRows: 3, errorCount: 4, ignored: ['经办科室'] });
    expect(body.errors.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([
      [2, '办结日期'],
      [3, '申请人类型'],
      [3, '提交方式'],
      [4, '登记编号'],
    ]);
    expect(body.errors[0].message).toBe('2024-03-01 早于收到申请日期 2024-03-05，请核对');
    expect(body.errors[3].message).toBe('“错1”与第 2 行的登记编号重复');
    const refused = await start(clerk, Buffer.from(text));
    expect([refused.status, refused.body.error.code, refused.body.error.details.count]).toEqual([
      422,
      'ledger_invalid',
      4,
    ]);
    expect(refused.body.error.details.errors[0]).toMatchObject({ row: 2, column: '办结日期' });
  });

  test('没有表头、不是表格、太大、没有文件', async () => {
    const headless = await preview(clerk, Buffer.from('甲,乙\r\n1,2'));
    expect(headless.body.errors[0]).toMatchObject({ row: 1, message: '表头缺少“登记编号”这一列' });
    const pdf = await preview(clerk, Buffer.from('%PDF-1.7\u0000'), '台账.pdf');
    expect([pdf.status, pdf.body.error.code]).toEqual([422, 'workbook_invalid']);
    const old = await preview(clerk, Buffer.from('d0cf11e0a1b11ae10000', 'hex'), '台账.xls');
    expect(old.body.error.message).toContain('另存为不加密的 .xlsx');
    const large = await preview(clerk, Buffer.alloc(20 * 1_048_576 + 1, 0x41));
    expect([large.status, large.body.error.code]).toEqual([413, 'file_too_large']);
    expect((await clerk.request('POST', `${base}/actions/preview`, {})).status).toBe(415);
  });

  test('没有检查过、检查以后改动过的文件不导入', async () => {
    const file = ledgerCsv([ledgerRow()]);
    const unseen = await clerk.upload(base, '台账.csv', file);
    expect([unseen.status, unseen.body.error.fields[0].path]).toEqual([400, 'fileHash']);
    const { body } = await preview(clerk, file);
    const other = ledgerCsv([ledgerRow()]);
    const changed = await clerk.upload(base, '台账.csv', other, undefined, { fileHash: body.fileHash });
    expect([changed.status, changed.body.error.fields]).toEqual([
      400,
      [{ path: 'fileHash', message: '文件在检查以后改动过，请重新检查' }],
    ]);
  });
});

describe('导入', () => {
  test('开始、完成、计入统计表；同样的行第二次拒绝；别的单位看不到，也不受影响', async () => {
    const rows = Array.from({ length: 450 }, (_, index) =>
      ledgerRow({ registerNumber: `台〔2024〕${index + 1}号`, applicantKind: index < 50 ? '科研机构' : '自然人' }),
    );
    const file = ledgerCsv(rows);
    const started = await start(clerk, file, '2024年台账.csv');
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      fileName: '2024年台账.csv',
      state: 'importing',
      rows: 450,
      firstYear: 2024,
      startedBy: '王经办',
      doneAt: null,
    });
    const { id } = started.body;
    expect(await finished(clerk, id)).toMatchObject({ state: 'done', rows: 450, done: 450 });
    expect(await casesOf(clerk, 2024)).toEqual([400, 0, 50, 0, 0, 0, 450]);
    expect((await clerk.get('/api/staff/reports/2024/recount')).body.equal).toBe(true);

    const again = await preview(clerk, file);
    expect(again.body).toMatchObject({ rows: 450, faultyRows: 450, errorCount: 450 });
    expect(again.body.errors[0]).toEqual({ row: 2, column: '登记编号', message: '“台〔2024〕1号”已经导入过' });
    const refused = await start(clerk, file);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'ledger_invalid']);
    expect(await casesOf(clerk, 2024)).toEqual([400, 0, 50, 0, 0, 0, 450]);

    expect((await foreign.get(`${base}/${id}`)).status).toBe(404);
    expect((await foreign.get(base)).body.items).toEqual([]);
    const theirs = await start(foreign, file);
    expect(theirs.status).toBe(201);
    await finished(foreign, theirs.body.id);
    expect(await casesOf(foreign, 2024)).toEqual([400, 0, 50, 0, 0, 0, 450]);
    expect((await clerk.get(base)).body.items.map((item: { id: string }) => item.id)).toEqual([id]);
  });

  test('已定稿的年度：检查时按行指出，不导入', async () => {
    const head = await bed.staff(['office_head'], '李主任', 'other');
    expect((await head.post('/api/staff/reports/2024/actions/freeze', {})).status).toBe(201);
    const file = ledgerCsv([ledgerRow({ receiptDate: '2024-05-06', handledDate: '2024-05-20' })]);
    const { body } = await preview(foreign, file);
    expect(body.errors).toEqual([
      { row: 2, column: '收到申请日期', message: '2024 年度统计表已定稿，不能再导入 2024 年收到的申请' },
    ]);
    expect((await start(foreign, file)).body.error.code).toBe('ledger_invalid');
  });

  test('中断的导入：进度看得到，同一文件答复同一次导入，另一文件等待，定时任务接着完成', async () => {
    const rows = Array.from({ length: 600 }, (_, index) =>
      ledgerRow({ registerNumber: `断〔2025〕${index + 1}号`, receiptDate: '2025-04-01', handledDate: '2025-04-15' }),
    );
    const file = ledgerCsv(rows);
    // As if the process had been killed right after it began: nobody makes the cases.
    const store = mongoLedgerImports(bed.connection);
    const reads = ledgerImportReads(bed.connection);
    const administrator = await bed.staff(['administrator'], '赵管理');
    const chunks = bed.connection.db?.collection('ledgerImportRows');
    const { body: looked } = await preview(administrator, file);
    const { id } = await interruptedImport(looked.fileHash, rows);
    expect((await clerk.get(`${base}/${id}`)).body).toMatchObject({ state: 'importing', rows: 600, done: 0 });
    await chunks?.updateOne({ index: 0 }, { $set: { done: true } });
    expect((await reads.byId(bed.agencyId, id))?.done).toBe(200);
    await chunks?.updateOne({ index: 0 }, { $set: { done: false } });

    const other = ledgerCsv([ledgerRow({ receiptDate: '2025-06-02', handledDate: '2025-06-16' })]);
    expect((await preview(clerk, other)).body.running).toMatchObject({ id, state: 'importing' });
    const waits = await start(clerk, other);
    expect([waits.status, waits.body.error.code]).toEqual([409, 'import_running']);

    const log = new SilentLog();
    const jobs = jobTable({ ...bed.commands, ...mongoJobStores(bed.connection), log });
    const stopped = new AbortController();
    stopped.abort();
    const [journal] = await store.unfinished(bed.agencyId);
    if (journal) await finishLedgerImport({ ...bed.commands, ledgerImports: store }, journal, stopped.signal);
    expect((await clerk.get(`${base}/${id}`)).body.state).toBe('importing');
    const job = jobs.find(({ name }) => name === 'finish-ledger-imports');
    expect(await job?.run(new AbortController().signal)).toEqual({ finished: 1 });
    expect((await clerk.get(`${base}/${id}`)).body).toMatchObject({ state: 'done', done: 600 });
    expect(await casesOf(clerk, 2025)).toEqual([600, 0, 0, 0, 0, 0, 600]);
    expect((await clerk.get('/api/staff/reports/2025/recount')).body.equal).toBe(true);
  });
});

/** Begun over the command, with nobody who goes on. */
async function interruptedImport(hash: string, rows: readonly LedgerCells[]): Promise<{ id: string }> {
  const { beginImport } = await import('../../../src/commands/application/import-ledger.js');
  const { sheetOf } = await import('../../support/books.js');
  const deps = { ...bed.commands, ledgerImports: mongoLedgerImports(bed.connection) };
  const file = { name: '台账.csv', hash, rows: sheetOf(rows), date1904: false };
  const agency = { id: bed.agencyId, code: 'TEST' };
  const { journal } = await beginImport(deps, { type: 'system', name: 'test' }, { agency, file });
  if (!journal) throw new Error('not begun');
  return journal;
}

test('模板可以下载，填好以后能够导入的样子', async () => {
  const { status, headers } = await clerk.get('/api/staff/ledger-template');
  expect([status, headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('台账模板.xlsx');
});
