/** People whom an account has saved to apply for them (A.10, 21: several persons under one account). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, buildPerson, IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02' });
let me: Client;
let other: Client;
let clerk: Client;
beforeAll(async () => {
  me = await bed.citizen('zhang-san');
  other = await bed.citizen('li-si');
  clerk = await bed.staff(['clerk'], '王经办');
});

const save = (who: Client, body: object, key = newKey()): Promise<Answer> => who.post('/api/me/persons', body, { key });
const change = (who: Client, id: string, body: object): Promise<Answer> =>
  who.request('PATCH', `/api/me/persons/${id}`, body);
const listed = async (who: Client): Promise<Answer['body'][]> => ok(await who.get('/api/me/persons')).items;
const pathsOf = ({ body }: Answer) => body.error.fields.map(({ path }: { path: string }) => path);
const stored = async (id: string) => bed.connection.db?.collection<{ _id: string }>('persons').findOne({ _id: id });

test('requires authentication; another citizen’s does not exist', async () => {
  const { id } = ok(await save(me, buildPerson()));
  for (const who of [bed.anonymous, clerk]) {
    expect((await who.get('/api/me/persons')).status).toBe(401);
    expect((await save(who, buildPerson())).status).toBe(401);
    expect((await change(who, id, { expectedVersion: 1, phone: '' })).status).toBe(401);
    expect((await who.request('DELETE', `/api/me/persons/${id}`)).status).toBe(401);
  }
  expect((await change(other, id, { expectedVersion: 1, applicantName: '李四' })).status).toBe(404);
  expect((await other.request('DELETE', `/api/me/persons/${id}`)).status).toBe(404);
  expect((await other.post('/api/me/drafts', { personId: id }, { key: newKey() })).status).toBe(404);
  expect(await listed(other)).toEqual([]);
  expect((await listed(me)).map((person) => person.id)).toEqual([id]);
});

describe('saved', () => {
  test('by name, the rest masked; in the database only encrypted', async () => {
    const person = buildPerson({ applicantName: '张老太', email: 'mu@example.cn', address: '云溪市人民路18号3幢' });
    const { id } = ok(await save(me, person));
    const shown = (await listed(me)).find((each) => each.id === id);
    expect(shown).toEqual({
      id,
      kind: { code: 'natural_person', label: '自然人' },
      name: '张老太',
      identity: { document: { code: 'resident_id', label: '居民身份证' }, masked: '1101************2X' },
      contact: { phone: '138****8000', email: 'm***@example.cn', address: '云溪市人民路*****' },
      version: 1,
      updatedAt: '2026-03-02T02:00:00.000Z',
    });
    const row = await stored(id);
    expect(Object.keys(row ?? {})).toEqual(['_id', 'citizenId', 'sealed', 'version', 'createdAt', 'updatedAt']);
    for (const word of ['张老太', IDENTITY_NUMBER, '13800138000', 'mu@example.cn', '人民路']) {
      expect(JSON.stringify(row)).not.toContain(word);
    }
  });

  test('the same request twice is one person; with another body it is refused', async () => {
    const key = newKey();
    const before = (await listed(me)).length;
    const [first, second] = await Promise.all([save(me, buildPerson(), key), save(me, buildPerson(), key)]);
    expect(ok(first).id).toBe(ok(second).id);
    expect((await listed(me)).length).toBe(before + 1);
    const another = await save(me, buildPerson({ applicantName: '别人' }), key);
    expect([another.status, another.body.error.code]).toEqual([422, 'idempotency_key_reused']);
  });

  test.each<[object, string[]]>([
    [{}, ['applicantKind', 'applicantName']],
    [{ ...buildPerson(), applicantKind: 'robot' }, ['applicantKind']],
    [{ ...buildPerson(), applicantName: '\u200b' }, ['applicantName']],
    [{ ...buildPerson(), identityNumber: '110105194912310021' }, ['identityNumber']],
    [{ ...buildPerson(), phone: '不记得' }, ['phone']],
    [{ ...buildPerson(), email: 'x' }, ['email']],
    [{ ...buildPerson(), applicantName: '名'.repeat(101) }, ['applicantName']],
    [{ ...buildPerson(), subject: '所需信息' }, ['subject']],
  ])('%j: 400 that names the field', async (body, paths) => {
    const answer = await save(me, body);
    expect([answer.status, pathsOf(answer)]).toEqual([400, paths]);
  });

  test('a name of a hundred characters; no proof of identity yet', async () => {
    const long = { applicantKind: 'natural_person', applicantName: '名'.repeat(100) };
    expect(ok(await save(me, long))).toMatchObject({
      name: '名'.repeat(100),
      identity: null,
      contact: { phone: null, email: null, address: null },
    });
  });

  test('twenty, and no more, also when they come at once', async () => {
    const busy = await bed.citizen('busy');
    for (let count = 0; count < 18; count += 1) ok(await save(busy, buildPerson()));
    const answers = await Promise.all(Array.from({ length: 6 }, () => save(busy, buildPerson())));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 422, 422, 422, 422]);
    const last = await save(busy, buildPerson());
    expect([last.status, last.body.error.code]).toEqual([422, 'action_not_allowed']);
    expect(last.body.error.message).toContain('最多保存 20 位申请人');
    const [first] = await listed(busy);
    expect((await busy.request('DELETE', `/api/me/persons/${first.id}`)).status).toBe(204);
    expect((await save(busy, buildPerson())).status).toBe(201);
    expect(await listed(busy)).toHaveLength(20);
  });
});

describe('changed', () => {
  test('the named fields; an empty one is cleared; an old version is refused', async () => {
    const { id } = ok(await save(me, buildPerson({ email: 'mu@example.cn' })));
    bed.clock.freezeOn('2026-03-03');
    const changed = ok(await change(me, id, { expectedVersion: 1, phone: '13900139001', email: '' }));
    expect(changed).toMatchObject({
      name: '张母',
      identity: { masked: '1101************2X' },
      contact: { phone: '139****9001', email: null },
      version: 2,
      updatedAt: '2026-03-03T02:00:00.000Z',
    });
    const late = await change(me, id, { expectedVersion: 1, phone: '' });
    expect([late.status, late.body.error.code, late.body.error.details]).toEqual([
      409,
      'version_conflict',
      { currentVersion: 2 },
    ]);
    expect(pathsOf(await change(me, id, { expectedVersion: 2, applicantName: '' }))).toEqual(['applicantName']);
    expect(pathsOf(await change(me, id, { expectedVersion: 2, identityNumber: '1' }))).toEqual(['identityNumber']);
    bed.clock.freezeOn('2026-03-02');
  });

  test('ten at once: one is done', async () => {
    const { id } = ok(await save(me, buildPerson()));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => change(me, id, { expectedVersion: 1, phone: `1390013900${index}` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)]);
  });
});

describe('used', () => {
  test('in a draft begun already the whole applicant becomes another; the rest stays', async () => {
    const person = ok(await save(me, buildPerson({ applicantName: '张母' })));
    const fields = buildOtherForm({ email: 'old@example.cn', subject: '道路名单' });
    const { id, version } = ok(await me.post('/api/me/drafts', { agencyId: bed.agencyId, fields }, { key: newKey() }));
    const path = `/api/me/drafts/${id}`;
    const patch = (who: Client) => who.request('PATCH', path, { expectedVersion: version, personId: person.id });
    expect((await patch(other)).status).toBe(404);
    expect(ok(await patch(me)).fields).toMatchObject({
      applicantName: '张母',
      identityNumber: IDENTITY_NUMBER,
      email: '',
      subject: '道路名单',
    });
  });

  test('a draft begins with the person; what is typed goes before; the case stays when the person is deleted', async () => {
    const person = ok(await save(me, buildPerson({ address: '云溪市人民路18号' })));
    const {
      applicantName: _n,
      identityNumber: _i,
      identityDocument: _d,
      applicantKind: _k,
      ...rest
    } = buildOtherForm();
    const draft = ok(
      await me.post(
        '/api/me/drafts',
        { agencyId: bed.agencyId, personId: person.id, fields: { ...rest, phone: '13900139001' } },
        { key: newKey() },
      ),
    );
    expect(draft.faults).toEqual([]);
    expect(draft.fields).toEqual({
      ...rest,
      applicantKind: 'natural_person',
      applicantName: '张母',
      identityDocument: 'resident_id',
      identityNumber: IDENTITY_NUMBER,
      phone: '13900139001',
      address: '云溪市人民路18号',
    });
    const made = ok(await me.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
    expect((await me.request('DELETE', `/api/me/persons/${person.id}`)).status).toBe(204);
    expect((await me.request('DELETE', `/api/me/persons/${person.id}`)).status).toBe(404);
    expect(await stored(person.id)).toBeNull();
    expect(ok(await me.get(`/api/me/applications/${made.id}`)).applicant.name).toBe('张母');
  });
});
