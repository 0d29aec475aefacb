import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});
const { applicantName, identityDocument, identityNumber } = buildOtherForm();
const person = { applicantName, identityDocument, identityNumber };
const check = (body: object, who: Client = desk.clerk): Promise<Answer> =>
  who.post('/api/staff/applications/actions/check-intake', body);
const reasons = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries(body.matches.map(({ id, reason }: { id: string; reason: string }) => [id, reason]));

test('requires authentication and the role', async () => {
  expect((await check({}, server.anonymous)).status).toBe(401);
  expect((await check({}, desk.reviewer)).status).toBe(403);
});

describe('before a paper is registered', () => {
  test('numbers that cannot be right are told, what is still empty is not', async () => {
    expect((await check({})).body).toEqual({ faults: [], matches: [] });
    const { body } = await check({ ...person, identityNumber: '110105194912310039', phone: '12-x' });
    expect(body.faults.map(({ path }: { path: string }) => path).sort()).toEqual(['identityNumber', 'phone']);
  });

  test('the same person and the same question, each with its reason; nothing is kept', async () => {
    const same = await desk.handedIn('2026-03-02', {}, { subject: '垃圾分类投放点设置方案', description: '' });
    const other = await desk.handedIn('2026-03-02', {}, { subject: '路灯维修合同', description: '' });
    const strangers = await desk.handedIn(
      '2026-03-02',
      {},
      { subject: '垃圾分类投放点设置方案', description: '', applicantName: '钱七', identityNumber: '' },
    );
    const asked = { ...person, subject: '垃圾分类投放点设置方案' };
    const answer = await check(asked);
    expect(reasons(answer)).toEqual({
      [same.id]: '同一申请人，内容相同',
      [other.id]: '同一申请人',
      [strangers.id]: '他人申请，内容相同',
    });
    expect(answer.body.matches[0].id).toBe(same.id);
    expect(reasons(await check({ subject: '垃圾分类投放点设置方案' }))[strangers.id]).toBe('内容相同');
    // A name alone is nobody.
    expect(reasons(await check({ applicantName }))).toEqual({});
    const elsewhere = await check(asked, desk.outsider);
    expect(elsewhere.body.matches).toEqual([]);
  });
});
