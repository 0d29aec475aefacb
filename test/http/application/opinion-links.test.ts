/** 第三十二条; A.10, 23: a third party gives its opinion by a one-time link with a code, and sees nothing of the applicant. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { exeFile, pdfFile, pngFile } from '../../support/files.js';
import { codeFor, openedLink, tokenOf } from '../../support/opinions.js';
import { Client, useServer } from '../../support/server.js';
import { lastCodeTo, messagesTo, newPhone } from '../../support/sms.js';

const bed = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(bed);
});

const OPINIONS = '/api/public/opinions';
const ASKED = { with: 'third_party', recipient: '云溪环境工程有限公司', text: '现就检测报告是否公开征求意见。' };
const GONE = '这个链接不存在或者已经失效，请与征求意见的行政机关联系。';
const OVER = '填写时间已过或者链接已经失效，请重新打开链接、获取验证码；仍不行的，请与征求意见的行政机关联系。';

interface Asked {
  id: string;
  consultationId: string;
  phone: string;
  token: string;
  path: string;
}

/** A citizen's case, consulted on that day, with a link issued on it. */
async function asked(on = '2026-03-02'): Promise<Asked> {
  const { id } = await desk.online(on, { applicantName: '张甲申请', subject: '机密的检测报告', purpose: '写论文用' });
  const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', ASKED);
  const consultationId = consultations[0].id as string;
  const phone = newPhone();
  const { path } = await desk.done(desk.clerk, id, 'issue-opinion-link', { consultationId, phone });
  return { id, consultationId, phone, path, token: tokenOf(path as string) };
}

const send = (token: string) => bed.anonymous.post(`${OPINIONS}/actions/send-code`, { token });
const open = (token: string, code: string) => bed.anonymous.post(`${OPINIONS}/actions/open`, { token, code });
const at = (instant: string) => bed.clock.freeze(new Date(instant));
const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');
const error = ({ status, body }: Awaited<ReturnType<typeof open>>) => [status, body.error.code, body.error.message];

describe('the link', () => {
  test('requires authentication, the agency and the role', async () => {
    const { id, consultationId } = await asked();
    const path = `/api/staff/applications/${id}/actions/issue-opinion-link`;
    const { version } = await desk.page(id);
    const body = { expectedVersion: version, consultationId, phone: '13600000000' };
    expect((await bed.anonymous.post(path, body)).status).toBe(401);
    expect((await desk.citizen.post(path, body)).status).toBe(401);
    expect((await desk.outsider.post(path, body)).status).toBe(404);
    expect((await desk.reviewer.post(path, body)).status).toBe(403);
    expect((await desk.clerk.post(path, body)).status).toBe(200);
  });

  test('is told once, lives thirty days, and is an internal event', async () => {
    bed.clock.freezeOn('2026-03-02');
    const { id } = await desk.online('2026-03-02');
    const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', ASKED);
    const consultationId = consultations[0].id;
    const issued = await desk.done(desk.clerk, id, 'issue-opinion-link', { consultationId, phone: '13812345678' });
    expect(issued.path).toMatch(/^\/opinion\/[A-Za-z0-9_-]{43}$/);
    // 2026-03-02 and thirty days is 2026-04-01; its end in Beijing is 16:00 UTC.
    expect(issued).toMatchObject({ expiresAt: '2026-04-01T16:00:00.000Z', phoneMasked: '138****5678' });
    const page = await desk.page(id);
    expect(page.events.at(-1)).toMatchObject({ kind: 'opinion_link_issued', detail: '验证码发往 138****5678' });
    const mine = (await desk.citizen.get(`/api/me/applications/${id}`)).body;
    expect(JSON.stringify(mine)).not.toContain('opinion_link_issued');
    const [stored] = (await bed.connection.db?.collection('opinionLinks').find({ consultationId }).toArray()) ?? [];
    expect(JSON.stringify(stored)).not.toContain(tokenOf(issued.path));
    expect(JSON.stringify(stored)).not.toContain('13812345678');
    expect(bed.commands.cipher.decrypt(stored?.['phoneSealed'])).toBe('13812345678');
  });

  test('is for third parties, with a mobile telephone, while they are asked', async () => {
    const { id, consultationId } = await asked();
    const issue = (body: object) =>
      desk.act(desk.clerk, id, 'issue-opinion-link', { consultationId, phone: '13600000000', ...body });
    for (const phone of ['051255500001', '1380013800', '12800138000', '+8613800138000']) {
      const refused = await issue({ phone });
      expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'phone']);
    }
    const agency = await desk.done(desk.clerk, id, 'start-consultation', { ...ASKED, with: 'agency' });
    const refused = await issue({ consultationId: agency.consultations[1].id });
    expect([refused.status, refused.body.error.message]).toEqual([
      422,
      '当前状态下不能“发出在线提出意见的链接”：只能向第三方发出，不能向行政机关发出',
    ]);
    await desk.done(desk.clerk, id, 'end-consultation', { consultationId, reason: 'withdrawn' });
    expect((await issue({})).status).toBe(422);
  });

  test('is refused when the letter names the applicant', async () => {
    for (const text of ['张甲申请公开检测报告', '关于申请 NUMBER']) {
      const { id, number } = await desk.online('2026-03-02', { applicantName: '张甲申请' });
      const { consultations } = await desk.done(desk.clerk, id, 'start-consultation', {
        ...ASKED,
        text: text.replace('NUMBER', number),
      });
      const body = { consultationId: consultations[0].id, phone: '13600000000' };
      const refused = await desk.act(desk.clerk, id, 'issue-opinion-link', body);
      expect([refused.status, refused.body.error.code]).toEqual([422, 'action_not_allowed']);
    }
  });

  test('a new one voids the old one', async () => {
    const { id, consultationId, token, phone } = await asked();
    const code = await codeFor(bed, token, phone);
    const next = await desk.done(desk.clerk, id, 'issue-opinion-link', { consultationId, phone });
    expect(error(await open(token, code))).toEqual([404, 'not_found', GONE]);
    expect((await open(tokenOf(next.path), code)).status).toBe(400);
    expect((await open(tokenOf(next.path), await codeFor(bed, tokenOf(next.path), phone))).status).toBe(200);
  });

  test('opens on its thirtieth day and not on the day after, as if it had never been', async () => {
    const { token, phone } = await asked('2026-03-02');
    at('2026-04-01T15:58:00.000Z');
    const code = await codeFor(bed, token, phone);
    at('2026-04-01T16:00:00.000Z');
    expect(error(await open(token, code))).toEqual([404, 'not_found', GONE]);
    expect(error(await send(token))).toEqual([404, 'not_found', GONE]);
    at('2026-04-01T15:59:59.999Z');
    expect((await open(token, code)).status).toBe(200);
    const never = 'A'.repeat(43);
    expect(error(await open(never, code))).toEqual([404, 'not_found', GONE]);
    expect(error(await send(never))).toEqual([404, 'not_found', GONE]);
  });

  test.each([
    ['answered on paper', 'answer-consultation', { answer: 'agreed' }],
    ['ended', 'end-consultation', { reason: 'withdrawn' }],
  ])('dies when the consultation is %s, and with it whoever is inside', async (_, verb, more) => {
    const { id, consultationId, token, phone, path } = await asked();
    const party = await openedLink(bed, path, phone);
    await desk.done(desk.clerk, id, verb, { consultationId, ...more });
    expect(error(await open(token, '123456'))).toEqual([404, 'not_found', GONE]);
    const upload = await party.upload(`${OPINIONS}/files`, '意见.pdf', pdfFile());
    expect(error(upload)).toEqual([401, 'login_required', OVER]);
    const submit = await party.post(`${OPINIONS}/actions/submit`, { answer: 'agreed', fileIds: ['0'.repeat(24)] });
    expect(error(submit)).toEqual([401, 'login_required', OVER]);
  });

  test('dies when the applicant withdraws', async () => {
    const { id, token } = await asked();
    expect((await desk.own(id, 'withdraw')).status).toBe(200);
    expect(error(await send(token))).toEqual([404, 'not_found', GONE]);
  });
});

describe('the code', () => {
  test('goes to the known telephone, once a minute', async () => {
    const { token, phone } = await asked();
    at('2026-03-02T03:00:00.000Z');
    expect((await send(token)).status).toBe(204);
    expect(await messagesTo(bed, phone)).toEqual([
      expect.stringMatching(/^验证码 \d{6}，10 分钟内有效，用于在线提出意见。请勿告诉他人。$/),
    ]);
    at('2026-03-02T03:00:59.000Z');
    const early = await send(token);
    expect([early.status, early.body.error.details]).toEqual([429, { seconds: 1 }]);
    at('2026-03-02T03:01:00.000Z');
    expect((await send(token)).status).toBe(204);
    expect(await messagesTo(bed, phone)).toHaveLength(2);
  });

  test('five times a day by the clock of Beijing', async () => {
    const { token, phone } = await asked();
    for (const minute of ['50', '51', '52', '53', '54']) {
      at(`2026-03-02T15:${minute}:00.000Z`);
      expect((await send(token)).status).toBe(204);
    }
    at('2026-03-02T15:59:59.000Z');
    expect(error(await send(token))).toEqual([429, 'rate_limited', '今天已发送 5 次验证码，请明天再试。']);
    expect(await messagesTo(bed, phone)).toHaveLength(5);
    at('2026-03-02T16:00:00.000Z');
    expect((await send(token)).status).toBe(204);
  });

  test('pressed five times at once: one message', async () => {
    const { token, phone } = await asked();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 429, 429, 429, 429]);
    expect(await messagesTo(bed, phone)).toHaveLength(1);
  });

  test('is good for ten minutes', async () => {
    const one = await asked();
    at('2026-03-02T03:00:00.000Z');
    const code = await codeFor(bed, one.token, one.phone);
    at('2026-03-02T03:10:00.001Z');
    expect((await open(one.token, code)).status).toBe(400);
    const other = await asked();
    at('2026-03-02T03:00:00.000Z');
    const good = await codeFor(bed, other.token, other.phone);
    at('2026-03-02T03:10:00.000Z');
    expect((await open(other.token, good)).status).toBe(200);
  });

  test('is good once', async () => {
    const { token, phone } = await asked();
    const code = await codeFor(bed, token, phone);
    expect((await open(token, code)).status).toBe(200);
    expect((await open(token, code)).body.error.fields).toEqual([
      { path: 'code', message: '验证码不正确或者已失效，请核对后重试，或重新获取验证码' },
    ]);
  });

  test('survives four wrong entries', async () => {
    const { token, phone } = await asked();
    const code = await codeFor(bed, token, phone);
    for (let entry = 1; entry <= 4; entry += 1) expect((await open(token, otherThan(code))).status).toBe(400);
    expect((await open(token, code)).status).toBe(200);
  });

  test('is void after five, also when they come at once; the next one counts anew', async () => {
    const { id, token, phone } = await asked();
    bed.clock.freezeOn('2026-03-02');
    const code = await codeFor(bed, token, phone);
    const wrong = await Promise.all(Array.from({ length: 5 }, () => open(token, otherThan(code))));
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect((await open(token, code)).status).toBe(400);
    // Nobody has opened it: nothing was delivered.
    expect((await desk.page(id)).consultations[0].deliveredDate).toBeNull();
    at('2026-03-02T02:01:00.000Z');
    const next = await codeFor(bed, token, phone);
    expect((await open(token, otherThan(next))).status).toBe(400);
    expect((await open(token, next)).status).toBe(200);
  });

  test('another link’s does not open', async () => {
    const [one, other] = [await asked(), await asked()];
    await codeFor(bed, one.token, one.phone);
    const code = await codeFor(bed, other.token, other.phone);
    if (code !== (await lastCodeTo(bed, one.phone))) expect((await open(one.token, code)).status).toBe(400);
  });

  test('a provider that fails: 503, and it can be tried again at once, but not more often a day', async () => {
    const { id, consultationId } = await asked();
    const { path } = await desk.done(desk.clerk, id, 'issue-opinion-link', { consultationId, phone: '13900000500' });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(error(await send(tokenOf(path)))).toEqual([503, 'service_unavailable', '短信暂时发不出去，请稍后重试。']);
    }
    expect((await send(tokenOf(path))).status).toBe(429);
  });

  test.each([
    ['send-code', {}, 'token'],
    ['send-code', { token: 'x'.repeat(101) }, 'token'],
    ['open', { token: 'x', code: '12345' }, 'code'],
    ['open', { token: 'x', code: '1234567' }, 'code'],
    ['open', { token: 'x', code: 123_456 }, 'code'],
  ])('%s with %j: 400 that names the field', async (verb, body, path) => {
    const refused = await bed.anonymous.post(`${OPINIONS}/actions/${verb}`, body);
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, path]);
  });
});

describe('what the third party sees', () => {
  test('the letter, its days, and nothing of the applicant; opening is the proof of delivery', async () => {
    const { id, token, phone } = await asked('2026-03-02');
    const { number } = await desk.page(id);
    bed.clock.freezeOn('2026-03-04');
    const opened = await open(token, await codeFor(bed, token, phone));
    const { sessionToken, ...seen } = opened.body;
    expect(sessionToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    // Ten in Beijing is 02:00 UTC; the fifteenth working day after Wednesday 4 March is Wednesday 25 March.
    expect(seen).toEqual({
      sessionExpiresAt: '2026-03-04T02:30:00.000Z',
      agencyName: '云溪市城市管理局',
      recipient: '云溪环境工程有限公司',
      text: '现就检测报告是否公开征求意见。',
      consultedDate: '2026-03-02',
      deliveredDate: '2026-03-04',
      replyBy: '2026-03-25',
      answers: [
        { code: 'agreed', label: '同意公开' },
        { code: 'objected', label: '不同意公开' },
        { code: 'partly', label: '部分同意公开' },
      ],
      maxFiles: 5,
    });
    for (const word of ['张甲申请', '机密的检测报告', '写论文用', number, id, '138']) {
      expect(JSON.stringify(seen)).not.toContain(word);
    }
    const page = await desk.page(id);
    expect(page.consultations[0].deliveredDate).toBe('2026-03-04');
    expect(page.events.at(-1)).toMatchObject({
      kind: 'consultation_delivered',
      date: '2026-03-04',
      detail: '第三方在线打开',
    });
  });

  test('a delivery on record stays what it is', async () => {
    const { id, consultationId, token, phone } = await asked('2026-03-02');
    bed.clock.freezeOn('2026-03-03');
    await desk.done(desk.clerk, id, 'deliver-consultation', { consultationId, proof: '签收单' });
    bed.clock.freezeOn('2026-03-04');
    const opened = await open(token, await codeFor(bed, token, phone));
    expect(opened.body).toMatchObject({ deliveredDate: '2026-03-03', replyBy: '2026-03-24' });
    const delivered = (await desk.page(id)).events.filter(
      ({ kind }: { kind: string }) => kind === 'consultation_delivered',
    );
    expect(delivered).toHaveLength(1);
  });
});

describe('the opinion', () => {
  const upload = async (party: Client): Promise<string> =>
    (await party.upload(`${OPINIONS}/files`, '盖章的意见.pdf', pdfFile())).body.id;
  const submit = (party: Client, body: object) => party.post(`${OPINIONS}/actions/submit`, body);

  test('requires the session: none, a citizen’s, one that never was', async () => {
    const fileIds = ['0'.repeat(24)];
    const strangers = [
      bed.anonymous,
      desk.citizen,
      desk.clerk,
      new Client(bed.origin, { authorization: `Bearer ${'A'.repeat(43)}` }),
    ];
    for (const who of strangers) {
      expect(error(await submit(who, { answer: 'agreed', fileIds }))).toEqual([401, 'login_required', OVER]);
      const file = await who.upload(`${OPINIONS}/files`, '意见.pdf', pdfFile());
      expect(error(file)).toEqual([401, 'login_required', OVER]);
    }
  });

  test('pressed ten times it is recorded once; staff have its files and are told, the applicant has neither', async () => {
    const { id, phone, path } = await asked('2026-03-02');
    bed.clock.freezeOn('2026-03-05');
    const party = await openedLink(bed, path, phone);
    const fileIds = [await upload(party), await upload(party)];
    const body = { answer: 'objected', text: '第二章为技术诀窍。', fileIds };
    const pressed = await Promise.all(Array.from({ length: 10 }, () => submit(party, body)));
    expect(pressed.map(({ status, body: told }) => [status, told])).toEqual(
      Array.from({ length: 10 }, () => [
        200,
        { submittedDate: '2026-03-05', answer: { code: 'objected', label: '不同意公开' } },
      ]),
    );
    // Another opinion afterwards changes nothing.
    expect((await submit(party, { ...body, answer: 'agreed' })).body.answer.code).toBe('objected');

    const page = await desk.page(id);
    expect(page.consultations[0]).toMatchObject({ answeredDate: '2026-03-05', answer: { code: 'objected' } });
    const answered = page.events.filter(({ kind }: { kind: string }) => kind === 'consultation_answered');
    expect(answered).toEqual([
      expect.objectContaining({ date: '2026-03-05', detail: '不同意公开：第二章为技术诀窍。' }),
    ]);
    expect(answered[0].by).toMatchObject({ name: '第三方（在线）' });
    expect(page.files.map((file: { id: string }) => file.id)).toEqual(fileIds);
    const download = (who: Client, side: string, fileId: unknown) =>
      fetch(`${bed.origin}/api/${side}/applications/${id}/files/${fileId}`, { headers: who.authorization });
    expect((await download(desk.clerk, 'staff', fileIds[0])).status).toBe(200);

    const mine = (await desk.citizen.get(`/api/me/applications/${id}`)).body;
    expect(mine.files).toEqual([]);
    for (const word of [...fileIds, '技术诀窍', '云溪环境工程', '不同意公开', '盖章的意见']) {
      expect(JSON.stringify(mine)).not.toContain(word);
    }
    for (const fileId of fileIds) expect((await download(desk.citizen, 'me', fileId)).status).toBe(404);
    const exported = await desk.citizen.text('/api/me/export');
    for (const word of [...fileIds, '技术诀窍']) expect(exported).not.toContain(word);

    await deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
    const notices = (await desk.clerk.get('/api/staff/notices?limit=100')).body.items;
    const told = notices.filter((notice: { title: string }) => notice.title === '第三方已在线提交意见');
    expect(told).toHaveLength(1);
    expect(told[0].body).toBe(`申请 ${page.number}`);
    const evidence = (await desk.clerk.get(`/api/staff/applications/${id}/evidence`)).body;
    expect(JSON.stringify(evidence)).toContain('盖章的意见.pdf');
  });

  test('an objection by link blocks the release like one on paper', async () => {
    const { id, phone, path } = await asked('2026-03-02');
    const party = await openedLink(bed, path, phone);
    expect((await submit(party, { answer: 'objected', fileIds: [await upload(party)] })).status).toBe(200);
    const granted = { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' };
    const refused = await desk.act(desk.clerk, id, 'propose-decision', granted);
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([422, 'publicInterestReason']);
  });

  test('an answer entered by the desk itself tells the desk nothing', async () => {
    const { id, consultationId } = await asked('2026-03-02');
    const { number } = await desk.done(desk.clerk, id, 'answer-consultation', { consultationId, answer: 'agreed' });
    await deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
    const notices = (await desk.clerk.get('/api/staff/notices?limit=100')).body.items;
    expect(
      notices.filter(
        ({ title, body }: { title: string; body: string }) =>
          title === '第三方已在线提交意见' && body === `申请 ${number}`,
      ),
    ).toEqual([]);
  });

  test('needs a signed file, of this session, each once', async () => {
    const { phone, path } = await asked();
    const other = await asked();
    const party = await openedLink(bed, path, phone);
    const stranger = await openedLink(bed, other.path, other.phone);
    const [own, foreign] = [await upload(party), await upload(stranger)];
    for (const [fileIds, fault] of [
      [[], 'fileIds'],
      [[foreign], 'fileIds.0'],
      [[own, '0'.repeat(24)], 'fileIds.1'],
      [[own, own], 'fileIds.1'],
    ]) {
      const refused = await submit(party, { answer: 'agreed', fileIds });
      expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, fault]);
    }
    expect((await submit(party, { fileIds: [own] })).body.error.fields[0].path).toBe('answer');
    expect((await submit(party, { answer: 'agreed', fileIds: [own] })).status).toBe(200);
  });

  test('five files at most, also at once; each inspected', async () => {
    const { phone, path } = await asked();
    const party = await openedLink(bed, path, phone);
    expect((await party.upload(`${OPINIONS}/files`, '意见.exe', exeFile())).body.error.code).toBe(
      'unsupported_file_type',
    );
    expect((await party.upload(`${OPINIONS}/files`, '照片.png', pngFile())).body).toMatchObject({
      name: '照片.png',
      contentType: 'image/png',
    });
    const more = await Promise.all(
      Array.from({ length: 6 }, () => party.upload(`${OPINIONS}/files`, '意见.pdf', pdfFile())),
    );
    expect(more.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 422, 422]);
  });

  test('what was uploaded and not handed in is an orphan; what was handed in is none', async () => {
    const { phone, path } = await asked();
    const party = await openedLink(bed, path, phone);
    const [kept, left] = [await upload(party), await upload(party)];
    expect((await submit(party, { answer: 'agreed', fileIds: [kept] })).status).toBe(200);
    const orphans = await bed.commands.files.orphans(new Date('2026-12-01T00:00:00Z'), 1_000);
    expect([orphans.includes(kept), orphans.includes(left)]).toEqual([false, true]);
  });

  test('the session lasts thirty minutes, and ends with the next one', async () => {
    const { token, phone, path } = await asked('2026-03-02');
    at('2026-03-02T03:00:00.000Z');
    const party = await openedLink(bed, path, phone);
    at('2026-03-02T03:30:00.000Z');
    const fileId = await upload(party);
    at('2026-03-02T03:30:00.001Z');
    expect((await submit(party, { answer: 'agreed', fileIds: [fileId] })).status).toBe(401);
    const next = await openedLink(bed, path, phone);
    at('2026-03-02T03:30:00.000Z');
    expect((await submit(party, { answer: 'agreed', fileIds: [fileId] })).status).toBe(401);
    // What the earlier session uploaded is not this one's.
    const refused = await submit(next, { answer: 'agreed', fileIds: [fileId] });
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'fileIds.0']);
    expect((await submit(next, { answer: 'partly', fileIds: [await upload(next)] })).status).toBe(200);
    expect(error(await open(token, '123456'))).toEqual([404, 'not_found', GONE]);
  });
});
