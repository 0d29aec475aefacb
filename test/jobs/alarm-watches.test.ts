/** Days that the office set itself, and letters on their way: told once each, on the day and not before. */
import { describe, expect, test } from '@jest/globals';
import { answerAssistance, requestAssistance } from '../../src/commands/application/assistance.js';
import { approveDecision } from '../../src/commands/application/decide.js';
import { openReply, postPublicNotice, recordDeliveryFailure } from '../../src/commands/application/deliver.js';
import { dispatch } from '../../src/commands/application/dispatch.js';
import { proposeDecision } from '../../src/commands/application/propose-decision.js';
import { arrangeInspection, promiseSupply, recordSupply } from '../../src/commands/application/supply.js';
import { type DeliveryMethod } from '../../src/domain/application/delivery-facts.js';
import { alarmWatches } from '../../src/jobs/alarm-watches.js';
import { type ApplicationRecord } from '../../src/ports/applications.js';
import { day, useJobWorld } from '../support/jobs.js';

const world = useJobWorld();

const sweepOn = async (today: string): Promise<void> => {
  world.clock.freezeOn(today);
  await alarmWatches(world.deps);
  await alarmWatches(world.deps);
};
const told = async (record: ApplicationRecord): Promise<string[]> =>
  (await world.outboxOf(record.id)).filter((row) => row.kind === 'alarm').map(({ title }) => title);
const seen = ({ id, version }: ApplicationRecord) => ({ id, expectedVersion: version });

async function sent(record: ApplicationRecord, method: DeliveryMethod): Promise<ApplicationRecord> {
  const proposed = await proposeDecision(world.commands, world.clerk, {
    ...seen(record),
    parts: [{ code: 'granted', ground: 'article_36_2' }],
    text: '予以公开。',
  });
  const reviewer = world.staff(world.agency.id, ['reviewer']);
  const decided = await approveDecision(world.commands, reviewer, seen(proposed));
  return dispatch(world.commands, world.clerk, { ...seen(decided), method });
}

describe('A.10, 18 协办', () => {
  test('on the day, once; not when it was answered', async () => {
    const record = await world.received('2026-03-02');
    const asked = await requestAssistance(world.commands, world.clerk, {
      ...seen(record),
      unit: '市档案馆',
      text: '检索',
      replyBy: day('2026-03-10'),
    });
    expect(asked.facts.watchDate).toBe('2026-03-10');
    await sweepOn('2026-03-09');
    expect(await told(record)).toEqual([]);
    await sweepOn('2026-03-10');
    await sweepOn('2026-03-11');
    expect(await told(record)).toEqual(['协办期限已到，协办单位尚未答复']);

    const answered = await requestAssistance(world.commands, world.clerk, {
      ...seen(asked),
      unit: '市住建局',
      text: '检索',
      replyBy: day('2026-03-16'),
    });
    const second = answered.events.findLast((event) => event.kind === 'assistance_requested');
    if (second?.kind !== 'assistance_requested') throw new Error('nothing was asked');
    await answerAssistance(world.commands, world.clerk, {
      ...seen(answered),
      assistanceId: second.assistanceId,
      text: '没有',
    });
    await sweepOn('2026-03-16');
    expect(await told(record)).toHaveLength(1);
  });
});

describe('第三十六条第二项 promised supply, 第四十条 inspection', () => {
  test('each on its day; nothing once it is done', async () => {
    const record = await sent(await world.received('2026-03-02'), 'post');
    const promised = await promiseSupply(world.commands, world.clerk, {
      ...seen(record),
      supplyBy: day('2026-03-18'),
      text: '邮寄',
    });
    const arranged = await arrangeInspection(world.commands, world.clerk, {
      ...seen(promised),
      inspectOn: day('2026-03-12'),
      place: '档案室',
    });
    expect(arranged.facts.watchDate).toBe('2026-03-12');
    await sweepOn('2026-03-12');
    expect(await told(record)).toEqual(['今天安排了现场查阅']);
    await recordSupply(world.commands, world.clerk, { ...seen(arranged), text: '已邮寄' });
    await sweepOn('2026-03-18');
    expect(await told(record)).toEqual(['今天安排了现场查阅']);
  });
});

describe('A.10, 17 an online letter that nobody opens', () => {
  const SMS = '申请人三个工作日未打开答复，请短信或电话提醒';
  const POST = '申请人五个工作日未打开答复，请改为邮寄';

  test('after three working days SMS, after five the post', async () => {
    const record = await world.submitted('2026-03-02');
    await sent(await world.confirmed(record, '2026-03-02'), 'online');
    // working days after 03-02: 03, 04, 05 | 06, 09
    await sweepOn('2026-03-04');
    expect(await told(record)).toEqual([]);
    await sweepOn('2026-03-05');
    expect(await told(record)).toEqual([SMS]);
    await sweepOn('2026-03-08');
    expect(await told(record)).toEqual([SMS]);
    await sweepOn('2026-03-09');
    expect(await told(record)).toEqual([SMS, POST]);
  });

  test('opened in time: nothing', async () => {
    const record = await world.submitted('2026-03-02');
    const gone = await sent(await world.confirmed(record, '2026-03-02'), 'online');
    world.clock.freezeOn('2026-03-04');
    const opened = await openReply(world.commands, world.citizen, seen(gone));
    expect(opened.facts).toMatchObject({ watchDate: null, deliveredDate: '2026-03-04' });
    await sweepOn('2026-03-10');
    expect(await told(record)).toEqual([]);
  });
});

test('a public notice is over after thirty days', async () => {
  const record = await sent(await world.received('2026-03-02'), 'post');
  const failed = await recordDeliveryFailure(world.commands, world.clerk, { ...seen(record), reason: 'unclaimed' });
  await postPublicNotice(world.commands, world.clerk, { ...seen(failed), place: '公告栏' });
  await sweepOn('2026-03-31');
  expect(await told(record)).toEqual([]);
  await sweepOn('2026-04-01');
  expect(await told(record)).toEqual(['公告期满，可以登记送达']);
});
