/** Alarms of the answer's due date over a real database. Dates by hand from law A.5: received 2026-02-06, due 2026-03-12. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { assign } from '../../src/commands/application/assign.js';
import { approveExtension } from '../../src/commands/application/decide-extension.js';
import { startConsultation } from '../../src/commands/application/consult.js';
import { requestExtension } from '../../src/commands/application/request-extension.js';
import { requestSupplement } from '../../src/commands/application/request-supplement.js';
import { recordSupplement } from '../../src/commands/application/record-supplement.js';
import { recordAlarms } from '../../src/jobs/record-alarms.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type StaffActor } from '../../src/policies/actor.js';
import { useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const sweepOn = (today: string) => {
  world.clock.freezeOn(today);
  return recordAlarms(world.deps);
};

/** `level state`, in the order in which they were recorded. */
const levelsOf = async (record: ApplicationRecord): Promise<string[]> =>
  (await world.alarmsOf(record.id)).map((row) => `${row.level} ${row.state}`);

/** Whom the alarms went to, newest last. */
const toldOf = async (record: ApplicationRecord): Promise<string[]> =>
  (await world.outboxOf(record.id))
    .filter((row) => row.kind === 'alarm')
    .map(({ recipient }) => (recipient.type === 'role' ? recipient.role : recipient.type));

describe('第三十三条 每一级恰好提醒一次', () => {
  let record: ApplicationRecord;

  beforeAll(async () => {
    record = await world.received('2026-02-06');
    expect(record.facts.alarmDate).toBe('2026-03-12');
  });

  // In order, each the last day before a level and its first day; every sweep twice.
  test.each([
    ['2026-03-04', null],
    ['2026-03-05', 't_minus_5 sent'],
    ['2026-03-06', null],
    ['2026-03-08', null],
    ['2026-03-09', 't_minus_3 sent'],
    ['2026-03-10', null],
    ['2026-03-11', 't_minus_1 sent'],
    ['2026-03-12', 'due_today sent'],
    ['2026-03-13', 'overdue sent'],
    ['2026-03-16', null],
    ['2026-06-30', null],
  ])('%s', async (today, added) => {
    const before = await levelsOf(record);
    await sweepOn(today);
    await sweepOn(today);
    expect(await levelsOf(record)).toEqual(added ? [...before, added] : before);
  });

  test('T-5、T-3 只告诉经办，T-1 起也告诉审核人', async () => {
    expect(await toldOf(record)).toEqual([
      'clerk',
      'clerk',
      ...['clerk', 'reviewer'],
      ...['clerk', 'reviewer'],
      ...['clerk', 'reviewer'],
    ]);
  });

  test('提醒写明期限和剩余工作日，不写申请内容', async () => {
    const alarms = (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm');
    expect(alarms.map((row) => row.title)).toEqual([
      '距答复期限还有 5 个工作日',
      '距答复期限还有 3 个工作日',
      ...['距答复期限还有 1 个工作日', '距答复期限还有 1 个工作日'],
      ...['今天是答复期限最后一天', '今天是答复期限最后一天'],
      ...['已超过答复期限（2026-03-12）', '已超过答复期限（2026-03-12）'],
    ]);
    expect(alarms[0]?.body).toBe(`申请 ${record.number}：应在 2026-03-12 前答复。`);
    expect(alarms.at(-1)?.body).toBe(`申请 ${record.number}：应在 2026-03-12 前答复，尚未发出。`);
    expect(JSON.stringify(alarms)).not.toContain(record.content.subject);
  });

  test('每行记着法定日期和登记时间', async () => {
    const [first] = await world.alarmsOf(record.id);
    expect(first).toMatchObject({
      dedupeKey: `alarm:${record.id}:2026-03-12:t_minus_5`,
      kind: 'answer_due',
      agencyId: record.agencyId,
      forDate: '2026-03-12',
      recordedAt: '2026-03-05T02:00:00.000Z',
    });
  });
});

describe('同时运行、晚运行', () => {
  test('十个同时运行，每一级仍只有一行一条', async () => {
    const records: ApplicationRecord[] = [];
    for (let i = 0; i < 30; i += 1) records.push(await world.received('2026-02-06'));
    world.clock.freezeOn('2026-03-11');
    const done = await Promise.all(Array.from({ length: 10 }, () => recordAlarms(world.deps)));
    expect(done.reduce((sum, summary) => sum + summary.recorded, 0)).toBe(30 * 3);
    for (const record of records) {
      expect(await levelsOf(record)).toEqual(['t_minus_5 superseded', 't_minus_3 superseded', 't_minus_1 sent']);
      expect((await toldOf(record)).sort()).toEqual(['clerk', 'reviewer']);
    }
  });

  test('停了一天：只发出最紧急的一级，标题写今天的剩余工作日', async () => {
    const record = await world.received('2026-02-06');
    await sweepOn('2026-03-10');
    expect(await levelsOf(record)).toEqual(['t_minus_5 superseded', 't_minus_3 sent']);
    expect((await world.outboxOf(record.id)).map((row) => row.title)).toEqual(['距答复期限还有 2 个工作日']);
  });

  test('停了一周：到期和超期都错过，登记五级，发出一级', async () => {
    const record = await world.received('2026-02-06');
    await sweepOn('2026-03-19');
    expect(await levelsOf(record)).toEqual([
      't_minus_5 superseded',
      't_minus_3 superseded',
      't_minus_1 superseded',
      'due_today superseded',
      'overdue sent',
    ]);
    expect(await toldOf(record)).toEqual(['clerk', 'reviewer']);
  });

  test('跨调休上班的周六：到期 2026-03-02，2 月 14 日还没有，24 日 T-5', async () => {
    // Received 2026-01-27: 28–30 (3), 02-02…06 (8), 02-09…14 (14), 02-24…28 (19), 03-02 (20).
    const record = await world.received('2026-01-27');
    expect(record.facts.dueDate).toBe('2026-03-02');
    await sweepOn('2026-02-14');
    expect(await levelsOf(record)).toEqual([]);
    await sweepOn('2026-02-24');
    expect(await levelsOf(record)).toEqual(['t_minus_5 sent']);
    await sweepOn('2026-02-26');
    expect(await levelsOf(record)).toEqual(['t_minus_5 sent', 't_minus_3 sent']);
    await sweepOn('2026-02-28');
    expect(await levelsOf(record)).toEqual(['t_minus_5 sent', 't_minus_3 sent', 't_minus_1 sent']);
  });
});

describe('提醒谁', () => {
  test('分派以后提醒本人', async () => {
    const record = await world.received('2026-02-06');
    await assign(world.commands, world.clerk, {
      id: record.id,
      expectedVersion: record.version,
      assignee: { id: world.clerk.staffId, name: world.clerk.name },
    });
    await sweepOn('2026-03-11');
    const alarms = (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm');
    expect(alarms.map((row) => row.recipient)).toEqual([
      { type: 'staff', agencyId: record.agencyId, staffId: world.clerk.staffId },
      { type: 'role', agencyId: record.agencyId, role: 'reviewer' },
    ]);
  });

  test('另一个机关的申请提醒另一个机关的人', async () => {
    const other = await world.newAgency();
    const record = await world.received('2026-02-06', world.staff(other.id, ['clerk']));
    await sweepOn('2026-03-05');
    expect((await world.outboxOf(record.id)).map((row) => row.recipient)).toEqual([
      { type: 'role', agencyId: other.id, role: 'clerk' },
    ]);
  });
});

describe('A.10 第3条 球在申请人一方时不提醒', () => {
  test('待补正期间没有；收到补正后按新的期限提醒', async () => {
    const record = await world.received('2026-02-06');
    const waiting = await requestSupplement(world.commands, world.clerk, {
      id: record.id,
      expectedVersion: record.version,
      text: '请说明所需文件的名称。',
    });
    expect(waiting.facts).toMatchObject({ status: 'awaiting_supplement', alarmDate: null });
    await sweepOn('2026-03-12');
    await sweepOn('2026-03-13');
    expect(await levelsOf(record)).toEqual([]);
    // Corrected 2026-03-16, so 20 working days from there: 17–20 (4), 23–27 (9), 30–04-03 (14), 04-07…10 (18), 13, 14 (20).
    world.clock.freezeOn('2026-03-16');
    const again = await recordSupplement(world.commands, world.clerk, {
      id: record.id,
      expectedVersion: waiting.version,
      text: '',
      lateReason: '邮件在途',
    });
    expect(again.facts.alarmDate).toBe('2026-04-14');
    // 04-14, 13, 10, 09, 08: five working days after 04-07.
    await sweepOn('2026-04-06');
    expect(await levelsOf(record)).toEqual([]);
    await sweepOn('2026-04-07');
    expect((await world.alarmsOf(record.id)).map((row) => row.dedupeKey)).toEqual([
      `alarm:${record.id}:2026-04-14:t_minus_5`,
    ]);
  });
});

describe('第三十三条 延期后', () => {
  test('原期限提醒过的保留，新的期限从头提醒，旧期限不再提醒', async () => {
    const record = await world.received('2026-02-06');
    await sweepOn('2026-03-11');
    expect(await levelsOf(record)).toEqual(['t_minus_5 superseded', 't_minus_3 superseded', 't_minus_1 sent']);
    const head: StaffActor = world.staff(record.agencyId, ['office_head']);
    const asked = await requestExtension(world.commands, world.clerk, {
      id: record.id,
      expectedVersion: record.version,
      workingDays: 20,
      reason: '需要检索多个部门的档案',
    });
    const extended = await approveExtension(world.commands, head, {
      id: record.id,
      expectedVersion: asked.version,
    });
    // law A.5: received 2026-02-06, extended by 20 → 2026-04-10.
    expect(extended.facts.alarmDate).toBe('2026-04-10');
    await sweepOn('2026-03-12');
    await sweepOn('2026-03-13');
    // 04-10, 09, 08, 07, 04-03 (清明节 04-04 to 04-06): five working days after 04-02.
    await sweepOn('2026-04-01');
    expect(await levelsOf(record)).toHaveLength(3);
    await sweepOn('2026-04-02');
    expect((await world.alarmsOf(record.id)).slice(3).map((row) => row.dedupeKey)).toEqual([
      `alarm:${record.id}:2026-04-10:t_minus_5`,
    ]);
  });
});

describe('A.10 第5条 征求意见书尚未送达时期限是暂定的', () => {
  test('照常提醒，但写明暂定，不说已经超期', async () => {
    const received = await world.received('2026-02-06');
    const record = await startConsultation(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      with: 'agency',
      recipient: '某某局',
      text: '请在收到之日起十五个工作日内提出意见。',
    });
    expect(record.facts).toMatchObject({ status: 'consulting', alarmDate: '2026-03-12', provisional: true });
    await sweepOn('2026-03-13');
    const [alarm] = (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm');
    expect(alarm?.title).toBe('暂定的答复期限（2026-03-12）已过，请核对');
    expect(alarm?.body).toContain('该日期为暂定，请核对日历和征求意见的送达情况');
  });
});

describe('A.10 第2条 网上申请按较早的保守期限提醒', () => {
  test('尚未确认也提醒，并说明按提交之日起算', async () => {
    const record = await world.submitted('2026-02-06');
    await sweepOn('2026-03-05');
    const [alarm] = (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm');
    expect(alarm?.body).toBe(`申请 ${record.number}：应在 2026-03-12 前答复；尚未确认收到，该日期按提交之日起算。`);
  });

  test('2026-02-09 才确认：提醒仍跟着 2026-03-12，并说明法定期限 2026-03-13', async () => {
    const submitted = await world.submitted('2026-02-06');
    const record = await world.confirmed(submitted, '2026-02-09');
    expect(record.facts).toMatchObject({ dueDate: '2026-03-13', safeDueDate: '2026-03-12', alarmDate: '2026-03-12' });
    await sweepOn('2026-03-05');
    const [alarm] = (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm');
    expect(alarm?.body).toBe(
      `申请 ${record.number}：应在 2026-03-12 前答复；该日期为保守期限，法定期限为 2026-03-13。`,
    );
  });
});
