/** The main path through the real door: filed, handled, answered, and counted at every step. Dates by hand from law A.5. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildForm, buildOtherForm, newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-02-05' });

let citizen: Client;
let clerk: Client;
let second: Client;
let head: Client;
let stranger: Client;
let elsewhere: Client;

interface Case {
  id: string;
  number: string;
  version: number;
  status: { code: string; label: string };
  statusSentence: string;
  dueDate: string | null;
  receiptDate: string | null;
  safeDueDate?: string | null;
  overdue: boolean;
  workingDaysLeft: number | null;
  abilities: { action: string }[];
  consultations: { id: string }[];
  decision: { code: string; label: string } | null;
  timeline: { kind: string }[];
  events: { kind: string; seq: number }[];
}

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  stranger = await server.citizen('li-si');
  clerk = await server.staff(['clerk'], '王经办');
  second = await server.staff(['clerk', 'reviewer'], '李审核');
  head = await server.staff(['office_head'], '赵主任');
  elsewhere = await server.staff(['clerk', 'reviewer', 'office_head'], '外人', 'other');
});

async function submit(form = buildOtherForm()): Promise<Case> {
  const draft = await citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields: form }, { key: newKey() });
  expect(draft.status).toBe(201);
  const made = await citizen.post('/api/me/applications', { draftId: draft.body.id }, { key: newKey() });
  expect(made.status).toBe(201);
  return made.body as Case;
}

const see = async (id: string, who = clerk): Promise<Case> =>
  (await who.get(`/api/staff/applications/${id}`)).body as Case;

async function act(
  who: Client,
  target: { id: string; version: number },
  verb: string,
  body: object = {},
): Promise<Case> {
  const answer = await who.post(`/api/staff/applications/${target.id}/actions/${verb}`, {
    expectedVersion: target.version,
    ...body,
  });
  if (answer.status !== 200) throw new Error(`${verb}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Case;
}

async function table(year: number): Promise<Record<string, number[]>> {
  const answer = await clerk.get(`/api/staff/reports/${year}/tables`);
  expect(answer.status).toBe(200);
  return answer.body.tables.table2.rows as Record<string, number[]>;
}

describe('requires authentication', () => {
  test.each([
    ['GET', '/api/me/applications'],
    ['GET', '/api/me/drafts'],
    ['GET', '/api/staff/applications'],
    ['POST', '/api/staff/applications/000000000000000000000000/actions/claim'],
  ])('%s %s', async (method, path) => {
    const answer = await server.anonymous.request(method, path, method === 'POST' ? { expectedVersion: 1 } : undefined);
    expect(answer.status).toBe(401);
    expect(answer.body.error.code).toBe('login_required');
  });
});

describe('another citizen and another agency', () => {
  test('find nothing, and cannot tell a foreign case from one that does not exist', async () => {
    const made = await submit();
    for (const [who, base] of [
      [stranger, '/api/me/applications'],
      [elsewhere, '/api/staff/applications'],
    ] as const) {
      const foreign = await who.get(`${base}/${made.id}`);
      const absent = await who.get(`${base}/000000000000000000000000`);
      expect(foreign.status).toBe(404);
      expect({ ...foreign.body.error, requestId: '' }).toEqual({ ...absent.body.error, requestId: '' });
      const actions = base === '/api/me/applications' ? 'withdraw' : 'confirm-receipt';
      const attempt = await who.post(`${base}/${made.id}/actions/${actions}`, { expectedVersion: made.version });
      expect(attempt.status).toBe(404);
    }
    const list = await stranger.get('/api/me/applications');
    expect(list.body.items).toEqual([]);
    expect((await elsewhere.get('/api/staff/applications')).body.items).toEqual([]);
  });
});

describe('drafts', () => {
  test('are saved field by field and say what is missing', async () => {
    const made = await citizen.post('/api/me/drafts', { fields: { subject: '预算' } }, { key: newKey() });
    expect(made.body.fields).toEqual({ subject: '预算' });
    const changed = await citizen.request('PATCH', `/api/me/drafts/${made.body.id}`, {
      expectedVersion: 1,
      fields: { phone: '13800138000', subject: '2026年部门预算' },
    });
    expect(changed.body.fields).toEqual({ subject: '2026年部门预算', phone: '13800138000' });
    expect(changed.body.faults.map((fault: { path: string }) => fault.path)).toEqual([
      'agencyId',
      'applicantKind',
      'applicantName',
      'replyMedium',
      'replyMethod',
      'identityDocument',
      'identityNumber',
    ]);
    const stale = await citizen.request('PATCH', `/api/me/drafts/${made.body.id}`, { expectedVersion: 1, fields: {} });
    expect(stale.status).toBe(409);
    const early = await citizen.post('/api/me/applications', { draftId: made.body.id }, { key: newKey() });
    expect(early.status).toBe(400);
    expect(early.body.error.fields[0].path).toBe('applicantKind');
    expect((await citizen.get(`/api/me/drafts/${made.body.id}`)).status).toBe(200);
    expect((await stranger.get(`/api/me/drafts/${made.body.id}`)).status).toBe(404);
  });

  test('ten presses on submit make one case, with one key or ten', async () => {
    for (const keys of [Array.from({ length: 10 }, () => 'one-and-the-same-key'), Array.from({ length: 10 }, newKey)]) {
      const draft = await citizen.post(
        '/api/me/drafts',
        { agencyId: server.agencyId, fields: buildOtherForm() },
        { key: newKey() },
      );
      const answers = await Promise.all(
        keys.map((key) => citizen.post('/api/me/applications', { draftId: draft.body.id }, { key })),
      );
      expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 201));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    }
  });

  test('the same key with another body is refused', async () => {
    const key = newKey();
    const first = await citizen.post('/api/me/drafts', { fields: { subject: '甲' } }, { key });
    const again = await citizen.post('/api/me/drafts', { fields: { subject: '甲' } }, { key });
    const other = await citizen.post('/api/me/drafts', { fields: { subject: '乙' } }, { key });
    expect(again.body.id).toBe(first.body.id);
    expect(other.status).toBe(422);
    expect(other.body.error.code).toBe('idempotency_key_reused');
  });

  test('a probable duplicate is told and can be confirmed', async () => {
    const form = buildForm({ subject: '同一份文件', applicantName: '王五' });
    const first = await submit(form);
    const draft = await citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields: form }, { key: newKey() });
    const again = await citizen.post('/api/me/applications', { draftId: draft.body.id }, { key: newKey() });
    expect(again.status).toBe(409);
    expect(again.body.error.code).toBe('possible_duplicate');
    expect(again.body.error.details.number).toBe(first.number);
    const confirmed = await citizen.post(
      '/api/me/applications',
      { draftId: draft.body.id, confirmDuplicate: true },
      { key: newKey() },
    );
    expect(confirmed.status).toBe(201);
  });
});

describe('第三十一条至第三十六条 a whole case', () => {
  test('submit, confirm, supplement, extend, consult, decide, dispatch, deliver, close', async () => {
    server.clock.freezeOn('2026-02-05');
    const before = await table(2026);
    const made = await submit();
    expect(made.number).toMatch(/^TEST-2026-\d{6}$/);
    expect(made.status).toEqual({ code: 'awaiting_receipt', label: '已提交，等待登记' });
    expect(made.abilities.map((item) => item.action)).toEqual(['withdraw']);
    // not yet received: nothing is counted (第三十一条)
    expect(await table(2026)).toEqual(before);

    server.clock.freezeOn('2026-02-06');
    let current = await see(made.id);
    expect(current.abilities.map((item) => item.action)).toContain('confirm_receipt');
    current = await act(clerk, current, 'confirm-receipt', { method: '电话确认' });
    expect(current.receiptDate).toBe('2026-02-06');
    expect(current.dueDate).toBe('2026-03-12');
    // counted from the submission on 02-05: one working day earlier
    expect(current.safeDueDate).toBe('2026-03-11');
    expect(current.workingDaysLeft).toBe(20);
    const received = await table(2026);
    expect(received.newly_received?.[0]).toBe((before.newly_received?.[0] ?? 0) + 1);
    expect(received.carried_forward?.[0]).toBe((before.carried_forward?.[0] ?? 0) + 1);

    // the 7th working day is 02-24; the first day after it needs a reason
    server.clock.freezeOn('2026-02-25');
    const late = await clerk.post(`/api/staff/applications/${made.id}/actions/request-supplement`, {
      expectedVersion: current.version,
      text: '请写明文件的年份',
    });
    expect(late.status).toBe(422);
    expect(late.body.error).toMatchObject({ code: 'supplement_too_late', details: { dueDate: '2026-02-24' } });
    server.clock.freezeOn('2026-02-24');
    current = await act(clerk, current, 'request-supplement', { text: '请写明文件的年份' });
    expect(current.status.code).toBe('awaiting_supplement');
    const twice = await clerk.post(`/api/staff/applications/${made.id}/actions/request-supplement`, {
      expectedVersion: current.version,
      text: '再补正一次',
    });
    expect(twice.body.error.code).toBe('action_not_allowed');

    server.clock.freezeOn('2026-03-02');
    const mine = (await citizen.get(`/api/me/applications/${made.id}`)).body as Case;
    expect(mine.statusSentence).toContain('您的申请内容需要补正');
    expect(mine.abilities.map((item) => item.action)).toEqual(['answer_supplement', 'withdraw']);
    const answered = await citizen.post(`/api/me/applications/${made.id}/actions/answer-supplement`, {
      expectedVersion: mine.version,
      text: '2025 年的方案',
    });
    expect(answered.status).toBe(200);
    current = await act(clerk, answered.body as Case, 'record-supplement');
    // restart on 2026-03-02: 20 working days are 03-03 … 03-30
    expect(current.dueDate).toBe('2026-03-30');

    // extension: asked by the clerk, decided by the head of the office, on the last day
    server.clock.freezeOn('2026-03-30');
    current = await act(clerk, current, 'request-extension', { workingDays: 10, reason: '需要征求第三方意见' });
    const byClerk = await clerk.post(`/api/staff/applications/${made.id}/actions/approve-extension`, {
      expectedVersion: current.version,
    });
    expect(byClerk.status).toBe(403);
    current = await act(head, current, 'approve-extension');
    // 30 working days after 03-02: 10 more after 03-30, over 清明 (04-04 … 04-06): 04-14
    expect(current.dueDate).toBe('2026-04-14');

    current = await act(clerk, current, 'start-consultation', {
      with: 'third_party',
      recipient: '某某公司',
      text: '是否同意公开',
    });
    expect(current.status.code).toBe('consulting');
    const consultationId = current.consultations[0]?.id;
    server.clock.freezeOn('2026-04-01');
    current = await act(clerk, current, 'deliver-consultation', { consultationId });
    server.clock.freezeOn('2026-04-08');
    current = await act(clerk, current, 'answer-consultation', { consultationId, answer: 'partly' });
    // paused 03-31, 04-01, 04-02, 04-03, 04-07, 04-08: six working days
    expect(current.dueDate).toBe('2026-04-22');

    const explained = await citizen.get(`/api/me/applications/${made.id}/deadline`);
    expect(explained.body.totals).toMatchObject({ statutoryWorkingDays: 30, counted: 30, paused: 6 });
    expect(explained.body.days.at(-1)).toMatchObject({ date: '2026-04-22', counted: 30, pausedBy: [] });
    // Each paused day names its consultation by its place among the causes.
    const { days, causes } = explained.body;
    const { pausedBy } = days.find(({ date }: { date: string }) => date === '2026-04-01');
    expect(pausedBy.map((place: number) => causes[place].text)).toEqual([
      '征求第三方意见，至 2026-04-08 共 6 个工作日不计入期限',
    ]);

    const parts = [
      { code: 'granted', ground: 'article_36_2', subject: '方案正文' },
      { code: 'refused_third_party_rights', ground: 'article_15', subject: '企业报价' },
    ];
    current = await act(second, current, 'propose-decision', { parts, text: '现将方案正文公开，企业报价不予公开。' });
    const own = await second.post(`/api/staff/applications/${made.id}/actions/approve-decision`, {
      expectedVersion: current.version,
    });
    expect(own.body.error.code).toBe('separation_of_duties');
    current = await act(head, current, 'approve-decision');
    expect(current.decision).toMatchObject({ code: 'partially_granted', label: '部分公开' });
    // approved is not answered: neither the applicant nor the table sees it (A.10, 1)
    expect(((await citizen.get(`/api/me/applications/${made.id}`)).body as Case).decision).toBeNull();
    expect([before.partially_granted?.[0], (await table(2026)).partially_granted?.[0]]).toEqual([0, 0]);

    current = await act(clerk, current, 'dispatch', { method: 'online' });
    const answeredIn2026 = await table(2026);
    expect(answeredIn2026.partially_granted?.[0]).toBe(1);
    expect([before.carried_forward?.[0], answeredIn2026.carried_forward?.[0]]).toEqual([0, 0]);
    current = await act(clerk, current, 'record-delivery', { proof: '已打开' });
    current = await act(clerk, current, 'close');
    expect(current.status.code).toBe('closed');
    const end = (await citizen.get(`/api/me/applications/${made.id}`)).body as Case;
    expect(end.decision).toMatchObject({ code: 'partially_granted' });
    expect(end.timeline.map((item) => item.kind)).toEqual([
      'submitted',
      'receipt_confirmed',
      'supplement_requested',
      'supplement_submitted',
      'supplement_received',
      'extension_approved',
      'consultation_started',
      'consultation_answered',
      'dispatched',
      'delivered',
      'closed',
    ]);
  });

  test('a decision approved on 31 December and posted on 4 January is carried forward (A.10, 1)', async () => {
    server.clock.freezeOn('2027-12-20');
    const before2027 = await table(2027);
    let current = await act(clerk, await see((await submit()).id), 'confirm-receipt');
    server.clock.freezeOn('2027-12-31');
    current = await act(clerk, current, 'propose-decision', {
      parts: [{ code: 'granted', ground: 'article_36_2' }],
      text: '予以公开。',
    });
    current = await act(head, current, 'approve-decision');
    server.clock.freezeOn('2028-01-04');
    await act(clerk, current, 'dispatch', { method: 'post', trackingNumber: 'EA123456789CN' });
    const after2027 = await table(2027);
    const after2028 = await table(2028);
    expect(after2027.carried_forward?.[0]).toBe((before2027.carried_forward?.[0] ?? 0) + 1);
    expect(after2028.carried_over).toEqual(after2027.carried_forward);
    expect(after2028.granted?.[0]).toBe(1);
  });
});

describe('two clerks at once', () => {
  test('the second is told what happened, and nothing of his is half done', async () => {
    server.clock.freezeOn('2028-02-01');
    const current = await see((await submit()).id);
    const answers = await Promise.all(
      [clerk, second].map((who) =>
        who.post(`/api/staff/applications/${current.id}/actions/confirm-receipt`, { expectedVersion: current.version }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const loser = answers.find((answer) => answer.status === 409);
    expect(loser?.body.error.details).toMatchObject({
      currentVersion: 2,
      events: [{ kind: 'receipt_confirmed', label: '确认收到', date: '2028-02-01' }],
    });
    expect((await see(current.id)).events.map((event) => event.kind)).toEqual(['submitted', 'receipt_confirmed']);
  });
});

describe('第三十六条 what a ground demands', () => {
  test('“不存在” needs a search log; a repeat needs the earlier answer; overdue needs a passed limit', async () => {
    server.clock.freezeOn('2026-03-02');
    let current = await act(clerk, await see((await submit()).id), 'confirm-receipt');
    const propose = (code: string, ground: string, more: object = {}) =>
      clerk.post(`/api/staff/applications/${current.id}/actions/propose-decision`, {
        expectedVersion: current.version,
        parts: [{ code, ground }],
        text: '答复内容',
        ...more,
      });
    const reason = async (answer: ReturnType<typeof propose>) => (await answer).body.error?.message as string;
    expect(await reason(propose('unavailable_not_held', 'article_36_4'))).toContain('检索');
    expect(await reason(propose('not_processed_duplicate', 'article_36_6'))).toContain('此前已答复');
    expect(await reason(propose('otherwise_supplement_overdue', 'article_30'))).toContain('没有发出过补正通知');
    expect(await reason(propose('granted', 'article_14'))).toContain('不能以');

    current = await act(clerk, current, 'request-supplement', { text: '请写明名称', replyBy: '2026-03-10' });
    server.clock.freezeOn('2026-03-10');
    expect(await reason(propose('otherwise_supplement_overdue', 'article_30'))).toContain('尚未届满');
    server.clock.freezeOn('2026-03-11');
    const noGoodReason = '电话联系，没有说明理由';
    expect((await propose('otherwise_supplement_overdue', 'article_30', { noGoodReason })).status).toBe(200);
  });
});

describe('第三十一条 channels of the intake', () => {
  const intake = (body: object) =>
    clerk.post('/api/staff/applications', { fields: buildOtherForm(), ...body }, { key: newKey() });

  test('each channel has its own receipt date', async () => {
    server.clock.freezeOn('2026-04-21');
    const window = await intake({ channel: 'in_person', submittedDate: '2026-04-20' });
    expect(window.body).toMatchObject({ receiptDate: '2026-04-20', dueDate: '2026-05-20' });
    const mail = await intake({ channel: 'registered_mail', submittedDate: '2026-04-17', receivedDate: '2026-04-20' });
    expect(mail.body).toMatchObject({ receiptDate: '2026-04-20', dueDate: '2026-05-20' });
    const letter = await intake({ channel: 'ordinary_mail', submittedDate: '2026-04-20' });
    expect(letter.body).toMatchObject({ receiptDate: null, dueDate: null, status: { code: 'awaiting_receipt' } });
    const fax = await intake({ channel: 'fax', submittedDate: '2026-04-17', receivedDate: '2026-04-20' });
    expect(fax.body).toMatchObject({ receiptDate: '2026-04-20', dueDate: '2026-05-20', safeDueDate: '2026-05-19' });
  });

  test('impossible dates are named and nothing is written', async () => {
    const answer = await intake({ channel: 'registered_mail', submittedDate: '2026-04-22' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields).toEqual([{ path: 'submittedDate', message: '日期不能晚于今天' }]);
    const noSignature = await intake({ channel: 'registered_mail', submittedDate: '2026-04-20' });
    expect(noSignature.body.error.fields[0].path).toBe('receivedDate');
  });
});

describe('withdrawal', () => {
  test('before dispatch; it stays 新收 and counts under 其他 (六)3', async () => {
    server.clock.freezeOn('2026-06-01');
    const before = await table(2026);
    const current = await act(clerk, await see((await submit()).id), 'confirm-receipt');
    const answer = await citizen.post(`/api/me/applications/${current.id}/actions/withdraw`, {
      expectedVersion: current.version,
      reason: '已经找到',
    });
    expect(answer.body.status.code).toBe('closed');
    const after = await table(2026);
    expect(after.newly_received?.[0]).toBe((before.newly_received?.[0] ?? 0) + 1);
    expect(after.otherwise_other?.[0]).toBe((before.otherwise_other?.[0] ?? 0) + 1);
  });
  test('before receipt it was never received and is not counted at all', async () => {
    const before = await table(2026);
    const made = await submit();
    await citizen.post(`/api/me/applications/${made.id}/actions/withdraw`, { expectedVersion: made.version });
    expect(await table(2026)).toEqual(before);
  });
});

describe('personal data', () => {
  test('is masked in every answer and sealed in the database', async () => {
    const made = await submit(buildOtherForm({ address: '江苏省苏州市常熟市虞山街道1号' }));
    const seen = [
      await citizen.get(`/api/me/applications/${made.id}`),
      await clerk.get(`/api/staff/applications/${made.id}`),
    ];
    for (const answer of seen) {
      expect(JSON.stringify(answer.body)).not.toContain('11010519491231002X');
      expect(JSON.stringify(answer.body)).not.toContain('13800138000');
      expect(answer.body.applicant.identity.masked).toBe('1101************2X');
    }
    for (const name of ['applications', 'drafts', 'auditRows', 'outbox', 'notices', 'idempotencyKeys']) {
      const rows = await server.connection.db?.collection(name).find().toArray();
      expect(JSON.stringify(rows)).not.toContain('11010519491231002X');
      expect(JSON.stringify(rows)).not.toContain('13800138000');
    }
  });
});

describe('the queue', () => {
  test('filters, text search and key pagination over the same due date', async () => {
    server.clock.freezeOn('2026-08-03');
    const subject = `路灯维护台账${newKey()}`;
    const numbers: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const answer = await clerk.post(
        '/api/staff/applications',
        {
          channel: 'in_person',
          submittedDate: '2026-08-03',
          fields: buildOtherForm({ subject, applicantName: `申请人${index}` }),
          confirmDuplicate: true,
        },
        { key: newKey() },
      );
      numbers.push(answer.body.number);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await clerk.get(
        `/api/staff/applications?limit=2&year=2026&dueBy=2026-08-31&status=in_progress&channel=in_person${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(page.status).toBe(200);
      seen.push(
        ...page.body.items
          .filter((item: { subject: string }) => item.subject === subject)
          .map((item: { number: string }) => item.number),
      );
      cursor = page.body.nextCursor;
    }
    expect(seen.sort()).toEqual(numbers.sort());
    const found = await clerk.get(`/api/staff/applications?view=all&text=${encodeURIComponent('路灯维护')}`);
    expect(found.body.count).toEqual({ value: 5, capped: false });
    const byNumber = await clerk.get(`/api/staff/applications?view=all&text=${numbers[0]}`);
    expect(byNumber.body.items.map((item: { number: string }) => item.number)).toEqual([numbers[0]]);
  });

  test('a cursor of another filter is refused', async () => {
    const page = await clerk.get('/api/staff/applications?limit=1');
    const answer = await clerk.get(`/api/staff/applications?limit=1&status=in_progress&cursor=${page.body.nextCursor}`);
    expect(answer.status).toBe(400);
  });

  test('claim, assign, release', async () => {
    const current = await see((await submit()).id);
    const claimed = await act(clerk, current, 'claim');
    expect(
      (await clerk.get('/api/staff/applications?assignee=me')).body.items.map((item: { id: string }) => item.id),
    ).toContain(current.id);
    const taken = await second.post(`/api/staff/applications/${current.id}/actions/claim`, {
      expectedVersion: claimed.version,
    });
    expect(taken.body.error.message).toContain('已由王经办办理');
    const released = await act(clerk, claimed, 'release');
    const foreign = await clerk.post(`/api/staff/applications/${current.id}/actions/assign`, {
      expectedVersion: released.version,
      staffId: elsewhere.staffId,
    });
    expect(foreign.status).toBe(400);
  });
});
