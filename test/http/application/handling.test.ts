/** Contacts, help of another unit, answers on the spot, promised supply, inspection, objections, calendar file, evidence. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});
const granted = { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' };

test('requires authentication, the agency and the role', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const path = `/api/staff/applications/${id}/actions/request-assistance`;
  const body = { expectedVersion: 1, unit: '档案馆', text: '协助检索', replyBy: '2026-03-10' };
  expect((await server.anonymous.post(path, body)).status).toBe(401);
  expect((await desk.outsider.post(path, body)).status).toBe(404);
  expect((await desk.reviewer.post(path, body)).status).toBe(403);
});

test('A.10, 6 and 22 a contact is kept and moves nothing', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const noted = await desk.done(desk.clerk, id, 'record-contact', { way: 'telephone', text: '再次请其说明范围' });
  expect(noted).toMatchObject({ dueDate: '2026-03-30', status: { code: 'in_progress' } });
  expect(noted.events.at(-1)).toMatchObject({ kind: 'contact_recorded', detail: '电话：再次请其说明范围' });
});

test('A.10, 18 help of another unit has an internal date and pauses nothing', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const same = await desk.act(desk.clerk, id, 'request-assistance', {
    unit: '档案馆',
    text: '检索',
    replyBy: '2026-03-02',
  });
  expect(same.body.error.fields[0].path).toBe('replyBy');
  const asked = await desk.done(desk.clerk, id, 'request-assistance', {
    unit: '档案馆',
    text: '检索',
    replyBy: '2026-03-10',
  });
  expect(asked).toMatchObject({ dueDate: '2026-03-30', assistances: [{ unit: '档案馆', answeredDate: null }] });
  const [{ id: assistanceId }] = asked.assistances;
  const none = await desk.act(desk.clerk, id, 'answer-assistance', { assistanceId: '0'.repeat(24), text: '没有' });
  expect(none.status).toBe(404);
  server.clock.freezeOn('2026-03-05');
  const answered = await desk.done(desk.clerk, id, 'answer-assistance', { assistanceId, text: '找到一卷' });
  expect(answered.assistances[0].answeredDate).toBe('2026-03-05');
  expect((await desk.act(desk.clerk, id, 'answer-assistance', { assistanceId, text: '再' })).status).toBe(422);
});

describe('第三十三条 当场答复', () => {
  const spot = { ...granted, proof: '申请人签字' };

  test('decided, handed over and counted in one step', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const answer = await desk.done(desk.clerk, id, 'answer-on-the-spot', spot);
    expect(answer).toMatchObject({
      status: { code: 'answered' },
      dispatched: { date: '2026-03-02', method: { code: 'in_person' } },
      deliveredDate: '2026-03-02',
      decision: { code: 'granted', text: '予以公开。' },
    });
  });

  test('not a refusal, not of a letter, not the day after', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const refusal = { ...spot, parts: [{ code: 'refused_internal_affairs', ground: 'article_16_1' }] };
    expect((await desk.act(desk.clerk, id, 'answer-on-the-spot', refusal)).body.error.message).toContain('须经审批');
    const mailed = await desk.handedIn('2026-03-02', { channel: 'registered_mail', receivedDate: '2026-03-02' });
    expect((await desk.act(desk.clerk, mailed.id, 'answer-on-the-spot', spot)).body.error.message).toContain(
      '当面提交',
    );
    server.clock.freezeOn('2026-03-03');
    expect((await desk.act(desk.clerk, id, 'answer-on-the-spot', spot)).body.error.message).toContain('当天');
  });

  test.each([
    ['objected', 422],
    ['partly', 422],
    ['agreed', 200],
  ])('第三十二条 not over the head of a third party that was asked the same day: %s', async (answer, status) => {
    server.clock.freezeOn('2026-03-02');
    const { id } = await desk.handedIn('2026-03-02');
    const asked = { with: 'third_party', recipient: '某公司', text: '是否同意' };
    const consultationId = (await desk.done(desk.clerk, id, 'start-consultation', asked)).consultations[0].id;
    await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId });
    await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer });
    const answered = await desk.act(desk.clerk, id, 'answer-on-the-spot', spot);
    expect(answered.status).toBe(status);
    if (status === 422) expect(answered.body.error.message).toContain('第三方不同意公开');
  });
});

test('第三十六条第二项 a promised supply, and 第四十条 an inspection', async () => {
  const { id } = await desk.online('2026-03-02');
  expect((await desk.act(desk.clerk, id, 'promise-supply', { supplyBy: '2026-03-20', text: '邮寄' })).status).toBe(422);
  await desk.answered(id, { method: 'online' });
  const promised = await desk.done(desk.clerk, id, 'promise-supply', { supplyBy: '2026-03-20', text: '邮寄' });
  expect(promised.promise).toEqual({ promisedDate: '2026-03-02', supplyBy: '2026-03-20', suppliedDate: null });
  expect((await desk.act(desk.clerk, id, 'promise-supply', { supplyBy: '2026-03-21', text: '邮寄' })).status).toBe(422);
  const sunday = await desk.act(desk.clerk, id, 'arrange-inspection', { inspectOn: '2026-03-08', place: '档案室' });
  expect(sunday.body.error.fields).toEqual([{ path: 'inspectOn', message: '请选择工作日' }]);
  await desk.done(desk.clerk, id, 'arrange-inspection', { inspectOn: '2026-03-09', place: '档案室' });
  const mine = (await desk.citizen.get(`/api/me/applications/${id}`)).body;
  expect(mine).toMatchObject({
    inspection: { inspectOn: '2026-03-09', place: '档案室' },
    promise: { supplyBy: '2026-03-20' },
  });
  server.clock.freezeOn('2026-03-09');
  await desk.done(desk.clerk, id, 'record-inspection', { text: '已查阅并抄录' });
  const supplied = await desk.done(desk.clerk, id, 'record-supply', { text: '已邮寄' });
  expect(supplied).toMatchObject({ promise: { suppliedDate: '2026-03-09' }, inspection: { heldDate: '2026-03-09' } });
});

test('nothing is promised where nothing is given', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, id, 'propose-decision', {
    parts: [{ code: 'refused_internal_affairs', ground: 'article_16_1' }],
    text: '不予公开。',
  });
  await desk.done(desk.reviewer, id, 'approve-decision');
  const answer = await desk.act(desk.clerk, id, 'promise-supply', { supplyBy: '2026-03-20', text: '邮寄' });
  expect(answer.body.error.message).toContain('没有予以公开的内容');
});

test('A.10, 19 what the state archive holds: the letter names the archive', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const archive = {
    parts: [{ code: 'unavailable_not_held', ground: 'archive_transferred' }],
    text: '请到档案馆查阅。',
  };
  expect((await desk.act(desk.clerk, id, 'propose-decision', archive)).body.error.message).toContain('档案馆名称');
  expect((await desk.act(desk.clerk, id, 'propose-decision', { ...archive, namedAgency: '市档案馆' })).status).toBe(
    200,
  );
});

describe('第三十二条 released over an objection', () => {
  test('with a reason, and ten working days after the third party was told', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const started = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'third_party',
      recipient: '某公司',
      text: '是否同意',
    });
    const consultationId = started.consultations[0].id;
    await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId });
    await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer: 'objected' });
    const bare = await desk.act(desk.clerk, id, 'propose-decision', granted);
    expect(bare.body.error.fields[0].path).toBe('publicInterestReason');
    await desk.done(desk.clerk, id, 'propose-decision', { ...granted, publicInterestReason: '关系公众用水安全' });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const untold = await desk.act(desk.clerk, id, 'dispatch', { method: 'post' });
    expect(untold.body.error.message).toContain('请先将决定公开的内容和理由书面告知');
    await desk.done(desk.clerk, id, 'record-release-notice', { consultationId, proof: '签收单' });
    // ten working days after 03-02: 03-16
    server.clock.freezeOn('2026-03-16');
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).body.error.message).toContain('2026-03-16');
    server.clock.freezeOn('2026-03-17');
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(200);
  });

  describe('in part', () => {
    const inPart = (refused: string, ground: string): object => ({
      parts: [
        { code: 'granted', ground: 'article_36_2', subject: '检测结论' },
        { code: refused, ground, subject: '原始数据' },
      ],
      text: '部分公开。',
    });
    const objectedTo = async (answer = 'objected'): Promise<{ id: string; consultationId: string }> => {
      const { id } = await desk.handedIn('2026-03-02');
      const started = await desk.done(desk.clerk, id, 'start-consultation', {
        with: 'third_party',
        recipient: '某公司',
        text: '是否同意',
      });
      const consultationId = started.consultations[0].id;
      await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId });
      await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer });
      return { id, consultationId };
    };

    test.each(['objected', 'partly'])('asks for the same reason and the same pause: %s', async (opinion) => {
      server.clock.freezeOn('2026-03-02');
      const { id, consultationId } = await objectedTo(opinion);
      const decision = inPart('refused_internal_affairs', 'article_16_1');
      const bare = await desk.act(desk.clerk, id, 'propose-decision', decision);
      expect(bare.body.error.fields[0].path).toBe('publicInterestReason');
      await desk.done(desk.clerk, id, 'propose-decision', { ...decision, publicInterestReason: '关系公众用水安全' });
      await desk.done(desk.reviewer, id, 'approve-decision');
      const untold = await desk.act(desk.clerk, id, 'dispatch', { method: 'post' });
      expect([untold.status, untold.body.error.code]).toEqual([422, 'action_not_allowed']);
      expect(untold.body.error.message).toContain('请先将决定公开的内容和理由书面告知');
      await desk.done(desk.clerk, id, 'record-release-notice', { consultationId, proof: '签收单' });
      server.clock.freezeOn('2026-03-16');
      expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(422);
      server.clock.freezeOn('2026-03-17');
      expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(200);
    });

    test.each(['objected', 'partly'])(
      'goes out at once when what was objected to is what is withheld: %s',
      async (opinion) => {
        server.clock.freezeOn('2026-03-02');
        const { id } = await objectedTo(opinion);
        await desk.done(desk.clerk, id, 'propose-decision', inPart('refused_third_party_rights', 'article_15'));
        await desk.done(desk.reviewer, id, 'approve-decision');
        expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(200);
      },
    );

    test('of several objections one may be overruled: the reason for it brings the pause', async () => {
      const { id } = await objectedTo();
      const decision = inPart('refused_third_party_rights', 'article_15');
      await desk.done(desk.clerk, id, 'propose-decision', { ...decision, publicInterestReason: '关系公众用水安全' });
      await desk.done(desk.reviewer, id, 'approve-decision');
      expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(422);
    });
  });

  test('A.10, 23 the pause is the agency’s own number, from five to twenty working days', async () => {
    const admin = await server.staff(['administrator'], '管理员');
    const set = async (releasePauseWorkingDays: unknown): Promise<Answer> => {
      const { version } = (await admin.get('/api/staff/agency')).body;
      return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, releasePauseWorkingDays });
    };
    expect((await admin.get('/api/staff/agency')).body.releasePauseWorkingDays).toBe(10);
    for (const days of [4, 21, 7.5, '7']) {
      const refused = await set(days);
      expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'releasePauseWorkingDays']);
    }
    expect((await set(4)).body.error.fields[0].message).toBe('应为 5 至 20 个工作日');
    expect((await desk.clerk.post('/api/staff/agency/actions/update', { expectedVersion: 1 })).status).toBe(403);
    expect((await set(20)).status).toBe(200);
    expect((await set(5)).body.releasePauseWorkingDays).toBe(5);

    const { id } = await desk.handedIn('2026-03-02');
    const started = await desk.done(desk.clerk, id, 'start-consultation', {
      with: 'third_party',
      recipient: '某公司',
      text: '是否同意',
    });
    const consultationId = started.consultations[0].id;
    await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId });
    await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer: 'objected' });
    await desk.done(desk.clerk, id, 'propose-decision', { ...granted, publicInterestReason: '关系公众用水安全' });
    await desk.done(desk.reviewer, id, 'approve-decision');
    await desk.done(desk.clerk, id, 'record-release-notice', { consultationId, proof: '签收单' });
    // five working days after 03-02: 03-09
    server.clock.freezeOn('2026-03-09');
    const early = await desk.act(desk.clerk, id, 'dispatch', { method: 'post' });
    expect(early.body.error.message).toContain('满 5 个工作日（2026-03-09）才能发出');
    server.clock.freezeOn('2026-03-10');
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(200);
  });
});

describe('files about a case', () => {
  test('the calendar file has the day that matters now', async () => {
    const { id, number } = await desk.online('2026-03-02');
    const read = (): Promise<string> => desk.citizen.text(`/api/me/applications/${id}/calendar`);
    expect(await read()).toContain('DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260331\r\n');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-16' });
    const own = await read();
    expect(own).toContain('DTSTART;VALUE=DATE:20260316');
    expect(own.replace(/\r\n /g, '')).toContain(`申请 ${number}`);
    for (const line of own.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect((await desk.stranger.get(`/api/me/applications/${id}/calendar`)).status).toBe(404);
  });

  test('A.10, 9 after the answer the last days of the remedies; none that is over', async () => {
    const { id } = await desk.online('2026-03-02');
    await desk.answered(id, { method: 'online' });
    await desk.own(id, 'open-reply');
    const read = (): Promise<string> => desk.citizen.text(`/api/me/applications/${id}/calendar`);
    // sixty days after 03-02: 05-01, a holiday until 05-05: the next working day is 05-06; six months: 09-02
    const both = await read();
    expect(both).toContain('DTSTART;VALUE=DATE:20260506');
    expect(both).toContain('DTSTART;VALUE=DATE:20260902');
    server.clock.freezeOn('2026-05-07');
    const later = await read();
    expect(later).not.toContain('20260506');
    expect(later).toContain('DTSTART;VALUE=DATE:20260902');
  });

  test('the evidence list numbers records and files with their hashes', async () => {
    const scan = await desk.clerk.upload('/api/staff/files', '申请书.pdf', pdfFile(), 'application/pdf');
    const { id } = await desk.handedIn('2026-03-02', { fileIds: [scan.body.id] });
    await desk.done(desk.clerk, id, 'note', { text: '不入证据' });
    await desk.answered(id);
    const { items } = (await desk.clerk.get(`/api/staff/applications/${id}/evidence`)).body;
    expect(items.map((item: { number: number; title: string }) => [item.number, item.title])).toEqual([
      [1, '提交申请'],
      [2, '申请书.pdf'],
      [3, '拟定处理决定'],
      [4, '批准处理决定'],
      [5, '发出答复'],
    ]);
    expect(items[1].sha256).toBe(createHash('sha256').update(pdfFile()).digest('hex'));
    expect(items[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('A.10, 18 “apply there”: the same form begins a draft for the named agency', async () => {
  const { id } = await desk.online('2026-03-02', { subject: '规划许可', purpose: '研究' });
  const draft = await desk.citizen.post(
    '/api/me/drafts',
    { agencyId: server.otherAgencyId, copyFrom: id, fields: { description: '补充说明' } },
    { key: newKey() },
  );
  expect(draft.status).toBe(201);
  expect(draft.body).toMatchObject({
    agencyId: server.otherAgencyId,
    faults: [],
    fields: { subject: '规划许可', description: '补充说明', identityNumber: IDENTITY_NUMBER },
  });
  expect(draft.body.fields.purpose).toBeUndefined();
  const strangers = await desk.stranger.post('/api/me/drafts', { copyFrom: id }, { key: newKey() });
  expect(strangers.status).toBe(404);
});
