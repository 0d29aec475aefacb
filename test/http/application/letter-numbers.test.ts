/** Numbers of letters by the agency's rule: no gap and no double, whoever issues at the same moment and whatever is refused. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueLetter } from '../../../src/commands/application/issue-letter.js';
import { type StaffActor } from '../../../src/policies/actor.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Answer, type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
let admin: Client;
beforeAll(async () => {
  desk = await openDesk(server);
  admin = await server.staff(['administrator'], '孙管理');
});

async function rule(numberPattern: string): Promise<Answer> {
  const { version } = (await admin.get('/api/staff/agency')).body;
  const letters = { numberPattern, letterhead: null };
  return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, letters });
}

async function toExtend(on = '2026-03-02'): Promise<{ id: string; version: number }> {
  const { id } = await desk.handedIn(on);
  await desk.done(desk.clerk, id, 'request-supplement', { text: '请写明年份' });
  return { id, version: (await desk.page(id)).version };
}

const issue = ({ id, version }: { id: string; version: number }): Promise<Answer> =>
  desk.clerk.post(`/api/staff/applications/${id}/actions/issue-letter`, {
    expectedVersion: version,
    kind: 'supplement_notice',
  });

const letterOf = ({ id, version }: { id: string; version: number }) =>
  ({ id, expectedVersion: version, kind: 'supplement_notice' }) as const;

/** The clerk, as another process of the server knows him. */
const elsewhere = (): StaffActor => ({
  type: 'staff',
  staffId: desk.clerk.staffId,
  agencyId: server.agencyId,
  roles: ['clerk'],
  name: '王经办',
  sessionId: server.commands.newId(),
  mustChangePassword: false,
});

const numberOf = async (on?: string): Promise<string> => (await issue(await toExtend(on))).body.number;

describe('第三十条 numbers', () => {
  test('the rule of the system until the agency has its own', async () => {
    expect((await admin.get('/api/staff/agency')).body.letters).toEqual({
      numberPattern: '依申请〔{year}〕{n}号',
      letterhead: null,
    });
    expect([await numberOf(), await numberOf()]).toEqual(['依申请〔2026〕1号', '依申请〔2026〕2号']);
  });

  test('fifty at once are numbered from 1 to 50', async () => {
    expect((await rule('云城管依申请〔{year}〕第{n}号')).status).toBe(200);
    const cases = [];
    for (let each = 0; each < 50; each += 1) cases.push(await toExtend());
    // Two processes that share nothing but the database.
    const numbers = await Promise.all(
      cases.map(async (each, index) => {
        if (index % 2 === 0) return (await issue(each)).body.number as string;
        return (await issueLetter(server.commands, elsewhere(), letterOf(each))).letter.number ?? '';
      }),
    );
    const expected = Array.from({ length: 50 }, (_, index) => `云城管依申请〔2026〕第${index + 1}号`);
    expect(numbers.toSorted()).toEqual(expected.toSorted());
  }, 60_000);

  test('what is refused, or meets a newer version of the case, leaves no gap', async () => {
    await rule('甲〔{year}〕{n}号');
    const twice = await toExtend();
    const met = await Promise.all([issue(twice), issue(twice), issue(twice)]);
    expect(met.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await issue({ ...twice, version: twice.version + 1 })).status).toBe(422);
    expect(await numberOf()).toBe('甲〔2026〕2号');
  });

  test('a number that was drawn in a transaction that failed is drawn again', async () => {
    await rule('丙〔{year}〕{n}号');
    const { id, version } = await toExtend();
    const failing = {
      ...server.commands,
      hash: () => {
        throw new Error('after the number was drawn');
      },
    };
    await expect(issueLetter(failing, elsewhere(), letterOf({ id, version }))).rejects.toThrow('after the number');
    expect((await issue({ id, version })).body.number).toBe('丙〔2026〕1号');
  });

  test('a year and a rule count by themselves, and each agency', async () => {
    await rule('乙〔{year}〕{n}号');
    expect(await numberOf('2026-12-31')).toBe('乙〔2026〕1号');
    expect(await numberOf('2027-01-04')).toBe('乙〔2027〕1号');
    expect(await numberOf('2027-01-04')).toBe('乙〔2027〕2号');
    await rule('甲〔{year}〕{n}号');
    expect(await numberOf('2027-01-05')).toBe('甲〔2027〕1号');
  });

  test.each([
    ['云城管〔{year}〕号', '文号规则应当含有一处 {n}（顺序号）'],
    ['云城管{n}号', '文号规则应当含有一处 {year}（年份）'],
    ['〔{year}〕{n}{n}号', '文号规则应当含有一处 {n}（顺序号）'],
    ['〔{year}〕{month}{n}号', '“{month}”不能代入，可用的有 {year}（年份）和 {n}（顺序号）'],
    ['〔{year}〕{n号{n}', '花括号不成对'],
    ['〔{year}〕1{n}号', '顺序号 {n} 不能与其他数字相连'],
    ['{year}{n}', '顺序号 {n} 不能与其他数字相连'],
  ])('a rule that cannot be is refused: %s', async (pattern, message) => {
    const refused = await rule(pattern);
    expect([refused.status, refused.body.error.fields]).toEqual([400, [{ path: 'letters.numberPattern', message }]]);
  });
});
