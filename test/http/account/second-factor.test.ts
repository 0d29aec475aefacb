import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib/functional';
import { type AgencyRecord } from '../../../src/ports/agencies.js';
import { type StaffRecord } from '../../../src/ports/staff.js';
import { type AccountServer, PASSWORD, startAccountServer } from '../../support/account.js';
import { useTestDatabase } from '../../support/database.js';
import { type TestClient, type TestResponse } from '../../support/http.js';

const database = useTestDatabase();
let area: AccountServer;
let agency: AgencyRecord;
let person: StaffRecord;

beforeAll(async () => {
  area = await startAccountServer(database);
  agency = await area.agency();
});
afterAll(() => area.stop());
beforeEach(async () => {
  at('02:00:00');
  person = await area.staff(agency.id);
});

const instantOf = (time: string): Date => new Date(`2026-03-02T${time}Z`);
const at = (time: string): void => area.clock.freeze(instantOf(time));
const codeAt = (secret: string, time: string): string =>
  generateSync({ secret, epoch: instantOf(time).getTime() / 1_000 });
const told = (response: TestResponse) => [response.status, response.json().error.code];

const firstStep = (account: string, client = area.server.client(), password = PASSWORD) =>
  client.post('/api/staff/session', { account, password });
const secondStep = (ticket: string, code: string, client = area.server.client()) =>
  client.post('/api/staff/session/second-factor', { ticket, code });
async function ticketOf(account: string, client?: TestClient): Promise<string> {
  const response = await firstStep(account, client);
  expect(response.status).toBe(202);
  return response.json<{ ticket: string }>().ticket;
}

/** At 02:00:00, so that the code of 02:00:00 is used up. */
async function enrolled(of = person): Promise<{ console: TestClient; secret: string; recoveryCodes: string[] }> {
  const console = await area.signedIn(of.account);
  const { secret } = (await console.post('/api/staff/me/second-factor')).json<{ secret: string }>();
  const confirmed = await console.post('/api/staff/me/second-factor/actions/confirm', {
    code: codeAt(secret, '02:00:00'),
  });
  expect(confirmed.status).toBe(200);
  return { console, secret, ...confirmed.json<{ recoveryCodes: string[] }>() };
}

describe('requires authentication', () => {
  test.each([
    '/api/staff/me/second-factor',
    '/api/staff/me/second-factor/actions/confirm',
    '/api/staff/me/second-factor/actions/renew-recovery-codes',
    '/api/staff/staff/65f0c1a2b3d4e5f601234567/actions/disable-second-factor',
  ])('%s', async (path) => {
    expect(told(await area.server.client().post(path, {}))).toEqual([401, 'login_required']);
  });
});

describe('enrolling', () => {
  test('the device gets a secret, a first code proves it, recovery codes are told once', async () => {
    const console = await area.signedIn(person.account);
    const other = await area.signedIn(person.account);
    const begun = (await console.post('/api/staff/me/second-factor')).json<{
      secret: string;
      uri: string;
      qr: string[];
    }>();
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(begun.uri);
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', begun.secret]);
    expect(decodeURIComponent(uri.pathname)).toBe(`/${agency.name}政府信息公开:${person.account}`);
    // A square with the three corners of every QR code.
    const { qr } = begun;
    expect(qr.every((row) => row.length === qr.length && /^[01]+$/.test(row))).toBe(true);
    expect([qr[0]?.slice(0, 8), qr[0]?.slice(-8), qr.at(-1)?.slice(0, 8)]).toEqual([
      '11111110',
      '01111111',
      '11111110',
    ]);
    // Until it is confirmed nothing has changed.
    expect((await firstStep(person.account)).status).toBe(201);
    const confirm = (code: string) => console.post('/api/staff/me/second-factor/actions/confirm', { code });
    expect(told(await confirm(codeAt(begun.secret, '02:05:00')))).toEqual([422, 'second_factor_wrong']);
    const confirmed = (await confirm(codeAt(begun.secret, '02:00:00'))).json<{ recoveryCodes: string[] }>();
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect((await other.get('/api/staff/me')).status).toBe(401);
    expect((await console.get('/api/staff/me')).json()).toMatchObject({
      mustEnrolSecondFactor: false,
      secondFactor: { enabled: true, required: false, recoveryCodesLeft: 10 },
    });
    expect(told(await console.post('/api/staff/me/second-factor'))).toEqual([422, 'action_not_allowed']);
    expect(told(await confirm(codeAt(begun.secret, '02:00:30')))).toEqual([422, 'action_not_allowed']);
    const kept = JSON.stringify(await area.connection.collection('staff').find().toArray());
    for (const secret of [begun.secret, ...confirmed.recoveryCodes]) expect(kept).not.toContain(secret);
  });
});

describe('signing in with a code', () => {
  test('password, then code: only then is there a session', async () => {
    const { secret } = await enrolled();
    at('02:10:00');
    const client = area.server.client();
    const asked = await firstStep(person.account, client);
    expect(asked.json()).toEqual({
      mfaRequired: true,
      ticket: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      expiresAt: '2026-03-02T02:15:00.000Z',
    });
    expect(asked.headers.getSetCookie()).toEqual([]);
    const { ticket } = asked.json<{ ticket: string }>();
    expect(told(await area.server.client().bearer(ticket).get('/api/staff/me'))).toEqual([401, 'login_required']);
    const done = await secondStep(ticket, codeAt(secret, '02:10:00'), client);
    expect(done.status).toBe(201);
    expect(done.json()).toMatchObject({ staff: { id: person.id }, mustEnrolSecondFactor: false });
    expect((await client.get('/api/staff/me')).status).toBe(200);
    // The ticket opened once.
    expect(told(await secondStep(ticket, codeAt(secret, '02:10:30')))).toEqual([401, 'second_factor_expired']);
  });

  test('a code is taken once, and none from before it; one step early or late is', async () => {
    const { secret } = await enrolled();
    // The code that confirmed it.
    at('02:00:10');
    expect(told(await secondStep(await ticketOf(person.account), codeAt(secret, '02:00:00')))).toEqual([
      422,
      'second_factor_wrong',
    ]);
    at('02:10:00');
    expect((await secondStep(await ticketOf(person.account), codeAt(secret, '02:10:30'))).status).toBe(201);
    for (const time of ['02:10:30', '02:10:00', '02:09:30']) {
      const again = await secondStep(await ticketOf(person.account), codeAt(secret, time));
      expect(told(again)).toEqual([422, 'second_factor_wrong']);
    }
    at('02:20:30');
    expect((await secondStep(await ticketOf(person.account), codeAt(secret, '02:20:00'))).status).toBe(201);
    at('02:30:00');
    expect(told(await secondStep(await ticketOf(person.account), codeAt(secret, '02:29:00')))).toEqual([
      422,
      'second_factor_wrong',
    ]);
  });

  test('two at the same moment with one code: one of them', async () => {
    const { secret } = await enrolled();
    at('02:10:00');
    const tickets = [await ticketOf(person.account), await ticketOf(person.account)];
    const answers = await Promise.all(tickets.map((ticket) => secondStep(ticket, codeAt(secret, '02:10:00'))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  test('a recovery code opens once, typed in groups or small letters', async () => {
    const { recoveryCodes } = await enrolled();
    const [code = ''] = recoveryCodes;
    const typed = `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase();
    const client = area.server.client();
    const done = await secondStep(await ticketOf(person.account, client), typed, client);
    expect(done.status).toBe(201);
    expect((await client.get('/api/staff/me')).json()).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    expect(told(await secondStep(await ticketOf(person.account), code))).toEqual([422, 'second_factor_wrong']);
  });

  test('the ticket: not after five minutes, not after another password, not somebody’s guess', async () => {
    const { secret } = await enrolled();
    at('02:10:00');
    const ticket = await ticketOf(person.account);
    expect(told(await secondStep(`${ticket.slice(1)}A`, codeAt(secret, '02:10:00')))[1]).toBe('second_factor_expired');
    at('02:14:59');
    expect(told(await secondStep(ticket, '000000'))[1]).toBe('second_factor_wrong');
    at('02:15:00');
    expect(told(await secondStep(ticket, codeAt(secret, '02:15:00')))[1]).toBe('second_factor_expired');
    const open = await ticketOf(person.account);
    const admin = await area.signedIn((await area.staff(agency.id, { roles: ['administrator'] })).account);
    await admin.post(`/api/staff/staff/${person.id}/actions/reset-password`, {
      expectedVersion: 3,
      initialPassword: 'another-password-1',
    });
    expect(told(await secondStep(open, codeAt(secret, '02:15:00')))[1]).toBe('second_factor_expired');
  });

  test('wrong codes and wrong passwords count together, and a right password does not clear them', async () => {
    const { secret } = await enrolled();
    at('02:10:00');
    for (let n = 1; n <= 2; n += 1) {
      const wrong = await secondStep(await ticketOf(person.account), '000000');
      expect(told(wrong)).toEqual([422, 'second_factor_wrong']);
      expect((await firstStep(person.account, area.server.client(), 'wrong-password')).status).toBe(401);
    }
    const ticket = await ticketOf(person.account);
    expect(told(await secondStep(ticket, '000000'))).toEqual([403, 'account_locked']);
    // Locked for the right code too, and for the password.
    expect(told(await secondStep(ticket, codeAt(secret, '02:10:00')))).toEqual([403, 'account_locked']);
    expect(told(await firstStep(person.account))).toEqual([403, 'account_locked']);
    at('02:25:00');
    const after = await secondStep(await ticketOf(person.account), codeAt(secret, '02:25:00'));
    expect(after.status).toBe(201);
    const rows = await area.connection
      .collection('auditRows')
      .find({ 'subject.id': person.id })
      .sort({ _id: 1 })
      .toArray();
    expect(rows.map((row) => row['action'] as string).filter((action) => action !== 'sign_in_first_step')).toEqual([
      'create_staff',
      'sign_in',
      'enrol_second_factor',
      'confirm_second_factor',
      'second_factor_failed',
      'sign_in_failed',
      'second_factor_failed',
      'sign_in_failed',
      'lock_account',
      'sign_in_while_locked',
      'sign_in_while_locked',
      'sign_in',
    ]);
  });
});

describe('new recovery codes', () => {
  const renew = (console: TestClient, code: string) =>
    console.post('/api/staff/me/second-factor/actions/renew-recovery-codes', { code });

  test('for what the device shows now: ten others, and those that there were open nothing', async () => {
    const { console, secret, recoveryCodes } = await enrolled();
    at('02:10:00');
    const renewed = await renew(console, codeAt(secret, '02:10:00'));
    expect(renewed.status).toBe(200);
    const fresh = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect(new Set([...fresh, ...recoveryCodes]).size).toBe(20);
    expect((await console.get('/api/staff/me')).json()).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } });
    const old = await secondStep(await ticketOf(person.account), recoveryCodes[0] ?? '');
    expect(told(old)).toEqual([422, 'second_factor_wrong']);
    expect((await secondStep(await ticketOf(person.account), fresh[0] ?? '')).status).toBe(201);
    // That code of the device is used up, here and at signing in.
    expect(told(await renew(console, codeAt(secret, '02:10:00')))).toEqual([422, 'second_factor_wrong']);
    const row = await area.connection
      .collection('auditRows')
      .findOne({ action: 'renew_recovery_codes', 'subject.id': person.id });
    expect(row?.['detail']).toEqual({});
    const stored = JSON.stringify(await area.connection.collection('staff').find().toArray());
    for (const code of fresh) expect(stored).not.toContain(code);
  });

  test('not for a recovery code, and not without a second step; wrong codes count', async () => {
    const { console, secret, recoveryCodes } = await enrolled();
    at('02:10:00');
    for (const code of [recoveryCodes[0] ?? '', '000000', codeAt(secret, '02:05:00'), '000000']) {
      expect(told(await renew(console, code))).toEqual([422, 'second_factor_wrong']);
    }
    expect(told(await renew(console, '000000'))).toEqual([403, 'account_locked']);
    expect((await console.get('/api/staff/me')).json()).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } });
    const without = await area.signedIn((await area.staff(agency.id)).account);
    expect(told(await renew(without, '000000'))).toEqual([422, 'action_not_allowed']);
  });
});

describe('an administrator takes it away', () => {
  test('with a reason, from a colleague of his own agency; the sessions end', async () => {
    const { console } = await enrolled();
    const path = `/api/staff/staff/${person.id}/actions/disable-second-factor`;
    const body = { expectedVersion: 3, reason: '手机丢失，已当面核对身份' };
    expect((await console.post(path, body)).status).toBe(403);
    const stranger = await area.staff((await area.agency()).id, { roles: ['administrator'] });
    expect((await (await area.signedIn(stranger.account)).post(path, body)).status).toBe(404);
    const admin = await area.signedIn((await area.staff(agency.id, { roles: ['administrator'] })).account);
    expect((await admin.post(path, { expectedVersion: 3 })).status).toBe(400);
    const done = await admin.post(path, body);
    expect(done.json()).toMatchObject({
      management: { secondFactor: false, abilities: { disable_second_factor: false } },
    });
    expect((await console.get('/api/staff/me')).status).toBe(401);
    expect((await firstStep(person.account)).status).toBe(201);
    expect(told(await admin.post(path, { ...body, expectedVersion: 4 }))).toEqual([422, 'action_not_allowed']);
    const row = await area.connection.collection('auditRows').findOne({ action: 'disable_second_factor' });
    expect(row?.['detail']).toEqual({ version: 4, reason: '手机丢失，已当面核对身份' });
  });
});

describe('an agency demands it', () => {
  const demand = async (admin: TestClient, secondFactor: string) => {
    const { version } = (await admin.get('/api/staff/agency')).json<{ version: number }>();
    return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, secondFactor });
  };

  test('of administrators: a session is good for nothing but getting one', async () => {
    const place = await area.agency();
    const boss = await area.staff(place.id, { roles: ['administrator'] });
    const clerk = await area.signedIn((await area.staff(place.id)).account);
    const admin = await area.signedIn(boss.account);
    expect((await admin.get('/api/staff/agency')).json()).toMatchObject({
      secondFactor: { code: 'optional', label: '自愿启用' },
    });
    expect((await demand(admin, 'administrators')).status).toBe(200);
    expect(told(await admin.get('/api/staff/agency'))).toEqual([403, 'second_factor_required']);
    expect((await admin.get('/api/staff/me')).json()).toMatchObject({ mustEnrolSecondFactor: true });
    expect((await clerk.get('/api/staff/agency')).status).toBe(200);
    const again = (await firstStep(boss.account)).json();
    expect(again).toMatchObject({ mustEnrolSecondFactor: true });
    const { console } = await enrolled(boss);
    expect((await console.get('/api/staff/agency')).status).toBe(200);
    expect((await demand(console, 'everyone')).status).toBe(200);
    expect(told(await clerk.get('/api/staff/agency'))).toEqual([403, 'second_factor_required']);
    expect((await clerk.send('DELETE', '/api/staff/session')).status).toBe(204);
  });
});
