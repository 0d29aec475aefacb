/** A lawyer is asked about a decision, and says what he thinks; approving and returning, each with a comment. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
let lawyer: Client;
let colleague: Client;
let admin: Client;

beforeAll(async () => {
  desk = await openDesk(server);
  lawyer = await server.staff(['lawyer'], '周律师');
  colleague = await server.staff(['lawyer'], '郑律师');
  admin = await server.staff(['administrator'], '孙管理');
});

const PROPOSAL = { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' };
const OPINION = { verdict: 'agrees', text: '依据充分。' };

const ask = (id: string, body: object = {}, who: Client = desk.clerk): Promise<Answer['body']> =>
  desk.done(who, id, 'request-legal-review', body);
const say = (id: string, body: object = OPINION, who: Client = lawyer): Promise<Answer['body']> =>
  desk.done(who, id, 'give-legal-opinion', body);
const inHand = async (): Promise<string> => (await desk.handedIn('2026-03-02')).id;
async function proposed(): Promise<string> {
  const id = await inHand();
  await desk.done(desk.clerk, id, 'propose-decision', PROPOSAL);
  return id;
}
const waitsFor = async (who: Client): Promise<string[]> => {
  const { items } = (await who.get('/api/staff/legal-reviews?limit=100')).body as { items: { id: string }[] };
  return items.map(({ id }) => id);
};
const lastDetail = async (id: string): Promise<string[]> => {
  const { title, detail } = (await desk.page(id)).events.at(-1);
  return [title, detail];
};
const about = async (id: string): Promise<string[]> =>
  (await desk.page(id)).legalReview.opinions.map((one: { about: { code: string } }) => one.about.code);

test('requires authentication and the role; another agency reaches nothing', async () => {
  const id = await proposed();
  const path = `/api/staff/applications/${id}/actions`;
  expect((await server.anonymous.get('/api/staff/legal-reviews')).status).toBe(401);
  expect((await server.anonymous.post(`${path}/request-legal-review`, { expectedVersion: 2 })).status).toBe(401);
  expect((await desk.reviewer.get('/api/staff/legal-reviews')).status).toBe(403);
  expect((await desk.act(lawyer, id, 'request-legal-review')).status).toBe(403);
  await ask(id);
  expect((await desk.act(desk.head, id, 'give-legal-opinion', OPINION)).status).toBe(403);
  const outside = await server.staff(['lawyer', 'clerk'], '外所律师', 'other');
  expect((await desk.act(outside, id, 'give-legal-opinion', OPINION)).status).toBe(404);
  expect((await desk.act(outside, id, 'request-legal-review')).status).toBe(404);
  expect(await waitsFor(outside)).toEqual([]);
  await say(id);
});

describe('a question and its answer', () => {
  test('any lawyer’s: both see that it waits, one answers, and it waits no more; the clock runs on', async () => {
    const id = await proposed();
    const before = await desk.page(id);
    const asked = await ask(id, { question: '附件能否公开？' });
    expect(asked.legalReview.pending).toEqual({
      requestedDate: '2026-03-02',
      by: '王经办',
      question: '附件能否公开？',
      lawyer: null,
    });
    expect([await waitsFor(lawyer), await waitsFor(colleague)]).toEqual([[id], [id]]);
    const told = await say(id, { verdict: 'agrees_with_changes', text: '请写明区分处理的理由。' });
    expect(told.legalReview).toEqual({
      pending: null,
      opinions: [
        {
          date: '2026-03-02',
          by: '周律师',
          verdict: { code: 'agrees_with_changes', label: '修改后同意' },
          text: '请写明区分处理的理由。',
          about: { code: 'decision', label: '针对现在的决定' },
        },
      ],
    });
    expect([await waitsFor(lawyer), await waitsFor(colleague)]).toEqual([[], []]);
    const after = await desk.page(id);
    expect([after.dueDate, after.status.code, after.turn]).toEqual(['2026-03-30', 'awaiting_approval', before.turn]);
    expect(await lastDetail(id)).toEqual(['出具法律审查意见', '修改后同意：请写明区分处理的理由。']);
  });

  test('a named lawyer’s: it waits for him alone, and whoever stands in for him may answer', async () => {
    const id = await proposed();
    await ask(id, { lawyerId: colleague.staffId }, desk.reviewer);
    expect([await waitsFor(lawyer), await waitsFor(colleague)]).toEqual([[], [id]]);
    expect((await colleague.get('/api/staff/legal-reviews')).body.items[0]).toMatchObject({
      requestedDate: '2026-03-02',
      named: true,
    });
    expect(await lastDetail(id)).toEqual(['提请法律审查', '郑律师']);
    await say(id);
    expect(await waitsFor(colleague)).toEqual([]);
  });

  test('asked again: the last request holds', async () => {
    const id = await inHand();
    await ask(id, { lawyerId: colleague.staffId });
    await ask(id, { lawyerId: lawyer.staffId });
    expect([await waitsFor(lawyer), await waitsFor(colleague)]).toEqual([[id], []]);
    await say(id);
  });

  test('only a lawyer of the house is named, and only what was asked is answered', async () => {
    const id = await inHand();
    for (const stranger of [desk.reviewer.staffId, desk.outsider.staffId, '0'.repeat(24)]) {
      const refused = await desk.act(desk.clerk, id, 'request-legal-review', { lawyerId: stranger });
      expect([refused.status, refused.body.error.fields]).toEqual([
        400,
        [{ path: 'lawyerId', message: '本单位没有这位法律顾问' }],
      ]);
    }
    const unasked = await desk.act(lawyer, id, 'give-legal-opinion', OPINION);
    expect([unasked.status, unasked.body.error.message]).toEqual([
      422,
      '当前状态下不能“出具法律审查意见”：没有提请法律审查',
    ]);
    await ask(id);
    for (const [body, path] of [
      [{ text: '同意' }, 'verdict'],
      [{ verdict: 'agrees', text: '  ' }, 'text'],
      [{ verdict: 'perhaps', text: '同意' }, 'verdict'],
    ] as const) {
      const refused = await desk.act(lawyer, id, 'give-legal-opinion', body);
      expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, path]);
    }
    await say(id);
  });

  test('whoever proposed it does not judge it', async () => {
    const both = await server.staff(['clerk', 'lawyer'], '兼职律师');
    const id = await inHand();
    await desk.done(both, id, 'propose-decision', PROPOSAL);
    await ask(id);
    expect((await desk.page(id)).abilities).not.toContainEqual(
      expect.objectContaining({ action: 'give_legal_opinion' }),
    );
    expect((await both.get(`/api/staff/applications/${id}`)).body.abilities).not.toContainEqual(
      expect.objectContaining({ action: 'give_legal_opinion' }),
    );
    const refused = await desk.act(both, id, 'give-legal-opinion', OPINION);
    expect(refused.body.error).toMatchObject({
      code: 'separation_of_duties',
      message: '这一决定由您拟定，请由其他法律顾问审查。',
    });
    await say(id);
  });

  test('the lawyer reads the case with its personal data masked, may give the opinion and nothing else', async () => {
    const id = await proposed();
    await ask(id);
    const { body } = await lawyer.get(`/api/staff/applications/${id}`);
    expect(body.abilities).toEqual([{ action: 'give_legal_opinion', label: '出具法律审查意见', article: null }]);
    expect(body.mayRevealPersonalData).toBe(false);
    expect(body.applicant.identity.masked).toContain('*');
    await say(id);
  });
});

describe('who is told', () => {
  const toldTo = async (who: Client, id: string): Promise<string[]> => {
    await deliverOutbox({ outbox: mongoOutboxDelivery(server.connection), clock: server.clock });
    const { items } = (await who.get('/api/staff/notices?limit=100')).body as {
      items: { title: string; subject: { id: string } }[];
    };
    return items.flatMap(({ title, subject }) => (subject.id === id ? [title] : []));
  };

  test('of the question: the named lawyer, else every lawyer', async () => {
    const toOne = await inHand();
    await ask(toOne, { lawyerId: lawyer.staffId });
    const toAll = await inHand();
    await ask(toAll);
    const title = '有申请请您出具法律审查意见';
    expect([await toldTo(lawyer, toOne), await toldTo(colleague, toOne)]).toEqual([[title], []]);
    expect([await toldTo(lawyer, toAll), await toldTo(colleague, toAll)]).toEqual([[title], [title]]);
    for (const id of [toOne, toAll]) await say(id);
  });

  test('of the opinion: who asked and who handles the case, each once', async () => {
    const id = await inHand();
    await desk.done(desk.colleague, id, 'claim');
    await ask(id, {}, desk.reviewer);
    await say(id, { verdict: 'disagrees', text: '依据不足。' });
    const title = '法律顾问已出具意见：不同意';
    expect(await toldTo(desk.reviewer, id)).toEqual([title]);
    expect(await toldTo(desk.colleague, id)).toContain(title);
    expect(await toldTo(desk.clerk, id)).toEqual([]);
    const own = await inHand();
    await desk.done(desk.clerk, own, 'claim');
    await ask(own);
    await say(own);
    expect((await toldTo(desk.clerk, own)).filter((one) => one.includes('法律顾问'))).toEqual([
      '法律顾问已出具意见：同意',
    ]);
  });

  test('the applicant reads nothing of it, not even in what he takes home', async () => {
    const made = await desk.online('2026-03-02');
    await ask(made.id, { question: '内部的问题' });
    await say(made.id, { verdict: 'agrees', text: '内部的意见' });
    await desk.answered(made.id, { method: 'online' });
    const shown = JSON.stringify((await desk.citizen.get(`/api/me/applications/${made.id}`)).body);
    const taken = await (await fetch(`${server.origin}/api/me/export`, { headers: desk.citizen.authorization })).text();
    for (const text of [shown, taken]) {
      expect(text).toContain(made.number);
      expect(text).not.toMatch(/内部的|legal/);
    }
  });
});

describe('what an opinion is about', () => {
  test('before there was a proposal; on the one that stands; on an earlier one, once it was worded anew', async () => {
    const id = await inHand();
    await ask(id);
    await say(id);
    expect(await about(id)).toEqual(['plan']);
    await desk.done(desk.clerk, id, 'propose-decision', PROPOSAL);
    await ask(id);
    await say(id);
    expect(await about(id)).toEqual(['plan', 'decision']);
    await desk.done(desk.reviewer, id, 'return-decision', { comment: '请写明理由' });
    expect(await about(id)).toEqual(['plan', 'earlier_proposal']);
    await desk.done(desk.clerk, id, 'propose-decision', { ...PROPOSAL, text: '予以公开，理由如下。' });
    expect(await about(id)).toEqual(['plan', 'earlier_proposal']);
    await desk.done(desk.reviewer, id, 'approve-decision');
    expect(await about(id)).toEqual(['plan', 'earlier_proposal']);
  });

  test('approved meanwhile: nobody waits for the opinion any more, and none can be given', async () => {
    const id = await proposed();
    await ask(id);
    await desk.done(desk.reviewer, id, 'approve-decision');
    expect(await waitsFor(lawyer)).toEqual([]);
    expect((await desk.page(id)).legalReview.pending).toBeNull();
    expect((await desk.act(lawyer, id, 'give-legal-opinion', OPINION)).status).toBe(422);
    expect((await desk.act(desk.clerk, id, 'request-legal-review')).status).toBe(422);
  });

  test('the answer was revoked: the opinion was on that one', async () => {
    const id = await proposed();
    await ask(id);
    await say(id);
    await desk.done(desk.reviewer, id, 'approve-decision');
    await desk.done(desk.clerk, id, 'dispatch', { method: 'post' });
    expect(await about(id)).toEqual(['decision']);
    await desk.done(desk.head, id, 'revoke-own-decision', { reason: '依据有误' });
    expect(await about(id)).toEqual(['earlier_answer']);
  });
});

describe('an agency may demand an opinion before it approves', () => {
  const demand = async (legalOpinionRequired: boolean): Promise<Answer> => {
    const { version } = (await admin.get('/api/staff/agency')).body;
    return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, legalOpinionRequired });
  };
  const approve = (id: string): Promise<Answer> => desk.act(desk.reviewer, id, 'approve-decision');
  const RULE = '当前状态下不能“批准处理决定”：本机关规定，批准以前须有针对这一决定的法律审查意见';

  test('refused with what to do, until there is one on the proposal that stands', async () => {
    expect((await admin.get('/api/staff/agency')).body.legalOpinionRequired).toBe(false);
    const id = await inHand();
    await ask(id);
    await say(id);
    await desk.done(desk.clerk, id, 'propose-decision', PROPOSAL);
    expect((await demand(true)).body.legalOpinionRequired).toBe(true);
    const refused = await approve(id);
    expect([refused.status, refused.body.error.message]).toEqual([422, `${RULE}，请先提请法律审查`]);
    await ask(id);
    expect((await approve(id)).body.error.message).toBe(`${RULE}；已经提请，请等法律顾问出具意见`);
    await say(id, { verdict: 'disagrees', text: '不宜公开。' });
    await desk.done(desk.reviewer, id, 'return-decision', { comment: '按法律顾问的意见修改' });
    await desk.done(desk.clerk, id, 'propose-decision', PROPOSAL);
    expect((await approve(id)).body.error.message).toBe(`${RULE}；已有的意见针对此前拟定的决定，请再次提请法律审查`);
    await ask(id);
    await say(id);
    expect((await approve(id)).body.status.code).toBe('awaiting_dispatch');
  });

  test('an opinion against it does not decide: who approves does', async () => {
    const id = await proposed();
    await ask(id);
    await say(id, { verdict: 'disagrees', text: '不宜公开。' });
    expect((await approve(id)).status).toBe(200);
    await demand(false);
    expect((await approve(await proposed())).status).toBe(200);
  });
});

describe('approving with a comment', () => {
  test('a date, an extension, a decision: kept with the event, shown to the office alone', async () => {
    const { id, events } = await desk.online('2026-03-02');
    server.clock.freezeOn('2026-03-03');
    const eventId = events.find(({ kind }: { kind: string }) => kind === 'receipt_confirmed').id;
    await desk.done(desk.clerk, id, 'propose-date-correction', { eventId, to: '2026-03-03', reason: '登记有误' });
    await desk.done(desk.reviewer, id, 'approve-date-correction', { comment: '已核对通话记录。' });
    expect(await lastDetail(id)).toEqual(['更正日期', '“确认收到”的日期更正为 2026-03-03。审批意见：已核对通话记录。']);
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 10, reason: '检索量大' });
    await desk.done(desk.head, id, 'approve-extension', { comment: '抓紧检索。' });
    expect(await lastDetail(id)).toEqual([
      '批准延长答复期限',
      '延长 10 个工作日，理由：检索量大。审批意见：抓紧检索。',
    ]);
    await desk.done(desk.clerk, id, 'propose-decision', PROPOSAL);
    await desk.done(desk.reviewer, id, 'approve-decision', { comment: '请随答复附上说明。' });
    expect(await lastDetail(id)).toEqual(['批准处理决定', '予以公开。审批意见：请随答复附上说明。']);
    await desk.done(desk.clerk, id, 'dispatch', { method: 'online' });
    const shown = JSON.stringify((await desk.citizen.get(`/api/me/applications/${id}`)).body);
    expect(shown).toContain('“确认收到”的日期更正为 2026-03-03');
    expect(shown).not.toMatch(/审批意见|核对通话|抓紧检索|附上说明/);
  });

  test('none is needed, and none is longer than a thousand characters', async () => {
    const id = await proposed();
    const refused = await desk.act(desk.reviewer, id, 'approve-decision', { comment: '字'.repeat(1001) });
    expect([refused.status, refused.body.error.fields[0].path]).toEqual([400, 'comment']);
    await desk.done(desk.reviewer, id, 'approve-decision');
    expect(await lastDetail(id)).toEqual(['批准处理决定', '予以公开']);
  });
});
