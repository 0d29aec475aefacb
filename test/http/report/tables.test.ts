import { beforeAll, describe, expect, test } from '@jest/globals';
import { importLedger } from '../../../src/commands/application/import-ledger.js';
import { mongoLedgerImports } from '../../../src/persistence/report/ledger-import-store.js';
import { type LedgerCells, ledgerRow, openLedgerRow, sheetOf } from '../../support/books.js';
import { type Client, useServer } from '../../support/server.js';

const bed = useServer({ today: '2026-03-02' });
let clerk: Client;
let head: Client;
let foreign: Client;

const reports = '/api/staff/reports';

async function importRows(agencyId: string, code: string, rows: LedgerCells[]): Promise<void> {
  const commands = { ...bed.commands, ledgerImports: mongoLedgerImports(bed.connection) };
  const agency = { id: agencyId, code };
  const file = { name: '台账.xlsx', hash: `${code}-${rows.length}`, rows: sheetOf(rows), date1904: false };
  const result = await importLedger(commands, { type: 'system', name: 'test' }, { agency, file });
  expect(result.errors).toEqual([]);
}

beforeAll(async () => {
  clerk = await bed.staff(['clerk'], '王经办');
  head = await bed.staff(['office_head'], '李主任');
  foreign = await bed.staff(['clerk', 'office_head'], '外单位', 'other');
  const in2025 = { receiptDate: '2025-06-03', handledDate: '2025-06-20' };
  await importRows(bed.agencyId, 'TEST', [
    openLedgerRow({ receiptDate: '2024-12-30', applicantKind: '商业企业' }),
    ledgerRow(in2025),
    ledgerRow({ ...in2025, result: '属于国家秘密' }),
    ...Array.from({ length: 5 }, () => ledgerRow({ ...in2025, applicantKind: '科研机构' })),
    openLedgerRow({ receiptDate: '2025-12-30' }),
  ]);
  await importRows(bed.otherAgencyId, 'OTHER', [ledgerRow(in2025)]);
}, 60_000);

describe('requires authentication', () => {
  test.each([
    ['GET', `${reports}/2025/tables`],
    ['GET', `${reports}/2025/recount`],
    ['GET', `${reports}/2025/freeze-preview`],
    ['GET', `${reports}/2025/versions`],
    ['GET', `${reports}/2025/trends`],
    ['GET', `${reports}/2025/cells/cases?row=granted&column=total`],
    ['GET', `${reports}/2025/cells/remedies?row=reconsideration&column=total`],
    ['POST', `${reports}/2025/actions/freeze`],
    ['GET', '/api/staff/remedies'],
    ['POST', '/api/staff/remedies'],
  ])('%s %s', async (method, path) => {
    expect((await bed.anonymous.request(method, path, method === 'POST' ? {} : undefined)).status).toBe(401);
    const citizen = await bed.citizen('zhang');
    expect((await citizen.request(method, path, method === 'POST' ? {} : undefined)).status).toBe(401);
  });
});

describe('what stands behind a number needs the right to see it', () => {
  test.each(['contributor', 'supervisor'] as const)('%s sees the numbers and nothing behind them', async (role) => {
    const person = await bed.staff([role], '某某');
    for (const path of ['tables', 'recount', 'versions']) {
      expect([path, (await person.get(`${reports}/2025/${path}`)).status]).toEqual([path, 200]);
    }
    for (const path of [
      `${reports}/2025/cells/cases?row=granted&column=total`,
      `${reports}/2025/cells/remedies?row=reconsideration&column=total`,
      `${reports}/2025/freeze-preview`,
      '/api/staff/remedies',
      '/api/staff/remedies/000000000000000000000000',
    ]) {
      expect([path, (await person.get(path)).status]).toEqual([path, 403]);
    }
    // A queue of cases and a case are behind the numbers too.
    expect((await person.get('/api/staff/applications')).status).toBe(403);
  });

  test('an auditor reads both', async () => {
    const auditor = await bed.staff(['auditor'], '审计员');
    expect((await auditor.get(`${reports}/2025/cells/cases?row=granted&column=total`)).status).toBe(200);
    expect((await auditor.get('/api/staff/remedies')).status).toBe(200);
  });
});

describe('统计表', () => {
  test('实时的表：数字、表样的名称、勾稽关系，与重新计数一致', async () => {
    const { status, body } = await clerk.get(`${reports}/2025/tables`);
    expect(status).toBe(200);
    expect(body.tables.table2.rows.carried_over).toEqual([0, 1, 0, 0, 0, 0, 1]);
    expect(body.tables.table2.rows.newly_received).toEqual([3, 0, 5, 0, 0, 0, 8]);
    expect(body.tables.table2.rows.carried_forward).toEqual([1, 1, 0, 0, 0, 0, 2]);
    expect(body.form.rows.find((row: { id: string }) => row.id === 'refused_state_secret')).toEqual({
      id: 'refused_state_secret',
      label: '1.属于国家秘密',
      group: '（三）不予公开',
      isResult: true,
    });
    expect(body).toMatchObject({ violations: [], frozenVersion: null, abilities: { freeze: false } });
    expect((await head.get(`${reports}/2025/tables`)).body.abilities).toEqual({ freeze: true });
    expect((await clerk.get(`${reports}/2025/recount`)).body).toMatchObject({ equal: true, differences: [] });
  });

  test('别的单位看到的是自己的表', async () => {
    const { body } = await foreign.get(`${reports}/2025/tables`);
    expect(body.tables.table2.rows.newly_received).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  test('2018 年及以前用旧表', async () => {
    const { status, body } = await clerk.get(`${reports}/2018/tables`);
    expect([status, body.error.code]).toEqual([422, 'generation_not_available']);
  });

  test('单元格背后的申请分页列出，别的单位的不在其中', async () => {
    const path = `${reports}/2025/cells/cases?row=newly_received&column=research_institution&limit=2`;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await clerk.get(`${path}${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    const carried = await clerk.get(`${reports}/2025/cells/cases?row=carried_over&column=total`);
    expect(carried.body.items).toMatchObject([
      { receiptDate: '2024-12-30', handledDate: null, applicantKind: { label: '商业企业' }, result: null },
    ]);
    const other = await foreign.get(`${reports}/2025/cells/cases?row=handled_total&column=total`);
    expect(other.body.items).toHaveLength(1);
  });

  test('没有的行和列：400；另一格的翻页标识：400', async () => {
    const wrongRow = await clerk.get(`${reports}/2025/cells/cases?row=otherwise_handled&column=total`);
    expect([wrongRow.status, wrongRow.body.error.fields[0].path]).toEqual([400, 'query.row']);
    const first = await clerk.get(`${reports}/2025/cells/cases?row=newly_received&column=total&limit=2`);
    const stolen = await clerk.get(
      `${reports}/2025/cells/cases?row=granted&column=total&cursor=${first.body.nextCursor}`,
    );
    expect(stolen.status).toBe(400);
  });
});

describe('定稿', () => {
  test('定稿前列出提交后尚未确认的申请；经办人不能定稿；定稿后出第一版，办理只能以更正进行', async () => {
    const preview = await head.get(`${reports}/2025/freeze-preview`);
    expect(preview.body).toMatchObject({ unconfirmed: [], unconfirmedCount: { value: 0, capped: false } });
    expect((await clerk.post(`${reports}/2025/actions/freeze`, {})).status).toBe(403);
    expect((await head.post(`${reports}/2026/actions/freeze`, {})).body.error.code).toBe('year_not_complete');

    const frozen = await head.post(`${reports}/2025/actions/freeze`, {});
    expect(frozen.status).toBe(201);
    expect(frozen.body).toMatchObject({ version: 1, frozenBy: '李主任', reason: null, diff: [] });
    expect((await head.post(`${reports}/2025/actions/freeze`, {})).status).toBe(409);
    expect((await clerk.get(`${reports}/2025/tables`)).body.frozenVersion).toBe(1);
    expect((await foreign.get(`${reports}/2025/versions`)).body.items).toEqual([]);

    const remedy = { group: 'reconsideration', filedDate: '2025-11-05', body: '云溪市人民政府' };
    const refused = await clerk.post('/api/staff/remedies', remedy, { key: 'remedy-key-000001' });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'year_frozen']);
    const both = await bed.staff(['clerk', 'office_head'], '赵主任');
    const correction = { reason: '复议案件漏登' };
    const made = await both.post('/api/staff/remedies', { ...remedy, correction }, { key: 'remedy-key-000002' });
    expect(made.status).toBe(201);
    const { items } = (await clerk.get(`${reports}/2025/versions`)).body;
    expect(items.map((item: { version: number; reason: string }) => [item.version, item.reason])).toEqual([
      [2, '复议案件漏登'],
      [1, null],
    ]);
    // The workbook of a version is that version's, whatever came later.
    const lastLine = async (query: string): Promise<string | undefined> =>
      ((await clerk.get(`${reports}/2025/tables/export?format=csv${query}`)).body as string)
        .trim()
        .split('\r\n')
        .at(-1);
    expect(await lastLine('&version=1')).toBe('0,0,0,0,0,0,0,0,0,0,0,0,0,0,0');
    expect(await lastLine('&version=2')).toBe('0,0,0,1,1,0,0,0,0,0,0,0,0,0,0');
    expect((await clerk.get(`${reports}/2025/tables/export?version=3`)).status).toBe(404);
    expect((await foreign.get(`${reports}/2025/tables/export?version=1`)).status).toBe(404);
    expect(items[0].diff).toEqual([
      { table: 'table3', row: 'reconsideration', column: 'pending', before: 0, after: 1 },
      { table: 'table3', row: 'reconsideration', column: 'total', before: 0, after: 1 },
    ]);
  });
});

describe('复议和诉讼', () => {
  test('登记、重复的请求、结果、旧版本、别的单位', async () => {
    const body = {
      group: 'litigation_direct',
      filedDate: '2026-02-10',
      number: '（2026）云行初3号',
      body: '云溪区人民法院',
    };
    const first = await clerk.post('/api/staff/remedies', body, { key: 'remedy-key-000003' });
    const again = await clerk.post('/api/staff/remedies', body, { key: 'remedy-key-000003' });
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const path = `/api/staff/remedies/${first.body.id}`;
    const result = { expectedVersion: 1, outcome: { result: 'upheld', date: '2026-02-27' } };
    expect((await foreign.post(`${path}/actions/record-result`, result)).status).toBe(404);
    expect((await foreign.get(path)).status).toBe(404);
    const early = { ...result, outcome: { result: 'upheld', date: '2026-02-09' } };
    expect((await clerk.post(`${path}/actions/record-result`, early)).body.error.fields).toEqual([
      { path: 'outcome.date', message: '日期不能早于 2026-02-10' },
    ]);
    expect((await clerk.post(`${path}/actions/record-result`, result)).body).toMatchObject({
      result: { code: 'upheld', label: '结果维持' },
      version: 2,
    });
    const conflict = await clerk.post(`${path}/actions/record-result`, result);
    expect([conflict.status, conflict.body.error.details]).toEqual([409, { currentVersion: 2 }]);
    const cell = await clerk.get(`${reports}/2026/cells/remedies?row=litigation_direct&column=upheld`);
    expect(cell.body.items.map((item: { id: string }) => item.id)).toEqual([first.body.id]);
    const pending = await clerk.get('/api/staff/remedies?pending=true');
    expect(pending.body.items.map((item: { group: { code: string } }) => item.group.code)).toEqual(['reconsideration']);
  });
});
