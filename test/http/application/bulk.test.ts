import { beforeAll, describe, expect, test } from '@jest/globals';
import { newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Client, useServer } from '../../support/server.js';
import { readWorkbook } from '../../../src/integrations/xlsx/read-workbook.js';

const server = useServer({ today: '2026-03-10' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});
const PATH = '/api/staff/applications/actions/bulk-assign';
const assign = (cases: object[], options: { who?: Client; staffId?: string; key?: string } = {}) =>
  (options.who ?? desk.reviewer).post(
    PATH,
    { staffId: options.staffId ?? desk.clerk.staffId, cases },
    { key: options.key ?? newKey() },
  );
const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });

describe('bulk-assign', () => {
  test('requires authentication, the role, the agency', async () => {
    const made = await desk.handedIn('2026-03-10');
    expect((await assign([at(made)], { who: server.anonymous })).status).toBe(401);
    expect((await assign([at(made)], { who: await server.staff(['lawyer'], '钱律师') })).status).toBe(403);
    const foreign = await assign([at(made)], { who: desk.outsider, staffId: desk.outsider.staffId });
    expect(foreign.body.results).toEqual([
      {
        id: made.id,
        done: false,
        error: { code: 'not_found', message: '没有找到您要的内容，可能已被删除，或不属于您。' },
      },
    ]);
    const stranger = await assign([at(made)], { staffId: desk.outsider.staffId });
    expect(stranger.body.error.fields).toEqual([{ path: 'staffId', message: '本单位没有这位经办人' }]);
    expect((await desk.page(made.id)).assignee).toBeNull();
  });

  test('each case by itself: what can be is done, the rest says why', async () => {
    const [good, stale, closed] = [
      await desk.handedIn('2026-03-10'),
      await desk.handedIn('2026-03-10'),
      await desk.handedIn('2026-03-10'),
    ];
    await desk.done(desk.clerk, stale.id, 'note', { text: '已电话联系' });
    await desk.done(desk.clerk, closed.id, 'record-withdrawal', { reason: '书面撤回' });
    const now = await desk.page(closed.id);
    const { body } = await assign([at(stale), at(good), at(now)]);
    expect(
      body.results.map(({ id, done, error }: never) => [id, done, (error as { code: string } | null)?.code]),
    ).toEqual([
      [stale.id, false, 'version_conflict'],
      [good.id, true, undefined],
      [closed.id, false, 'action_not_allowed'],
    ]);
    expect((await desk.page(good.id)).assignee.name).toBe('王经办');
    expect((await desk.page(stale.id)).assignee).toBeNull();
  });

  test('the same key assigns once; with other cases it is refused', async () => {
    const [one, two] = [await desk.handedIn('2026-03-10'), await desk.handedIn('2026-03-10')];
    const key = newKey();
    const [first, again] = [await assign([at(one)], { key }), await assign([at(one)], { key })];
    expect(again.body).toEqual(first.body);
    expect((await desk.page(one.id)).version).toBe(one.version + 1);
    const other = await assign([at(two)], { key });
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused']);
    expect((await desk.page(two.id)).assignee).toBeNull();
  });

  test('two hundred, not more, none twice', async () => {
    const many = Array.from({ length: 201 }, (_, n) => ({ id: n.toString(16).padStart(24, '0'), expectedVersion: 1 }));
    expect((await assign(many)).body.error.fields[0].path).toBe('cases');
    expect((await assign(many.slice(0, 200))).body.results.length).toBe(200);
    const [one] = many;
    const twice = await assign([one as object, one as object]);
    expect(twice.body.error.fields).toEqual([{ path: 'cases.1.id', message: '同一件申请只能给出一次' }]);
  });
});

describe('export', () => {
  const HEADER = '申请编号,申请内容,渠道,状态,提交日期,收到日期,答复期限,是否逾期,答复日期,处理决定,经办人';
  const lines = async (who: Client, query: string): Promise<string[]> => {
    const { body } = await who.get(`/api/staff/applications/export?${query}`);
    return (body as string).trimEnd().split('\r\n');
  };

  test('requires authentication, the role; nothing of another agency', async () => {
    const path = '/api/staff/applications/export';
    expect((await server.anonymous.get(path)).status).toBe(401);
    expect((await (await server.staff(['contributor'], '苗信息')).get(path)).status).toBe(403);
    expect(await lines(desk.outsider, 'view=all')).toEqual([HEADER]);
  });

  test('the filters and the order of the queue, without who applied', async () => {
    const mine = await desk.handedIn('2026-03-10', {}, { subject: '导出的第一件', applicantName: '冯某某' });
    await assign([at(mine)]);
    const other = await desk.answered((await desk.handedIn('2026-03-11', {}, { subject: '导出的第二件' })).id);
    const file = await lines(desk.clerk, 'view=all&text=导出的');
    expect(file).toEqual([
      HEADER,
      `${other.number},导出的第二件,当面提交,已答复,2026-03-11,2026-03-11,2026-04-09,否,2026-03-11,予以公开,`,
      `${mine.number},导出的第一件,当面提交,办理中,2026-03-10,2026-03-10,2026-04-08,否,,,王经办`,
    ]);
    expect(await lines(desk.clerk, 'assignee=none&text=导出的')).toEqual([HEADER]);
    const row = (await (await server.staff(['auditor'], '审计')).get('/api/staff/audit?action=export_queue')).body
      .items[0];
    expect(row).toMatchObject({ action: { label: '导出办理队列' }, actor: { name: '王经办' } });
    expect(JSON.stringify(row)).not.toContain('导出的');
  });

  test('CSV: the mark, quoted text, nothing that computes', async () => {
    const evil = await desk.handedIn('2026-03-10', {}, { subject: '=HYPERLINK("http://x","公式的一件")' });
    const response = await fetch(`${server.origin}/api/staff/applications/export?text=公式的一件`, {
      headers: desk.clerk.authorization,
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('申请列表-2026-03-10.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain(`${evil.number},"'=HYPERLINK(""http://x"",""公式的一件"")",当面提交`);
  });

  test('XLSX: the same rows, text as text', async () => {
    const response = await fetch(`${server.origin}/api/staff/applications/export?text=公式的一件&format=xlsx`, {
      headers: desk.clerk.authorization,
    });
    const book = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    const rows = [];
    for await (const { cells } of book.rows) rows.push(Array.from(cells, (cell) => cell?.text ?? null));
    expect([book.sheetName, rows.length, rows[0]?.[1], rows[1]?.[1]]).toEqual([
      '申请列表',
      2,
      '申请内容',
      '=HYPERLINK("http://x","公式的一件")',
    ]);
  });
});
