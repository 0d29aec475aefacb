/** A.10, 15 and 21: an agent or a guardian acts for the applicant; several apply together and one represents them. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, useServer } from '../../support/server.js';
import { ok } from '../../support/tenants.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

const AGENT = { agentName: '李四', agentIdentityDocument: 'resident_id', agentIdentityNumber: '530102199003070032' };
const WANG = { name: '王五', identityDocument: 'resident_id', identityNumber: '110105194912310038' };
const ZHAO = { name: '赵六子', identityDocument: 'resident_id', identityNumber: '320506197911174637' };
const MASKED = {
  agent: { document: { code: 'resident_id', label: '居民身份证' }, masked: '5301************32' },
  wang: { document: { code: 'resident_id', label: '居民身份证' }, masked: '1101************38' },
  zhao: { document: { code: 'resident_id', label: '居民身份证' }, masked: '3205************37' },
};

const register = (fields: object, more: object = {}): Promise<Answer> =>
  desk.clerk.post(
    '/api/staff/applications',
    { channel: 'in_person', submittedDate: server.clock.today(), fields, confirmDuplicate: true, ...more },
    { key: newKey() },
  );
const draft = async (fields: object): Promise<Answer['body']> =>
  ok(await desk.citizen.post('/api/me/drafts', { agencyId: server.agencyId, fields }, { key: newKey() }));
const submit = (draftId: string, more: object = {}): Promise<Answer> =>
  desk.citizen.post('/api/me/applications', { draftId, ...more }, { key: newKey() });
const pathsOf = ({ body }: Answer) => body.error.fields.map(({ path }: { path: string }) => path);
const column = async (row: string): Promise<(number | null)[]> =>
  ok(await desk.clerk.get('/api/staff/reports/2026/tables')).tables.table2.rows[row];

describe('agent and guardian', () => {
  test('requires authentication, and the case is nobody else’s', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, AGENT);
    expect((await server.anonymous.get(`/api/staff/applications/${id}`)).status).toBe(401);
    expect((await desk.outsider.get(`/api/staff/applications/${id}`)).status).toBe(404);
    expect((await desk.stranger.get(`/api/me/applications/${id}`)).status).toBe(404);
  });

  test('a guardian online: labelled for both, counted in the applicant’s column, without an end', async () => {
    const before = await column('newly_received');
    const made = await desk.online('2026-03-02', { ...buildOtherForm(), ...AGENT, agentCapacity: 'guardian' });
    const shown = {
      name: '李四',
      capacity: { code: 'guardian', label: '监护人' },
      identity: MASKED.agent,
      authorityUntil: null,
    };
    expect((await desk.page(made.id)).applicant.agent).toEqual({ ...shown, authorityEnded: false });
    const own = ok(await desk.citizen.get(`/api/me/applications/${made.id}`));
    expect(own.applicant).toMatchObject({ kind: { code: 'natural_person' }, agent: shown, joint: [] });
    expect(own.applicant.agent).not.toHaveProperty('authorityEnded');
    const after = await column('newly_received');
    expect(after.map((value, index) => (value ?? 0) - (before[index] ?? 0))).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  test('who is not said to be a guardian is an agent', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, AGENT);
    expect((await desk.page(id)).applicant.agent.capacity).toEqual({ code: 'agent', label: '委托代理人' });
  });

  test('an authority of an online application: its last day, and the day after', async () => {
    const fields = { ...buildOtherForm(), ...AGENT, agentAuthorityUntil: '2026-03-31' };
    const made = await desk.online('2026-03-02', fields);
    server.clock.freezeOn('2026-03-31');
    expect((await desk.page(made.id)).applicant.agent).toMatchObject({
      authorityUntil: '2026-03-31',
      authorityEnded: false,
    });
    server.clock.freezeOn('2026-04-01');
    expect((await desk.page(made.id)).applicant.agent.authorityEnded).toBe(true);
    server.clock.freezeOn('2026-03-02');
  });

  test('an office gives the end in the form, beside it, or in both alike', async () => {
    const inForm = { ...AGENT, agentAuthorityUntil: '2026-06-30' };
    const beside = { authorityUntil: '2026-06-30' };
    for (const { fields, more } of [
      { fields: inForm, more: {} },
      { fields: AGENT, more: beside },
      { fields: inForm, more: beside },
    ]) {
      const { id } = ok(await register(buildOtherForm(fields), more));
      expect((await desk.page(id)).applicant.agent.authorityUntil).toBe('2026-06-30');
    }
    const differing = await register(buildOtherForm(inForm), { authorityUntil: '2026-07-01' });
    expect([differing.status, differing.body.error.fields]).toEqual([
      400,
      [{ path: 'authorityUntil', message: '与代理人一栏填写的委托期限不同，请核对' }],
    ]);
  });

  test.each([
    [{ ...AGENT, agentCapacity: 'friend' }, 'agentCapacity'],
    [{ agentCapacity: 'guardian' }, 'agentName'],
    [{ ...AGENT, agentCapacity: 'guardian', agentAuthorityUntil: '2026-06-30' }, 'agentAuthorityUntil'],
    [{ ...AGENT, agentAuthorityUntil: '明年' }, 'agentAuthorityUntil'],
  ])('%j is told in the draft and refused by both doors', async (fields, path) => {
    const form = buildOtherForm(fields);
    const typed = await draft(form);
    expect(typed.faults.map((fault: { path: string }) => fault.path)).toEqual([path]);
    for (const answer of [await submit(typed.id), await register(form)]) {
      expect([answer.status, pathsOf(answer)]).toEqual([400, [path]]);
    }
  });

  test('a case of before: an agent by mandate', async () => {
    const { id } = await desk.handedIn('2026-03-02', {}, AGENT);
    await server.connection.db
      ?.collection<{ _id: string }>('applications')
      .updateOne({ _id: id }, { $unset: { 'applicant.agent.capacity': '' } });
    expect((await desk.page(id)).applicant.agent.capacity).toEqual({ code: 'agent', label: '委托代理人' });
  });
});

describe('joint application', () => {
  test('online: counted once, in the representative’s column; masked for both, nothing of it stored in clear', async () => {
    const [before, granted] = [await column('newly_received'), await column('granted')];
    const made = await desk.online('2026-03-02', { ...buildOtherForm(), joint: [WANG, ZHAO] });
    const joint = [
      { name: '王五', identity: MASKED.wang },
      { name: '赵六子', identity: MASKED.zhao },
    ];
    expect((await desk.page(made.id)).applicant).toMatchObject({ name: '张三', joint });
    expect(ok(await desk.citizen.get(`/api/me/applications/${made.id}`)).applicant).toMatchObject({
      name: '张三',
      joint,
    });
    await desk.answered(made.id, { method: 'online' });
    const difference = async (row: string, was: (number | null)[]) =>
      (await column(row)).map((value, index) => (value ?? 0) - (was[index] ?? 0));
    expect(await difference('newly_received', before)).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(await difference('granted', granted)).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(ok(await desk.clerk.get('/api/staff/reports/2026/recount')).equal).toBe(true);
    const stored = await server.connection.db?.collection<{ _id: string }>('applications').findOne({ _id: made.id });
    for (const number of [WANG.identityNumber, ZHAO.identityNumber]) {
      expect(JSON.stringify(stored)).not.toContain(number);
    }
  });

  test('found by the name of each, however long the description', async () => {
    const fields = buildOtherForm({
      applicantName: '诸葛代表',
      description: Array.from({ length: 150 }, (_, index) => `词${index}`).join('、'),
      joint: [WANG, { ...ZHAO, name: '欧阳共同' }],
    });
    const { id } = ok(await register(fields));
    for (const name of ['诸葛代表', '欧阳共同']) {
      const { items } = ok(await desk.clerk.get(`/api/staff/applications?text=${encodeURIComponent(name)}`));
      expect(items.map((item: { id: string }) => item.id)).toEqual([id]);
    }
    const successor = { identityDocument: 'passport', identityNumber: 'E12345678', reason: '继承' };
    await desk.done(desk.head, id, 'succeed-applicant', { name: '上官承受', ...successor });
    const found = async (name: string) =>
      ok(await desk.clerk.get(`/api/staff/applications?text=${encodeURIComponent(name)}`)).items.length;
    expect([await found('上官承受'), await found('欧阳共同'), await found('诸葛代表')]).toEqual([1, 1, 0]);
    const parent = await desk.done(desk.clerk, id, 'split', {
      parts: [{ subject: '甲项' }, { subject: '乙项' }],
      reason: '两项',
    });
    expect(await found('欧阳共同')).toBe(2);
    const child = await desk.page(parent.children[0].id);
    expect(child.applicant.joint).toEqual([
      { name: '王五', identity: MASKED.wang },
      { name: '欧阳共同', identity: MASKED.zhao },
    ]);
  });

  test('a PATCH replaces the whole list, an empty one clears it, none leaves it', async () => {
    const typed = await draft(buildOtherForm({ joint: [WANG, ZHAO] }));
    const path = `/api/me/drafts/${typed.id}`;
    const patched = async (expectedVersion: number, fields: object) =>
      ok(await desk.citizen.request('PATCH', path, { expectedVersion, fields })).fields.joint;
    expect(await patched(1, { subject: '改过的名称' })).toEqual([WANG, ZHAO]);
    expect(await patched(2, { joint: [ZHAO] })).toEqual([ZHAO]);
    expect(await patched(3, { joint: [] })).toEqual([]);
    const made = ok(await submit(typed.id));
    expect(made.applicant.joint).toEqual([]);
  });

  test('twenty, and one more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `共同人${index}` }));
    const made = ok(await register(buildOtherForm({ joint: many(20) })));
    expect(made.applicant.joint).toHaveLength(20);
    expect(made.applicant.joint[19]).toEqual({ name: '共同人19', identity: null });
    const refused = await register(buildOtherForm({ joint: many(21) }));
    expect([refused.status, pathsOf(refused)]).toEqual([400, ['fields.joint']]);
    const typed = await draft(buildOtherForm());
    const patch = { expectedVersion: 1, fields: { joint: many(21) } };
    const answer = await desk.citizen.request('PATCH', `/api/me/drafts/${typed.id}`, patch);
    expect([answer.status, pathsOf(answer)]).toEqual([400, ['fields.joint']]);
  });

  test('an office may leave out the proof of identity, an applicant may not', async () => {
    const form = buildOtherForm({ joint: [{ name: '王五' }, { ...ZHAO, identityNumber: '' }] });
    const typed = await draft(form);
    const online = await submit(typed.id);
    expect([online.status, pathsOf(online)]).toEqual([400, ['joint.0.identityDocument', 'joint.1.identityNumber']]);
    expect(typed.faults.map(({ path }: { path: string }) => path)).toEqual(pathsOf(online));
    expect(pathsOf(await register(form))).toEqual(['joint.1.identityNumber']);
    expect((await register(buildOtherForm({ joint: [{ name: '王五' }] }))).status).toBe(201);
  });

  test.each([
    [[{ ...WANG, identityNumber: '110105194912310039' }], 'joint.0.identityNumber'],
    [[WANG, { ...WANG, name: '王六' }], 'joint.1.identityNumber'],
    [[{ ...WANG, identityNumber: IDENTITY_NUMBER }], 'joint.0.identityNumber'],
    [[{ ...WANG, name: ' \u200b' }], 'joint.0.name'],
  ])('%j: 400 that names the place', async (joint, path) => {
    const answer = await register(buildOtherForm({ joint }));
    expect([answer.status, pathsOf(answer)]).toEqual([400, [path]]);
  });

  test('duplicates are judged by the representative', async () => {
    const form = buildOtherForm({ joint: [WANG] });
    ok(await register(form));
    const again = await register({ ...form, joint: [ZHAO] }, { confirmDuplicate: false });
    expect([again.status, again.body.error.code]).toEqual([409, 'possible_duplicate']);
    const other = { ...form, applicantName: '王五', identityNumber: WANG.identityNumber, joint: undefined };
    expect((await register(other, { confirmDuplicate: false })).status).toBe(201);
  });

  test('shown in clear to staff with a reason, which may not repeat it; and in the applicant’s own copy', async () => {
    const made = await desk.online('2026-03-02', { ...buildOtherForm(), joint: [WANG, ZHAO] });
    const reveal = (reason: string) =>
      desk.clerk.post(`/api/staff/applications/${made.id}/actions/reveal-personal-data`, {
        reason,
        fields: ['joint_identity'],
      });
    const document = { code: 'resident_id', label: '居民身份证' };
    expect(ok(await reveal('核对共同申请人'))).toEqual({
      identity: null,
      contact: null,
      agentIdentity: null,
      jointIdentities: [
        { name: '王五', identity: { document, number: '110105194912310038' } },
        { name: '赵六子', identity: { document, number: '320506197911174637' } },
      ],
      otherContacts: [],
    });
    expect(pathsOf(await reveal(`核对 ${ZHAO.identityNumber}`))).toEqual(['reason']);
    const row = await server.connection.db?.collection('auditRows').findOne({
      action: 'reveal_personal_data',
      'subject.id': made.id,
    });
    expect(row?.['detail']).toEqual({ reason: '核对共同申请人', fields: ['joint_identity'] });
    const copy = JSON.parse(await desk.citizen.text('/api/me/export'));
    const mine = copy.applications.find(({ id }: { id: string }) => id === made.id);
    expect(mine.personalData.jointIdentities).toEqual([
      { name: '王五', identity: { document: 'resident_id', number: '110105194912310038' } },
      { name: '赵六子', identity: { document: 'resident_id', number: '320506197911174637' } },
    ]);
  });

  test('a copy of the form takes along who applies and who acts', async () => {
    const fields = { ...AGENT, agentAuthorityUntil: '2026-12-31', joint: [WANG, ZHAO] };
    const made = await desk.online('2026-03-02', { ...buildOtherForm(), ...fields });
    const copy = ok(await desk.citizen.post('/api/me/drafts', { copyFrom: made.id }, { key: newKey() }));
    expect(copy.fields).toMatchObject({ ...fields, agentCapacity: 'agent' });
  });
});
