/** The masked parts of a case in clear: for whom, why, and what of it is written down. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, IDENTITY_NUMBER, newKey } from '../../support/cases.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { draftOf, ok } from '../../support/tenants.js';

const bed = useServer({ today: '2026-03-02', config: { RATE_LIMIT_PERSONAL_DATA_PER_HOUR: '5' } });
let citizen: Client;
let applicationId = '';

/** Born 1990-03-07 in Kunming by its digits; weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 end in the check character 2. */
const AGENT_NUMBER = '530102199003070032';
const ADDRESS = '云溪市人民路18号3幢502室';

const reveal = (who: Client, body: object, id = applicationId): Promise<Answer> =>
  who.post(`/api/staff/applications/${id}/actions/reveal-personal-data`, body);
const ALL = { reason: '邮寄答复书，核对收件人', fields: ['identity', 'contact', 'agent_identity'] };

const rowsOf = async (id: string) =>
  (await bed.connection.db
    ?.collection('auditRows')
    .find({ action: 'reveal_personal_data', 'subject.id': id })
    .sort({ _id: 1 })
    .toArray()) ?? [];

beforeAll(async () => {
  citizen = await bed.citizen('revealed');
  const draft = await draftOf(
    citizen,
    bed.agencyId,
    buildOtherForm({ phone: '13900139001', email: 'li@example.cn', address: ADDRESS }),
  );
  applicationId = ok(await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() })).id;
});

describe('POST …/actions/reveal-personal-data', () => {
  test('requires authentication', async () => {
    expect((await reveal(bed.anonymous, ALL)).status).toBe(401);
    expect((await reveal(citizen, ALL)).status).toBe(401);
  });

  test('another agency’s case does not exist', async () => {
    const stranger = await bed.staff(['clerk', 'reviewer', 'office_head'], '外单位', 'other');
    expect((await reveal(stranger, ALL)).status).toBe(404);
  });

  test.each(['lawyer', 'contributor', 'administrator', 'auditor', 'supervisor'] as const)('not to %s', async (role) => {
    const answer = await reveal(await bed.staff([role], '某某'), ALL);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'forbidden']);
    expect(await rowsOf(applicationId)).toEqual([]);
  });

  test.each(['clerk', 'reviewer', 'office_head'] as const)(
    'to %s: what was asked for, and one row without it',
    async (role) => {
      const before = (await rowsOf(applicationId)).length;
      const who = await bed.staff([role], '某某');
      expect(ok(await who.get(`/api/staff/applications/${applicationId}`)).mayRevealPersonalData).toBe(true);
      const { status, body } = await reveal(who, ALL);
      expect(status).toBe(200);
      expect(body).toEqual({
        identity: { document: { code: 'resident_id', label: '居民身份证' }, number: IDENTITY_NUMBER },
        contact: { phone: '13900139001', email: 'li@example.cn', address: ADDRESS },
        agentIdentity: null,
        jointIdentities: [],
        otherContacts: [],
      });
      const rows = (await rowsOf(applicationId)).slice(before);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({
        agencyId: bed.agencyId,
        actor: { type: 'staff', id: who.staffId },
        detail: { reason: '邮寄答复书，核对收件人', fields: ['agent_identity', 'contact', 'identity'] },
      });
      const text = JSON.stringify(rows);
      for (const value of [IDENTITY_NUMBER, '13900139001', 'li@example.cn', ADDRESS]) expect(text).not.toContain(value);
    },
  );

  test('only the fields that were named; the agent’s number', async () => {
    const who = await bed.staff(['clerk'], '某某');
    const made = ok(
      await who.post(
        '/api/staff/applications',
        {
          channel: 'in_person',
          submittedDate: '2026-03-02',
          fields: buildOtherForm({
            agentName: '李四',
            agentIdentityDocument: 'resident_id',
            agentIdentityNumber: AGENT_NUMBER,
          }),
        },
        { key: newKey() },
      ),
    );
    expect((await reveal(who, { reason: '核对代理人', fields: ['agent_identity'] }, made.id)).body).toEqual({
      identity: null,
      contact: null,
      agentIdentity: { document: { code: 'resident_id', label: '居民身份证' }, number: AGENT_NUMBER },
      jointIdentities: [],
      otherContacts: [],
    });
  });

  test.each([
    [{ fields: ['contact'] }, 'reason'],
    [{ reason: '  ', fields: ['contact'] }, 'reason'],
    [{ reason: '字'.repeat(301), fields: ['contact'] }, 'reason'],
    [{ reason: '核对', fields: [] }, 'fields'],
    [{ reason: '核对' }, 'fields'],
    [{ reason: '核对', fields: ['name'] }, 'fields.0'],
    [{ reason: '核对', fields: ['contact', 'contact', 'contact', 'contact', 'contact'] }, 'fields'],
  ])('%j is refused by its name', async (body, path) => {
    const who = await bed.staff(['clerk'], '某某');
    const answer = await reveal(who, body);
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, path]);
  });

  test.each([
    `拨打 139-0013-9001`,
    '核对１３９００１３９００１',
    `核对 ${IDENTITY_NUMBER.toLowerCase()}`,
    '写信到 LI@example.cn',
    `寄往${ADDRESS}`,
    '联系 13812345678',
  ])('a reason that holds personal data (%s) is refused, and nothing is shown or kept', async (reason) => {
    const before = (await rowsOf(applicationId)).length;
    const answer = await reveal(await bed.staff(['clerk'], '某某'), { ...ALL, reason });
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, 'reason']);
    expect(answer.body.identity).toBeUndefined();
    expect((await rowsOf(applicationId)).length).toBe(before);
  });

  test('the fifth within an hour is answered, the sixth is not; somebody else still is', async () => {
    const who = await bed.staff(['clerk'], '好奇的人');
    for (let time = 1; time <= 5; time += 1) expect((await reveal(who, ALL)).status).toBe(200);
    const answer = await reveal(who, ALL);
    expect([answer.status, answer.body.error.code]).toEqual([429, 'rate_limited']);
    expect((await reveal(await bed.staff(['clerk'], '别人'), ALL)).status).toBe(200);
  });
});
