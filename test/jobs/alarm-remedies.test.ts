/** Alarms of limits in reconsiderations and suits, over a real database. Days by hand from the 2026 calendar. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { recordRemedyResult } from '../../src/commands/application/record-remedy-result.js';
import { recordRemedyStage } from '../../src/commands/application/record-remedy-stage.js';
import { recordRemedy } from '../../src/commands/application/record-remedy.js';
import { alarmRemedies } from '../../src/jobs/alarm-remedies.js';
import { type RemedyGroup } from '../../src/domain/report/tally.js';
import { type RemedyRecord } from '../../src/ports/remedies.js';
import { day, useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const sweepOn = (today: string) => {
  world.clock.freezeOn(today);
  return alarmRemedies(world.deps);
};
const served = (group: RemedyGroup, date: string) => {
  world.clock.freezeOn(date);
  return recordRemedy(world.commands, world.clerk, {
    group,
    number: '云府复〔2026〕1号',
    body: '云溪市人民政府',
    filedDate: day(date),
    servedDate: day(date),
    applicationIds: [],
  });
};
const levelsOf = async ({ id }: RemedyRecord) =>
  (await world.alarmsOf(id)).map((row) => `${row.dedupeKey.split(':')[3]} ${row.level} ${row.state}`);
const toldOf = async ({ id }: RemedyRecord) =>
  (await world.outboxOf(id)).map(({ recipient }) => (recipient.type === 'role' ? recipient.role : recipient.type));

describe('行政复议法（2023）第四十八条 每一级恰好提醒一次', () => {
  let remedy: RemedyRecord;
  beforeAll(async () => {
    // Due on 2026-02-27; five working days are left from 02-14 on (24, 25, 26, 27 and … 02-24 is the first after the Festival).
    remedy = await served('reconsideration', '2026-02-06');
  });

  // Left on 02-13: 14, 24, 25, 26, 27 = 5; on 02-14: 4; on 02-24: 3; on 02-26: 1.
  test.each([
    ['2026-02-12', null],
    ['2026-02-13', 't_minus_5 sent'],
    ['2026-02-14', null],
    ['2026-02-23', null],
    ['2026-02-24', 't_minus_3 sent'],
    ['2026-02-25', null],
    ['2026-02-26', 't_minus_1 sent'],
    ['2026-02-27', 'due_today sent'],
    ['2026-02-28', 'overdue sent'],
    ['2026-03-30', null],
  ])('%s', async (today, added) => {
    const before = await levelsOf(remedy);
    await Promise.all([sweepOn(today), sweepOn(today), sweepOn(today)]);
    const expected = added ? [...before, `reconsideration_answer ${added}`] : before;
    expect(await levelsOf(remedy)).toEqual(expected);
  });

  test('经办人和法律顾问；T-1 起也告诉负责人；写明怎样算出', async () => {
    expect(await toldOf(remedy)).toEqual([
      ...['clerk', 'lawyer'],
      ...['clerk', 'lawyer'],
      ...['clerk', 'lawyer', 'office_head'],
      ...['clerk', 'lawyer', 'office_head'],
      ...['clerk', 'lawyer', 'office_head'],
    ]);
    const [first, ...rest] = await world.outboxOf(remedy.id);
    expect(first?.title).toBe('距行政复议答复和证据的期限还有 5 个工作日');
    expect(first?.body).toBe(
      '云溪市人民政府 云府复〔2026〕1号：2026-02-06 收到行政复议申请书副本，次日起计 10 个工作日，到 2026-02-27（行政复议法（2023）第四十八条）。',
    );
    expect(rest.at(-1)?.title).toBe('已超过行政复议答复和证据的期限（2026-02-27）');
  });
});

test('提交答复以后不再提醒；晚一周运行，只发出最紧急的一级', async () => {
  const answered = await served('reconsideration', '2026-02-06');
  await recordRemedyStage(world.commands, world.clerk, {
    id: answered.id,
    expectedVersion: 1,
    stage: { kind: 'answered', date: day('2026-02-06') },
  });
  const late = await served('litigation_direct', '2026-02-27');
  await sweepOn('2026-03-24');
  expect(await levelsOf(answered)).toEqual([]);
  // Saturday 03-14 rolls to 03-16.
  expect(await levelsOf(late)).toEqual([
    'court_defence t_minus_5 superseded',
    'court_defence t_minus_3 superseded',
    'court_defence t_minus_1 superseded',
    'court_defence due_today superseded',
    'court_defence overdue sent',
  ]);
});

test('上诉和重新答复各提醒各的；决定不上诉以后只剩重新答复', async () => {
  const suit = await served('litigation_direct', '2026-03-02');
  world.clock.freezeOn('2026-04-20');
  const judged = await recordRemedyResult(world.commands, world.clerk, {
    id: suit.id,
    expectedVersion: 1,
    outcome: {
      result: 'corrected',
      date: day('2026-04-20'),
      servedDate: day('2026-04-20'),
      text: '',
      order: { kind: 'redo', by: null, workingDays: null },
    },
  });
  // The appeal ends on 05-06: 04-27, 28, 29, 30, 05-06 are five.
  await sweepOn('2026-04-23');
  expect(await levelsOf(suit)).toEqual([]);
  await sweepOn('2026-04-24');
  expect(await levelsOf(suit)).toEqual(['appeal t_minus_5 sent']);
  await recordRemedyStage(world.commands, world.clerk, {
    id: suit.id,
    expectedVersion: judged.version,
    stage: { kind: 'appeal_waived', date: day('2026-04-24'), reason: '服判' },
  });
  // Redo until 06-02: 05-27, 28, 29, 06-01, 06-02 are five.
  await sweepOn('2026-05-25');
  expect(await levelsOf(suit)).toEqual(['appeal t_minus_5 sent']);
  await sweepOn('2026-05-26');
  expect(await levelsOf(suit)).toEqual(['appeal t_minus_5 sent', 'redo t_minus_5 sent']);
});
