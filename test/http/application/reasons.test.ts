/** 第三十五条: reasons, and the later day that the head fixes. Dates by hand from the calendar of 2026. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

test('requires authentication and the right people', async () => {
  const { id } = await desk.online('2026-03-02');
  const path = `/api/staff/applications/${id}/actions/request-reasons`;
  const body = { expectedVersion: 2, text: '请说明理由' };
  expect((await server.anonymous.post(path, body)).status).toBe(401);
  expect((await desk.outsider.post(path, body)).status).toBe(404);
  expect((await desk.act(desk.reviewer, id, 'request-reasons', { text: '请说明理由' })).status).toBe(403);
  await desk.done(desk.clerk, id, 'request-reasons', { text: '请说明理由' });
  const version = (await desk.page(id)).version;
  const strangers = await desk.stranger.post(`/api/me/applications/${id}/actions/give-reasons`, {
    expectedVersion: version,
    text: '研究',
  });
  expect(strangers.status).toBe(404);
  expect((await desk.act(desk.clerk, id, 'fix-delayed-reply', { replyBy: '2026-05-06', reason: '多' })).status).toBe(
    403,
  );
});

describe('第三十五条 说明理由', () => {
  test('the time runs on; asked once; the applicant answers in the app', async () => {
    const { id } = await desk.online('2026-03-02');
    const asked = await desk.done(desk.clerk, id, 'request-reasons', { text: '请说明理由' });
    // ten working days after 03-02: 03-16; due 03-30 as before
    expect(asked).toMatchObject({
      dueDate: '2026-03-30',
      status: { code: 'in_progress' },
      reasons: { replyBy: '2026-03-16', givenDate: null },
    });
    expect((await desk.act(desk.clerk, id, 'request-reasons', { text: '再问' })).body.error.code).toBe(
      'action_not_allowed',
    );
    server.clock.freezeOn('2026-03-05');
    const given = await desk.own(id, 'give-reasons', { text: '课题研究' });
    expect(given.body).toMatchObject({ dueDate: '2026-03-30', reasons: { givenDate: '2026-03-05' } });
    expect((await desk.own(id, 'give-reasons', { text: '再说' })).status).toBe(422);
  });

  test('nobody is refused for asking often who was not asked why, or whose time is not over', async () => {
    const { id } = await desk.online('2026-03-02');
    const refusal = {
      parts: [{ code: 'not_processed_unreasonably_frequent', ground: 'article_35' }],
      text: '不予处理。',
    };
    const unasked = await desk.act(desk.clerk, id, 'propose-decision', refusal);
    expect(unasked.body.error).toMatchObject({
      code: 'decision_incomplete',
      message: expect.stringContaining('说明理由'),
    });
    await desk.done(desk.clerk, id, 'request-reasons', { text: '请说明理由', replyBy: '2026-03-12' });
    server.clock.freezeOn('2026-03-12');
    expect((await desk.act(desk.clerk, id, 'propose-decision', refusal)).status).toBe(422);
    server.clock.freezeOn('2026-03-13');
    expect((await desk.act(desk.clerk, id, 'propose-decision', refusal)).status).toBe(200);
  });
});

describe('第三十五条 延迟答复', () => {
  async function withReasons(): Promise<string> {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-reasons', { text: '请说明理由' });
    await desk.done(desk.clerk, id, 'record-reasons', { text: '课题研究' });
    return id;
  }
  const later = { replyBy: '2026-05-06', reason: '数量大' };

  test('on the due date the head fixes a later day, which replaces it; once', async () => {
    const id = await withReasons();
    server.clock.freezeOn('2026-03-30');
    const fixed = await desk.done(desk.head, id, 'fix-delayed-reply', later);
    expect(fixed).toMatchObject({
      dueDate: '2026-05-06',
      delayedReply: { fixedDate: '2026-03-30', replyBy: '2026-05-06' },
    });
    expect((await desk.act(desk.head, id, 'fix-delayed-reply', later)).status).toBe(422);
  });

  test('the day after the due date it is too late', async () => {
    const id = await withReasons();
    server.clock.freezeOn('2026-03-31');
    const answer = await desk.act(desk.head, id, 'fix-delayed-reply', later);
    expect(answer.body.error).toMatchObject({
      code: 'event_date_invalid',
      message: expect.stringContaining('2026-03-30'),
    });
  });

  test('the later day is later than the due date: not on it, but the day after', async () => {
    const id = await withReasons();
    const same = await desk.act(desk.head, id, 'fix-delayed-reply', { ...later, replyBy: '2026-03-30' });
    expect(same.body.error.fields).toEqual([{ path: 'replyBy', message: '延迟答复的日期应晚于 2026-03-30' }]);
    expect((await desk.act(desk.head, id, 'fix-delayed-reply', { ...later, replyBy: '2026-03-31' })).status).toBe(200);
  });

  test('without reasons there is nothing to accept', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    expect((await desk.act(desk.head, id, 'fix-delayed-reply', later)).body.error.message).toContain(
      '申请人尚未说明理由',
    );
  });
});

test('A.10, 22 a deputy approves on his days, and only then', async () => {
  server.clock.freezeOn('2026-03-02');
  const admin = await server.staff(['administrator'], '管理员');
  const agency = (await admin.get('/api/staff/agency')).body;
  const staff = (await admin.get('/api/staff/staff')).body.items as { id: string; name: string }[];
  const staffId = staff.find(({ name }) => name === '李审核')?.id;
  const deputies = [{ staffId, from: '2026-03-03', until: '2026-03-04' }];
  const wrong = await admin.post('/api/staff/agency/actions/update', {
    expectedVersion: agency.version,
    deputies: [{ staffId, from: '2026-03-04', until: '2026-03-03' }],
  });
  expect(wrong.body.error.fields).toEqual([{ path: 'deputies.0.until', message: '代理的最后一天不能早于第一天' }]);
  const set = await admin.post('/api/staff/agency/actions/update', { expectedVersion: agency.version, deputies });
  expect(set.body.deputies).toEqual(deputies);

  const extension = async (): Promise<string> => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '检索量大' });
    return id;
  };
  const [before, first, last, after] = [await extension(), await extension(), await extension(), await extension()];
  const attempt = async (on: string, id: string): Promise<number> => {
    server.clock.freezeOn(on);
    return (await desk.act(desk.reviewer, id, 'approve-extension')).status;
  };
  expect(await attempt('2026-03-02', before)).toBe(403);
  expect(await attempt('2026-03-03', first)).toBe(200);
  expect(await attempt('2026-03-04', last)).toBe(200);
  expect(await attempt('2026-03-05', after)).toBe(403);
});
