/** Names and searches: what looks the same is the same, however it was typed, and nothing hides in it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let clerk: Client;
let elsewhere: Client;
let head: Client;

beforeAll(async () => {
  clerk = await server.staff(['clerk'], '王经办');
  elsewhere = await server.staff(['clerk'], '外人', 'other');
  head = await server.staff(['administrator'], '管理员');
});

const register = async (fields: Record<string, string>) =>
  clerk.post(
    '/api/staff/applications',
    { channel: 'in_person', submittedDate: '2026-03-02', fields: { ...buildOtherForm(), ...fields } },
    { key: newKey() },
  );
const found = async (who: Client, text: string): Promise<string[]> => {
  const answer = await who.get(`/api/staff/applications?view=all&text=${encodeURIComponent(text)}`);
  expect(answer.status).toBe(200);
  return answer.body.items.map((item: { applicant: { name: string } }) => item.applicant.name);
};

test('requires authentication', async () => {
  expect((await server.anonymous.get('/api/staff/applications?text=x')).status).toBe(401);
});

describe('an applicant', () => {
  test.each([
    ['René Müller', 'Rene\u0301 Mu\u0308ller', 'René'],
    ['欧阳震华', '欧\u200b阳\u202e震\u2066华\ufeff', '欧阳'],
    ['𠮷田一', '𠮷田一', '𠮷'],
  ])('%s is one name: registered and found either way', async (name, typed, part) => {
    const made = await register({ applicantName: typed });
    expect([made.status, made.body.applicant?.name]).toEqual([201, name]);
    for (const text of [part, part.normalize('NFD'), `\u200b${part}\u202c`])
      expect(await found(clerk, text)).toContain(name);
    expect(await found(elsewhere, part)).toEqual([]);
  });

  test.each(['\ud800', '张\u0000三'])('%j is refused with its field', async (applicantName) => {
    const answer = await register({ applicantName });
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields).toEqual([expect.objectContaining({ path: 'fields.applicantName' })]);
  });
});

test.each(['%', '.*', '(a+)+$', '$where', '{"$gt":""}', '\\', '[', '甲'.repeat(100)])(
  'a search for %j is only a search',
  async (text) => {
    expect(await found(clerk, text)).toEqual([]);
  },
);

test('a search of 101 characters, or of nothing that can be seen, is told', async () => {
  for (const text of ['甲'.repeat(101), '\u200b\u202e']) {
    const answer = await clerk.get(`/api/staff/applications?text=${encodeURIComponent(text)}`);
    expect([answer.status, answer.body.error.fields[0].path]).toEqual([400, 'query.text']);
  }
});

test('two colleagues cannot be made to look alike by what is not seen', async () => {
  const add = (name: string, account: string) =>
    head.post(
      '/api/staff/staff',
      { account, name, roles: ['clerk'], initialPassword: 'a-first-password' },
      { key: newKey() },
    );
  const answer = await add('李\u200b审\u202e核', 'li.shenhe');
  expect([answer.status, answer.body.name]).toEqual([201, '李审核']);
  expect((await add('李四', 'li\u200b.shenhe')).status).toBeGreaterThanOrEqual(400);
});
