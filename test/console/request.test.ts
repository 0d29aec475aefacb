/** The console's door to the network, against a network of the test's own. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ApiFailure } from '../../src/console/api/api-failure';
import { addressOf, call } from '../../src/console/api/request';
import { rememberCsrfToken, renewSessionBy } from '../../src/console/api/session';

interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = { status: number; body?: unknown } | 'offline';

const realFetch = globalThis.fetch;
let sent: Sent[];
let answers: Answer[];

beforeEach(() => {
  sent = [];
  answers = [];
  rememberCsrfToken('csrf-1');
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push({ method: init.method ?? '', url, headers, body: init.body ? JSON.parse(String(init.body)) : null });
    const answer = answers.shift();
    if (!answer || answer === 'offline') throw new TypeError('fetch failed');
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body ?? {}), { status: answer.status });
  }) as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const refusal = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { error: { code, message: `因为 ${code}`, requestId: 'r', ...more } },
});
const claim = { path: { applicationId: 'a1' }, body: { expectedVersion: 3 } };

describe('a request', () => {
  test('carries the proof of this page when it changes something, and not when it reads', async () => {
    answers = [{ status: 200 }, { status: 200 }];
    await call('getCase', { path: { applicationId: 'a1' } });
    await call('claimCase', claim);
    expect(sent[0]).toMatchObject({ method: 'GET', url: '/api/staff/applications/a1', headers: {} });
    expect(sent[0]?.headers).not.toHaveProperty('x-csrf-token');
    expect(sent[1]).toMatchObject({
      method: 'POST',
      url: '/api/staff/applications/a1/actions/claim',
      headers: { 'x-csrf-token': 'csrf-1', 'content-type': 'application/json' },
      body: { expectedVersion: 3 },
    });
  });

  test('leaves out of the address what is not filled in', () => {
    expect(addressOf('listQueue', { query: { text: '城 管', assignee: '', year: undefined, limit: 50 } })).toBe(
      '/api/staff/applications?text=%E5%9F%8E%20%E7%AE%A1&limit=50',
    );
  });

  test('that reads is sent a second time when the server was not reached, and not a third', async () => {
    answers = ['offline', { status: 200, body: { id: 'a1' } }];
    expect(await call('getCase', { path: { applicationId: 'a1' } })).toEqual({ id: 'a1' });
    answers = ['offline', 'offline', { status: 200 }];
    await expect(call('getCase', { path: { applicationId: 'a1' } })).rejects.toMatchObject({
      code: 'offline',
      status: 0,
    });
    expect(sent).toHaveLength(4);
  });

  test('that changes something is not sent twice', async () => {
    answers = ['offline', { status: 200 }];
    await expect(call('claimCase', claim)).rejects.toMatchObject({ message: '没有连上服务器，请检查网络后再试。' });
    expect(sent).toHaveLength(1);
  });

  test('whose repeat the server recognises is sent again under the same key', async () => {
    answers = ['offline', { status: 201 }];
    const body = { channel: 'in_person', fields: {}, submittedDate: '2026-03-12' } as const;
    await call('registerApplication', { body: body as never, key: 'wish-1' });
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['wish-1', 'wish-1']);
  });
});

describe('a lost session', () => {
  test('is renewed by the user once for all requests that found it gone, and they are repeated', async () => {
    let asked = 0;
    renewSessionBy(async () => {
      asked++;
      rememberCsrfToken('csrf-2');
    });
    answers = [refusal(401, 'login_required'), refusal(401, 'login_required'), { status: 200 }, { status: 200 }];
    await Promise.all([call('claimCase', claim), call('claimCase', claim)]);
    expect(asked).toBe(1);
    expect(sent.slice(2).map(({ headers }) => headers['x-csrf-token'])).toEqual(['csrf-2', 'csrf-2']);
  });

  test('that the user does not renew fails the request', async () => {
    renewSessionBy(() => Promise.reject(new ApiFailure(401, 'login_required', '稍后')));
    answers = [refusal(401, 'login_required')];
    await expect(call('claimCase', claim)).rejects.toMatchObject({ message: '稍后' });
  });

  test('does not ask when the question is who is signed in', async () => {
    renewSessionBy(() => Promise.reject(new Error('asked')));
    answers = [refusal(401, 'login_required')];
    await expect(call('getStaffMe', {})).rejects.toMatchObject({ status: 401 });
  });

  test('an old proof is fetched anew and the request repeated', async () => {
    answers = [refusal(403, 'csrf_failed'), { status: 200, body: { csrfToken: 'csrf-9' } }, { status: 200 }];
    await call('claimCase', claim);
    expect(sent.map(({ url }) => url)).toEqual([
      '/api/staff/applications/a1/actions/claim',
      '/api/staff/me',
      '/api/staff/applications/a1/actions/claim',
    ]);
    expect(sent[2]?.headers['x-csrf-token']).toBe('csrf-9');
  });
});

describe('a refusal', () => {
  test('brings the words, the fields and, in a conflict, what happened since', async () => {
    const events = [{ kind: 'claimed', label: '认领', date: '2026-03-12', at: '2026-03-12T01:00:00.000Z', by: '林静' }];
    answers = [refusal(409, 'version_conflict', { details: { currentVersion: 5, events } })];
    const failure = await call('claimCase', claim).catch((error: unknown) => error as ApiFailure);
    expect(failure).toMatchObject({
      status: 409,
      message: '因为 version_conflict',
      currentVersion: 5,
      eventsSince: events,
    });
  });

  test('without words of the server has some of its own', async () => {
    answers = [{ status: 500, body: 'oops' }];
    await expect(call('claimCase', claim)).rejects.toMatchObject({ message: '服务暂时不可用，请稍后再试。' });
  });
});
