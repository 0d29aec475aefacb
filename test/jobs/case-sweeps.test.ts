/** Sweeps over waiting cases: unconfirmed, consultations, closings to propose. None of them changes a case. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { answerSupplement } from '../../src/commands/application/answer-supplement.js';
import {
  answerConsultation,
  deliverConsultation,
  endConsultation,
  startConsultation,
} from '../../src/commands/application/consult.js';
import { recordSupplement } from '../../src/commands/application/record-supplement.js';
import { demandFee } from '../../src/commands/application/fees.js';
import { requestSupplement } from '../../src/commands/application/request-supplement.js';
import { alarmConsultations } from '../../src/jobs/alarm-consultations.js';
import { alarmUnconfirmed } from '../../src/jobs/alarm-unconfirmed.js';
import { proposeClosings } from '../../src/jobs/propose-closings.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { type SweepDeps } from '../../src/jobs/sweep-deps.js';
import { day, useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const sweepOn = async (sweep: (deps: SweepDeps) => Promise<unknown>, today: string): Promise<void> => {
  world.clock.freezeOn(today);
  await sweep(world.deps);
  await sweep(world.deps);
};

const tenAtOnceOn = async (sweep: (deps: SweepDeps) => Promise<unknown>, today: string): Promise<void> => {
  world.clock.freezeOn(today);
  await Promise.all(Array.from({ length: 10 }, () => sweep(world.deps)));
};

const toldOf = async (record: ApplicationRecord): Promise<string[]> =>
  (await world.outboxOf(record.id))
    .filter((row) => row.kind === 'alarm')
    .map(({ recipient, title }) => `${recipient.type === 'role' ? recipient.role : recipient.type}：${title}`);

const storedVersion = async (
  record: ApplicationRecord,
): Promise<{ version: number; status: string; events: number }> => {
  const stored = await world.commands.unitOfWork.run((tx) =>
    tx.applications.load({ agencyId: record.agencyId }, record.id),
  );
  return { version: stored?.version ?? 0, status: stored?.facts.status ?? '', events: stored?.events.length ?? 0 };
};

describe('A.10 第2条 网上申请 1 个工作日未确认告知审核人，3 个工作日告知负责人', () => {
  let record: ApplicationRecord;
  beforeAll(async () => {
    // A Friday evening's submission; the next working day is Saturday 2026-02-14 (调休), then 春节 until 02-23.
    record = await world.submitted('2026-02-13');
  });

  test.each([
    ['2026-02-13', []],
    ['2026-02-14', ['reviewer：申请提交 1 个工作日仍未确认收到']],
    ['2026-02-23', []],
    ['2026-02-24', []],
    ['2026-02-25', ['office_head：申请提交 3 个工作日仍未确认收到']],
    ['2026-02-26', []],
  ])('%s', async (today, added) => {
    const before = await toldOf(record);
    await sweepOn(alarmUnconfirmed, today);
    expect(await toldOf(record)).toEqual([...before, ...added]);
  });

  test('停了一周后十个同时运行：两个人各收到一条', async () => {
    const late = await world.submitted('2026-03-02');
    await tenAtOnceOn(alarmUnconfirmed, '2026-03-09');
    expect((await toldOf(late)).sort()).toEqual([
      'office_head：申请提交 5 个工作日仍未确认收到',
      'reviewer：申请提交 5 个工作日仍未确认收到',
    ]);
  });

  test('已经确认的不再提醒', async () => {
    const submitted = await world.submitted('2026-03-02');
    await world.confirmed(submitted, '2026-03-02');
    await sweepOn(alarmUnconfirmed, '2026-03-09');
    expect(await toldOf(submitted)).toEqual([]);
  });
});

describe('A.10 第6条 网上补正同样须确认', () => {
  test('1 个工作日未确认告知审核人，3 个告知负责人；确认后不再提醒，期限预警按补正提交之日', async () => {
    const received = await world.received('2026-04-13');
    const { citizenId } = world.citizen;
    await world.connection
      .collection<{ _id: string }>('applications')
      .updateOne({ _id: received.id }, { $set: { citizenId } });
    const asked = await requestSupplement(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      text: '请写明年份',
    });
    world.clock.freezeOn('2026-04-15');
    const sent = await answerSupplement(world.commands, world.citizen, {
      id: received.id,
      expectedVersion: asked.version,
      text: '2025 年',
      fileIds: [],
    });
    // 20 working days after 04-15 over 劳动节 with Saturday 05-09 worked: 16, 17, 20–24, 27–30, 05-06–09, 11–15
    expect(sent.facts).toMatchObject({ alarmDate: '2026-05-15', correctionSubmittedDate: '2026-04-15' });
    await sweepOn(alarmUnconfirmed, '2026-04-15');
    expect(await toldOf(sent)).toEqual([]);
    await sweepOn(alarmUnconfirmed, '2026-04-16');
    await sweepOn(alarmUnconfirmed, '2026-04-17');
    expect(await toldOf(sent)).toEqual(['reviewer：补正材料提交 1 个工作日仍未确认收到']);
    await sweepOn(alarmUnconfirmed, '2026-04-20');
    expect(await toldOf(sent)).toEqual([
      'reviewer：补正材料提交 1 个工作日仍未确认收到',
      'office_head：补正材料提交 3 个工作日仍未确认收到',
    ]);
    const confirmed = await recordSupplement(world.commands, world.clerk, {
      id: sent.id,
      expectedVersion: sent.version,
      date: day('2026-04-20'),
    });
    expect(confirmed.facts.correctionSubmittedDate).toBeNull();
    await sweepOn(alarmUnconfirmed, '2026-05-20');
    expect(await toldOf(sent)).toHaveLength(2);
  });
});

describe('A.10 第5条、第三十二条 征求意见', () => {
  const start = async (on: string): Promise<{ record: ApplicationRecord; consultationId: string }> => {
    const received = await world.received(on);
    const record = await startConsultation(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      with: 'third_party',
      recipient: '某某公司',
      text: '请在收到之日起十五个工作日内提出意见。',
    });
    const event = record.events.find(({ kind }) => kind === 'consultation_started');
    return { record, consultationId: event && 'consultationId' in event ? event.consultationId : '' };
  };

  // Started 2026-04-20 (Monday): 21, 22, 23, 24 are four working days, 27 the fifth.
  test('发出第 5 个工作日仍未送达，告知经办一次', async () => {
    const { record } = await start('2026-04-20');
    await sweepOn(alarmConsultations, '2026-04-24');
    expect(await toldOf(record)).toEqual([]);
    await sweepOn(alarmConsultations, '2026-04-27');
    await sweepOn(alarmConsultations, '2026-04-28');
    await tenAtOnceOn(alarmConsultations, '2026-05-20');
    expect(await toldOf(record)).toEqual(['clerk：征求第三方意见书发出 5 个工作日仍未登记送达']);
  });

  // Delivered 2026-04-21: 22–24 (3), 27–30 (7), 05-06…09 (11; 05-09 is a Saturday worked), 05-11…14 (15).
  test('送达后 15 个工作日届满未答复，次日告知一次；第 15 个工作日还没有', async () => {
    const { record, consultationId } = await start('2026-04-20');
    world.clock.freezeOn('2026-04-21');
    await deliverConsultation(world.commands, world.clerk, {
      id: record.id,
      expectedVersion: record.version,
      consultationId,
    });
    await sweepOn(alarmConsultations, '2026-05-14');
    expect(await toldOf(record)).toEqual([]);
    await tenAtOnceOn(alarmConsultations, '2026-05-15');
    expect(await toldOf(record)).toHaveLength(1);
    await sweepOn(alarmConsultations, '2026-06-30');
    expect(await toldOf(record)).toEqual(['clerk：征求第三方意见满 15 个工作日未答复']);
    const [alarm] = await world.alarmsOf(record.id);
    expect(alarm).toMatchObject({ kind: 'consultation_unanswered', forDate: '2026-04-21' });
  });

  test('答复了的、结束了的不提醒；待补正时仍在进行的照样提醒', async () => {
    const answered = await start('2026-04-20');
    world.clock.freezeOn('2026-04-21');
    await answerConsultation(world.commands, world.clerk, {
      id: answered.record.id,
      expectedVersion: answered.record.version,
      consultationId: answered.consultationId,
      answer: 'agreed',
    });
    const ended = await start('2026-04-20');
    await endConsultation(world.commands, world.clerk, {
      id: ended.record.id,
      expectedVersion: ended.record.version,
      consultationId: ended.consultationId,
      reason: 'withdrawn',
    });
    const both = await start('2026-04-20');
    const waiting = await requestSupplement(world.commands, world.clerk, {
      id: both.record.id,
      expectedVersion: both.record.version,
      text: '请补充证件。',
    });
    expect(waiting.facts.status).toBe('awaiting_supplement');
    await sweepOn(alarmConsultations, '2026-05-14');
    expect(await toldOf(answered.record)).toEqual([]);
    expect(await toldOf(ended.record)).toEqual([]);
    expect(await toldOf(both.record)).toEqual(['clerk：征求第三方意见书发出 16 个工作日仍未登记送达']);
  });
});

describe('A.10 第16条 只建议、不办结', () => {
  test('第三十条 补正期限当天不建议，次日建议一次；申请本身不变', async () => {
    const received = await world.received('2026-03-02');
    const record = await requestSupplement(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      text: '请说明文件名称。',
      replyBy: day('2026-03-20'),
    });
    await sweepOn(proposeClosings, '2026-03-20');
    expect(await toldOf(record)).toEqual([]);
    await sweepOn(proposeClosings, '2026-03-21');
    await tenAtOnceOn(proposeClosings, '2026-04-30');
    expect(await toldOf(record)).toEqual(['clerk：申请人逾期未补正']);
    expect(await storedVersion(record)).toEqual({
      version: record.version,
      status: 'awaiting_supplement',
      events: record.events.length,
    });
  });

  test('第三十条 期限内已提交补正材料的不建议', async () => {
    const submitted = await world.submitted('2026-03-02');
    const received = await world.confirmed(submitted, '2026-03-02');
    const asked = await requestSupplement(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      text: '请说明文件名称。',
      replyBy: day('2026-03-20'),
    });
    world.clock.freezeOn('2026-03-20');
    await answerSupplement(world.commands, world.citizen, {
      id: asked.id,
      expectedVersion: asked.version,
      text: '文件名称是……',
      fileIds: [],
    });
    await sweepOn(proposeClosings, '2026-03-23');
    expect(await toldOf(asked)).toEqual([]);
  });

  test('国办函〔2020〕109号 缴费期限当天不建议，次日建议一次', async () => {
    const received = await world.received('2026-03-02');
    world.clock.freezeOn('2026-03-03');
    const record = await demandFee(world.commands, world.clerk, {
      id: received.id,
      expectedVersion: received.version,
      method: 'per_page',
      pages: 68,
    });
    expect(record.facts).toMatchObject({ status: 'awaiting_fee', turnUntil: '2026-03-31' });
    await sweepOn(proposeClosings, '2026-03-31');
    expect(await toldOf(record)).toEqual([]);
    await sweepOn(proposeClosings, '2026-04-01');
    await sweepOn(proposeClosings, '2026-04-02');
    expect(await toldOf(record)).toEqual(['clerk：申请人逾期未缴费']);
    expect((await storedVersion(record)).status).toBe('awaiting_fee');
  });
});
