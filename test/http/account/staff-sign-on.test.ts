/** Staff come in through the government's identity service: whom it opens to, and everything that it must not believe. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib/functional';
import { CLIENT, type IdentityService, startIdentityService } from '../../support/identity-service.js';
import { Client, type TestBed, useServer } from '../../support/server.js';

let service: IdentityService;
beforeAll(async () => {
  service = await startIdentityService();
});
afterAll(() => service?.stop());

const configured = (more: Record<string, string> = {}) => ({
  get STAFF_SSO_ISSUER() {
    return service.origin;
  },
  STAFF_SSO_CLIENT_ID: CLIENT.id,
  STAFF_SSO_CLIENT_SECRET: CLIENT.secret,
  ...more,
});
const bed = useServer({ today: '2026-03-02', config: configured() });
const delegating = useServer({
  today: '2026-03-02',
  config: configured({ STAFF_SSO_SECOND_FACTOR: 'delegated', STAFF_SSO_CLAIM: 'employee_number' }),
});

const START = '/api/staff/session/sso';

/** One browser on its way, step by step; it keeps its cookies, and follows nothing by itself. */
class Traveller {
  cookies = new Map<string, string>();
  constructor(private readonly on: TestBed) {}

  async go(address: string): Promise<{ status: number; location: string; setCookie: string[] }> {
    const own = address.startsWith('/') || address.startsWith(this.on.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address.startsWith('/') ? this.on.origin + address : address, {
      redirect: 'manual',
      headers: own && cookie ? { cookie } : {},
    });
    const setCookie = response.headers.getSetCookie();
    for (const line of own ? setCookie : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? '', setCookie };
  }

  /** From the button to the address with which the service sends the browser back. */
  async toTheWayBack(query = ''): Promise<string> {
    const { location } = await this.go(START + query);
    return (await this.go(location)).location;
  }

  async throughout(query = ''): Promise<string> {
    return (await this.go(await this.toTheWayBack(query))).location;
  }

  async me() {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Client(this.on.origin, { cookie }).get('/api/staff/me');
  }
}

async function bind(on: TestBed, staffId: string, signOnId: string | null, agency: 'own' | 'other' = 'own') {
  const admin = await on.staff(['administrator'], '孙管理', agency);
  const { items } = (await admin.get('/api/staff/staff?limit=100')).body;
  const { version } = items.find(({ id }: { id: string }) => id === staffId).management;
  return admin.post(`/api/staff/staff/${staffId}/actions/bind-sign-on`, { expectedVersion: version, signOnId });
}

let sequence = 0;
/** A clerk whom the service knows, and who stands before it now. */
async function bound(on = bed, claim = 'sub'): Promise<{ id: string; account: string; password: string; sub: string }> {
  sequence += 1;
  const member = await on.account(['clerk'], '王经办');
  const sub = `person-${sequence}`;
  expect((await bind(on, member.id, sub)).status).toBe(200);
  service.person = claim === 'sub' ? { sub } : { sub: `other-${sub}`, [claim]: sub };
  return { ...member, sub };
}

const audited = async (action: string) =>
  bed.connection.db?.collection('auditRows').find({ action }).sort({ $natural: -1 }).limit(1).next();

beforeEach(() => {
  Object.assign(service, { cancels: false, wrong: {}, tokenStatus: null, userInfo: {}, person: { sub: 'nobody' } });
  bed.clock.freezeOn('2026-03-02');
});

describe('requires authentication', () => {
  test('binding is an administrator’s of the same agency', async () => {
    const { id } = await bed.account(['clerk'], '王经办');
    const path = `/api/staff/staff/${id}/actions/bind-sign-on`;
    const body = { expectedVersion: 1, signOnId: 'x' };
    expect((await bed.anonymous.post(path, body)).status).toBe(401);
    expect((await (await bed.citizen('zhang')).post(path, body)).status).toBe(401);
    expect((await (await bed.staff(['clerk'], '陈经办')).post(path, body)).status).toBe(403);
    expect((await (await bed.staff(['administrator'], '外管理', 'other')).post(path, body)).status).toBe(404);
  });
});

describe('binding', () => {
  test('one identity is one person, over all agencies; whose it is, is not told', async () => {
    const { sub } = await bound();
    const other = await bed.account(['clerk'], '外人', 'other');
    const refused = await bind(bed, other.id, sub, 'other');
    expect([refused.status, refused.body.error.message]).toEqual([409, `“${sub}”已经存在。`]);
  });

  test('administrators see it, colleagues do not; it is audited without the number', async () => {
    const { id, sub } = await bound();
    const seenBy = async (who: Client) =>
      (await who.get('/api/staff/staff?limit=100')).body.items.find((item: { id: string }) => item.id === id);
    expect((await seenBy(await bed.staff(['administrator'], '钱管理'))).management.signOnId).toBe(sub);
    expect(JSON.stringify(await seenBy(await bed.staff(['clerk'], '陈经办')))).not.toContain(sub);
    const row = await audited('bind_sign_on');
    expect(row?.subject.id).toBe(id);
    expect(JSON.stringify(row)).not.toContain(sub);
  });

  test('taken away: the sessions end, and nobody comes in by it', async () => {
    const { id } = await bound();
    const traveller = new Traveller(bed);
    await traveller.throughout();
    expect((await bind(bed, id, null)).body.management.signOnId).toBeNull();
    expect((await traveller.me()).status).toBe(401);
    expect(await new Traveller(bed).throughout()).toBe('/console/#sign-on=unknown');
  });

  test.each([
    ['', 400],
    ['x'.repeat(201), 400],
    ['with\nbreak', 400],
  ])('“%s” is no identity', async (signOnId, status) => {
    const { id } = await bed.account(['clerk'], '王经办');
    expect((await bind(bed, id, signOnId)).status).toBe(status);
  });
});

describe('on the way out', () => {
  test('a request of the client with PKCE, state and nonce; what the browser keeps is signed and out of reach of scripts', async () => {
    const { status, location, setCookie } = await new Traveller(bed).go(START);
    const { origin, pathname, searchParams } = new URL(location);
    expect([status, origin, pathname]).toEqual([303, service.origin, '/authorize']);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: `${bed.origin}/api/staff/session/sso/callback`,
      scope: 'openid',
      state: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      nonce: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      code_challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(setCookie).toEqual([
      expect.stringMatching(
        /^staff_sign_on=[A-Za-z0-9_-]+\.mac1\.test\.[A-Za-z0-9_-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
      ),
    ]);
  });

  test('the service is asked once what it can do', async () => {
    await new Traveller(bed).go(START);
    const before = service.calls.get('/.well-known/openid-configuration');
    await Promise.all([1, 2, 3].map(() => new Traveller(bed).go(START)));
    expect(service.calls.get('/.well-known/openid-configuration')).toBe(before);
  });

  test('the sign-in page knows that there is one', async () => {
    expect((await bed.anonymous.get('/api/public/about')).body.staffSignOn).toBe(true);
  });
});

describe('coming back', () => {
  test('what no identity service sends is refused at its field, before Node finds the address too long', async () => {
    const callback = (code: string) =>
      fetch(`${bed.origin}/api/staff/session/sso/callback?code=${encodeURIComponent(code)}`, { redirect: 'manual' });
    for (const code of ['²'.repeat(2_000), 'x'.repeat(2_001)]) {
      const refused = await callback(code);
      expect(refused.status).toBe(400);
      expect((await refused.json()).error.fields).toEqual([expect.objectContaining({ path: 'query.code' })]);
    }
    const longest = await callback('+'.repeat(2_000));
    expect([longest.status, longest.headers.get('location')]).toEqual([303, '/console/#sign-on=failed']);
  });

  test('whoever is bound is signed in, and lands where he wanted to go', async () => {
    const { id, account } = await bound();
    const traveller = new Traveller(bed);
    const back = await traveller.toTheWayBack('?returnTo=/console/applications?status=in_progress');
    const { status, location, setCookie } = await traveller.go(back);
    expect([status, location]).toEqual([303, '/console/applications?status=in_progress#sign-on=done']);
    expect(setCookie).toEqual([
      'staff_sign_on=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
      expect.stringMatching(/^staff_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=36000; HttpOnly; SameSite=Strict$/),
    ]);
    const me = await traveller.me();
    expect(me.body).toMatchObject({ staff: { id, account }, mustChangePassword: false, mustEnrolSecondFactor: false });
    expect(await audited('sign_in')).toMatchObject({ subject: { id }, detail: { by: 'identity_service' } });
  });

  test('a first password that was never used stands in nobody’s way here, and still must be changed there', async () => {
    const member = await bound();
    await bed.connection.db
      ?.collection('staff')
      .updateOne({ account: member.account }, { $set: { mustChangePassword: true } });
    const traveller = new Traveller(bed);
    await traveller.throughout();
    expect((await traveller.me()).body.mustChangePassword).toBe(false);
    const cookie = `staff_session=${traveller.cookies.get('staff_session')}`;
    expect((await new Client(bed.origin, { cookie }).get('/api/staff/applications')).status).toBe(200);
    const { account, password } = member;
    const typed = await bed.anonymous.post('/api/staff/session', { account, password, transport: 'bearer' });
    expect(typed.body.mustChangePassword).toBe(true);
  });

  test.each([
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/console//evil.example'],
    ['/console/../../evil'],
    ['/\\evil.example'],
    ['/console/\\evil.example'],
    ['/console/%0d%0aset-cookie'],
    ['/api/staff/session/sso'],
    ['javascript:alert(1)'],
    ['/consolex'],
  ])('%s is no place to land', async (returnTo) => {
    await bound();
    const landed = await new Traveller(bed).throughout(`?returnTo=${encodeURIComponent(returnTo)}`);
    expect(new URL(landed, bed.origin).origin).toBe(bed.origin);
    expect(new URL(landed, bed.origin).pathname).toMatch(/^\/console\/[^/]*$/);
  });

  test('who is nobody here gets no account, and is told whom to ask', async () => {
    service.person = { sub: 'a-stranger' };
    const before = await bed.connection.db?.collection('staff').countDocuments();
    const traveller = new Traveller(bed);
    expect(await traveller.throughout()).toBe('/console/#sign-on=unknown');
    expect(traveller.cookies.size).toBe(0);
    expect(await bed.connection.db?.collection('staff').countDocuments()).toBe(before);
    const row = await audited('sign_on_unknown');
    expect(row).toMatchObject({ agencyId: null, actor: { type: 'anonymous' } });
    expect(JSON.stringify(row)).not.toContain('a-stranger');
  });

  test('an account that was closed stays closed', async () => {
    const { id, account } = await bound();
    await bed.connection.db?.collection('staff').updateOne({ account }, { $set: { disabled: true } });
    const traveller = new Traveller(bed);
    expect(await traveller.throughout()).toBe('/console/#sign-on=disabled');
    expect(traveller.cookies.size).toBe(0);
    expect(await audited('sign_in_while_disabled')).toMatchObject({ subject: { id } });
  });

  test('cancelled at the service', async () => {
    service.cancels = true;
    expect(await new Traveller(bed).throughout()).toBe('/console/#sign-on=cancelled');
  });
});

describe('what is not believed', () => {
  const refused = async (traveller: Traveller, back: string, reason = 'failed'): Promise<void> => {
    const { location } = await traveller.go(back);
    expect(location).toBe(`/console/#sign-on=${reason}`);
    expect(traveller.cookies.has('staff_session')).toBe(false);
  };

  test.each([
    ['another nonce', { nonce: 'of-another-attempt' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another client’s token', { aud: 'another-client' }],
    ['a token that has expired', { exp: 1_700_000_000 }],
    ['a key that is not the service’s', { key: 'another' as const }],
  ])('%s', async (_, wrong) => {
    await bound();
    service.wrong = wrong;
    const traveller = new Traveller(bed);
    await refused(traveller, await traveller.toTheWayBack());
  });

  test('another state', async () => {
    await bound();
    const traveller = new Traveller(bed);
    const back = new URL(await traveller.toTheWayBack());
    back.searchParams.set('state', 'x'.repeat(43));
    await refused(traveller, back.href);
  });

  test('a way back that another browser began: somebody else’s link signs nobody in', async () => {
    await bound();
    const back = await new Traveller(bed).toTheWayBack();
    await refused(new Traveller(bed), back);
    const victim = new Traveller(bed);
    await victim.go(START);
    await refused(victim, back);
  });

  test('a code that was used', async () => {
    await bound();
    const traveller = new Traveller(bed);
    const back = await traveller.toTheWayBack();
    const kept = new Map(traveller.cookies);
    expect((await traveller.go(back)).location).toBe('/console/#sign-on=done');
    // Without what the browser kept, and with it.
    await refused(new Traveller(bed), back);
    const again = new Traveller(bed);
    again.cookies = kept;
    await refused(again, back);
  });

  test('what the browser kept: changed, or too old', async () => {
    await bound();
    const changed = new Traveller(bed);
    const back = await changed.toTheWayBack();
    const [text = '', ...mac] = (changed.cookies.get('staff_sign_on') ?? '').split('.');
    const journey = JSON.parse(Buffer.from(text, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...journey, wayBack: 'https://evil.example/' })).toString('base64url');
    changed.cookies.set('staff_sign_on', [forged, ...mac].join('.'));
    await refused(changed, back);

    const late = new Traveller(bed);
    const lateBack = await late.toTheWayBack();
    bed.clock.freeze(new Date('2026-03-02T02:10:00Z'));
    await refused(late, lateBack);
  });

  test('ten minutes less a second are in time', async () => {
    await bound();
    const traveller = new Traveller(bed);
    const back = await traveller.toTheWayBack();
    bed.clock.freeze(new Date('2026-03-02T02:09:59Z'));
    expect((await traveller.go(back)).location).toBe('/console/#sign-on=done');
  });

  test('a service that is down is another thing than a person who is refused', async () => {
    await bound();
    service.tokenStatus = 503;
    const traveller = new Traveller(bed);
    await refused(traveller, await traveller.toTheWayBack(), 'unavailable');
  });
});

describe('the second factor', () => {
  async function withFactor(member: { account: string; password: string }, on: TestBed): Promise<string> {
    const { account, password } = member;
    const { token } = (await on.anonymous.post('/api/staff/session', { account, password, transport: 'bearer' })).body;
    const self = new Client(on.origin, { authorization: `Bearer ${token}` });
    const { secret } = (await self.post('/api/staff/me/second-factor', {})).body;
    const code = generateSync({ secret, epoch: on.clock.now().getTime() / 1_000 });
    expect((await self.post('/api/staff/me/second-factor/actions/confirm', { code })).status).toBe(200);
    return secret;
  }

  test('own: whoever has one here is asked for it', async () => {
    const secret = await withFactor(await bound(), bed);
    const traveller = new Traveller(bed);
    const landed = await traveller.throughout();
    expect(traveller.cookies.size).toBe(0);
    const ticket = /^\/console\/#sign-on-ticket=([A-Za-z0-9_-]{43})$/.exec(landed)?.[1];
    bed.clock.freeze(new Date('2026-03-02T02:01:00Z'));
    const code = generateSync({ secret, epoch: bed.clock.now().getTime() / 1_000 });
    const done = await bed.anonymous.post('/api/staff/session/second-factor', { ticket, code, transport: 'bearer' });
    expect([done.status, done.body.mustEnrolSecondFactor]).toEqual([201, false]);
  });

  test('delegated, by the number of the employee: nobody is asked twice, and whoever types his password still is', async () => {
    const admin = await delegating.staff(['administrator'], '周管理');
    const member = await bound(delegating, 'employee_number');
    const { version } = (await admin.get('/api/staff/agency')).body;
    await admin.post('/api/staff/agency/actions/update', { expectedVersion: version, secondFactor: 'everyone' });
    const traveller = new Traveller(delegating);
    expect(await traveller.throughout()).toBe('/console/#sign-on=done');
    expect((await traveller.me()).body).toMatchObject({ mustEnrolSecondFactor: false });
    const cookie = `staff_session=${traveller.cookies.get('staff_session')}`;
    expect((await new Client(delegating.origin, { cookie }).get('/api/staff/applications')).status).toBe(200);
    const { account, password } = member;
    const typed = await delegating.anonymous.post('/api/staff/session', { account, password, transport: 'bearer' });
    expect(typed.body.mustEnrolSecondFactor).toBe(true);
  });

  test('a number that only the user info tells is taken from there; none at all is nobody', async () => {
    const member = await delegating.account(['clerk'], '冯经办');
    const admin = await delegating.staff(['administrator'], '卫管理');
    expect((await admin.get('/api/staff/staff')).status).toBe(403);
    await delegating.connection.db
      ?.collection('staff')
      .updateOne({ account: member.account }, { $set: { signOnId: 'E7' } });
    service.person = { sub: 'without-number' };
    service.userInfo = { employee_number: 'E7' };
    expect(await new Traveller(delegating).throughout()).toBe('/console/#sign-on=done');
    service.userInfo = {};
    expect(await new Traveller(delegating).throughout()).toBe('/console/#sign-on=failed');
  });
});
