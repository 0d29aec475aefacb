import { describe, expect, test } from '@jest/globals';
import { remindReports } from '../../src/jobs/remind-reports.js';
import { collectionOf, type Stored } from '../../src/persistence/collections.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const sweepOn = async (today: string): Promise<void> => {
  world.clock.freezeOn(today);
  await remindReports(world.deps);
  await remindReports(world.deps);
};

const levelsOf = async (agencyId: string, year: number): Promise<string[]> =>
  (await world.alarmsOf(`${agencyId}-${year}`)).map((row) => `${row.level} ${row.state}`);

/** As its publication leaves it, with the fields the sweep looks at. */
const publish = async (agencyId: string, year: number): Promise<void> => {
  await collectionOf<Stored & { agencyId: string; year: number; version: number }>(
    world.connection,
    'annualReports',
  ).insertOne({ _id: world.commands.newId(), agencyId, year, version: 1 });
};

describe('第四十九条 年度报告的提醒', () => {
  test('部门 1 月 31 日：20、10、3 个工作日前和过期各一次，告知机构负责人', async () => {
    world.clock.freezeOn('2025-06-02');
    const agency = await world.newAgency({ kind: 'department' });
    await sweepOn('2025-12-31');
    expect(await levelsOf(agency.id, 2025)).toEqual([]);
    for (const today of [
      '2026-01-04',
      '2026-01-15',
      '2026-01-16',
      '2026-01-26',
      '2026-01-27',
      '2026-01-31',
      '2026-02-01',
      '2026-02-02',
    ]) {
      await sweepOn(today);
    }
    expect(await levelsOf(agency.id, 2025)).toEqual([
      'twenty_days sent',
      'ten_days sent',
      'three_days sent',
      'past sent',
    ]);
    const rows = await world.outboxOf(`${agency.id}-2025`);
    expect(rows.map((row) => row.recipient)).toEqual(
      Array.from({ length: 4 }, () => ({ type: 'role', agencyId: agency.id, role: 'office_head' })),
    );
    expect(rows.map((row) => row.title)).toEqual([
      '2025 年度报告距公开期限还有 20 个工作日',
      '2025 年度报告距公开期限还有 10 个工作日',
      '2025 年度报告距公开期限还有 3 个工作日',
      '2025 年度报告已过公开期限',
    ]);
  });

  test('人民政府 3 月 31 日；停到期限以后，登记四级、只发一条', async () => {
    world.clock.freezeOn('2025-06-02');
    const agency = await world.newAgency({ kind: 'government' });
    // 2026-03-31 is a Tuesday; 20 working days before it is 2026-03-03.
    await sweepOn('2026-03-02');
    expect(await levelsOf(agency.id, 2025)).toEqual([]);
    await sweepOn('2026-04-01');
    expect(await levelsOf(agency.id, 2025)).toEqual([
      'twenty_days superseded',
      'ten_days superseded',
      'three_days superseded',
      'past sent',
    ]);
  });

  test('已公开的、期限以后才加入的、期限由地方规定的不提醒', async () => {
    world.clock.freezeOn('2025-06-02');
    const published = await world.newAgency();
    await publish(published.id, 2025);
    const township = await world.newAgency({ kind: 'township' });
    world.clock.freezeOn('2026-02-01');
    const late = await world.newAgency();
    await sweepOn('2026-02-02');
    for (const { id } of [published, township, late]) expect(await levelsOf(id, 2025)).toEqual([]);
    // Next year the one that joined late is reminded like the others.
    await sweepOn('2027-02-01');
    expect(await levelsOf(late.id, 2026)).toEqual([
      'twenty_days superseded',
      'ten_days superseded',
      'three_days superseded',
      'past sent',
    ]);
  });

  test('十个同时运行也只有一条', async () => {
    world.clock.freezeOn('2025-06-02');
    const agency = await world.newAgency();
    world.clock.freezeOn('2026-01-16');
    await Promise.all(Array.from({ length: 10 }, () => remindReports(world.deps)));
    expect(await levelsOf(agency.id, 2025)).toEqual(['twenty_days superseded', 'ten_days sent']);
    expect(await world.outboxOf(`${agency.id}-2025`)).toHaveLength(1);
  });
});
