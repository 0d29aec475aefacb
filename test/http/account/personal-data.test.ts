/** A citizen's hold on his own data: the copy of everything, and the end of the account. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraft } from '../../../src/commands/application/drafts.js';
import { savePerson } from '../../../src/commands/application/save-person.js';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { applyRetention } from '../../../src/jobs/apply-retention.js';
import { verifyCases } from '../../../src/jobs/verify-cases.js';
import { mongoRetention } from '../../../src/persistence/account/retention-store.js';
import { mongoCaseStream } from '../../../src/persistence/application/case-stream.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { buildOtherForm, buildPerson, IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, Client, useServer } from '../../support/server.js';
import { act, draftOf, ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02' });
let desk: Client;
let head: Client;

beforeAll(async () => {
  desk = await bed.staff(['clerk', 'reviewer'], '王经办');
  head = await bed.staff(['clerk', 'reviewer'], '李审核');
});

interface Person {
  client: Client;
  id: string;
  signIn(): Promise<Client>;
}

async function person(): Promise<Person> {
  const name = `persona-${randomBytes(4).toString('hex')}`;
  let visits = 0;
  const signIn = async (): Promise<Client> => {
    const { token } = ok(await bed.anonymous.post('/api/me/session', { code: `${name}.${(visits += 1)}` }));
    return new Client(bed.origin, { authorization: `Bearer ${token}` });
  };
  const client = await signIn();
  return { client, id: ok(await client.get('/api/me')).id, signIn };
}

async function filed(client: Client): Promise<{ id: string; number: string; fileId: string }> {
  const draft = await draftOf(client, bed.agencyId, buildOtherForm({ email: 'zhang@example.cn' }));
  const { file } = ok(await client.upload(`/api/me/drafts/${draft.id}/files`, '说明.pdf', pdfFile()));
  const { id, number } = ok(await client.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
  return { id, number, fileId: file.id };
}

async function answered(id: string): Promise<void> {
  await act(desk, id, 'confirm-receipt', {});
  const parts = [{ code: 'granted', ground: 'article_36_2' }];
  await act(desk, id, 'propose-decision', { parts, text: '予以公开。' });
  await act(head, id, 'approve-decision', {});
  await act(desk, id, 'dispatch', { method: 'online' });
  await act(desk, id, 'close', {});
}

const deliver = () => deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
const stored = async (name: string, filter: object) =>
  (await bed.connection.db?.collection(name).find(filter).toArray()) ?? [];
const close = (who: Client, body: object): Promise<Answer> => who.post('/api/me/actions/delete-account', body);
const YES = { confirm: '注销账号', acknowledgeOpenCases: true };

describe('GET /api/me/export', () => {
  const fetched = (client: Client): Promise<Response> =>
    fetch(`${bed.origin}/api/me/export`, { headers: client.authorization });

  test('requires authentication', async () => {
    expect((await bed.anonymous.get('/api/me/export')).status).toBe(401);
    expect((await desk.get('/api/me/export')).status).toBe(401);
  });

  test('everything of his, in clear, as a file; nothing of anybody else', async () => {
    const [me, other] = [await person(), await person()];
    const mine = await filed(me.client);
    await act(desk, mine.id, 'confirm-receipt', {});
    const theirs = await filed(other.client);
    const draft = await draftOf(me.client, bed.agencyId, buildOtherForm({ address: '云溪市人民路18号' }));
    const saved = ok(await me.client.post('/api/me/persons', buildPerson(), { key: newKey() }));
    ok(await other.client.post('/api/me/persons', buildPerson({ applicantName: '外人之父' }), { key: newKey() }));
    await deliver();

    const response = await fetched(me.client);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('本人信息-2026-03-02.json')}`,
    );
    const text = await response.text();
    const copy = JSON.parse(text);
    expect(Object.keys(copy)).toEqual([
      'exportedAt',
      'account',
      'sessions',
      'drafts',
      'persons',
      'applications',
      'recordCorrections',
      'notices',
    ]);
    expect(copy.account).toEqual({
      id: me.id,
      wechatOpenid: expect.stringMatching(/^o_/),
      createdAt: expect.any(String),
    });
    expect(copy.sessions).toHaveLength(1);
    expect(copy.drafts.map((each: { id: string; fields: object }) => [each.id, each.fields])).toEqual([
      [draft.id, expect.objectContaining({ address: '云溪市人民路18号', identityNumber: IDENTITY_NUMBER })],
    ]);
    expect(copy.persons).toEqual([{ id: saved.id, ...buildPerson(), createdAt: '2026-03-02T02:00:00.000Z' }]);
    expect(text).not.toContain('外人之父');
    expect(copy.applications).toHaveLength(1);
    expect(copy.applications[0]).toMatchObject({
      id: mine.id,
      number: mine.number,
      agencyName: '云溪市城市管理局',
      files: [{ id: mine.fileId, name: '说明.pdf' }],
      personalData: {
        identity: { document: 'resident_id', number: IDENTITY_NUMBER },
        contact: { phone: '13800138000', email: 'zhang@example.cn', address: null },
        agentIdentity: null,
        jointIdentities: [],
        otherContacts: [],
      },
    });
    expect(copy.notices.map(({ kind }: { kind: string }) => kind)).toEqual(['receipt_confirmed']);
    for (const foreign of [theirs.id, theirs.number, other.id]) expect(text).not.toContain(foreign);
    // Nothing that is of use to sign in, and nothing of the office's own side.
    expect(text).not.toMatch(/tokenHash|sealed|lookup|assignee/);
  });

  test('more than a page of each kind: all of them, once', async () => {
    const me = await person();
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push((await filed(me.client)).id);
    const [row] = await stored('applications', { _id: made[0] });
    const copies = Array.from({ length: 60 }, (_, index) => ({
      ...row,
      _id: bed.commands.newId(),
      number: `TEST-2025-${String(index + 1).padStart(6, '0')}`,
    }));
    await bed.connection.db?.collection('applications').insertMany(copies as never);
    const copy = await (await fetched(me.client)).json();
    const ids = (copy as { applications: { id: string }[] }).applications.map(({ id }) => id);
    expect(ids).toHaveLength(63);
    expect(new Set(ids).size).toBe(63);
    await bed.connection.db?.collection('applications').deleteMany({ number: /^TEST-2025-/ });
  });

  test('an account that has nothing', async () => {
    const copy = (await (await fetched((await person()).client)).json()) as object;
    expect(copy).toMatchObject({ drafts: [], persons: [], applications: [], notices: [] });
  });
});

describe('POST /api/me/actions/delete-account', () => {
  test('requires authentication', async () => {
    expect((await close(bed.anonymous, YES)).status).toBe(401);
    expect((await close(desk, YES)).status).toBe(401);
  });

  test.each([[{}], [{ confirm: '' }], [{ confirm: '注销' }], [{ confirm: '注销账号 ' }]])(
    'not without the words: %j',
    async (body) => {
      const me = await person();
      const answer = await close(me.client, body);
      expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, 'confirm']);
      expect((await me.client.get('/api/me')).status).toBe(200);
    },
  );

  test('open cases are told first, and nothing has happened', async () => {
    const me = await person();
    const first = await filed(me.client);
    const second = await filed(me.client);
    const answer = await close(me.client, { confirm: '注销账号' });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'open_cases_remain']);
    expect(answer.body.error.message).toContain(`您还有 2 件申请在办理（${first.number}、${second.number}）`);
    expect(answer.body.error.details).toEqual({
      count: 2,
      numbers: `${first.number}、${second.number}`,
      cases: [
        { applicationId: first.id, number: first.number },
        { applicationId: second.id, number: second.number },
      ],
    });
    expect(ok(await me.client.get('/api/me/applications')).items).toHaveLength(2);
  });

  test('with closed cases alone nothing has to be acknowledged', async () => {
    const me = await person();
    const done = await filed(me.client);
    await answered(done.id);
    const { keptCases, keptReason } = ok(await close(me.client, { confirm: '注销账号' }));
    expect(keptCases).toEqual([{ applicationId: done.id, number: done.number }]);
    expect(keptReason).toContain('第四十五条');
  });

  test('what goes, what stays, and what is written down', async () => {
    const me = await person();
    const elsewhere = await me.signIn();
    const kept = await filed(me.client);
    await act(desk, kept.id, 'confirm-receipt', {});
    const draft = await draftOf(me.client, bed.agencyId, buildOtherForm());
    const { file } = ok(await me.client.upload(`/api/me/drafts/${draft.id}/files`, '说明.pdf', pdfFile()));
    ok(await me.client.post('/api/me/persons', buildPerson(), { key: newKey() }));
    await deliver();
    await act(desk, kept.id, 'note', { text: '备注' });
    const openid = (await stored('citizens', { _id: me.id }))[0]?.['openid'] as string;
    const [before] = await stored('applications', { _id: kept.id });

    const { deletedAt, keptCases } = ok(await close(me.client, YES));
    expect(deletedAt).toBe('2026-03-02T02:00:00.000Z');
    expect(keptCases).toEqual([{ applicationId: kept.id, number: kept.number }]);

    for (const client of [me.client, elsewhere]) expect((await client.get('/api/me')).status).toBe(401);
    for (const name of ['citizens', 'citizenSessions', 'drafts', 'persons', 'notices', 'outbox', 'accountTombstones']) {
      const rows = (await stored(name, {})).filter((row) => JSON.stringify(row).includes(me.id));
      // A message that was delivered keeps its row, or it could be sent again; the tombstone is all that is new.
      expect([name, rows.length]).toEqual([name, name === 'accountTombstones' ? 1 : name === 'outbox' ? 1 : 0]);
      expect(JSON.stringify(await stored(name, {}))).not.toContain(openid);
    }
    expect(await stored('files.files', { _id: file.id })).toEqual([]);
    expect(await stored('accountTombstones', { _id: me.id })).toEqual([
      {
        _id: me.id,
        createdAt: '2026-03-02T02:00:00.000Z',
        deletedAt: '2026-03-02T02:00:00.000Z',
        kept: [{ applicationId: kept.id, agencyId: bed.agencyId, number: kept.number }],
        reason: expect.stringContaining('依法归档保存'),
      },
    ]);

    // The case is what it was, but for whose account it is; the office goes on with it and is told.
    const [after] = await stored('applications', { _id: kept.id });
    expect(after).toEqual({ ...before, citizenId: null });
    await act(desk, kept.id, 'claim', {});
    await deliver();
    const notices = ok(await desk.get('/api/staff/notices?limit=100')).items;
    expect(notices.filter(({ kind }: { kind: string }) => kind === 'account_deleted')).toMatchObject([
      { title: '申请人已注销账号，请改用其他方式送达', body: `申请 ${kept.number}` },
    ]);
    const rows = await stored('auditRows', {
      action: { $in: ['delete_account', 'unlink_account'] },
      'actor.id': me.id,
    });
    expect(rows.map(({ action, agencyId, detail }) => [action, agencyId, detail])).toEqual([
      ['delete_account', null, { cases: 1, open: 1 }],
      ['unlink_account', bed.agencyId, { open: true }],
    ]);
    const verified = await verifyCases({ cases: mongoCaseStream(bed.connection), calendars: bed.commands.calendars });
    expect(verified.different).toBe(0);
  });

  test('who comes back is somebody new, and the old cases are not his', async () => {
    const me = await person();
    const kept = await filed(me.client);
    ok(await close(me.client, YES));
    const again = await me.signIn();
    expect(ok(await again.get('/api/me')).id).not.toBe(me.id);
    expect(ok(await again.get('/api/me/applications')).items).toEqual([]);
    expect((await again.get(`/api/me/applications/${kept.id}`)).status).toBe(404);
    expect((await again.get(`/api/me/applications/${kept.id}/files/${kept.fileId}`)).status).toBe(404);
  });

  test('pressed ten times at once: one tombstone', async () => {
    const me = await person();
    await filed(me.client);
    const answers = await Promise.all(Array.from({ length: 10 }, () => close(me.client, YES)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    expect(await stored('accountTombstones', { _id: me.id })).toHaveLength(1);
  });

  test('what was being written meanwhile is gone after the nightly sweep', async () => {
    const me = await person();
    ok(await close(me.client, YES));
    const actor = { type: 'citizen', citizenId: me.id, sessionId: 'x' } as const;
    await createDraft(bed.commands, actor, { fields: buildOtherForm() });
    await savePerson(bed.commands, actor, { fields: buildPerson() });
    await applyRetention({ ...bed.commands, retention: mongoRetention(bed.connection) });
    expect(await stored('drafts', { citizenId: me.id })).toEqual([]);
    expect(await stored('persons', { citizenId: me.id })).toEqual([]);
  });
});
