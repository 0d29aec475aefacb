/** Who has a case in hand is told what others did to it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deliverOutbox } from '../../../src/jobs/deliver-outbox.js';
import { mongoOutboxDelivery } from '../../../src/persistence/jobs/outbox-delivery.js';
import { buildOtherForm, newKey } from '../../support/cases.js';
import { type Client, useServer } from '../../support/server.js';
import { act, draftOf, ok } from '../../support/tenants.js';

const server = useServer({ today: '2026-03-02' });
let citizen: Client;
let clerk: Client;
let colleague: Client;
let head: Client;

beforeAll(async () => {
  citizen = await server.citizen('zhang-san');
  clerk = await server.staff(['clerk'], '王经办');
  colleague = await server.staff(['clerk'], '李经办');
  head = await server.staff(['office_head'], '赵主任');
});

/** @param claimed in the hands of `clerk`, or nobody's yet */
async function caseOf(claimed: boolean): Promise<string> {
  const draft = await draftOf(citizen, server.agencyId, buildOtherForm());
  const { id } = ok(await citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
  await act(clerk, id, 'confirm-receipt', {});
  if (claimed) await act(clerk, id, 'claim', {});
  return id as string;
}

async function withdraw(id: string): Promise<void> {
  const path = `/api/me/applications/${id}`;
  const { version } = ok(await citizen.get(path));
  ok(await citizen.post(`${path}/actions/withdraw`, { expectedVersion: version }));
}

/** What every case begins with; it has its own tests. */
const BEGINNING = ['收到新的网上申请，请确认', '有申请分派给您'];

/** Titles of what stands in the inbox about the case, without its beginning. */
async function toldTo(who: Client, id: string): Promise<string[]> {
  await deliverOutbox({ outbox: mongoOutboxDelivery(server.connection), clock: server.clock });
  const { items } = ok(await who.get('/api/staff/notices?limit=100'));
  return (items as { title: string; subject: { id: string } }[])
    .filter(({ subject }) => subject.id === id)
    .map(({ title }) => title)
    .filter((title) => !BEGINNING.includes(title));
}

const WITHDRAWN = '申请人撤回了申请，不必再办理';

describe('a withdrawal', () => {
  test('by the applicant: to who has the case in hand, and to no colleague', async () => {
    const id = await caseOf(true);
    await withdraw(id);
    expect(await toldTo(clerk, id)).toEqual([WITHDRAWN]);
    expect(await toldTo(colleague, id)).toEqual([]);
  });

  test('of nobody’s case: to all clerks', async () => {
    const id = await caseOf(false);
    await withdraw(id);
    expect(await toldTo(clerk, id)).toEqual([WITHDRAWN]);
    expect(await toldTo(colleague, id)).toEqual([WITHDRAWN]);
    expect(await toldTo(head, id)).toEqual([]);
  });

  test('entered by a colleague: to who has it in hand; entered by himself: to nobody', async () => {
    const id = await caseOf(true);
    await act(colleague, id, 'record-withdrawal', { reason: '书面撤回' });
    expect(await toldTo(clerk, id)).toEqual([WITHDRAWN]);
    expect(await toldTo(colleague, id)).toEqual([]);
    const own = await caseOf(true);
    await act(clerk, own, 'record-withdrawal', { reason: '书面撤回' });
    expect(await toldTo(clerk, own)).toEqual([]);
  });
});

describe('第三十三条 an extension', () => {
  test.each([
    ['approve-extension', {}, '延期申请已批准'],
    ['return-extension', { comment: '不必延期' }, '延期申请被退回'],
  ])('%s: to who has the case in hand', async (verb, body, title) => {
    const id = await caseOf(true);
    await act(colleague, id, 'request-extension', { workingDays: 10, reason: '需要检索' });
    await act(head, id, verb, body);
    expect(await toldTo(clerk, id)).toEqual([title]);
    expect(await toldTo(colleague, id)).toEqual([]);
  });

  test('of nobody’s case: to all clerks', async () => {
    const id = await caseOf(false);
    await act(clerk, id, 'request-extension', { workingDays: 10, reason: '需要检索' });
    await act(head, id, 'approve-extension', {});
    expect(await toldTo(colleague, id)).toEqual(['延期申请已批准']);
  });
});
