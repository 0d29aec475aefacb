import { describe, expect, test } from '@jest/globals';
import { recordRemedyResult } from '../../../src/commands/application/record-remedy-result.js';
import { recordRemedy, type RecordRemedyInput } from '../../../src/commands/application/record-remedy.js';
import { mongoRemedyReads } from '../../../src/persistence/application/remedy-reads.js';
import { collectionOf } from '../../../src/persistence/collections.js';
import { type ApplicationDocument } from '../../../src/persistence/application/application-store.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { day, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-03-02' });

const record = (agency: AgencyCard, input: Partial<RecordRemedyInput> = {}, actor = staffActor(agency.id, 'clerk')) =>
  recordRemedy(books.commands, actor, {
    group: 'reconsideration',
    number: '云府复〔2025〕12号',
    body: '云溪市人民政府',
    filedDate: day('2025-11-05'),
    applicationIds: [],
    ...input,
  });
const conclude = (agency: AgencyCard, id: string, expectedVersion: number, date: string, result = 'upheld' as const) =>
  recordRemedyResult(books.commands, staffActor(agency.id, 'clerk'), {
    id,
    expectedVersion,
    outcome: { result, date: day(date), text: '维持原答复' },
  });
const table3 = async (agency: AgencyCard, year: number) => {
  const tables = await books.tables(agency, year);
  expect((await books.recount(agency, year)).table3).toEqual(tables.table3);
  return tables.table3;
};

describe('复议、诉讼的登记（A.10 第 12 条）', () => {
  test('跨年的：提起当年计入尚未审结，审结当年再计一次', async () => {
    const agency = await books.agency();
    const remedy = await record(agency);
    expect((await table3(agency, 2025)).reconsideration).toEqual([0, 0, 0, 1, 1]);
    expect((await table3(agency, 2026)).reconsideration).toEqual([0, 0, 0, 1, 1]);
    await conclude(agency, remedy.id, 1, '2026-01-20');
    expect((await table3(agency, 2025)).reconsideration).toEqual([0, 0, 0, 1, 1]);
    expect((await table3(agency, 2026)).reconsideration).toEqual([1, 0, 0, 0, 1]);
  });

  test('结果改正：从一格移到另一格；误登的可以撤回', async () => {
    const agency = await books.agency();
    const remedy = await record(agency, { filedDate: day('2026-01-05') });
    await conclude(agency, remedy.id, 1, '2026-02-20');
    const actor = staffActor(agency.id, 'lawyer');
    await recordRemedyResult(books.commands, actor, {
      id: remedy.id,
      expectedVersion: 2,
      outcome: { result: 'corrected', date: day('2026-02-24'), text: '撤销，责令重新答复' },
    });
    expect((await table3(agency, 2026)).reconsideration).toEqual([0, 1, 0, 0, 1]);
    await recordRemedyResult(books.commands, actor, { id: remedy.id, expectedVersion: 3, outcome: null });
    expect((await table3(agency, 2026)).reconsideration).toEqual([0, 0, 0, 1, 1]);
  });

  test('仅为共同被告的不计入（国办公开办函〔2016〕201号）', async () => {
    const agency = await books.agency();
    await record(agency, { group: 'litigation_after_reconsideration', counted: false });
    expect((await table3(agency, 2025)).litigation_after_reconsideration).toEqual([0, 0, 0, 0, 0]);
  });

  test('关联的申请各记一笔，提起和结果都记', async () => {
    const agency = await books.agency();
    const [first, second] = [await books.received(agency), await books.received(agency)];
    const remedy = await record(agency, {
      applicationIds: [first.id, second.id, first.id],
      filedDate: day('2026-03-02'),
    });
    expect(remedy.applicationIds).toEqual([first.id, second.id]);
    await conclude(agency, remedy.id, 1, '2026-03-02');
    for (const { id } of [first, second]) {
      const stored = await collectionOf<ApplicationDocument>(books.connection, 'applications').findOne({ _id: id });
      expect(stored?.version).toBe(3);
      expect(stored?.events.slice(-2)).toMatchObject([
        {
          kind: 'remedy_recorded',
          seq: 2,
          version: 2,
          remedyId: remedy.id,
          text: '行政复议 云溪市人民政府 云府复〔2025〕12号 提起',
        },
        { kind: 'remedy_recorded', seq: 3, version: 3, text: '行政复议 云溪市人民政府 云府复〔2025〕12号 结果维持' },
      ]);
    }
    const reads = mongoRemedyReads(books.connection);
    expect(await reads.ofApplication(agency.id, first.id)).toMatchObject([{ id: remedy.id }]);
  });

  test('别的单位的申请不能关联，别的单位的复议不能改', async () => {
    const [agency, other] = [await books.agency(), await books.agency()];
    const foreign = await books.received(other);
    await expect(record(agency, { applicationIds: [foreign.id] })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'applicationIds.0', message: '没有这件申请' }],
    });
    expect((await table3(agency, 2025)).reconsideration).toEqual([0, 0, 0, 0, 0]);
    const remedy = await record(agency);
    await expect(conclude(other, remedy.id, 1, '2026-01-20')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('提起日期：今天可以，明天不行；结果日期：提起当天可以，早一天不行', async () => {
    const agency = await books.agency();
    await record(agency, { filedDate: day('2026-03-02') });
    await expect(record(agency, { filedDate: day('2026-03-03') })).rejects.toMatchObject({
      fields: [{ path: 'filedDate', message: '日期不能晚于今天' }],
    });
    const remedy = await record(agency);
    await expect(conclude(agency, remedy.id, 1, '2025-11-04')).rejects.toMatchObject({
      fields: [{ path: 'outcome.date', message: '日期不能早于 2025-11-05' }],
    });
    expect(await conclude(agency, remedy.id, 1, '2025-11-05')).toMatchObject({ version: 2 });
  });

  test('旧版本上的修改被拒绝；信息员没有权限', async () => {
    const agency = await books.agency();
    const remedy = await record(agency);
    await conclude(agency, remedy.id, 1, '2026-01-20');
    await expect(conclude(agency, remedy.id, 1, '2026-01-21')).rejects.toMatchObject({
      code: 'version_conflict',
      details: { currentVersion: 2 },
    });
    await expect(record(agency, {}, staffActor(agency.id, 'contributor'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('同一个防重复标识只登记一次', async () => {
    const agency = await books.agency();
    const actor = staffActor(agency.id, 'clerk');
    const idempotency = { id: `remedy-${agency.id}`, bodyHash: 'b' };
    const [first, second] = await Promise.all([
      record(agency, { idempotency }, actor),
      record(agency, { idempotency }, actor),
    ]);
    expect(second.id).toBe(first.id);
    expect((await table3(agency, 2025)).reconsideration).toEqual([0, 0, 0, 1, 1]);
  });
});
