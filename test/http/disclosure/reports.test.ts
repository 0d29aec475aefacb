import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Person, REVIEW, useDisclosure, withinASecond } from '../../support/disclosure.js';

const bed = useDisclosure('2026-03-02');
let head: Person;
let clerk: Person;
let stranger: Person;

beforeAll(() => {
  head = bed.person('高主任', ['office_head']);
  clerk = bed.person('李编辑', ['clerk', 'reviewer']);
  stranger = bed.person('赵外人', ['office_head'], 'other');
});

const CONTENT = {
  classification: '机构职能、规范性文件、行政许可和处罚、财政资金、工作动态。',
  arrangement: '按主题和年度编排，索引号由机关代码、类别代码和流水号组成。',
  howToObtain: '可以登录本平台、到查阅场所查阅，或者向本机关提出申请。当面提交和邮寄申请一律受理。',
  office: {
    name: '云溪市城市管理局办公室',
    address: '云溪市人民路1号',
    hours: '工作日 9:00—12:00，14:00—17:30',
    phone: '0512-52880000',
    fax: '0512-52880001',
    internetContact: 'xxgk@example.gov.cn',
    latitude: 31.6612,
    longitude: 120.7489,
  },
  venues: [
    {
      name: '云溪市图书馆政府信息查阅点',
      address: '云溪市文昌路6号一楼',
      hours: '周二至周日 9:00—17:00',
      phone: '0512-52886600',
      latitude: 31.6536,
      longitude: 120.7522,
    },
  ],
};

describe('第十二条 指南', () => {
  const publish = ({ client }: Person, expectedVersion: number, more: object = {}) =>
    client.post('/api/staff/guide/actions/publish', {
      expectedVersion,
      content: CONTENT,
      secrecyReview: REVIEW,
      ...more,
    });
  const read = () => bed.anonymous.get(`/api/public/agencies/${bed.agencyId}/guide`);

  test('requires authentication', async () => {
    const body = { expectedVersion: 0, content: CONTENT, secrecyReview: REVIEW };
    expect((await bed.anonymous.post('/api/staff/guide/actions/publish', body)).status).toBe(401);
    expect((await bed.anonymous.get('/api/staff/guide')).status).toBe(401);
    expect((await publish(clerk, 0)).status).toBe(403);
    expect((await read()).status).toBe(404);
  });

  test('a version is in force for everybody within a second, and those before stay', async () => {
    expect((await publish(head, 0)).status).toBe(201);
    const first = await withinASecond(read, ({ status }) => status === 200);
    expect(first.json()).toEqual({
      agency: { id: bed.agencyId, name: '云溪市城市管理局' },
      version: 1,
      publishedDate: '2026-03-02',
      ...CONTENT,
    });
    const content = { ...CONTENT, office: { ...CONTENT.office, phone: '0512-52889999' } };
    expect((await publish(head, 1, { content })).status).toBe(201);
    const second = await withinASecond(read, (answer) => answer.text.includes('52889999'));
    expect(second.json()).toMatchObject({ version: 2, office: { phone: '0512-52889999' } });
    const versions = (await head.client.get('/api/staff/guide')).json<{ items: { version: number }[] }>().items;
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('two at once: one passes', async () => {
    const answers = await Promise.all([publish(head, 2), publish(head, 2)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('another agency’s guide is its own', async () => {
    expect((await publish(stranger, 3)).json().error.details).toEqual({ currentVersion: 0 });
    expect((await stranger.client.get('/api/staff/guide')).json()).toMatchObject({ items: [] });
  });

  test('第二十五条 a reading venue without a place on the map is one; half a place is not, nor are twenty-one venues', async () => {
    const [venue] = CONTENT.venues;
    const { latitude: _latitude, longitude: _longitude, ...unplaced } = venue ?? {};
    const half = { ...unplaced, latitude: 31.6536 };
    const faulty = await publish(head, 3, { content: { ...CONTENT, venues: [venue, half] } });
    expect([faulty.status, faulty.json().error.fields]).toEqual([
      400,
      [{ path: 'content.venues.1.longitude', message: '经度和纬度请同时填写，或者都不填' }],
    ]);
    const beyond = { ...venue, latitude: 90.1 };
    const outside = await publish(head, 3, { content: { ...CONTENT, venues: [beyond] } });
    expect(outside.json().error.fields?.map(({ path }) => path)).toEqual(['content.venues.0.latitude']);
    const many = await publish(head, 3, { content: { ...CONTENT, venues: Array.from({ length: 21 }, () => venue) } });
    expect(many.json().error.fields?.map(({ path }) => path)).toEqual(['content.venues']);
    const good = await publish(head, 3, { content: { ...CONTENT, venues: [unplaced] } });
    expect(good.json()).toMatchObject({ version: 4, venues: [{ ...unplaced, latitude: null, longitude: null }] });
    const twenty = await publish(head, 4, { content: { ...CONTENT, venues: Array.from({ length: 20 }, () => venue) } });
    expect(twenty.json<{ venues: unknown[] }>().venues).toHaveLength(20);
  });

  test('第二十五条 a guide from before venues and places were recorded has none', async () => {
    const { latitude: _latitude, longitude: _longitude, ...office } = CONTENT.office;
    const { venues: _venues, ...rest } = CONTENT;
    const content = { ...rest, office };
    const person = { id: '5'.repeat(24), name: '高主任' };
    const old = {
      _id: 'a'.repeat(24),
      agencyId: bed.otherAgencyId,
      version: 1,
      content,
      secrecyReview: { ...REVIEW, reviewer: { staffId: person.id, name: person.name } },
      publishedDate: '2024-01-08',
      publishedBy: person,
      createdAt: '2024-01-08T02:00:00.000Z',
    };
    await bed.connection.db?.collection<{ _id: string }>('guides').insertOne(old);
    const answer = await withinASecond(
      () => bed.anonymous.get(`/api/public/agencies/${bed.otherAgencyId}/guide`),
      ({ status }) => status === 200,
    );
    expect(answer.json()).toMatchObject({
      version: 1,
      office: { ...office, latitude: null, longitude: null },
      venues: [],
    });
    expect((await stranger.client.get('/api/staff/guide')).json()).toMatchObject({ items: [{ venues: [] }] });
  });

  test('every field that the article names is required', async () => {
    const { phone: _phone, ...office } = CONTENT.office;
    const answer = await publish(head, 3, { content: { ...CONTENT, office } });
    expect(answer.json().error.fields).toEqual([{ path: 'content.office.phone', message: '必填' }]);
  });

  test('第十五条 somebody’s number in the text stops it, the office’s own does not', async () => {
    const answer = await publish(head, 3, {
      content: {
        ...CONTENT,
        howToObtain: '请联系张三 13800138000',
        office: { ...CONTENT.office, phone: '13900139000' },
      },
    });
    expect(answer.json().error.details).toMatchObject({ findings: [{ field: 'howToObtain' }] });
  });
});

describe('第四十九条、第五十条 年度报告', () => {
  const ROWS = [
    ...['newly_received', 'carried_over', 'granted', 'partially_granted'],
    ...[
      'refused_state_secret',
      'refused_prohibited_by_law',
      'refused_security_and_stability',
      'refused_third_party_rights',
    ],
    ...[
      'refused_internal_affairs',
      'refused_deliberative_process',
      'refused_enforcement_file',
      'refused_administrative_inquiry',
    ],
    ...['unavailable_not_held', 'unavailable_requires_creation', 'unavailable_still_unclear'],
    ...['not_processed_petition', 'not_processed_duplicate', 'not_processed_public_publication'],
    ...['not_processed_unreasonably_frequent', 'not_processed_confirmation'],
    ...['otherwise_supplement_overdue', 'otherwise_fee_unpaid', 'otherwise_other', 'handled_total', 'carried_forward'],
  ];
  /** Two received from natural persons: one granted, one carried forward. */
  const tables = (overrides: Record<string, number[]> = {}) => {
    const filled: Record<string, number[]> = {
      newly_received: [2, 0, 0, 0, 0, 0, 2],
      granted: [1, 0, 0, 0, 0, 0, 1],
      handled_total: [1, 0, 0, 0, 0, 0, 1],
      carried_forward: [1, 0, 0, 0, 0, 0, 1],
      ...overrides,
    };
    return {
      table1: {
        article_20_1: { regulations: [0, 0, 0], normative_documents: [2, 1, 9] },
        article_20_5: { administrative_licences: 1800 },
        article_20_6: { administrative_penalties: 50, administrative_coercion: 0 },
        article_20_8: { administrative_fees_10k_yuan: 12.5 },
      },
      table2: { rows: Object.fromEntries(ROWS.map((row) => [row, filled[row] ?? [0, 0, 0, 0, 0, 0, 0]])) },
      table3: {
        reconsideration: [0, 0, 0, 0, 0],
        litigation_direct: [0, 0, 0, 0, 0],
        litigation_after_reconsideration: [0, 0, 0, 0, 0],
      },
    };
  };
  const HEADINGS = [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '政府信息公开行政复议、行政诉讼情况',
    '存在的主要问题及改进情况',
    '其他需要报告的事项',
  ];
  const body = (overrides: Record<string, unknown> = {}) => ({
    year: 2025,
    expectedVersion: 0,
    title: '云溪市城市管理局2025年政府信息公开工作年度报告',
    chapters: HEADINGS.map((heading) => ({ heading, body: `${heading}的说明。` })),
    tables: tables(),
    publishedDate: '2026-01-26',
    secrecyReview: { ...REVIEW, date: '2026-01-20' },
    ...overrides,
  });
  const publish = ({ client }: Person, more: Record<string, unknown> = {}) =>
    client.post('/api/staff/annual-reports', body(more));
  const read = (year: number) => bed.anonymous.get(`/api/public/agencies/${bed.agencyId}/annual-reports/${year}`);

  test('requires authentication, and the office head', async () => {
    expect((await bed.anonymous.post('/api/staff/annual-reports', body())).status).toBe(401);
    expect((await bed.anonymous.get('/api/staff/annual-reports')).status).toBe(401);
    expect((await publish(clerk)).status).toBe(403);
    expect((await read(2025)).status).toBe(404);
  });

  test('published, it stands there with its tables in the form’s words', async () => {
    const made = await publish(head);
    expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
    interface Report {
      tables: {
        table1: { rows: { label: string; cells: unknown }[] };
        table2: { columns: { label: string }[]; rows: { id: string; label: string; cells: number[] }[] };
        table3: { groups: { label: string; cells: number[] }[] };
      };
    }
    const answer = await withinASecond(
      () => read(2025),
      ({ status }) => status === 200,
    );
    const report = answer.json<Report & Record<string, unknown>>();
    expect(report).toMatchObject({
      agency: { name: '云溪市城市管理局' },
      year: 2025,
      version: 1,
      publishedDate: '2026-01-26',
      explanation: null,
    });
    expect(report.tables.table1.rows[1]).toEqual({
      label: '行政规范性文件',
      cells: [
        { id: 'issued', label: '本年制发件数', value: 2 },
        { id: 'repealed', label: '本年废止件数', value: 1 },
        { id: 'in_force', label: '现行有效件数', value: 9 },
      ],
    });
    expect(report.tables.table2.columns.map(({ label }) => label).at(-1)).toBe('总计');
    expect(report.tables.table2.rows).toHaveLength(25);
    expect(report.tables.table2.rows[0]).toEqual({
      id: 'newly_received',
      label: '一、本年新收政府信息公开申请数量',
      group: null,
      cells: [2, 0, 0, 0, 0, 0, 2],
    });
    expect(report.tables.table3.groups.map(({ label }) => label)).toEqual([
      '行政复议',
      '未经复议直接起诉',
      '复议后起诉',
    ]);
  });

  test('the printed identity must hold: 一 + 二 = 三（七） + 四', async () => {
    const answer = await publish(head, {
      expectedVersion: 1,
      correctionReason: '更正',
      tables: tables({ newly_received: [3, 0, 0, 0, 0, 0, 3] }),
    });
    expect([answer.status, answer.json().error.code]).toEqual([422, 'official_identity_broken']);
    const { violations } = answer.json().error.details as { violations: { rule: string; column: string }[] };
    expect(violations.map(({ rule, column }) => `${rule} ${column}`)).toEqual([
      'table2_balance natural_person',
      'table2_balance total',
    ]);
  });

  test('another rule passes with a written explanation, and a correction says why', async () => {
    const withoutRow = tables();
    delete withoutRow.table2.rows['otherwise_other'];
    const change = { expectedVersion: 1, tables: withoutRow, correctionReason: '补充说明' };
    const bare = await publish(head, change);
    expect([bare.status, bare.json().error.code]).toEqual([422, 'explanation_required']);
    const explained = await publish(head, { ...change, explanation: '原报告未印这一行。' });
    expect(explained.status).toBe(201);
    expect(explained.json()).toMatchObject({
      version: 2,
      correctionReason: '补充说明',
      warnings: [{ rule: 'rows_missing' }],
    });
    const unexplained = await publish(head, { expectedVersion: 2 });
    expect(unexplained.json().error.fields).toEqual([
      { path: 'correctionReason', message: '更正已公开的报告应当填写理由' },
    ]);
    const answer = await withinASecond(
      () => read(2025),
      ({ text }) => text.includes('"version":2'),
    );
    expect(answer.json()).toMatchObject({ version: 2, explanation: '原报告未印这一行。' });
    const rows = answer.json<{ tables: { table2: { rows: { id: string; cells: unknown }[] } } }>().tables.table2.rows;
    expect(rows.find(({ id }) => id === 'otherwise_other')?.cells).toBeNull();
    const versions = (await head.client.get('/api/staff/annual-reports/2025')).json<{ items: { version: number }[] }>();
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('a report of 2018 or before has chapters and no such tables', async () => {
    const old = {
      year: 2017,
      title: '2017年政府信息公开工作年度报告',
      chapters: [{ heading: '概述', body: '全年主动公开466条。' }],
      tables: null,
      publishedDate: '2018-04-04',
      secrecyReview: { ...REVIEW, date: '2018-01-26' },
    };
    expect((await publish(head, { ...old, tables: tables() })).json().error.fields?.[0]?.path).toBe('tables');
    // 4 April is after 31 March: recorded, not refused
    expect((await publish(head, old)).status).toBe(201);
    const answer = await withinASecond(
      () => read(2017),
      ({ status }) => status === 200,
    );
    expect(answer.json()).toMatchObject({ year: 2017, tables: null, publishedDate: '2018-04-04' });
  });

  test('the years of an agency, newest first, each once', async () => {
    const path = `/api/public/agencies/${bed.agencyId}/annual-reports`;
    const ask = async () => (await bed.anonymous.get(path)).json<{ items: { year: number; version: number }[] }>();
    const { items } = await withinASecond(ask, (answer) => answer.items.length === 2);
    expect(items.map(({ year, version }) => [year, version])).toEqual([
      [2025, 2],
      [2017, 1],
    ]);
    const other = (await bed.anonymous.get(`/api/public/agencies/${bed.otherAgencyId}/annual-reports`)).json();
    expect(other).toEqual({ items: [] });
    expect((await stranger.client.get('/api/staff/annual-reports/2025')).status).toBe(404);
  });

  test('from 2019 six chapters and tables; a year must be over', async () => {
    const answer = await publish(head, {
      year: 2026,
      chapters: body().chapters.slice(0, 5),
      tables: null,
      publishedDate: undefined,
    });
    expect(answer.json().error.fields?.map(({ path }) => path)).toEqual([
      'year',
      'publishedDate',
      'chapters',
      'tables',
    ]);
  });

  test('tables that are not of the form are told field by field', async () => {
    const broken = { ...tables(), table2: { rows: { granted: [1, 2, 3], unknown_row: [0, 0, 0, 0, 0, 0, 0] } } };
    const answer = await publish(head, {
      year: 2024,
      publishedDate: '2025-01-20',
      secrecyReview: { ...REVIEW, date: '2025-01-10' },
      tables: broken,
    });
    expect(answer.json().error.fields?.map(({ path }) => path)).toEqual([
      'tables.table2.rows.granted',
      'tables.table2.rows.unknown_row',
    ]);
  });
});
