import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  act,
  buildPublication,
  create,
  expectOk,
  type Person,
  publishItem,
  useDisclosure,
  withinASecond,
} from '../../support/disclosure.js';
import { pngFile } from '../../support/files.js';

const bed = useDisclosure('2026-03-02');
let writer: Person;
let reviewer: Person;
let otherWriter: Person;
let otherReviewer: Person;

interface List {
  items: { id: string; title: string; agency: { name: string } }[];
  nextCursor: string | null;
  count: { value: number; capped: boolean };
}

beforeAll(() => {
  writer = bed.person('周信息', ['contributor']);
  reviewer = bed.person('王审核', ['reviewer']);
  otherWriter = bed.person('郑信息', ['contributor'], 'other');
  otherReviewer = bed.person('冯审核', ['reviewer'], 'other');
});

const list = async (query = '') => (await bed.anonymous.get(`/api/public/publications${query}`)).json<List>();
const titles = async (query = '') => (await list(query)).items.map(({ title }) => title);

describe('what is not published is nowhere', () => {
  const title = '尚未公开的黄鹤楼修缮草案';

  async function seen(id: string): Promise<string[]> {
    const q = encodeURIComponent('黄鹤楼修缮');
    const answers = await Promise.all(
      [
        `/api/public/publications?limit=100`,
        `/api/public/publications?limit=100&agencyId=${bed.agencyId}`,
        `/api/public/publications/match?q=${q}`,
        `/api/public/publications/match?q=${q}&agencyId=${bed.agencyId}`,
        `/api/public/search?q=${q}`,
        `/api/public/publications/${id}`,
        `/api/public/publications/${id}/read-count`,
        `/api/public/agencies/${bed.agencyId}/catalogue`,
      ].map((path) => bed.anonymous.get(path)),
    );
    return answers.flatMap(({ text }) => (text.includes('黄鹤楼') || text.includes(id) ? [text] : []));
  }

  test('neither a draft, nor in review, nor withdrawn; its file neither', async () => {
    const fileId = await bed.upload(writer, '草案.png', pngFile());
    const { id } = expectOk(await create(writer, buildPublication({ title, fileIds: [fileId] })));
    const file = `/api/public/publications/${id}/files/${fileId}`;
    expect(await seen(id)).toEqual([]);
    expect((await bed.anonymous.get(file)).status).toBe(404);

    expectOk(await act(writer, id, 'submit', { expectedVersion: 1 }));
    expect(await seen(id)).toEqual([]);
    expect((await bed.anonymous.get(file)).status).toBe(404);

    const review = { date: '2026-03-02', basis: '制度', result: 'publishable' };
    expectOk(await act(reviewer, id, 'publish', { expectedVersion: 2, secrecyReview: review }));
    expect(
      (
        await withinASecond(
          () => seen(id),
          (found) => found.length === 6,
        )
      ).length,
    ).toBe(6);
    const download = await bed.anonymous.get(file);
    expect([download.status, download.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(download.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%8D%89%E6%A1%88.png");
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');

    expectOk(await act(reviewer, id, 'withdraw', { expectedVersion: 3, reason: '内容有误' }));
    expect(
      await withinASecond(
        () => seen(id),
        (found) => found.length === 0,
      ),
    ).toEqual([]);
    expect((await bed.anonymous.get(file)).status).toBe(404);
    expect((await bed.anonymous.get(`/api/public/publications/${id}/read-count`)).status).toBe(404);
  });

  test('a file is found only with its own item', async () => {
    const fileId = await bed.upload(writer, '图.png', pngFile());
    await publishItem(writer, reviewer, { title: '带图的公告', fileIds: [fileId] });
    const other = await publishItem(writer, reviewer, { title: '不带图的公告' });
    expect((await bed.anonymous.get(`/api/public/publications/${other}/files/${fileId}`)).status).toBe(404);
  });
});

describe('lists', () => {
  test('第二十四条 a cached list shows a new item within a second', async () => {
    const path = `?agencyId=${bed.agencyId}&limit=100`;
    await bed.settled();
    const before = await titles(path);
    const built = bed.server.publicCache.stats().builds;
    await titles(path);
    expect(bed.server.publicCache.stats().builds).toBe(built);
    await publishItem(writer, reviewer, { title: '刚刚公开的公告' });
    const after = await withinASecond(
      () => titles(path),
      (found) => found.length > before.length,
    );
    expect(after).toContain('刚刚公开的公告');
  });

  test('work on drafts throws nothing out of the cache', async () => {
    await bed.settled();
    await list();
    const { builds } = bed.server.publicCache.stats();
    expectOk(await create(writer, buildPublication({ title: '又一份草稿' })));
    await bed.settled();
    await list();
    expect(bed.server.publicCache.stats().builds).toBe(builds);
  });

  test('newest first, page by page, each once', async () => {
    const days = ['2026-02-25', '2026-02-26', '2026-02-26', '2026-02-27'];
    for (const [index, publishedDate] of days.entries()) {
      const { id } = expectOk(await create(otherWriter, buildPublication({ title: `商务${index}`, column: 'news' })));
      expectOk(await act(otherWriter, id, 'submit', { expectedVersion: 1 }));
      expectOk(
        await act(otherReviewer, id, 'publish', {
          expectedVersion: 2,
          secrecyReview: { date: '2026-02-25', basis: '制度', result: 'publishable' },
          publishedDate,
          lateEntryReason: '补录',
        }),
      );
    }
    const base = `?agencyId=${bed.otherAgencyId}&column=news`;
    await withinASecond(
      () => titles(base),
      (found) => found.length === 4,
    );
    expect(await titles(base)).toEqual(['商务3', '商务2', '商务1', '商务0']);
    const first = await list(`${base}&limit=2`);
    expect(first.count).toEqual({ value: 4, capped: false });
    const second = await list(`${base}&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['商务3', '商务2', '商务1', '商务0']);
    expect(second.nextCursor).toBeNull();
    const elsewhere = await bed.anonymous.get(`/api/public/publications?limit=2&cursor=${first.nextCursor}`);
    expect([elsewhere.status, elsewhere.json().error.fields?.[0]?.path]).toEqual([400, 'query.cursor']);
  });

  test('by year, column and category', async () => {
    expect(await titles(`?agencyId=${bed.otherAgencyId}&year=2025`)).toEqual([]);
    expect(await titles(`?agencyId=${bed.otherAgencyId}&year=2026&category=A20-01`)).toHaveLength(4);
    expect(await titles(`?agencyId=${bed.otherAgencyId}&column=notices`)).toEqual([]);
    expect((await bed.anonymous.get('/api/public/publications?category=A20-16')).status).toBe(400);
  });

  test('第十二条 the catalogue counts every item of art 20 and every column', async () => {
    interface Catalogue {
      total: number;
      byCategory: { code: string; count: number }[];
      byColumn: { code: string; label: string; count: number }[];
    }
    const path = `/api/public/agencies/${bed.otherAgencyId}/catalogue`;
    const ask = async () => (await bed.anonymous.get(path)).json<Catalogue>();
    const catalogue = await withinASecond(ask, ({ total }) => total === 4);
    expect(catalogue.total).toBe(4);
    expect(catalogue.byCategory).toHaveLength(15);
    expect(catalogue.byCategory[0]).toMatchObject({ code: 'A20-01', count: 4 });
    expect(catalogue.byCategory[1]).toMatchObject({ code: 'A20-02', count: 0 });
    expect(catalogue.byColumn.filter(({ count }) => count > 0)).toEqual([
      { code: 'news', label: '工作动态', count: 4 },
    ]);
    expect((await bed.anonymous.get('/api/public/agencies/ffffffffffffffffffffffff/catalogue')).status).toBe(404);
  });
});

describe('match while typing', () => {
  const match = async (q: string, more = '') => {
    const answer = await bed.anonymous.get(`/api/public/publications/match?q=${encodeURIComponent(q)}${more}`);
    return answer.json<{ items: { title: string }[] }>().items.map(({ title }) => title);
  };

  beforeAll(async () => {
    await publishItem(writer, reviewer, { title: '2026年老旧小区改造补贴标准', documentNumber: null });
    await publishItem(writer, reviewer, { title: '关于老旧电梯更新的意见', documentNumber: null });
    await publishItem(writer, reviewer, { title: '工程渣土运输车辆名录', documentNumber: '云城管〔2026〕118号' });
    await publishItem(otherWriter, otherReviewer, { title: '老旧商铺改造公告', documentNumber: null });
  });

  test('from the first characters on, the last word incomplete', async () => {
    expect(await match('渣土')).toEqual(['工程渣土运输车辆名录']);
    expect(await match('渣土运')).toEqual(['工程渣土运输车辆名录']);
    expect((await match('老旧小')).at(0)).toBe('2026年老旧小区改造补贴标准');
    expect(await match('云城管〔2026〕118')).toEqual(expect.arrayContaining(['工程渣土运输车辆名录']));
  });

  test('a question in one’s own words finds what answers it', async () => {
    expect((await match('我想知道我们老旧小区的改造有没有补贴')).at(0)).toBe('2026年老旧小区改造补贴标准');
  });

  test('only one agency when asked so', async () => {
    expect(await match('老旧', `&agencyId=${bed.otherAgencyId}`)).toEqual(['老旧商铺改造公告']);
  });

  test('nothing for nothing', async () => {
    expect(await match('的')).toEqual([]);
    expect(await match('，。！')).toEqual([]);
    expect(await match('航天飞机')).toEqual([]);
    expect((await bed.anonymous.get('/api/public/publications/match?q=')).status).toBe(400);
  });
});

describe('search over everything published', () => {
  interface Results {
    items: { title: string; excerpt: string }[];
    nextCursor: string | null;
    relaxed: boolean;
  }
  const search = async (q: string, more = '') =>
    (await bed.anonymous.get(`/api/public/search?q=${encodeURIComponent(q)}${more}`)).json<Results>();

  beforeAll(async () => {
    const body = '第一条 共享单车应当在划定区域停放。\n第二条 违反规定的由城管部门清理。';
    await publishItem(writer, reviewer, { title: '非机动车停放管理规定', body });
    await publishItem(writer, reviewer, { title: '共享单车停放区名单', body: '见附表所列路段。' });
    await publishItem(otherWriter, otherReviewer, { title: '商业街夜市管理', body: '摊位不得占用共享单车停放区。' });
  });

  test('titles before bodies, with the place in the text', async () => {
    const { items, relaxed } = await search('共享单车停放');
    expect(items.map(({ title }) => title)).toEqual(['共享单车停放区名单', '商业街夜市管理', '非机动车停放管理规定']);
    expect(items[2]?.excerpt).toBe('第一条 共享单车应当在划定区域停放。 第二条 违反规定的由城管部门清理。');
    expect(relaxed).toBe(false);
  });

  test('page by page across titles and bodies, each once', async () => {
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 5; page += 1) {
      const { items, nextCursor } = await search('共享单车停放', `&limit=1${cursor}`);
      found.push(...items.map(({ title }) => title));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(found).toEqual(['共享单车停放区名单', '商业街夜市管理', '非机动车停放管理规定']);
  });

  test('a word that stands nowhere is left out, and that is said', async () => {
    const { items, relaxed } = await search('火箭 共享单车停放区名单');
    expect([items[0]?.title, relaxed]).toEqual(['共享单车停放区名单', true]);
    expect((await search('共享单车停放区名单 xyz')).items[0]?.title).toBe('共享单车停放区名单');
    expect(await search('火箭')).toEqual({ items: [], nextCursor: null, relaxed: true });
    expect(await search('xyz')).toEqual({ items: [], nextCursor: null, relaxed: true });
  });

  test('within an agency', async () => {
    const { items } = await search('共享单车', `&agencyId=${bed.otherAgencyId}`);
    expect(items.map(({ title }) => title)).toEqual(['商业街夜市管理']);
  });
});

describe('reading counts', () => {
  test('counted in memory, written in a batch, and not part of the cached item', async () => {
    const id = await publishItem(writer, reviewer, { title: '要数阅读次数的公告' });
    const path = `/api/public/publications/${id}`;
    const count = async () => (await bed.anonymous.get(`${path}/read-count`)).json();
    await bed.settled();
    for (let read = 0; read < 5; read += 1) await bed.anonymous.get(path);
    expect(await count()).toEqual({ readCount: 0 });
    await bed.reads.flush();
    expect(await count()).toEqual({ readCount: 5 });
    await bed.anonymous.get(path);
    await bed.reads.flush();
    await bed.reads.flush();
    expect(await count()).toEqual({ readCount: 6 });
    await bed.settled();
    await bed.anonymous.get(path);
    const { builds } = bed.server.publicCache.stats();
    await bed.anonymous.get(path);
    await bed.reads.flush();
    await bed.settled();
    await bed.anonymous.get(path);
    expect(bed.server.publicCache.stats().builds).toBe(builds);
  });

  test('a conditional read is a read', async () => {
    const id = await publishItem(writer, reviewer, { title: '又一个公告' });
    const path = `/api/public/publications/${id}`;
    await bed.settled();
    const etag = (await bed.anonymous.get(path)).headers.get('etag') ?? '';
    expect((await bed.anonymous.get(path, { 'if-none-match': etag })).status).toBe(304);
    await bed.reads.flush();
    expect((await bed.anonymous.get(`${path}/read-count`)).json()).toEqual({ readCount: 2 });
  });
});
