/**
 * Personal data and secrets go in by every door that takes them, by right ways and by wrong ones; afterwards nothing of it stands
 * in clear in any collection or in anything that was printed. What an application asks for is its content and may be stored.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { generateSync } from 'otplib/functional';
import * as z from 'zod';
import { declaredRouters } from '../../../src/describe-api.js';
import { jobTable } from '../../../src/jobs/schedule.js';
import { createLogger } from '../../../src/logger.js';
import { mongoJobStores } from '../../../src/persistence/jobs/job-stores.js';
import { STAFF_ROLE_IDS } from '../../../src/policies/actor.js';
import { buildCorrection, buildForm, buildPerson, newKey } from '../../support/cases.js';
import { pdfFile } from '../../support/files.js';
import { pdfPages, withoutPageNumbers } from '../../support/letter-files.js';
import { lastCodeTo } from '../../support/sms.js';
import { markerSearch, type Markers, searchDatabase } from '../../support/markers.js';
import { type Client, useServer } from '../../support/server.js';
import { act, ok } from '../../support/tenants.js';

const LOGIN_CODE = 'persona-qzxmarker.1';
const FIXED = {
  identityNumber: '320506197911174637',
  agentIdentityNumber: '440305198802293578',
  jointIdentityNumber: '530102199003070032',
  phone: '13871625349',
  thirdPartyPhone: '13958274613',
  email: 'qzx.marker@wvy.example',
  address: '云溪市标记路7391号甲座',
  password: 'Qzx-marker-password-1',
  newPassword: 'Qzx-marker-password-2',
  wrongPassword: 'Qzx-marker-password-3',
  offeredToken: 'QzxMarkerTokenQzxMarkerTokenQzxMarkerToken0',
  idempotencyKey: 'qzx-marker-idempotency-key',
  loginCode: LOGIN_CODE,
  openid: `o_${createHash('sha1').update('persona-qzxmarker').digest('hex').slice(0, 26)}`,
};
/** With what the server itself gives out. */
const markers: Record<string, string> = { ...FIXED };

const FORM = buildForm({
  identityNumber: FIXED.identityNumber,
  phone: FIXED.phone,
  email: FIXED.email,
  address: FIXED.address,
  agentName: '李四',
  agentIdentityDocument: 'resident_id',
  agentIdentityNumber: FIXED.agentIdentityNumber,
  joint: [{ name: '赵六', identityDocument: 'resident_id', identityNumber: FIXED.jointIdentityNumber }],
});
const PERSON = buildPerson({
  identityNumber: FIXED.identityNumber,
  phone: FIXED.phone,
  email: FIXED.email,
  address: FIXED.address,
});

/**
 * Where a field that may hold something of the kind is sent below; those of an agency's own office are public. A route with such
 * a field that is not named here fails the first test.
 */
const SENT = new Set([
  'createDraft.identityNumber',
  'createDraft.phone',
  'createDraft.email',
  'createDraft.address',
  'createDraft.agentIdentityNumber',
  'updateDraft.identityNumber',
  'updateDraft.phone',
  'updateDraft.email',
  'updateDraft.address',
  'updateDraft.agentIdentityNumber',
  'savePerson.identityNumber',
  'savePerson.phone',
  'savePerson.email',
  'savePerson.address',
  'updatePerson.identityNumber',
  'updatePerson.phone',
  'updatePerson.email',
  'updatePerson.address',
  'checkIntake.identityNumber',
  'checkIntake.phone',
  'checkIntake.email',
  'checkIntake.address',
  'registerApplication.identityNumber',
  'registerApplication.phone',
  'registerApplication.email',
  'registerApplication.address',
  'registerApplication.agentIdentityNumber',
  'submitRecordCorrection.identityNumber',
  'submitRecordCorrection.phone',
  'submitRecordCorrection.email',
  'submitRecordCorrection.address',
  'registerComplaint.complainantContact',
  'succeedApplicant.identityNumber',
  'correctCoApplicant.identityNumber',
  'changeRepresentative.phone',
  'changeRepresentative.email',
  'changeRepresentative.address',
  'redeliver.contact',
  'issueOpinionLink.phone',
  'sendOpinionCode.token',
  'openOpinion.token',
  'openOpinion.code',
  'bindApplication.code',
  'signInCitizen.code',
  'signInStaff.password',
  'completeStaffSignIn.code',
  'confirmSecondFactor.code',
  'renewRecoveryCodes.code',
  'createStaff.initialPassword',
  'resetStaffPassword.initialPassword',
  'changeOwnPassword.currentPassword',
  'changeOwnPassword.newPassword',
]);
const PUBLIC = [/^updateOwnAgency\.(phone|fax|email|address)$/, /^publishGuide\.(phone|fax|address|internetContact)$/];
/** Of the closed list of decisions. */
const NO_CODE = new Set(['completeStaffSignOn.code', 'proposeDecision.code', 'answerOnTheSpot.code']);
const PERSONAL_NAME =
  /(identity|id|card)number|phone|mobile|fax|e?mail|address(?!ee)|contact|password|token|secret|openid|^code$/i;

const printed: string[] = [];
const bed = useServer({ today: '2026-03-02', onLog: (line) => void printed.push(line) });
/** Six digits: as a marker they would be found by chance in longer numbers. */
let opinionCode = '';
let desk: Client;
let citizen: Client;

/** Also what goes past the log. */
const spies = (['stdout', 'stderr'] as const).map((stream) =>
  jest.spyOn(process[stream], 'write').mockImplementation(((chunk: string | Uint8Array) => {
    printed.push(String(chunk));
    return true;
  }) as typeof process.stdout.write),
);

beforeAll(async () => {
  desk = await bed.staff(STAFF_ROLE_IDS, '全职');
  await citizenSide();
  await staffSide();
  await lifeOfCase();
  await besideCases();
  await thirdParty();
  await wrongWays();
  await deliverAndSweep();
}, 120_000);
afterAll(() => spies.forEach((spy) => spy.mockRestore()));

/** Sends and expects nothing: what is answered is other tests' matter, here it only must not be a surprise. */
async function sends(expected: number, answer: Promise<{ status: number; body?: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status !== expected) throw new Error(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
}

async function citizenSide(): Promise<void> {
  const { token } = ok(await bed.anonymous.post('/api/me/session', { code: LOGIN_CODE }));
  markers['citizenToken'] = token;
  citizen = new (bed.anonymous.constructor as typeof Client)(bed.origin, { authorization: `Bearer ${token}` });
  // The same code again is refused, and must not be told to the log for that.
  await sends(401, bed.anonymous.post('/api/me/session', { code: LOGIN_CODE }));

  const key = FIXED.idempotencyKey;
  const draft = ok(await citizen.post('/api/me/drafts', { agencyId: bed.agencyId, fields: FORM }, { key }));
  const path = `/api/me/drafts/${draft.id}`;
  ok(await citizen.request('PATCH', path, { expectedVersion: 1, fields: { ...FORM, address: `${FIXED.address}503` } }));
  ok(await citizen.get(path));
  const person = ok(await citizen.post('/api/me/persons', PERSON, { key: newKey() }));
  const update = { ...PERSON, expectedVersion: 1, address: `${FIXED.address}504` };
  ok(await citizen.request('PATCH', `/api/me/persons/${person.id}`, update));
  ok(await citizen.get('/api/me/persons'));
  ok(await citizen.post('/api/me/drafts', { personId: person.id }, { key: newKey() }));
  // One stays a draft, one becomes a case.
  ok(await citizen.post('/api/me/drafts', { agencyId: bed.agencyId, fields: FORM }, { key: newKey() }));
  const made = ok(await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
  await act(desk, made.id, 'confirm-receipt', {});
  const reveal = { reason: '核对收件人', fields: ['identity', 'contact', 'agent_identity', 'joint_identity'] };
  const shown = ok(await desk.post(`/api/staff/applications/${made.id}/actions/reveal-personal-data`, reveal));
  // The doors do take it in and give it out: the test is not blind.
  expect(JSON.stringify(shown)).toContain(FIXED.identityNumber);
  expect(JSON.stringify(shown)).toContain(FIXED.jointIdentityNumber);
  const exported = await (await fetch(`${bed.origin}/api/me/export`, { headers: citizen.authorization })).text();
  for (const word of [
    FIXED.identityNumber,
    FIXED.jointIdentityNumber,
    FIXED.phone,
    FIXED.email,
    FIXED.address,
    FIXED.openid,
  ]) {
    expect(exported).toContain(word);
  }
}

/** What is entered about people while a case is handled. */
async function lifeOfCase(): Promise<void> {
  const second = await bed.staff(STAFF_ROLE_IDS, '副手');
  const { id, number } = ok(
    await desk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: { ...FORM, subject: '第三件' } },
      { key: newKey() },
    ),
  );
  await act(desk, id, 'succeed-applicant', {
    name: '王五',
    identityDocument: 'resident_id',
    identityNumber: FIXED.agentIdentityNumber,
    reason: '承继',
  });
  const { identityNumber, phone, email, address } = FIXED;
  await act(desk, id, 'correct-co-applicant', {
    index: 0,
    identityDocument: 'resident_id',
    identityNumber,
    reason: '号码登记有误',
  });
  await act(desk, id, 'change-representative', { index: 0, phone, email, address, proof: '推选书' });
  const { code } = await act(desk, id, 'issue-binding-code', {});
  markers['bindingCode'] = code;
  const receipt = await act(desk, id, 'issue-letter', { kind: 'receipt' });
  const copy = `/api/staff/applications/${id}/outgoing-letters/${receipt.id}/actions/print-applicant-copy`;
  const paper = await fetch(bed.origin + copy, {
    method: 'POST',
    headers: { ...desk.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ expectedVersion: receipt.version }),
  });
  const words = withoutPageNumbers(pdfPages(Buffer.from(await paper.arrayBuffer())));
  const onPaper = /和绑定码([0-9A-Z]{10})，/.exec(words)?.[1] ?? '';
  expect(onPaper).toHaveLength(10);
  markers['printedCode'] = onPaper;
  await sends(404, citizen.post('/api/me/applications/actions/bind', { number, code }));
  ok(await citizen.post('/api/me/applications/actions/bind', { number, code: onPaper }));
  await sends(404, citizen.post('/api/me/applications/actions/bind', { number: FIXED.phone, code }));
  await act(desk, id, 'propose-decision', { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' });
  await act(second, id, 'approve-decision', {});
  await act(desk, id, 'dispatch', { method: 'post', trackingNumber: 'EA1' });
  await act(desk, id, 'record-delivery-failure', { reason: 'returned' });
  await act(desk, id, 'redeliver', { method: 'post', contact: `${FIXED.address}，电话 ${FIXED.phone}` });
  const reveal = { reason: '核对收件人', fields: ['contact'] };
  const shown = ok(await desk.post(`/api/staff/applications/${id}/actions/reveal-personal-data`, reveal));
  expect(shown.otherContacts).toEqual([`${FIXED.address}，电话 ${FIXED.phone}`]);
}

/** A record on oneself to be corrected, and a complaint against an agency below. */
async function besideCases(): Promise<void> {
  const evidence = ok(await citizen.upload('/api/me/files', '证据.pdf', pdfFile(), 'application/pdf'));
  const { identityNumber, phone, email, address } = FIXED;
  const correction = buildCorrection(bed.agencyId, evidence.id);
  const applicant = { ...correction.applicant, identityNumber, phone, email, address };
  ok(await citizen.post('/api/me/record-corrections', { ...correction, applicant }, { key: newKey() }));
  await bed.connection.db
    ?.collection<{ _id: string }>('agencies')
    .updateOne({ _id: bed.otherAgencyId }, { $set: { parentId: bed.agencyId } });
  ok(
    await desk.post(
      '/api/staff/supervision/complaints',
      {
        agencyId: bed.otherAgencyId,
        matter: 'other',
        text: '反映的问题',
        receivedDate: '2026-03-02',
        complainantName: '张三',
        complainantContact: `${phone}，${address}`,
      },
      { key: newKey() },
    ),
  );
}

/** By a link: its token, the code and the token of the session are told once, the telephone is never told. */
async function thirdParty(): Promise<void> {
  const { id } = ok(
    await desk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: { ...FORM, subject: '第四件' } },
      { key: newKey() },
    ),
  );
  const asked = { with: 'third_party', recipient: '某某公司', text: '是否同意公开' };
  const { consultations } = await act(desk, id, 'start-consultation', asked);
  const consultationId = consultations[0].id as string;
  const phone = FIXED.thirdPartyPhone;
  const { path } = await act(desk, id, 'issue-opinion-link', { consultationId, phone });
  const token = /^\/opinion\/(\S{43})$/.exec(path as string)?.[1] ?? '';
  markers['opinionToken'] = token;
  // The address leads on to the page; the token is in it both times.
  expect((await fetch(bed.origin + path, { redirect: 'manual' })).status).toBe(302);
  await sends(204, bed.anonymous.post('/api/public/opinions/actions/send-code', { token }));
  const code = await lastCodeTo(bed, phone);
  opinionCode = code;
  await sends(400, bed.anonymous.post('/api/public/opinions/actions/open', { token, code: phone }));
  const opened = ok(await bed.anonymous.post('/api/public/opinions/actions/open', { token, code }));
  markers['opinionSession'] = opened.sessionToken;
  const party = new (bed.anonymous.constructor as typeof Client)(bed.origin, {
    authorization: `Bearer ${opened.sessionToken}`,
  });
  const file = ok(await party.upload('/api/public/opinions/files', '意见.pdf', pdfFile()));
  ok(await party.post('/api/public/opinions/actions/submit', { answer: 'agreed', fileIds: [file.id] }));
  const again = await act(desk, id, 'start-consultation', asked);
  const second = again.consultations[1].id as string;
  // A provider that refuses says so without number or code.
  const failing = await act(desk, id, 'issue-opinion-link', { consultationId: second, phone: '13900000500' });
  const refused = { token: (failing.path as string).replace('/opinion/', '') };
  await sends(503, bed.anonymous.post('/api/public/opinions/actions/send-code', refused));
  await act(desk, id, 'issue-opinion-link', { consultationId: second, phone });
}

async function staffSide(): Promise<void> {
  const { identityNumber, phone, email, address } = FIXED;
  const asked = { applicantName: '张三', identityDocument: 'resident_id', identityNumber, phone, email, address };
  await sends(200, desk.post('/api/staff/applications/actions/check-intake', asked));
  ok(
    await desk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: FORM, confirmDuplicate: true },
      { key: newKey() },
    ),
  );
  const account = 'qzx.somebody';
  const initialPassword = FIXED.password;
  const roles = ['clerk'];
  const person = ok(
    await desk.post('/api/staff/staff', { account, name: '新人', roles, initialPassword }, { key: newKey() }),
  );
  const signIn = { account, password: FIXED.password };
  const { token } = ok(await bed.anonymous.post('/api/staff/session', { ...signIn, transport: 'bearer' }));
  markers['staffToken'] = token;
  const own = new (bed.anonymous.constructor as typeof Client)(bed.origin, { authorization: `Bearer ${token}` });
  const change = { currentPassword: FIXED.wrongPassword, newPassword: FIXED.newPassword };
  await sends(422, own.post('/api/staff/me/password', change));
  await sends(204, own.post('/api/staff/me/password', { ...change, currentPassword: FIXED.password }));
  await sends(401, bed.anonymous.post('/api/staff/session', { account, password: FIXED.wrongPassword }));
  // Into the wrong field, as it happens.
  await sends(401, bed.anonymous.post('/api/staff/session', { account: FIXED.password, password: 'x' }));
  const managed = ok(await desk.get('/api/staff/staff?limit=100')).items.find(
    (each: { id: string }) => each.id === person.id,
  );
  const reset = { expectedVersion: managed.management.version, initialPassword: FIXED.wrongPassword };
  ok(await desk.post(`/api/staff/staff/${person.id}/actions/reset-password`, reset));
  await secondFactor();
  // This one stays signed in.
  const cookie = await fetch(`${bed.origin}/api/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: FIXED.wrongPassword }),
  });
  markers['staffCookie'] = /staff_session=([^;]+)/.exec(cookie.headers.get('set-cookie') ?? '')?.[1] ?? '';
  expect(markers['staffCookie']).toHaveLength(43);
  markers['csrfToken'] = ((await cookie.json()) as { csrfToken: string }).csrfToken;
}

async function secondFactor(): Promise<void> {
  const account = 'qzx.second';
  const password = FIXED.password;
  const [first, boss] = [{ account, password, transport: 'bearer' }, await bed.staff(['administrator'], '管理员')];
  const roles = ['auditor'];
  ok(
    await boss.post('/api/staff/staff', { account, name: '审计', roles, initialPassword: password }, { key: newKey() }),
  );
  await bed.connection.db?.collection('staff').updateOne({ account }, { $set: { mustChangePassword: false } });
  const begun = ok(await bed.anonymous.post('/api/staff/session', first));
  const own = new (bed.anonymous.constructor as typeof Client)(bed.origin, { authorization: `Bearer ${begun.token}` });
  const { secret } = ok(await own.request('POST', '/api/staff/me/second-factor'));
  markers['deviceSecret'] = secret;
  await sends(422, own.post('/api/staff/me/second-factor/actions/confirm', { code: FIXED.phone }));
  const code = generateSync({ secret, epoch: bed.clock.now().getTime() / 1_000 });
  const { recoveryCodes } = ok(await own.post('/api/staff/me/second-factor/actions/confirm', { code }));
  await sends(422, own.post('/api/staff/me/second-factor/actions/renew-recovery-codes', { code: FIXED.phone }));
  markers['recoveryCode'] = recoveryCodes[0];
  markers['usedRecoveryCode'] = recoveryCodes[1];
  const { ticket } = ok(await bed.anonymous.post('/api/staff/session', first));
  markers['signInTicket'] = ticket;
  await sends(422, bed.anonymous.post('/api/staff/session/second-factor', { ticket, code: FIXED.password }));
  await sends(201, bed.anonymous.post('/api/staff/session/second-factor', { ticket, code: recoveryCodes[1] }));
  ok(await bed.anonymous.post('/api/staff/session', first));
}

async function wrongWays(): Promise<void> {
  const all = Object.values(FIXED).join(' ');
  const headers = { ...citizen.authorization, 'content-type': 'application/json' };
  const raw = (path: string, init: RequestInit): Promise<Response> => fetch(bed.origin + path, { headers, ...init });
  await sends(400, raw('/api/me/drafts', { method: 'POST', body: `{"fields": "${all}` }));
  await sends(400, citizen.post('/api/me/drafts', { [all]: all, fields: { [all]: all } }, { key: newKey() }));
  await sends(400, citizen.post('/api/me/drafts', { fields: { phone: all.repeat(3) } }, { key: newKey() }));
  await sends(400, citizen.post('/api/me/drafts', { fields: {} }, { key: `${FIXED.phone} x` }));
  await sends(400, citizen.get(`/api/me/drafts?cursor=${encodeURIComponent(all)}`));
  await sends(400, citizen.get(`/api/me/drafts?${encodeURIComponent(all)}=1`));
  await sends(400, citizen.get(`/api/me/drafts/${FIXED.phone}`));
  await sends(404, citizen.get(`/api/${FIXED.identityNumber}/${encodeURIComponent(FIXED.address)}`));
  await sends(401, raw('/api/me', { headers: { authorization: `Bearer ${FIXED.offeredToken}` } }));
  await sends(401, raw('/api/staff/me', { headers: { cookie: `staff_session=${FIXED.offeredToken}` } }));
  for (const q of [FIXED.phone, FIXED.identityNumber, FIXED.email, FIXED.address]) {
    ok(await bed.anonymous.get(`/api/public/search?q=${encodeURIComponent(q)}`));
    ok(await desk.get(`/api/staff/applications?text=${encodeURIComponent(q)}`));
  }
  // A fault of ours in the middle of it: what is stored cannot be read.
  const broken = ok(
    await desk.post(
      '/api/staff/applications',
      { channel: 'in_person', submittedDate: '2026-03-02', fields: { ...FORM, subject: '另一件' } },
      { key: newKey() },
    ),
  );
  await bed.connection.db
    ?.collection<{ _id: string }>('applications')
    .updateOne({ _id: broken.id }, { $set: { 'applicant.contact.sealed': 'v1.test.broken' } });
  const reveal = { reason: '核对收件人', fields: ['identity', 'contact'] };
  await sends(500, desk.post(`/api/staff/applications/${broken.id}/actions/reveal-personal-data`, reveal));
}

async function deliverAndSweep(): Promise<void> {
  const log = createLogger({ level: 'debug', json: true, destination: { write: (line) => void printed.push(line) } });
  for (const job of jobTable({ ...bed.commands, ...mongoJobStores(bed.connection), log })) {
    await job.run(new AbortController().signal);
  }
  await bed.commands.auditChain.sealBatch(1_000, 0);
}

describe('markers', () => {
  test('every route with a field that may hold such a thing is among those that are sent it', async () => {
    const found = (await declaredRouters()).table
      .all()
      .flatMap(({ spec }) =>
        [spec.body, spec.query, spec.params].flatMap((schema) =>
          schema
            ? namesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).map(
                (name) => `${spec.operationId}.${name}`,
              )
            : [],
        ),
      );
    const personal = found.filter((name) => PERSONAL_NAME.test(name.split('.')[1] ?? ''));
    expect(
      personal.filter((name) => !NO_CODE.has(name) && !SENT.has(name) && !PUBLIC.some((pattern) => pattern.test(name))),
    ).toEqual([]);
    expect([...SENT].filter((name) => !found.includes(name))).toEqual([]);
  });

  test('no collection holds one in clear but where it has to', async () => {
    const found = await searchDatabase(bed.connection, markers);
    expect(found.toSorted((a, b) => (a.marker < b.marker ? -1 : 1))).toEqual([
      // What the console repeats beside the cookie, and asks for after a reload: without the cookie it opens nothing.
      { marker: 'csrfToken', where: 'staffSessions.csrfToken' },
      // By this alone a citizen is known again at the next sign-in.
      { marker: 'openid', where: 'citizens.openid' },
    ]);
  });

  test('nothing that was printed holds one', () => {
    expect(printed.length).toBeGreaterThan(30);
    const search = markerSearch(markers);
    expect(printed.flatMap((line) => search(line).map((marker) => `${marker}: ${line.slice(0, 200)}`))).toEqual([]);
  });

  test('a code sent by text message stands nowhere by itself', async () => {
    const alone = new RegExp(`(?<![\\w.-])${opinionCode}(?![\\w.-])`);
    expect(alone.test(`{"text":"验证码 ${opinionCode}，10"}`)).toBe(true);
    expect(printed.filter((line) => alone.test(line))).toEqual([]);
    const collections = (await bed.connection.db?.listCollections({ type: 'collection' }).toArray()) ?? [];
    for (const { name } of collections) {
      const rows = (await bed.connection.db?.collection(name).find().toArray()) ?? [];
      expect(rows.map((row) => JSON.stringify(row)).filter((row) => alone.test(row))).toEqual([]);
    }
  });

  test('encrypted texts stand only in fields that the change of keys looks through', async () => {
    const collections = (await bed.connection.db?.listCollections({ type: 'collection' }).toArray()) ?? [];
    const odd: string[] = [];
    let sealed = 0;
    const look = (value: unknown, path: string): void => {
      if (typeof value === 'string' && bed.commands.cipher.keyOf(value) !== null) {
        sealed += 1;
        if (!/sealed[^.]*$/i.test(path)) odd.push(path);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
      }
    };
    for (const { name } of collections) {
      for (const document of (await bed.connection.db?.collection(name).find().toArray()) ?? []) look(document, name);
    }
    expect(sealed).toBeGreaterThan(8);
    expect(odd).toEqual([]);
  });
});

describe('the search can fail', () => {
  const one: Markers = { phone: FIXED.phone };

  test.each([
    ['as it is', `电话 ${FIXED.phone}`],
    ['in base64', Buffer.from(`电话 ${FIXED.phone}`).toString('base64')],
    ['in hex', Buffer.from(FIXED.phone).toString('hex')],
  ])('%s', (_, text) => {
    expect(markerSearch(one)(text)).toEqual(['phone']);
  });

  test('deep in a document, as a name, in bytes', async () => {
    const collection = bed.connection.db?.collection('markersFound');
    await collection?.insertOne({ a: [{ b: FIXED.phone }], [`k${FIXED.phone}`]: 1, c: Buffer.from(`x${FIXED.phone}`) });
    expect(await searchDatabase(bed.connection, one)).toEqual(
      expect.arrayContaining([
        { marker: 'phone', where: 'markersFound.a[].b' },
        { marker: 'phone', where: 'markersFound.(key)' },
        { marker: 'phone', where: 'markersFound.c' },
      ]),
    );
    await collection?.drop();
  });
});

function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]) => [
    ...(key === 'properties' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...namesIn(inner),
  ]);
}
