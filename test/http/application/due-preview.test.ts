import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

async function preview(id: string, action: string, input: object = {}, who: Client = desk.clerk): Promise<Answer> {
  const { version } = await desk.page(id);
  return who.post(`/api/staff/applications/${id}/actions/preview-due-date`, {
    action,
    input: { expectedVersion: version, ...input },
  });
}
const dates = ({ body }: Answer): unknown[] => [body.before.dueDate, body.after.dueDate];

test('requires authentication, the agency and what the action itself requires', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const input = { method: 'per_item' };
  expect((await preview(id, 'demand-fee', input, server.anonymous)).status).toBe(401);
  expect((await preview(id, 'demand-fee', input, desk.outsider)).status).toBe(404);
  expect((await preview(id, 'demand-fee', input, desk.reviewer)).status).toBe(403);
});

describe('tells the dates before and after, and keeps nothing', () => {
  test('第三十三条 an extension: ten working days from the due date', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '检索量大' });
    const before = await desk.page(id);
    // twenty working days after 03-02: 03-30; ten more, with 清明 on 04-06: 04-14
    const asked = await preview(id, 'approve-extension', { date: '2026-03-02' }, desk.head);
    expect([asked.status, ...dates(asked)]).toEqual([200, '2026-03-30', '2026-04-14']);
    expect(asked.body.sentence).toContain('2026-04-14');
    expect(await desk.page(id)).toEqual(before);
    const approved = await desk.done(desk.head, id, 'approve-extension', { date: '2026-03-02' });
    expect(approved.dueDate).toBe('2026-04-14');
  });

  test('第三十条 a corrected application starts the days anew', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份' });
    server.clock.freezeOn('2026-03-09');
    // twenty working days after 03-09, with 清明 on 04-06: 04-07
    expect(dates(await preview(id, 'record-supplement', { date: '2026-03-09' }))).toEqual([null, '2026-04-07']);
    server.clock.freezeOn('2026-03-02');
  });

  test('第三十二条 a consultation: who waits for whom', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const asked = await preview(id, 'start-consultation', {
      with: 'third_party',
      recipient: '某公司',
      text: '是否同意',
    });
    expect(asked.body.after).toMatchObject({ status: { code: 'consulting' }, turn: { party: 'third_party' } });
  });
});

describe('refuses what the action would refuse, in its words', () => {
  test('a field, a rule, a version, an action that moves no date', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const bad = await preview(id, 'demand-fee', { method: 'by_weight' });
    expect([bad.status, bad.body.error.fields]).toEqual([400, [{ path: 'method', message: '不在可选范围内' }]]);
    const nothing = await preview(id, 'record-payment', { proof: '1' });
    expect([nothing.status, nothing.body.error.code]).toEqual([422, 'action_not_allowed']);
    const stale = await preview(id, 'demand-fee', { method: 'per_item', expectedVersion: 9 });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'version_conflict']);
    expect((await preview(id, 'dispatch', { method: 'post' })).status).toBe(400);
  });
});
