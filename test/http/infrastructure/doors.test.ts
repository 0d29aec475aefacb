import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { staffCookieHeader } from '../../../src/http/middleware/authenticate.js';
import { newToken } from '../../../src/http/middleware/tokens.js';
import { MemorySessions, startTestServer, type TestServer } from '../../support/http.js';

const sessions = new MemorySessions();
const whoami = z.object({ id: z.string(), agencyId: z.string().optional() });
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    sessions,
    routes: ({ applicantRouter, clerkRouter, callbackRouter }) => {
      applicantRouter.route({
        method: 'get',
        path: '/profile',
        operationId: 'readProfile',
        tag: 'account',
        summary: '我的资料',
        response: { 200: whoami },
        errors: [],
        handler: async ({ actor }) => ({ id: actor.citizenId }),
      });
      applicantRouter.route({
        method: 'post',
        path: '/session',
        operationId: 'login',
        tag: 'account',
        summary: '登录',
        anonymous: true,
        response: { 200: z.object({ actor: z.null() }) },
        errors: ['login_code_invalid'],
        handler: async ({ actor }) => ({ actor }),
      });
      clerkRouter.route({
        method: 'get',
        path: '/me',
        operationId: 'readStaff',
        tag: 'account',
        summary: '我是谁',
        beforePasswordChange: true,
        response: { 200: z.object({ actor: z.record(z.string(), z.json()) }) },
        errors: [],
        handler: async ({ actor }) => ({ actor: { ...actor, roles: [...actor.roles] } }),
      });
      clerkRouter.route({
        method: 'post',
        path: '/cases',
        operationId: 'createCase',
        tag: 'application',
        summary: '登记',
        roles: ['clerk', 'reviewer'],
        body: z.strictObject({ title: z.string() }),
        response: { 201: whoami },
        errors: [],
        handler: async ({ actor }) => ({ id: actor.staffId, agencyId: actor.agencyId }),
      });
      clerkRouter.route({
        method: 'post',
        path: '/session',
        operationId: 'signIn',
        tag: 'account',
        summary: '工作人员登录',
        anonymous: true,
        body: z.strictObject({ token: z.string() }),
        response: { 204: null },
        errors: ['login_failed'],
        handler: async ({ staffCookie }, { body }) => {
          staffCookie.set(body.token, 3600);
          return null;
        },
      });
      clerkRouter.route({
        method: 'delete',
        path: '/session',
        operationId: 'signOut',
        tag: 'account',
        summary: '退出',
        beforePasswordChange: true,
        response: { 204: null },
        errors: [],
        handler: async ({ staffCookie }) => {
          staffCookie.clear();
          return null;
        },
      });
      callbackRouter.route({
        method: 'post',
        path: '/wechatpay',
        operationId: 'wechatpayCallback',
        tag: 'payment',
        summary: '支付通知',
        maxBodyBytes: 64 * 1024,
        response: { 200: z.object({ bytes: z.string(), serial: z.string().nullable() }) },
        errors: [],
        handler: async ({ header }, { rawBody }) => ({
          bytes: rawBody.toString('hex'),
          serial: header('wechatpay-serial') ?? null,
        }),
      });
    },
  });
});
afterAll(async () => {
  await server.stop();
});
beforeEach(() => sessions.endAll());

describe('/api/me', () => {
  test('requires authentication', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${newToken().token}`, `Basic ${newToken().token}`]) {
      const response = await server.client().get('/api/me/profile', { authorization });
      expect(response.status).toBe(401);
      expect(response.json().error.code).toBe('login_required');
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('a live token is its citizen; an ended session is 401 at once', async () => {
    const client = server.client().bearer(sessions.addCitizen('c00000000000000000000001'));
    expect((await client.get('/api/me/profile')).json<object>()).toEqual({ id: 'c00000000000000000000001' });
    sessions.endAll();
    expect((await client.get('/api/me/profile')).status).toBe(401);
  });

  test('a staff token opens nothing here, nor a citizen token at the staff door', async () => {
    const { token } = sessions.addStaff();
    expect((await server.client().bearer(token).get('/api/me/profile')).status).toBe(401);
    const citizen = sessions.addCitizen('c00000000000000000000001');
    expect((await server.client().bearer(citizen).get('/api/staff/me')).status).toBe(401);
  });

  test('only a route that says so is open without login, and its actor is null', async () => {
    expect((await server.client().post('/api/me/session')).json<object>()).toEqual({ actor: null });
  });
});

describe('/api/staff', () => {
  test('requires authentication', async () => {
    expect((await server.client().get('/api/staff/me')).status).toBe(401);
    expect((await server.client().post('/api/staff/cases', { title: 'x' })).status).toBe(401);
  });

  test('by cookie: reads need nothing more, every unsafe method needs the CSRF header', async () => {
    const { token, csrfToken } = sessions.addStaff();
    const client = server.client().cookie('staff_session', token);
    expect((await client.get('/api/staff/me')).status).toBe(200);
    for (const offered of [undefined, '', 'wrong', newToken().token]) {
      const headers = offered === undefined ? undefined : { 'x-csrf-token': offered };
      const response = await client.post('/api/staff/cases', { title: 'x' }, headers);
      expect([response.status, response.json().error.code]).toEqual([403, 'csrf_failed']);
      expect((await client.send('DELETE', '/api/staff/session', { headers })).status).toBe(403);
    }
    const accepted = await client.post('/api/staff/cases', { title: 'x' }, { 'x-csrf-token': csrfToken });
    expect([accepted.status, accepted.json<object>()]).toEqual([
      201,
      { id: '5f0000000000000000000001', agencyId: 'a00000000000000000000001' },
    ]);
  });

  test('by bearer: tools need no CSRF header', async () => {
    const { token } = sessions.addStaff();
    expect((await server.client().bearer(token).post('/api/staff/cases', { title: 'x' })).status).toBe(201);
  });

  test('a bearer that is nobody is not rescued by a cookie', async () => {
    const { token, csrfToken } = sessions.addStaff();
    const client = server.client().cookie('staff_session', token).csrf(csrfToken).bearer(newToken().token);
    expect((await client.post('/api/staff/cases', { title: 'x' })).status).toBe(401);
  });

  test('login is told before role, role before faults of the body', async () => {
    expect((await server.client().post('/api/staff/cases', {})).status).toBe(401);
    const { token } = sessions.addStaff({ roles: ['auditor'] });
    const response = await server.client().bearer(token).post('/api/staff/cases', {});
    expect([response.status, response.json().error.code]).toEqual([403, 'forbidden']);
    const reviewer = sessions.addStaff({ roles: ['auditor', 'reviewer'] });
    expect((await server.client().bearer(reviewer.token).post('/api/staff/cases', {})).status).toBe(400);
  });

  test('until the first password is replaced only the routes that say so are open', async () => {
    const { token } = sessions.addStaff({ mustChangePassword: true });
    const client = server.client().bearer(token);
    const refused = await client.post('/api/staff/cases', { title: 'x' });
    expect([refused.status, refused.json().error.code]).toEqual([403, 'password_change_required']);
    expect((await client.get('/api/staff/me')).status).toBe(200);
  });

  test('the CSRF token does not reach the handler', async () => {
    const { token, csrfToken } = sessions.addStaff();
    const response = await server.client().bearer(token).get('/api/staff/me');
    expect(response.text).not.toContain(csrfToken);
    expect(Object.keys(response.json<{ actor: object }>().actor).toSorted()).toEqual([
      'agencyId',
      'mustChangePassword',
      'name',
      'roles',
      'sessionId',
      'staffId',
      'type',
    ]);
  });

  test('signing in sets an HttpOnly SameSite=Strict cookie, signing out removes it', async () => {
    const { token, csrfToken } = sessions.addStaff();
    const client = server.client();
    const signedIn = await client.post('/api/staff/session', { token });
    expect(signedIn.headers.get('set-cookie')).toBe(
      `staff_session=${token}; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict`,
    );
    expect((await client.get('/api/staff/me')).status).toBe(200);
    await client.csrf(csrfToken).send('DELETE', '/api/staff/session');
    expect(client.cookies.size).toBe(0);
    expect((await client.get('/api/staff/me')).status).toBe(401);
  });

  test('behind TLS the cookie is Secure and bound to the host', () => {
    expect(staffCookieHeader(true, 'v', 60)).toBe(
      '__Host-staff_session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
    );
  });
});

describe('/api/callbacks', () => {
  test('the handler gets the bytes exactly as sent, whatever their type', async () => {
    const response = await server.client().send('POST', '/api/callbacks/wechatpay', {
      headers: { 'content-type': 'application/json', 'wechatpay-serial': 'S1' },
      body: Buffer.from('{"a" :1.0}\n'),
    });
    expect(response.json<object>()).toEqual({ bytes: '7b226122203a312e307d0a', serial: 'S1' });
  });

  test('over its own limit: 413', async () => {
    const response = await server
      .client()
      .send('POST', '/api/callbacks/wechatpay', { body: Buffer.alloc(64 * 1024 + 1) });
    expect(response.status).toBe(413);
  });
});

describe('the access log', () => {
  test('names actor, declared path and ids, never a query, token or body', async () => {
    const { token } = sessions.addStaff();
    await server.client().bearer(token).post('/api/staff/cases?code=secret-code', { title: 'private title' });
    await server.client().get('/api/me/unknown/one-time-code-123456?token=secret-code');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const text = JSON.stringify(server.log.lines);
    expect(text).not.toMatch(/secret-code|private title|one-time-code/);
    expect(text).not.toContain(token);
    const line = server.log.lines.findLast(({ fields }) => fields['operationId'] === 'createCase');
    expect(line?.fields).toMatchObject({
      method: 'POST',
      route: '/api/staff/cases',
      status: 400,
      actor: 'staff:5f0000000000000000000001',
      clientIp: '127.0.0.1',
    });
  });
});
