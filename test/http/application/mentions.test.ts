import { beforeAll, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-10' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

async function mentionsTo(who: Client): Promise<object[]> {
  await deliverOutbox({ outbox: mongoOutboxDelivery(server.connection), clock: server.clock });
  const { items } = (await who.get('/api/staff/notices')).body;
  return items.filter(({ title }: { title: string }) => title.includes('提到了您'));
}

test('each colleague who is mentioned is told once; the author and the others are not', async () => {
  const made = await desk.handedIn('2026-03-10');
  const mentions = [desk.colleague, desk.reviewer, desk.clerk, desk.reviewer].map(({ staffId }) => staffId);
  await desk.done(desk.clerk, made.id, 'note', { text: '@陈经办 @李审核 请看附件', mentions });
  for (const who of [desk.colleague, desk.reviewer]) {
    expect(await mentionsTo(who)).toMatchObject([
      { title: '王经办在备注中提到了您', body: `申请 ${made.number}`, subject: { type: 'application', id: made.id } },
    ]);
  }
  for (const who of [desk.clerk, desk.head, desk.outsider]) expect(await mentionsTo(who)).toEqual([]);
  // The text itself stays in the case.
  expect(JSON.stringify(await mentionsTo(desk.reviewer))).not.toContain('附件');
});

test('strangers, and colleagues who may not see the case, are refused by name of the field', async () => {
  const made = await desk.handedIn('2026-03-10');
  const contributor = await server.staff(['contributor'], '苗信息');
  for (const { staffId } of [desk.outsider, contributor]) {
    const mentions = [desk.reviewer.staffId, staffId];
    const refused = await desk.act(desk.clerk, made.id, 'note', { text: '请看', mentions });
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      [{ path: 'mentions.1', message: '本单位没有这位可以查看案件的同事' }],
    ]);
  }
  expect((await desk.page(made.id)).version).toBe(made.version);
});
