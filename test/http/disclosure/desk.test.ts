/** What the publication desk is shown: lists by status, item and column, figures of a year, what looks like personal data. */
import { beforeAll, expect, test } from '@jest/globals';
import {
  buildPublication,
  act,
  create,
  expectOk,
  type Person,
  publishItem,
  useDisclosure,
} from '../../support/disclosure.js';

const bed = useDisclosure('2026-03-02');
let writer: Person;
let reviewer: Person;
let outsider: Person;
let supervisor: Person;

beforeAll(async () => {
  writer = bed.person('周信息', ['contributor']);
  reviewer = bed.person('王审核', ['reviewer']);
  outsider = bed.person('赵外人', ['contributor', 'reviewer'], 'other');
  supervisor = bed.person('钱监督', ['supervisor']);
  // Working days after 24 February 2026: 25–27, Saturday the 28th (made up), 2 March: 5.
  await publishItem(writer, reviewer, { title: '办法', formedDate: '2026-02-24' });
  // After 12 January: 13–16 (4), 19–23 (9), 26–30 (14), 2–6 February (19), 9–14 (25, the 14th made up), 24–28 (30), 2 March (31).
  await publishItem(writer, reviewer, { title: '处罚决定', category: 'A20-06', formedDate: '2026-01-12' });
  const notice = { title: '道路保洁通告', category: null, column: 'notices' };
  await publishItem(writer, reviewer, notice);
  const gone = await publishItem(writer, reviewer, { ...notice, title: '撤回的通告' });
  expectOk(await act(reviewer, gone, 'withdraw', { expectedVersion: 3, reason: '有误' }));
  expectOk(await create(writer, buildPublication({ ...notice, title: '草稿通告' })));
}, 60_000);

const titles = async (who: Person, query: string): Promise<string[]> => {
  const answer = await who.client.get(`/api/staff/publications?${query}`);
  return (answer.json() as { items: { title: string }[] }).items.map(({ title }) => title);
};

test('by column, by item of art 20, by status, and together', async () => {
  expect(await titles(writer, 'column=notices')).toEqual(['草稿通告', '撤回的通告', '道路保洁通告']);
  expect(await titles(writer, 'category=A20-06')).toEqual(['处罚决定']);
  expect(await titles(writer, 'column=notices&status=published')).toEqual(['道路保洁通告']);
  expect(await titles(outsider, 'column=notices')).toEqual([]);
  const page = (await writer.client.get('/api/staff/publications?column=notices&limit=2')).json() as {
    nextCursor: string;
    count: object;
  };
  expect(page.count).toEqual({ value: 3, capped: false });
  expect(await titles(writer, `column=notices&limit=2&cursor=${page.nextCursor}`)).toEqual(['道路保洁通告']);
  const foreign = await writer.client.get(`/api/staff/publications?column=news&cursor=${page.nextCursor}`);
  expect(foreign.status).toBe(400);
});

test('第二十六条 the year in figures: what was withdrawn is not counted, what was late is', async () => {
  const counts = (await writer.client.get('/api/staff/publication-counts/2026')).json() as {
    byCategory: { code: string; count: number }[];
    byColumn: { code: string; count: number }[];
  };
  // 5, 31 and again 5 working days: 41 over 3 items.
  expect(counts).toMatchObject({
    year: 2026,
    total: 3,
    late: 1,
    meanWorkingDays: 13.7,
    maxWorkingDays: 31,
    withoutCategory: 1,
  });
  const some = (rows: { code: string; count: number }[]) =>
    rows.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]);
  expect(some(counts.byCategory)).toEqual([
    ['A20-01', 1],
    ['A20-06', 1],
  ]);
  expect(counts.byCategory).toHaveLength(15);
  expect(some(counts.byColumn)).toEqual([
    ['statutory_content', 2],
    ['notices', 1],
  ]);
  expect((await writer.client.get('/api/staff/publication-counts/2025')).json()).toMatchObject({
    total: 0,
    late: 0,
    meanWorkingDays: null,
    maxWorkingDays: null,
  });
  expect((await outsider.client.get('/api/staff/publication-counts/2026')).json()).toMatchObject({ total: 0 });
  expect((await bed.anonymous.get('/api/staff/publication-counts/2026')).status).toBe(401);
  expect((await supervisor.client.get('/api/staff/publication-counts/2026')).status).toBe(403);
});

test('第十五条 what looks like personal data is told while something can be done about it', async () => {
  const body = '联系人王某，手机 13900139000，身份证号码 11010519491231002X。';
  const draft = expectOk(await create(writer, buildPublication({ title: '公示', body })));
  expect(draft['personalData']).toEqual([
    { field: 'body', kind: 'mobile_number', label: '手机号码', masked: '139******00' },
    { field: 'body', kind: 'identity_number', label: '身份证号码', masked: '110*************2X' },
  ]);
  expectOk(await act(writer, draft.id, 'submit', { expectedVersion: 1 }));
  const published = expectOk(
    await act(reviewer, draft.id, 'publish', {
      expectedVersion: 2,
      secrecyReview: { date: '2026-03-02', basis: '制度', result: 'publishable' },
      personalDataReason: '本人同意',
    }),
  );
  expect(published['personalData']).toEqual([]);
});
