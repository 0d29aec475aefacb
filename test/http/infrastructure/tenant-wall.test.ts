/**
 * Nothing of another agency or another citizen is reachable, by any route. Made from the route table: a new route is tried
 * as soon as it exists, and one that takes an id this file was not told about fails the first test.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { declaredRouters } from '../../../src/describe-api.js';
import { type DeclaredRoute } from '../../../src/http/guard.js';
import { newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { type Answer, type Client, useServer } from '../../support/server.js';
import { addressOf, bodyOf, hasOwnedId, ownedIdsIn, unknownTo } from '../../support/tenant-wall.js';
import { BODY_IDS } from '../../support/tenant-wall-ids.js';
import { belongingsOf, buildTenant, type Tenant } from '../../support/tenants.js';

const ROUTES = (await declaredRouters()).table.all();
const named = (routes: readonly DeclaredRoute[]) => routes.map((route) => [route.spec.operationId, route] as const);

const LOGIN_ASKED = ROUTES.filter(
  ({ audience, spec }) => (audience === 'citizen' || audience === 'staff') && spec.anonymous !== true,
);
const WITH_IDS = ROUTES.filter(hasOwnedId);
const LISTS = ROUTES.filter(
  (route) =>
    route.spec.method === 'get' &&
    !hasOwnedId(route) &&
    route.audience !== 'system' &&
    // Has no end; what it tells whom is a test of its own (`events.test.ts`).
    route.spec.operationId !== 'listenToEvents',
);
const STAFF = LOGIN_ASKED.filter(({ audience }) => audience === 'staff');

/** What everybody may who works for the agency, whatever the role. */
const FOR_ALL_STAFF = [
  'signOutStaff',
  'getStaffMe',
  'changeOwnPassword',
  'enrolSecondFactor',
  'confirmSecondFactor',
  'renewRecoveryCodes',
  'listStaff',
  'getCalendar',
  'listStaffSessions',
  'endStaffSession',
  'endOtherStaffSessions',
  'getOwnAgency',
  'uploadStaffFile',
  'listStaffNotices',
  'markStaffNoticesRead',
  'getTables',
  'getTrends',
  'exportTables',
  'recountTables',
  'listFrozenVersions',
  'listGuideVersions',
  'listOwnAnnualReports',
  'listAnnualReportVersions',
];
/** Oversight of the agencies below, where there are any. */
const FOR_SUPERVISORS = [
  'listSupervisedComplaints',
  'registerComplaint',
  'getSupervisedComplaint',
  'orderRectification',
  'returnFeedback',
  'concludeComplaint',
];
/** The desk of a contributor: own items, which others review. */
const FOR_CONTRIBUTORS = [
  'listDeskPublications',
  'createPublication',
  'getDeskPublication',
  'updatePublication',
  'submitPublication',
  'downloadDeskFile',
  'countPublicationsOfYear',
];

const bed = useServer({ today: '2026-03-02' });
let victim: Tenant;
let mallory: Tenant;
let belongings: string[];
const wrongRole: Partial<Record<'supervisor' | 'contributor', Client>> = {};

beforeAll(async () => {
  victim = await buildTenant(bed, 'own', '甲方机密');
  mallory = await buildTenant(bed, 'other', '乙方机密');
  wrongRole.supervisor = await bed.staff(['supervisor'], '监督');
  wrongRole.contributor = await bed.staff(['contributor'], '信息员');
  belongings = await belongingsOf(bed, victim);
}, 120_000);

async function call(who: Client, { spec }: DeclaredRoute, address: string, body: object | undefined): Promise<Answer> {
  if (spec.multipart) return who.upload(address, '附件.pdf', pdfFile(), undefined, body as Record<string, string>);
  const key: Record<string, string> = spec.idempotent ? { 'idempotency-key': newKey() } : {};
  return who.request(spec.method.toUpperCase(), address, body, key);
}

function outsider({ audience }: DeclaredRoute): Client {
  if (audience === 'citizen') return mallory.citizen;
  return audience === 'staff' ? mallory.desk : bed.anonymous;
}

const withoutRequestId = ({ status, body }: Answer) => ({ status, error: { ...body?.error, requestId: '' } });
const expectUntouched = async () => expect(await belongingsOf(bed, victim)).toEqual(belongings);

test('every route that takes an id is known here', () => {
  expect(unknownTo(ROUTES, BODY_IDS)).toEqual([]);
});

test('the check can fail: a route with an id of its own, and one that is sent an id', () => {
  const [sample] = ROUTES.filter(({ spec }) => spec.operationId === 'assignCase');
  if (!sample) throw new Error('assignCase');
  const tickets = { ...sample, fullPath: '/api/staff/tickets/{ticketId}' };
  expect(unknownTo([tickets], BODY_IDS)).toEqual([
    'assignCase：路径参数 tickets.ticketId 是谁的？写进 PARAMS 或 OPEN_PARAMS',
  ]);
  expect(unknownTo([sample], {})).toEqual(['assignCase.staffId：这个编号是谁的？写进 BODY_IDS']);
  const renamed = { ...sample, spec: { ...sample.spec, operationId: 'assignTwice' } };
  expect(unknownTo([renamed], { 'assignTwice.staffId': null })).toEqual(['assignTwice：请求体是什么？写进 BODIES']);
});

describe('requires authentication', () => {
  test.each(named(LOGIN_ASKED))('%s', async (_, route) => {
    const address = addressOf(route, victim);
    const wrongDoor = route.audience === 'citizen' ? victim.desk : victim.citizen;
    for (const who of [bed.anonymous, wrongDoor]) {
      expect(withoutRequestId(await call(who, route, address, bodyOf(route, victim)))).toMatchObject({
        status: 401,
        error: { code: 'login_required' },
      });
    }
    await expectUntouched();
  });
});

describe('what is somebody else’s looks like what does not exist', () => {
  test.each(named(WITH_IDS))('%s', async (_, route) => {
    const body = bodyOf(route, mallory);
    const who = outsider(route);
    const absent = withoutRequestId(await call(who, route, addressOf(route, null), body));
    expect(absent).toMatchObject({ status: 404, error: { code: 'not_found' } });
    expect(withoutRequestId(await call(who, route, addressOf(route, victim), body))).toEqual(absent);
    if (ownedIdsIn(route) > 1 && route.audience !== 'public') {
      // Through his own door to somebody else's thing.
      const own = withoutRequestId(await call(who, route, addressOf(route, mallory, null), body));
      expect(own.status).toBe(404);
      expect(withoutRequestId(await call(who, route, addressOf(route, mallory, victim), body))).toEqual(own);
    }
    await expectUntouched();
  });

  test.each(named(WITH_IDS.filter(({ spec, audience }) => spec.method === 'get' && audience !== 'public')))(
    'and exists for its owner: %s',
    async (_, route) => {
      const owner = route.audience === 'citizen' ? victim.citizen : victim.desk;
      const response = await fetch(bed.origin + addressOf(route, victim), { headers: owner.authorization });
      expect(response.status).toBe(200);
      await response.arrayBuffer();
      // Whoever of the office looks at a case leaves a row.
      belongings = await belongingsOf(bed, victim);
    },
  );
});

describe('no list holds what is somebody else’s', () => {
  test.each(named(LISTS))('%s', async (_, route) => {
    const { status, body } = await call(outsider(route), route, addressOf(route, null), undefined);
    expect([200, 404]).toContain(status);
    const text = JSON.stringify(body);
    expect(victim.secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('the check can fail: the owner finds his words in his lists', async () => {
    const queue = JSON.stringify((await victim.desk.get('/api/staff/applications?view=all')).body);
    expect(victim.secrets.filter((secret) => queue.includes(secret)).length).toBeGreaterThan(2);
  });
});

describe('the agency’s own people, without the role', () => {
  describe.each([
    ['supervisor', [...FOR_ALL_STAFF, ...FOR_SUPERVISORS]],
    ['contributor', [...FOR_ALL_STAFF, ...FOR_CONTRIBUTORS]],
  ] as const)('%s', (role, allowed) => {
    test('what is open is a route', () => {
      const known = STAFF.map(({ spec }) => spec.operationId);
      expect(allowed.filter((operationId) => !known.includes(operationId))).toEqual([]);
    });

    test.each(named(STAFF.filter(({ spec }) => !allowed.includes(spec.operationId))))('%s', async (_, route) => {
      const who = wrongRole[role] as Client;
      const body = bodyOf(route, victim) ?? UNADDRESSED[route.spec.operationId];
      const answer = await call(who, route, addressOf(route, victim), body);
      expect([answer.status, answer.body.error.code]).toEqual([403, 'forbidden']);
      await expectUntouched();
    });
  });
});

const secrecyReview = { date: '2026-03-02', basis: '本机关保密审查制度第五条', result: 'publishable' };
const TEXT = '内容';
/** Bodies of routes without an id, for those who may not call them. */
const UNADDRESSED: Readonly<Record<string, object>> = {
  startLedgerImport: { fileHash: 'a'.repeat(64) },
  updateOwnAgency: { expectedVersion: 1 },
  registerApplication: { channel: 'in_person', fields: { subject: TEXT }, submittedDate: '2026-03-02' },
  bulkAssign: { staffId: '0'.repeat(24), cases: [{ id: '0'.repeat(24), expectedVersion: 1 }] },
  saveFilter: { name: TEXT, query: {} },
  registerLetter: { kind: 'other', receivedDate: '2026-03-02', addressee: TEXT, sender: TEXT, about: TEXT },
  registerComplaint: { agencyId: '0'.repeat(24), matter: 'other', text: TEXT, receivedDate: '2026-03-02' },
  recordRemedy: { group: 'reconsideration', filedDate: '2026-03-02' },
  createStaff: { account: 'somebody', name: '某某', roles: ['clerk'], initialPassword: 'Another-horse-7' },
  freezeTables: {},
  proposeTallyCorrection: { reason: TEXT },
  createPublication: { title: TEXT, column: 'notices', source: TEXT, formedDate: '2026-03-02' },
  publishGuide: {
    expectedVersion: 0,
    content: {
      classification: TEXT,
      arrangement: TEXT,
      howToObtain: TEXT,
      office: { name: TEXT, address: TEXT, hours: TEXT, phone: '0512-12345678', internetContact: TEXT },
    },
    secrecyReview,
  },
  publishAnnualReport: {
    year: 2018,
    expectedVersion: 0,
    title: TEXT,
    chapters: [{ heading: TEXT, body: TEXT }],
    tables: null,
    secrecyReview,
  },
};
