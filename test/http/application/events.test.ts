import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { EventHub } from '../../../src/http/event-hub.js';
import { type StaffActor } from '../../../src/policies/actor.js';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Desk, openDesk } from '../../support/desk.js';
import { RecordingLog } from '../../support/http.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-10' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});

interface Listening {
  status: number;
  headers: Headers;
  text(): string;
  /** Settles when the stream ends. */
  ended: Promise<void>;
  close(): void;
}

const open: Listening[] = [];
afterEach(() => open.splice(0).forEach((each) => each.close()));

async function listen(who: Client): Promise<Listening> {
  const controller = new AbortController();
  const response = await fetch(`${server.origin}/api/staff/events`, {
    headers: who.authorization,
    signal: controller.signal,
  });
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
    } catch {
      // closed by the test
    }
  })();
  const listening = {
    status: response.status,
    headers: response.headers,
    text: () => text,
    ended,
    close: () => controller.abort(),
  };
  open.push(listening);
  return listening;
}

const events = ({ text }: Listening): unknown[] =>
  [...text().matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json as string));

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('requires authentication and the role', async () => {
  expect((await listen(server.anonymous)).status).toBe(401);
  expect((await listen(await server.staff(['contributor'], '苗信息'))).status).toBe(403);
  expect((await listen(desk.citizen)).status).toBe(401);
});

test('tells that something waits for a second person, or no longer does', async () => {
  const { id } = await desk.handedIn('2026-03-10');
  const admin = await server.staff(['administrator'], '管理员');
  const { version } = (await admin.get('/api/staff/agency')).body;
  const rule = { expectedVersion: version, unmasking: 'with_approval' };
  expect((await admin.post('/api/staff/agency/actions/update', rule)).status).toBe(200);
  const [own, foreign] = [await listen(desk.reviewer), await listen(desk.outsider)];
  const path = `/api/staff/applications/${id}/actions/request-unmasking`;
  const made = await desk.clerk.post(path, { reason: '核对收件人', fields: ['identity'] });
  const told = { type: 'approval_request', id: made.body.id };
  await until(() => events(own).length > 0);
  expect(events(own)).toEqual([told]);
  await desk.reviewer.post(`/api/staff/approval-requests/${made.body.id}/actions/approve`, {});
  await until(() => events(own).length > 1);
  expect(events(own)).toEqual([told, told]);
  expect(events(foreign)).toEqual([]);
});

test('tells what has changed of the own agency, and nothing of another', async () => {
  const [own, foreign] = [await listen(desk.reviewer), await listen(desk.outsider)];
  expect([own.status, own.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const made = await desk.handedIn('2026-03-10');
  await until(() => events(own).length > 0);
  expect(events(own)[0]).toEqual({ type: 'application', id: made.id, version: made.version });
  await desk.done(desk.clerk, made.id, 'claim');
  await until(() => JSON.stringify(events(own)).includes(`"version":${made.version + 1}`));
  // The other agency hears of its own case, and of that alone.
  const paper = { channel: 'in_person', submittedDate: '2026-03-10', fields: buildOtherForm() };
  const other = await desk.outsider.post('/api/staff/applications', paper, { key: newKey() });
  expect(other.status).toBe(201);
  await until(() => events(foreign).length > 0);
  expect(events(foreign)).toEqual([{ type: 'application', id: other.body.id, version: other.body.version }]);
  expect(own.text()).not.toContain(other.body.id);
});

test('ends when the session does, and when the role is taken away', async () => {
  const [one, two] = [await server.staff(['clerk'], '孙经办'), await server.staff(['clerk'], '周经办')];
  const admin = await server.staff(['administrator'], '吴管理');
  const [first, second] = [await listen(one), await listen(two)];
  expect((await one.request('DELETE', '/api/staff/session')).status).toBe(204);
  await first.ended;
  const change = { expectedVersion: 1, roles: ['contributor'] };
  expect((await admin.post(`/api/staff/staff/${two.staffId}/actions/update`, change)).status).toBe(200);
  await second.ended;
});

test('four at once for one person; the place of one that was closed is free again', async () => {
  const busy = await server.staff(['clerk'], '郑经办');
  const four = [await listen(busy), await listen(busy), await listen(busy), await listen(busy)];
  const fifth = await listen(busy);
  await fifth.ended;
  expect([fifth.status, JSON.parse(fifth.text()).error.code]).toEqual([429, 'rate_limited']);
  four[0]?.close();
  let again = await listen(busy);
  for (let n = 0; again.status === 429 && n < 50; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    again = await listen(busy);
  }
  expect(again.status).toBe(200);
});

describe('the hub', () => {
  const actor: StaffActor = {
    type: 'staff',
    staffId: '1'.repeat(24),
    agencyId: '2'.repeat(24),
    roles: ['clerk'],
    name: '王经办',
    sessionId: '3'.repeat(24),
    mustChangePassword: false,
  };

  test('its heartbeat ends what has run out by itself; a stopped one opens nothing', async () => {
    let alive = new Map([[actor.sessionId, actor.roles]]);
    const reads = { cases: async () => [], agencyOfRequest: async () => null, sessions: async () => alive };
    const hub = new EventHub({ reads, log: new RecordingLog(), heartbeatMs: 20 });
    let text = '';
    const stream = hub.open(actor);
    const ended = new Promise((resolve) => stream.on('data', (chunk) => (text += String(chunk))).on('end', resolve));
    await until(() => text.includes(': heartbeat'));
    alive = new Map();
    await ended;
    hub.stop();
    expect(() => hub.open(actor)).toThrow('服务暂时不可用');
  });

  test('what cannot be read is not kept back in silence', async () => {
    const away = () => Promise.reject(new Error('away'));
    const reads = { cases: away, agencyOfRequest: away, sessions: async () => new Map() };
    const log = new RecordingLog();
    const hub = new EventHub({ reads, log });
    let text = '';
    hub.open(actor).on('data', (chunk) => (text += String(chunk)));
    hub.caseChanged('4'.repeat(24));
    await until(() => text.includes('{"type":"reset"}'));
    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
    hub.stop();
  });
});
