/** Rounds of one suit in table 3, each figure worked out by hand: 维持、纠正、其他、尚未审结、总计 (A.10, 12; law C.5). */
import { describe, expect, test } from '@jest/globals';
import { updateAgency } from '../../../src/commands/account/update-agency.js';
import { recordRemedyResult, type RemedyOutcomeInput } from '../../../src/commands/application/record-remedy-result.js';
import { correctRemedy, recordRemedyStage } from '../../../src/commands/application/record-remedy-stage.js';
import { recordRemedy, type RecordRemedyInput } from '../../../src/commands/application/record-remedy.js';
import { type RemedyStage } from '../../../src/domain/application/remedy-stages.js';
import { remedyCell } from '../../../src/domain/report/cells.js';
import { TABLE3_CELL_IDS } from '../../../src/domain/report/generations.js';
import { REMEDY_GROUPS } from '../../../src/domain/report/tally.js';
import { type AgencyCard } from '../../../src/ports/deps.js';
import { type RemedyRecord } from '../../../src/ports/remedies.js';
import { day, staffActor, useBooks } from '../../support/books.js';

const books = useBooks({ today: '2026-03-02' });
const lawyer = (agency: AgencyCard) => staffActor(agency.id, 'lawyer');

const record = (agency: AgencyCard, input: Partial<RecordRemedyInput> = {}) =>
  recordRemedy(books.commands, lawyer(agency), {
    group: 'litigation_direct',
    number: '（2024）云行初8号',
    body: '云溪市滨江区人民法院',
    filedDate: day('2024-11-05'),
    applicationIds: [],
    ...input,
  });
const conclude = (
  agency: AgencyCard,
  { id, version }: RemedyRecord,
  date: string,
  result: RemedyOutcomeInput['result'],
  more: Partial<RemedyOutcomeInput> = {},
) =>
  recordRemedyResult(books.commands, lawyer(agency), {
    id,
    expectedVersion: version,
    outcome: { result, date: day(date), text: '', ...more },
  });
const stage = (agency: AgencyCard, { id, version }: RemedyRecord, fact: RemedyStage) =>
  recordRemedyStage(books.commands, lawyer(agency), {
    id,
    expectedVersion: version,
    stage: fact,
    lateEntryReason: '补录',
  });
const appeal = (agency: AgencyCard, remedy: RemedyRecord, date: string) =>
  stage(agency, remedy, {
    kind: 'appealed',
    date: day(date),
    appellant: 'other_party',
    instance: 'appeal',
    number: '（2025）云行终3号',
    body: '云溪市中级人民法院',
  });

/** The block of three years, which the recount and what is behind each cell must confirm. */
async function direct(agency: AgencyCard): Promise<number[][]> {
  const years: number[][] = [];
  for (const year of [2024, 2025, 2026]) {
    const tables = await books.tables(agency, year);
    expect((await books.recount(agency, year)).table3).toEqual(tables.table3);
    for (const group of REMEDY_GROUPS) {
      for (const [index, column] of TABLE3_CELL_IDS.entries()) {
        const cell = remedyCell(year, group, column);
        const { items } = await books.reads.remediesOfCell(agency.id, cell, { after: null, limit: 50 });
        expect([year, group, column, items.length]).toEqual([year, group, column, tables.table3[group][index]]);
      }
    }
    years.push([...tables.table3.litigation_direct]);
  }
  const { tally, recount } = await books.reads.bothSums(agency.id);
  expect(new Set(tally.map((entry) => JSON.stringify(Object.entries(entry).sort())))).toEqual(
    new Set(recount.map((entry) => JSON.stringify(Object.entries(entry).sort()))),
  );
  return years;
}

const NONE = [0, 0, 0, 0, 0];
const PENDING = [0, 0, 0, 1, 1];

describe('一审、二审是一件，按当年最后的结果计', () => {
  test('2024 年提起，2025 年判决维持并上诉，2026 年二审纠正', async () => {
    const agency = await books.agency();
    let remedy = await record(agency);
    expect(await direct(agency)).toEqual([PENDING, PENDING, PENDING]);
    remedy = await conclude(agency, remedy, '2025-04-10', 'upheld');
    expect(await direct(agency)).toEqual([PENDING, [1, 0, 0, 0, 1], NONE]);
    remedy = await appeal(agency, remedy, '2025-04-22');
    expect(remedy).toMatchObject({
      number: '（2025）云行终3号',
      body: '云溪市中级人民法院',
      result: null,
      chained: true,
    });
    expect(await direct(agency)).toEqual([PENDING, PENDING, PENDING]);
    remedy = await conclude(agency, remedy, '2026-02-10', 'corrected', { outcome: 'annulled_on_merits' });
    expect(await direct(agency)).toEqual([PENDING, PENDING, [0, 1, 0, 0, 1]]);
  });

  test('12 月判决、次年 1 月上诉的：当年计其结果，次年再计一次', async () => {
    const agency = await books.agency();
    let remedy = await conclude(agency, await record(agency), '2025-12-20', 'upheld');
    remedy = await appeal(agency, remedy, '2026-01-08');
    expect(await direct(agency)).toEqual([PENDING, [1, 0, 0, 0, 1], PENDING]);
    await conclude(agency, remedy, '2026-02-10', 'other', { outcome: 'withdrawn' });
    expect(await direct(agency)).toEqual([PENDING, [1, 0, 0, 0, 1], [0, 0, 1, 0, 1]]);
  });

  test('同一年内一审、二审：只计二审；二审误登的上诉可以撤回', async () => {
    const agency = await books.agency();
    let remedy = await conclude(agency, await record(agency, { filedDate: day('2025-01-10') }), '2025-04-10', 'upheld');
    remedy = await appeal(agency, remedy, '2025-04-22');
    remedy = await conclude(agency, remedy, '2025-08-20', 'corrected');
    expect(await direct(agency)).toEqual([NONE, [0, 1, 0, 0, 1], NONE]);
    const opening = remedy.events.find((event) => event.kind === 'appealed');
    const back = (eventId: string): RemedyStage => ({
      kind: 'taken_back',
      date: day('2026-03-02'),
      eventId,
      reason: '误登',
    });
    await expect(stage(agency, remedy, back(opening?.id ?? ''))).rejects.toMatchObject({ code: 'action_not_allowed' });
    await expect(stage(agency, remedy, back(remedy.events[0]?.id ?? ''))).rejects.toMatchObject({
      code: 'action_not_allowed',
    });
    remedy = await recordRemedyResult(books.commands, lawyer(agency), {
      id: remedy.id,
      expectedVersion: remedy.version,
      outcome: null,
    });
    expect(await direct(agency)).toEqual([NONE, PENDING, PENDING]);
    remedy = await stage(agency, remedy, back(opening?.id ?? ''));
    expect(remedy).toMatchObject({ result: 'upheld', resultDate: '2025-04-10', chained: false });
    expect(await direct(agency)).toEqual([NONE, [1, 0, 0, 0, 1], NONE]);
  });

  test('改为共同被告的不再计入，写明理由；改回的再计入', async () => {
    const agency = await books.agency();
    const remedy = await conclude(agency, await record(agency), '2025-04-10', 'upheld');
    const correct = (before: RemedyRecord, counted: boolean) =>
      correctRemedy(books.commands, lawyer(agency), {
        id: before.id,
        expectedVersion: before.version,
        counted,
        reason: '复议机关作共同被告',
      });
    const uncounted = await correct(remedy, false);
    expect(uncounted).toMatchObject({ counted: false, notCountedReason: '复议机关作共同被告' });
    expect(await direct(agency)).toEqual([NONE, NONE, NONE]);
    await correct(uncounted, true);
    expect(await direct(agency)).toEqual([PENDING, [1, 0, 0, 0, 1], NONE]);
  });
});

describe('复议后起诉关联此前的行政复议，各计各组', () => {
  test('复议留在行政复议，诉讼只计复议后起诉', async () => {
    const agency = await books.agency();
    const before = await record(agency, { group: 'reconsideration', body: '', filedDate: day('2025-02-03') });
    await conclude(agency, before, '2025-04-03', 'upheld');
    const after = await record(agency, {
      group: 'litigation_after_reconsideration',
      body: '',
      filedDate: day('2025-05-06'),
      previousRemedyId: before.id,
    });
    expect(after.previousRemedyId).toBe(before.id);
    const { table3 } = await books.tables(agency, 2025);
    expect(table3.reconsideration).toEqual([1, 0, 0, 0, 1]);
    expect(table3.litigation_after_reconsideration).toEqual(PENDING);
    expect(table3.litigation_direct).toEqual(NONE);
    await expect(record(agency, { body: '', previousRemedyId: before.id })).rejects.toMatchObject({
      fields: [{ path: 'previousRemedyId' }],
    });
    const other = await books.agency();
    await expect(
      record(other, { group: 'litigation_after_reconsideration', body: '', previousRemedyId: before.id }),
    ).rejects.toMatchObject({ fields: [{ path: 'previousRemedyId', message: '没有这件行政复议' }] });
  });
});

describe('A.10 第14条 复议机关和法院按当日有效的配置', () => {
  test('生效首日和前一日；没有配置的日子可以自填；其他机关要写理由', async () => {
    const agency = await books.agency();
    const body = { address: '', phone: '', validUntil: null };
    await updateAgency(
      books.commands,
      { type: 'system', name: 'test' },
      {
        agencyId: agency.id,
        expectedVersion: 1,
        changes: {
          reconsiderationBodies: [{ ...body, name: '云溪市人民政府', validFrom: day('2024-01-01') }],
          courts: [{ ...body, name: '云溪市滨江区人民法院', validFrom: day('2018-01-01') }],
        },
      },
    );
    const filed = (filedDate: string, name: string, bodyReason?: string) =>
      record(agency, { group: 'reconsideration', filedDate: day(filedDate), body: name, bodyReason });
    await filed('2024-01-01', '云溪市人民政府');
    await expect(filed('2024-01-01', '云岭省商务厅')).rejects.toMatchObject({
      fields: [
        {
          path: 'body',
          message: '2024-01-01 的行政复议机关为云溪市人民政府；由其他机关受理的，请填写理由',
        },
      ],
    });
    await filed('2023-12-31', '云岭省商务厅');
    await filed('2024-01-01', '云岭省商务厅', '指定管辖');
    await expect(record(agency, { body: '云溪市人民政府' })).rejects.toMatchObject({ fields: [{ path: 'body' }] });
  });
});

describe('进展的登记', () => {
  test('不可能的先后被拒绝，每一项都说明原因', async () => {
    const agency = await books.agency();
    const remedy = await record(agency, { filedDate: day('2026-02-26'), servedDate: day('2026-02-26') });
    const refused = async (fact: RemedyStage) => {
      const error = await stage(agency, remedy, fact).catch((thrown: unknown) => thrown);
      return (error as { details: { reason: string } }).details.reason;
    };
    const date = day('2026-03-02');
    expect(await refused({ kind: 'notice_served', date })).toBe('已登记 2026-02-26 收到副本');
    expect(await refused({ kind: 'judgment_served', date })).toBe('尚未登记结果');
    expect(await refused({ kind: 'performed', date, text: '' })).toBe('尚未登记结果');
    expect(await refused({ kind: 'resumed', date })).toBe('没有中止');
    expect(await refused({ kind: 'appeal_waived', date, reason: '' })).toBe('尚未登记结果');
    await expect(stage(agency, remedy, { kind: 'answered', date: day('2026-02-25') })).rejects.toMatchObject({
      fields: [{ path: 'stage.date', message: '日期不能早于 2026-02-26' }],
    });
    await expect(stage(agency, remedy, { kind: 'answered', date: day('2026-03-03') })).rejects.toMatchObject({
      fields: [{ path: 'stage.date', message: '日期不能晚于今天' }],
    });
    // A hearing is summoned for a day to come.
    await stage(agency, remedy, { kind: 'hearing', date: day('2026-04-01') });
  });

  test('补录：第 3 个工作日不必说明，第 4 个要说明', async () => {
    const agency = await books.agency();
    const remedy = await record(agency, { filedDate: day('2026-02-02') });
    const served = (date: string) =>
      recordRemedyStage(books.commands, lawyer(agency), {
        id: remedy.id,
        expectedVersion: remedy.version,
        stage: { kind: 'notice_served', date: day(date) },
      });
    // 2026-03-02 is a Monday; the Saturday 02-28 was worked: 02-26, 27, 28 → 03-02 is the third after 02-26.
    await expect(served('2026-02-25')).rejects.toMatchObject({ code: 'event_date_invalid' });
    expect(await served('2026-02-26')).toMatchObject({ version: 2 });
  });

  test('结果和具体情形要一致；驳回请求在诉讼为维持、在复议为其他', async () => {
    const agency = await books.agency();
    const suit = await record(agency);
    await expect(conclude(agency, suit, '2025-04-10', 'other', { outcome: 'claim_rejected' })).rejects.toMatchObject({
      fields: [{ path: 'outcome.result', message: '“驳回请求”在统计表中为“结果维持”，请核对' }],
    });
    await conclude(agency, suit, '2025-04-10', 'upheld', { outcome: 'claim_rejected' });
    const reconsideration = await record(agency, { group: 'reconsideration' });
    await conclude(agency, reconsideration, '2025-04-10', 'other', { outcome: 'claim_rejected' });
  });

  test('更正结果以后，收到文书之日仍在', async () => {
    const agency = await books.agency();
    const first = await conclude(agency, await record(agency), '2026-02-20', 'upheld', {
      servedDate: day('2026-02-26'),
    });
    const mended = await conclude(agency, first, '2026-02-24', 'corrected');
    expect(mended.events.map((event) => event.kind)).toEqual([
      'filed',
      'judged',
      'judgment_served',
      'taken_back',
      'judged',
      'judgment_served',
    ]);
    expect(mended).toMatchObject({ result: 'corrected', resultDate: '2026-02-24', watched: true });
  });
});
