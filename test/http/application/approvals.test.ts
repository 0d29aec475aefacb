import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from '../../support/desk.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer({ today: '2026-03-02' });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(server);
});
const granted = { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。' };

interface Waiting {
  id: string;
  approvals: { kind: { code: string }; own: boolean }[];
}
/** What waits for them, as id → kinds; one's own with a star. */
async function waitsFor(who: Client): Promise<Record<string, string[]>> {
  const { items } = (await who.get('/api/staff/approvals')).body as { items: Waiting[] };
  return Object.fromEntries(
    items.map(({ id, approvals }) => [id, approvals.map(({ kind, own }) => `${kind.code}${own ? '*' : ''}`)]),
  );
}

test('requires authentication and the role; another agency sees nothing', async () => {
  expect((await server.anonymous.get('/api/staff/approvals')).status).toBe(401);
  expect((await desk.clerk.get('/api/staff/approvals')).status).toBe(403);
  const { id } = await desk.handedIn('2026-03-02');
  await desk.done(desk.clerk, id, 'propose-decision', granted);
  const elsewhere = await server.staff(['office_head'], '他处', 'other');
  expect(await waitsFor(elsewhere)).toEqual({});
  await desk.done(desk.reviewer, id, 'return-decision', { comment: '再核对' });
});

describe('waits until somebody has approved or returned it', () => {
  test('a decision for the reviewer and the head, an extension for the head alone', async () => {
    const decided = await desk.handedIn('2026-03-02');
    const longer = await desk.handedIn('2026-03-02');
    await desk.done(desk.clerk, longer.id, 'request-extension', { workingDays: 10, reason: '检索量大' });
    await desk.done(desk.clerk, decided.id, 'propose-decision', granted);
    expect(await waitsFor(desk.reviewer)).toEqual({ [decided.id]: ['decision'] });
    expect(await waitsFor(desk.head)).toEqual({ [longer.id]: ['extension'], [decided.id]: ['decision'] });
    await desk.done(desk.reviewer, decided.id, 'approve-decision');
    await desk.done(desk.head, longer.id, 'approve-extension');
    expect(await waitsFor(desk.head)).toEqual({});
  });

  test('a date also of a closed case; what was decided meanwhile takes the extension with it', async () => {
    const { id } = await desk.handedIn('2026-03-02', {
      channel: 'registered_mail',
      submittedDate: '2026-02-27',
      receivedDate: '2026-03-02',
    });
    const eventId = (await desk.page(id)).events[1].id;
    await desk.done(desk.clerk, id, 'request-extension', { workingDays: 5, reason: '检索量大' });
    await desk.done(desk.clerk, id, 'propose-date-correction', { eventId, to: '2026-02-28', reason: '章看错' });
    await desk.done(desk.clerk, id, 'propose-decision', granted);
    expect(await waitsFor(desk.head)).toEqual({ [id]: ['decision', 'extension', 'date_correction'] });
    await desk.done(desk.reviewer, id, 'approve-decision');
    await desk.done(desk.clerk, id, 'dispatch', { method: 'post' });
    expect(await waitsFor(desk.head)).toEqual({ [id]: ['date_correction'] });
    await desk.done(desk.head, id, 'return-date-correction', { comment: '请附照片' });
    expect(await waitsFor(desk.head)).toEqual({});
  });

  test('one’s own is there, and said to be for somebody else', async () => {
    const both = await server.staff(['clerk', 'reviewer'], '兼职');
    const { id } = await desk.handedIn('2026-03-02');
    await desk.done(both, id, 'propose-decision', granted);
    expect(await waitsFor(both)).toEqual({ [id]: ['decision*'] });
    expect(await waitsFor(desk.reviewer)).toEqual({ [id]: ['decision'] });
    await desk.done(desk.reviewer, id, 'approve-decision');
  });

  test('the most urgent first, page by page', async () => {
    const later = await desk.handedIn('2026-03-03');
    const earlier = await desk.handedIn('2026-03-02', { lateEntryReason: '补录' });
    server.clock.freezeOn('2026-03-04');
    for (const { id } of [later, earlier]) await desk.done(desk.clerk, id, 'propose-decision', granted);
    const first = (await desk.reviewer.get('/api/staff/approvals?limit=1')).body;
    const second = (await desk.reviewer.get(`/api/staff/approvals?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.items[0].id, second.items[0].id, second.nextCursor]).toEqual([earlier.id, later.id, null]);
  });
});
