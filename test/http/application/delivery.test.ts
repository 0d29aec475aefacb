/** A.10, 16 and 17: proof of service, failed and repeated delivery, the sealed original, one letter for several cases. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { pdfFile } from '../../support/files.js';
import { useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

test('requires authentication, the agency and the role', async () => {
  const { id } = await desk.handedIn('2026-03-02');
  const path = `/api/staff/applications/${id}/actions/record-delivery-failure`;
  const body = { expectedVersion: 1, reason: 'returned' };
  expect((await server.anonymous.post(path, body)).status).toBe(401);
  expect((await desk.outsider.post(path, body)).status).toBe(404);
  expect((await desk.act(desk.reviewer, id, 'record-delivery-failure', { reason: 'returned' })).status).toBe(403);
});

describe('failed and repeated delivery', () => {
  test('returned, tried again over another address, served: the answer stays the one of the first day', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    const sent = await desk.answered(id);
    expect(sent.dispatched.date).toBe('2026-03-02');
    server.clock.freezeOn('2026-03-09');
    expect(
      (await desk.act(desk.clerk, id, 'redeliver', { method: 'post', contact: '新地址' })).body.error.message,
    ).toContain('上一次送达尚无结果');
    const failed = await desk.done(desk.clerk, id, 'record-delivery-failure', { reason: 'returned', proof: '退件' });
    expect(failed.delivery).toMatchObject({ failures: 1, failure: { date: '2026-03-09', reason: { label: '退回' } } });
    expect((await desk.act(desk.clerk, id, 'record-delivery-failure', { reason: 'returned' })).status).toBe(422);
    await desk.done(desk.clerk, id, 'redeliver', {
      method: 'post',
      contact: '电话确认的新地址',
      trackingNumber: 'EA2',
    });
    server.clock.freezeOn('2026-03-12');
    const served = await desk.done(desk.clerk, id, 'record-delivery', { proof: '本人签收' });
    expect(served).toMatchObject({ deliveredDate: '2026-03-12', dispatched: { date: '2026-03-02' } });
    expect((await desk.act(desk.clerk, id, 'record-delivery')).status).toBe(422);
  });

  test('left at the place only after a refusal', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.answered(id);
    expect(
      (await desk.act(desk.clerk, id, 'record-delivery', { method: 'left_at_place' })).body.error.message,
    ).toContain('拒收');
    await desk.done(desk.clerk, id, 'record-delivery-failure', { reason: 'refused' });
    const served = await desk.done(desk.clerk, id, 'record-delivery', { method: 'left_at_place', proof: '见证人签字' });
    expect(served.deliveredDate).toBe('2026-03-02');
  });

  test('民事诉讼法第九十五条 公告满三十日：第二十九日与第三十日', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.answered(id);
    expect((await desk.act(desk.clerk, id, 'post-public-notice', { place: '公告栏' })).status).toBe(422);
    await desk.done(desk.clerk, id, 'record-delivery-failure', { reason: 'wrong_address' });
    const posted = await desk.done(desk.clerk, id, 'post-public-notice', { place: '公告栏' });
    // thirty days after 03-02: 04-01
    expect(posted.delivery.publicNoticeUntil).toBe('2026-04-01');
    server.clock.freezeOn('2026-03-31');
    const early = await desk.act(desk.clerk, id, 'record-delivery', { method: 'public_notice' });
    expect(early.body.error).toMatchObject({
      code: 'event_date_invalid',
      message: expect.stringContaining('2026-04-01'),
    });
    server.clock.freezeOn('2026-04-01');
    expect((await desk.done(desk.clerk, id, 'record-delivery', { method: 'public_notice' })).deliveredDate).toBe(
      '2026-04-01',
    );
  });
});

describe('electronic service', () => {
  test('needs somebody at the other end, and his consent', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, { replyMethod: 'post', address: '云溪市东路1号' });
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'online' });
    expect(refused.body.error.fields[0].path).toBe('method');
    await desk.done(desk.clerk, id, 'record-electronic-service', { agreed: true, proof: '电话录音' });
    expect((await desk.done(desk.clerk, id, 'dispatch', { method: 'online' })).dispatched.method.code).toBe('online');
  });

  test('who said no is not served online', async () => {
    const { id } = await desk.online('2026-03-02');
    await desk.done(desk.clerk, id, 'record-electronic-service', { agreed: false, proof: '来电' });
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'online' })).status).toBe(400);
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post' })).status).toBe(200);
  });

  test('an account that was closed receives nothing: the answer goes another way', async () => {
    const mine = await server.citizen('wang-wu');
    const { id } = await desk.online('2026-03-02', {}, mine);
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const gone = await mine.post('/api/me/actions/delete-account', { confirm: '注销账号', acknowledgeOpenCases: true });
    expect(gone.status).toBe(200);
    const refused = await desk.act(desk.clerk, id, 'dispatch', { method: 'online' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.fields).toEqual([{ path: 'method', message: '申请人已没有网上账号，请选择其他方式' }]);
    expect((await desk.act(desk.clerk, id, 'dispatch', { method: 'post', trackingNumber: 'EA9' })).status).toBe(200);
  });

  test('opening the letter is the proof; the second time changes nothing', async () => {
    const { id } = await desk.online('2026-03-02');
    await desk.answered(id, { method: 'online' });
    server.clock.freezeOn('2026-03-04');
    const opened = await desk.own(id, 'open-reply');
    expect(opened.body).toMatchObject({ openedDate: '2026-03-04', deliveredDate: '2026-03-04' });
    expect((await desk.own(id, 'open-reply')).status).toBe(422);
    expect((await desk.page(id)).deliveredDate).toBe('2026-03-04');
  });
});

describe('A.10, 16 proof that a notice arrived', () => {
  const closing = {
    parts: [{ code: 'otherwise_supplement_overdue', ground: 'article_30' }],
    text: '逾期不补正，不再处理。',
    noGoodReason: '电话联系，没有说明理由',
  };

  test('on paper the limit begins with it, with as many working days as the notice gave', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-16' });
    server.clock.freezeOn('2026-03-17');
    const unproved = await desk.act(desk.clerk, id, 'propose-decision', closing);
    expect(unproved.body.error.message).toContain('请先登记补正通知的送达');
    const served = await desk.done(desk.clerk, id, 'record-notice-service', {
      notice: 'supplement',
      way: 'post',
      proof: '签收单',
      date: '2026-03-05',
      lateEntryReason: '回执今日退回',
    });
    // ten working days (03-03 … 03-16) after 03-05: 03-19
    expect(served.supplement.replyBy).toBe('2026-03-19');
    server.clock.freezeOn('2026-03-19');
    expect((await desk.act(desk.clerk, id, 'propose-decision', closing)).status).toBe(422);
    server.clock.freezeOn('2026-03-20');
    const { noGoodReason: _, ...withoutJudgement } = closing;
    const unjudged = await desk.act(desk.clerk, id, 'propose-decision', withoutJudgement);
    expect(unjudged.body.error.fields[0].path).toBe('noGoodReason');
    expect((await desk.act(desk.clerk, id, 'propose-decision', closing)).status).toBe(200);
  });

  test('whoever has an account got it there', async () => {
    const { id } = await desk.online('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-16' });
    server.clock.freezeOn('2026-03-17');
    expect((await desk.act(desk.clerk, id, 'propose-decision', closing)).status).toBe(200);
  });

  test('a correction after the limit is taken with a reason', async () => {
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份', replyBy: '2026-03-16' });
    server.clock.freezeOn('2026-03-17');
    const late = await desk.act(desk.clerk, id, 'record-supplement');
    expect(late.body.error.fields).toEqual([
      { path: 'lateReason', message: '补正期限 2026-03-16 已过，请写明接受逾期补正的理由' },
    ]);
    const taken = await desk.done(desk.clerk, id, 'record-supplement', { lateReason: '住院，有出院证明' });
    // twenty working days after 03-17 over 清明 (04-06): 04-15
    expect(taken.dueDate).toBe('2026-04-15');
  });
});

describe('the letter', () => {
  test('one letter answers several cases of one applicant, all or none', async () => {
    const person = { identityNumber: '110105194912310038', applicantName: '李四' };
    const first = await desk.handedIn('2026-03-02', {}, person);
    const second = await desk.handedIn('2026-03-02', {}, person);
    const others = await desk.handedIn(
      '2026-03-02',
      {},
      { identityNumber: '11010519491231002X', applicantName: '王五' },
    );
    for (const { id } of [first, second, others]) {
      await desk.done(desk.clerk, id, 'propose-decision', {
        parts: [{ code: 'granted', ground: 'article_36_2' }],
        text: '予以公开。',
      });
      await desk.done(desk.reviewer, id, 'approve-decision');
    }
    const also = async (id: string) => ({ id, expectedVersion: (await desk.page(id)).version });
    const wrong = await desk.act(desk.clerk, first.id, 'dispatch', {
      method: 'post',
      alsoAnswers: [await also(second.id), await also(others.id)],
    });
    expect(wrong.body.error.fields).toEqual([
      { path: 'alsoAnswers.1.id', message: `${others.number} 不是同一申请人的申请` },
    ]);
    expect((await desk.page(first.id)).status.code).toBe('awaiting_dispatch');
    await desk.done(desk.clerk, first.id, 'dispatch', { method: 'post', alsoAnswers: [await also(second.id)] });
    expect((await desk.page(second.id)).status.code).toBe('answered');
    expect((await desk.page(others.id)).status.code).toBe('awaiting_dispatch');
  });

  test('an agency that keeps its sealed originals here sends nothing without one; the hash is archived', async () => {
    const admin = await server.staff(['administrator'], '管理员');
    const { version } = (await admin.get('/api/staff/agency')).body;
    await admin.post('/api/staff/agency/actions/update', { expectedVersion: version, sealedOriginals: 'in_system' });
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, id, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    await desk.done(desk.reviewer, id, 'approve-decision');
    const bare = await desk.act(desk.clerk, id, 'dispatch', { method: 'post' });
    expect(bare.body.error.fields[0].path).toBe('sealedFileId');
    const file = await desk.clerk.upload('/api/staff/files', '答复书（盖章）.pdf', pdfFile(), 'application/pdf');
    const elsewhere = await desk.act(desk.clerk, id, 'dispatch', { method: 'post', sealedFileId: file.body.id });
    expect(elsewhere.body.error.fields[0].path).toBe('sealedFileId');
    const sent = await desk.done(desk.clerk, id, 'dispatch', {
      method: 'post',
      fileIds: [file.body.id],
      sealedFileId: file.body.id,
    });
    expect(sent.delivery.sealedSha256).toBe(createHash('sha256').update(pdfFile()).digest('hex'));
  });
});
