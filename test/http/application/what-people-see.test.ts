/**
 * What applicant and clerk see of a case that waits, ends oddly or is changed under them; and what they are refused.
 * Dates by hand from the 2026 calendar (law A.5): received 02-06 → due 03-12, 7th working day 02-24.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-02-06' });

let citizen: Client;
let clerk: Client;
let head: Client;

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  clerk = await server.staff(['clerk'], '王经办');
  head = await server.staff(['office_head'], '赵主任');
});

const staffPath = (id: string) => `/api/staff/applications/${id}`;
const see = async (id: string): Promise<Answer['body']> => (await clerk.get(staffPath(id))).body;
const asCitizen = async (id: string): Promise<Answer['body']> => (await citizen.get(`/api/me/applications/${id}`)).body;

async function attempt(who: Client, id: string, verb: string, body: object = {}): Promise<Answer> {
  const { version } = await see(id);
  return who.post(`${staffPath(id)}/actions/${verb}`, { expectedVersion: version, ...body });
}

async function act(who: Client, id: string, verb: string, body: object = {}): Promise<Answer['body']> {
  const answer = await attempt(who, id, verb, body);
  if (answer.status !== 200) throw new Error(`${verb}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Sent through the app and confirmed on the same day. */
async function received(on: string, form = buildOtherForm()): Promise<string> {
  server.clock.freezeOn(on);
  const draft = await citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields: form }, { key: newKey() });
  const made = await citizen.post('/api/me/applications', { draftId: draft.body.id }, { key: newKey() });
  expect(made.status).toBe(201);
  await act(clerk, made.body.id, 'confirm-receipt');
  return made.body.id;
}

const granted = { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' };

describe('A.10 第3条 等待申请人期间没有答复期限', () => {
  test('supplement awaited, sent and confirmed', async () => {
    const id = await received('2026-02-06');
    server.clock.freezeOn('2026-02-24');
    await act(clerk, id, 'request-supplement', { text: '请写明年份' });

    // the day after the running due date; the applicant has until the 15th working day after 02-24
    server.clock.freezeOn('2026-03-13');
    for (const shown of [await see(id), await asCitizen(id)]) {
      expect(shown).toMatchObject({
        dueDate: null,
        workingDaysLeft: null,
        overdue: false,
        turn: { party: 'applicant', until: '2026-03-16' },
        statusSentence: '您的申请内容需要补正，请您在 2026-03-16 前提交补正材料；补正后重新计算答复期限。',
      });
    }

    server.clock.freezeOn('2026-03-16');
    const { version } = await asCitizen(id);
    const sent = await citizen.post(`/api/me/applications/${id}/actions/answer-supplement`, {
      expectedVersion: version,
      text: '2025 年',
    });
    expect(sent.status).toBe(200);
    server.clock.freezeOn('2026-03-17');
    expect(await asCitizen(id)).toMatchObject({
      dueDate: null,
      overdue: false,
      turn: { party: 'office', until: '2026-03-17' },
      statusSentence: '行政机关正在登记您的补正材料，您不需要做任何事；确认收到后重新计算答复期限。',
    });

    server.clock.freezeOn('2026-03-18');
    expect(await act(clerk, id, 'record-supplement')).toMatchObject({ dueDate: '2026-04-16', overdue: false });
  });

  test('the queue is in the order of the day on which somebody has to act', async () => {
    const late = await received('2026-06-01');
    const waiting = await received('2026-06-01');
    const early = await received('2026-06-01');
    await act(clerk, waiting, 'request-supplement', { text: '请写明年份', replyBy: '2026-06-10' });
    // 20 working days after 06-01 over 端午 (06-19): 06-30; the third is asked for 06-05
    await act(clerk, early, 'request-supplement', { text: '请写明年份', replyBy: '2026-06-05' });
    const { body } = await clerk.get('/api/staff/applications?limit=50&dueBy=2026-06-30');
    const ids = (body.items as { id: string }[]).map((item) => item.id);
    expect(ids.filter((id) => [late, waiting, early].includes(id))).toEqual([early, waiting, late]);
    const soon = await clerk.get('/api/staff/applications?limit=50&dueBy=2026-06-09');
    const soonIds = (soon.body.items as { id: string }[]).map((item) => item.id);
    expect(soonIds).toContain(early);
    expect(soonIds).not.toContain(waiting);
  });
});

test('A.10 第11条 an unmet due date is said, from the first day on', async () => {
  const id = await received('2026-02-06');
  server.clock.freezeOn('2026-03-12');
  expect((await asCitizen(id)).statusSentence).toBe('行政机关正在办理您的申请，应在 2026-03-12 前答复。');
  server.clock.freezeOn('2026-03-13');
  expect((await asCitizen(id)).statusSentence).toBe('行政机关正在办理您的申请，本应在 2026-03-12 前答复，现已逾期。');
});

describe('第三十二条 第三方逾期未答复，由行政机关决定', () => {
  // Delivered 03-04: the 15th working day is 03-25. Paused 03-04 … 03-25, 16 working days: due 04-22.
  test('the turn comes back on the day after the fifteenth working day', async () => {
    const id = await received('2026-03-02');
    server.clock.freezeOn('2026-03-03');
    await act(clerk, id, 'start-consultation', { with: 'third_party', recipient: '某某公司', text: '是否同意公开' });
    expect(await asCitizen(id)).toMatchObject({
      turn: { party: 'third_party', until: null },
      statusSentence: '行政机关正在征求第三方或其他机关的意见，所需时间不计入答复期限。',
    });
    server.clock.freezeOn('2026-03-04');
    const [{ id: consultationId }] = (await see(id)).consultations;
    await act(clerk, id, 'deliver-consultation', { consultationId });

    server.clock.freezeOn('2026-03-25');
    expect(await asCitizen(id)).toMatchObject({
      dueDate: '2026-04-22',
      turn: { party: 'third_party', until: '2026-03-25' },
    });
    const early = await attempt(clerk, id, 'end-consultation', { consultationId, reason: 'no_reply' });
    expect(early.status).toBe(422);
    expect(early.body.error.message).toContain('2026-03-25 尚未届满');

    server.clock.freezeOn('2026-03-26');
    expect(await asCitizen(id)).toMatchObject({
      turn: { party: 'office', until: '2026-04-22' },
      statusSentence: '行政机关正在办理您的申请，应在 2026-04-22 前答复。',
    });
    const ended = await act(clerk, id, 'end-consultation', { consultationId, reason: 'no_reply' });
    expect(ended).toMatchObject({ dueDate: '2026-04-22', status: { code: 'in_progress' } });
  });
});

describe('第三十三条 批准的延期就是期限所计的延期', () => {
  test('an undelivered consultation holds the due date back: an extension is still in time', async () => {
    const id = await received('2026-02-06');
    server.clock.freezeOn('2026-02-09');
    await act(clerk, id, 'start-consultation', { with: 'third_party', recipient: '某某公司', text: '是否同意公开' });
    server.clock.freezeOn('2026-03-13');
    await act(clerk, id, 'request-extension', { workingDays: 10, reason: '征求意见尚未送达' });
    // one working day before the letter (02-09), 29 after 03-13
    expect(await act(head, id, 'approve-extension')).toMatchObject({ dueDate: '2026-04-24', extended: true });
  });

  test('nothing is extended after the decision', async () => {
    const id = await received('2026-02-06');
    await act(clerk, id, 'request-extension', { workingDays: 10, reason: '需要研究' });
    await act(clerk, id, 'propose-decision', granted);
    await act(head, id, 'approve-decision');
    const answer = await attempt(head, id, 'approve-extension');
    expect([answer.status, answer.body.error.code]).toEqual([422, 'action_not_allowed']);
    expect(await see(id)).toMatchObject({ dueDate: '2026-03-12', extended: false });
  });

  test('a notice dated between the old due date and a restart was too late', async () => {
    const id = await received('2026-02-06');
    server.clock.freezeOn('2026-02-24');
    await act(clerk, id, 'request-supplement', { text: '请写明年份' });
    server.clock.freezeOn('2026-03-16');
    await act(clerk, id, 'record-supplement');
    await act(clerk, id, 'request-extension', { workingDays: 10, reason: '需要研究' });
    const late = await attempt(head, id, 'approve-extension', { date: '2026-03-13' });
    expect([late.status, late.body.error.code]).toEqual([422, 'extension_after_due']);
    expect(late.body.error.details).toEqual({ dueDate: '2026-03-12' });
    // on the last day of the old period it would have been in time: 30 working days after the restart
    const inTime = await attempt(head, id, 'approve-extension', { date: '2026-03-12' });
    expect([inTime.status, inTime.body.dueDate]).toEqual([200, '2026-04-28']);
  });
});

describe('A.10 第1条 撤回的申请计入其他处理', () => {
  test.each(['in_progress', 'awaiting_supplement', 'consulting', 'awaiting_approval', 'awaiting_dispatch'])(
    'withdrawn while %s',
    async (status) => {
      const id = await received('2026-04-20');
      const refusal = { parts: [{ code: 'refused_state_secret', ground: 'article_14' }], text: '不予公开。' };
      if (status === 'awaiting_supplement') await act(clerk, id, 'request-supplement', { text: '请写明年份' });
      if (status === 'consulting')
        await act(clerk, id, 'start-consultation', { with: 'agency', recipient: '某某局', text: '是否同意公开' });
      if (status.startsWith('awaiting_') && status !== 'awaiting_supplement')
        await act(clerk, id, 'propose-decision', refusal);
      if (status === 'awaiting_dispatch') await act(head, id, 'approve-decision');
      expect((await see(id)).status.code).toBe(status);
      const rowsOf = async () => (await clerk.get('/api/staff/reports/2026/tables')).body.tables.table2.rows;
      const before = await rowsOf();
      const { version } = await asCitizen(id);
      const answer = await citizen.post(`/api/me/applications/${id}/actions/withdraw`, { expectedVersion: version });
      expect(answer.status).toBe(200);
      const after = await rowsOf();
      expect(after.otherwise_other[0]).toBe(before.otherwise_other[0] + 1);
      expect(after.refused_state_secret[0]).toBe(before.refused_state_secret[0]);
    },
  );
});

describe('a conflict tells the applicant no more than his timeline', () => {
  test('neither internal steps nor names', async () => {
    const id = await received('2026-05-06');
    await act(clerk, id, 'note', { text: '内部意见' });
    await act(clerk, id, 'request-extension', { workingDays: 10, reason: '需要研究' });
    await act(clerk, id, 'propose-decision', granted);
    const stale = await citizen.post(`/api/me/applications/${id}/actions/withdraw`, { expectedVersion: 1 });
    expect(stale.status).toBe(409);
    expect(stale.body.error.details.events).toEqual([
      {
        kind: 'receipt_confirmed',
        label: '行政机关已确认收到您的申请',
        date: '2026-05-06',
        at: expect.any(String),
        by: '行政机关',
      },
    ]);
    const staff = await clerk.post(`${staffPath(id)}/actions/note`, { expectedVersion: 1, text: '备注' });
    expect(
      staff.body.error.details.events.map((event: { kind: string; by: string }) => [event.kind, event.by]),
    ).toEqual([
      ['receipt_confirmed', '王经办'],
      ['noted', '王经办'],
      ['extension_requested', '王经办'],
      ['decision_proposed', '王经办'],
    ]);
  });
});

describe('第三十六条第六项 重复申请须关联此前对同一申请人的答复', () => {
  const duplicate = { parts: [{ code: 'not_processed_duplicate', ground: 'article_36_6' }], text: '不予重复处理。' };

  test('not itself, not nothing, not another person’s, not an unanswered one', async () => {
    const first = await received('2026-05-06');
    const other = await received(
      '2026-05-06',
      buildOtherForm({ identityNumber: '110105194912310038', applicantName: '李四' }),
    );
    await act(clerk, other, 'propose-decision', granted);
    await act(head, other, 'approve-decision');
    await act(clerk, other, 'dispatch', { method: 'online' });
    const repeat = await received('2026-05-06');
    for (const [linkedCaseId, reason] of [
      [repeat, '没有找到关联的申请'],
      ['000000000000000000000000', '没有找到关联的申请'],
      [other, '关联的申请不是同一申请人提出的'],
      [first, '关联的申请尚未答复'],
    ]) {
      const answer = await attempt(clerk, repeat, 'propose-decision', { ...duplicate, linkedCaseId });
      expect(answer.status).toBe(422);
      expect(answer.body.error.fields).toEqual([{ path: 'linkedCaseId', message: reason }]);
    }
    await act(clerk, first, 'propose-decision', granted);
    await act(head, first, 'approve-decision');
    await act(clerk, first, 'dispatch', { method: 'online' });
    expect(await act(clerk, repeat, 'propose-decision', { ...duplicate, linkedCaseId: first })).toMatchObject({
      status: { code: 'awaiting_approval' },
    });
  });
});
