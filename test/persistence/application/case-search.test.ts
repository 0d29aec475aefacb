import { beforeAll, describe, expect, test } from '@jest/globals';
import { streamCases } from '../../../scripts/bench/case-stream.js';
import { makeApplicants, sealOnce } from '../../../scripts/bench/people.js';
import { agencyId, SMALL } from '../../../scripts/bench/plan.js';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.js';
import { applicationReads } from '../../../src/persistence/application/application-reads.js';
import { wordSearch } from '../../../src/persistence/application/case-search.js';
import { collectionOf, toDocument } from '../../../src/persistence/collections.js';
import { migrate } from '../../../src/persistence/migrate.js';
import { type ApplicationRecord } from '../../../src/ports/applications.js';
import { useTestDatabase } from '../../support/database.js';
import { queryPlansOf } from '../../support/query-plans.js';

const database = useTestDatabase();
const plain = { encrypt: (text: string) => text, decrypt: (text: string) => text, lookup: (text: string) => text };
let office: ApplicationRecord[];

beforeAll(async () => {
  const connection = await database.connection();
  await migrate(connection);
  const seal = sealOnce(plain);
  const stream = streamCases({
    plan: { ...SMALL, cases: 1_000 },
    calendar: buildWorkingCalendar(),
    citizens: makeApplicants(40, 1, plain, seal),
    walkIns: makeApplicants(40, 2, plain, seal),
  });
  const records = [...stream].map(({ record }) => record);
  await collectionOf(connection, 'applications').insertMany(records.map(toDocument));
  office = records.filter((record) => record.agencyId === agencyId(0));
});

describe('cases by words', () => {
  test('a number is entered by its running part, not by the office’s code or the year', async () => {
    const { number } = office.at(-1) as ApplicationRecord;
    const [code = '', year = '', running = ''] = number.split('-');
    const { filter } = await wordSearch(await database.connection(), () => performance.now())(agencyId(0), number);
    expect(filter).toEqual({ searchTerms: { $all: [running, year, code.toLowerCase()] } });
  });

  test('finds the case of a number, and no case of another office', async () => {
    const reads = applicationReads(await database.connection(), () => performance.now());
    const { number, id } = office.at(-1) as ApplicationRecord;
    const ask = (agency: number) =>
      reads.queue({ agencyId: agencyId(agency), view: 'all', text: number }, { after: null, limit: 50 });
    expect((await ask(0)).items.map((item) => item.id)).toEqual([id]);
    expect((await ask(1)).items).toEqual([]);
  });

  test('nothing but punctuation finds nothing', async () => {
    const reads = applicationReads(await database.connection(), () => performance.now());
    const filter = { agencyId: agencyId(0), view: 'all' as const, text: '……' };
    expect((await reads.queue(filter, { after: null, limit: 50 })).items).toEqual([]);
    expect(await reads.count(filter)).toEqual({ value: 0, capped: false });
  });

  test('several words are counted up to 100', async () => {
    const reads = applicationReads(await database.connection(), () => performance.now());
    const holds = office.filter((record) => record.searchTerms.includes('年')).length;
    expect(holds).toBeGreaterThan(100);
    expect(await reads.count({ agencyId: agencyId(0), view: 'all', text: '年' })).toEqual({ value: 100, capped: true });
  });

  test('how often a word occurred is remembered, what holds it is not', async () => {
    const connection = await database.connection();
    const reads = applicationReads(connection, () => performance.now());
    const filter = { agencyId: agencyId(0), view: 'all' as const, text: '鲲鹏 年' };
    expect(await reads.count(filter)).toEqual({ value: 0, capped: false });
    const [first, second] = office as [ApplicationRecord, ApplicationRecord];
    const added = [first, second].map((record, index) => ({
      ...toDocument(record),
      _id: `${'f'.repeat(23)}${index}`,
      number: `XX-${index}`,
      searchTerms: ['鲲鹏', '年'],
    }));
    for (const [index, document] of added.entries()) {
      await collectionOf(connection, 'applications').insertOne(document);
      expect(await reads.count(filter)).toEqual({ value: index + 1, capped: false });
      const { items } = await reads.queue(filter, { after: null, limit: 50 });
      expect(items.map(({ number }) => number)).toEqual(['XX-1', 'XX-0'].slice(1 - index));
    }
  });

  test('the page and its count walk the index of words', async () => {
    const plans = await queryPlansOf(database.uri, async (connection) => {
      const reads = applicationReads(connection, () => performance.now());
      const filter = { agencyId: agencyId(0), view: 'open' as const, text: '生活垃圾 2026' };
      await reads.queue(filter, { after: null, limit: 50 });
      await reads.count(filter);
    });
    expect(plans.length).toBeGreaterThan(2);
    for (const { plan } of plans) {
      expect(plan).toContain('agencyId_1_searchTerms_1__id_-1');
      expect(plan).not.toContain('"SORT"');
    }
  });
});
